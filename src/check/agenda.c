#include "check/agenda.h"

#include "check/slots.h"

static bool is_wanted(const struct checker *checker, cell_index cell, int section)
{
	return section < 0 || form_cell(checker->form, cell)->section == section;
}

/* Findings */

/* What a slot is an item of; AGENDA_KINDS: of nothing, or of blanks, which are folded. */
static enum agenda_kind kind_of(const struct checker *checker, size_t slot)
{
	const struct form_rule *rule = checker_rule(checker, slot);

	if (checker_is_explained(checker, slot))
		return AGENDA_EXPLAINED;
	if (!checker_is_problem(checker, slot))
		return AGENDA_KINDS;
	return rule && rule->level == LEVEL_WARNING ? AGENDA_WARNING : AGENDA_ERROR;
}

static void add(struct agenda *agenda, struct agenda_item item)
{
	g_array_append_val(agenda->items, item);
	agenda->counts[item.kind]++;
}

static void add_findings(struct agenda *agenda, const struct checker *checker, int section)
{
	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		enum agenda_kind kind = kind_of(checker, slot);

		if (kind == AGENDA_KINDS)
			continue;
		cell_index cell = checker_cell(checker, slot);
		if (is_wanted(checker, cell, section))
			add(agenda, (struct agenda_item){.kind = kind, .slot = slot, .cell = cell});
	}
}

/* Blanks */

static bool same_row(const struct form *form, cell_index a, cell_index b)
{
	const struct form_cell *left = form_cell(form, a), *right = form_cell(form, b);

	return left->table >= 0 && left->section == right->section && left->table == right->table &&
		left->block == right->block && left->row == right->row;
}

static void add_blanks(struct agenda *agenda, const struct checker *checker, int section)
{
	size_t count = checker->form->cell_count;

	for (cell_index cell = 0, end; cell < count; cell = end) {
		struct agenda_item item = {.kind = AGENDA_BLANK, .slot = cell, .cell = cell};

		end = cell + 1;
		if (!checker_is_blank(checker, cell) || !is_wanted(checker, cell, section))
			continue;
		for (item.blanks = 1; end < count && same_row(checker->form, cell, end); end++)
			item.blanks += checker_is_blank(checker, end);
		add(agenda, item);
	}
}

/* The list */

static gint compare_items(gconstpointer a, gconstpointer b)
{
	const struct agenda_item *left = a, *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->cell != right->cell)
		return left->cell < right->cell ? -1 : 1;
	return left->slot < right->slot ? -1 : left->slot > right->slot;
}

struct agenda agenda_of(const struct checker *checker, int section)
{
	struct agenda agenda = {.items = g_array_new(FALSE, FALSE, sizeof(struct agenda_item))};

	add_findings(&agenda, checker, section);
	add_blanks(&agenda, checker, section);
	g_array_sort(agenda.items, compare_items);
	return agenda;
}

void agenda_release(struct agenda *agenda)
{
	g_array_unref(agenda->items);
}

size_t agenda_count(const struct agenda *agenda, enum agenda_kind kind)
{
	return kind == AGENDA_KINDS ? agenda->items->len : agenda->counts[kind];
}

const struct agenda_item *agenda_get(const struct agenda *agenda, enum agenda_kind kind, size_t n)
{
	for (enum agenda_kind before = 0; kind != AGENDA_KINDS && before < kind; before++)
		n += agenda->counts[before];
	return &g_array_index(agenda->items, struct agenda_item, n);
}

/* The next one */

/* Whether something of a kind is wrong at a cell. */
static bool stands_at(const struct agenda *agenda, enum agenda_kind kind, cell_index cell)
{
	for (size_t i = 0; i < agenda->counts[kind]; i++) {
		if (agenda_get(agenda, kind, i)->cell == cell)
			return true;
	}
	return false;
}

/* The first cell of a kind behind one, or of all where there is none behind it and `around` says so.
   Where an error stands too, a warning has been seen with it. */
static cell_index first_behind(
	const struct agenda *agenda, enum agenda_kind kind, cell_index from, bool around)
{
	cell_index first = CELL_NONE;

	for (size_t i = 0; i < agenda->counts[kind]; i++) {
		cell_index cell = agenda_get(agenda, kind, i)->cell;

		if (kind == AGENDA_WARNING && stands_at(agenda, AGENDA_ERROR, cell))
			continue;
		if (cell > from)
			return cell;
		if (first == CELL_NONE)
			first = cell;
	}
	return around ? first : CELL_NONE;
}

static cell_index first_of(const struct agenda *agenda, enum agenda_kind kind)
{
	cell_index none_behind = CELL_NONE - 1;

	return first_behind(agenda, kind, none_behind, true);
}

/* From a problem on to those behind it, then to the first of the other kind. From anywhere else to the
   next error, wherever it is, as long as there are any. */
static cell_index next_of(const struct agenda *agenda, cell_index from)
{
	bool at_error = stands_at(agenda, AGENDA_ERROR, from);
	bool at_warning = !at_error && stands_at(agenda, AGENDA_WARNING, from);
	enum agenda_kind kind = at_warning ? AGENDA_WARNING : AGENDA_ERROR;
	enum agenda_kind other = at_warning ? AGENDA_ERROR : AGENDA_WARNING;
	cell_index next = first_behind(agenda, kind, from, !at_error && !at_warning);

	if (next == CELL_NONE)
		next = at_error || at_warning ? first_of(agenda, other)
					      : first_behind(agenda, other, from, true);
	return next == CELL_NONE ? first_of(agenda, kind) : next;
}

cell_index agenda_next(const struct checker *checker, cell_index from)
{
	struct agenda agenda = agenda_of(checker, -1);
	cell_index next = next_of(&agenda, from);

	agenda_release(&agenda);
	return next;
}
