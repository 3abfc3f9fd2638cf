#include "tui/help_line.h"

#include <glib.h>

static void append_range(GString *out, const struct cell_spec *spec)
{
	char buffer[DECIMAL_TEXT_SIZE];

	if (spec->type == TYPE_DATE)
		g_string_append(out, "可写0124、1.24、1月24日，不写年份取次年");
	if (!cell_type_row(spec->type)->figure)
		return;
	if (spec->decimals > 0)
		g_string_append_printf(out, "至多%d位小数", spec->decimals);
	else
		g_string_append(
			out, spec->has_min && spec->min.coefficient == 0 ? "0或正整数" : "整数");
	if (spec->has_min && spec->min.coefficient != 0)
		g_string_append_printf(out, "，不小于%s", decimal_format(spec->min, buffer));
	if (spec->has_max)
		g_string_append_printf(out, "，不大于%s", decimal_format(spec->max, buffer));
}

char *help_line(const struct form_cell *cell, bool contradicted)
{
	GString *line = g_string_new(NULL);

	if (form_cell_is_computed(cell)) {
		g_string_append(
			line, contradicted ? "由程序计算；Enter 取用算得的数" : "由程序计算");
	} else {
		if (cell->spec->unit)
			g_string_append_printf(line, "%s，", cell->spec->unit);
		append_range(line, cell->spec);
	}
	if (cell->spec->help)
		g_string_append_printf(line, "%s%s", line->len > 0 ? "   " : "", cell->spec->help);
	return g_string_free(line, FALSE);
}
