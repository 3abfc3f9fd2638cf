/*
 * A division in words, read before it is carried out, on the screen and on the
 * command line alike.
 */
#include "session/division.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"

enum {
	NAME_COLUMNS = 36,
	SHOWN_COLUMNS = 60, /* of a paragraph left out */
	SHOWN_MOST = 30,    /* paragraphs */
};

static glong characters(const struct value *value)
{
	return value->kind == VALUE_TEXT ? g_utf8_strlen(value->text, -1) : 0;
}

/* "总体 （一）主动公开" */
static char *name_of(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);

	return g_strdup_printf(
		"%s %s", form->sections[cell->section].short_label, form_field_label(cell));
}

static char *part_words(const struct division_part *part, const struct report *report)
{
	g_autofree char *name = name_of(report->form, part->cell);
	g_autoptr(GString) line = g_string_new(NULL);
	glong now = g_utf8_strlen(part->text, -1), before = characters(&report->typed[part->cell]);

	text_append_padded(line, name, NAME_COLUMNS, WIDTH_NARROW);
	if (before == 0)
		return g_strdup_printf(_("%s %5ld字"), line->str, now);
	if (strcmp(part->text, report->typed[part->cell].text) == 0)
		return g_strdup_printf(_("%s %5ld字   原已相同"), line->str, now);
	return g_strdup_printf(_("%s %5ld字   原有%ld字，换掉"), line->str, now, before);
}

static bool is_found(const struct division *division, cell_index cell)
{
	for (guint i = 0; i < division->parts->len; i++) {
		if (g_array_index(division->parts, struct division_part, i).cell == cell)
			return true;
	}
	return false;
}

/* Required texts that the report pasted has not got. */
static void tell_missing(
	const struct division *division, const struct report *report, GPtrArray *lines)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct cell_spec *spec = form_cell(report->form, cell)->spec;

		if (!form_cell(report->form, cell)->words->field || spec->type != TYPE_TEXT ||
			!spec->required || is_found(division, cell))
			continue;
		g_autofree char *name = name_of(report->form, cell);
		g_autoptr(GString) line = g_string_new(NULL);
		text_append_padded(line, name, NAME_COLUMNS, WIDTH_NARROW);
		g_ptr_array_add(lines, g_strdup_printf(_("%s   没有找到，不动"), line->str));
	}
}

static void tell_left_out(const struct division *division, GPtrArray *lines)
{
	guint count = division->left_out->len;

	if (division->table_lines > 0)
		g_ptr_array_add(lines,
			g_strdup_printf(
				_("表里的%u行没有取；数请到表里粘贴"), division->table_lines));
	if (count == 0)
		return;
	g_ptr_array_add(lines, g_strdup_printf(_("没有取的%u段："), count));
	for (guint i = 0; i < MIN(count, SHOWN_MOST); i++) {
		GString *line = g_string_new("   ");

		text_append_padded(line, g_ptr_array_index(division->left_out, i), SHOWN_COLUMNS,
			WIDTH_NARROW);
		g_ptr_array_add(lines, g_strchomp(g_string_free(line, FALSE)));
	}
	if (count > SHOWN_MOST)
		g_ptr_array_add(lines, g_strdup_printf(_("   还有%u段"), count - SHOWN_MOST));
}

void division_describe(
	const struct division *division, const struct report *report, GPtrArray *lines)
{
	g_autofree char *tidied = tidied_words(division->tidied);

	g_ptr_array_add(lines, g_strdup_printf(_("分到%u处"), division->parts->len));
	for (guint i = 0; i < division->parts->len; i++)
		g_ptr_array_add(lines,
			part_words(
				&g_array_index(division->parts, struct division_part, i), report));
	tell_missing(division, report, lines);
	g_ptr_array_add(lines, g_strdup(""));
	if (*tidied)
		g_ptr_array_add(lines, g_strdup_printf(_("清理了：%s"), tidied));
	tell_left_out(division, lines);
}
