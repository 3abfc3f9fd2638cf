/* Which texts are kept, by cell, and whether they are as they were kept. */
#include "report/kept_text.h"

struct kept_cell {
	struct kept_text *texts[TEXT_LAST_YEAR + 1]; /* NULL until they are asked for */
	bool fresh[TEXT_LAST_YEAR + 1];
};

struct kept_texts {
	GHashTable *cells; /* cell + 1 -> struct kept_cell * */
};

static void free_cell(gpointer data)
{
	struct kept_cell *cell = data;

	for (int year = TEXT_TYPED; year <= TEXT_LAST_YEAR; year++)
		kept_text_free(cell->texts[year]);
	g_free(cell);
}

struct kept_texts *kept_texts_new(void)
{
	struct kept_texts *texts = g_new0(struct kept_texts, 1);

	texts->cells = g_hash_table_new_full(NULL, NULL, NULL, free_cell);
	return texts;
}

void kept_texts_free(struct kept_texts *texts)
{
	if (!texts)
		return;
	g_hash_table_unref(texts->cells);
	g_free(texts);
}

static struct kept_cell *find_cell(const struct kept_texts *texts, cell_index cell)
{
	return g_hash_table_lookup(texts->cells, GUINT_TO_POINTER(cell + 1));
}

void kept_texts_forget(struct kept_texts *texts, cell_index cell)
{
	struct kept_cell *kept = find_cell(texts, cell);

	if (kept)
		kept->fresh[TEXT_TYPED] = false;
}

void kept_texts_follow(struct kept_texts *texts, const char *text, const struct edited_text *edit)
{
	struct kept_cell *kept = find_cell(texts, edit->cell);

	if (kept && kept->fresh[TEXT_TYPED])
		kept_text_follow(kept->texts[TEXT_TYPED], text, edit->length, edit->same);
}

void kept_texts_forget_all(struct kept_texts *texts)
{
	GHashTableIter cells;
	gpointer value;

	g_hash_table_iter_init(&cells, texts->cells);
	while (g_hash_table_iter_next(&cells, NULL, &value)) {
		struct kept_cell *cell = value;

		cell->fresh[TEXT_TYPED] = cell->fresh[TEXT_LAST_YEAR] = false;
	}
}

struct kept_text *kept_texts_of(
	struct kept_texts *texts, cell_index cell, enum text_year year, const char *text)
{
	struct kept_cell *kept = find_cell(texts, cell);

	if (!kept) {
		kept = g_new0(struct kept_cell, 1);
		g_hash_table_insert(texts->cells, GUINT_TO_POINTER(cell + 1), kept);
	}
	if (!kept->texts[year])
		kept->texts[year] = kept_text_new();
	if (!kept->fresh[year])
		kept_text_become(kept->texts[year], text);
	kept->fresh[year] = true;
	return kept->texts[year];
}
