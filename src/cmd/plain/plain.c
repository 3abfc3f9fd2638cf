#include "cmd/plain/plain.h"

#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/language.h"
#include "cmd/plain/desk.h"
#include "cmd/say.h"
#include "review/returned.h"
#include "session/recent.h"
#include "session/walk.h"

/* Where to begin: at the first blank, or where there is none at the first cell. */
static cell_index entrance(const struct desk *desk)
{
	const struct report *report = session_report(desk->session);
	cell_index last = (cell_index)desk->form->cell_count - 1;
	cell_index blank = walk_next_blank(report, session_checker(desk->session), last);

	return blank == CELL_NONE ? walk_next(report, last, +1) : blank;
}

static void ask_cell(struct desk *desk)
{
	desk_announce(desk, desk->cell);
	g_autofree char *prompt = desk_prompt(desk, desk->cell);
	g_autofree char *line = desk_ask(desk, prompt);

	if (!line || desk_command(desk, line))
		return;
	if (*line == '\0' || desk_take(desk, line))
		desk_step(desk);
}

/* Behind the last cell: what is wrong is said, and Enter saves. */
static void ask_end(struct desk *desk)
{
	desk_say_findings(desk);
	g_autofree char *line =
		desk_ask(desk, _("都问过了。Enter 存盘退出；或写 下一空、上一格、到、走、帮助："));

	if (!line || desk_command(desk, line))
		return;
	if (*line == '\0')
		desk->ended = true;
	else
		desk_say(desk, _("没有采用；要改哪一格，先写 到"));
}

static void talk(struct desk *desk)
{
	while (!desk->ended && !desk->leaving) {
		if (!session_touch_lock(desk->session))
			desk_lose(desk);
		else if (desk->cell == CELL_NONE)
			ask_end(desk);
		else
			ask_cell(desk);
	}
}

/* Another window goes on with what was answered: it finds it in the journal. */
static enum exit_status hand_over(struct desk *desk)
{
	if (desk->cell != CELL_NONE)
		session_keep(desk->session, desk->cell);
	return give_up(desk->environment, _("%s：已在别的窗口接过去，没有存盘的改动都在那边"),
		session_path(desk->session));
}

/* Saves what was answered, unless somebody wanted to leave without. */
static enum exit_status end(struct desk *desk)
{
	enum exit_status status = EXIT_DONE;

	session_touch_lock(desk->session); /* or nothing of it is altered any more */
	bool nothing = session_unsaved(desk->session) == 0 && !session_is_new(desk->session);

	if (!desk->leaving && !nothing && !desk_save(desk))
		status = EXIT_COULD_NOT;
	if (session_unsaved(desk->session) == 0)
		session_discard(
			desk->session); /* all was taken back: there is nothing to come back to */
	else if (!session_is_kept(desk->session))
		status = EXIT_COULD_NOT;
	return status;
}

static void greet(struct desk *desk)
{
	const struct report *report = session_report(desk->session);
	g_autofree char *title = report_title(report);

	if (*report_unit(report) && *report_cover_year(report))
		desk_say(desk, "%s", title);
	else
		desk_say(desk, _("新报告 %s"), session_path(desk->session));
	g_autoptr(GPtrArray) words = returned_words(report);
	for (guint i = 0; i < words->len; i++)
		desk_say(desk, "%s", (const char *)g_ptr_array_index(words, i));
	if (session_refusal(desk->session))
		desk_say(desk, "%s", session_refusal(desk->session));
	desk_say(desk, _("写上值按 Enter；只按 Enter 不改；.帮助 列出命令"));
	desk_say_counts(desk);
}

/* The report is the one at work, at the cell at hand. */
static void note(const struct desk *desk)
{
	recent_note(desk->environment->state, session_path(desk->session),
		desk->cell == CELL_NONE ? "" : form_cell(desk->form, desk->cell)->address, 0,
		desk->environment->now());
}

/* Has another window's wish for the report be something to wait for beside input, of which nothing may be
   read beforehand then. -1 where it cannot be. */
static int listen(FILE *in)
{
	sigset_t wish;

	setvbuf(in, NULL, _IONBF, 0);
	sigemptyset(&wish);
	sigaddset(&wish, SIGUSR1);
	sigprocmask(SIG_BLOCK, &wish, NULL);
	return signalfd(-1, &wish, SFD_CLOEXEC);
}

static enum exit_status work(struct desk *desk)
{
	desk->form = session_form(desk->session);
	desk->cell = entrance(desk);
	note(desk);
	greet(desk);
	talk(desk);
	note(desk);
	return desk->handed_over ? hand_over(desk) : end(desk);
}

enum exit_status plain_edit(struct environment *environment, const char *path)
{
	struct desk desk = {
		.environment = environment,
		.section = -1,
		.spoken = SIZE_MAX,
		.echo = !isatty(fileno(environment->in)),
		.asked = listen(environment->in),
	};
	enum exit_status status = EXIT_DONE;

	desk.session = desk_open(&desk, path, &status);
	if (desk.session)
		status = work(&desk);
	session_free(desk.session);
	g_free(desk.left_dead);
	if (desk.asked >= 0)
		close(desk.asked);
	return status;
}
