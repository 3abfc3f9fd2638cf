#include "cmd/lint_screen.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "edit/help_line.h"
#include "report/report.h"
#include "tui/table_layout.h"

enum {
	SCREEN_COLUMNS = 80,
	AROUND_LABEL = 3, /* before and behind a row's number, and behind its label */
};

/* A form on the screen. */
struct screening {
	const struct form *form;
	const struct report *report; /* one in which nothing is filled in */
	struct diagnostics *diagnostics;
};

static int columns_of(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

/* Labels of tables */

/* Names a label, of a row or a column, that has less room than it takes. */
static void look_at(const struct screening *screening, const struct form_line *line,
	const char *label, int room, bool row)
{
	int width = columns_of(label);

	if (width > room)
		diagnostics_add(screening->diagnostics, screening->form->path, line->at,
			LEVEL_WARNING, "long-short",
			row ? _("行名“%s”宽%d列，80列的屏幕上只放得下%d列，多出%d列；请写短些的 short")
			    : _("列名“%s”宽%d列，80列的屏幕上只放得下%d列，多出%d列；请写短些的 short"),
			label, width, room, width - room);
}

static void look_at_columns(const struct screening *screening, const struct form_axis *columns,
	const struct table_layout *layout)
{
	for (int leaf = 0; leaf < columns->tree.leaves; leaf++) {
		const struct form_line *line = form_axis_leaf(columns, leaf);
		int room = table_layout_width(layout, leaf) - (leaf > 0 ? 1 : 0);

		look_at(screening, line, line->short_label, room, false);
	}
}

static void look_at_rows(const struct screening *screening, const struct form_axis *rows,
	const struct table_layout *layout)
{
	for (int leaf = 0; leaf < rows->tree.leaves; leaf++) {
		const struct form_line *line = form_axis_leaf(rows, leaf);
		int depth = rows->tree.heads[rows->leaves[leaf]].depth;
		int room = layout->stub - layout->digits - AROUND_LABEL - 2 * depth;

		/* the screen shows the printed label where it fits */
		if (columns_of(form_axis_label(rows, leaf)) > room)
			look_at(screening, line, line->short_label, room, true);
	}
}

static void look_at_table(const struct screening *screening, const struct form_table *table)
{
	struct table_layout layout;

	struct table_plan *plan = table_plan_new(screening->form, table, WIDTH_NARROW);

	table_layout_init(&layout, screening->report, plan,
		(struct table_view){.cursor = table->first, .columns = SCREEN_COLUMNS});
	for (int b = 0; b < table->block_count; b++) {
		look_at_columns(screening, &table->blocks[b].columns, &layout);
		look_at_rows(screening, &table->blocks[b].rows, &layout);
	}
	table_layout_release(&layout);
	table_plan_free(plan);
}

/* Tabs */

static int digits_of(size_t number)
{
	int digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

static size_t count_required(const struct form *form, const struct form_section *section)
{
	size_t required = 0;

	for (cell_index i = 0; i < section->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, section->first + i);

		required += cell->spec->required && !form_cell_is_computed(cell);
	}
	return required;
}

/* A tab at its widest: " 3申请175/175 ". */
static int tab_columns(const struct form *form, int number)
{
	const struct form_section *section = &form->sections[number];
	int fraction = 2 * digits_of(count_required(form, section)) + 1;

	return 2 + digits_of((size_t)number) + columns_of(section->short_label) + fraction;
}

static void look_at_tabs(const struct screening *screening)
{
	const struct form *form = screening->form;
	const struct form_section *longest = &form->sections[0];
	int width = 0;

	for (int s = 0; s < form->section_count; s++) {
		const struct form_section *section = &form->sections[s];

		width += tab_columns(form, s);
		if (columns_of(section->short_label) > columns_of(longest->short_label))
			longest = section;
	}
	if (width > SCREEN_COLUMNS)
		diagnostics_add(screening->diagnostics, form->path, longest->at, LEVEL_WARNING,
			"long-short",
			_("各节的标签在80列的屏幕上多出%d列；最长的是“%s”（%d列），请写短些的 short"),
			width - SCREEN_COLUMNS, longest->short_label,
			columns_of(longest->short_label));
}

/* Help */

/* A row's help is that of all its cells: it is looked at once. */
static void look_at_help(const struct screening *screening)
{
	const struct form *form = screening->form;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (cell_index i = 0; i < form->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, i);
		const char *help = cell->words->help;

		if (cell->absent || !help || !g_hash_table_add(seen, (gpointer)help))
			continue;
		g_autofree char *line = help_line(form, cell, &(struct help_facts){0});
		int excess = columns_of(line) + 1 - SCREEN_COLUMNS;
		if (excess > 0)
			diagnostics_add(screening->diagnostics, form->path, cell->words->at,
				LEVEL_WARNING, "long-help",
				_("%s 的说明在80列的屏幕上多出%d列，连同单位和能填的数：%s"),
				cell->address, excess, line);
	}
}

void lint_screen(const struct form *form, struct diagnostics *diagnostics)
{
	struct report *report = report_new(form);
	struct screening screening = {form, report, diagnostics};

	look_at_tabs(&screening);
	look_at_help(&screening);
	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++)
			look_at_table(&screening, &form->sections[s].tables[t]);
	}
	report_free(report);
}
