/*
 * The question before the first change to an approved report, as the screen asks
 * it. What comes next may be the figures of the cells that follow, written before
 * anybody heard the question; so only a word says yes, and whatever else stands
 * there changes nothing.
 */
#include "cmd/plain/desk.h"

#include <string.h>

#include "base/language.h"
#include "session/permit.h"

static bool means_yes(const char *line)
{
	static const char *const words[] = {NC_("plain command", "改"), "change"};

	line += *line == '.';
	return strcmp(line, words[0]) == 0 || strcmp(line, words[1]) == 0;
}

static bool ask(struct desk *desk)
{
	g_autofree char *line = NULL;

	desk_say(desk, _("这份报告已经批准；改了，批准随之失效，要再报送、批准"));
	line = desk_ask(desk, _("要改就写 改，只按 Enter 不改："));
	bool yes = line && means_yes(line);
	desk->leaving = line && desk_means_leaving(line);
	if (!yes)
		desk_say(desk, _("没有改，批准仍有效"));
	return yes;
}

bool desk_may_change(struct desk *desk)
{
	const char *refusal = session_refusal(desk->session);

	if (refusal)
		desk_say(desk, "%s", refusal);
	return !refusal && (!permit_is_approved(session_report(desk->session)) || ask(desk));
}
