/*
 * The order of computation: every computed cell behind all it depends on, and for
 * each cell the computed cells that name it.
 *
 * Kahn's algorithm over the direct dependants. What it cannot rank lies on a
 * cycle or behind one; each cycle is printed as a path of addresses.
 */
#include "form/loader.h"

#include <glib/gi18n.h>
#include <string.h>

/* Counted first, so that the lists lie side by side. While they are filled, `start` is one ahead: a
   list's own start moves to its end, which is where the next one begins. */
struct cell_lists cell_lists_new(size_t cells, const GArray *pairs)
{
	uint32_t *start = g_new0(uint32_t, cells + 2), *next = start + 1;
	uint32_t *items = g_new(uint32_t, pairs->len);

	for (guint i = 0; i < pairs->len; i++)
		next[g_array_index(pairs, struct cell_pair, i).cell + 1]++;
	for (size_t i = 0; i < cells; i++)
		next[i + 1] += next[i];
	for (guint i = 0; i < pairs->len; i++) {
		struct cell_pair pair = g_array_index(pairs, struct cell_pair, i);

		items[next[pair.cell]++] = pair.item;
	}
	return (struct cell_lists){start, items};
}

void gather_begin(struct loader *loader)
{
	loader->stamp++;
}

/* Whether a cell was not gathered yet; from now on it is. */
static bool is_new(struct loader *loader, cell_index cell)
{
	bool fresh = loader->stamps[cell] != loader->stamp;

	loader->stamps[cell] = loader->stamp;
	return fresh;
}

void gather_cell(struct loader *loader, cell_index cell, GArray *cells)
{
	if (is_new(loader, cell))
		g_array_append_val(cells, cell);
}

void gather_cells(struct loader *loader, struct program program, GArray *cells)
{
	guint count = cells->len;

	g_array_set_size(cells, count + program.length); /* no more than that */
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step =
			g_array_index(loader->instructions, struct instruction, program.start + i);

		if (step.operation == OP_CELL && is_new(loader, step.operand))
			g_array_index(cells, cell_index, count++) = step.operand;
	}
	g_array_set_size(cells, count);
}

void gather_condition(struct loader *loader, cell_index cell, GArray *cells)
{
	int index = form_cell(loader->form, cell)->condition;

	/* one that several cells have in common is gathered once */
	if (index < 0 || loader->condition_stamps[index] == loader->stamp)
		return;
	const struct form_condition *condition = &loader->form->conditions[index];
	loader->condition_stamps[index] = loader->stamp;
	for (size_t i = 0; i < condition->cell_count; i++)
		gather_cell(loader, condition->cells[i], cells);
}

/* Who names whom, while the order is looked for. */
struct graph {
	GArray *operands;  /* of the computed cell at hand */
	GArray *pairs;     /* of struct cell_pair: a cell, and a computed cell that reads it */
	uint32_t *waiting; /* computed cell -> how many of its operands have no rank yet */
};

/* Every operand of a computed cell once, and all that decides whether one of them, or the cell
   itself, applies. A condition takes cells as they stand, so there is nothing behind it. */
static void gather_operands(struct loader *loader, cell_index cell, GArray *operands)
{
	g_array_set_size(operands, 0);
	gather_begin(loader);
	gather_cells(loader, form_cell(loader->form, cell)->formula, operands);
	if (loader->form->condition_count == 0)
		return;
	for (guint i = 0, named = operands->len; i < named; i++)
		gather_condition(loader, g_array_index(operands, cell_index, i), operands);
	gather_condition(loader, cell, operands);
}

static void add_user(struct graph *graph, const struct form *form, cell_index user)
{
	guint first = graph->pairs->len;

	g_array_set_size(graph->pairs, first + graph->operands->len);
	for (guint i = 0; i < graph->operands->len; i++) {
		cell_index operand = g_array_index(graph->operands, cell_index, i);

		g_array_index(graph->pairs, struct cell_pair, first + i) =
			(struct cell_pair){operand, user};
		graph->waiting[user] += form->rank[operand] != RANK_NONE;
	}
}

static void graph_init(struct graph *graph, struct loader *loader)
{
	const struct form *form = loader->form;

	graph->operands = g_array_new(FALSE, FALSE, sizeof(cell_index));
	/* where there are no conditions, no more than there are steps */
	graph->pairs = g_array_sized_new(
		FALSE, FALSE, sizeof(struct cell_pair), loader->instructions->len);
	graph->waiting = g_new0(uint32_t, form->cell_count);
	/* what is computed stands in the form's order, which is none yet */
	for (size_t i = 0; i < form->computed_count; i++) {
		gather_operands(loader, form->order[i], graph->operands);
		add_user(graph, form, form->order[i]);
	}
}

static void graph_release(struct graph *graph)
{
	g_array_unref(graph->operands);
	g_array_unref(graph->pairs);
	g_free(graph->waiting);
}

/* Tells computed cells from typed ones: any order, and any rank, will do yet. */
static void list_computed(struct form *form, const GArray *computed)
{
	form->rank = g_new(uint32_t, form->cell_count);
	form->order = g_memdup2(computed->data, computed->len * sizeof(cell_index));
	form->computed_count = computed->len;
	for (cell_index cell = 0; cell < form->cell_count; cell++)
		form->rank[cell] = RANK_NONE;
	for (size_t i = 0; i < form->computed_count; i++)
		form->rank[form->order[i]] = 0;
}

/* Whether every computed cell has its place. */
static bool rank(struct form *form, const struct graph *graph)
{
	const struct cell_lists *users = &form->dependants; /* by their cells, yet */
	size_t ranked = 0;

	/* what waits for nothing moves to the front, over what is not needed any more */
	for (size_t i = 0; i < form->computed_count; i++) {
		cell_index cell = form->order[i];

		form->rank[cell] = RANK_NONE;
		if (graph->waiting[cell] == 0)
			form->order[ranked++] = cell;
	}
	for (size_t i = 0; i < ranked; i++) {
		cell_index cell = form->order[i];

		form->rank[cell] = (uint32_t)i;
		for (uint32_t u = users->start[cell]; u < users->start[cell + 1]; u++) {
			if (--graph->waiting[users->items[u]] == 0)
				form->order[ranked++] = users->items[u];
		}
	}
	bool all = ranked == form->computed_count;

	form->computed_count = ranked;
	return all;
}

static bool is_unranked(const struct form *form, cell_index cell)
{
	return form_cell_is_computed(&form->cells[cell]) && form->rank[cell] == RANK_NONE;
}

/* The first cell of a program that has no rank, or CELL_NONE. */
static cell_index unranked_in(const struct form *form, struct program program)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = form->code.instructions[program.start + i];

		if (step.operation == OP_CELL && is_unranked(form, step.operand))
			return step.operand;
	}
	return CELL_NONE;
}

static cell_index unranked_in_condition(const struct form *form, cell_index cell)
{
	int condition = form->cells[cell].condition;

	return condition < 0 ? CELL_NONE : unranked_in(form, form->conditions[condition].program);
}

/* What an unranked cell waits for; *through is the cell whose condition asks for it, or CELL_NONE.
   There is one wherever a cycle can be walked. */
static cell_index unranked_operand(const struct form *form, cell_index cell, cell_index *through)
{
	struct program program = form->cells[cell].formula;
	cell_index found = unranked_in(form, program);

	*through = CELL_NONE;
	for (uint32_t i = 0; found == CELL_NONE && i < program.length; i++) {
		struct instruction step = form->code.instructions[program.start + i];

		if (step.operation != OP_CELL)
			continue;
		*through = step.operand;
		found = unranked_in_condition(form, step.operand);
	}
	if (found != CELL_NONE)
		return found;
	*through = cell;
	return unranked_in_condition(form, cell);
}

/* Names the cycle that a cell lies on. */
static void name_cycle(struct loader *loader, cell_index first)
{
	enum { MOST_STEPS = 12 };
	const struct form *form = loader->form;
	g_autoptr(GString) path = g_string_new(form->cells[first].address);
	cell_index cell = first, through;
	size_t steps = 0;

	do {
		cell_index next = unranked_operand(form, cell, &through);

		if (steps++ < MOST_STEPS && through != CELL_NONE && through != cell)
			g_string_append_printf(path, " ← %s", form->cells[through].address);
		if (steps <= MOST_STEPS)
			g_string_append_printf(path,
				through == CELL_NONE ? " ← %s" : _(" ←（条件）%s"),
				form->cells[next].address);
		cell = next;
	} while (cell != first);
	g_string_append(path, steps > MOST_STEPS ? " ← …" : "");
	diagnostics_error(loader->diagnostics, loader->file, form->cells[first].words->at,
		_("公式互相引用，成了一个圈：%s"), path->str);
}

/* Walks from each unranked cell until a cell comes twice: in this walk, then what lies between is
   a cycle; or in an earlier one, then that has been named. */
static void name_cycles(struct loader *loader)
{
	enum { MOST_CYCLES = 20 };
	const struct form *form = loader->form;
	g_autofree uint32_t *walks = g_new0(uint32_t, form->cell_count);
	uint32_t walk = 0;
	int named = 0;

	for (cell_index start = 0; start < form->cell_count && named < MOST_CYCLES; start++) {
		cell_index cell = start, through;

		if (!is_unranked(form, start) || walks[start] != 0)
			continue;
		for (walk++; walks[cell] == 0; cell = unranked_operand(form, cell, &through))
			walks[cell] = walk;
		if (walks[cell] != walk)
			continue;
		name_cycle(loader, cell);
		named++;
	}
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
	struct graph graph;

	if (form->rank)
		return true;
	list_computed(form, loader->computed);
	graph_init(&graph, loader);
	form->dependants = cell_lists_new(form->cell_count, graph.pairs);
	bool ranked = rank(form, &graph);
	graph_release(&graph);
	if (ranked)
		number_dependants(form);
	else
		name_cycles(loader);
	return ranked;
}
