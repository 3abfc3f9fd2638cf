#ifndef NIANBAO_REPORT_STRAYS_H
#define NIANBAO_REPORT_STRAYS_H

/*
 * Strays: what a report's file says that its form does not know any more.
 *
 * A form is edited, and a report that was filled in before is opened: what has
 * no place now is kept and written back, so that nothing is lost. As long as
 * there is any, the file goes on naming the form it was written on, or the next
 * start would take the strays for slips and refuse them.
 *
 * Notes and reasons on addresses that are gone stay among the report's notes and
 * reasons; they count as strays all the same.
 */

#include "report/answers.h"

struct strays {
	char *form_version, *form_digest; /* of the form as it was; the version can be NULL */
	struct answers *answers;
};

struct strays *strays_new(const char *form_version, const char *form_digest);
void strays_free(struct strays *strays);
struct strays *strays_copy(const struct strays *strays);

#endif
