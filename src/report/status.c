#include "report/status.h"

#include <string.h>

static const char *const ids[] = {
	[STATUS_DRAFT] = "draft",
	[STATUS_SUBMITTED] = "submitted",
	[STATUS_RETURNED] = "returned",
	[STATUS_APPROVED] = "approved",
};

const char *report_status_id(enum report_status status)
{
	return ids[status];
}

bool report_status_parse(const char *id, enum report_status *status)
{
	for (enum report_status each = 0; each < STATUSES; each++) {
		if (strcmp(ids[each], id) == 0) {
			*status = each;
			return true;
		}
	}
	return false;
}
