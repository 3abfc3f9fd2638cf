/* Who has a report open already, and the one question about it: whether they hand it over. */
#include "tui/app.h"

#include "session/claim.h"
#include "session/takeover.h"
#include "tui/dialog.h"
#include "tui/overlay.h"

enum {
	TAKE = 1,
	LOOK = 2,
	NOT_NOW = 3,
	LOOK_FIRST = 1, /* where taking is not what is proposed */
	SEIZE = 2,
};

struct lock_taker admission_taker(const struct app *app, const char *name)
{
	return (struct lock_taker){
		.use = LOCK_FOR_SCREEN,
		.user = app->options->user,
		.name = name,
		.terminal = app->options->terminal,
		.now = app->options->now(),
	};
}

static int choose(struct app *app, const struct lock_holder *holder, const char *title,
	const struct choice *choices)
{
	g_autofree char *words = lock_holder_words(holder, app->options->now());
	const char *const lines[] = {words, NULL};

	return dialog_choose(app, title, lines, choices, 3, 0);
}

static void paint_waiting(struct app *app, void *data)
{
	(void)data;
	canvas_put(
		app->canvas, app->canvas->rows / 2, 2, ROLE_TEXT, _("正在接过来，等那边存好草稿"));
}

/* Has the other session leave. Where it did not, or somebody else was quicker, it is still had. */
static void fetch(struct app *app, const char *path, struct claim *claim)
{
	const struct lock_taker taker = admission_taker(app, NULL);
	struct overlay under = overlay_put(app, paint_waiting, NULL);

	app_paint(app);
	claim_ask(claim, path, &taker);
	overlay_take_off(app, under);
}

/* The name of who takes it from somebody else; NULL where nobody wants to after all. */
static char *ask_name(struct app *app)
{
	const char *const lines[] = {_("姓名记进报告的历史，那边也看得到"), NULL};
	g_autofree char *name =
		dialog_ask(app, _("谁接过来？"), lines, C_("field", "姓名"), app->options->user);

	return name && *g_strstrip(name) ? g_steal_pointer(&name) : NULL;
}

static void tell(struct app *app, const char *title, const char *why)
{
	const struct choice choices[] = {{1, _("知道了"), NULL}};
	const char *const lines[] = {why, NULL};

	dialog_choose(app, title, lines, choices, 1, 0);
}

/* The report's history tells it, or it is said that it does not. */
static void note(struct app *app, const char *path, const char *from, const char *name)
{
	const struct takeover takeover = {
		.from = from,
		.login = app->options->login ? app->options->login : "",
		.name = name,
		.now = app->options->now(),
	};
	g_autoptr(GError) error = NULL;

	if (!takeover_note(path, app->options->forms, &takeover, &error))
		tell(app, _("接过来了，但没有记进报告的历史"), error->message);
}

/* `name`: NULL, where it was the same user's. */
static void seize(struct app *app, const char *path, struct claim *claim, const char *name)
{
	const struct lock_taker taker = admission_taker(app, name);
	g_autofree char *from = lock_holder_account(claim->holder);

	bool seized = claim_seize(claim, path, &taker);

	if (seized && name)
		note(app, path, from, name);
	else if (!seized && claim->holder && claim->obstacle)
		tell(app, _("接不过来"), claim->obstacle);
}

/* What comes of a question. */
enum answer {
	ANSWER_TRIED, /* to have it: it is ours, or somebody still has it */
	ANSWER_LOOKS,
	ANSWER_LEAVES,
};

/* Somebody else, or somewhere else: nobody there can be asked. */
static enum answer ask_about_another(struct app *app, const char *path, struct claim *claim)
{
	const struct choice choices[] = {
		{LOOK_FIRST, _("只读看"), NULL},
		{SEIZE, _("接过来"), _("先写明姓名；那边从此不能改、不能存")},
		{NOT_NOW, _("不打开"), NULL},
	};
	int choice = choose(app, claim->holder, _("这份报告还开着"), choices);
	g_autofree char *name = choice == SEIZE ? ask_name(app) : NULL;

	if (choice != SEIZE)
		return choice == LOOK_FIRST ? ANSWER_LOOKS : ANSWER_LEAVES;
	if (name)
		seize(app, path, claim, name);
	return ANSWER_TRIED;
}

/* The same user's own session does not answer: it hangs, or waits for another program. */
static enum answer ask_about_silence(struct app *app, const char *path, struct claim *claim)
{
	const struct choice choices[] = {
		{LOOK_FIRST, _("只读看"), NULL},
		{SEIZE, _("强行接过来"), _("那边最后半秒打的字取不回")},
		{NOT_NOW, _("不打开"), NULL},
	};
	int choice = choose(app, claim->holder, _("那边没有回应"), choices);

	if (choice != SEIZE)
		return choice == LOOK_FIRST ? ANSWER_LOOKS : ANSWER_LEAVES;
	seize(app, path, claim, NULL);
	return ANSWER_TRIED;
}

/* The same user's own session, perhaps one whose connection was cut. */
static enum answer ask_about_own(struct app *app, const char *path, struct claim *claim)
{
	const struct choice choices[] = {
		{TAKE, _("接过来"), _("让那边存好草稿后退出，在这里原样接着做")},
		{LOOK, _("只读看"), NULL},
		{NOT_NOW, _("不打开"), NULL},
	};
	int choice = choose(app, claim->holder, _("这份报告还开着"), choices);

	if (choice != TAKE)
		return choice == LOOK ? ANSWER_LOOKS : ANSWER_LEAVES;
	fetch(app, path, claim);
	return ANSWER_TRIED;
}

/* Asks as long as somebody has it, who may be another by the time of the answer. False when it is
   not to be opened. */
static bool ask(struct app *app, const char *path, struct claim *claim)
{
	g_autofree char *asked = NULL; /* the lock of whom we have asked to hand it over */
	enum answer answer = ANSWER_TRIED;

	while (answer == ANSWER_TRIED && claim->holder) {
		if (!lock_holder_is_same_user(claim->holder)) {
			answer = ask_about_another(app, path, claim);
		} else if (g_strcmp0(claim->holder->line, asked) == 0) {
			answer = ask_about_silence(app, path, claim);
		} else {
			g_free(asked);
			asked = g_strdup(claim->holder->line);
			answer = ask_about_own(app, path, claim);
		}
	}
	return answer != ANSWER_LEAVES;
}

bool admission_ask(struct app *app, const char *path, struct claim *claim, bool *handed_over)
{
	const struct lock_taker taker = admission_taker(app, NULL);

	claim_make(claim, path, &taker);
	*handed_over = false;
	if (!claim->holder)
		return true;
	bool open = ask(app, path, claim);
	*handed_over = claim->lock != NULL;
	return open;
}
