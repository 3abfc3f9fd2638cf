#ifndef NIANBAO_CMD_DIFF_SHOW_H
#define NIANBAO_CMD_DIFF_SHOW_H

/*
 * Differences of two reports, for people and as JSON.
 *
 * What is short stands in a table: place, what was, what is, address. Texts
 * follow with [-what is gone-] and {+what is new+} in them, and only so much
 * of the rest as shows where that is. Nothing in it acts on a terminal.
 */

#include "report/report.h"
#include "review/lineage.h"
#include <glib.h>
#include <jansson.h>

/* Two reports, by the names of their files, and where they differ; all borrowed. */
struct compared {
	const char *old_path, *path;
	const struct report *old, *report;
	const GPtrArray *differences;
	struct lineage lineage;
};

/* Appends them as lines. */
void diff_show_text(const struct compared *compared, GString *out);
/* How many there are of each kind, and which of the two goes on from the other. */
void diff_show_counts(const struct compared *compared, GString *out);
/* As an object; figures are strings, exact as they stand, and null is a place that is not there. */
json_t *diff_show_json(const struct compared *compared);

#endif
