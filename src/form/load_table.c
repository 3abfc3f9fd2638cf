/* Tables: their blocks, the trees of their columns and rows, and their rules. */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

/* One entry of `columns:` or `rows:`: a line, or a group with lines inside. */
struct line_entry {
	struct form_line line;
	struct cell_spec spec;
	const char *label;
	const char *group;
	const struct yaml_node *children;
	const struct yaml_node *formula;
};

static const struct word_row crossing_words[] = {
	{"row", CROSSING_ROW}, {"column", CROSSING_COLUMN}};
static const struct value_shape shape_crossing = {
	SHAPE_WORD, .words = crossing_words, .word_count = G_N_ELEMENTS(crossing_words)};

static void load_crossing(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_line *line = target;
	int crossing = CROSSING_ROW;

	load_word(loader, value, crossing_words, G_N_ELEMENTS(crossing_words), &crossing);
	line->crossing = (enum crossing)crossing;
	line->crossing_at = value->at;
}

static void load_line_carry(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_line *line = target;

	load_text(loader, value, &line->carry);
	load_position(value, &line->carry_at);
}

#define LINE_KEYS(children_key, children_shape)                                                    \
	{"id", load_id, offsetof(struct line_entry, line.id), .shape = &shape_id},                 \
		{"label", load_text, offsetof(struct line_entry, label)},                          \
		{"group", load_text, offsetof(struct line_entry, group)},                          \
		{"short", load_text, offsetof(struct line_entry, line.short_label)},               \
		{"formula", load_node, offsetof(struct line_entry, formula)},                      \
		{"rule", load_text, offsetof(struct line_entry, line.rule)},                       \
		{"crossing", load_crossing, offsetof(struct line_entry, line),                     \
			.shape = &shape_crossing},                                                 \
		{"carry", load_line_carry, offsetof(struct line_entry, line)},                     \
		{"was", load_id, offsetof(struct line_entry, line.was), .shape = &shape_id},       \
		{"when", load_when, offsetof(struct line_entry, line.condition)},                  \
		{"from", load_from, offsetof(struct line_entry, line.condition),                   \
			.shape = &shape_number},                                                   \
		{"until", load_until, offsetof(struct line_entry, line.condition),                 \
			.shape = &shape_number},                                                   \
		{children_key, load_node, offsetof(struct line_entry, children),                   \
			.shape = &(children_shape)},                                               \
		SPEC_KEYS(load_table_type, shape_table_type, offsetof(struct line_entry, spec))

/* Columns hold columns, and rows rows. */
static const struct value_shape shape_columns, shape_rows;
static const struct key_row column_rows[] = {LINE_KEYS("columns", shape_columns)};
static const struct key_table column_keys = KEY_TABLE("column", column_rows);
static const struct value_shape shape_column = {SHAPE_MAPPING, .keys = &column_keys};
static const struct value_shape shape_columns = {SHAPE_LIST, .item = &shape_column};
static const struct key_row row_rows[] = {LINE_KEYS("rows", shape_rows)};
static const struct key_table row_keys = KEY_TABLE("row", row_rows);
static const struct value_shape shape_row = {SHAPE_MAPPING, .keys = &row_keys};
static const struct value_shape shape_rows = {SHAPE_LIST, .item = &shape_row};

/* A tree of heads while it is read, into the loader's heads and lines. */
struct axis_reader {
	const struct key_table *keys;
	int depth;
};

static void check_line(
	struct loader *loader, const struct yaml_node *node, const struct line_entry *entry)
{
	if (entry->group && !entry->children) {
		loader_error(loader, node,
			_("一组里要写 rows 或 columns；只是一行或一列，组名写作 label"));
		loader->unsure = true; /* what should stand in it */
		return;
	}
	if (entry->children ? !entry->group : !entry->label)
		loader_error(loader, node,
			entry->children ? _("一组须有 group（组名）") : _("须有 label（名称）"));
	if (!entry->children && !entry->line.id)
		loader_error(loader, node, _("须有 id（标识）"));
	if (entry->children && entry->formula)
		loader_error(loader, node, _("一组不能有公式；请写在组内的行或列上"));
	if (entry->children && entry->line.carry)
		loader_error(loader, yaml_get(node, "carry"), _("carry 写在组内的行或列上"));
	if (entry->formula && entry->line.carry)
		loader_error(loader, yaml_get(node, "carry"), _("carry 不能与 formula 写在一起"));
	if (!entry->formula && !entry->line.carry && entry->line.rule)
		loader_error(
			loader, yaml_get(node, "rule"), _("rule 须与 formula 或 carry 写在一起"));
	if (!entry->formula && entry->line.crossing)
		loader_error(
			loader, yaml_get(node, "crossing"), _("crossing 须与 formula 写在一起"));
}

/* Makes what is said of cells last as long as the form. */
static void keep_said(struct loader *loader, struct line_entry *entry)
{
	entry->line.help = entry->spec.help;
	entry->spec.help = NULL;
	if (spec_says_something(&entry->spec))
		entry->line.spec = loader_keep_copy(loader, &entry->spec, sizeof entry->spec);
}

/* Reads an entry's own keys and appends its head. */
static void append_head(struct loader *loader, const struct yaml_node *node,
	struct axis_reader *reader, struct line_entry *entry)
{
	load_mapping(loader, node, reader->keys, entry);
	check_line(loader, node, entry);
	entry->line.at = node->at;
	if (entry->formula) {
		load_text(loader, entry->formula, &entry->line.formula);
		load_position(entry->formula, &entry->line.formula_at);
	}
	const char *label = entry->children ? entry->group : entry->label;
	struct head head = {
		.label = label ? label : "",
		.depth = reader->depth,
		.leaf = !entry->children,
	};
	if (!entry->line.short_label)
		entry->line.short_label = head.label;
	keep_said(loader, entry);
	g_array_append_val(loader->heads, head);
	g_array_append_val(loader->lines, entry->line);
}

static void read_line(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct axis_reader *reader = target;
	struct line_entry entry = {.line.condition = -1};

	append_head(loader, node, reader, &entry);
	if (!entry.children)
		return;
	reader->depth++;
	load_list(loader, entry.children, read_line, reader);
	reader->depth--;
}

static void check_groups(struct loader *loader, const struct form_axis *axis)
{
	for (int i = 0; i < axis->tree.count; i++) {
		if (axis->tree.heads[i].leaves == 0)
			diagnostics_error(loader->diagnostics, loader->file, axis->lines[i].at,
				_("这一组是空的"));
	}
}

static void name_double(struct loader *loader, const struct form_axis *axis, int again)
{
	const struct form_line *line = &axis->lines[again];
	int first = 0;

	while (!axis->lines[first].id || strcmp(axis->lines[first].id, line->id) != 0)
		first++;
	diagnostics_error(loader->diagnostics, loader->file, line->at,
		_("“%s”重复，第一次在第%d行"), line->id, axis->lines[first].at.line);
}

static void index_heads(struct loader *loader, struct form_axis *axis)
{
	id_index_reserve(&axis->heads, (size_t)axis->tree.count);
	axis->leaves = g_new(int, axis->tree.leaves);
	for (int i = 0; i < axis->tree.count; i++) {
		const char *id = axis->lines[i].id;

		if (axis->tree.heads[i].leaf)
			axis->leaves[axis->tree.heads[i].first_leaf] = i;
		if (id && !id_index_add(&axis->heads, id, (uint32_t)i))
			name_double(loader, axis, i);
	}
}

/* There are few of them, and they are asked for again and again. */
static void list_sourced(struct form_axis *axis)
{
	axis->sourced = g_new(int, axis->tree.leaves);
	for (int leaf = 0; leaf < axis->tree.leaves; leaf++) {
		const struct form_line *line = form_axis_leaf(axis, leaf);

		if (line->formula || line->carry)
			axis->sourced[axis->sourced_count++] = leaf;
	}
}

/* What an array holds, in a piece of memory that is just as large. Free with g_free. */
static void *copy_items(GArray *array)
{
	return g_memdup2(array->data, array->len * (gsize)g_array_get_element_size(array));
}

static void read_axis(struct loader *loader, const struct yaml_node *node,
	const struct key_table *keys, struct form_axis *axis)
{
	struct axis_reader reader = {.keys = keys};

	g_array_set_size(loader->heads, 0);
	g_array_set_size(loader->lines, 0);
	load_list(loader, node, read_line, &reader);
	if (node->kind == NODE_SEQUENCE && !node->first)
		loader_error(loader, node, _("这里至少要有一项"));
	axis->tree.count = (int)loader->heads->len;
	axis->tree.heads = copy_items(loader->heads);
	axis->lines = copy_items(loader->lines);
	head_tree_number(&axis->tree);
	check_groups(loader, axis);
	index_heads(loader, axis);
	list_sourced(axis);
}

static void load_columns(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_block *block = target;

	read_axis(loader, node, &column_keys, &block->columns);
	if (block->columns.tree.leaves <= FORM_MAX_COLUMNS)
		return;
	loader->unsure = true;
	loader_error(loader, node, _("列太多（最多%d列）"), FORM_MAX_COLUMNS);
}

static void load_rows(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_block *block = target;

	read_axis(loader, node, &row_keys, &block->rows);
}

static const struct key_row cell_rows[] = {SPEC_KEYS(load_table_type, shape_table_type, 0)};
static const struct key_table cell_keys = KEY_TABLE("cell", cell_rows);
static const struct value_shape shape_cell = {SHAPE_MAPPING, .keys = &cell_keys};

static void load_cell_defaults(struct loader *loader, const struct yaml_node *node, void *target)
{
	load_mapping(loader, node, &cell_keys, target);
}

static const struct key_row block_rows[] = {
	{"caption", load_text, offsetof(struct form_block, caption)},
	{"corner", load_text, offsetof(struct form_block, corner)},
	{"cell", load_cell_defaults, offsetof(struct form_block, spec), .shape = &shape_cell},
	{"columns", load_columns, 0, true, &shape_columns},
	{"rows", load_rows, 0, true, &shape_rows},
};
static const struct key_table block_keys = KEY_TABLE("block", block_rows);
static const struct value_shape shape_block = {SHAPE_MAPPING, .keys = &block_keys};
static const struct value_shape shape_blocks = {SHAPE_LIST, .item = &shape_block};

static struct form_block *append_block(struct form_table *table)
{
	table->blocks = g_renew(struct form_block, table->blocks, table->block_count + 1);
	struct form_block *block = &table->blocks[table->block_count++];
	*block = (struct form_block){0};
	return block;
}

static void load_block(struct loader *loader, const struct yaml_node *node, void *table)
{
	struct form_block *block = append_block(table);

	load_mapping(loader, node, &block_keys, block);
}

static const struct word_row print_words[] = {{"across", true}, {"down", false}};
static const struct value_shape shape_print = {
	SHAPE_WORD, .words = print_words, .word_count = G_N_ELEMENTS(print_words)};

static void load_print(struct loader *loader, const struct yaml_node *value, void *target)
{
	int across = false;

	load_word(loader, value, print_words, G_N_ELEMENTS(print_words), &across);
	*(bool *)target = across;
}

/* A table with one block may write the block's keys on the table itself. */
struct table_entry {
	struct form_table table;
	const struct yaml_node *blocks, *corner, *columns, *rows, *rules;
};

static const struct key_row table_rows[] = {
	{"caption", load_text, offsetof(struct table_entry, table.caption)},
	{"footnote", load_text, offsetof(struct table_entry, table.footnote)},
	{"cell", load_cell_defaults, offsetof(struct table_entry, table.spec),
		.shape = &shape_cell},
	{"print", load_print, offsetof(struct table_entry, table.across), .shape = &shape_print},
	{"blocks", load_node, offsetof(struct table_entry, blocks), .shape = &shape_blocks},
	{"corner", load_node, offsetof(struct table_entry, corner)},
	{"columns", load_node, offsetof(struct table_entry, columns), .shape = &shape_columns},
	{"rows", load_node, offsetof(struct table_entry, rows), .shape = &shape_rows},
	{"rules", load_node, offsetof(struct table_entry, rules), .shape = &shape_rules},
	{"cells", load_node, offsetof(struct table_entry, table.overrides),
		.shape = &shape_overrides},
	{"previous", load_node, offsetof(struct table_entry, table.succession),
		.shape = &shape_succession},
};

static const struct key_table table_keys = KEY_TABLE("table", table_rows);
const struct value_shape shape_table = {SHAPE_MAPPING, .keys = &table_keys};
const struct value_shape shape_tables = {SHAPE_LIST, .item = &shape_table};

static void load_blocks(struct loader *loader, struct table_entry *entry)
{
	const struct yaml_node *const of_blocks[] = {entry->columns, entry->rows, entry->corner};

	for (size_t i = 0; i < G_N_ELEMENTS(of_blocks); i++) {
		if (of_blocks[i])
			loader_error_at(loader, of_blocks[i]->key_at,
				_("有 blocks 时，%s 写在各块里"), of_blocks[i]->key);
	}
	load_list(loader, entry->blocks, load_block, &entry->table);
	if (entry->blocks->kind == NODE_SEQUENCE && !entry->blocks->first)
		loader_error(loader, entry->blocks, _("blocks 里至少要有一块"));
}

static void load_only_block(
	struct loader *loader, const struct yaml_node *node, struct table_entry *entry)
{
	if (!entry->columns || !entry->rows) {
		loader->unsure = true;
		loader_error(loader, node, _("表格须有 columns 和 rows，或 blocks"));
		return;
	}
	struct form_block *block = append_block(&entry->table);
	if (entry->corner)
		load_text(loader, entry->corner, &block->corner);
	load_columns(loader, entry->columns, block);
	load_rows(loader, entry->rows, block);
}

void load_table(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_section *section = target;
	struct table_entry entry = {.table = {.section = loader->section, .at = node->at}};

	load_mapping(loader, node, &table_keys, &entry);
	if (entry.blocks)
		load_blocks(loader, &entry);
	else
		load_only_block(loader, node, &entry);
	section->tables = g_renew(struct form_table, section->tables, section->table_count + 1);
	loader->table = section->table_count;
	section->tables[section->table_count++] = entry.table;
	if (entry.rules)
		load_rules(loader, entry.rules, NULL);
	loader->table = -1;
}

void load_tables(struct loader *loader, const struct yaml_node *node, void *section)
{
	load_list(loader, node, load_table, section);
}

static void axis_release(struct form_axis *axis)
{
	g_free(axis->tree.heads);
	g_free(axis->lines);
	g_free(axis->leaves);
	g_free(axis->sourced);
	id_index_release(&axis->heads);
}

void form_table_release(struct form_table *table)
{
	for (int i = 0; i < table->block_count; i++) {
		axis_release(&table->blocks[i].columns);
		axis_release(&table->blocks[i].rows);
	}
	g_free(table->blocks);
}
