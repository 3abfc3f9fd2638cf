#include "large.h"

#include <string.h>

enum { TABLE_INDENT = 6 }; /* of what belongs to a section's table */

/* Where table 3 begins, behind its key; NULL when the form has none. */
static const char *find_table(const char *official)
{
	static const char key[] = "    table:\n";
	const char *section = strstr(official, "  - id: requests\n");
	const char *table = section ? strstr(section, key) : NULL;

	return table ? table + strlen(key) : NULL;
}

/* The table's lines as an item of `tables:`. */
static GString *copy_table(const char *table)
{
	GString *copy = g_string_new(NULL);

	for (const char *end; (end = strchr(table, '\n')); table = end + 1) {
		size_t indent = strspn(table, " ");

		if (indent < TABLE_INDENT && table + indent < end)
			break;
		if (table[indent] == '#' || table[indent] == '\n')
			continue;
		g_string_append(copy, copy->len == 0 ? "      - " : "        ");
		g_string_append_len(copy, table + TABLE_INDENT, end + 1 - table - TABLE_INDENT);
	}
	return copy;
}

/* A rule's id stands for one rule only. */
static void append_table(GString *text, const char *table, int section)
{
	static const char rule[] = "- id: balance";
	const char *cut = strstr(table, rule);

	g_string_append_len(text, table, cut ? cut - table : (gssize)strlen(table));
	if (cut)
		g_string_append_printf(text, "%s%d%s", rule, section, cut + strlen(rule));
}

static void append_chain(GString *text, int section)
{
	g_string_append(text,
		"      - columns: [{id: n, label: 累计}]\n"
		"        rows: [{id: so_far, label: 累计, formula: ");
	if (section > 0)
		g_string_append_printf(text, "s%d.so_far.n + ", section - 1);
	g_string_append_printf(text, "s%d.handled.total}]\n", section);
}

GString *large_form(const char *official)
{
	const char *table = find_table(official);
	g_autoptr(GString) copy = table ? copy_table(table) : NULL;
	GString *text = table ? g_string_new("form: large\n"
					     "version: 1\n"
					     "title: 大表\n"
					     "cover: [{id: year, label: 年度, type: year}]\n"
					     "sections:\n")
			      : NULL;

	for (int section = 0; text && section < LARGE_SECTIONS; section++) {
		g_string_append_printf(text, "  - id: s%d\n    heading: 第%d节\n    tables:\n",
			section, section + 1);
		append_table(text, copy->str, section);
		append_chain(text, section);
	}
	return text;
}

GArray *large_figures(const struct form *form)
{
	enum { ROW_AND_COLUMN = 2 };
	const struct form_section *section = &form->sections[1]; /* behind the cover */
	GArray *figures = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (size_t i = 0; i < section->cell_count; i++) {
		cell_index cell = section->first + (cell_index)i;
		const uint32_t *start = &form->dependants.start[cell];

		if (!form_cell_is_computed(form_cell(form, cell)) &&
			start[1] - start[0] == ROW_AND_COLUMN)
			g_array_append_val(figures, cell);
	}
	return figures;
}
