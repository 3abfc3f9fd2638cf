#include "report/history_changes.h"

#include <string.h>

/* Adds a change of an address, or makes it the last of those there are. `places` has where each
   address stands in the list, from 1. */
static void add(GArray *list, GHashTable *places, const struct history_entry *entry)
{
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, entry->address));
	const struct history_change change = {entry->address, entry->before, entry->after};

	if (place > 0) {
		g_array_index(list, struct history_change, place - 1).after = entry->after;
		return;
	}
	g_array_append_val(list, change);
	g_hash_table_insert(places, entry->address, GUINT_TO_POINTER(list->len));
}

static void drop_unchanged(GArray *list)
{
	for (guint i = list->len; i-- > 0;) {
		const struct history_change *change =
			&g_array_index(list, struct history_change, i);

		if (strcmp(change->before, change->after) == 0)
			g_array_remove_index(list, i);
	}
}

GArray *history_changes_from(const struct report *report, size_t index)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct history_change));
	g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = index; i < report->history->len; i++) {
		const struct history_entry *entry = history_get(report, i);

		if (strcmp(entry->action, HISTORY_CHANGE) == 0)
			add(list, places, entry);
	}
	drop_unchanged(list);
	return list;
}
