#include "picture.h"

#include <criterion/criterion.h>

enum { QUIET_MS = 300 }; /* nothing more is painted by then */

static char *path_of(const char *name)
{
	const char *source = g_getenv("srcdir");
	g_autofree char *file = g_strconcat(name, ".txt", NULL);

	return g_build_filename(source ? source : ".", "tests", "e2e", "pictures", file, NULL);
}

static void take(struct screen *screen, const char *path)
{
	while (screen_listen(screen, QUIET_MS) > 0)
		;
	g_autofree char *text = screen_text(screen);
	cr_assert(g_file_set_contents(path, text, -1, NULL), "%s", path);
}

bool picture_expect(struct screen *screen, const char *name, const char *words)
{
	g_autofree char *path = path_of(name);
	g_autofree char *text = NULL;

	if (!screen_expect(screen, words))
		return false;
	if (g_getenv("GOLDEN_UPDATE")) {
		take(screen, path);
		return true;
	}
	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
	return screen_expect_whole(screen, text);
}
