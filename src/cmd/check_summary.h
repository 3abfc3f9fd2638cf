#ifndef NIANBAO_CMD_CHECK_SUMMARY_H
#define NIANBAO_CMD_CHECK_SUMMARY_H

/*
 * Where many reports stand, a line each: what the board of reports shows
 * (session/board.h), for who has no screen.
 */

#include "review/summary.h"
#include <glib.h>
#include <jansson.h>

/* A list of summaries. Free with g_ptr_array_unref. */
GPtrArray *check_summary_new(void);
/* Adds one, which it takes over. */
void check_summary_add(GPtrArray *list, const char *path, struct report_summary *summary);

/* A table with a head. */
void check_summary_show_text(const GPtrArray *list, GString *out);
/* An array of objects. */
json_t *check_summary_show_json(const GPtrArray *list);

#endif
