#ifndef NIANBAO_TESTS_DESK_OF_CHECKER_H
#define NIANBAO_TESTS_DESK_OF_CHECKER_H

/*
 * A report under a checker, as an open report is: filled in by address, and asked
 * for its findings.
 */

#include "check/checker.h"
#include "report/reports.h"

struct desk {
	struct form *form;
	struct report *report;
	struct checker *checker;
};

/* A blank report on a form, which goes with the desk. */
struct desk desk_on(struct form *form);
/* The same with a report of that text. */
struct desk desk_with(struct form *form, const char *report);
void desk_release(struct desk *desk);

/* "address=text" for each word, separated by blanks. */
void put(struct desk *desk, const char *assignments);

/* What an instance of a rule says. */
enum finding_state rule_state(const struct desk *desk, size_t instance);

/* Every failed finding but blanks, in order: "rule@address" for each, separated by blanks. Free
   with g_free. */
char *failures(const struct desk *desk);

#endif
