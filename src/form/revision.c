#include "form/revision.h"

#include <string.h>

#include "base/language.h"
#include "form/loader.h"

struct revision {
	const struct form *form, *old;
	struct diagnostics *diagnostics;
	bool same_id;
	GHashTable *continued; /* addresses that `previous:` maps -> cell + 1 */
	GHashTable *said;      /* what has been said once of a whole row or column; owned */
};

/* Saying it */

static void say_new(const struct revision *revision, struct position at, enum level level,
	const char *check, const char *format, ...) G_GNUC_PRINTF(5, 6);
static void say_gone(const struct revision *revision, struct position at, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static void say_new(const struct revision *revision, struct position at, enum level level,
	const char *check, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		revision->diagnostics, revision->form->path, at, level, check, format, arguments);
	va_end(arguments);
}

static void say_gone(const struct revision *revision, struct position at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	diagnostics_add(revision->diagnostics, revision->old->path, at,
		revision->same_id ? LEVEL_ERROR : LEVEL_WARNING, "gone", _("%s，%s"), text,
		revision->same_id
			? _("旧报告里的值没有去处；换了标识，在新的一项写 was: 旧标识；要停用，留着它，写 until: 最后一年")
			: _("上年的值没有接上"));
}

/* Heirs */

/* The cell that has what an old address had, or CELL_NONE. */
static cell_index heir(const struct revision *revision, const char *address)
{
	cell_index cell = form_find(revision->form, address);

	if (cell == CELL_NONE)
		cell = form_find_former(revision->form, address);
	if (cell == CELL_NONE && !revision->same_id)
		cell = GPOINTER_TO_UINT(g_hash_table_lookup(revision->continued, address)) - 1;
	return cell;
}

static bool is_gone(const struct revision *revision, cell_index old)
{
	const struct form_cell *cell = form_cell(revision->old, old);

	return !cell->absent && heir(revision, cell->address) == CELL_NONE;
}

static bool all_gone(const struct revision *revision, cell_index first, size_t count)
{
	size_t gone = 0, there = 0;

	for (size_t i = 0; i < count; i++) {
		cell_index cell = first + (cell_index)i;

		there += !form_cell(revision->old, cell)->absent;
		gone += is_gone(revision, cell);
	}
	return there > 0 && gone == there;
}

/* Names that may have been given to what is gone */

/* The id of a row or column of the new section with the same label, which the old one did not have:
   NULL when there is none. */
static const char *find_renamed(const struct form_section *section, const struct form_axis *old,
	bool rows, const char *label)
{
	for (int t = 0; section && t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++) {
			const struct form_block *block = &section->tables[t].blocks[b];
			const struct form_axis *axis = rows ? &block->rows : &block->columns;

			for (int leaf = 0; leaf < axis->tree.leaves; leaf++) {
				const char *id = form_axis_leaf(axis, leaf)->id;

				if (strcmp(form_axis_label(axis, leaf), label) == 0 &&
					form_axis_find_head(old, id) < 0)
					return id;
			}
		}
	}
	return NULL;
}

static const struct form_section *new_section(const struct revision *revision, int old)
{
	int section = form_find_section(revision->form, revision->old->sections[old].id);

	return section < 0 ? NULL : &revision->form->sections[section];
}

static void say_line_gone(const struct revision *revision, int section,
	const struct form_axis *axis, bool rows, int leaf)
{
	const struct form_line *line = form_axis_leaf(axis, leaf);
	const char *id = revision->old->sections[section].id;
	const char *renamed = find_renamed(
		new_section(revision, section), axis, rows, form_axis_label(axis, leaf));

	if (renamed)
		say_gone(revision, line->at,
			rows ? _("%s 的行“%s”没有了（如果是改叫“%s”，请在那里写 was: %s）")
			     : _("%s 的列“%s”没有了（如果是改叫“%s”，请在那里写 was: %s）"),
			id, line->id, renamed, line->id);
	else
		say_gone(revision, line->at, rows ? _("%s 的行“%s”没有了") : _("%s 的列“%s”没有了"),
			id, line->id);
}

/* Blocks */

/* Whether every cell of a column is gone, those of rows that are gone as a whole left out. */
static bool column_gone(const struct revision *revision, const struct form_block *block,
	const bool *rows_gone, int column)
{
	size_t gone = 0, there = 0;

	for (int row = 0; row < block->rows.tree.leaves; row++) {
		cell_index cell = form_block_cell(block, row, column);

		if (rows_gone[row] || form_cell(revision->old, cell)->absent)
			continue;
		there++;
		gone += is_gone(revision, cell);
	}
	return there > 0 && gone == there;
}

static void look_at_cells(const struct revision *revision, const struct form_block *block,
	const bool *rows_gone, int column)
{
	for (int row = 0; row < block->rows.tree.leaves; row++) {
		cell_index cell = form_block_cell(block, row, column);
		const struct form_cell *old = form_cell(revision->old, cell);

		if (!rows_gone[row] && is_gone(revision, cell))
			say_gone(revision, old->words->at, _("%s 没有了"), old->address);
	}
}

/* What is gone of a block: whole rows, whole columns, single cells. */
static void look_at_block(
	const struct revision *revision, int section, const struct form_block *block)
{
	int columns = block->columns.tree.leaves, rows = block->rows.tree.leaves;
	g_autofree bool *rows_gone = g_new(bool, rows);

	for (int row = 0; row < rows; row++) {
		rows_gone[row] =
			all_gone(revision, form_block_cell(block, row, 0), (size_t)columns);
		if (rows_gone[row])
			say_line_gone(revision, section, &block->rows, true, row);
	}
	for (int column = 0; column < columns; column++) {
		if (column_gone(revision, block, rows_gone, column))
			say_line_gone(revision, section, &block->columns, false, column);
		else
			look_at_cells(revision, block, rows_gone, column);
	}
}

static void look_at_section(const struct revision *revision, int number)
{
	const struct form_section *section = &revision->old->sections[number];

	if (all_gone(revision, section->first, section->cell_count)) {
		say_gone(revision, section->at, _("“%s”这一节没有了（%zu格）"), section->id,
			section->cell_count);
		return;
	}
	for (cell_index i = 0; i < section->field_count; i++) {
		const struct form_cell *cell = form_cell(revision->old, section->first + i);

		if (is_gone(revision, section->first + i))
			say_gone(revision, cell->words->at, _("%s 没有了"), cell->address);
	}
	for (int t = 0; t < section->table_count; t++) {
		for (int b = 0; b < section->tables[t].block_count; b++)
			look_at_block(revision, number, &section->tables[t].blocks[b]);
	}
}

/* What cells hold */

/* Whether it is to be said of this cell: of a field, and of the first cell of a row or column. */
static bool first_time(
	const struct revision *revision, const struct form_cell *cell, const char *what)
{
	if (cell->table < 0)
		return g_hash_table_add(
			revision->said, g_strdup_printf("%s %s", what, cell->address));
	g_autofree char *place =
		g_strdup_printf("%s %d.%d.%d", what, cell->section, cell->table, cell->block);
	g_autofree char *row = g_strdup_printf("%s row %d", place, cell->row);
	g_autofree char *column = g_strdup_printf("%s column %d", place, cell->column);

	if (g_hash_table_contains(revision->said, row) ||
		g_hash_table_contains(revision->said, column))
		return false;
	g_hash_table_add(revision->said, g_steal_pointer(&row));
	return g_hash_table_add(revision->said, g_steal_pointer(&column));
}

static bool is_narrower(const struct cell_spec *spec, const struct cell_spec *old)
{
	return spec->decimals < old->decimals ||
		(spec->has_min && (!old->has_min || decimal_compare(spec->min, old->min) > 0)) ||
		(spec->has_max && (!old->has_max || decimal_compare(spec->max, old->max) < 0));
}

static void compare_types(
	const struct revision *revision, const struct form_cell *cell, const struct form_cell *old)
{
	const struct cell_type_row *type = cell_type_row(cell->spec->type);
	const struct cell_type_row *before = cell_type_row(old->spec->type);
	bool figures = type->figure && before->figure;

	if (!figures && type != before && first_time(revision, cell, "type"))
		say_new(revision, cell->words->at, LEVEL_ERROR, "type-changed",
			_("%s 的类型原来是 %s，现在是 %s"), cell->address, before->name,
			type->name);
	else if (figures && is_narrower(cell->spec, old->spec) &&
		first_time(revision, cell, "narrower"))
		say_new(revision, cell->words->at, LEVEL_WARNING, "narrower",
			_("%s 能填的数比原来少（小数位、min 或 max），旧报告里的数可能不合"),
			cell->address);
}

static void compare_choices(
	const struct revision *revision, const struct form_cell *cell, const struct form_cell *old)
{
	for (size_t i = 0; cell->spec->type == TYPE_CHOICE && i < old->spec->choice_count; i++) {
		const char *id = old->spec->choices[i].id;
		g_autofree char *what = g_strconcat("choice ", id, NULL);

		if (!form_choice_label(cell, id) && first_time(revision, cell, what))
			say_new(revision, cell->words->at, LEVEL_ERROR, "choice-gone",
				_("%s 原来的选项“%s”没有了"), cell->address, id);
	}
}

static void compare_cells(const struct revision *revision)
{
	for (cell_index i = 0; i < revision->old->cell_count; i++) {
		const struct form_cell *old = form_cell(revision->old, i);
		cell_index index = old->absent ? CELL_NONE : heir(revision, old->address);

		if (index == CELL_NONE)
			continue;
		const struct form_cell *cell = form_cell(revision->form, index);
		compare_types(revision, cell, old);
		compare_choices(revision, cell, old);
		if (form_cell_is_computed(cell) && !form_cell_is_computed(old) &&
			first_time(revision, cell, "computed"))
			say_new(revision, cell->words->at, LEVEL_WARNING, "now-computed",
				_("%s 原来是填的，现在由程序计算；旧报告里填的数若与算得的不同，会成为一处错"),
				cell->address);
	}
}

/* Rules, version and `previous:` */

static GHashTable *list_rules(const struct form *form)
{
	GHashTable *rules = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < form->rule_count; i++)
		g_hash_table_add(rules, (gpointer)form->rules[i].id);
	return rules;
}

static void compare_rules(const struct revision *revision)
{
	g_autoptr(GHashTable) rules = list_rules(revision->form);

	for (size_t i = 0; i < revision->old->rule_count; i++) {
		const struct form_rule *rule = &revision->old->rules[i];

		if (!g_hash_table_contains(rules, rule->id))
			diagnostics_add(revision->diagnostics, revision->old->path, rule->at,
				LEVEL_WARNING, "rule-gone",
				_("规则“%s”没有了；旧报告里为它写的理由不再有用"), rule->id);
	}
}

static void compare_versions(const struct revision *revision)
{
	const struct form *form = revision->form, *old = revision->old;
	const struct yaml_node *version = yaml_get(yaml_root(form->private->tree), "version");

	if (!revision->same_id || strcmp(form_digest(form), form_digest(old)) == 0)
		return;
	if (form->version == old->version)
		say_new(revision, version->at, LEVEL_ERROR, "version",
			_("表式改了，version 还是 %d；改一次，加一"), old->version);
	else if (form->version < old->version)
		say_new(revision, version->at, LEVEL_ERROR, "version",
			_("version 是 %d，比原来的 %d 还小"), form->version, old->version);
}

/* Names what `previous:` maps although the old form has no such row, or address: then `section` is
   NULL. */
static void look_at_succession(const struct revision *revision, const struct yaml_node *mapping,
	const struct form_section *section)
{
	int old = section ? form_find_section(revision->old, section->id) : -1;
	int table, block, leaf;

	for (const struct yaml_node *node = mapping->first; node; node = node->next) {
		g_auto(GStrv) sources = g_strsplit(node->key, "+", -1);

		for (char **source = sources; *source; source++) {
			const char *name = g_strstrip(*source);
			bool known = section ? old >= 0 &&
					form_find_row(
						revision->old, old, name, &table, &block, &leaf)
					     : form_find(revision->old, name) != CELL_NONE;

			if (!known)
				say_new(revision, node->key_at, LEVEL_WARNING, "unused-previous",
					_("原来的表式里没有“%s”"), name);
		}
	}
}

static void look_at_successions(const struct revision *revision)
{
	const struct form *form = revision->form;
	const struct yaml_node *mapping = yaml_get(yaml_root(form->private->tree), "previous");

	if (mapping)
		look_at_succession(revision, mapping, NULL);
	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			mapping = form->sections[s].tables[t].succession;
			if (mapping)
				look_at_succession(revision, mapping, &form->sections[s]);
		}
	}
}

static GHashTable *list_continued(const struct form *form)
{
	GHashTable *continued = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < form->predecessor_count; i++)
		g_hash_table_insert(continued, (gpointer)form->predecessors[i].address,
			GUINT_TO_POINTER(form->predecessors[i].cell + 1));
	return continued;
}

void form_lint_revision(
	const struct form *form, const struct form *old, struct diagnostics *diagnostics)
{
	struct revision revision = {
		.form = form,
		.old = old,
		.diagnostics = diagnostics,
		.same_id = strcmp(form->id, old->id) == 0,
		.continued = list_continued(form),
		.said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};

	compare_versions(&revision);
	for (int s = 0; s < old->section_count; s++)
		look_at_section(&revision, s);
	compare_cells(&revision);
	if (revision.same_id) /* another form has rules of its own */
		compare_rules(&revision);
	look_at_successions(&revision);
	g_hash_table_destroy(revision.continued);
	g_hash_table_destroy(revision.said);
}
