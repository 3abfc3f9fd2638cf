/*
 * key_path REPORT keys|idle
 *
 * A while of a clerk's work on a report, for whoever watches the program do it (key-path.sh): figures
 * in a table, a text, and ways between them. Every key is answered before the next one comes, as in
 * life; tests that type faster than the program paints run other ways through it. With
 * idle the report is opened and left, to tell what only the keys did.
 */

#include "../e2e/screen.h"

#include <stdio.h>

enum { ROWS = 24, COLUMNS = 80, ANSWER_MS = 150 };

static const char keys[] =
	"Alt-3 Down Down 2 Enter Right 3 1 Tab 4 Down PgDn Delete 5 Enter Ctrl-Z Ctrl-Y Left 6 Esc "
	"PgUp Up F6 Esc Alt-4 7 Enter 8 Backspace 9 Enter F7 F7 Alt-2 1 Enter 3 Enter Alt-1 Down "
	"Enter Down 2 月 ， 全 年 3 件 。 Enter 办 结 Backspace Up End 4 Tab Alt-5 Enter 整 改 Tab";

int main(int count, char **arguments)
{
	g_autofree char *report = NULL;

	if (count != 3 || !g_file_get_contents(arguments[1], &report, NULL, NULL)) {
		fprintf(stderr, "usage: key_path REPORT keys|idle\n");
		return 2;
	}
	struct desk *desk = desk_new();
	desk_write(desk, "report.yaml", report);
	struct screen *screen = screen_start(desk, ROWS, COLUMNS, "report.yaml", NULL);
	g_auto(GStrv) pressed = g_strsplit(g_str_equal(arguments[2], "keys") ? keys : "", " ", -1);
	bool good = screen_expect(screen, "F10");

	for (char **key = pressed; *key && good; key++) {
		good = screen_press(screen, *key);
		while (good && screen_listen(screen, ANSWER_MS) > 0)
			continue;
	}
	if (!good)
		fputs(screen_trouble(screen), stderr);
	screen_signal(screen, 15);
	good = screen_wait_exit(screen, &(int){0}) && good;
	desk_free(desk);
	return good ? 0 : 2;
}
