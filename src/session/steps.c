#include "session/steps.h"

static GPtrArray *new_stack(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)change_list_free);
}

void steps_init(struct steps *steps)
{
	*steps = (struct steps){.undo = new_stack(), .redo = new_stack()};
}

void steps_release(struct steps *steps)
{
	g_ptr_array_unref(steps->undo);
	g_ptr_array_unref(steps->redo);
}

void steps_add(struct steps *steps, struct change_list *list)
{
	g_ptr_array_set_size(steps->redo, 0);
	g_ptr_array_add(steps->undo, list);
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
	return shift(steps->undo, steps->redo);
}

struct change_list *steps_forth(struct steps *steps)
{
	return shift(steps->redo, steps->undo);
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

void steps_leave(struct steps *steps, const char *address)
{
	leave(steps->undo, address);
	leave(steps->redo, address);
}

void steps_forget(struct steps *steps)
{
	g_ptr_array_set_size(steps->undo, 0);
	g_ptr_array_set_size(steps->redo, 0);
}
