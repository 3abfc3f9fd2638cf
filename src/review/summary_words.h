#ifndef NIANBAO_REVIEW_SUMMARY_WORDS_H
#define NIANBAO_REVIEW_SUMMARY_WORDS_H

/*
 * Summaries in words: the columns of a list of reports, the same on screen, on
 * paper and on the command line, and the lines behind one of them. Translated.
 */

#include "review/summary.h"

enum summary_column {
	SUMMARY_UNIT,
	SUMMARY_YEAR,
	SUMMARY_STATUS,
	SUMMARY_FILLED,
	SUMMARY_ERRORS,
	SUMMARY_WARNINGS, /* explained of all */
	SUMMARY_BEYOND,   /* "-" where there is no last year */
	SUMMARY_REMARKS,  /* answered of all */
	SUMMARY_OPEN_REMARKS,
	SUMMARY_CHANGED,   /* "-" at the first round */
	SUMMARY_SUBMITTED, /* on which day, and for the which time */
	SUMMARY_COLUMNS,
};

/* What stands above a column, and whether figures stand below it, at the right. */
const char *summary_head(enum summary_column column);
bool summary_is_figure(enum summary_column column);
/* What stands there of a report; "-" where there is nothing. Free with g_free. */
char *summary_text(const struct report_summary *summary, enum summary_column column);

/* Adds what there is to say of a report, in lines (char *): its way so far, what stands in the way
   of its going on, last year's report, what to look at first. */
void summary_describe(const struct report_summary *summary, GPtrArray *lines);

#endif
