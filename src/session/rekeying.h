#ifndef NIANBAO_SESSION_REKEYING_H
#define NIANBAO_SESSION_REKEYING_H

/*
 * Second keying: chosen figures are keyed again, by somebody who does not see what
 * stands there; then the two are compared.
 *
 * Only figures that somebody typed are chosen. What was keyed the second time lies
 * in .NAME.rekeying beside the report until everything is settled, and nowhere
 * else: it is no part of the report. A line is written for each figure, so that
 * keying that was interrupted goes on where it stopped. The first line says which
 * cells were chosen.
 *
 * A rekeying borrows its report.
 */

#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

struct rekeying;

/* Which cells are chosen, in the order of the form; of cell_index. Free with g_array_unref. */
GArray *rekeying_all(const struct report *report);
/* Those the form marks: `rekey: true`. */
GArray *rekeying_marked(const struct report *report);
/* Those that are so many times last year's figure or more, or so small a part of it. */
GArray *rekeying_beyond(const struct report *report, struct decimal factor);
/* Those at addresses of cells, rows and sections, a list that ends with NULL. */
GArray *rekeying_at(const struct report *report, char *const *addresses);

/* Begins a second keying, or takes up one that was interrupted: NULL where there is none, or with
   *error where it cannot be read. */
struct rekeying *rekeying_begin(
	const struct report *report, const char *path, const GArray *cells, GError **error);
struct rekeying *rekeying_resume(const struct report *report, const char *path, GError **error);
void rekeying_free(struct rekeying *rekeying);
/* Takes away what was keyed: all of it is settled, or is not wanted. */
void rekeying_forget(const char *path);

guint rekeying_count(const struct rekeying *rekeying);
cell_index rekeying_cell(const struct rekeying *rekeying, guint index);
/* What was keyed for a cell the second time; NULL: nothing yet. */
const char *rekeying_keyed(const struct rekeying *rekeying, cell_index cell);
/* Keeps what was keyed for a cell, in the place of what was before. False with *error. */
bool rekeying_key(struct rekeying *rekeying, cell_index cell, const char *text, GError **error);
/* Whether what was keyed is the figure that stands there. */
bool rekeying_agrees(const struct rekeying *rekeying, cell_index cell);
/* How many are still to be keyed, and how many were keyed otherwise. */
guint rekeying_left(const struct rekeying *rekeying);
guint rekeying_disagreements(const struct rekeying *rekeying);

#endif
