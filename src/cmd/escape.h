#ifndef NIANBAO_CMD_ESCAPE_H
#define NIANBAO_CMD_ESCAPE_H

/*
 * Values on one line each: a line break is \n and a backslash \\, and characters
 * that a terminal would act on (controls, and those that turn the direction of
 * writing) are \uXXXX. What escape_append writes, escape_decode reads back.
 */

#include <glib.h>

void escape_append(GString *out, const char *text);
/* ADDRESS=VALUE on a line of its own, as `set` reads it. */
void escape_append_line(GString *out, const char *address, const char *text);

/* The text that was escaped, or NULL when a backslash is followed by anything else. Free with
   g_free. */
char *escape_decode(const char *line);

#endif
