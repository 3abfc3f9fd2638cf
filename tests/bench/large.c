#include "large.h"

static void append_columns(GString *text)
{
	g_string_append(text,
		"        columns:\n"
		"          - group: 各类\n"
		"            id: kinds\n"
		"            columns:\n");
	for (int column = 0; column < LARGE_COLUMNS - 1; column++)
		g_string_append_printf(
			text, "              - {id: c%d, label: 第%d类}\n", column, column + 1);
	g_string_append(text, "          - {id: total, label: 总计, formula: sum(kinds)}\n");
}

static void append_rows(GString *text)
{
	g_string_append(text,
		"        rows:\n"
		"          - group: 各项\n"
		"            id: items\n"
		"            rows:\n");
	for (int row = 0; row < LARGE_ROWS - 1; row++)
		g_string_append_printf(
			text, "              - {id: r%d, label: 第%d项}\n", row, row + 1);
	g_string_append(text, "          - {id: sum, label: 合计, formula: sum(items)}\n");
}

static void append_chain(GString *text, int section)
{
	g_string_append(text,
		"      - columns: [{id: n, label: 累计}]\n"
		"        rows: [{id: so_far, label: 累计, formula: ");
	if (section > 0)
		g_string_append_printf(text, "s%d.so_far.n + ", section - 1);
	g_string_append_printf(text, "s%d.sum.total}]\n", section);
}

GString *large_form(void)
{
	GString *text = g_string_new("form: large\n"
				     "version: 1\n"
				     "title: 大表\n"
				     "cover: [{id: year, label: 年度, type: year}]\n"
				     "sections:\n");

	for (int section = 0; section < LARGE_SECTIONS; section++) {
		g_string_append_printf(text, "  - id: s%d\n    heading: 第%d节\n    tables:\n",
			section, section + 1);
		g_string_append(text, "      - cell: {type: count, required: true}\n");
		append_columns(text);
		append_rows(text);
		g_string_append_printf(text,
			"        rules: [{id: first%d, each: column, require: r0 <= sum}]\n",
			section);
		append_chain(text, section);
	}
	return text;
}

char *large_address(int section, int row, int column)
{
	return g_strdup_printf("s%d.r%d.c%d", section, row, column);
}
