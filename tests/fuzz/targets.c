#include "fuzz/targets.h"

#include <glib.h>
#include <string.h>

static const struct fuzz_target targets[] = {
	{"form", fuzz_form},
	{"formula", fuzz_formula},
	{"journal", fuzz_journal},
	{"keys", fuzz_keys},
	{"paste", fuzz_paste},
	{"report", fuzz_report},
	{"text", fuzz_text},
	{0},
};

const struct fuzz_target *fuzz_targets(void)
{
	return targets;
}

const struct fuzz_target *fuzz_target(const char *name)
{
	for (const struct fuzz_target *target = targets; target->name; target++) {
		if (g_strcmp0(target->name, name) == 0)
			return target;
	}
	return NULL;
}
