/*
 * What begins with last year's: `carry:` of rows, columns and fields.
 *
 * Each typed cell of such a row or column knows the cell whose last year's figure
 * it takes over, and a rule warns where the figure is no longer the same.
 */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "form/own_rule.h"

/* The cell whose last year's value a text names, or CELL_NONE with a diagnostic. */
static cell_index find_source(
	struct loader *loader, const struct scope *scope, const char *text, struct position at)
{
	struct named named = find_named(loader, scope, text);

	named_release(&named);
	if (named.kind == NAMED_CELL && named.previous)
		return named.cell;
	diagnostics_error(loader->diagnostics, loader->file, at,
		named.kind == NAMED_CELL ? _("carry 说的是上年的格，要写 previous.%s")
					 : _("carry 要写 previous. 和一个格的名字；没有“%s”这一格"),
		text);
	return CELL_NONE;
}

/* What a cell takes over has to be something it can hold. */
static bool check_types(
	struct loader *loader, cell_index cell, cell_index source, struct position at)
{
	const struct form *form = loader->form;
	enum cell_type to = form_cell(form, cell)->spec->type;
	enum cell_type from = form_cell(form, source)->spec->type;

	if (cell_type_row(to)->figure == cell_type_row(from)->figure)
		return true;
	return diagnostics_error(loader->diagnostics, loader->file, at,
		_("carry：%s 和 %s 不是同一类"), form_cell(form, cell)->address,
		form_cell(form, source)->address);
}

static void carry_line(struct loader *loader, const struct form_section *section,
	const struct form_block *block, bool row, int leaf)
{
	const struct form_line *line = form_axis_leaf(row ? &block->rows : &block->columns, leaf);
	int across = row ? block->columns.tree.leaves : block->rows.tree.leaves;

	for (int fixed = 0; fixed < across; fixed++) {
		struct scope scope = {
			.section = (int)(section - loader->form->sections),
			.block = block,
			.names_columns = !row,
			.fixed = fixed,
			.other = -1,
		};
		cell_index cell = row ? form_block_cell(block, leaf, fixed)
				      : form_block_cell(block, fixed, leaf);
		struct form_cell *definition = &loader->form->cells[cell];

		if (form_cell_is_computed(definition) || definition->absent)
			continue;
		cell_index source = find_source(loader, &scope, line->carry, line->carry_at);
		if (source == CELL_NONE || !check_types(loader, cell, source, line->carry_at))
			return;
		definition->carry = source;
	}
}

static const char *keep(struct loader *loader, char *text)
{
	const char *kept = g_string_chunk_insert(loader->form->private->strings, text);

	g_free(text);
	return kept;
}

/* What people call the row or column that `previous.NAME` leads to: its label where it stands on
   the same axis, else the name. */
static const char *source_label(const struct form_axis *axis, const char *carry)
{
	const char *point = strchr(carry, '.');
	const char *name = point ? point + 1 : carry;
	int head = form_axis_find_head(axis, name);

	return head < 0 ? name : axis->tree.heads[head].label;
}

/* The warning that a line's figure is not last year's any more. */
static void add_rule(struct loader *loader, const struct form_section *section, int table,
	const struct form_block *block, bool row, int leaf)
{
	const struct form_axis *axis = row ? &block->rows : &block->columns;
	const struct form_line *line = form_axis_leaf(axis, leaf);
	const char *label = form_axis_label(axis, leaf);
	const char *source = source_label(axis, line->carry);

	struct form_rule rule = {
		.id = line->rule ? line->rule : own_rule_id(OWN_CARRY),
		.label = keep(loader, g_strdup_printf(_("%s＝上年的%s"), label, source)),
		.message = keep(loader,
			g_strdup_printf(
				_("%s：%s填 {left}，上年的“%s”是 {right}，相差 {difference}"),
				row ? "{column}" : "{row}", label, source)),
		.require = line->carry,
		.level = LEVEL_WARNING,
		.own = true,
		.each = row ? EACH_COLUMN : EACH_ROW,
		.each_of = -1,
		.section = (int)(section - loader->form->sections),
		.table = table,
		.carried = true,
		.carried_block = (int)(block - section->tables[table].blocks),
		.carried_leaf = leaf,
		.at = line->carry_at,
		.require_at = line->carry_at,
	};
	g_array_append_val(loader->carried_rules, rule);
}

static void carry_axis(struct loader *loader, const struct form_section *section, int table,
	const struct form_block *block, bool rows)
{
	const struct form_axis *axis = rows ? &block->rows : &block->columns;

	for (int i = 0; i < axis->sourced_count; i++) {
		int leaf = axis->sourced[i];

		if (!form_axis_leaf(axis, leaf)->carry)
			continue;
		carry_line(loader, section, block, rows, leaf);
		add_rule(loader, section, table, block, rows, leaf);
	}
}

/* The same of a field: a rule like any author's. */
static void add_field_rule(
	struct loader *loader, const struct field_carry *carry, cell_index source)
{
	const struct form *form = loader->form;
	const struct form_cell *cell = form_cell(form, carry->cell);
	g_autofree char *of_last_year = form_cell_label(form, source);

	if (!cell_type_row(cell->spec->type)->figure)
		return;
	struct form_rule rule = {
		.id = own_rule_id(OWN_CARRY),
		.label = keep(loader,
			g_strdup_printf(
				_("%s＝上年的%s"), cell->words->field->short_label, of_last_year)),
		.message = keep(loader,
			g_strdup_printf(_("%s填 {left}，上年的“%s”是 {right}，相差 {difference}"),
				cell->words->field->short_label, of_last_year)),
		.require = keep(loader,
			g_strdup_printf("%s = " NAME_PREVIOUS "%s", cell->address,
				form_cell(form, source)->address)),
		.level = LEVEL_WARNING,
		.own = true,
		.each = EACH_ONCE,
		.each_of = -1,
		.section = -1,
		.table = -1,
		.at = carry->at,
		.require_at = carry->at,
	};
	g_array_append_val(loader->carried_rules, rule);
}

static void carry_fields(struct loader *loader)
{
	for (guint i = 0; i < loader->carries->len; i++) {
		const struct field_carry *carry =
			&g_array_index(loader->carries, struct field_carry, i);
		struct form_cell *cell = &loader->form->cells[carry->cell];
		struct scope scope = {.section = cell->section, .other = -1};
		cell_index source = find_source(loader, &scope, carry->text, carry->at);

		if (source == CELL_NONE || !check_types(loader, carry->cell, source, carry->at))
			continue;
		cell->carry = source;
		add_field_rule(loader, carry, source);
	}
}

/* Puts the rules of what is carried behind the author's. */
static void append_rules(struct form *form, const GArray *rules)
{
	form->rules = g_renew(struct form_rule, form->rules, form->rule_count + rules->len);
	for (guint i = 0; i < rules->len; i++)
		form->rules[form->rule_count++] = g_array_index(rules, struct form_rule, i);
}

void compile_carries(struct loader *loader)
{
	struct form *form = loader->form;

	loader->carried_rules = g_array_new(FALSE, FALSE, sizeof(struct form_rule));
	carry_fields(loader);
	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			const struct form_table *table = &form->sections[s].tables[t];

			for (int b = 0; b < table->block_count; b++) {
				carry_axis(loader, &form->sections[s], t, &table->blocks[b], true);
				carry_axis(loader, &form->sections[s], t, &table->blocks[b], false);
			}
		}
	}
	append_rules(form, loader->carried_rules);
	g_array_unref(loader->carried_rules);
}
