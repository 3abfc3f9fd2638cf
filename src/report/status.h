#ifndef NIANBAO_REPORT_STATUS_H
#define NIANBAO_REPORT_STATUS_H

/*
 * How far a report has got. What leads from one status to another, and what each
 * forbids, says review/state.h.
 */

#include <stdbool.h>

enum report_status {
	STATUS_DRAFT,     /* the clerk writes */
	STATUS_SUBMITTED, /* handed in: nobody writes, the supervisor reads */
	STATUS_RETURNED,  /* handed back with remarks: the clerk writes again */
	STATUS_APPROVED,
	STATUSES,
};

/* As files have it: "draft", "submitted", "returned", "approved". */
const char *report_status_id(enum report_status status);
/* False when it is none of them. */
bool report_status_parse(const char *id, enum report_status *status);

#endif
