#include "form/own_rule.h"

#include <string.h>

static const char *const ids[] = {
	[OWN_BLANK] = "blank",
	[OWN_TYPE] = "type",
	[OWN_OVERFLOW] = "overflow",
	[OWN_COMPUTED] = "computed",
	[OWN_NOT_APPLICABLE] = "not-applicable",
	[OWN_CARRY] = "carry",
	[OWN_HISTORY] = "history",
	[OWN_STATUS] = "status",
};

const char *own_rule_id(enum own_rule rule)
{
	return ids[rule];
}

bool own_rule_is(const char *id)
{
	for (enum own_rule rule = 0; rule < OWN_RULES; rule++) {
		if (strcmp(ids[rule], id) == 0)
			return true;
	}
	return false;
}
