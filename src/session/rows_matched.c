#include "session/rows_matched.h"

#include <string.h>

#include "edit/numbering.h"

enum { SHORTEST = 2 }; /* characters that labels must share where they are not the same */

/* A row of the table, as labels are compared with it. */
struct wanted_row {
	char *label, *short_label; /* keys */
	bool taken;
};

static void wanted_clear(gpointer data)
{
	struct wanted_row *row = data;

	g_free(row->label);
	g_free(row->short_label);
}

static GArray *wanted_rows(const struct form_table *table)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct wanted_row));

	g_array_set_clear_func(rows, wanted_clear);
	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *axis = &table->blocks[b].rows;

		for (int leaf = 0; leaf < axis->tree.leaves; leaf++) {
			struct wanted_row row = {
				.label = label_key(form_axis_label(axis, leaf)),
				.short_label = label_key(form_axis_leaf(axis, leaf)->short_label),
			};
			g_array_append_val(rows, row);
		}
	}
	return rows;
}

/* How well a label fits a row's; 0: not at all. The same is best; then one that ends with it,
   groups standing in front; then one that begins with it, or is its beginning, the longer the
   better. */
static size_t fit(const char *label, const char *wanted)
{
	size_t length = strlen(label), most = strlen(wanted);
	size_t shared = MIN(length, most);

	if (length == 0 || most == 0)
		return 0;
	if (strcmp(label, wanted) == 0)
		return G_MAXSIZE;
	if (g_utf8_strlen(length < most ? label : wanted, -1) < SHORTEST)
		return 0;
	if (g_str_has_suffix(label, wanted))
		return 2 * shared + 1;
	return strncmp(label, wanted, shared) == 0 ? shared : 0;
}

static size_t fit_row(const char *label, const char *nearest, const struct wanted_row *row)
{
	size_t best = MAX(fit(label, row->label), fit(label, row->short_label));

	best = MAX(best, strcmp(nearest, row->label) == 0 ? G_MAXSIZE - 1 : 0);
	return MAX(best, strcmp(nearest, row->short_label) == 0 ? G_MAXSIZE - 1 : 0);
}

/* The row not taken yet that fits best, of several as good the next behind the last one found. */
static int best_row(GArray *wanted, const struct block_row *row, int last)
{
	g_autofree char *label = label_key(row->label), *nearest = label_key(row->nearest);
	int best = ROW_UNMATCHED;
	size_t best_fit = 0;

	for (guint step = 1; step <= wanted->len; step++) {
		guint at = ((guint)(last + 1) + step - 1) % wanted->len;
		struct wanted_row *candidate = &g_array_index(wanted, struct wanted_row, at);
		size_t how_well = candidate->taken ? 0 : fit_row(label, nearest, candidate);

		if (how_well > best_fit) {
			best_fit = how_well;
			best = (int)at;
		}
	}
	if (best != ROW_UNMATCHED)
		g_array_index(wanted, struct wanted_row, best).taken = true;
	return best;
}

int *rows_matched(const struct form_table *table, const struct block *block)
{
	g_autoptr(GArray) wanted = wanted_rows(table);
	g_autofree int *rows = g_new(int, block->rows->len + 1);
	guint found = 0;
	int last = -1;

	for (guint i = 0; i < block->rows->len; i++) {
		const struct block_row *row = block_row(block, i);

		rows[i] = *row->label ? best_row(wanted, row, last) : ROW_UNMATCHED;
		found += rows[i] != ROW_UNMATCHED;
		last = rows[i] != ROW_UNMATCHED ? rows[i] : last;
	}
	return found > 0 && 2 * found >= block->rows->len ? g_steal_pointer(&rows) : NULL;
}
