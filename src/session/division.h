#ifndef NIANBAO_SESSION_DIVISION_H
#define NIANBAO_SESSION_DIVISION_H

/*
 * Dividing a whole report, pasted as one text, among the texts of the form.
 *
 * Paragraphs that are headings of the form's sections, or labels of their texts,
 * say where what follows belongs; they are told by their words, however they are
 * numbered, and whether the text goes on in the same line. What stands before the
 * first section and is prose is the preamble; titles, signatures and what belongs
 * to tables is left out, and named.
 *
 * A division only foresees; its changes are handed to session_apply.
 */

#include "edit/tidy.h"
#include "report/report.h"
#include "session/change.h"
#include <glib.h>
#include <stdbool.h>

/* What one text would get. */
struct division_part {
	cell_index cell;
	char *text;
};

struct division {
	GArray *parts;       /* of struct division_part, in the order of the form */
	GPtrArray *left_out; /* paragraphs (char *) that belong nowhere */
	guint table_lines;   /* lines of sections that have no texts */
	guint headings;      /* found */
	guint tidied[TIDIED_KINDS];
	struct change_list *changes;
};

/* Divides any UTF-8 text. False when it is no report: fewer than two headings are found. Release it
   in any case. */
bool division_find(
	const struct report *report, const char *text, size_t length, struct division *division);
void division_release(struct division *division);

/* What it would do, to be read first: a line for each text with what stood there, what has not been
   found, what was cleaned, and what is left out. Lines (char *) are added. */
void division_describe(
	const struct division *division, const struct report *report, GPtrArray *lines);

#endif
