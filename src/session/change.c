#include "session/change.h"

#include <string.h>

static void change_free(gpointer data)
{
	struct change *change = data;

	g_free(change->address);
	g_free(change->before);
	g_free(change->after);
	g_free(change);
}

struct change_list *change_list_new(void)
{
	struct change_list *list = g_new0(struct change_list, 1);

	list->changes = g_ptr_array_new_with_free_func(change_free);
	return list;
}

void change_list_free(struct change_list *list)
{
	if (!list)
		return;
	g_ptr_array_unref(list->changes);
	g_free(list);
}

void change_list_add(
	struct change_list *list, const char *address, const char *before, const char *after)
{
	struct change *change = g_new(struct change, 1);

	*change = (struct change){g_strdup(address), g_strdup(before), g_strdup(after)};
	g_ptr_array_add(list->changes, change);
}

struct change_list *change_list_copy(const struct change_list *list)
{
	struct change_list *copy = change_list_new();

	copy->when = list->when;
	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);

		change_list_add(copy, change->address, change->before, change->after);
	}
	return copy;
}

void change_list_append(struct change_list *list, struct change_list *other)
{
	g_ptr_array_extend_and_steal(list->changes, g_steal_pointer(&other->changes));
	g_free(other);
}

void change_list_drop(struct change_list *list, const char *address)
{
	for (guint i = list->changes->len; i-- > 0;) {
		if (strcmp(change_list_get(list, i)->address, address) == 0)
			g_ptr_array_remove_index(list->changes, i);
	}
}

const struct change *change_list_get(const struct change_list *list, guint index)
{
	return g_ptr_array_index(list->changes, index);
}

guint change_list_length(const struct change_list *list)
{
	return list->changes->len;
}

struct change_list *change_list_inverse(const struct change_list *list)
{
	struct change_list *inverse = change_list_new();

	for (guint i = change_list_length(list); i-- > 0;) {
		const struct change *change = change_list_get(list, i);

		change_list_add(inverse, change->address, change->after, change->before);
	}
	return inverse;
}

bool change_list_alters(const struct change_list *list)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);

		if (strcmp(change->before, change->after) != 0)
			return true;
	}
	return false;
}
