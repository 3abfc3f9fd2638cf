/* Reasons on the copy, and what a copy for the public leaves out. */

#include "check/checker.h"
#include "report/reasons.h"
#include "sample.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(reasons, .timeout = 20);

#define RULES(rules)                                                                                 \
	SAMPLE_FORM("    table:\n"                                                                   \
		    "      columns: [{id: a, label: 甲}, {group: 其他, columns: [{id: b, label: " \
		    "乙}]}]\n"                                                                      \
		    "      rows: [{id: new, label: 新建}, {id: old, label: 旧有}]\n"             \
		    "      rules:\n" rules "paper: {sign: [填表人]}\n")

/* Gives every warning a reason. */
static void explain_all(struct sample *sample, const char *text, const char *who, const char *when)
{
	struct checker *checker = checker_new(sample->report);
	g_autoptr(GArray) slots = checker_list(checker);
	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		if (checker_is_problem(checker, slot) && checker_rule(checker, slot) != NULL)
			report_set_reason(sample->report,
				checker_give_reason(checker, slot, text, who, when));
	}
	checker_free(checker);
}

static struct sample sample_warned(const char *form)
{
	struct sample sample = sample_on(form);
	sample_set(&sample, "works.new.a", "5");
	sample_set(&sample, "works.new.b", "6");
	sample_set(&sample, "works.old.a", "7");
	sample_set(&sample, "works.old.b", "8");
	return sample;
}

static void expect_notes(const struct sample *sample, const char *about, const char *want)
{
	struct document *document = document_new(sample->report);
	g_autofree char *have = sample_texts(document, DOCUMENT_NOTE);
	cr_expect_str_eq(have, want, "%s\n have %s\n want %s", about, have, want);
	document_free(document);
}

struct warned {
	const char *form, *notes;
};

static const struct warned warned[] = {
	{RULES("        - {id: big, label: 偏大, each: cell, require: cell < 8, level: warning}\n"),
		"1. 一、工程，旧有，其他 乙，偏大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, label: 偏大, each: column, require: new + old < 13, level: "
	       "warning}\n"),
		"1. 一、工程，其他 乙，偏大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, label: 偏大, each: row, require: a + b < 12, level: "
	       "warning}\n"),
		"1. 一、工程，旧有，偏大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, label: 偏大, require: new.a + old.b < 2, level: warning}\n"),
		"1. 一、工程，偏大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, label: 偏大, each: cell, require: cell < 6, together: true, "
	       "level: warning}\n"),
		"1. 一、工程，偏大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, each: row, require: a < 6, level: warning, message: "
	       "\"{row}：甲{left}太大\"}\n"),
		"1. 一、工程，旧有：甲7太大：因为（张三，2025年1月23日）\n"},
	{RULES("        - {id: big, each: row, require: a < 6, level: warning}\n"),
		"1. 一、工程，旧有，甲，big：因为（张三，2025年1月23日）\n"},
};

Test(reasons, name_what_the_warning_is_about)
{
	for (size_t i = 0; i < G_N_ELEMENTS(warned); i++) {
		struct sample sample = sample_warned(warned[i].form);
		explain_all(&sample, "因为", "张三", "2025-01-23T16:40:00+08:00");
		expect_notes(&sample, warned[i].form, warned[i].notes);
		sample_release(&sample);
	}
}

static const char one_rule[] =
	RULES("        - {id: big, label: 偏大, each: cell, require: cell < 7, level: warning}\n");

Test(reasons, say_who_gave_them_and_when_as_far_as_that_is_known)
{
	static const struct {
		const char *who, *when, *behind;
	} cases[] = {
		{"张三", "2025-01-23", "（张三，2025年1月23日）"},
		{"张三", "", "（张三）"},
		{"", "2025-01-23T08:00:00Z", "（2025年1月23日）"},
		{"", "", ""},
		{"张三", "昨天", "（张三，昨天）"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct sample sample = sample_warned(one_rule);
		sample_set(&sample, "works.old.a", "0");
		explain_all(&sample, "因为", cases[i].who, cases[i].when);
		g_autofree char *want = g_strdup_printf(
			"1. 一、工程，旧有，其他 乙，偏大：因为%s\n", cases[i].behind);
		expect_notes(&sample, cases[i].who, want);
		sample_release(&sample);
	}
}

Test(reasons, are_numbered_behind_the_notes_in_the_order_of_the_form)
{
	struct sample sample = sample_warned(one_rule);
	explain_all(&sample, "因为", "", "");
	report_set_note(sample.report, "works.old", "不含危桥");
	expect_notes(&sample, "notes",
		"1. 一、工程，旧有：不含危桥\n"
		"2. 一、工程，旧有，甲，偏大：因为\n"
		"3. 一、工程，旧有，其他 乙，偏大：因为\n");
	sample_release(&sample);
}

Test(reasons, are_left_out_once_they_no_longer_hold)
{
	struct sample sample = sample_warned(one_rule);
	explain_all(&sample, "因为", "", "");
	sample_set(&sample, "works.old.a", "70");
	expect_notes(&sample, "other figure", "1. 一、工程，旧有，其他 乙，偏大：因为\n");
	sample_set(&sample, "works.old.b", "1");
	expect_notes(&sample, "nothing to warn of", "");
	sample_release(&sample);
}

static void expect_published(const struct sample *sample, enum document_kind kind, const char *want)
{
	struct document *document = document_new_published(sample->report);
	g_autofree char *have = sample_texts(document, kind);
	cr_expect_str_eq(have, want);
	document_free(document);
}

Test(reasons, are_not_for_the_public_but_notes_are)
{
	struct sample sample = sample_warned(one_rule);
	explain_all(&sample, "因为", "", "");
	expect_published(&sample, DOCUMENT_HEADING, "一、工程\n");
	report_set_note(sample.report, "works.old", "不含危桥");
	expect_published(&sample, DOCUMENT_NOTE, "1. 一、工程，旧有：不含危桥\n");
	sample_release(&sample);
}

Test(reasons, nobody_signs_what_is_published)
{
	struct sample sample = sample_warned(one_rule);
	struct document *document = document_new_published(sample.report);
	for (guint i = 0; i < document->blocks->len; i++)
		cr_expect_neq(document_block(document, i)->kind, DOCUMENT_SIGNATURES);
	document_free(document);
	sample_release(&sample);
}

Test(reasons, of_an_english_form_are_english)
{
	struct sample sample = sample_on(
		"form: sample\n"
		"version: 1\n"
		"title: [Works]\n"
		"language: en\n"
		"cover: [{id: year, label: Year, type: year}]\n"
		"sections:\n"
		"  - id: works\n"
		"    heading: 1 Works\n"
		"    table:\n"
		"      columns: [{id: a, label: Built}]\n"
		"      rows: [{id: new, label: Bridges}]\n"
		"      rules: [{id: big, label: many, each: cell, require: cell < 3, level: "
		"warning}]\n");
	sample_set(&sample, "works.new.a", "4");
	explain_all(&sample, "Two were begun last year.", "J. Doe", "2025-01-23T08:00:00Z");
	expect_notes(&sample, "English",
		"1. 1 Works, Bridges, Built, many: Two were begun last year. "
		"(J. Doe, January 23, 2025)\n");
	sample_release(&sample);
}
