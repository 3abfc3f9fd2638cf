/*
 * Where two reports differ: by label and address, on one form or on two.
 */

#include "report/file.h"
#include "report/reasons.h"
#include "report/reports.h"
#include "review/difference.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(difference, .timeout = 20);

static const char some_text[] = "form: f\n"
				"cover: {org: 某局, year: 2024, level: a}\n"
				"s:\n"
				"  t: 共{s.new.sum}件\n"
				"  new: {a: 1, b: 2}\n"
				"  old: {a: 0, b: /}\n"
				"notes: {s.new: 说明}\n";

struct expectation {
	enum difference_kind kind;
	const char *address, *label, *before, *after;
};

static void expect_side(const char *side, const char *expected, const char *address)
{
	cr_expect(g_strcmp0(side, expected) == 0, "%s: %s, not %s", address, side ? side : "NULL",
		expected ? expected : "NULL");
}

/* Holds a list, which it lets go of, against what it has to say. */
static void expect_list(GPtrArray *list, const struct expectation *expected, size_t count)
{
	cr_expect_eq(list->len, count, "%u differences, not %zu", list->len, count);
	for (guint i = 0; i < MIN(list->len, count); i++) {
		const struct report_difference *difference = g_ptr_array_index(list, i);

		cr_expect_eq(difference->kind, expected[i].kind, "%s", difference->address);
		cr_expect_str_eq(difference->address, expected[i].address);
		expect_side(difference->label, expected[i].label, difference->address);
		expect_side(difference->before, expected[i].before, difference->address);
		expect_side(difference->after, expected[i].after, difference->address);
	}
	g_ptr_array_unref(list);
}

static void expect_differences(const char *old_form, const char *old_text, const char *form_text,
	const char *text, const struct expectation *expected, size_t count)
{
	struct form *forms[] = {given_form(old_form), given_form(form_text)};
	struct report *old = given_report(forms[0], old_text);
	struct report *report = given_report(forms[1], text);

	expect_list(report_differences(old, report), expected, count);
	report_free(old);
	report_free(report);
	form_free(forms[0]);
	form_free(forms[1]);
}

Test(difference, is_none_of_the_same)
{
	expect_differences(yearly_form, some_text, yearly_form, some_text, NULL, 0);
}

Test(difference, tells_what_was_typed_from_what_follows)
{
	static const char other[] = "form: f\n"
				    "cover: {org: 某局, year: 2024, level: b}\n"
				    "s:\n"
				    "  t: 共{s.new.sum}起\n"
				    "  new: {a: 5, b: 2}\n"
				    "  old: {b: 0}\n"
				    "notes: {s: 全节}\n";
	static const struct expectation expected[] = {
		{DIFFERENCE_CELL, "cover.level", "封面 类别", "a", "b"},
		{DIFFERENCE_TEXT, "s.t", "一 说明", "共{s.new.sum}件", "共{s.new.sum}起"},
		{DIFFERENCE_CELL, "s.new.a", "一 1行 甲", "1", "5"},
		{DIFFERENCE_COMPUTED, "s.new.sum", "一 1行 合计", "3", "7"},
		{DIFFERENCE_CELL, "s.old.a", "一 2行 甲", "0", ""},
		{DIFFERENCE_CELL, "s.old.b", "一 2行 乙", "/", "0"},
		{DIFFERENCE_NOTE, "notes.s", "一", "", "全节"},
		{DIFFERENCE_NOTE, "notes.s.new", "一 1行", "说明", ""},
	};

	expect_differences(
		yearly_form, some_text, yearly_form, other, expected, G_N_ELEMENTS(expected));
}

/* A form of two rows; the first is called `id`, and was called otherwise if `was` says so. */
static char *form_of_rows(const char *id, const char *was, const char *second)
{
	g_autofree char *rows = g_strdup_printf("[{id: %s, label: 子%s%s}, {id: %s, label: 丑}]",
		id, *was ? ", was: " : "", was, second);

	return table_form("[{id: a, label: 甲}]", rows, NULL);
}

Test(difference, finds_cells_under_what_they_were)
{
	g_autofree char *old_form = form_of_rows("x", "", "y");
	g_autofree char *form = form_of_rows("n", "x", "z");
	static const char old_text[] = "form: f\ns:\n  x: {a: 1}\n  y: {a: 2}\n";
	static const char text[] = "form: f\ns:\n  n: {a: 1}\n  z: {a: 3}\n";
	struct form *forms[] = {given_form(old_form), given_form(form)};
	struct report *old = given_report(forms[0], old_text);
	struct report *report = given_report(forms[1], text);
	g_autofree char *edition = g_strdup_printf("f 1 %.12s", form_digest(forms[0]));
	g_autofree char *new_edition = g_strdup_printf("f 1 %.12s", form_digest(forms[1]));
	const struct expectation forwards[] = {
		{DIFFERENCE_FORM, "form", "", edition, new_edition},
		{DIFFERENCE_CELL, "s.z.a", "一 2行 甲", NULL, "3"},
		{DIFFERENCE_CELL, "s.y.a", "一 2行 甲", "2", NULL},
	};
	const struct expectation backwards[] = {
		{DIFFERENCE_FORM, "form", "", new_edition, edition},
		{DIFFERENCE_CELL, "s.y.a", "一 2行 甲", NULL, "2"},
		{DIFFERENCE_CELL, "s.z.a", "一 2行 甲", "3", NULL},
	};

	expect_list(report_differences(old, report), forwards, G_N_ELEMENTS(forwards));
	expect_list(report_differences(report, old), backwards, G_N_ELEMENTS(backwards));
	report_free(old);
	report_free(report);
	form_free(forms[0]);
	form_free(forms[1]);
}

/* What a form of two rows makes of a file that was filled in before it lost a third. */
static struct report *with_stray(const struct form *form, const char *value)
{
	g_autofree char *text = g_strdup_printf("form: f\nform_digest: abc\n"
						"s:\n  x: {a: 1}\n  y: {a: 2}\n  w: {a: %s}\n",
		value);
	struct diagnostics *notices = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", text, strlen(text), notices);
	struct report *report = report_load(form, tree, notices);

	yaml_tree_free(tree);
	diagnostics_free(notices);
	return report;
}

Test(difference, sees_what_no_form_knows_any_more)
{
	g_autofree char *form_text = form_of_rows("x", "", "y");
	struct form *form = given_form(form_text);
	struct report *old = with_stray(form, "5"), *report = with_stray(form, "6");
	struct report *without = given_report(form, "form: f\ns:\n  x: {a: 1}\n  y: {a: 2}\n");
	static const struct expectation changed[] = {
		{DIFFERENCE_CELL, "s.w.a", "s.w.a", "5", "6"},
	};
	static const struct expectation gone[] = {
		{DIFFERENCE_CELL, "s.w.a", "s.w.a", "6", NULL},
	};

	expect_list(report_differences(old, report), changed, G_N_ELEMENTS(changed));
	expect_list(report_differences(report, without), gone, G_N_ELEMENTS(gone));
	report_free(old);
	report_free(report);
	report_free(without);
	form_free(form);
}

static void give_reason(
	struct report *report, const char *column, const char *text, const char *when)
{
	g_autofree char *address = g_strconcat("s.new.", column, NULL);
	struct reason *reason = reason_new("growth", address, text, "张三", when);

	reason_note_figure(reason, report, address);
	report_set_reason(report, reason);
}

Test(difference, is_in_reasons_and_in_what_they_were_given_for)
{
	struct form *form = given_form(yearly_form);
	struct report *old = given_report(form, some_text), *report = given_report(form, some_text);
	static const struct expectation expected[] = {
		{DIFFERENCE_CELL, "s.new.b", "一 1行 乙", "3", "2"},
		{DIFFERENCE_COMPUTED, "s.new.sum", "一 1行 合计", "4", "3"},
		{DIFFERENCE_REASON, "reasons.growth@s.new.b", "一 1行 乙",
			"并入（张三，时） s.new.b=3", "并入（张三，时） s.new.b=2"},
		{DIFFERENCE_REASON, "reasons.growth@s.new.a", "一 1行 甲", "并入（张三，时）", ""},
	};

	fill(old, "s.new.b", "3");
	give_reason(old, "a", "并入", "时");
	give_reason(old, "b", "并入", "时");
	give_reason(report, "b", "并入", "时");
	expect_list(report_differences(old, report), expected, G_N_ELEMENTS(expected));
	report_free(old);
	report_free(report);
	form_free(form);
}

Test(difference, of_last_years_copies_goes_by_their_own_addresses)
{
	static const struct expectation expected[] = {
		{DIFFERENCE_LAST_YEAR, "previous.s.new.a", "s.new.a", "1", "3"},
		{DIFFERENCE_LAST_YEAR, "previous.s.new.sum", "s.new.sum", "3", "5"},
		{DIFFERENCE_LAST_YEAR, "previous.s.left.a", "s.left.a", "5", ""},
		{DIFFERENCE_LAST_YEAR, "previous.s.left.sum", "s.left.sum", "5", ""},
		{DIFFERENCE_LAST_YEAR, "previous.s.t", "s.t", "共3件\n", "共5件\n"},
		{DIFFERENCE_LAST_YEAR, "previous.s.old.a", "s.old.a", "", "4"},
		{DIFFERENCE_LAST_YEAR, "previous.s.old.sum", "s.old.sum", "", "4"},
	};
	struct form *form = given_form(yearly_form);
	struct report *one = given_report(form,
		"form: f\ns:\n  t: 共{s.new.sum}件\n  new: {a: 1, b: 2}\n  left: {a: 5, b: /}\n");
	struct report *two = given_report(form,
		"form: f\ns:\n  t: 共{s.new.sum}件\n  new: {a: 3, b: 2}\n  old: {a: 4}\n"
		"  left: {b: /}\n");
	struct previous *copy = previous_from_report(one, ""),
			*other = previous_from_report(two, "");

	expect_list(previous_differences(copy, other), expected, G_N_ELEMENTS(expected));
	expect_list(previous_differences(copy, copy), NULL, 0);
	expect_list(previous_differences(NULL, NULL), NULL, 0);
	previous_free(copy);
	previous_free(other);
	report_free(one);
	report_free(two);
	form_free(form);
}
