#include "report/words.h"

#include "base/numeral.h"

#include <glib.h>
#include <string.h>

static char *chinese_date(int year, int month, int day)
{
	return g_strdup_printf("%d年%d月%d日", year, month, day);
}

static char *english_date(int year, int month, int day)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};

	return g_strdup_printf("%s %d, %d", months[month - 1], day, year);
}

static const struct paper_words rows[] = {
	{
		.language = "zh",
		.marks = {{"draft", "（草稿）"}, {"submitted", "（待审）"},
			{"returned", "（已退回）"}, {"void", "（批准已失效）"}},
		.approved = "批准",
		.own = "即报送人",
		.things = (const char *const[]){"章", "日期", "年月日", NULL},
		.cover = "封面",
		.notes = "附注",
		.stop = "。",
		.colon = "：",
		.comma = "，",
		.blank = "（未填）",
		.not_applicable = "不适用。",
		.carried = "与上年的数不同",
		.overflow = "溢出",
		.open = "（",
		.close = "）",
		.form = "表式",
		.digest = "摘要",
		.cross_footing = "勾稽",
		.last_year = "跨年已查",
		.no_last_year = "跨年未查",
		.notes_counted = "附注",
		.standing = "尚有",
		.errors = "错",
		.warnings = "警",
		.edition = "版式",
		.date_to_fill = "______年____月____日",
		.date = chinese_date,
		.numeral = numeral_chinese,
	},
	{
		.language = "en",
		.marks = {{"draft", "(draft)"}, {"submitted", "(under review)"},
			{"returned", "(returned)"}, {"void", "(approval void)"}},
		.approved = "Approved",
		.own = "who also handed it in",
		.things = (const char *const[]){"Date", "date", "Seal", "seal", "Stamp", "stamp",
			NULL},
		.cover = "Cover",
		.notes = "Notes",
		.stop = ". ",
		.colon = ": ",
		.comma = ", ",
		.blank = "(blank)",
		.not_applicable = "Not applicable.",
		.carried = "not as last year",
		.overflow = "overflow",
		.open = " (",
		.close = ")",
		.form = "form",
		.digest = "digest",
		.cross_footing = "cross-footed ",
		.last_year = "last year checked",
		.no_last_year = "last year not checked",
		.notes_counted = "notes ",
		.standing = "left standing: ",
		.errors = "errors ",
		.warnings = "warnings ",
		.edition = "layout ",
		.date_to_fill = "____________________",
		.date = english_date,
	},
};

const struct paper_words *paper_words_of(const char *language)
{
	for (size_t i = 0; language != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (g_str_has_prefix(language, rows[i].language))
			return &rows[i];
	}
	return &rows[0];
}

const char *paper_mark_of(const struct paper_words *words, const char *status)
{
	for (size_t i = 0; i < PAPER_MARKS; i++) {
		if (strcmp(words->marks[i].status, status) == 0)
			return words->marks[i].mark;
	}
	return NULL;
}
