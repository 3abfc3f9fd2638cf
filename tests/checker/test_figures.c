/*
 * Figures in prose: which count is whose, and which are nobody's.
 */

#include "check/figures.h"

#include <criterion/criterion.h>

TestSuite(figures, .timeout = 60);

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

enum { NEW, RECEIVED, BROUGHT, CARRIED, GRANTED, PARTLY, REVIEW, LAWSUIT, OTHER, ENTRIES };

static const char entry_letters[] = "NRBCGPVL";

/* What all paragraphs of a text claim, placed in the text. */
static void figures_claimed(const struct facts *facts, const struct figure_entry *entries,
	size_t count, int year, GArray *claims)
{
	for (guint p = 0; p < facts->paragraphs->len; p++) {
		const struct paragraph *paragraph = facts_paragraph(facts, p);
		guint first = claims->len;

		figures_of_paragraph(paragraph, entries, count, year, claims);
		for (guint i = first; i < claims->len; i++)
			g_array_index(claims, struct figure_claim, i).offset +=
				facts_start(facts, p);
	}
}

/* What the text claims, as N41 R2 …, in the order found. */
static char *claims_of(const char *text, int year)
{
	const struct figure_entry entries[ENTRIES] = {
		[NEW] = {.after = WORDS("新收", "受理"), .none = WORDS("未受理")},
		[RECEIVED] = {.after = WORDS("收到"), .none = WORDS("未收到", "没有收到", "无")},
		[BROUGHT] = {.after = WORDS("上年结转", "上年度结转")},
		[CARRIED] = {.after = WORDS("结转"), .none = WORDS("无", "没有")},
		[GRANTED] = {.after = WORDS("予以公开")},
		[PARTLY] = {.after = WORDS("部分公开")},
		[REVIEW] = {.after = WORDS("行政复议"), .none = WORDS("无", "未发生", "未出现")},
		[LAWSUIT] = {.after = WORDS("行政诉讼"), .none = WORDS("无", "未发生", "未出现")},
		[OTHER] = {.after = WORDS("留言", "败诉", "补正"), .is_ignored = true},
	};
	g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(struct figure_claim));
	GString *out = g_string_new(NULL);
	struct facts facts;

	facts_init(&facts);
	facts_update(&facts, text);
	figures_claimed(&facts, entries, ENTRIES, year, claims);
	for (guint i = 0; i < claims->len; i++) {
		struct figure_claim claim = g_array_index(claims, struct figure_claim, i);
		char figure[DECIMAL_TEXT_SIZE];
		g_string_append_printf(out, "%s%c%s", i > 0 ? " " : "", entry_letters[claim.entry],
			decimal_format(claim.figure, figure));
	}
	facts_release(&facts);
	return g_string_free(out, FALSE);
}

struct reading {
	const char *text, *claims;
};

static void expect_readings(const struct reading *readings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *claims = claims_of(readings[i].text, 2024);
		cr_expect_str_eq(claims, readings[i].claims, "%s: '%s', not '%s'", readings[i].text,
			claims, readings[i].claims);
	}
}

Test(figures, belong_to_the_nearest_word_before_them)
{
	static const struct reading readings[] = {
		{"本年新收申请41件", "N41"},
		{"共收到依法申请公开的事项共计 ２ 条", "R2"},
		{"新收41件、上年结转2件", "N41 B2"},
		{"上年结转2件、新收41件", "B2 N41"},
		{"结转下年度3件", "C3"},
		{"办结43件（予以公开12件，部分公开3件）", "G12 P3"},
		{"予以公开12件，占29%，部分公开3件，占7%", "G12 P3"},
		{"行政复议：2件；行政诉讼：0件", "V2 L0"},
		{"行政复议、行政诉讼各1件", "L1"},
		{"行政复议（含经调解的）2件", "V2"},
		{"通过12345热线收到第1季以来申请3件", "R3"},
		{"受理单位3家的申请5件", "N5"},
		{"2024年，我局收到申请41件", "R41"},
		{"收 到 申 请 41 件", "R41"},
	};

	expect_readings(readings, G_N_ELEMENTS(readings));
}

Test(figures, without_a_word_in_their_clause_are_nobodys)
{
	static const struct reading readings[] = {
		{"主动公开信息2428条", ""},
		{"收到申请后，公开文件12件", ""},
		{"收到申请41件，其中自然人40件", "R41"},
		{"收到申请41件、法人1件", "R41"},
		{"收到申请41件（自然人40件，法人1件）", "R41"},
		{"收到近40件、法人1件", ""},
		{"收到{requests.new.total}件、法人1件", ""},
		{"收到申请。共41件", ""},
		{"《收到申请办法》印发3件", ""},
		{"收到留言120条", ""},
		{"收到申请\n41件", ""},
	};

	expect_readings(readings, G_N_ELEMENTS(readings));
}

Test(figures, of_another_time_are_nobodys)
{
	static const struct reading readings[] = {
		{"收到申请41件，比上年增加5件", "R41"},
		{"收到申请比上年多5件", ""},
		{"与去年相比，收到申请41件", "R41"},
		{"去年收到申请30件、结转2件", ""},
		{"去年，收到申请30件，予以公开12件；2024年，收到申请41件", "R41"},
		{"去年收到申请30件（予以公开12件）", ""},
		{"上年度结转到今年2件", "B2"},
		{"上一年度结转2件", ""},
		{"上年仍有结转2件", ""},
		{"2023年收到申请30件", ""},
		{"2023年度，收到申请30件；2024年度，收到申请41件", "R41"},
		{"2024年收到41件、2023年收到30件", "R41"},
		{"2023年收到30件、2024年收到41件", "R41"},
		{"上半年收到20件，下半年收到21件", ""},
		{"近三年共收到120件", ""},
		{"同比收到30件", ""},
		{"较上年（2023年）增加，收到申请41件", "R41"},
		{"一年来收到申请41件", "R41"},
		{"结转2025年办理2件", "C2"},
	};

	expect_readings(readings, G_N_ELEMENTS(readings));
	g_autofree char *claims = claims_of("2023年收到申请30件", 0);
	cr_expect_str_eq(claims, "R30", "%s", claims);
}

Test(figures, that_are_no_totals_are_nobodys)
{
	static const struct reading readings[] = {
		{"收到申请增加5件", ""},
		{"收到申请减少了 5 件", ""},
		{"收到申请增至41件", "R41"},
		{"予以公开和部分公开共15件", ""},
		{"予以公开共15件", "G15"},
		{"2件予以公开、1件部分公开", ""},
		{"2件予以公开和1件部分公开", ""},
		{"予以公开、部分公开分别为12件、3件", ""},
		{"收到申请41件，其中当面收到10件，网上收到31件", "R41"},
		{"收到申请41件（含网上收到31件）", "R41"},
		{"收到申请41件，其中予以公开12件", "R41 G12"},
		{"收到申请41件。其中收到法人申请1件", "R41 R1"},
		{"收到申请41件，收到申请42件", "R41 R42"},
	};

	expect_readings(readings, G_N_ELEMENTS(readings));
}

Test(figures, are_nought_where_the_clause_says_there_were_none)
{
	static const struct reading readings[] = {
		{"全年未收到申请", "R0"},
		{"本年度没有收到公开申请，也未受理", "R0 N0"},
		{"未发生行政复议、行政诉讼", "V0 L0"},
		{"无行政诉讼案件", "L0"},
		{"没有结转的申请", "C0"},
		{"2024年未收到申请", "R0"},
		{"无正当理由的不予答复", ""},
		{"无法提供", ""},
		{"行政复议无", ""},
		{"未收到申请3件的补正", ""},
		{"没有收到{requests.new.total}件以外的申请", ""},
		{"未收到补正", ""},
		{"未发生行政诉讼败诉的情况", ""},
		{"未收到行政复议申请", ""},
		{"未收到公开申请和留言", "R0"},
		{"未收到留言和公开申请", ""},
		{"无正当理由提起行政复议的", ""},
		{"无法答复、无行政复议的", "V0"},
		{"2023年未收到申请", ""},
		{"去年，未发生行政复议", ""},
		{"收到申请41件，其中未收到法人申请", "R41"},
		{"《无行政诉讼单位办法》", ""},
	};

	expect_readings(readings, G_N_ELEMENTS(readings));
}

Test(figures, know_where_in_the_text_they_were_claimed)
{
	static const char text[] = "甲。\n乙，收到 41 件；未发生复议。";
	const struct figure_entry entries[] = {
		{.after = WORDS("收到")},
		{.after = WORDS("复议"), .none = WORDS("未发生")},
	};
	g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(struct figure_claim));
	struct facts facts;

	facts_init(&facts);
	facts_update(&facts, text);
	figures_claimed(&facts, entries, G_N_ELEMENTS(entries), 2024, claims);
	cr_assert_eq(claims->len, 2);
	const struct figure_claim *count = &g_array_index(claims, struct figure_claim, 0);
	const struct figure_claim *none = &g_array_index(claims, struct figure_claim, 1);
	g_autofree char *digits = g_strndup(text + count->offset, count->length);
	g_autofree char *clause = g_strndup(text + none->offset, none->length);
	cr_expect_str_eq(digits, "41");
	cr_expect_str_eq(clause, "未发生复议");
	facts_release(&facts);
}

Test(figures, are_found_in_a_megabyte_of_anything)
{
	static const char *const units[] = {"收到1件", "去年1件", "，无", "（收到1件", "2023年（",
		"收到", "、1件", "1，", "其中收到1件"};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1000000)
			g_string_append(text, units[i]);
		g_free(claims_of(text->str, 2024));
	}
}
