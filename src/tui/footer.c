#include "tui/footer.h"

#include "base/language.h"

#include <string.h>

struct footer {
	const struct keymap *keymap;
	GHashTable *lists; /* context and needs -> GArray of struct footer_word, shared by some */
};

static void word_release(void *data)
{
	struct footer_word *word = data;

	g_free(word->name);
}

struct footer *footer_new(const struct keymap *keymap)
{
	struct footer *footer = g_new0(struct footer, 1);

	footer->keymap = keymap;
	footer->lists = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	return footer;
}

void footer_free(struct footer *footer)
{
	if (!footer)
		return;
	g_hash_table_unref(footer->lists);
	g_free(footer);
}

static GArray *gather(const struct keymap *keymap, enum context context, enum action_needs most)
{
	GArray *words = g_array_new(FALSE, FALSE, sizeof(struct footer_word));
	size_t count;
	const struct binding *rows = keymap_rows(&count);

	g_array_set_clear_func(words, word_release);
	for (size_t i = 0; i < count; i++) {
		if (!rows[i].footer || !(rows[i].contexts & context) || rows[i].needs > most)
			continue;
		enum key key = keymap_key(keymap, &rows[i], context, NKEY_NONE);
		struct footer_word word = {
			.key = key,
			.name = g_strdup(key_name(key)),
			.word = g_dpgettext2(NULL, "footer", rows[i].footer),
			.leaves = rows[i].action == ACTION_FINISH ||
				rows[i].action == ACTION_CONCLUDE,
		};
		g_array_append_val(words, word);
	}
	return words;
}

static bool same_words(const GArray *a, const GArray *b)
{
	bool same = a->len == b->len;

	for (guint i = 0; same && i < a->len; i++) {
		const struct footer_word *left = &g_array_index(a, struct footer_word, i);
		const struct footer_word *right = &g_array_index(b, struct footer_word, i);

		same = left->key == right->key && strcmp(left->word, right->word) == 0;
	}
	return same;
}

/* A list that says the same, or the list itself. */
static GArray *share(struct footer *footer, GArray *words)
{
	GHashTableIter lists;
	gpointer other;

	g_hash_table_iter_init(&lists, footer->lists);
	while (g_hash_table_iter_next(&lists, NULL, &other)) {
		if (!same_words(other, words))
			continue;
		g_array_unref(words);
		return g_array_ref(other);
	}
	return words;
}

const GArray *footer_words(struct footer *footer, enum context context, enum action_needs most)
{
	gpointer key = GUINT_TO_POINTER(context * (NEEDS_WRITING + 1) + most);
	GArray *words = g_hash_table_lookup(footer->lists, key);

	if (!words) {
		words = share(footer, gather(footer->keymap, context, most));
		g_hash_table_insert(footer->lists, key, words);
	}
	return words;
}
