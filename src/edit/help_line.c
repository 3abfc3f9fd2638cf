#include "edit/help_line.h"

#include "base/language.h"

void help_append_choices(const struct form_cell *cell, GString *out)
{
	for (size_t i = 0; i < cell->spec->choice_count; i++)
		g_string_append_printf(
			out, "%s%zu%s", i > 0 ? " " : "", i + 1, cell->spec->choices[i].label);
}

static void append_range(GString *out, const struct cell_spec *spec)
{
	char buffer[DECIMAL_TEXT_SIZE];

	if (spec->unit)
		g_string_append_printf(out, _("%s，"), spec->unit);
	if (spec->decimals > 0)
		g_string_append_printf(out, _("至多%d位小数"), spec->decimals);
	else
		g_string_append(out,
			spec->has_min && spec->min.coefficient == 0 ? _("0或正整数") : _("整数"));
	if (spec->has_min && spec->min.coefficient != 0)
		g_string_append_printf(out, _("，不小于%s"), decimal_format(spec->min, buffer));
	if (spec->has_max)
		g_string_append_printf(out, _("，不大于%s"), decimal_format(spec->max, buffer));
}

/* What can be typed. */
static void append_kind(GString *out, const struct form_cell *cell)
{
	if (cell_type_row(cell->spec->type)->figure)
		append_range(out, cell->spec);
	else if (cell->spec->type == TYPE_DATE)
		g_string_append(out,
			cell->table >= 0 ? _("可写0124、1.24、1月24日，不写年份取报告年度")
					 : _("可写 0124、1.24、1月24日、2025-1-24；不写年份时取"
					     "报告年度的次年"));
	else if (cell->spec->type == TYPE_CHOICE)
		help_append_choices(cell, out);
	else if (cell->spec->type == TYPE_LINE && cell->table >= 0)
		g_string_append(out, _("一行文字"));
}

static void append_condition(
	GString *out, const struct form *form, const struct form_condition *condition)
{
	g_autofree char *words = form_condition_words(form, condition);

	g_string_append_printf(out, _("不适用，不用填（%s才填）"), words);
}

static void append_part(GString *out, const char *part)
{
	if (part)
		g_string_append_printf(out, "%s%s", out->len > 0 ? "   " : "", part);
}

char *help_field_label(const struct form_cell *cell)
{
	g_autoptr(GString) kind = g_string_new(NULL);

	append_kind(kind, cell);
	return kind->len > 0 ? g_strdup_printf(_("%s：%s"), form_field_label(cell), kind->str)
			     : g_strdup(form_field_label(cell));
}

char *help_line(
	const struct form *form, const struct form_cell *cell, const struct help_facts *facts)
{
	GString *line = g_string_new(NULL);
	g_autofree char *last_year =
		facts->last_year ? g_strdup_printf(_("上年 %s"), facts->last_year) : NULL;

	if (facts->ruled_out_by)
		append_condition(line, form, facts->ruled_out_by);
	else if (!form_cell_is_computed(cell) && cell->table >= 0)
		append_kind(line, cell);
	else if (form_cell_is_computed(cell))
		g_string_append(line,
			facts->contradicted ? _("由程序计算；Enter 取用算得的数")
					    : _("由程序计算"));
	append_part(line, last_year);
	append_part(line, cell->words->help);
	return g_string_free(line, FALSE);
}
