#include "cmd/preferences.h"

#include "cmd/say.h"
#include "tui/keymap.h"

void preferences_load(struct preferences *preferences, struct environment *environment)
{
	g_autofree char *keys = g_build_filename(environment->config, "keys", NULL);
	struct diagnostics *diagnostics = diagnostics_new();

	*preferences = (struct preferences){.keymap = keymap_new()};
	keymap_read(preferences->keymap, keys, diagnostics);
	say_diagnostics(environment, diagnostics);
	preferences->faults = diagnostics_count(diagnostics);
	diagnostics_free(diagnostics);
}

void preferences_release(struct preferences *preferences)
{
	keymap_free(preferences->keymap);
}
