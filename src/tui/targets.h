#ifndef NIANBAO_TUI_TARGETS_H
#define NIANBAO_TUI_TARGETS_H

/*
 * What words can be about where the cursor stands: the cell, its row where it has
 * one, its section.
 */

#include "tui/app.h"
#include <glib.h>

struct target {
	char *address;
	char *name; /* "这一行 新收" */
};

/* Of struct target, from the cell outwards. Free with g_array_unref. */
GArray *targets_at(const struct app *app, cell_index cell);

enum { TARGETS_MOST = 3 };

#endif
