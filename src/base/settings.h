#ifndef NIANBAO_BASE_SETTINGS_H
#define NIANBAO_BASE_SETTINGS_H

/*
 * A user's small files: lines `name = value`, with `#` before what is for people.
 *
 * The settings and the key file are such files. Every line keeps its place, so
 * that whoever knows the names can say where one is wrong (GLib's GKeyFile knows
 * no places, and wants headings nobody here needs). What a file says wrongly is
 * a diagnostic and never stops the program.
 */

#include "base/diagnostics.h"
#include <glib.h>

struct setting {
	char *name, *value; /* without the blanks around them */
	struct position name_at, value_at;
};

/* The lines of a file, as struct setting; none where there is no file. Free with g_array_unref. */
GArray *settings_read(const char *path, struct diagnostics *diagnostics);

#endif
