/*
 * Which finding to speak of, where the cursor stands: its cell's own, else that
 * of a rule that reads the cell, else one of its column or row, else the first
 * of the section. Instances that are one finding together stand in the slot of
 * their rule.
 */
#include "tui/app.h"

static const struct checker *checker_of(const struct app *app)
{
	return session_checker(app->session);
}

/* Where a finding of a rule instance is found. */
static size_t slot_of_instance(const struct app *app, size_t index)
{
	const struct form *form = app->form;
	int rule = form->instances[index].rule;

	if (form->rules[rule].together == TOGETHER_NOT)
		return form->cell_count + index;
	return form->cell_count + form->instance_count + (size_t)rule;
}

static bool is_together(const struct app *app, size_t slot)
{
	return slot >= app->form->cell_count + app->form->instance_count;
}

/* Whether a finding of several instances together is about a cell. */
static bool names(const struct app *app, size_t slot, cell_index cell)
{
	struct finding finding;
	bool named = false;

	if (!checker_finding(checker_of(app), slot, &finding))
		return false;
	for (size_t i = 0; i < finding.cell_count && !named; i++)
		named = finding.cells[i] == cell;
	finding_release(&finding);
	return named;
}

/* The first slot from *touch on, among the rules that read a cell, for which `wanted` holds, or
   SIZE_MAX; *touch is behind it then. */
static size_t next_at(const struct app *app, cell_index cell, uint32_t *touch,
	bool (*wanted)(const struct checker *, size_t))
{
	const struct cell_lists *touches = &app->form->touches;

	while (*touch < touches->start[cell + 1]) {
		size_t slot = slot_of_instance(app, touches->items[(*touch)++]);

		if (wanted(checker_of(app), slot) &&
			(!is_together(app, slot) || names(app, slot, cell)))
			return slot;
	}
	return SIZE_MAX;
}

static size_t first_at(
	const struct app *app, cell_index cell, bool (*wanted)(const struct checker *, size_t))
{
	uint32_t touch = app->form->touches.start[cell];

	return next_at(app, cell, &touch, wanted);
}

/* Whether a rule instance stands for the cursor's column or row, though it reads other cells of it. */
static bool is_of_line(const struct app *app, const struct rule_instance *instance)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));

	if (instance->line < 0 || instance->section != cell->section ||
		instance->table != cell->table || instance->block != cell->block)
		return false;
	return instance->line ==
		(app->form->rules[instance->rule].each == EACH_COLUMN ? cell->column : cell->row);
}

/* Rules for single cells, which are most of the instances, stand for no line and are passed over. */
static size_t slot_of_line(const struct app *app)
{
	for (size_t r = 0; r < app->form->rule_count; r++) {
		const struct form_rule *rule = &app->form->rules[r];
		size_t end = rule->first_instance + rule->instance_count;

		if (rule->each != EACH_COLUMN && rule->each != EACH_ROW)
			continue;
		for (size_t i = rule->first_instance; i < end; i++) {
			size_t slot = app->form->cell_count + i;

			if (is_of_line(app, &app->form->instances[i]) &&
				checker_is_problem(checker_of(app), slot))
				return slot;
		}
	}
	return SIZE_MAX;
}

/* The first cell of the section that is wrong, else the first rule that begins with one of its
   cells. Most of the time there is nothing to look for. */
static size_t slot_of_section(const struct app *app)
{
	const struct checker *checker = checker_of(app);
	int section = app_page(app)->section;
	const struct form_section *of = &app->form->sections[section];
	struct section_count count = checker_section(checker, section);

	if (count.errors + count.warnings == 0)
		return SIZE_MAX;
	for (size_t i = 0; i < of->cell_count; i++) {
		if (checker_is_problem(checker, of->first + i))
			return of->first + i;
	}
	for (size_t slot = app->form->cell_count; slot < checker_slots(checker); slot++) {
		if (checker_is_problem(checker, slot) &&
			form_cell(app->form, checker_cell(checker, slot))->section == section)
			return slot;
	}
	return SIZE_MAX;
}

/* A blank is plain to see; a 不适用 that is no answer is not. */
static bool is_no_answer(const struct app *app, cell_index cell)
{
	return checker_is_blank(checker_of(app), cell) &&
		session_report(app->session)->typed[cell].kind == VALUE_NOT_APPLICABLE;
}

size_t problem_nearest(const struct app *app)
{
	cell_index cursor = app_cursor(app);

	if (is_no_answer(app, cursor) || checker_is_problem(checker_of(app), cursor))
		return cursor;
	size_t slot = first_at(app, cursor, checker_is_problem);
	if (slot == SIZE_MAX)
		slot = slot_of_line(app);
	if (slot == SIZE_MAX)
		slot = first_at(app, cursor, checker_is_explained);
	return slot == SIZE_MAX ? slot_of_section(app) : slot;
}

static bool is_warning(const struct checker *checker, size_t slot)
{
	struct finding finding;

	if (checker_state(checker, slot) != FINDING_FAILED ||
		!checker_finding(checker, slot, &finding))
		return false;
	bool warns = finding.level == LEVEL_WARNING;
	finding_release(&finding);
	return warns;
}

GArray *problem_warnings(const struct app *app)
{
	GArray *slots = g_array_new(FALSE, FALSE, sizeof(size_t));
	cell_index cell = app_cursor(app);
	uint32_t touch = app->form->touches.start[cell];
	size_t slot;

	while ((slot = next_at(app, cell, &touch, is_warning)) != SIZE_MAX) {
		bool known = false;

		for (guint i = 0; i < slots->len; i++)
			known = known || g_array_index(slots, size_t, i) == slot;
		if (!known)
			g_array_append_val(slots, slot);
	}
	return slots;
}
