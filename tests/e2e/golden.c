#include "golden.h"

#include <criterion/criterion.h>
#include <string.h>

enum {
	GLANCE_MS = 25,
	GLANCES = 200,
	QUIET_MS = 600, /* before a screen is taken down as it is */
};

static char *path_of(const char *name)
{
	const char *source = g_getenv("srcdir");

	return g_build_filename(source ? source : ".", "tests", "e2e", "golden", name, NULL);
}

static char *picture(struct screen *screen)
{
	GString *out = g_string_new(NULL);
	int rows, columns, row, column;

	vt_size(screen_vt(screen), &rows, &columns);
	for (int i = 0; i < rows; i++)
		g_string_append_printf(out, "%s\n", screen_row(screen, i));
	vt_cursor(screen_vt(screen), &row, &column);
	g_string_append_printf(out, "-- %d,%d\n", row, column);
	return g_string_free(out, FALSE);
}

static void take_down(struct screen *screen, const char *path)
{
	while (screen_listen(screen, QUIET_MS) > 0)
		continue;
	g_autofree char *seen = picture(screen);
	cr_assert(g_file_set_contents(path, seen, -1, NULL), "%s", path);
}

void golden_screen(struct screen *screen, const char *name)
{
	g_autofree char *path = path_of(name), *wanted = NULL, *seen = NULL;
	bool alike = false;

	if (g_getenv("GOLDEN_UPDATE")) {
		take_down(screen, path);
		return;
	}
	cr_assert(g_file_get_contents(path, &wanted, NULL, NULL), "%s", path);
	for (int i = 0; i < GLANCES && !alike; i++) {
		g_free(seen);
		seen = picture(screen);
		alike = strcmp(seen, wanted) == 0;
		if (!alike)
			screen_draw(screen, GLANCE_MS);
	}
	cr_assert(alike, "%s should read\n%s\nand reads\n%s", name, wanted, seen);
}
