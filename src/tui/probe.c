#include "tui/probe.h"

#include "base/language.h"
#include "tui/app.h"
#include "tui/capability.h"
#include "tui/terminal.h"

enum {
	PATIENCE_MS = 100, /* what nobody minds at a start; most answer within five */
	CHINESE_WIDTH = 2,
};

/* In the order of the answers. */
static const char *const questions[] = {"年", "\xE2\x80\x9C", NULL};

/* In the letters that such a terminal has, and so in no language but this. */
static const char no_chinese[] =
	"This terminal shows no Chinese: PuTTY does, or any with UTF-8 and such a font";

static void set_profile(struct app *app, enum width_profile profile)
{
	if (app->canvas->profile == profile)
		return;
	app->profile = app->canvas->profile = profile;
	app->stale = true;
	app->only_changed = false;
}

void probe_begin(struct app *app)
{
	if (app->options->ambiguous == AMBIGUOUS_WIDE)
		set_profile(app, WIDTH_WIDE);
	if (capability_lacks_chinese())
		app_say(app, "%s", no_chinese);
	if (!terminal_ask_widths(questions))
		return;
	app->probe.answers = G_N_ELEMENTS(questions) - 1;
	app->probe.deadline = terminal_now() + PATIENCE_MS;
}

int probe_wait(const struct app *app)
{
	if (app->probe.answers == 0)
		return 0;
	return (int)MAX(app->probe.deadline - terminal_now(), 0);
}

void probe_take(struct app *app, const struct input_event *event)
{
	bool is_about_chinese = app->probe.answers == G_N_ELEMENTS(questions) - 1;

	if (app->probe.answers == 0)
		return;
	app->probe.answers--;
	if (is_about_chinese && event->column != CHINESE_WIDTH) {
		app_say(app, "%s", no_chinese);
		app->stale = true;
	}
	if (!is_about_chinese && app->options->ambiguous == AMBIGUOUS_AUTO)
		set_profile(app, event->column > 1 ? WIDTH_WIDE : WIDTH_NARROW);
}
