#ifndef NIANBAO_PRINT_VERIFY_H
#define NIANBAO_PRINT_VERIFY_H

/*
 * Whether a printed copy is that of a report.
 *
 * The last line of a copy names the options it was made with. The report is
 * printed again with these and compared line by line; the body of the copy is
 * never parsed. Which state the report was in when it was printed does not
 * matter: a copy of the draft is one of the report that was approved.
 */

#include "report/report.h"
#include <stdbool.h>

enum verify_outcome {
	VERIFY_SAME,
	VERIFY_DIFFERS,
	VERIFY_NO_OPTIONS,    /* no line of it says how it was made: it is no copy, or not whole */
	VERIFY_OTHER_EDITION, /* it was made by a program that lays copies out in another way */
};

/* The first place where copy and report differ; texts are NULL where there is no such line. */
struct verify_difference {
	int line; /* of the copy, from 1 */
	char *copy, *report;
};

/* The copy is UTF-8; form feeds and a byte order mark do not count. With VERIFY_DIFFERS,
   *difference is to be released. */
enum verify_outcome print_verify(
	const struct report *report, const char *copy, struct verify_difference *difference);
void verify_difference_release(struct verify_difference *difference);

#endif
