#ifndef NIANBAO_TESTS_CASES_H
#define NIANBAO_TESTS_CASES_H

/*
 * Cases for the rules of the form of 2021: the report tests/data/full.yaml, which is in order, with
 * something changed, and what becomes of one rule at one address.
 *
 * Changes are "address=text", joined by |; an empty text is a blank. A figure for a computed cell is
 * one the report's file states. Last year's report is the same one, dated a year earlier, with
 * changes of its own.
 */

#include "check/checker.h"
#include "report/reports.h"

struct rule_case {
	const char *rule;
	const char *address; /* of the finding's own cell; NULL: of whichever */
	const char *last;    /* changes to last year's report; NULL: there is none */
	const char *edits;
	enum finding_state state;
	const char *words; /* what the message has to say; NULL: anything, as for the next three */
	const char *left, *right, *difference;
};

void expect_cases(const struct rule_case *cases, size_t count);

/* A report of these bytes with changes, and with last year's in it unless its changes are NULL. */
struct report *changed_report(
	const struct form *form, const char *bytes, const char *last_year, const char *edits);

/* The bytes of a file of the source tree. Free with g_free. */
char *source_bytes(const char *relative);

#endif
