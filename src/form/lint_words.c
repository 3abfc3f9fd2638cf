/* Names that lead nowhere, words that are several, labels and help that are missing. */
#include "form/lint_internal.h"

#include <string.h>

#include "base/language.h"
#include "form/loader.h"
#include "form/token.h"

/* Names in formulas */

/* The keys whose values are formulas. */
static const char *const formula_keys[] = {"formula", "require", "when", "is", "carry"};

static bool is_formula_key(const char *key)
{
	for (size_t i = 0; key && i < G_N_ELEMENTS(formula_keys); i++) {
		if (strcmp(key, formula_keys[i]) == 0)
			return true;
	}
	return false;
}

/* Adds every part of a name to a set. */
static void add_parts(GHashTable *ids, const struct token *name)
{
	g_autofree char *text = g_strndup(name->start, name->length);
	g_auto(GStrv) parts = g_strsplit(text, ".", -1);

	for (char **part = parts; *part; part++)
		g_hash_table_add(ids, g_strdup(*part));
}

/* Adds every id of a formula, which has been read without a fault. */
static void add_ids(GHashTable *ids, const char *formula)
{
	struct token token = token_scan(formula);

	while (token.kind != TOKEN_END && token.kind != TOKEN_WRONG) {
		if (token.kind == TOKEN_NAME)
			add_parts(ids, &token);
		token = token_scan(token.start + token.length);
	}
}

/* Adds the ids of all formulas in a node; `inside`: it is the value of a formula's key. */
static void gather_ids(GHashTable *ids, const struct yaml_node *node, bool inside)
{
	if (node->kind == NODE_SCALAR && inside)
		add_ids(ids, node->text);
	for (const struct yaml_node *child = node->first; child; child = child->next)
		gather_ids(ids, child, child->key ? is_formula_key(child->key) : inside);
}

static void lint_groups(const struct lint *lint, const struct form_axis *axis, GHashTable *ids)
{
	for (int i = 0; i < axis->tree.count; i++) {
		const struct form_line *line = &axis->lines[i];

		if (!axis->tree.heads[i].leaf && line->id && !g_hash_table_contains(ids, line->id))
			lint_say(lint, line->at, LEVEL_NOTE, "unused-id",
				_("这一组的标识“%s”没有公式用到"), line->id);
	}
}

/* Several rows without names cannot be told apart, on screen or on the telephone. */
static void lint_labels(const struct lint *lint, const struct form_axis *axis)
{
	for (int i = 0; i < axis->tree.count && axis->tree.leaves > 1; i++) {
		const struct form_line *line = &axis->lines[i];

		if (axis->tree.heads[i].leaf && !*axis->tree.heads[i].label && !*line->short_label)
			lint_say(lint, line->at, LEVEL_WARNING, "no-label",
				_("“%s”没有名称，屏幕和纸上分不清它是什么"), line->id);
	}
}

/* Lists of words */

/* The keys whose values are words, one or several. */
static bool is_word_key(const char *key)
{
	static const char *const keys[] = {"sign", "roles", "after", "none", "last", "next"};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(keys[i], key) == 0)
			return true;
	}
	return false;
}

/* Full-width commas and brackets belong to texts, so that a list written with them is one word. */
static void lint_word(const struct lint *lint, const struct yaml_node *word)
{
	static const char *const separators[] = {"，", "、", "；", "【", "［"};

	for (size_t i = 0; word->plain && i < G_N_ELEMENTS(separators); i++) {
		if (!strstr(word->text, separators[i]))
			continue;
		lint_say(lint, word->at, LEVEL_WARNING, "one-word",
			_("“%s”是一个词；几个词写成 [甲, 乙]，用半角方括号和逗号"), word->text);
		return;
	}
}

static void lint_word_lists(const struct lint *lint, const struct yaml_node *node, bool inside)
{
	if (node->kind == NODE_SCALAR && inside)
		lint_word(lint, node);
	for (const struct yaml_node *child = node->first; child; child = child->next)
		lint_word_lists(lint, child, child->key ? is_word_key(child->key) : inside);
}

/* Former ids */

static void lint_former_rows(const struct lint *lint, int section, const struct form_axis *rows)
{
	int table, block, leaf;

	for (int i = 0; i < rows->tree.count; i++) {
		const struct form_line *line = &rows->lines[i];

		if (line->was &&
			form_find_row(lint->form, section, line->was, &table, &block, &leaf))
			lint_say(lint, line->at, LEVEL_WARNING, "unused-was",
				_("was 不起作用：这一节里现在还有“%s”这一行"), line->was);
	}
}

static void lint_former_columns(const struct lint *lint, const struct form_axis *columns)
{
	for (int i = 0; i < columns->tree.count; i++) {
		const struct form_line *line = &columns->lines[i];

		if (line->was && form_axis_find_head(columns, line->was) >= 0)
			lint_say(lint, line->at, LEVEL_WARNING, "unused-was",
				_("was 不起作用：这里现在还有“%s”这一列"), line->was);
	}
}

static void lint_former_fields(const struct lint *lint)
{
	const struct form *form = lint->form;

	for (size_t i = 0; i < form->predecessor_count; i++) {
		const struct form_predecessor *former = &form->predecessors[i];
		const struct form_cell *cell = form_cell(form, former->cell);

		if (former->was && cell->table < 0 && form_find(form, former->address) != CELL_NONE)
			lint_say(lint, cell->words->at, LEVEL_WARNING, "unused-was",
				_("was 不起作用：现在还有“%s”这一格"), former->address);
	}
}

/* What last year's report has at the same address goes first, so a cell mapped to itself, alone or
   with others, is never anything but itself. */
static void lint_succession(const struct lint *lint, const struct yaml_node *mapping)
{
	for (const struct yaml_node *node = mapping->first; node; node = node->next) {
		g_auto(GStrv) sources = g_strsplit(node->key, "+", -1);

		for (char **source = sources; *source; source++) {
			if (strcmp(g_strstrip(*source), node->text) == 0)
				lint_say(lint, node->key_at, LEVEL_WARNING, "unused-previous",
					_("不起作用：上年有“%s”时，今年的“%s”只接着它一个"),
					*source, node->text);
		}
	}
}

/* Help */

static bool any_help(const struct form *form, const struct form_section *section)
{
	for (cell_index i = 0; i < section->cell_count; i++) {
		if (form_cell(form, section->first + i)->words->help)
			return true;
	}
	return section->help != NULL;
}

static void lint_help(const struct lint *lint, const struct form_section *section)
{
	const struct form *form = lint->form;

	if (!any_help(form, section))
		lint_say(lint, section->at, LEVEL_NOTE, "no-help",
			_("这一节没有一处 help，填的人看不到说明"));
	for (cell_index i = 0; i < section->field_count; i++) {
		const struct form_cell *cell = form_cell(form, section->first + i);

		if (cell->spec->type == TYPE_TEXT && cell->spec->required && !cell->words->help)
			lint_say(lint, cell->words->at, LEVEL_WARNING, "no-help",
				_("%s 必须填写，却没有 help 说明写什么"), cell->address);
	}
}

static void lint_section(const struct lint *lint, int number, GHashTable *ids)
{
	const struct form_section *section = &lint->form->sections[number];

	lint_help(lint, section);
	for (int t = 0; t < section->table_count; t++) {
		const struct form_table *table = &section->tables[t];

		for (int b = 0; b < table->block_count; b++) {
			const struct form_block *block = &table->blocks[b];

			lint_labels(lint, &block->columns);
			lint_labels(lint, &block->rows);
			lint_groups(lint, &block->columns, ids);
			lint_groups(lint, &block->rows, ids);
			lint_former_columns(lint, &block->columns);
			lint_former_rows(lint, number, &block->rows);
		}
		if (table->succession)
			lint_succession(lint, table->succession);
	}
}

void lint_words(const struct lint *lint)
{
	const struct yaml_node *root = yaml_root(lint->form->private->tree);
	const struct yaml_node *succession = yaml_get(root, "previous");
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	gather_ids(ids, root, false);
	lint_word_lists(lint, root, false);
	for (int s = 0; s < lint->form->section_count; s++)
		lint_section(lint, s, ids);
	lint_former_fields(lint);
	if (succession)
		lint_succession(lint, succession);
}
