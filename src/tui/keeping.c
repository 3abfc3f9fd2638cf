/* What is typed stands in the journal half a second later, be the clerk typing on or not: the loop
   asks when, and has it kept after the screen was shown, so that no key waits for it. The lock says
   by then that a key was pressed, and the state directory where the clerk stands. */
#include "tui/app.h"

#include "tui/terminal.h"

enum {
	KEEP_MS = 450,   /* so that it is done when half a second is over */
	ANSWER_MS = 500, /* to ask whether the disk has taken it */
};

/* An app that shows no report yet, or asks what one is to be, has nothing to keep. */
static bool has_to_keep(const struct app *app)
{
	return app->session && app->pages &&
		(app->arrivals.number != app->arrivals.kept ||
			session_has_to_keep(app->session, app_cursor(app)));
}

bool keeping_look(struct app *app)
{
	if (session_touch_lock(app->session))
		return !session_is_seized(app->session);
	app_say(app, "%s", session_refusal(app->session));
	app->stale = true;
	app->only_changed = false;
	return false;
}

static void keep(struct app *app)
{
	keeping_look(app);
	session_keep(app->session, app_cursor(app));
	app_note_place(app);
	app->arrivals.kept = app->arrivals.number;
}

int keeping_wait(const struct app *app)
{
	if (app->keeping.due != 0)
		return (int)MAX(0, app->keeping.due - terminal_now());
	return app->session && session_is_syncing(app->session) ? ANSWER_MS : -1;
}

/* The first key that is not kept yet sets the time. */
void keeping_take(struct app *app)
{
	if (!has_to_keep(app)) {
		app->keeping.due = 0;
		return;
	}
	if (app->keeping.due == 0)
		app->keeping.due = terminal_now() + KEEP_MS;
	if (terminal_now() < app->keeping.due)
		return;
	keep(app);
	app->keeping.due = 0;
}
