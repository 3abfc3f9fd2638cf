#ifndef NIANBAO_TESTS_FUZZ_PROMISES_H
#define NIANBAO_TESTS_FUZZ_PROMISES_H

/*
 * What has to hold of everything that was accepted, whoever made it up.
 *
 * Each of these aborts, with both sides on standard error, when it does not.
 */

#include "base/diagnostics.h"
#include "report/report.h"

/* What was refused is refused for a reason, and errors are a reason to refuse. Frees the list. */
void promise_reasons(bool accepted, struct diagnostics *diagnostics);

/* A saved report loads without errors and is saved as the same bytes again. */
void promise_stable(const struct report *report);

/* Every finding can be worded and leads to a cell. */
void promise_findings(const struct report *report);

/* A copy of the report is the same as text and back, and the next year's report keeps these promises
   with it. */
void promise_taken_in(const struct report *last);

/* A report on the form keeps these promises blank, filled with figures of all sizes, and with a last
   year; its totals are what a full pass makes of them. */
void promise_report_on(const struct form *form);

/* Lint has words for all it finds in a form, its examples can be run, and it breaks nothing for reports
   on itself. */
void promise_lint(const struct form *form);

#endif
