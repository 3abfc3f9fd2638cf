#include "review/agenda.h"

#include "report/remarks.h"

/* What is being gathered. */
struct gathering {
	struct agenda *agenda;
	const struct form *form;
	const struct checker *checker;
	int section;
};

static bool is_wanted(const struct gathering *gathering, cell_index cell)
{
	return gathering->section < 0 ||
		form_cell(gathering->form, cell)->section == gathering->section;
}

static void add(struct gathering *gathering, struct agenda_item item)
{
	g_array_append_val(gathering->agenda->items, item);
	gathering->agenda->counts[item.kind]++;
}

/* Findings */

static void add_flaws(struct gathering *gathering, const GPtrArray *flaws)
{
	for (guint i = 0; flaws && gathering->section < 0 && i < flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(flaws, i);

		if (flaw->level == LEVEL_ERROR)
			add(gathering,
				(struct agenda_item){.kind = AGENDA_ERROR,
					.slot = i,
					.cell = CELL_NONE,
					.flaw = flaw});
	}
}

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

static void add_findings(struct gathering *gathering)
{
	const struct checker *checker = gathering->checker;

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		enum agenda_kind kind = kind_of(checker, slot);

		if (kind == AGENDA_KINDS)
			continue;
		cell_index cell = checker_cell(checker, slot);
		if (is_wanted(gathering, cell))
			add(gathering,
				(struct agenda_item){.kind = kind, .slot = slot, .cell = cell});
	}
}

/* Blanks */

static bool same_row(const struct form *form, cell_index a, cell_index b)
{
	const struct form_cell *left = form_cell(form, a), *right = form_cell(form, b);

	return left->table >= 0 && left->section == right->section && left->table == right->table &&
		left->block == right->block && left->row == right->row;
}

static void add_blanks(struct gathering *gathering)
{
	const struct checker *checker = gathering->checker;
	size_t count = gathering->form->cell_count;

	for (cell_index cell = 0, end; cell < count; cell = end) {
		struct agenda_item item = {.kind = AGENDA_BLANK, .slot = cell, .cell = cell};

		end = cell + 1;
		if (!checker_is_blank(checker, cell) || !is_wanted(gathering, cell))
			continue;
		for (item.blanks = 1; end < count && same_row(gathering->form, cell, end); end++)
			item.blanks += checker_is_blank(checker, end);
		add(gathering, item);
	}
}

/* The list */

int agenda_item_compare(const struct agenda_item *left, const struct agenda_item *right)
{
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (!left->flaw != !right->flaw)
		return left->flaw ? -1 : 1;
	if (left->cell != right->cell)
		return left->cell < right->cell ? -1 : 1;
	return left->slot < right->slot ? -1 : left->slot > right->slot;
}

static gint compare_items(gconstpointer a, gconstpointer b)
{
	return agenda_item_compare(a, b);
}

struct agenda agenda_of(
	const struct report *report, const struct checker *checker, GPtrArray *flaws, int section)
{
	struct agenda agenda = {
		.items = g_array_new(FALSE, FALSE, sizeof(struct agenda_item)),
		.flaws = flaws ? g_ptr_array_ref(flaws) : NULL,
	};
	struct gathering gathering = {&agenda, report->form, checker, section};

	add_flaws(&gathering, flaws);
	add_findings(&gathering);
	add_blanks(&gathering);
	g_array_sort(agenda.items, compare_items);
	return agenda;
}

void agenda_release(struct agenda *agenda)
{
	g_array_unref(agenda->items);
	g_clear_pointer(&agenda->flaws, g_ptr_array_unref);
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

/* Where there is something to do, by what it is: of cell_index, in the order of the form. A cell is
   in one of them only, that of the gravest. */
enum { STOP_ERROR, STOP_REMARK, STOP_WARNING, STOP_KINDS };

struct stops {
	GArray *cells[STOP_KINDS];
};

static bool is_stop(const struct stops *stops, int kind, cell_index cell)
{
	for (guint i = 0; i < stops->cells[kind]->len; i++) {
		if (g_array_index(stops->cells[kind], cell_index, i) == cell)
			return true;
	}
	return false;
}

/* The kind of a cell; STOP_KINDS: it is none. */
static int kind_of_stop(const struct stops *stops, cell_index cell)
{
	int kind = 0;

	while (kind < STOP_KINDS && !is_stop(stops, kind, cell))
		kind++;
	return kind;
}

static void add_stop(struct stops *stops, int kind, cell_index cell)
{
	if (kind_of_stop(stops, cell) == STOP_KINDS)
		g_array_append_val(stops->cells[kind], cell);
}

static void add_problems(
	struct stops *stops, int kind, const struct agenda *agenda, enum agenda_kind of)
{
	for (size_t i = 0; i < agenda->counts[of]; i++)
		add_stop(stops, kind, agenda_get(agenda, of, i)->cell);
}

static gint compare_cells(gconstpointer a, gconstpointer b)
{
	cell_index left = *(const cell_index *)a, right = *(const cell_index *)b;

	return left < right ? -1 : left > right;
}

/* One on an address that is gone can be answered in the list only. */
static void add_remarks(struct stops *stops, const struct report *report)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);
		cell_index cell = remark_cell(report->form, remark->address);

		if (cell != CELL_NONE && remark_is_open(remark, report))
			add_stop(stops, STOP_REMARK, cell);
	}
	g_array_sort(stops->cells[STOP_REMARK], compare_cells);
}

/* What is wrong with the report as a whole has no cell to go to. */
static struct stops stops_of(const struct report *report, const struct checker *checker)
{
	struct agenda agenda = agenda_of(report, checker, NULL, -1);
	struct stops stops;

	for (int kind = 0; kind < STOP_KINDS; kind++)
		stops.cells[kind] = g_array_new(FALSE, FALSE, sizeof(cell_index));
	add_problems(&stops, STOP_ERROR, &agenda, AGENDA_ERROR);
	add_remarks(&stops, report);
	add_problems(&stops, STOP_WARNING, &agenda, AGENDA_WARNING);
	agenda_release(&agenda);
	return stops;
}

static void stops_release(struct stops *stops)
{
	for (int kind = 0; kind < STOP_KINDS; kind++)
		g_array_unref(stops->cells[kind]);
}

/* The first of a kind; CELL_NONE: there is none. */
static cell_index first_of(const struct stops *stops, int kind)
{
	const GArray *cells = stops->cells[kind];

	return cells->len > 0 ? g_array_index(cells, cell_index, 0) : CELL_NONE;
}

/* The first of a kind behind a cell. */
static cell_index first_behind(const struct stops *stops, int kind, cell_index from)
{
	for (guint i = 0; i < stops->cells[kind]->len; i++) {
		cell_index cell = g_array_index(stops->cells[kind], cell_index, i);

		if (cell > from)
			return cell;
	}
	return CELL_NONE;
}

/* From a stop on to those of its kind behind it, then to the first of the kinds that follow, and
   round. From anywhere else to the next of the gravest kind there is, wherever it is. */
static cell_index next_of(const struct stops *stops, cell_index from)
{
	int here = kind_of_stop(stops, from), kind = here == STOP_KINDS ? 0 : here;

	while (here == STOP_KINDS && kind < STOP_KINDS - 1 && stops->cells[kind]->len == 0)
		kind++;
	cell_index next = first_behind(stops, kind, from);
	for (int step = here == STOP_KINDS ? 0 : 1; next == CELL_NONE && step <= STOP_KINDS; step++)
		next = first_of(stops, (kind + step) % STOP_KINDS);
	return next;
}

cell_index agenda_next(const struct report *report, const struct checker *checker, cell_index from)
{
	struct stops stops = stops_of(report, checker);
	cell_index next = next_of(&stops, from);

	stops_release(&stops);
	return next;
}
