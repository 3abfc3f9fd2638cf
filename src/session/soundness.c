#include "session/soundness.h"

#include "review/flaws.h"

void soundness_forget(struct soundness *soundness)
{
	g_clear_pointer(&soundness->flaws, g_ptr_array_unref);
}

void soundness_release(struct soundness *soundness)
{
	soundness_forget(soundness);
}

static void look(struct soundness *soundness, const struct report *report)
{
	soundness_forget(soundness);
	soundness->flaws = review_flaws(report);
	soundness->status = report->status;
}

GPtrArray *soundness_flaws(struct soundness *soundness, const struct report *report)
{
	if (!soundness->flaws || soundness->status != report->status)
		look(soundness, report);
	return g_ptr_array_ref(soundness->flaws);
}
