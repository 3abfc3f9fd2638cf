/*
 * The order of computation: every computed cell behind all it depends on, and for
 * each cell the computed cells that name it.
 *
 * Kahn's algorithm over the direct dependants. What it cannot rank lies on a
 * cycle or behind one; each cycle is printed as a path of addresses.
 */
#include "form/loader.h"

#include <glib/gi18n.h>

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

void gather_cell(struct loader *loader, cell_index cell, GArray *cells)
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
			gather_cell(loader, step.operand, cells);
	}
}

void gather_condition(struct loader *loader, cell_index cell, GArray *cells)
{
	int condition = form_cell(loader->form, cell)->condition;

	for (size_t i = 0; condition >= 0 && i < loader->form->conditions[condition].cell_count;
		i++)
		gather_cell(loader, loader->form->conditions[condition].cells[i], cells);
}

/* Who names whom, while the order is looked for. */
struct graph {
	const struct form *form;
	struct cell_lists users; /* cell -> the computed cells that read it */
	uint32_t *waiting;       /* computed cell -> how many of its operands have no rank yet */
	uint32_t *filled;        /* cell -> how many of its users stand in the list */
	uint32_t *visited;       /* condition -> the last visit in which it was */
	uint32_t *taken;         /* cell -> the last visit in which it was */
	uint32_t visit;
};

static void count_user(void *data, cell_index operand, cell_index user)
{
	struct graph *graph = data;

	graph->users.start[operand + 1]++;
	graph->waiting[user] += graph->form->rank[operand] != RANK_NONE;
}

static void list_user(void *data, cell_index operand, cell_index user)
{
	struct graph *graph = data;

	graph->users.items[graph->users.start[operand] + graph->filled[operand]++] = user;
}

typedef void take_operand(void *data, cell_index operand, cell_index user);

static void take_once(struct graph *graph, cell_index operand, cell_index user, take_operand *take)
{
	if (graph->taken[operand] == graph->visit)
		return;
	graph->taken[operand] = graph->visit;
	take(graph, operand, user);
}

/* Calls take with every cell that decides whether one applies. A condition takes cells as they
   stand, so there is nothing behind it. */
static void visit_condition(
	struct graph *graph, cell_index cell, cell_index user, take_operand *take)
{
	const struct form *form = graph->form;

	if (form->condition_count == 0)
		return;
	int condition = form->cells[cell].condition;
	/* one that several operands have in common is visited once */
	if (condition < 0 || graph->visited[condition] == graph->visit)
		return;
	graph->visited[condition] = graph->visit;
	for (size_t i = 0; i < form->conditions[condition].cell_count; i++)
		take_once(graph, form->conditions[condition].cells[i], user, take);
}

/* Calls take once with every operand of a computed cell, and with all that decides whether one of them,
   or the cell itself, applies. */
static void visit_operands(struct graph *graph, cell_index cell, take_operand *take)
{
	const struct form *form = graph->form;
	struct program program = form->cells[cell].formula;

	graph->visit++;
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction step = form->code.instructions[program.start + i];

		if (step.operation != OP_CELL)
			continue;
		take_once(graph, step.operand, cell, take);
		visit_condition(graph, step.operand, cell, take);
	}
	visit_condition(graph, cell, cell, take);
}

/* What is computed stands in the form's order, which is none yet. */
static void for_each_operand(struct graph *graph, take_operand *take)
{
	for (size_t i = 0; i < graph->form->computed_count; i++)
		visit_operands(graph, graph->form->order[i], take);
}

/* Counted first, so that the lists can be laid out side by side and filled. */
static void graph_init(struct graph *graph, const struct form *form)
{
	*graph = (struct graph){.form = form};
	graph->visited = g_new0(uint32_t, form->condition_count);
	graph->taken = g_new0(uint32_t, form->cell_count);
	graph->users.start = g_new0(uint32_t, form->cell_count + 1);
	graph->waiting = g_new0(uint32_t, form->cell_count);
	graph->filled = g_new0(uint32_t, form->cell_count);
	for_each_operand(graph, count_user);
	for (size_t i = 0; i < form->cell_count; i++)
		graph->users.start[i + 1] += graph->users.start[i];
	graph->users.items = g_new(uint32_t, graph->users.start[form->cell_count]);
	for_each_operand(graph, list_user);
}

/* The lists live on in the form. */
static void graph_release(struct graph *graph)
{
	g_free(graph->waiting);
	g_free(graph->filled);
	g_free(graph->visited);
	g_free(graph->taken);
}

/* Tells computed cells from typed ones: any order, and any rank, will do yet. */
static void list_computed(struct form *form)
{
	form->rank = g_new(uint32_t, form->cell_count);
	form->order = g_new(cell_index, form->cell_count);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		bool computed = form_cell_is_computed(&form->cells[cell]);

		form->rank[cell] = computed ? 0 : RANK_NONE;
		if (computed)
			form->order[form->computed_count++] = cell;
	}
}

static void rank(struct form *form, struct graph *graph)
{
	const struct cell_lists *users = &graph->users;
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
	form->computed_count = ranked;
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
	diagnostics_error(loader->diagnostics, loader->file, form->cells[first].at,
		_("公式互相引用，成了一个圈：%s"), path->str);
}

/* Walks from each unranked cell until a cell comes twice: in this walk, then what lies between is
   a cycle; or in an earlier one, then that has been named. */
static bool name_cycles(struct loader *loader)
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
	return named > 0;
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

	if (form->order)
		return true;
	list_computed(form);
	graph_init(&graph, form);
	form->dependants = graph.users;
	rank(form, &graph);
	graph_release(&graph);
	if (name_cycles(loader))
		return false;
	number_dependants(form);
	return true;
}
