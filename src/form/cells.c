/*
 * The cells of tables: numbered block by block and row by row, each with what its
 * table, block, row and column say of it.
 */
#include "form/loader.h"

#include <string.h>

void spec_complete(struct cell_spec *spec)
{
	const struct cell_type_row *type = cell_type_row(spec->type);

	spec->has_type = true;
	if (!spec->has_decimals)
		spec->decimals = type->decimals;
	if (!spec->has_min && type->figure && !type->negative) {
		spec->has_min = spec->min_of_type = true;
		spec->min = decimal_from_int(0);
	}
}

/* What a spec can say: where it keeps whether it does, and where it keeps it. */
#define SPEC_PART(has, part)                                                                       \
	{                                                                                          \
		offsetof(struct cell_spec, has), offsetof(struct cell_spec, part),                 \
			sizeof((struct cell_spec *)NULL)->part                                     \
	}

static const struct spec_part {
	size_t has, part, size;
} spec_parts[] = {
	SPEC_PART(has_type, type),
	SPEC_PART(has_decimals, decimals),
	SPEC_PART(has_min, min),
	SPEC_PART(has_min, bounds_at),
	SPEC_PART(has_max, max),
	SPEC_PART(has_max, bounds_at),
	SPEC_PART(has_required, required),
	SPEC_PART(has_grouping, grouping),
	SPEC_PART(has_choices, choices),
	SPEC_PART(has_choices, choice_count),
	SPEC_PART(has_choices, choices_at),
};

void spec_overlay(struct cell_spec *spec, const struct cell_spec *nearer)
{
	for (size_t i = 0; i < G_N_ELEMENTS(spec_parts); i++) {
		const struct spec_part *row = &spec_parts[i];

		if (!*((const bool *)nearer + row->has))
			continue;
		*((bool *)spec + row->has) = true;
		memcpy((char *)spec + row->part, (const char *)nearer + row->part, row->size);
	}
	if (nearer->unit)
		spec->unit = nearer->unit;
	if (nearer->help)
		spec->help = nearer->help;
}

bool check_spec(struct loader *loader, const struct cell_spec *spec, struct position at)
{
	bool choice = spec->type == TYPE_CHOICE;

	if (spec->has_min && spec->has_max && decimal_compare(spec->min, spec->max) > 0)
		return diagnostics_error(loader->diagnostics, loader->file, spec->bounds_at,
			"min 大于 max，没有数可填");
	if (choice == (spec->choice_count > 0))
		return true;
	return diagnostics_error(loader->diagnostics, loader->file, choice ? at : spec->choices_at,
		"choices 只用于、也必须用于类型 choice");
}

/* What a leaf and the groups around it say, outermost first. */
static void overlay_axis(struct cell_spec *spec, const struct form_axis *axis, int head)
{
	int parent = head_parent(&axis->tree, head);

	if (parent >= 0)
		overlay_axis(spec, axis, parent);
	spec_overlay(spec, &axis->lines[head].spec);
}

/* The condition of a leaf: its own, and those of the groups around it. */
static int axis_condition(struct loader *loader, const struct form_axis *axis, int head)
{
	int parent = head_parent(&axis->tree, head);
	int outer = parent >= 0 ? axis_condition(loader, axis, parent) : -1;

	return condition_both(loader, outer, axis->lines[head].condition);
}

/* What every cell of a block starts from: a count that has to be answered. */
static struct cell_spec block_spec(const struct form_table *table, const struct form_block *block)
{
	struct cell_spec spec = {.has_type = true, .type = TYPE_COUNT, .required = true};

	spec_overlay(&spec, &table->spec);
	spec_overlay(&spec, &block->spec);
	return spec;
}

/* Where an id of this section stands already, as a row or a field; 0: nowhere. */
static int line_of_id(struct loader *loader, const struct form_section *section, const char *id)
{
	struct form_private *private = loader->form->private;
	g_autofree char *address = g_strconcat(section->id, ".", id, NULL);
	const struct row_place *row =
		g_hash_table_lookup(g_ptr_array_index(private->rows, loader->section), id);
	cell_index field = form_find(loader->form, address);

	if (row)
		return form_axis_leaf(
			&section->tables[row->table].blocks[row->block].rows, row->leaf)
			->at.line;
	return field == CELL_NONE ? 0
				  : g_array_index(loader->cells, struct form_cell, field).at.line;
}

/* Rows and fields of a section share its addresses, so an id stands for one of them only. */
static void register_row(struct loader *loader, const struct form_section *section,
	const struct form_block *block, struct row_place place)
{
	const struct form_line *line = form_axis_leaf(&block->rows, place.leaf);
	int first = line_of_id(loader, section, line->id);

	if (first > 0)
		diagnostics_error(loader->diagnostics, loader->file, line->at,
			"“%s”在这一节里已经有了（第%d行）：一个地址须只有一个意思", line->id,
			first);
	else
		g_hash_table_insert(g_ptr_array_index(loader->form->private->rows, loader->section),
			(gpointer)line->id, g_memdup2(&place, sizeof place));
}

/* "section.row.", to which each column's id is put. */
static GString *address_of_row(const struct form_section *section, const struct form_line *row)
{
	GString *address = g_string_new(section->id);

	g_string_append_c(address, '.');
	g_string_append(address, row->id);
	g_string_append_c(address, '.');
	return address;
}

static const char *address_of_cell(struct loader *loader, GString *address, const char *column)
{
	gsize row_length = address->len;

	g_string_append(address, column);
	const char *kept = g_string_chunk_insert_len(
		loader->form->private->strings, address->str, (gssize)address->len);
	g_string_truncate(address, row_length);
	return kept;
}

/* What each column and the groups around it say; one for each leaf. Free with g_free. */
static struct cell_spec *column_specs(const struct form_axis *columns)
{
	struct cell_spec *specs = g_new0(struct cell_spec, columns->tree.leaves);

	for (int leaf = 0; leaf < columns->tree.leaves; leaf++)
		overlay_axis(&specs[leaf], columns, columns->leaves[leaf]);
	return specs;
}

/* The cells of a row, which begin as `cell` does. */
static void add_row(struct loader *loader, const struct form_section *section,
	const struct form_block *block, struct form_cell cell, const struct cell_spec *specs)
{
	const struct form_line *row = form_axis_leaf(&block->rows, cell.row);
	g_autoptr(GString) address = address_of_row(section, row);
	struct cell_spec row_spec = cell.spec;
	int condition = cell.condition;

	for (cell.column = 0; cell.column < block->columns.tree.leaves; cell.column++) {
		cell.spec = row_spec;
		spec_overlay(&cell.spec, &specs[cell.column]);
		/* the help of a row says more than that of a column */
		if (row->spec.help)
			cell.spec.help = row->spec.help;
		spec_complete(&cell.spec);
		cell.condition = condition_both(loader, condition,
			axis_condition(
				loader, &block->columns, block->columns.leaves[cell.column]));
		cell.address = address_of_cell(
			loader, address, form_axis_leaf(&block->columns, cell.column)->id);
		g_hash_table_insert(loader->form->private->addresses, (gpointer)cell.address,
			GUINT_TO_POINTER(loader->cells->len + 1));
		g_array_append_val(loader->cells, cell);
	}
}

/* One mistake spoils a whole row or column, so of each block the first cell is enough. */
static void check_block(struct loader *loader, const struct form_block *block)
{
	for (guint i = block->first; i < loader->cells->len; i++) {
		const struct form_cell *cell = &g_array_index(loader->cells, struct form_cell, i);

		if (!check_spec(loader, &cell->spec, cell->at))
			return;
	}
}

static void layout_block(
	struct loader *loader, struct form_section *section, int table_index, int block_index)
{
	struct form_table *table = &section->tables[table_index];
	struct form_block *block = &table->blocks[block_index];
	g_autofree struct cell_spec *specs = column_specs(&block->columns);

	block->first = loader->cells->len;
	block->first_row = table->row_count;
	table->row_count += block->rows.tree.leaves;
	for (int row = 0; row < block->rows.tree.leaves; row++) {
		struct form_cell cell = {
			.section = loader->section,
			.table = table_index,
			.block = block_index,
			.row = row,
			.spec = block_spec(table, block),
			.carry = CELL_NONE,
			.at = form_axis_leaf(&block->rows, row)->at,
		};

		register_row(
			loader, section, block, (struct row_place){table_index, block_index, row});
		overlay_axis(&cell.spec, &block->rows, block->rows.leaves[row]);
		cell.condition = condition_both(loader, section->condition,
			axis_condition(loader, &block->rows, block->rows.leaves[row]));
		add_row(loader, section, block, cell, specs);
	}
	check_block(loader, block);
}

/* Whether every leaf has an id, so that its cells can have addresses. */
static bool block_named(const struct form_block *block)
{
	const struct form_axis *axes[] = {&block->columns, &block->rows};

	for (size_t a = 0; a < G_N_ELEMENTS(axes); a++) {
		if (axes[a]->tree.leaves == 0)
			return false;
		for (int leaf = 0; leaf < axes[a]->tree.leaves; leaf++) {
			if (!form_axis_leaf(axes[a], leaf)->id)
				return false;
		}
	}
	return true;
}

static bool fits(struct loader *loader, const struct form_block *block)
{
	guint64 cells = (guint64)block->columns.tree.leaves * (guint64)block->rows.tree.leaves;

	if (loader->cells->len + cells <= FORM_MAX_CELLS)
		return true;
	return diagnostics_error(loader->diagnostics, loader->file,
		form_axis_leaf(&block->rows, 0)->at, "格子太多（全表最多%d格）", FORM_MAX_CELLS);
}

void layout_cells(struct loader *loader, struct form_section *section)
{
	for (int t = 0; t < section->table_count; t++) {
		struct form_table *table = &section->tables[t];

		table->first = loader->cells->len;
		for (int b = 0; b < table->block_count; b++) {
			if (block_named(&table->blocks[b]) && fits(loader, &table->blocks[b]))
				layout_block(loader, section, t, b);
			else
				loader->unsure = true;
		}
		table->cell_count = loader->cells->len - table->first;
		if (table->overrides)
			override_cells(loader, section, t);
	}
}
