/* nianbao keys: which keys do what, as the user's key file would say it. */
#include "cmd/arguments.h"
#include "cmd/preferences.h"
#include "cmd/say.h"
#include "tui/keymap.h"

static enum exit_status show_keys(struct environment *environment)
{
	struct preferences preferences;

	preferences_load(&preferences, environment);
	g_autofree char *text = keymap_text(preferences.keymap);
	fputs(text, environment->out);
	preferences_release(&preferences);
	return EXIT_DONE;
}

enum exit_status command_keys(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 0, argc, argv, &status))
		status = show_keys(environment);
	arguments_release(&arguments);
	return status;
}
