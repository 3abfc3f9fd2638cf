#ifndef NIANBAO_CMD_PREFERENCES_H
#define NIANBAO_CMD_PREFERENCES_H

/*
 * Preferences: what a user has written down once for all times.
 *
 * They lie in the environment's config directory: `keys` says which keys do
 * what, `settings` the rest. What is wrong in them is said and left out; no
 * command fails for it.
 */

#include "cmd/command.h"

struct keymap;

struct preferences {
	struct keymap *keymap; /* NULL: not loaded */
	int ambiguous;         /* enum ambiguous */
	int mouse;             /* 0: off */
	/* Of files; a name that begins nowhere lies beside the settings. NULL: none is set. */
	char *signing_key, *allowed_signers;
	size_t faults; /* how many were said */
};

void preferences_load(struct preferences *preferences, struct environment *environment);
/* Without the keys, for commands that show no screen. */
void preferences_load_settings(struct preferences *preferences, struct environment *environment);
/* The values of a setting by their names, which end with NULL; options of the same name take the
   same. NULL: there is no such setting. */
const char *const *preference_values(const char *name);
void preferences_release(struct preferences *preferences);

#endif
