#ifndef NIANBAO_CMD_CHECK_SUMMARY_H
#define NIANBAO_CMD_CHECK_SUMMARY_H

/*
 * Where many reports stand, a line each: whose, of which year, how far it has got,
 * how much is filled in and what is still in the way.
 */

#include "check/checker.h"
#include <glib.h>
#include <jansson.h>

/* A list of summaries. Free with g_ptr_array_unref. */
GPtrArray *check_summary_new(void);
/* `count` is of the whole report, and what is wrong with its history counts as well. */
void check_summary_add(
	GPtrArray *list, const char *path, const struct report *report, struct section_count count);

/* A table with a head. */
void check_summary_show_text(const GPtrArray *list, GString *out);
/* An array of objects. */
json_t *check_summary_show_json(const GPtrArray *list);

#endif
