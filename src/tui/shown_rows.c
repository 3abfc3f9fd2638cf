#include "tui/shown_rows.h"

#include <string.h>

struct shown_rows {
	GPtrArray *rows; /* of GString *; NULL: it is not known what stands there */
	GString *said;
};

static void free_row(gpointer row)
{
	if (row)
		g_string_free(row, TRUE);
}

struct shown_rows *shown_rows_new(void)
{
	struct shown_rows *shown = g_new(struct shown_rows, 1);

	shown->rows = g_ptr_array_new_with_free_func(free_row);
	shown->said = g_string_new(NULL);
	return shown;
}

void shown_rows_free(struct shown_rows *shown)
{
	if (!shown)
		return;
	g_ptr_array_unref(shown->rows);
	g_string_free(shown->said, TRUE);
	g_free(shown);
}

void shown_rows_forget(struct shown_rows *shown)
{
	g_ptr_array_set_size(shown->rows, 0);
}

GString *shown_rows_say(struct shown_rows *shown)
{
	return g_string_truncate(shown->said, 0);
}

/* As g_string_equal, which goes byte by byte. */
static bool is_same(const GString *a, const GString *b)
{
	return a->len == b->len && memcmp(a->str, b->str, a->len) == 0;
}

bool shown_rows_stands(struct shown_rows *shown, int row)
{
	if ((guint)row >= shown->rows->len)
		g_ptr_array_set_size(shown->rows, row + 1);
	GString **stands = (GString **)&shown->rows->pdata[row];

	if (*stands && is_same(*stands, shown->said))
		return true;
	if (!*stands)
		*stands = g_string_new(NULL);
	g_string_truncate(*stands, 0);
	g_string_append_len(*stands, shown->said->str, (gssize)shown->said->len);
	return false;
}
