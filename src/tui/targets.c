#include "tui/targets.h"

static void add(GArray *targets, char *address, char *name)
{
	struct target target = {.address = address, .name = name};

	g_array_append_val(targets, target);
}

static void target_clear(gpointer data)
{
	struct target *target = data;

	g_free(target->address);
	g_free(target->name);
}

GArray *targets_at(const struct app *app, cell_index index)
{
	GArray *targets = g_array_new(FALSE, FALSE, sizeof(struct target));
	const struct form_cell *cell = form_cell(app->form, index);
	const struct form_section *section = &app->form->sections[cell->section];
	const struct form_block *block = form_cell_block(app->form, index);

	g_array_set_clear_func(targets, target_clear);
	if (block) {
		const struct form_line *row = form_axis_leaf(&block->rows, cell->row);

		add(targets, g_strdup(cell->address), g_strdup(_("这一格")));
		add(targets, g_strdup_printf("%s.%s", section->id, row->id),
			g_strdup_printf(_("这一行 %s"), row->short_label));
	} else {
		add(targets, g_strdup(cell->address),
			g_strdup_printf(_("这一项 %s"), form_field_label(cell)));
	}
	add(targets, g_strdup(section->id),
		g_strdup_printf(_("这一部分 %s"), section->short_label));
	return targets;
}
