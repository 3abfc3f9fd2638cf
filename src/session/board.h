#ifndef NIANBAO_SESSION_BOARD_H
#define NIANBAO_SESSION_BOARD_H

/*
 * The board of reports: where all the reports of a supervisor stand, a line each.
 *
 * A board is of names, each of a report or of a directory, of which it takes the
 * reports in it. It reads in two steps, so that nobody has to wait for all of it:
 * a survey finds what has come, gone or changed since the last one, and then those
 * are read one by one; what was read before stays until then. Of each no more is
 * kept than its line needs (review/summary.h), so that a thousand reports are never
 * in memory together. What cannot be read is a line that says why. Nothing is
 * written.
 *
 * Lines are numbered from 0 under a filter, what waits for the supervisor first,
 * and of that what was handed in last. Numbers hold until the board is put in order,
 * which a survey does, too, and lines until it is surveyed.
 */

#include "form/search.h"
#include "review/summary.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum board_filter {
	BOARD_SUBMITTED, /* waiting to be reviewed */
	BOARD_RETURNED,
	BOARD_DRAFT, /* not handed in, or taken back */
	BOARD_APPROVED,
	BOARD_ALL,
	BOARD_AMISS, /* cannot be read, or is not what its history says of it */
	BOARD_FILTERS,
};

struct board_line {
	char *path;
	char *name;                     /* of the unit; of the file where that is not known */
	struct report_summary *summary; /* NULL: it could not be read, or not be checked */
	char *trouble;                  /* why not, in one line; NULL: it could */
	bool has_unsaved;               /* there are changes beside it that were never saved */
};

struct board;
struct document;

/* A board of names that are borrowed, as are the forms; nothing is read yet. Figures `factor` times
   last year's are far from it (review/summary.h). */
struct board *board_new(
	const struct form_search *forms, const char *const *names, struct decimal factor);
void board_free(struct board *board);

/* Finds what there is now. Returns how many reports have to be read, again or at last. */
size_t board_survey(struct board *board);
/* Reads one of them; false when there is none left. */
bool board_read_next(struct board *board);
/* Has the lines stand where they belong by what was read so far, each as it was read last. */
void board_put_in_order(struct board *board);
/* All of it. */
void board_refresh(struct board *board);

size_t board_count(const struct board *board, enum board_filter filter);
/* NULL behind the last. */
const struct board_line *board_get(const struct board *board, enum board_filter filter, size_t n);
bool board_line_is_in(const struct board_line *line, enum board_filter filter);
/* Whether its unit or its file has these words in the name, read as base/alike.h has it. */
bool board_line_is_called(const struct board_line *line, const char *words);

/* The number of a path's line; SIZE_MAX: it has none under this filter. */
size_t board_index(const struct board *board, enum board_filter filter, const char *path);
/* The next line behind one, and round, that is called so; SIZE_MAX: none. */
size_t board_find(
	const struct board *board, enum board_filter filter, size_t from, const char *words);
/* The next behind one, and round, that waits to be reviewed; SIZE_MAX: none. */
size_t board_next(const struct board *board, enum board_filter filter, size_t from);

/* What stands under a filter, as a paper (document/report_list.h); `origin` says where the reports
   are. */
struct document *board_document(
	const struct board *board, enum board_filter filter, const char *origin);

/* The year that all reports are of, or NULL. Borrowed. */
const char *board_year(const struct board *board);

/* What a filter is called on screen and paper, to be looked up in the context "filter". */
extern const char *const board_filter_labels[BOARD_FILTERS];
/* What a filter is called on the command line: "submitted"; NULL behind the last. */
extern const char *const board_filter_names[];

#endif
