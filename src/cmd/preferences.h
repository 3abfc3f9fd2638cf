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
	size_t faults; /* how many were said */
};

void preferences_load(struct preferences *preferences, struct environment *environment);
void preferences_release(struct preferences *preferences);

#endif
