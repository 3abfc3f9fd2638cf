/*
 * Conditions: when a section, a row, a column or a field applies.
 *
 * Whatever says `when:` (or `from:` and `until:`, which are conditions on the
 * report's year) makes a condition; a cell under several of them has one that
 * joins them. A condition takes cells as they stand, so that it cannot depend on
 * itself.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

static int append_condition(struct loader *loader, const struct form_condition *condition)
{
	if (loader->conditions->len == FORM_MAX_CONDITIONS)
		diagnostics_error(loader->diagnostics, loader->file, condition->at,
			_("条件太多（最多%d个）"), FORM_MAX_CONDITIONS);
	if (loader->conditions->len >= FORM_MAX_CONDITIONS)
		return -1;
	g_array_append_vals(loader->conditions, condition, 1);
	return (int)loader->conditions->len - 1;
}

/* Many rows can say the same: one condition serves them all. */
static int add_condition(struct loader *loader, const char *text, struct position at)
{
	for (guint i = 0; i < loader->conditions->len; i++) {
		const struct form_condition *known =
			&g_array_index(loader->conditions, struct form_condition, i);

		if (known->section == loader->section && g_strcmp0(known->text, text) == 0)
			return (int)i;
	}
	struct form_condition condition = {
		.text = text, .outer = -1, .inner = -1, .section = loader->section, .at = at};

	return append_condition(loader, &condition);
}

static struct form_condition *condition_of(const struct loader *loader, int condition)
{
	return &g_array_index(loader->conditions, struct form_condition, condition);
}

/* Both of two, as they are written together at a place. */
static int join_at(struct loader *loader, int outer, int inner, struct position at)
{
	if (outer < 0 || inner < 0 || outer == inner)
		return MAX(outer, inner);
	/* the cells of a row come one behind the other, so the last ones are looked at first */
	for (guint i = loader->conditions->len; i-- > 0;) {
		const struct form_condition *known =
			&g_array_index(loader->conditions, struct form_condition, i);

		if (known->outer == outer && known->inner == inner)
			return (int)i;
	}
	struct form_condition both = {
		.outer = outer,
		.inner = inner,
		.section = loader->section,
		.at = at,
	};
	return append_condition(loader, &both);
}

int condition_both(struct loader *loader, int outer, int inner)
{
	struct position nowhere = {0};

	return join_at(loader, outer, inner, inner < 0 ? nowhere : condition_of(loader, inner)->at);
}

void load_when(struct loader *loader, const struct yaml_node *value, void *target)
{
	const char *text = NULL;
	struct position at;

	load_text(loader, value, &text);
	load_position(value, &at);
	if (text)
		*(int *)target =
			join_at(loader, *(int *)target, add_condition(loader, text, at), at);
}

static bool is_year(const char *text)
{
	return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

static void load_year_bound(
	struct loader *loader, const struct yaml_node *value, const char *relation, int *target)
{
	int year = 0;

	if (value->kind != NODE_SCALAR || !is_year(value->text)) {
		loader_error(loader, value, _("这里只写四位年份，如 2025"));
		return;
	}
	load_number(loader, value, &year);
	g_autofree char *text = g_strdup_printf("%s %d", relation, year);
	const char *kept = g_string_chunk_insert(loader->form->private->strings, text);
	*target = join_at(loader, *target, add_condition(loader, kept, value->at), value->at);
}

void load_from(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_year_bound(loader, value, ">=", target);
}

void load_until(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_year_bound(loader, value, "<=", target);
}

bool condition_is_year_bound(const struct form_condition *condition)
{
	return condition->text && *condition->text && strchr("<>", *condition->text);
}

/* `from:` and `until:` leave the year to be filled in, for the cover may not be read yet. */
static char *whole_text(struct loader *loader, const struct form_condition *condition)
{
	const struct form *form = loader->form;

	if (!condition_is_year_bound(condition))
		return g_strdup(condition->text);
	if (form->year_cell == CELL_NONE) {
		diagnostics_error(loader->diagnostics, loader->file, condition->at,
			_("from 和 until 要封面上有报告年度（type: year）"));
		return NULL;
	}
	return g_strconcat(form_cell(form, form->year_cell)->address, " ", condition->text, NULL);
}

/* Appends a program that stands elsewhere once more. */
static void append_program(struct loader *loader, struct program program)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction copy =
			g_array_index(loader->instructions, struct instruction, program.start + i);

		g_array_append_val(loader->instructions, copy);
	}
}

static void join(struct loader *loader, struct form_condition *condition)
{
	struct instruction both = {.operation = OP_AND, .operand = 2};
	const struct form_condition *conditions = loader->form->conditions;

	/* one that could not be compiled has been named, and decides nothing */
	if (conditions[condition->outer].program.length == 0 ||
		conditions[condition->inner].program.length == 0)
		return;
	condition->program.start = loader->instructions->len;
	append_program(loader, conditions[condition->outer].program);
	append_program(loader, conditions[condition->inner].program);
	g_array_append_val(loader->instructions, both);
	condition->program.length = loader->instructions->len - condition->program.start;
	measure_depth(loader, condition->program);
}

/* Each cell under a condition asks it, and each formula that reads the cell: it had better be
   short. What is too long is taken away, so that no other is made of it. */
static void check_length(struct loader *loader, struct form_condition *condition)
{
	if (condition->program.length <= FORM_MAX_CONDITION)
		return;
	diagnostics_error(loader->diagnostics, loader->file, condition->at,
		_("条件太长（最多%d步）"), FORM_MAX_CONDITION);
	condition->program.length = 0;
}

/* Who asks a condition wants its cells, not its steps: those are many, these mostly one. */
static void gather_reads(struct loader *loader, struct form_condition *condition)
{
	g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(cell_index));

	gather_begin(loader);
	gather_cells(loader, condition->program, cells);
	condition->cell_count = cells->len;
	condition->cells = loader_keep(loader, (cells->len + 1) * sizeof(cell_index));
	for (guint i = 0; i < cells->len; i++)
		condition->cells[i] = g_array_index(cells, cell_index, i);
}

void compile_conditions(struct loader *loader)
{
	struct form *form = loader->form;

	/* what a condition joins stands before it */
	for (size_t i = 0; i < form->condition_count; i++) {
		struct form_condition *condition = &form->conditions[i];
		struct scope scope = {.section = condition->section, .other = -1};

		if (!condition->text) {
			join(loader, condition);
			check_length(loader, condition);
			continue;
		}
		g_autofree char *text = whole_text(loader, condition);
		if (text)
			compile_text(loader, &scope, text, condition->at, SORT_TRUTH,
				_("when 要是一个比较，如 cover.level = 'a'"), &condition->program);
		check_length(loader, condition);
	}
	for (size_t i = 0; i < form->condition_count; i++)
		gather_reads(loader, &form->conditions[i]);
}

static void list_reading(const struct form *form, struct cell_listing *listing)
{
	for (size_t c = 0; c < form->condition_count; c++) {
		const struct form_condition *condition = &form->conditions[c];

		g_array_append_vals(listing->cells, condition->cells, (guint)condition->cell_count);
		cell_listing_end(listing);
	}
}

/* Turned round like the others: for each cell the condition that it applies under. */
static void list_governing(const struct form *form, struct cell_listing *listing)
{
	for (cell_index cell = 0; form->condition_count > 0 && cell < form->cell_count; cell++) {
		uint32_t condition = (uint32_t)form->cells[cell].condition;

		if (form->cells[cell].condition >= 0)
			g_array_append_val(listing->cells, condition);
		cell_listing_end(listing);
	}
}

void list_conditions(struct loader *loader)
{
	struct form *form = loader->form;
	struct cell_listing reading, governing;

	cell_listing_init(&reading);
	cell_listing_init(&governing);
	list_reading(form, &reading);
	list_governing(form, &governing);
	form->governs = cell_listing_turn(&reading, form->cell_count);
	form->governed = cell_listing_turn(&governing, form->condition_count);
	form->governed_count = form->governed.start[form->condition_count];
	cell_listing_release(&reading);
	cell_listing_release(&governing);
}

/* What people read */

static const struct form_cell *field_named(const struct form *form, int section, const char *name)
{
	cell_index cell = form_find(form, name);

	if (cell == CELL_NONE && section >= 0)
		cell = form_find_in_section(form, section, name);
	return cell != CELL_NONE && form_cell(form, cell)->words->field ? form_cell(form, cell)
									: NULL;
}

/* "单位类别是乡镇", of a field and one of its choices. */
static bool append_choice(
	const struct form *form, int section, const struct expression *comparison, GString *out)
{
	const struct expression *name = comparison->operands[0], *word = comparison->operands[1];

	if (name->operation != OP_CELL || word->operation != OP_TEXT)
		return false;
	const struct form_cell *cell = field_named(form, section, name->text);
	const char *label = cell ? form_choice_label(cell, word->text) : NULL;
	if (label)
		g_string_append_printf(out,
			comparison->operation == OP_EQUAL ? C_("condition", "%s是%s")
							  : C_("condition", "%s不是%s"),
			cell->words->field->short_label, label);
	return label;
}

/* Whether all of an expression could be said in words; if not, what was appended is of no use. */
static bool append_words(
	const struct form *form, int section, const struct expression *expression, GString *out)
{
	switch (expression->operation) {
	case OP_EQUAL:
	case OP_UNEQUAL: return append_choice(form, section, expression, out);
	case OP_OR:
		if (!append_words(form, section, expression->operands[0], out))
			return false;
		g_string_append(out, C_("condition", "或"));
		return append_words(form, section, expression->operands[1], out);
	default: return false;
	}
}

static char *formula_words(const struct form *form, const struct form_condition *condition)
{
	struct diagnostics *unused = diagnostics_new();
	struct formula *formula = formula_parse(form->path, condition->at, condition->text, unused);
	g_autoptr(GString) words = g_string_new(NULL);

	if (!formula || !append_words(form, condition->section, formula_root(formula), words))
		g_string_assign(words, condition->text);
	formula_free(formula);
	diagnostics_free(unused);
	return g_strdup(words->str);
}

static char *joined_words(const struct form *form, const struct form_condition *condition)
{
	g_autofree char *outer = form_condition_words(form, &form->conditions[condition->outer]);
	g_autofree char *inner = form_condition_words(form, &form->conditions[condition->inner]);

	return g_strdup_printf(_("%s，且%s"), outer, inner);
}

char *form_condition_words(const struct form *form, const struct form_condition *condition)
{
	if (!condition->text)
		return joined_words(form, condition);
	if (!condition_is_year_bound(condition))
		return formula_words(form, condition);
	return g_strdup_printf(*condition->text == '<' ? _("到%s年为止") : _("%s年起"),
		condition->text + strlen("<= "));
}
