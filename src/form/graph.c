/*
 * The order of computation: every computed cell behind all it depends on, and for
 * each cell the computed cells that name it.
 *
 * Kahn's algorithm over the direct dependants. What it cannot rank lies on a
 * cycle or behind one; one cycle is printed as a path of addresses.
 */
#include "form/loader.h"

struct cell_lists cell_lists_new(size_t cells, const GArray *pairs)
{
	struct cell_lists lists = {g_new0(uint32_t, cells + 1), g_new(uint32_t, pairs->len)};
	g_autofree uint32_t *fill = g_new0(uint32_t, cells);

	for (guint i = 0; i < pairs->len; i++)
		lists.start[g_array_index(pairs, struct cell_pair, i).cell + 1]++;
	for (size_t i = 0; i < cells; i++)
		lists.start[i + 1] += lists.start[i];
	for (guint i = 0; i < pairs->len; i++) {
		struct cell_pair pair = g_array_index(pairs, struct cell_pair, i);

		lists.items[lists.start[pair.cell] + fill[pair.cell]++] = pair.item;
	}
	return lists;
}

void gather_begin(struct loader *loader)
{
	loader->stamp++;
}

static void gather(struct loader *loader, cell_index cell, GArray *cells)
{
	if (loader->stamps[cell] == loader->stamp)
		return;
	loader->stamps[cell] = loader->stamp;
	g_array_append_val(cells, cell);
}

void gather_cells(struct loader *loader, struct program program, GArray *cells)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step =
			g_array_index(loader->instructions, struct instruction, program.start + i);

		if (step.operation == OP_CELL)
			gather(loader, step.operand, cells);
	}
}

void gather_condition(struct loader *loader, cell_index cell, GArray *cells)
{
	int condition = form_cell(loader->form, cell)->condition;

	if (condition >= 0)
		gather_cells(loader, loader->form->conditions[condition].program, cells);
}

/* Pairs (operand, computed cell): what the formula names, and what decides whether the cell and
   its operands apply. */
static GArray *operand_pairs(struct loader *loader)
{
	const struct form *form = loader->form;
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct cell_pair));
	g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (!form_cell_is_computed(&form->cells[cell]))
			continue;
		g_array_set_size(cells, 0);
		gather_begin(loader);
		gather_cells(loader, form->cells[cell].formula, cells);
		guint named = cells->len;
		for (guint i = 0; i < named; i++)
			gather_condition(loader, g_array_index(cells, cell_index, i), cells);
		gather_condition(loader, cell, cells);
		for (guint i = 0; i < cells->len; i++) {
			struct cell_pair pair = {g_array_index(cells, cell_index, i), cell};

			g_array_append_val(pairs, pair);
		}
	}
	return pairs;
}

/* How many computed operands of each cell have no rank yet. */
static uint32_t *count_waiting(const struct form *form, const GArray *pairs)
{
	uint32_t *waiting = g_new0(uint32_t, form->cell_count);

	for (guint i = 0; i < pairs->len; i++) {
		struct cell_pair pair = g_array_index(pairs, struct cell_pair, i);

		if (form_cell_is_computed(&form->cells[pair.cell]))
			waiting[pair.item]++;
	}
	return waiting;
}

static void rank(struct form *form, const struct cell_lists *users, uint32_t *waiting)
{
	size_t ranked = 0;

	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		form->rank[cell] = RANK_NONE;
		if (form_cell_is_computed(&form->cells[cell]) && waiting[cell] == 0)
			form->order[ranked++] = cell;
	}
	for (size_t i = 0; i < ranked; i++) {
		cell_index cell = form->order[i];

		form->rank[cell] = (uint32_t)i;
		for (uint32_t u = users->start[cell]; u < users->start[cell + 1]; u++) {
			if (--waiting[users->items[u]] == 0)
				form->order[ranked++] = users->items[u];
		}
	}
	form->computed_count = ranked;
}

/* A computed operand of cell that has no rank: there is one wherever a cycle can be walked. */
static cell_index unranked_operand(
	const struct form *form, const GArray *pairs, const uint32_t *first, cell_index cell)
{
	for (uint32_t i = first[cell];; i++) {
		cell_index operand = g_array_index(pairs, struct cell_pair, i).cell;

		if (form_cell_is_computed(&form->cells[operand]) &&
			form->rank[operand] == RANK_NONE)
			return operand;
	}
}

/* Where the pairs of each computed cell begin: they come in the order of cells. */
static uint32_t *index_pairs(const struct form *form, const GArray *pairs)
{
	uint32_t *first = g_new0(uint32_t, form->cell_count);

	for (guint i = pairs->len; i-- > 0;)
		first[g_array_index(pairs, struct cell_pair, i).item] = i;
	return first;
}

/* Walks from an unranked cell until one comes twice; what lies between is the cycle. */
static void name_cycle(struct loader *loader, const GArray *pairs, cell_index start)
{
	const struct form *form = loader->form;
	g_autofree bool *seen = g_new0(bool, form->cell_count);
	g_autofree uint32_t *begins = index_pairs(form, pairs);
	g_autoptr(GString) path = g_string_new(NULL);
	cell_index cell = start;

	while (!seen[cell]) {
		seen[cell] = true;
		cell = unranked_operand(form, pairs, begins, cell);
	}
	cell_index first = cell;
	size_t steps = 0;
	do {
		if (steps++ < 12)
			g_string_append_printf(path, "%s ← ", form->cells[cell].address);
		cell = unranked_operand(form, pairs, begins, cell);
	} while (cell != first);
	g_string_append(path, steps > 12 ? "…" : form->cells[first].address);
	diagnostics_error(loader->diagnostics, loader->file, form->cells[first].at,
		"公式互相引用，成了一个圈：%s", path->str);
}

static void number_dependants(struct form *form)
{
	size_t count = form->dependants.start[form->cell_count];

	for (size_t i = 0; i < count; i++)
		form->dependants.items[i] = form->rank[form->dependants.items[i]];
}

bool rank_cells(struct loader *loader)
{
	struct form *form = loader->form;

	if (form->order)
		return true;
	g_autoptr(GArray) pairs = operand_pairs(loader);
	g_autofree uint32_t *waiting = count_waiting(form, pairs);
	form->dependants = cell_lists_new(form->cell_count, pairs);
	form->order = g_new(cell_index, form->cell_count);
	form->rank = g_new(uint32_t, form->cell_count);
	rank(form, &form->dependants, waiting);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (form_cell_is_computed(&form->cells[cell]) && form->rank[cell] == RANK_NONE) {
			name_cycle(loader, pairs, cell);
			return false;
		}
	}
	number_dependants(form);
	return true;
}
