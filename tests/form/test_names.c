/*
 * Names in formulas: what they lead to, and what is said of those that lead
 * nowhere.
 */

#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(names, .timeout = 20);

#define COLUMNS                                                                                    \
	"[{group: 组, id: g, columns: [{id: a, label: 甲}, {id: b, label: 乙}, "                \
	"{id: t, label: 计, formula: a + b}]}, {id: c, label: 丙}, "                             \
	"{group: 记, id: notes, columns: [{id: n, label: 注, type: line}]}, "                    \
	"{group: 总, id: totals, columns: [{id: u, label: 总, formula: t + c}]}]"
#define ROWS                                                                                       \
	"[{id: x, label: 子}, {group: 排, id: rows, rows: [{id: y, label: 丑}, "                \
	"{id: z, label: 寅}]}]"

/* The cells a rule of the form reads. */
static char *cells_read(const char *rule)
{
	g_autofree char *text = table_form(COLUMNS, ROWS, rule);
	struct form *form = given_form(text);
	GString *out = g_string_new(NULL);

	for (size_t c = 0; c < form->instances[0].cell_count; c++)
		g_string_append_printf(out, "%s%s", c > 0 ? " " : "",
			form_cell(form, form->instances[0].cells[c])->address);
	form_free(form);
	return g_string_free(out, FALSE);
}

Test(names, lead_to_cells_and_sets)
{
	static const struct {
		const char *rule, *cells;
	} cases[] = {
		{"[{id: r, each: row, require: sum(g) = 0}]", "s.x.a s.x.b"},
		{"[{id: r, each: row, require: 'sum(g, c) = t'}]", "s.x.a s.x.b s.x.c s.x.t"},
		{"[{id: r, each: column, require: sum(rows) = x}]", "s.y.a s.z.a s.x.a"},
		{"[{id: r, require: s.x.a = 0}]", "s.x.a"},
		{"[{id: r, require: x.a = 0}]", "s.x.a"},
		{"[{id: r, require: sum(s.*.a) = 0}]", "s.x.a s.y.a s.z.a"},
		{"[{id: r, require: sum(s.*.t) = 0}]", "s.x.t s.y.t s.z.t"},
		{"[{id: r, require: sum(s.rows.a) = 0}]", "s.y.a s.z.a"},
		{"[{id: r, require: sum(rows.a) = 0}]", "s.y.a s.z.a"},
		{"[{id: r, require: sum(s.x.g) = 0}]", "s.x.a s.x.b"},
		{"[{id: r, require: sum(x.g) = 0}]", "s.x.a s.x.b"},
		{"[{id: r, require: sum(s.rows.g) = 0}]", "s.y.a s.y.b s.z.a s.z.b"},
		{"[{id: r, require: 'count(s.*.g, s.x.c) = 0'}]",
			"s.x.a s.x.b s.y.a s.y.b s.z.a s.z.b s.x.c"},
		{"[{id: r, each: row, require: s.@.a = c}]", "s.x.a s.x.c"},
		{"[{id: r, each: row, require: sum(s.@.g) = c}]", "s.x.a s.x.b s.x.c"},
		{"[{id: r, each: column of s, require: s.x.@ > 0}]", "s.x.a"},
		{"[{id: r, each: row, require: a = previous.b}]", "s.x.a"},
		{"[{id: r, each: row, require: a = sum(previous.s.*.b)}]", "s.x.a"},
		{"[{id: r, each: row, require: a = cover.year}]", "s.x.a cover.year"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *cells = cells_read(cases[i].rule);

		cr_expect_str_eq(cells, cases[i].cells, "%s reads %s", cases[i].rule, cells);
	}
}

#define ONCE(formula) "[{id: r, require: \"" formula "\"}]"
#define EACH_ROW_IS(formula) "[{id: r, each: row, require: \"" formula "\"}]"

Test(names, that_lead_nowhere_are_refused_with_the_nearest)
{
	static const struct table_refusal cases[] = {
		{COLUMNS, ROWS, ONCE("s.x.a = ^s.x.q"), "没有“s.x.q”这个名字；是不是“s.x.a”？"},
		{COLUMNS, ROWS, ONCE("^cover.yaer = 1"), "是不是“cover.year”？"},
		{COLUMNS, ROWS, ONCE("x.a = ^previous.cover.yaer"),
			"是不是“previous.cover.year”？"},
		{COLUMNS, ROWS, ONCE("x.a = sum(^s.rows.q)"), "没有“s.rows.q”这个名字"},
		{COLUMNS, ROWS, ONCE("x.a = sum(^s.nosuchrow.a)"), "没有“s.nosuchrow.a”这个名字"},
		{COLUMNS, ROWS, ONCE("x.a = sum(^t.*.a)"), "没有“t.*.a”这个名字"},
		{COLUMNS, ROWS, ONCE("x.a = ^s.@.a"), "“@”只用于 each: row"},
		{COLUMNS, ROWS, ONCE("length(^text) > 0"), "“text”只用于 each: text"},
		{COLUMNS, ROWS, ONCE("^cell > 0"), "“cell”只用于 each: cell"},
		{COLUMNS, ROWS, ONCE("x.a = ^previous"), "previous.total"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = ^cc"), "没有“cc”这个名字"},
		{COLUMNS, ROWS, ONCE("cover.year > ^cover.仓容"), "没有“cover.仓容”这个名字"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = ^g"), "“g”是一组格，请写 sum(g)"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = ^s.*.a"), "sum(s.*.a)"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = sum(^totals)"), "“totals”里没有可以填的格"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = sum(^notes)"), "“notes”里有不是数字的格"},
		{COLUMNS, ROWS, EACH_ROW_IS("a = sum(^n)"), "这里要数字，得到的是文字"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}

Test(names, that_formulas_need_cannot_be_ids)
{
	static const struct table_refusal cases[] = {
		{"[{id: ^and, label: 甲}]", ROWS, NULL, "“and”是公式里的词"},
		{"[{id: a, label: 甲}]", "[{id: ^or, label: 行}]", NULL, "“or”是公式里的词"},
		{"[{id: a, label: 甲}]", "[{id: ^previous, label: 行}]", NULL, "公式里的词"},
		{"[{id: ^~, label: 甲}]", "[{id: x, label: 行}]", NULL, "这里应是文字"},
		{"[{id: ^\"\", label: 甲}]", "[{id: x, label: 行}]", NULL, "标识“”"},
		{"[{id: ^1a, label: 甲}]", "[{id: x, label: 行}]", NULL, "标识“1a”"},
		{"[{id: ^a-b, label: 甲}]", "[{id: x, label: 行}]", NULL, "标识“a-b”"},
	};

	expect_table_refusals(cases, G_N_ELEMENTS(cases));
}
