/*
 * Zero fill: which blanks, and what the rules would then say.
 */

#include "form/forms.h"
#include "report/previous.h"
#include "report/reports.h"
#include "session/zeros.h"

#include <criterion/criterion.h>

TestSuite(zeros, .timeout = 30);

struct foreseen {
	guint count;
	char *words, *sections;
};

static void foresee(
	struct report *report, const char *here, enum zeros_scope scope, struct foreseen *foreseen)
{
	struct checker *checker = checker_new(report);
	struct zeros zeros;

	zeros_foresee(report, checker, form_find(report->form, here), scope, &zeros);
	*foreseen = (struct foreseen){
		.count = zeros_count(&zeros),
		.words = zeros_words(&zeros),
		.sections = zeros_by_section(report->form, &zeros),
	};
	zeros_release(&zeros);
	checker_free(checker);
}

static void expect_count(
	struct report *report, const char *here, enum zeros_scope scope, guint count)
{
	struct foreseen foreseen;

	foresee(report, here, scope, &foreseen);
	cr_expect_eq(foreseen.count, count, "%s, scope %d: %u", here, scope, foreseen.count);
	g_free(foreseen.words);
	g_free(foreseen.sections);
}

static void expect_words(
	struct report *report, const char *here, enum zeros_scope scope, const char *words)
{
	struct foreseen foreseen;

	foresee(report, here, scope, &foreseen);
	cr_expect_str_eq(foreseen.words, words, "%s", foreseen.words);
	g_free(foreseen.words);
	g_free(foreseen.sections);
}

static const char natural[] = "requests.new.natural";

Test(zeros, go_into_the_blanks_of_row_column_table_and_report)
{
	struct form *form = official_form();
	struct report *report = report_new(form);
	struct foreseen foreseen;

	expect_count(report, natural, ZEROS_ROW, 6);
	expect_count(report, natural, ZEROS_COLUMN, 24);
	expect_count(report, natural, ZEROS_TABLE, 144);
	expect_count(report, natural, ZEROS_REPORT, 166);
	expect_count(report, "cover.org", ZEROS_TABLE, 0);
	expect_count(report, "cover.org", ZEROS_REPORT, 166);
	fill_all(report, "requests.new.natural=2 requests.new.business=/ proactive.rules.made=0");
	expect_count(report, natural, ZEROS_ROW, 4);
	foresee(report, natural, ZEROS_REPORT, &foreseen);
	cr_expect_str_eq(foreseen.sections, "公开9 申请142 复议12");
	g_free(foreseen.words);
	g_free(foreseen.sections);
	report_free(report);
	form_free(form);
}

Test(zeros, say_what_would_not_balance)
{
	struct form *form = official_form();
	struct report *report = report_new(form);

	expect_words(report, natural, ZEROS_TABLE, "补后皆平");
	fill_all(report, "requests.new.natural=2");
	expect_words(report, natural, ZEROS_TABLE, "补后2处不平：自然人、总计");
	expect_words(report, natural, ZEROS_ROW, "补后皆平");
	fill_all(report, "requests.granted.natural=2");
	expect_words(report, natural, ZEROS_TABLE, "补后皆平");
	report_free(report);
	form_free(form);
}

/* Where last year left 34 in force, nought says that all of them were repealed. */
Test(zeros, name_the_rows_where_a_nought_would_have_to_be_explained)
{
	struct form *form = official_form();
	struct report *report = report_new(form), *last = report_new(form);

	fill_all(last,
		"proactive.normative.made=2 proactive.normative.repealed=3 "
		"proactive.normative.in_force=34");
	report_take_previous(report, previous_from_report(last, ""));
	expect_words(report, natural, ZEROS_TABLE, "补后皆平");
	expect_words(report, natural, ZEROS_REPORT, "补后待核：行政规范性文件");
	fill_all(report, "requests.new.natural=2");
	expect_words(
		report, natural, ZEROS_REPORT, "补后2处不平：自然人、总计；待核：行政规范性文件");
	report_free(last);
	report_free(report);
	form_free(form);
}

Test(zeros, leave_alone_where_nought_cannot_be_right)
{
	struct form *form =
		given_form("form: f\nversion: 1\ntitle: 表\n"
			   "cover: [{id: org, label: 单位}]\nsections:\n"
			   "- id: s\n  heading: 一\n  table:\n"
			   "    cell: {type: count}\n    columns:\n"
			   "    - {id: a, label: 甲}\n    - {id: b, label: 乙, min: 1}\n"
			   "    rows: [{id: x, label: 行}]\n");
	struct report *report = report_new(form);

	expect_count(report, "s.x.a", ZEROS_REPORT, 1);
	report_free(report);
	form_free(form);
}
