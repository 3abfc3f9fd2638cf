#include "check/slip.h"

#include <string.h>

enum { DIGIT_SWAP = 9 };

/* What was found out last, and of which slot. */
struct slip_memo {
	size_t number;
	bool known, found;
	struct slip slip;
	GArray *behind;   /* cell_index: figures behind a slot, which the form says for ever */
	size_t behind_of; /* SIZE_MAX: of none */
};

/* Something that fails by an amount: the whole of a row or a column, or neither. */
struct failure {
	int section, table, block;
	int row, column; /* the line it is the whole of; -1: not that */
	struct decimal difference;
};

static bool opposite(struct decimal a, struct decimal b)
{
	struct ratio sum;

	return ratio_add(ratio_from_decimal(a), ratio_from_decimal(b), &sum) &&
		ratio_sign(sum) == 0;
}

static bool same_amount(struct decimal a, struct decimal b)
{
	return decimal_compare(decimal_magnitude(a), decimal_magnitude(b)) == 0;
}

/* Failures */

/* Whether what a formula reads lies in one line of the cell's block. */
static bool reads_along(const struct form *form, cell_index computed, bool row)
{
	const struct form_cell *cell = form_cell(form, computed);
	struct program formula = form_cell_formula(form, computed);

	for (uint32_t i = 0; i < formula.length; i++) {
		struct instruction step = form->code.instructions[formula.start + i];

		if (step.operation != OP_CELL)
			continue;
		const struct form_cell *operand = form_cell(form, step.operand);
		if (operand->section != cell->section || operand->table != cell->table ||
			operand->block != cell->block ||
			(row ? operand->row != cell->row : operand->column != cell->column))
			return false;
	}
	return true;
}

/* A file states another total than the computed one. */
static bool stated_failure(const struct checker *checker, cell_index index, struct failure *failure)
{
	const struct form_cell *cell = form_cell(checker->form, index);

	if (checker->faults[index] != FAULT_STATED || cell->table < 0 ||
		!stated_difference(checker, index, &failure->difference))
		return false;
	failure->section = cell->section;
	failure->table = cell->table;
	failure->block = cell->block;
	failure->row = reads_along(checker->form, index, true) ? cell->row : -1;
	failure->column = reads_along(checker->form, index, false) ? cell->column : -1;
	return true;
}

const struct form_axis *slip_axis(const struct form *form, const struct rule_instance *instance)
{
	const struct form_block *block =
		&form->sections[instance->section].tables[instance->table].blocks[instance->block];

	return form->rules[instance->rule].each == EACH_COLUMN ? &block->columns : &block->rows;
}

/* The row or column an instance stands for; NULL where it stands for none, or for one of totals:
   what is wrong there is wrong somewhere else. */
static const struct form_line *typed_line(
	const struct form *form, const struct rule_instance *instance)
{
	if (instance->line < 0)
		return NULL;
	const struct form_line *line = form_axis_leaf(slip_axis(form, instance), instance->line);
	return line->formula ? NULL : line;
}

/* Two sides of a rule that should be equal are not. */
static bool instance_failure(const struct checker *checker, size_t index, struct failure *failure)
{
	const struct rule_instance *instance = &checker->form->instances[index];

	if (checker->outcomes[index] != FINDING_FAILED || instance->relation != OP_EQUAL)
		return false;
	const struct form_rule *rule = &checker->form->rules[instance->rule];
	bool line = typed_line(checker->form, instance) != NULL;
	struct remainder remainder = checker_remainder(checker, index);
	if (remainder.blank || remainder.incomplete)
		return false;
	*failure = (struct failure){
		.section = instance->section,
		.table = instance->table,
		.block = instance->block,
		.row = line && rule->each == EACH_ROW ? instance->line : -1,
		.column = line && rule->each == EACH_COLUMN ? instance->line : -1,
		.difference = remainder.number,
	};
	return true;
}

static bool failure_of(const struct checker *checker, struct slot slot, struct failure *failure)
{
	return slot.rule < 0 ? stated_failure(checker, slot.cell, failure)
			     : instance_failure(checker, slot.instance, failure);
}

/* A row and a column that fail alike */

static bool same_block(const struct failure *a, const struct failure *b)
{
	return a->section == b->section && a->table == b->table && a->block == b->block;
}

/* The lines of a block that fail: -1 none, -2 several. */
struct failing_lines {
	const struct failure *failure; /* the block and amount looked for */
	int row, column;
};

static void note_line(int *noted, int line)
{
	if (line >= 0)
		*noted = *noted == -1 || *noted == line ? line : -2;
}

static void note_failure(struct failing_lines *lines, const struct failure *failure)
{
	if (!same_block(failure, lines->failure))
		return;
	if (!same_amount(failure->difference, lines->failure->difference)) {
		/* another amount in either direction makes the guess a poor one */
		lines->row = failure->row >= 0 ? -2 : lines->row;
		lines->column = failure->column >= 0 ? -2 : lines->column;
		return;
	}
	note_line(&lines->row, failure->row);
	note_line(&lines->column, failure->column);
}

/* The next of the states in [from, end) that is this one, or end: most are others. */
static size_t next_in_state(const uint8_t *states, size_t from, size_t end, uint8_t state)
{
	const uint8_t *found = memchr(states + from, state, end - from);

	return found ? (size_t)(found - states) : end;
}

/* Which lines of its block fail beside a failure, and by as much. */
static struct failing_lines failing_beside(const struct checker *checker, const struct failure *own)
{
	const struct form_table *table = &checker->form->sections[own->section].tables[own->table];
	struct failing_lines lines = {.failure = own, .row = -1, .column = -1};
	struct failure failure;
	size_t end = table->first + table->cell_count;

	for (size_t i = table->first;
		(i = next_in_state(checker->faults, i, end, FAULT_STATED)) < end; i++) {
		if (stated_failure(checker, (cell_index)i, &failure))
			note_failure(&lines, &failure);
	}
	end = checker->form->instance_count;
	for (size_t i = 0; (i = next_in_state(checker->outcomes, i, end, FINDING_FAILED)) < end;
		i++) {
		if (instance_failure(checker, i, &failure))
			note_failure(&lines, &failure);
	}
	return lines;
}

static bool find_cell(const struct checker *checker, const struct failure *own, struct slip *slip)
{
	const struct form *form = checker->form;

	if (own->table < 0)
		return false;
	struct failing_lines lines = failing_beside(checker, own);
	if (lines.row < 0 || lines.column < 0)
		return false;
	slip->kind = SLIP_CELL;
	slip->cell =
		form_block_cell(&form->sections[own->section].tables[own->table].blocks[own->block],
			lines.row, lines.column);
	return !form_cell_is_computed(form_cell(form, slip->cell)) &&
		!form_cell(form, slip->cell)->absent;
}

/* Two columns, or two rows, whose differences cancel */

/* The only other instance of the rule that fails, or the only one by just the opposite. */
static size_t find_counterpart(
	const struct checker *checker, size_t index, struct decimal difference)
{
	const struct rule_instance *own = &checker->form->instances[index];
	const struct form_rule *rule = &checker->form->rules[own->rule];
	size_t found = SIZE_MAX;
	struct failure failure;

	for (size_t i = 0; i < rule->instance_count; i++) {
		size_t other = rule->first_instance + i;

		if (other == index ||
			!typed_line(checker->form, &checker->form->instances[other]) ||
			!instance_failure(checker, other, &failure) ||
			!opposite(failure.difference, difference))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = other;
	}
	return found;
}

static bool find_line(const struct checker *checker, struct slot slot, const struct failure *own,
	struct slip *slip)
{
	if (slot.rule < 0 || !typed_line(checker->form, &checker->form->instances[slot.instance]))
		return false;
	slip->kind = SLIP_LINE;
	slip->other = find_counterpart(checker, slot.instance, own->difference);
	return slip->other != SIZE_MAX;
}

/* A difference that is one of the figures, or that nine divides */

/* The typed cells behind a slot: what it reads, and what the totals among those read. */
static void gather_behind(const struct checker *checker, struct slot slot, GArray *cells)
{
	const struct form *form = checker->form;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	g_array_set_size(cells, 0);
	if (slot.rule < 0) {
		form_gather_cells(form, form_cell_formula(form, slot.cell), seen, cells);
	} else {
		form_gather_cells(form, form->instances[slot.instance].left, seen, cells);
		form_gather_cells(form, form->instances[slot.instance].right, seen, cells);
	}
	for (guint i = 0; i < cells->len; i++) {
		cell_index cell = g_array_index(cells, cell_index, i);

		form_gather_cells(form, form_cell_formula(form, cell), seen, cells);
	}
}

static const GArray *figures_behind(const struct checker *checker, size_t number)
{
	struct slip_memo *memo = checker->slips;

	if (memo->behind_of != number)
		gather_behind(checker, slot_of(checker, number), memo->behind);
	memo->behind_of = number;
	return memo->behind;
}

/* The only one of some cells of which `fits` says yes, or CELL_NONE; *count of them do. */
static cell_index only_one(const struct checker *checker, const GArray *cells,
	bool (*fits)(struct decimal figure, struct decimal difference), struct decimal difference,
	guint *count)
{
	cell_index found = CELL_NONE;

	*count = 0;
	for (guint i = 0; i < cells->len; i++) {
		cell_index cell = g_array_index(cells, cell_index, i);
		const struct value *value = &checker->report->typed[cell];

		if (value->kind != VALUE_NUMBER || !fits(value->number, difference))
			continue;
		found = cell;
		(*count)++;
	}
	return *count == 1 ? found : CELL_NONE;
}

bool slip_turn_digits(struct decimal figure, struct decimal by, struct decimal *turned)
{
	int64_t digits = ABS(figure.coefficient);

	if (figure.scale != by.scale)
		return false;
	for (int64_t unit = 1; unit <= digits / 10; unit *= 10) {
		int64_t low = digits / unit % 10, high = digits / unit / 10 % 10;
		int64_t more = (low - high) * DIGIT_SWAP * unit;

		if (more == 0 || more != by.coefficient)
			continue;
		*turned = (struct decimal){digits + more, figure.scale};
		return true;
	}
	return false;
}

/* Whether two digits that change places change a figure by that much, up or down. */
static bool swaps_to(struct decimal figure, struct decimal difference)
{
	struct decimal down = {-difference.coefficient, difference.scale}, turned;

	return slip_turn_digits(figure, difference, &turned) ||
		slip_turn_digits(figure, down, &turned);
}

static bool find_figure(const struct checker *checker, size_t number, struct slip *slip)
{
	enum { FEWEST = 3 }; /* of two figures one is the difference whenever the other is nought */
	const GArray *cells = figures_behind(checker, number);

	if (cells->len < FEWEST)
		return false;
	guint count;
	slip->kind = SLIP_FIGURE;
	slip->cell = only_one(checker, cells, same_amount, slip->difference, &count);
	if (slip->cell != CELL_NONE)
		return true;
	slip->cell = only_one(checker, cells, swaps_to, slip->difference, &count);
	slip->kind = slip->cell != CELL_NONE ? SLIP_DIGITS : SLIP_SOMEONE;
	return count > 0;
}

/* A total stated as nought has not been added up wrongly but not at all. */
static bool states_nought(const struct checker *checker, struct slot slot)
{
	return slot.rule < 0 && checker->report->stated[slot.cell].number.coefficient == 0;
}

static bool look_for(const struct checker *checker, size_t number, struct slip *slip)
{
	struct slot slot = slot_of(checker, number);
	struct failure failure;

	*slip = (struct slip){.kind = SLIP_NONE, .cell = CELL_NONE, .other = SIZE_MAX};
	if (slot.whole || !failure_of(checker, slot, &failure))
		return false;
	slip->difference = failure.difference;
	if (find_cell(checker, &failure, slip) || find_line(checker, slot, &failure, slip) ||
		(!states_nought(checker, slot) && find_figure(checker, number, slip)))
		return true;
	slip->kind = SLIP_NONE;
	return false;
}

/* The one found last */

struct slip_memo *slip_memo_new(void)
{
	struct slip_memo *memo = g_new0(struct slip_memo, 1);

	memo->behind = g_array_new(FALSE, FALSE, sizeof(cell_index));
	memo->behind_of = SIZE_MAX;
	return memo;
}

void slip_memo_free(struct slip_memo *memo)
{
	g_array_unref(memo->behind);
	g_free(memo);
}

void slip_memo_forget(struct slip_memo *memo)
{
	memo->known = false;
}

bool slip_of(const struct checker *checker, size_t number, struct slip *slip)
{
	struct slip_memo *memo = checker->slips;

	if (!memo->known || memo->number != number) {
		memo->found = look_for(checker, number, &memo->slip);
		memo->number = number;
		memo->known = true;
	}
	*slip = memo->slip;
	return memo->found;
}
