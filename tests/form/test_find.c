/* Cells by address, part by part. */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(find, .timeout = 20);

static const char text[] = "form: f\n"
			   "version: 1\n"
			   "title: 表\n"
			   "cover: [{id: year, label: 年度, type: year}]\n"
			   "sections:\n"
			   "  - id: s\n"
			   "    heading: 一\n"
			   "    texts: [{id: words, label: 话}]\n"
			   "    table:\n"
			   "      columns: [{group: 组, id: g, columns: [{id: a, label: 甲}]}, "
			   "{id: b, label: 乙}]\n"
			   "      rows: [{group: 组, id: h, rows: [{id: x, label: 子}]}, "
			   "{id: y, label: 丑}]\n"
			   "      cells: {y.a: none}\n";

Test(find, leads_every_address_to_its_cell)
{
	struct form *form = given_form(text);

	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const struct form_cell *at = form_cell(form, cell);
		const char *name = strchr(at->address, '.') + 1;
		cell_index wanted = at->absent ? CELL_NONE : cell;

		cr_expect_eq(form_find(form, at->address), wanted, "%s", at->address);
		cr_expect_eq(form_find_in_section(form, at->section, name), wanted, "%s", name);
	}
	form_free(form);
}

Test(find, knows_nothing_else)
{
	static const char *const addresses[] = {"", ".", "s", "s.", "s..", "s.x", "s.x.", "s.x.c",
		"s.x.g", "s.h.a", "s.z.a", "t.x.a", "s.x.a.", "s.x.a.b", "s.words.a", "s.wor",
		"s.words.", "cover", "cover.year.a", "cove.year", "x.a", "s.y.a"};
	struct form *form = given_form(text);

	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		cr_expect_eq(form_find(form, addresses[i]), CELL_NONE, "%s", addresses[i]);
	cr_expect_eq(form_find_field(form, 1, "x"), CELL_NONE);
	cr_expect_eq(form_find_field(form, 1, "words.a"), CELL_NONE);
	form_free(form);
}

Test(find, gives_cells_one_spec_where_only_their_help_differs)
{
	g_autofree char *table = table_form("[{id: a, label: 甲}, {id: b, label: 乙, min: 1}]",
		"[{id: x, label: 子, help: 一}, {id: y, label: 丑, help: 二}]",
		BESIDE("cells: {y.b: {help: 三}}"));
	struct form *form = given_form(table);
	const struct form_cell *first = form_cell(form, form_find(form, "s.x.a"));
	const struct form_cell *below = form_cell(form, form_find(form, "s.y.a"));
	const struct form_cell *beside = form_cell(form, form_find(form, "s.x.b"));

	cr_expect_eq(first->spec, below->spec);
	cr_expect_neq(first->spec, beside->spec);
	cr_expect_str_eq(first->words->help, "一");
	cr_expect_str_eq(beside->words->help, "一");
	cr_expect_str_eq(below->words->help, "二");
	cr_expect_str_eq(form_cell(form, form_find(form, "s.y.b"))->words->help, "三");
	form_free(form);
}
