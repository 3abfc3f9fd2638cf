#ifndef NIANBAO_CMD_PREFERENCES_H
#define NIANBAO_CMD_PREFERENCES_H

/*
 * Preferences: what a user has written down once for all visits to the screen.
 *
 * They lie in the environment's config directory: `keys` says which keys do
 * what, `settings` the rest. What is wrong in them is said and left out; no
 * command fails for it.
 */

#include "cmd/command.h"

struct keymap;

struct preferences {
	struct keymap *keymap;
	int ambiguous; /* enum ambiguous */
	int mouse;     /* 0: off */
	size_t faults; /* how many were said */
};

void preferences_load(struct preferences *preferences, struct environment *environment);
/* The values of a setting by their names, which end with NULL; options of the same name take the
   same. NULL: there is no such setting. */
const char *const *preference_values(const char *name);
void preferences_release(struct preferences *preferences);

#endif
