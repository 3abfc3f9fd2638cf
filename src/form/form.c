/* Questions to a loaded form, and its end. */
#include "form/form.h"

#include "base/language.h"
#include "form/loader.h"

#include <string.h>

/* Behind the point that ends an id; NULL when its text ends there. */
static const char *next_part(const char *id)
{
	const char *point = strchr(id, '.');

	return point ? point + 1 : NULL;
}

/* The field of an id, or the first cell of the row that has it; CELL_NONE when there is neither. */
static cell_index find_entry(const struct form *form, int section, const char *id)
{
	return id_index_find(&form->sections[section].entries, id);
}

/* The cell of a row's column, unless that is a group, or there is no cell. */
static cell_index find_in_row(const struct form *form, cell_index row, const char *column)
{
	int leaf = form_axis_find(&form_cell_block(form, row)->columns, column);
	cell_index cell = leaf < 0 ? CELL_NONE : row + (cell_index)leaf;

	return cell == CELL_NONE || form->cells[cell].absent ? CELL_NONE : cell;
}

cell_index form_find_in_section(const struct form *form, int section, const char *name)
{
	const char *column = next_part(name);
	cell_index entry = find_entry(form, section, name);

	if (entry == CELL_NONE || (column == NULL) != (form->cells[entry].table < 0))
		return CELL_NONE;
	return column ? find_in_row(form, entry, column) : entry;
}

cell_index form_find(const struct form *form, const char *address)
{
	const char *name = next_part(address);
	int section = form_find_section(form, address);

	return name && section >= 0 ? form_find_in_section(form, section, name) : CELL_NONE;
}

cell_index form_find_field(const struct form *form, int section, const char *id)
{
	return strchr(id, '.') ? CELL_NONE : form_find_in_section(form, section, id);
}

cell_index form_find_former(const struct form *form, const char *address)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(form->private->formers, address)) - 1;
}

const struct form_predecessor *form_predecessors(
	const struct form *form, cell_index cell, size_t *count)
{
	size_t low = 0, high = form->predecessor_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (form->predecessors[middle].cell < cell)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < form->predecessor_count && form->predecessors[high].cell == cell;)
		high++;
	*count = high - low;
	return high > low ? &form->predecessors[low] : NULL;
}

int form_find_section(const struct form *form, const char *id)
{
	uint32_t section = id_index_find(&form->private->sections, id);

	return section == ID_UNKNOWN ? -1 : (int)section;
}

bool form_find_row(
	const struct form *form, int section, const char *row, int *table, int *block, int *leaf)
{
	cell_index entry = strchr(row, '.') ? CELL_NONE : find_entry(form, section, row);

	if (entry == CELL_NONE || form->cells[entry].table < 0)
		return false;
	*table = form->cells[entry].table;
	*block = form->cells[entry].block;
	*leaf = form->cells[entry].row;
	return true;
}

bool form_knows(const struct form *form, const char *address)
{
	int section = form_find_section(form, address), table, block, leaf;
	const char *point = strchr(address, '.');

	if (section < 0)
		return false;
	return !point || form_find(form, address) != CELL_NONE ||
		form_find_row(form, section, point + 1, &table, &block, &leaf);
}

cell_index form_first_cell(const struct form *form, const char *address)
{
	int section = form_find_section(form, address), table, block, row;
	cell_index cell = form_find(form, address);
	const char *point = strchr(address, '.');

	if (cell != CELL_NONE || section < 0)
		return cell;
	if (!point)
		return form->sections[section].first;
	if (!form_find_row(form, section, point + 1, &table, &block, &row))
		return CELL_NONE;
	return form_block_cell(&form->sections[section].tables[table].blocks[block], row, 0);
}

const struct form_table *form_cell_table(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);

	return cell->table < 0 ? NULL : &form->sections[cell->section].tables[cell->table];
}

const struct form_block *form_cell_block(const struct form *form, cell_index index)
{
	const struct form_table *table = form_cell_table(form, index);

	return table ? &table->blocks[form_cell(form, index)->block] : NULL;
}

struct position form_formula_at(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);
	const struct form_block *block = form_cell_block(form, index);

	switch (cell->computed_by) {
	case COMPUTED_BY_ROW: return form_axis_leaf(&block->rows, cell->row)->formula_at;
	case COMPUTED_BY_COLUMN: return form_axis_leaf(&block->columns, cell->column)->formula_at;
	default: return cell->words->at;
	}
}

const char *form_cell_rule(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);
	const struct form_block *block = form_cell_block(form, index);

	switch (cell->computed_by) {
	case COMPUTED_BY_COLUMN: return form_axis_leaf(&block->columns, cell->column)->rule;
	case COMPUTED_BY_ROW: return form_axis_leaf(&block->rows, cell->row)->rule;
	default: return cell->words->rule;
	}
}

int form_axis_find_head(const struct form_axis *axis, const char *id)
{
	uint32_t head = strchr(id, '.') ? ID_UNKNOWN : id_index_find(&axis->heads, id);

	return head == ID_UNKNOWN ? -1 : (int)head;
}

int form_axis_find(const struct form_axis *axis, const char *id)
{
	int head = form_axis_find_head(axis, id);

	return head < 0 || !axis->tree.heads[head].leaf ? -1 : axis->tree.heads[head].first_leaf;
}

const char *form_axis_label(const struct form_axis *axis, int leaf)
{
	return axis->tree.heads[axis->leaves[leaf]].label;
}

int form_row_number(const struct form_block *block, int row)
{
	return block->first_row + row + 1;
}

static void append_line_label(GString *out, const struct form_axis *axis, int leaf)
{
	int head = axis->leaves[leaf];
	int parent = head_parent(&axis->tree, head);

	/* the innermost group tells like labels apart (“3.其他”); outer ones only lengthen */
	if (parent >= 0 && axis->tree.heads[parent].depth > 0)
		g_string_append_printf(out, "%s ", axis->tree.heads[parent].label);
	g_string_append(out, axis->tree.heads[head].label);
}

/* Columns whose group is the whole width say no more by naming it. */
static void append_column_label(GString *out, const struct form_axis *axis, int leaf)
{
	int parent = head_parent(&axis->tree, axis->leaves[leaf]);

	if (parent >= 0 && axis->tree.heads[parent].leaves < axis->tree.leaves)
		g_string_append_printf(out, "%s ", axis->tree.heads[parent].label);
	g_string_append(out, form_axis_label(axis, leaf));
}

int form_row_digits(const struct form_table *table)
{
	int digits = 1;

	for (int rows = table->row_count; rows > 9; rows /= 10)
		digits++;
	return digits;
}

char *form_cell_label(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);
	const struct form_block *block = form_cell_block(form, index);

	if (!block)
		return g_strdup(form_field_label(cell));
	GString *out = g_string_new(NULL);
	append_line_label(out, &block->rows, cell->row);
	g_string_append(out, C_("row and column", "，"));
	append_column_label(out, &block->columns, cell->column);
	return g_string_free(out, FALSE);
}

char *form_cell_place(const struct form *form, cell_index index)
{
	const struct form_cell *cell = form_cell(form, index);
	const struct form_section *section = &form->sections[cell->section];
	const struct form_block *block = form_cell_block(form, index);

	if (!block)
		return g_strdup_printf(
			"%s %s", section->short_label, cell->words->field->short_label);
	return g_strdup_printf(_("%s %0*d行 %s"), section->short_label,
		form_row_digits(form_cell_table(form, index)), form_row_number(block, cell->row),
		form_axis_leaf(&block->columns, cell->column)->short_label);
}

/* "三、收到…情况 13行", or the address where a section has no such row. */
static char *row_place(const struct form *form, int section, const char *row, const char *address)
{
	int table, block, leaf;

	if (!form_find_row(form, section, row, &table, &block, &leaf))
		return g_strdup(address);
	const struct form_table *tables = form->sections[section].tables;
	return g_strdup_printf(_("%s %0*d行"), form->sections[section].short_label,
		form_row_digits(&tables[table]),
		form_row_number(&tables[table].blocks[block], leaf));
}

char *form_place(const struct form *form, const char *address)
{
	cell_index cell = form_find(form, address);
	int section = form_find_section(form, address);
	const char *point = strchr(address, '.');

	if (cell != CELL_NONE)
		return form_cell_place(form, cell);
	if (section < 0)
		return g_strdup(address);
	return point ? row_place(form, section, point + 1, address)
		     : g_strdup(form->sections[section].short_label);
}

void form_gather_cells(
	const struct form *form, struct program program, GHashTable *seen, GArray *cells)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = form->code.instructions[program.start + i];

		cell_index cell = step.operand;

		if (step.operation == OP_CELL && g_hash_table_add(seen, GUINT_TO_POINTER(cell)))
			g_array_append_val(cells, cell);
	}
}

bool form_cell_holds(const struct form_cell *cell, const char *text)
{
	const struct cell_type_row *type = cell_type_row(cell->spec->type);

	if (cell->spec->type == TYPE_CHOICE)
		return form_choice_label(cell, text) != NULL;
	return !type->holds || type->holds(text);
}

const char *form_choice_label(const struct form_cell *cell, const char *id)
{
	for (size_t i = 0; i < cell->spec->choice_count; i++) {
		if (g_strcmp0(cell->spec->choices[i].id, id) == 0)
			return cell->spec->choices[i].label;
	}
	return NULL;
}

/* The bytes are let go of: nothing else is asked of them. */
static void settle_digest(struct form_private *private, char *digest)
{
	g_free(private->digest);
	private->digest = digest;
	g_clear_pointer(&private->bytes, g_bytes_unref);
}

const char *form_digest(const struct form *form)
{
	struct form_private *private = form->private;

	if (!private->digest)
		settle_digest(
			private, g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, private->bytes));
	return private->digest;
}

void form_stand_for(struct form *form, const char *digest)
{
	settle_digest(form->private, g_strdup(digest));
}

static void private_free(struct form_private *private)
{
	settle_digest(private, NULL);
	id_index_release(&private->sections);
	g_hash_table_destroy(private->formers);
	g_ptr_array_unref(private->lists);
	g_free(private->instance_cells);
	g_string_chunk_free(private->strings);
	arena_release(&private->arena);
	yaml_tree_free(private->tree);
	g_free(private);
}

static void section_release(struct form_section *section)
{
	for (int t = 0; t < section->table_count; t++)
		form_table_release(&section->tables[t]);
	g_free(section->tables);
	id_index_release(&section->entries);
}

void form_free(struct form *form)
{
	if (!form)
		return;
	for (int s = 0; s < form->section_count; s++)
		section_release(&form->sections[s]);
	g_free(form->sections);
	g_free(form->cells);
	g_free(form->rules);
	g_free(form->instances);
	g_free(form->code.instructions);
	g_free(form->code.numbers);
	g_free(form->code.texts);
	g_free(form->order);
	g_free(form->programs);
	g_free(form->rank);
	g_free(form->dependants.start);
	g_free(form->dependants.items);
	g_free(form->touches.start);
	g_free(form->touches.items);
	g_free(form->conditions);
	g_free(form->governs.start);
	g_free(form->governs.items);
	g_free(form->governed.start);
	g_free(form->governed.items);
	g_free(form->predecessors);
	g_free(form->path);
	private_free(form->private);
	g_free(form);
}
