#include "fuzz/targets.h"

#include "form/formula.h"
#include "fuzz/promises.h"
#include "yaml/scalar.h"

#include <string.h>

/* Forms around a formula: what stands before it, and what behind. */
static const struct {
	const char *before, *after;
} places[] = {
#define HEAD                                                                                       \
	"form: f\nversion: 1\ntitle: 表\ncover:\n"                                                \
	"- {id: year, label: 年度, type: year}\n- {id: day, label: 日期, type: date}\n"        \
	"- {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}}\n"                  \
	"sections:\n- id: s\n  heading: 一\n  texts: [{id: t, label: 文}]\n  table:\n"           \
	"    cell: {type: amount, required: false}\n"
#define COLUMNS                                                                                    \
	"    columns:\n    - {id: a, label: 甲}\n"                                                \
	"    - {group: 组, id: g, columns: [{id: b, label: 乙}, {id: c, label: 丙}]}\n"
#define ROWS                                                                                       \
	"    rows:\n    - {id: x, label: 行}\n"                                                   \
	"    - {group: 组, id: h, rows: [{id: y, label: 行}, {id: z, label: 行}]}\n"
#define RULE(keys) HEAD COLUMNS ROWS "    rules: [{id: r, " keys ", require: ", "}]\n"
	{HEAD ROWS COLUMNS "    - {id: d, label: 丁, formula: ", "}\n"},
	{HEAD COLUMNS ROWS "    - {id: w, label: 行, formula: ", "}\n"},
	{HEAD COLUMNS ROWS "    - {id: w, label: 行, when: ", "}\n"},
	{HEAD COLUMNS ROWS "    - {id: w, label: 行, carry: ", "}\n"},
	{HEAD COLUMNS ROWS "    cells: {x.a: {formula: ", "}}\n"},
	{RULE("level: error")},
	{RULE("each: row")},
	{RULE("each: column")},
	{RULE("each: cell")},
	{RULE("each: text")},
	{RULE("each: row of s, level: warning")},
	{RULE("each: cell, together: all")},
	{HEAD COLUMNS ROWS "    rules: [{id: r, each: text, figures: [{after: [新收], is: ",
		"}]}]\n"},
};

static void put_into_form(const char *before, const char *formula, const char *after)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autoptr(GString) text = g_string_new(before);

	scalar_append_quoted(text, formula);
	g_string_append(text, after);
	struct form *form = form_load("f.yaml", text->str, text->len, diagnostics);
	promise_reasons(form != NULL, diagnostics);
	if (form)
		promise_report_on(form);
	form_free(form);
}

/* A formula reaches the parser as the YAML floor lets it through: valid UTF-8 without NUL. */
void fuzz_formula(const char *bytes, size_t length)
{
	if (!g_utf8_validate(bytes, (gssize)length, NULL))
		return;
	g_autofree char *text = g_strndup(bytes, length);
	struct diagnostics *diagnostics = diagnostics_new();
	struct formula *formula =
		formula_parse("f.yaml", (struct position){1, 1}, text, diagnostics);
	bool parsed = formula != NULL;

	promise_reasons(parsed, diagnostics);
	formula_free(formula);
	for (size_t i = 0; parsed && i < G_N_ELEMENTS(places); i++)
		put_into_form(places[i].before, text, places[i].after);
}
