/*
 * Where texts differ, written as [-what is gone-] and {+what is new+}.
 */

#include "report/reports.h"
#include "review/alignment.h"
#include "review/text_difference.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(text_difference, .timeout = 20);

static char *marked(const char *old, const char *text)
{
	static const char *const before[] = {"", "[-", "{+"}, *const after[] = {"", "-]", "+}"};
	g_autoptr(GArray) runs = text_difference(old, text);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < runs->len; i++) {
		const struct word_run *run = &g_array_index(runs, struct word_run, i);

		g_string_append(out, before[run->kind]);
		g_string_append_len(out, run->text, (gssize)run->length);
		g_string_append(out, after[run->kind]);
	}
	return g_string_free(out, FALSE);
}

Test(text_difference, is_read_word_by_word)
{
	static const struct {
		const char *old, *text, *expected;
	} cases[] = {
		{"", "", ""},
		{"一样", "一样", "一样"},
		{"", "新的", "{+新的+}"},
		{"旧的", "", "[-旧的-]"},
		/* a figure is one word, whatever digits it shares */
		{"全年公开3117条。", "全年公开3118条。", "全年公开[-3117-]{+3118+}条。"},
		{"收费127.9万元", "收费27.9万元", "收费[-127.9-]{+27.9+}万元"},
		/* so is a reference */
		{"共{s.new.a}件", "共{s.new.b}件", "共[-{s.new.a}-]{+{s.new.b}+}件"},
		{"共{s.new.a}件", "共5件", "共[-{s.new.a}-]{+5+}件"},
		{"一{未完", "一{未了", "一{未[-完-]{+了+}"},
		/* Chinese goes by characters */
		{"加强组织领导", "加强了组织领导", "加强{+了+}组织领导"},
		{"依法公开信息", "依法发布信息", "依法[-公开-]{+发布+}信息"},
		/* crumbs between changes are changed with them */
		{"健全制度体系", "完善工作制的机制", "[-健全制度体系-]{+完善工作制的机制+}"},
		/* what is long enough between two changes stays */
		{"甲在政府网站公开乙", "丙在政府网站公开丁",
			"[-甲-]{+丙+}在政府网站公开[-乙-]{+丁+}"},
		/* paragraphs that are the same are found again */
		{"第一。\n第二。\n第三。", "第一。\n第三。", "第一。\n[-第二。\n-]第三。"},
		{"第一。\n第三。", "第一。\n第二。\n第三。", "第一。\n{+第二。\n+}第三。"},
		{"甲乙丙\n丁戊己", "甲乙丙丁戊己", "甲乙丙[-\n-]丁戊己"},
		/* a sentence more is that sentence, wherever its words stand again */
		{"我们做甲。好", "我们做乙。我们做甲。好", "{+我们做乙。+}我们做甲。好"},
		{"一。我们做甲。我们做乙。", "一。我们做乙。", "一。[-我们做甲。-]我们做乙。"},
		{"我们做甲我们做乙", "我们做乙", "[-我们做甲-]我们做乙"},
		{"甲一一一乙", "甲一一乙", "甲一一[-一-]乙"},
		/* no character is cut */
		{"𠮷野家", "𡈽野家", "[-𠮷-]{+𡈽+}野家"},
		{"e\u0301", "e", "[-e\u0301-]{+e+}"},
		{"open data", "open government data", "open {+government +}data"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shown = marked(cases[i].old, cases[i].text);

		cr_expect_str_eq(shown, cases[i].expected, "%s: %s", cases[i].old, shown);
	}
}

/* The one of both texts that runs of a kind do not belong to. */
static char *without(const GArray *runs, enum word_run_kind kind)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < runs->len; i++) {
		const struct word_run *run = &g_array_index(runs, struct word_run, i);

		if (run->kind != kind)
			g_string_append_len(out, run->text, (gssize)run->length);
	}
	return g_string_free(out, FALSE);
}

static char *random_prose(unsigned *seed)
{
	static const char *const pieces[] = {
		"公", "开", "信息", "，", "。\n", "3117", "{s.a}", "{", "\n", " ", "a\u0301", "𠮷"};
	GString *text = g_string_new(NULL);

	for (unsigned i = random_below(seed, 30); i > 0; i--)
		g_string_append(text, pieces[random_below(seed, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

Test(text_difference, makes_up_both_texts_whatever_they_are)
{
	unsigned seed = 7;

	for (int round = 0; round < 2000; round++) {
		g_autofree char *old = random_prose(&seed), *text = random_prose(&seed);
		g_autoptr(GArray) runs = text_difference(old, text);
		g_autofree char *of_old = without(runs, WORD_RUN_NEW);
		g_autofree char *of_text = without(runs, WORD_RUN_GONE);

		cr_assert_str_eq(of_old, old);
		cr_assert_str_eq(of_text, text);
		for (guint i = 0; i < runs->len; i++) {
			const struct word_run *run = &g_array_index(runs, struct word_run, i);

			cr_assert(run->length > 0);
			cr_assert(g_utf8_validate(run->text, (gssize)run->length, NULL));
			cr_assert(i == 0 || run->kind != run[-1].kind);
		}
	}
}

Test(text_difference, gives_up_where_it_would_take_too_long)
{
	g_autoptr(GArray) ones = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint));
	static bool one_kept[5000], other_kept[5000];
	size_t kept = 0;

	for (guint i = 0; i < 5000; i++) {
		guint one = i, other = i % 2 == 0 ? i : i + 10000;

		if (i == 1 || i == 4998)
			other = i + 20000;
		g_array_append_val(ones, one);
		g_array_append_val(others, other);
	}
	align(ones, others, one_kept, other_kept);
	for (guint i = 0; i < 5000; i++) {
		cr_assert_eq(one_kept[i], other_kept[i]);
		kept += one_kept[i];
	}
	cr_expect_eq(kept, 1);
}
