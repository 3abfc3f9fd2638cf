/*
 * A narrative while it is written: after any edit, what is found wrong in it is
 * what a checker made anew finds, and so is where.
 */

#include "check/checker.h"
#include "check/named.h"
#include "check/text_flaws.h"
#include "checker/cases.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(narrative, .timeout = 120);

/* What rules look for, and what only looks like it. */
static const char *const pieces[] = {"收到申请", "41件", "3件", "，", "，", "。", "。", "\n", "\n",
	"2023年", "2024年", "2022年", "2025年", "较", "将", "未发生行政复议、行政诉讼", "上年结转",
	"予以公开", "其中", "（", "）", "《", "》", "：", "没有收到", "考核", "评议",
	"国务院令第492号", "〔2019〕60号", "{requests.new.total}", "{", "信息处理费", "与去年相比",
	"继续办理", "12", " ", "认真贯彻落实条例，不断完善工作机制"};

static const char address[] = "overview.management";

static void append_random(GRand *random, GString *text, int most)
{
	for (int i = g_rand_int_range(random, 0, most + 1); i > 0; i--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
}

/* A key, a word, or a paste of paragraphs in the place of some characters. */
static void edit_randomly(GRand *random, GString *text)
{
	g_autoptr(GString) put = g_string_new(NULL);
	glong characters = g_utf8_strlen(text->str, -1);
	gssize at = g_utf8_offset_to_pointer(
			    text->str, g_rand_int_range(random, 0, (gint32)characters + 1)) -
		text->str;
	const char *start = text->str + at, *end = start;
	bool is_large = g_rand_int_range(random, 0, 15) == 0;

	for (int i = g_rand_int_range(random, 0, is_large ? 500 : 4); i > 0 && *end != '\0'; i--)
		end = g_utf8_next_char(end);
	g_string_erase(text, at, end - start);
	append_random(random, put, is_large ? 80 : 2);
	g_string_insert(text, at, put->str);
}

static void expect_same_flaws(
	const struct checker *kept, const struct checker *fresh, cell_index cell, const char *text)
{
	g_autoptr(GArray) a = checker_flaws(kept, cell, 0, SIZE_MAX);
	g_autoptr(GArray) b = checker_flaws(fresh, cell, 0, SIZE_MAX);

	cr_assert_eq(a->len, b->len, "%s", text);
	for (guint i = 0; i < a->len; i++) {
		const struct text_flaw *left = &g_array_index(a, struct text_flaw, i);
		const struct text_flaw *right = &g_array_index(b, struct text_flaw, i);

		cr_assert(left->offset == right->offset && left->length == right->length &&
				left->slot == right->slot,
			"flaw %u at %zu, %zu: %s", i, left->offset, right->offset, text);
	}
}

static void expect_same_figures(
	const struct checker *kept, const struct checker *fresh, cell_index cell, const char *text)
{
	g_autoptr(GArray) a = checker_named(kept, cell), b = checker_named(fresh, cell);

	cr_assert_eq(a->len, b->len, "%s", text);
	for (guint i = 0; i < a->len; i++) {
		const struct named_figure *left = &g_array_index(a, struct named_figure, i);
		const struct named_figure *right = &g_array_index(b, struct named_figure, i);

		cr_assert(left->state == right->state && left->denied == right->denied &&
				g_strcmp0(left->named, right->named) == 0 &&
				strcmp(left->figure, right->figure) == 0,
			"%s: %s", left->label, text);
	}
}

static void expect_same_finding(
	const struct checker *kept, const struct checker *fresh, size_t slot, const char *text)
{
	struct finding a, b;
	bool has_finding = checker_finding(kept, slot, &a);

	cr_assert_eq(has_finding, checker_finding(fresh, slot, &b), "slot %zu: %s", slot, text);
	if (!has_finding)
		return;
	cr_assert_str_eq(a.message, b.message, "%s", text);
	finding_release(&a);
	finding_release(&b);
}

/* The kept checker says what one made anew says. */
static void expect_same(const struct checker *kept, const struct report *report, cell_index cell)
{
	struct checker *fresh = checker_new(report);
	const struct value *value = &report->typed[cell];
	const char *text = value->kind == VALUE_TEXT ? value->text : "";

	for (size_t slot = 0; slot < checker_slots(fresh); slot++) {
		cr_assert_eq(checker_state(kept, slot), checker_state(fresh, slot), "slot %zu: %s",
			slot, text);
		if (checker_cell(fresh, slot) == cell)
			expect_same_finding(kept, fresh, slot, text);
	}
	expect_same_flaws(kept, fresh, cell, text);
	expect_same_figures(kept, fresh, cell, text);
	checker_free(fresh);
}

static void become(
	struct checker *checker, struct report *report, cell_index cell, const char *text)
{
	const cell_index *changed;
	size_t count = report_set(report, cell, text, &changed);

	checker_update(checker, changed, count);
}

/* A figure that texts speak of becomes another. */
static void change_figure(GRand *random, struct checker *checker, struct report *report)
{
	char figure[12];

	g_snprintf(figure, sizeof figure, "%d", g_rand_int_range(random, 0, 50));
	become(checker, report, form_find(report->form, "requests.new.natural"), figure);
}

/* Edits, and now and then back to where the text stood some edits ago, as undo does. */
static void write_for_a_while(GRand *random, struct checker *checker, struct report *report,
	cell_index cell, const char *begin)
{
	g_autoptr(GString) text = g_string_new(begin), earlier = g_string_new(begin);

	for (int edit = 0; edit < 60; edit++) {
		if (g_rand_int_range(random, 0, 8) == 0)
			g_string_assign(text, earlier->str);
		else
			edit_randomly(random, text);
		if (g_rand_int_range(random, 0, 5) == 0)
			g_string_assign(earlier, text->str);
		become(checker, report, cell, text->str);
		if (g_rand_int_range(random, 0, 6) == 0)
			change_figure(random, checker, report);
		expect_same(checker, report, cell);
	}
}

/* Last year's text, of the same words, goes into its place in a change of last year's report. */
static char *last_year_edits(GRand *random)
{
	g_autoptr(GString) text = g_string_new(NULL);

	while (text->len < 200)
		append_random(random, text, 40);
	return g_strdup_printf("%s=%s", address, text->str);
}

Test(narrative, is_found_as_wrong_as_a_fresh_checker_finds_it_after_any_edits)
{
	struct form *form = official_form();
	g_autofree char *bytes = source_bytes("tests/data/full.yaml");
	g_autoptr(GRand) random = g_rand_new_with_seed(3);

	for (int round = 0; round < 12; round++) {
		g_autofree char *last = last_year_edits(random);
		struct report *report = changed_report(form, bytes, last, "");
		cell_index cell = form_find(form, address);
		struct checker *checker = checker_new(report);
		const char *begin = round % 2 == 0 ? report->last[cell].text : "";

		write_for_a_while(random, checker, report, cell, begin ? begin : "");
		checker_free(checker);
		report_free(report);
	}
	form_free(form);
}
