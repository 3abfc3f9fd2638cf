/*
 * `cells:` of a table: single cells that are not as their row and column have
 * them, or that are none at all.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

/* What `cells:` says of one cell. */
struct override {
	struct cell_spec spec;
	const struct yaml_node *formula;
	const char *rule;
};

static const struct key_row override_rows[] = {
	{"formula", load_node, offsetof(struct override, formula)},
	{"rule", load_text, offsetof(struct override, rule)},
	SPEC_KEYS(load_table_type, shape_table_type, offsetof(struct override, spec)),
};
static const struct key_table override_keys = KEY_TABLE("single-cell", override_rows);

static const struct word_row none_words[] = {{"none", 0}};
static const struct value_shape shape_none = {
	SHAPE_WORD, .words = none_words, .word_count = G_N_ELEMENTS(none_words)};
static const struct value_shape shape_override = {
	SHAPE_MAPPING, .keys = &override_keys, .or = &shape_none};
const struct value_shape shape_overrides = {SHAPE_NAMES, .item = &shape_override};

/* The cell of "row.column" in one table, or NULL. */
static struct form_cell *find_cell(
	struct loader *loader, const struct form_section *section, int table, const char *name)
{
	int number = (int)(section - loader->form->sections);
	cell_index index = form_find_in_section(loader->form, number, name);

	if (index == CELL_NONE)
		return NULL;
	struct form_cell *cell = &loader->form->cells[index];
	return cell->table == table ? cell : NULL;
}

static void name_unknown_cell(struct loader *loader, const struct form_section *section, int table,
	const struct yaml_node *node)
{
	struct suggestion suggestion;
	size_t prefix = strlen(section->id) + 1;

	suggestion_init(&suggestion, node->key);
	for (cell_index i = section->first; i < loader->form->cell_count; i++) {
		const struct form_cell *cell = form_cell(loader->form, i);

		if (cell->table == table)
			suggestion_offer(&suggestion, cell->address + prefix);
	}
	g_autofree char *question = suggestion_question(&suggestion);
	loader_error_at(
		loader, node->key_at, _("这张表里没有“%s”这一格（行.列）%s"), node->key, question);
}

static struct form_block *block_of(struct loader *loader, const struct form_cell *cell)
{
	return &loader->form->sections[cell->section].tables[cell->table].blocks[cell->block];
}

/* The square stays, so that rows are as long as their columns; the address goes. */
static void take_away(struct loader *loader, struct form_cell *cell)
{
	struct cell_spec spec = *cell->spec;

	block_of(loader, cell)->holed = true;
	cell->absent = true;
	spec.required = false;
	cell->spec = loader_keep_copy(loader, &spec, sizeof spec);
}

/* What the cell shares with its neighbours, with what is said of it alone laid over. */
static void override_spec(struct loader *loader, const struct yaml_node *node,
	const struct cell_spec *said, struct form_cell *cell)
{
	struct cell_spec spec = *cell->spec;

	if (said->has_type && spec.min_of_type)
		spec.has_min = spec.min_of_type = false;
	spec_overlay(&spec, said);
	spec.help = NULL;
	spec_complete(&spec);
	check_spec(loader, &spec, node->at);
	if (spec.type != cell->spec->type)
		block_of(loader, cell)->alike = false;
	cell->spec = loader_keep_copy(loader, &spec, sizeof spec);
}

/* The words that the cell shares with its row, with those of its own in their place. */
static void override_words(
	struct loader *loader, const struct override *override, struct form_cell *cell)
{
	struct cell_words words = *cell->words;

	if (override->spec.help)
		words.help = override->spec.help;
	words.rule = override->rule;
	cell->words = loader_keep_copy(loader, &words, sizeof words);
}

static void override_cell(
	struct loader *loader, const struct yaml_node *node, struct form_cell *cell)
{
	struct override override = {0};

	load_mapping(loader, node, &override_keys, &override);
	override_spec(loader, node, &override.spec, cell);
	override_words(loader, &override, cell);
	if (override.rule && !override.formula)
		loader_error(loader, yaml_get(node, "rule"), _("rule 须与 formula 写在一起"));
	if (!override.formula)
		return;
	struct cell_formula formula = {
		.cell = (cell_index)(cell - loader->form->cells),
		.rule = override.rule,
	};
	load_text(loader, override.formula, &formula.text);
	load_position(override.formula, &formula.at);
	if (formula.text)
		g_array_append_val(loader->cell_formulas, formula);
}

void override_cells(struct loader *loader, const struct form_section *section, int table)
{
	const struct yaml_node *overrides = section->tables[table].overrides;

	if (overrides->kind != NODE_MAPPING) {
		loader_error(loader, overrides, _("cells 应是“行.列: …”的组合"));
		return;
	}
	for (const struct yaml_node *node = overrides->first; node; node = node->next) {
		struct form_cell *cell = find_cell(loader, section, table, node->key);

		if (!cell)
			name_unknown_cell(loader, section, table, node);
		else if (node->kind == NODE_SCALAR && strcmp(node->text, "none") == 0)
			take_away(loader, cell);
		else
			override_cell(loader, node, cell);
	}
}
