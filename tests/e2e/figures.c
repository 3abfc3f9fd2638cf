#include "figures.h"

#include <string.h>

enum { PATIENCE_MS = 5000, GLANCE_MS = 50 };

/* What stands behind a row's name, or NULL; on a wide screen the sections stand before it. */
static const char *behind(const char *line, const char *row)
{
	for (const char *at = strstr(line, row); at; at = strstr(at + 1, row)) {
		if ((at == line || at[-1] == ' ') && at[strlen(row)] == ' ')
			return at + strlen(row);
	}
	return NULL;
}

/* With single blanks. */
static char *squeeze(const char *figures)
{
	char **words = g_strsplit(figures, " ", -1);
	GString *out = g_string_new(NULL);
	for (char **word = words; *word; word++) {
		if (**word != '\0')
			g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", *word);
	}
	g_strfreev(words);
	return g_string_free(out, FALSE);
}

char *figures_of(struct screen *screen, const char *row)
{
	int rows, columns;
	vt_size(screen_vt(screen), &rows, &columns);
	for (int i = 1; i < rows; i++) { /* the top line counts, too */
		const char *line = screen_row(screen, i);
		if (behind(line, row))
			return squeeze(behind(line, row));
	}
	return NULL;
}

static bool stand(struct screen *screen, const char *row, const char *figures)
{
	char *read = figures_of(screen, row);
	/* the label comes before them, except in the ledger */
	const char *end = read && strlen(read) >= strlen(figures)
		? read + strlen(read) - strlen(figures)
		: NULL;
	bool stands = end && strcmp(end, figures) == 0 && (end == read || end[-1] == ' ');
	g_free(read);
	return stands;
}

bool figures_expect(struct screen *screen, const char *row, const char *figures)
{
	const char *factor = g_getenv("NIANBAO_PATIENCE");
	double times = factor ? MAX(g_ascii_strtod(factor, NULL), 0) : 1;
	int64_t deadline = g_get_monotonic_time() + (int64_t)(PATIENCE_MS * 1000.0 * times);
	screen_draw(screen, 0);
	while (!stand(screen, row, figures)) {
		if (g_get_monotonic_time() >= deadline || !screen_draw(screen, GLANCE_MS))
			return stand(screen, row, figures);
	}
	return true;
}
