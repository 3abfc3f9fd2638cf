#ifndef NIANBAO_CMD_CHECK_JSON_H
#define NIANBAO_CMD_CHECK_JSON_H

/*
 * Findings as JSON: one array of objects, one for each finding of any state.
 * Figures are strings, exact as they stand; what there is not is null.
 */

#include "check/checker.h"
#include <glib.h>
#include <jansson.h>

/* Appends the findings of a report, opened from path, to an array. */
void check_json_append(
	json_t *array, const char *path, const struct form *form, const struct checker *checker);

/* Appends what is wrong with a report's history and status, as findings of the same shape. */
void check_json_append_flaws(json_t *array, const char *path, const GPtrArray *flaws);

/* The rule under which it is said that the copy of last year's report differs from the report. */
#define CHECK_LAST_YEAR_RULE "previous"

/* Appends where the copy of last year's report (before) and the report itself (after) differ, as
   findings of the same shape. */
void check_json_append_differences(json_t *array, const char *path, const GPtrArray *differences);

#endif
