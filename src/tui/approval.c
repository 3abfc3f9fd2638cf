#include "tui/approval.h"

#include "session/permit.h"

enum { KEEP = 1, CHANGE = 2 };

bool approval_is_in_question(const struct app *app)
{
	return !app->options->reviewing && !app->text && !entry_is_open(app) &&
		permit_is_approved(session_report(app->session));
}

/* What is typed meanwhile goes into *typing; NULL: digits answer. */
static bool ask(struct app *app, struct typing *typing)
{
	const char *title = _("这份报告已经批准");
	const struct choice choices[] = {
		{KEEP, _("不改"), _("批准仍有效")},
		{CHANGE, C_("approval", "改"), _("批准随之失效，要再报送、批准")},
	};
	int taken = typing
		? dialog_choose_typing(app, title, choices, G_N_ELEMENTS(choices), 0, typing)
		: dialog_choose(app, title, NULL, choices, G_N_ELEMENTS(choices), 0);

	if (taken != CHANGE)
		app_say(app, _("没有改，批准仍有效"));
	return taken == CHANGE;
}

bool approval_gives_way(struct app *app)
{
	return !approval_is_in_question(app) || ask(app, NULL);
}

bool approval_gives_way_to(struct app *app, struct typing *typing)
{
	return !approval_is_in_question(app) || ask(app, typing);
}
