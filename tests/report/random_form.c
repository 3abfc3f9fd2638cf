#include "report/random_form.h"

#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

enum {
	MOST_LINES = 6,
	FEWEST_LINES = 3,
};

static const char *pick(unsigned *seed, const char *const *texts, unsigned count)
{
	return texts[random_below(seed, count)];
}

/* A condition, mostly on the first row, which has none of its own. */
static void append_condition(GString *out, unsigned *seed, unsigned columns)
{
	static const char *const relations[] = {"=", "!=", ">", "<="};
	static const char *const others[] = {
		"cover.level = 'a'", "cover.year > 2023", "s.x0.c0 > 2 or cover.level = 'b'"};

	if (random_below(seed, 3) > 0)
		return;
	if (random_below(seed, 3) == 0)
		g_string_append_printf(
			out, ", when: \"%s\"", pick(seed, others, G_N_ELEMENTS(others)));
	else if (random_below(seed, 4) == 0)
		g_string_append_printf(out, ", from: %u", 2022 + random_below(seed, 4));
	else
		g_string_append_printf(out, ", when: s.x0.c%u %s %u", random_below(seed, columns),
			pick(seed, relations, G_N_ELEMENTS(relations)), random_below(seed, 4));
}

/* A formula of lines that come before line `index`, so that lines alone make no cycle. */
static void append_formula(GString *out, unsigned *seed, const char *name, unsigned index)
{
	static const char *const shapes[] = {"%1$s%2$u + %1$s%3$u", "%1$s%2$u - %1$s%3$u",
		"%1$s%2$u * %1$s%3$u", "%1$s%2$u / %1$s%3$u", "max(%1$s%2$u, %1$s%3$u)",
		"count(%1$s%2$u, %1$s%3$u)", "sum(%1$s%2$u, %1$s%3$u, 1)",
		"abs(%1$s%2$u) - %1$s%3$u", "if(%1$s%2$u > %1$s%3$u, 1, %1$s%2$u)"};
	const char *shape = pick(seed, shapes, G_N_ELEMENTS(shapes));

	g_string_append(out, ", formula: \"");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	g_string_append_printf(
		out, shape, name, random_below(seed, index), random_below(seed, index));
#pragma GCC diagnostic pop
	g_string_append(out, "\", crossing: column");
}

/* Columns c0, c1, … or rows x0, x1, … */
static void append_lines(
	GString *out, unsigned *seed, const char *name, unsigned count, unsigned columns)
{
	for (unsigned i = 0; i < count; i++) {
		g_string_append_printf(out, "        - {id: %s%u, label: 名", name, i);
		if (i > 0)
			append_condition(out, seed, columns);
		if (i > 1 && random_below(seed, 2) == 0)
			append_formula(out, seed, name, i);
		g_string_append(out, "}\n");
	}
}

static void append_rules(GString *out, unsigned *seed)
{
	static const char *const rules[] = {
		"{id: r%u, each: row, in: s, require: c0 + c1 >= c2",
		"{id: r%u, each: column, in: s, require: x0 <= x1 + x2",
		"{id: r%u, each: column, in: s, within: 1, require: x0 = x1",
		"{id: r%u, each: cell, require: cell < 200",
		"{id: r%u, each: cell, require: cell != previous or cell = 0",
		"{id: r%u, each: row of s, require: sum(s.@.*) != 3",
		"{id: r%u, each: text, require: \"mentions(text, '费') or length(text) < 3\"",
		"{id: r%u, require: sum(s.*.c0) < 300",
	};
	static const char *const endings[] = {"", ", level: warning", ", when: s.x0.c1 > 0",
		", when: \"cover.level = 'a' or s.x0.c0 = 0\", level: warning"};
	static const char *const together[] = {"", ", together: true", ", together: all"};

	for (unsigned i = 0; i < G_N_ELEMENTS(rules); i++) {
		bool once = !strstr(rules[i], "each");

		g_string_append(out, "  - ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		g_string_append_printf(out, rules[i], i);
#pragma GCC diagnostic pop
		g_string_append_printf(out, "%s%s}\n", pick(seed, endings, G_N_ELEMENTS(endings)),
			once ? "" : pick(seed, together, G_N_ELEMENTS(together)));
	}
}

static char *form_text(unsigned *seed)
{
	unsigned columns = FEWEST_LINES + random_below(seed, MOST_LINES - FEWEST_LINES + 1);
	unsigned rows = FEWEST_LINES + random_below(seed, MOST_LINES - FEWEST_LINES + 1);
	GString *out = g_string_new(
		"form: f\nversion: 1\ntitle: 表\ncover:\n"
		"  - {id: year, label: 年度, type: year}\n"
		"  - {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}}\n"
		"sections:\n"
		"  - id: p\n    heading: 文\n    texts: [{id: one, label: 一, required: true}, "
		"{id: two, label: 二, when: s.x0.c0 > 1}]\n"
		"  - id: s\n    heading: 一\n    table:\n"
		"      cell: {type: amount, min: 0}\n      columns:\n");

	append_lines(out, seed, "c", columns, columns);
	g_string_append(out, "      rows:\n");
	append_lines(out, seed, "x", rows, columns);
	g_string_append_printf(out, "      cells: {x%u.c%u: none, x1.c1: {formula: c0 + x0}}\n",
		1 + random_below(seed, rows - 1), 2 + random_below(seed, columns - 2));
	g_string_append(out, "rules:\n");
	append_rules(out, seed);
	return g_string_free(out, FALSE);
}

struct form *random_form(unsigned *seed)
{
	/* a condition can ask for what depends on it, and a rule be about a total and what it is
	   the total of: then the next form is tried */
	for (;;) {
		g_autofree char *text = form_text(seed);
		struct diagnostics *diagnostics = diagnostics_new();
		struct form *form = form_load("f.yaml", text, strlen(text), diagnostics);

		for (size_t i = 0; !form && i < diagnostics_count(diagnostics); i++) {
			const char *said = diagnostics_get(diagnostics, i)->text;

			cr_assert(strstr(said, "圈") || strstr(said, "总是相等"), "%s in\n%s", said,
				text);
		}
		diagnostics_free(diagnostics);
		if (form)
			return form;
	}
}
