/*
 * The order of computation: every computed cell behind all it depends on, and for
 * each cell the computed cells that name it.
 *
 * Kahn's algorithm over the direct dependants. What it cannot rank lies on a
 * cycle or behind one; each cycle is printed as a path of addresses.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

void cell_listing_init(struct cell_listing *listing)
{
	listing->cells = g_array_new(FALSE, FALSE, sizeof(cell_index));
	listing->ends = g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

void cell_listing_release(struct cell_listing *listing)
{
	g_array_unref(listing->cells);
	g_array_unref(listing->ends);
}

void cell_listing_end(struct cell_listing *listing)
{
	uint32_t end = listing->cells->len;

	g_array_append_val(listing->ends, end);
}

/* Counted first, so that the lists lie side by side. While they are filled, `start` is one ahead: a
   list's own start moves to its end, which is where the next one begins. */
struct cell_lists cell_listing_turn(const struct cell_listing *listing, size_t cells)
{
	const cell_index *listed = (const cell_index *)(const void *)listing->cells->data;
	guint count = listing->cells->len;
	uint32_t *start = g_new0(uint32_t, cells + 2), *next = start + 1;
	uint32_t *things = g_new(uint32_t, count);

	for (guint i = 0; i < count; i++)
		next[listed[i] + 1]++;
	for (size_t i = 0; count > 0 && i < cells; i++)
		next[i + 1] += next[i];
	for (guint thing = 0, i = 0; thing < listing->ends->len; thing++) {
		for (; i < g_array_index(listing->ends, uint32_t, thing); i++)
			things[next[listed[i]]++] = thing;
	}
	return (struct cell_lists){start, things};
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
	const struct instruction *steps =
		&g_array_index(loader->instructions, struct instruction, program.start);
	guint count = cells->len;

	g_array_set_size(cells, count + program.length); /* no more than that */
	cell_index *gathered = (cell_index *)(void *)cells->data;
	for (uint32_t i = 0; i < program.length; i++) {
		if (steps[i].operation == OP_CELL && is_new(loader, steps[i].operand))
			gathered[count++] = steps[i].operand;
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

/* Who names whom, while the order is looked for. A computed cell has a place in the loader's list
   and, from some point on, a rank; until all have one the form keeps their places in `rank`. */
struct graph {
	struct loader *loader;
	struct cell_listing operands; /* of the computed cells, by place */
	uint32_t *waiting;            /* by place: how many operands have no rank yet */
	uint32_t *ranks;              /* by place, or RANK_NONE */
};

static const struct computed_cell *computed_at(const struct graph *graph, uint32_t place)
{
	return &g_array_index(graph->loader->computed, struct computed_cell, place);
}

/* Every operand of a computed cell once, and all that decides whether one of them, or the cell
   itself, applies. A condition takes cells as they stand, so there is nothing behind it. */
static void gather_operands(
	struct loader *loader, const struct computed_cell *computed, GArray *operands)
{
	guint first = operands->len;

	gather_begin(loader);
	gather_cells(loader, computed->program, operands);
	if (loader->form->condition_count == 0)
		return;
	for (guint i = first, named = operands->len; i < named; i++)
		gather_condition(loader, g_array_index(operands, cell_index, i), operands);
	gather_condition(loader, computed->cell, operands);
}

static void add_computed(struct graph *graph, uint32_t place)
{
	const uint32_t *places = graph->loader->form->rank;
	GArray *operands = graph->operands.cells;
	guint first = operands->len;

	gather_operands(graph->loader, computed_at(graph, place), operands);
	cell_listing_end(&graph->operands);
	for (guint i = first; i < operands->len; i++)
		graph->waiting[place] +=
			places[g_array_index(operands, cell_index, i)] != RANK_NONE;
	graph->ranks[place] = RANK_NONE;
}

static void graph_init(struct graph *graph, struct loader *loader)
{
	guint count = loader->computed->len;

	graph->loader = loader;
	cell_listing_init(&graph->operands);
	graph->waiting = g_new0(uint32_t, count);
	graph->ranks = g_new(uint32_t, count);
	for (uint32_t place = 0; place < count; place++)
		add_computed(graph, place);
}

static void graph_release(struct graph *graph)
{
	cell_listing_release(&graph->operands);
	g_free(graph->waiting);
	g_free(graph->ranks);
}

/* Lists the places of those that can be computed in an order in which they can be; how many. */
static size_t rank(struct graph *graph, uint32_t *order)
{
	const struct cell_lists *users = &graph->loader->form->dependants; /* places, yet */
	size_t ranked = 0;

	for (uint32_t place = 0; place < graph->loader->computed->len; place++) {
		if (graph->waiting[place] == 0)
			order[ranked++] = place;
	}
	for (size_t i = 0; i < ranked; i++) {
		cell_index cell = computed_at(graph, order[i])->cell;

		graph->ranks[order[i]] = (uint32_t)i;
		for (uint32_t u = users->start[cell]; u < users->start[cell + 1]; u++) {
			if (--graph->waiting[users->items[u]] == 0)
				order[ranked++] = users->items[u];
		}
	}
	return ranked;
}

static bool is_unranked(const struct graph *graph, cell_index cell)
{
	uint32_t place = graph->loader->form->rank[cell];

	return place != RANK_NONE && graph->ranks[place] == RANK_NONE;
}

/* The first cell of a program that has no rank, or CELL_NONE. */
static cell_index unranked_in(const struct graph *graph, struct program program)
{
	const struct code *code = &graph->loader->form->code;

	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = code->instructions[program.start + i];

		if (step.operation == OP_CELL && is_unranked(graph, step.operand))
			return step.operand;
	}
	return CELL_NONE;
}

static cell_index unranked_in_condition(const struct graph *graph, cell_index cell)
{
	const struct form *form = graph->loader->form;
	int condition = form->cells[cell].condition;

	return condition < 0 ? CELL_NONE : unranked_in(graph, form->conditions[condition].program);
}

/* What an unranked cell waits for; *through is the cell whose condition asks for it, or CELL_NONE.
   There is one wherever a cycle can be walked. */
static cell_index unranked_operand(const struct graph *graph, cell_index cell, cell_index *through)
{
	const struct form *form = graph->loader->form;
	struct program program = computed_at(graph, form->rank[cell])->program;
	cell_index found = unranked_in(graph, program);

	*through = CELL_NONE;
	for (uint32_t i = 0; found == CELL_NONE && i < program.length; i++) {
		struct instruction step = form->code.instructions[program.start + i];

		if (step.operation != OP_CELL)
			continue;
		*through = step.operand;
		found = unranked_in_condition(graph, step.operand);
	}
	if (found != CELL_NONE)
		return found;
	*through = cell;
	return unranked_in_condition(graph, cell);
}

/* Names the cycle that a cell lies on. */
static void name_cycle(const struct graph *graph, cell_index first)
{
	enum { MOST_STEPS = 12 };
	const struct loader *loader = graph->loader;
	const struct form *form = loader->form;
	g_autoptr(GString) path = g_string_new(form->cells[first].address);
	cell_index cell = first, through;
	size_t steps = 0;

	do {
		cell_index next = unranked_operand(graph, cell, &through);

		if (steps++ < MOST_STEPS && through != CELL_NONE && through != cell)
			g_string_append_printf(path, " ← %s", form->cells[through].address);
		if (steps <= MOST_STEPS)
			g_string_append_printf(path,
				through == CELL_NONE ? " ← %s" : _(" ←（条件）%s"),
				form->cells[next].address);
		cell = next;
	} while (cell != first);
	g_string_append(path, steps > MOST_STEPS ? " ← …" : "");
	diagnostics_error(loader->diagnostics, loader->file, form_formula_at(form, first),
		_("公式互相引用，成了一个圈：%s"), path->str);
}

static gint compare_positions(gconstpointer a, gconstpointer b)
{
	const struct position *left = a, *right = b;

	return left->line != right->line ? left->line - right->line : left->column - right->column;
}

/* Walks from each unranked cell until a cell comes twice: in this walk, then what lies between is a
   cycle; or in an earlier one, then that has been named. The formulas of a column are one mistake,
   in however many rows they go round. */
static void name_cycles(const struct graph *graph)
{
	enum { MOST_CYCLES = 20 };
	const struct form *form = graph->loader->form;
	g_autofree uint32_t *walks = g_new0(uint32_t, form->cell_count);
	uint32_t walk = 0;
	g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(struct position));

	for (cell_index start = 0; start < form->cell_count && named->len < MOST_CYCLES; start++) {
		cell_index cell = start, through;

		if (!is_unranked(graph, start) || walks[start] != 0)
			continue;
		for (walk++; walks[cell] == 0; cell = unranked_operand(graph, cell, &through))
			walks[cell] = walk;
		if (walks[cell] != walk)
			continue;
		struct position at = form_formula_at(form, cell);
		if (!g_array_binary_search(named, &at, compare_positions, NULL)) {
			name_cycle(graph, cell);
			g_array_append_val(named, at);
			g_array_sort(named, compare_positions);
		}
	}
}

/* Hands the order over: from here on ranks are ranks, and dependants go by them. */
static void settle(const struct graph *graph, const uint32_t *order)
{
	struct form *form = graph->loader->form;
	size_t count = form->dependants.start[form->cell_count];

	form->order = g_new(cell_index, form->computed_count);
	form->programs = g_new(struct program, form->computed_count);
	for (uint32_t i = 0; i < form->computed_count; i++) {
		const struct computed_cell *computed = computed_at(graph, order[i]);

		form->order[i] = computed->cell;
		form->programs[i] = computed->program;
		form->rank[computed->cell] = i;
	}
	for (size_t i = 0; i < count; i++)
		form->dependants.items[i] = graph->ranks[form->dependants.items[i]];
}

bool rank_cells(struct loader *loader)
{
	struct form *form = loader->form;
	g_autofree uint32_t *order = g_new(uint32_t, loader->computed->len);
	struct graph graph;

	graph_init(&graph, loader);
	form->dependants = cell_listing_turn(&graph.operands, form->cell_count);
	form->computed_count = rank(&graph, order);
	bool ranked = form->computed_count == loader->computed->len;
	if (ranked)
		settle(&graph, order);
	else
		name_cycles(&graph);
	graph_release(&graph);
	return ranked;
}
