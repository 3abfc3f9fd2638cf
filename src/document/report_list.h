#ifndef NIANBAO_DOCUMENT_REPORT_LIST_H
#define NIANBAO_DOCUMENT_REPORT_LIST_H

/*
 * Where many reports stand, as a paper: the board of reports for who has to talk
 * it over, or to pin it up. It is in the words of the screen; what could not be
 * read is named below the table, with the reason.
 */

#include "document/document.h"
#include "review/summary.h"

struct listed_report {
	const char *group;                    /* those that stand together under one word */
	const char *name;                     /* of the unit, or the file */
	const struct report_summary *summary; /* NULL: it could not be read */
	const char *trouble;                  /* why not; NULL: it could */
};

/* What is to stand on it; borrowed. */
struct report_list {
	const char *caption; /* a line above the table */
	bool has_years;      /* they are of several: it is said of each */
	const char *origin;  /* where the reports are: at the foot of every page */
	const struct listed_report *reports;
	size_t count;
};

struct document *document_new_report_list(const struct report_list *list);

#endif
