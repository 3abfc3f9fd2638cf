/*
 * A keymap is a list of keys with their rows, the first that fits counts: what a
 * user binds is put before the rest, and takes nothing away where it has no use.
 */

#include "tui/keymap.h"

#include <string.h>

struct bound {
	enum key key;
	const struct binding *row; /* NULL: the key does nothing */
};

struct keymap {
	GArray *bounds; /* of struct bound */
};

static void bind_default(struct keymap *keymap, const struct binding *row)
{
	g_auto(GStrv) names = g_strsplit(row->keys, " ", -1);
	for (char **name = names; *name != NULL; name++) {
		struct bound bound = {key_parse(*name), row};
		if (bound.key != NKEY_NONE)
			g_array_append_val(keymap->bounds, bound);
	}
}

struct keymap *keymap_new(void)
{
	struct keymap *keymap = g_new0(struct keymap, 1);
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	keymap->bounds = g_array_new(FALSE, FALSE, sizeof(struct bound));
	for (size_t i = 0; i < count; i++)
		bind_default(keymap, &rows[i]);
	return keymap;
}

void keymap_free(struct keymap *keymap)
{
	if (keymap == NULL)
		return;
	g_array_unref(keymap->bounds);
	g_free(keymap);
}

void keymap_bind(struct keymap *keymap, enum key key, const struct binding *row)
{
	struct bound bound = {key, row};
	g_array_prepend_val(keymap->bounds, bound);
}

const struct binding *keymap_find(const struct keymap *keymap, enum key key, unsigned context)
{
	for (guint i = 0; i < keymap->bounds->len; i++) {
		struct bound bound = g_array_index(keymap->bounds, struct bound, i);
		if (bound.key == key && (bound.row == NULL || (bound.row->contexts & context) != 0))
			return bound.row;
	}
	return NULL;
}

/* In one of the contexts at least. */
static bool leads_to(
	const struct keymap *keymap, enum key key, const struct binding *row, unsigned contexts)
{
	for (unsigned context = 1; context <= contexts; context <<= 1) {
		if ((contexts & context) != 0 && keymap_find(keymap, key, context) == row)
			return true;
	}
	return false;
}

enum key keymap_key(
	const struct keymap *keymap, const struct binding *row, unsigned contexts, enum key after)
{
	enum key next = NKEY_NONE;
	for (guint i = 0; i < keymap->bounds->len; i++) {
		struct bound bound = g_array_index(keymap->bounds, struct bound, i);
		bool is_nearer = bound.row == row && bound.key > after &&
			(next == NKEY_NONE || bound.key < next);
		if (is_nearer && leads_to(keymap, bound.key, row, row->contexts & contexts))
			next = bound.key;
	}
	return next;
}

char *keymap_keys(
	const struct keymap *keymap, const struct binding *row, unsigned contexts, int most)
{
	GString *names = g_string_new(NULL);
	enum key key = NKEY_NONE;
	while (most-- > 0 && (key = keymap_key(keymap, row, contexts, key)) != NKEY_NONE)
		g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "", key_name(key));
	return g_string_free(names, FALSE);
}
