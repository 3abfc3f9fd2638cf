/*
 * The end of a review: the report goes back to whoever filled it in, or is
 * approved, or waits with its remarks.
 */
#include "report/roles.h"
#include "report/when.h"
#include "review/standing.h"
#include "session/handing.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/terminal.h"

enum {
	RETURN = 1,
	APPROVE = 2,
	WAIT = 3,
	REOPEN = 4,
	CHOICES_MOST = 4,
};

/* How things stand, for above the choices. Free with g_free. */
static char *state_of(struct session *session)
{
	const struct report *report = session_report(session);
	const struct standing standing = standing_of(report, session_checker(session));
	struct section_count count = session_total(session);

	return g_strdup_printf(
		_("错 %zu   警 %zu   已说明 %zu，未认可 %zu   待填 %zu   批注 %u，未答 %zu"),
		count.errors, standing.warnings, count.explained, standing.reasons, standing.blanks,
		report->remarks->len, standing.remarks);
}

/* A key can have a password, which is asked for at the terminal. */
static bool sign_and_hand(struct app *app, struct handing *handing, GError **error)
{
	handing->asks = true;
	terminal_give_back();
	bool done = hand_on(app->session, handing, error);
	terminal_take_again();
	terminal_repaint();
	return done;
}

/* Carries a step out, and leaves where it is done. */
static unsigned hand(struct app *app, struct handing *handing)
{
	g_autofree char *when = when_iso(app->options->now());
	g_autoptr(GError) error = NULL;

	handing->name = app->options->user;
	handing->when = when;
	bool done = handing->key ? sign_and_hand(app, handing, &error)
				 : hand_on(app->session, handing, &error);
	if (!done)
		return app_say(app, "%s", error->message) | REACT_BELL;
	return REACT_QUIT;
}

/* A word on the way goes into the history. */
static unsigned hand_with_word(struct app *app, enum review_command command, const char *title)
{
	const char *lines[] = {_("记进报告的历史；不写就直接按 Enter"), NULL};
	g_autofree char *text = dialog_ask(app, title, lines, C_("field", "附言"), "");
	struct handing handing = {.command = command};

	if (!text)
		return REACT_REDRAW;
	handing.text = *g_strstrip(text) ? text : NULL;
	return hand(app, &handing);
}

/* In which of the roles of the form; "" in none, NULL for Esc. Borrowed from the form. */
static const char *ask_role(struct app *app)
{
	g_autoptr(GPtrArray) lines = form_roles(app->form);
	guint roles = lines->len;

	if (roles == 0)
		return "";
	g_ptr_array_add(lines, (gpointer)_("不写身份"));
	int taken = list_choose(app, _("以什么身份批准？印在签字处"), C_("Enter will", "批准"),
		lines, roles > 1); /* the first is who filled it in */
	if (taken < 0)
		return NULL;
	return taken < (int)roles ? g_ptr_array_index(lines, taken) : "";
}

static unsigned approve(struct app *app, const GError *obstacle)
{
	if (obstacle)
		return app_say(app, "%s", obstacle->message) | REACT_BELL;
	const char *role = ask_role(app);
	struct handing handing = {
		.command = REVIEW_APPROVE, .role = role, .key = app->options->signing_key};

	return role ? hand(app, &handing) : REACT_REDRAW;
}

static unsigned save_and_leave(struct app *app)
{
	if (session_unsaved(app->session) == 0)
		return REACT_QUIT;
	unsigned reaction = app_save(app);
	return session_unsaved(app->session) == 0 ? REACT_QUIT : reaction;
}

static bool is_possible(const struct app *app, enum review_command command)
{
	enum report_status status = session_report(app->session)->status;

	return review_transition(status, command).refusal == REFUSED_NOT_AT_ALL;
}

/* What can be done with a report in its state; what stands in the way of approving is said
   there. */
static size_t add_choices(
	const struct app *app, const char *obstacle, struct choice choices[static CHOICES_MOST])
{
	const struct choice all[CHOICES_MOST] = {
		{RETURN, C_("conclusion", "退回"), _("批注随附，填报的人接着改")},
		{APPROVE, C_("conclusion", "批准"), obstacle},
		{WAIT, _("不作结论"), _("批注存好，下次接着审")},
		{REOPEN, C_("conclusion", "重开"), _("批准随之失效，可以再改")},
	};
	const bool possible[CHOICES_MOST] = {
		is_possible(app, REVIEW_RETURN),
		is_possible(app, REVIEW_APPROVE),
		true,
		is_possible(app, REVIEW_REOPEN),
	};
	size_t count = 0;

	for (size_t i = 0; i < CHOICES_MOST; i++) {
		if (possible[i])
			choices[count++] = all[i];
	}
	return count;
}

unsigned conclusion_ask(struct app *app)
{
	const struct handing approval = {.command = REVIEW_APPROVE, .name = app->options->user};
	g_autoptr(GError) obstacle = NULL;
	g_autofree char *state = state_of(app->session);
	const char *lines[] = {state, NULL};
	struct choice choices[CHOICES_MOST];

	if (app_refusal(app))
		return REACT_QUIT;
	handing_allowed(app->session, &approval, &obstacle);
	size_t count = add_choices(app, obstacle ? obstacle->message : NULL, choices);
	switch (dialog_choose(app, _("结论"), lines, choices, count, 0)) {
	case RETURN: return hand_with_word(app, REVIEW_RETURN, C_("conclusion", "退回"));
	case APPROVE: return approve(app, obstacle);
	case WAIT: return save_and_leave(app);
	case REOPEN: return hand_with_word(app, REVIEW_REOPEN, C_("conclusion", "重开"));
	default: return REACT_REDRAW;
	}
}
