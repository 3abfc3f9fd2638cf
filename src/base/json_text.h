#ifndef NIANBAO_BASE_JSON_TEXT_H
#define NIANBAO_BASE_JSON_TEXT_H

/*
 * JSON values on their way out: as text, and then let go of. Whoever makes one
 * writes it and has no more use for it.
 */

#include <glib.h>
#include <jansson.h>

/* Appends a value, which it lets go of; flags are those of json_dumps. */
void json_append_text(GString *out, json_t *value, size_t flags);
/* The same as a text of its own. Free with g_free. */
char *json_to_text(json_t *value, size_t flags);

#endif
