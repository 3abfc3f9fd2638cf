/*
 * The cells of tables: numbered block by block and row by row, each with what its
 * table, block, row and column say of it.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

struct form_cell *loader_add_cells(struct loader *loader, size_t count)
{
	struct form *form = loader->form;
	size_t first = form->cell_count;

	form->cell_count += count;
	if (form->cell_count > loader->cell_room) {
		loader->cell_room = 2 * form->cell_count;
		form->cells = g_renew(struct form_cell, form->cells, loader->cell_room);
	}
	return &form->cells[first];
}

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
	SPEC_PART(has_rekey, rekey),
	SPEC_PART(has_choices, choices),
	SPEC_PART(has_choices, choice_count),
	SPEC_PART(has_choices, choices_at),
};

bool spec_says_something(const struct cell_spec *spec)
{
	return spec->has_type || spec->has_decimals || spec->has_min || spec->has_max ||
		spec->has_required || spec->has_grouping || spec->has_rekey || spec->has_choices ||
		spec->unit;
}

void spec_overlay(struct cell_spec *spec, const struct cell_spec *nearer)
{
	for (size_t i = 0; i < G_N_ELEMENTS(spec_parts); i++) {
		const struct spec_part *row = &spec_parts[i];

		if (!*((const bool *)nearer + row->has))
			continue;
		*((bool *)spec + row->has) = true;
		memcpy((char *)spec + row->part, (const char *)nearer + row->part, row->size);
	}
	if (nearer->unit || nearer->smaller_unit) {
		/* another unit is not what the one farther off was */
		spec->smaller_unit = nearer->smaller_unit;
		spec->smaller_units = nearer->smaller_units;
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
			_("min 大于 max，没有数可填"));
	if (choice == (spec->choice_count > 0))
		return true;
	return diagnostics_error(loader->diagnostics, loader->file, choice ? at : spec->choices_at,
		_("choices 只用于、也必须用于类型 choice"));
}

/* What a leaf and the groups around it say, outermost first. */
static void overlay_axis(struct cell_spec *spec, const struct form_axis *axis, int head)
{
	int parent = head_parent(&axis->tree, head);
	const struct form_line *line = &axis->lines[head];

	if (parent >= 0)
		overlay_axis(spec, axis, parent);
	if (line->spec)
		spec_overlay(spec, line->spec);
	if (line->help)
		spec->help = line->help;
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

/* Where an id of this section stands already, as a row of another block or a field; 0: nowhere.
   Twice in one block has been said where that was read. */
static int line_of_id(const struct form *form, const struct form_section *section,
	const struct form_block *block, const char *id)
{
	cell_index known = id_index_find(&section->entries, id);

	if (known == ID_UNKNOWN || form_cell_block(form, known) == block)
		return 0;
	return form_cell(form, known)->words->at.line;
}

/* Rows and fields of a section share its addresses, so an id stands for one of them only. */
static void register_row(struct loader *loader, struct form_section *section,
	const struct form_block *block, int row)
{
	const struct form_line *line = form_axis_leaf(&block->rows, row);
	int first = line_of_id(loader->form, section, block, line->id);

	if (first > 0)
		diagnostics_error(loader->diagnostics, loader->file, line->at,
			_("“%s”在这一节里已经有了（第%d行）：一个地址须只有一个意思"), line->id,
			first);
	else
		id_index_add(&section->entries, line->id, form_block_cell(block, row, 0));
}

/* What the columns of a block and the groups around them say, by leaf. Worked out once, for every
   row meets them again. */
struct column_voice {
	struct cell_spec spec;
	bool as_before; /* says what the leaf before it says: their cells share a spec */
	const struct cell_spec *shared; /* by the cells of the row above; NULL: there is none */
	int condition;
	const char *id;
	size_t id_size; /* with its NUL */
};

/* Free with g_free. */
static struct column_voice *hear_columns(struct loader *loader, const struct form_axis *columns)
{
	struct column_voice *voices = g_new0(struct column_voice, columns->tree.leaves);

	for (int leaf = 0; leaf < columns->tree.leaves; leaf++) {
		struct column_voice *voice = &voices[leaf];

		overlay_axis(&voice->spec, columns, columns->leaves[leaf]);
		voice->as_before =
			leaf > 0 && memcmp(&voice->spec, &voice[-1].spec, sizeof voice->spec) == 0;
		voice->condition = axis_condition(loader, columns, columns->leaves[leaf]);
		voice->id = form_axis_leaf(columns, leaf)->id;
		voice->id_size = strlen(voice->id) + 1;
	}
	return voices;
}

/* A block while its cells are laid out. */
struct block_layout {
	struct form_section *section;
	const struct form_table *table;
	const struct form_block *block;
	struct column_voice *voices;
	size_t ids_size; /* of all columns' */
};

/* The addresses of a row's cells: side by side, and each begins like the one before. */
static void address_row(struct loader *loader, const struct block_layout *layout,
	const struct form_line *row, struct form_cell *cells)
{
	const char *section = layout->section->id;
	size_t section_length = strlen(section), row_length = strlen(row->id);
	size_t prefix = section_length + 1 + row_length + 1; /* with a point behind each */
	int columns = layout->block->columns.tree.leaves;
	char *address = arena_take(
		&loader->form->private->arena, (size_t)columns * prefix + layout->ids_size);

	memcpy(address, section, section_length);
	address[section_length] = '.';
	memcpy(address + section_length + 1, row->id, row_length);
	address[prefix - 1] = '.';
	for (int column = 0; column < columns; column++) {
		const struct column_voice *voice = &layout->voices[column];

		if (column > 0)
			memcpy(address, cells[0].address, prefix);
		memcpy(address + prefix, voice->id, voice->id_size);
		cells[column].address = address;
		address += prefix + voice->id_size;
	}
}

static const struct cell_words *keep_words(
	struct loader *loader, const struct form_line *row, const char *help)
{
	struct cell_words words = {.help = help, .at = row->at};

	return loader_keep_copy(loader, &words, sizeof words);
}

/* Gives a cell its spec, which it shares with those above of which the same is said, and its words,
   which it has from the one before. */
static void hear(struct loader *loader, const struct form_line *line, const struct cell_spec *row,
	struct column_voice *voice, struct form_cell *cell)
{
	struct cell_spec spec = *row;

	spec_overlay(&spec, &voice->spec);
	/* the help of a row says more than that of a column */
	const char *help = line->help ? line->help : spec.help;
	if (!cell->words || cell->words->help != help)
		cell->words = keep_words(loader, line, help);
	spec.help = NULL;
	spec_complete(&spec);
	if (!voice->shared || memcmp(voice->shared, &spec, sizeof spec) != 0)
		voice->shared = loader_keep_copy(loader, &spec, sizeof spec);
	cell->spec = voice->shared;
}

/* The cells of a row, which begin as `cell` does; `spec` is what they start from. */
static void add_row(struct loader *loader, const struct block_layout *layout, struct form_cell cell,
	const struct cell_spec *spec)
{
	const struct form_line *row = form_axis_leaf(&layout->block->rows, cell.row);
	int columns = layout->block->columns.tree.leaves;
	struct form_cell *cells = loader_add_cells(loader, (size_t)columns);
	int condition = cell.condition;

	for (int column = 0; column < columns; column++) {
		struct column_voice *voice = &layout->voices[column];

		if (!voice->as_before)
			hear(loader, row, spec, voice, &cell);
		cell.column = column;
		cell.condition = condition_both(loader, condition, voice->condition);
		cells[column] = cell;
	}
	address_row(loader, layout, row, cells);
}

/* Looks at each spec of a block, and whether all are of one type. One mistake spoils a whole row or
   column, so the first is enough. */
static void check_block(struct loader *loader, struct form_block *block)
{
	const struct cell_spec *last = form_cell(loader->form, block->first)->spec;
	enum cell_type type = last->type;
	bool alike = type != TYPE_CHOICE;
	bool good = check_spec(loader, last, form_cell(loader->form, block->first)->words->at);

	for (cell_index i = block->first; good && i < loader->form->cell_count; i++) {
		const struct form_cell *cell = form_cell(loader->form, i);

		if (cell->spec == last)
			continue;
		last = cell->spec;
		alike &= last->type == type;
		good = check_spec(loader, last, cell->words->at);
	}
	block->alike = good && alike;
}

static void layout_rows(struct loader *loader, const struct block_layout *layout, int table_index)
{
	const struct form_block *block = layout->block;
	int block_index = (int)(block - layout->table->blocks);

	for (int row = 0; row < block->rows.tree.leaves; row++) {
		struct form_cell cell = {
			.section = loader->section,
			.table = table_index,
			.block = block_index,
			.row = row,
			.carry = CELL_NONE,
		};
		struct cell_spec spec = block_spec(layout->table, block);

		register_row(loader, layout->section, block, row);
		overlay_axis(&spec, &block->rows, block->rows.leaves[row]);
		cell.condition = condition_both(loader, layout->section->condition,
			axis_condition(loader, &block->rows, block->rows.leaves[row]));
		add_row(loader, layout, cell, &spec);
	}
}

static void layout_block(
	struct loader *loader, struct form_section *section, int table_index, int block_index)
{
	struct form_table *table = &section->tables[table_index];
	struct form_block *block = &table->blocks[block_index];
	g_autofree struct column_voice *voices = hear_columns(loader, &block->columns);
	struct block_layout layout = {section, table, block, voices, 0};

	for (int leaf = 0; leaf < block->columns.tree.leaves; leaf++)
		layout.ids_size += voices[leaf].id_size;
	block->first = (cell_index)loader->form->cell_count;
	block->first_row = table->row_count;
	table->row_count += block->rows.tree.leaves;
	id_index_reserve(&section->entries, (size_t)block->rows.tree.leaves);
	layout_rows(loader, &layout, table_index);
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

	if (block->columns.tree.leaves > FORM_MAX_COLUMNS)
		return false; /* which has been said */
	if (loader->form->cell_count + cells <= FORM_MAX_CELLS)
		return true;
	return diagnostics_error(loader->diagnostics, loader->file,
		form_axis_leaf(&block->rows, 0)->at, _("格子太多（全表最多%d格）"), FORM_MAX_CELLS);
}

void layout_cells(struct loader *loader, struct form_section *section)
{
	for (int t = 0; t < section->table_count; t++) {
		struct form_table *table = &section->tables[t];

		bool whole = true;

		table->first = (cell_index)loader->form->cell_count;
		for (int b = 0; b < table->block_count; b++) {
			if (block_named(&table->blocks[b]) && fits(loader, &table->blocks[b]))
				layout_block(loader, section, t, b);
			else
				whole = false;
		}
		table->cell_count = loader->form->cell_count - table->first;
		loader->unsure |= !whole;
		if (table->overrides && whole)
			override_cells(loader, section, t);
	}
}
