/* nianbao [edit] FILE: the report on screen. */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "cmd/command.h"
#include "tui/tui.h"

static gint64 wall_clock(void)
{
	return (gint64)time(NULL);
}

static void print_diagnostics(struct environment *environment, const struct diagnostics *list)
{
	for (size_t i = 0; i < diagnostics_count(list); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(list, i));

		fprintf(environment->error, "%s\n", line);
	}
}

/* Opens what is there; NULL with everything said. */
static struct report_file *open_file(struct environment *environment, const char *path)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(path, &environment->forms, diagnostics);

	print_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	return file;
}

enum exit_status command_edit(struct environment *environment, int argc, char **argv)
{
	struct tui_options options = {.colour = environment->colour, .now = wall_clock};
	g_autoptr(GError) error = NULL;
	enum tui_end end = TUI_DONE;
	struct report_file *file;
	bool shown;

	if (argc != 2) {
		fprintf(environment->error, "nianbao: 用法：nianbao [edit] 文件\n");
		return EXIT_COULD_NOT;
	}
	if (g_access(argv[1], F_OK) == 0) {
		file = open_file(environment, argv[1]);
		if (!file)
			return EXIT_COULD_NOT;
		shown = tui_edit(file, &options, &end, &error);
	} else {
		shown = tui_new(argv[1], &environment->forms, &options, &end, &error);
	}
	if (!shown)
		fprintf(environment->error, "nianbao: %s\n", error->message);
	return shown && end != TUI_CUT_OFF ? EXIT_DONE : EXIT_COULD_NOT;
}
