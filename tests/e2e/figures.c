#include "figures.h"

#include <string.h>

enum { PATIENCE_MS = 5000, GLANCE_MS = 50 };

static bool begins_with(const char *line, const char *row)
{
	line += strspn(line, " ");
	return g_str_has_prefix(line, row) && line[strlen(row)] == ' ';
}

/* Without its row's name, and with single blanks. */
static char *squeeze(const char *line, const char *row)
{
	char **words = g_strsplit(line + strspn(line, " ") + strlen(row), " ", -1);
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
	for (int i = 0; i < rows; i++) {
		const char *line = screen_row(screen, i);
		if (begins_with(line, row))
			return squeeze(line, row);
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
