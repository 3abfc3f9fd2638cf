#include "session/steps.h"

#include <string.h>

static GPtrArray *new_stack(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)change_list_free);
}

/* Whether a step goes on writing the text that the one before it wrote in. */
static bool goes_on(
	const struct form *form, const struct change_list *before, const struct change_list *step)
{
	if (change_list_length(step) != 1 || change_list_length(before) != 1)
		return false;
	const char *address = change_list_get(step, 0)->address;
	if (strcmp(change_list_get(before, 0)->address, address) != 0)
		return false;
	cell_index cell = form_find(form, address);
	return cell != CELL_NONE && form_cell(form, cell)->spec->type == TYPE_TEXT;
}

/* The topmost steps of a stack, of which those that follow each other in one text are one. */
static size_t count_steps(const struct form *form, const GPtrArray *stack, gssize topmost)
{
	guint first = stack->len - (guint)topmost;
	size_t count = topmost > 0;

	for (guint i = first + 1; i < stack->len; i++)
		count += !goes_on(form, stack->pdata[i - 1], stack->pdata[i]);
	return count;
}

static size_t count_unsaved(const struct steps *steps)
{
	gssize depth = (gssize)steps->undo->len, saved = steps->saved_depth;

	if (saved < 0)
		return count_steps(steps->form, steps->undo, depth) + 1;
	return depth >= saved ? count_steps(steps->form, steps->undo, depth - saved)
			      : count_steps(steps->form, steps->redo, saved - depth);
}

void steps_init(struct steps *steps, const struct form *form)
{
	*steps = (struct steps){.form = form, .undo = new_stack(), .redo = new_stack()};
}

void steps_release(struct steps *steps)
{
	g_ptr_array_unref(steps->undo);
	g_ptr_array_unref(steps->redo);
}

void steps_add(struct steps *steps, struct change_list *list)
{
	if (steps->saved_depth > (gssize)steps->undo->len)
		steps->saved_depth = -1; /* what was saved lies on the redo stack, now dropped */
	g_ptr_array_set_size(steps->redo, 0);
	g_ptr_array_add(steps->undo, list);
	steps->unsaved = count_unsaved(steps);
}

void steps_add_old(struct steps *steps, struct change_list *list)
{
	guint before = steps->undo->len;

	g_ptr_array_add(steps->undo, list);
	steps->unsaved +=
		before == 0 || !goes_on(steps->form, steps->undo->pdata[before - 1], list);
}

/* Moves the topmost of one stack onto the other. */
static struct change_list *shift(GPtrArray *from, GPtrArray *to)
{
	if (from->len == 0)
		return NULL;
	struct change_list *list = g_ptr_array_steal_index(from, from->len - 1);
	g_ptr_array_add(to, list);
	return list;
}

struct change_list *steps_back(struct steps *steps)
{
	struct change_list *list = shift(steps->undo, steps->redo);

	steps->unsaved = count_unsaved(steps);
	return list;
}

struct change_list *steps_forth(struct steps *steps)
{
	struct change_list *list = shift(steps->redo, steps->undo);

	steps->unsaved = count_unsaved(steps);
	return list;
}

static void steps_save(struct steps *steps)
{
	steps->saved_depth = (gssize)steps->undo->len;
	steps->unsaved = 0;
}

/* A step of which nothing is left is none. */
static void leave(GPtrArray *stack, const char *address)
{
	for (guint i = stack->len; i-- > 0;) {
		change_list_drop(g_ptr_array_index(stack, i), address);
		if (change_list_length(g_ptr_array_index(stack, i)) == 0)
			g_ptr_array_remove_index(stack, i);
	}
}

void steps_save_without(struct steps *steps, const char *address)
{
	leave(steps->undo, address);
	leave(steps->redo, address);
	steps_save(steps);
}

void steps_forget(struct steps *steps)
{
	g_ptr_array_set_size(steps->undo, 0);
	g_ptr_array_set_size(steps->redo, 0);
	steps_save(steps);
}
