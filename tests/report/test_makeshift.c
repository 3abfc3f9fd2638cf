/*
 * A report whose form is not installed: all of it can be looked at, none of it be
 * altered.
 */

#include "base/file_room.h"
#include "report/file.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(makeshift, .timeout = 20, .init = room_open, .fini = room_close);

static const char text[] = "form: gone-2015\n"
			   "form_version: 3\n"
			   "form_digest: abc\n"
			   "status: draft\n"
			   "cover: {org: 某局, year: 2015, date: \"2016-01-20\", level: ~}\n"
			   "overview:\n"
			   "  lead: |\n"
			   "    新收{requests.new.total}件。\n"
			   "    第二段。\n"
			   "  rest: ~\n"
			   "requests:\n"
			   "  new: {natural: 2, 企业: /, total: 2}\n"
			   "  granted: {natural: ~, 企业: 约3, total: 3.0}\n"
			   "  fees: {amount: 12.50}\n"
			   "  remark: 两张表之间\n"
			   "  later: {amount: 1}\n"
			   "empty: {}\n"
			   "notes: {requests.new: 说明}\n"
			   "reasons:\n"
			   "  - {rule: r, address: requests.new.natural, text: 理由}\n"
			   "previous:\n"
			   "  form: gone-2014\n"
			   "  figures:\n"
			   "    requests:\n"
			   "      new: {natural: 1}\n";

static struct report_file *opened(const char *content, struct diagnostics *diagnostics)
{
	g_autofree char *path = room_given_file("r.yaml", content, 0600);
	struct form_search search;

	form_search_init(&search);
	struct report_file *file = report_file_open(path, &search, diagnostics);
	form_search_release(&search);
	return file;
}

Test(makeshift, has_every_value_at_its_address)
{
	static const struct {
		const char *address, *text;
	} cases[] = {
		{"cover.org", "某局"},
		{"cover.date", "2016-01-20"},
		{"cover.level", ""},
		{"overview.lead", "新收{requests.new.total}件。\n第二段。"},
		{"overview.rest", ""},
		{"requests.new.natural", "2"},
		{"requests.new.企业", "/"},
		{"requests.granted.企业", "约3"},
		{"requests.granted.total", "3.0"},
		{"requests.fees.amount", "12.50"},
		{"requests.remark", "两张表之间"},
		{"requests.later.amount", "1"},
	};
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = opened(text, diagnostics);

	cr_assert_not_null(file);
	cr_expect(file->lacks_form);
	cr_assert_eq(diagnostics_count(diagnostics), 1);
	cr_expect(strstr(diagnostics_get(diagnostics, 0)->text, "没有安装表式“gone-2015”"));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *value = shown(file->report, cases[i].address);

		cr_expect_str_eq(value, cases[i].text, "%s", cases[i].address);
	}
	cr_expect_str_eq(report_note(file->report, "requests.new"), "说明");
	cr_expect_not_null(file->report->previous);
	cr_expect_eq(file->report->reasons->len, 1);
	report_file_free(file);
	diagnostics_free(diagnostics);
}

Test(makeshift, makes_a_table_of_rows_with_the_same_columns)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = opened(text, diagnostics);
	const struct form *form = file->form;
	const struct form_section *requests = &form->sections[form_find_section(form, "requests")];

	cr_assert_eq(requests->table_count, 3);
	cr_expect_eq(requests->tables[0].row_count, 2);
	cr_expect_eq(requests->tables[1].row_count, 1);
	cr_expect_eq(requests->field_count, 1);
	report_file_free(file);
	diagnostics_free(diagnostics);
}

Test(makeshift, is_not_saved)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = opened(text, diagnostics);
	g_autoptr(GError) error = NULL;
	g_autofree char *notice = NULL;

	cr_expect_not(report_file_save(file, false, &notice, &error));
	cr_expect(strstr(error->message, "没有安装表式"));
	expect_content(file->path, text);
	report_file_free(file);
	diagnostics_free(diagnostics);
}

Test(makeshift, is_not_made_of_what_is_no_report)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"form: gone\n", "没有找到表式"},
		{"form: ../gone\ncover: {org: x}\n", "没有找到表式"},
		{"form: gone\ncover: {org: x}\ns:\n  Big: 1\n", "没有找到表式"},
		{"form: gone\ncover: {org: x}\ns: 1\n", "没有这一节"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		bool said = false;

		cr_expect_null(opened(cases[i].text, diagnostics), "%s", cases[i].text);
		for (size_t d = 0; d < diagnostics_count(diagnostics); d++)
			said |= strstr(diagnostics_get(diagnostics, d)->text, cases[i].words) !=
				NULL;
		cr_expect(said, "%s", cases[i].text);
		diagnostics_free(diagnostics);
	}
}
