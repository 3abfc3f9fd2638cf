#ifndef NIANBAO_TESTS_OFFICIAL_REPORT_H
#define NIANBAO_TESTS_OFFICIAL_REPORT_H

/*
 * A report on the official form, for suites about what happens to a report as a
 * whole: .init = begin_official_report, .fini = end_official_report.
 */

#include "report/reports.h"

/* Of the test that runs. */
extern struct form *form;
extern struct report *report;

void begin_official_report(void); /* of 2024, with two requests */
void end_official_report(void);

#endif
