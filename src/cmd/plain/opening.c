/* Opening a report, with the questions the screen asks first: what a cut connection left behind, and
   for a new report its form and last year's report. */
#include "cmd/plain/desk.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "cmd/say.h"
#include "cmd/work.h"
#include "session/claim.h"
#include "session/last_year.h"
#include "session/offers.h"
#include "session/papers.h"
#include "session/recovery.h"

/* The number of a line chosen from a list, from 1; 0 for none of them, which a new question is for
   where something is to be taken. Enter takes the first. -1 at the end of input, and where somebody wants to leave. */
static int choose(struct desk *desk, const char *prompt, guint count, bool must)
{
	while (!desk->ended) {
		g_autofree char *line = desk_ask(desk, prompt);

		desk->leaving = line && desk_means_leaving(line);
		if (!line || desk->leaving)
			break;
		int number = *line ? atoi(line) : 1;
		if (number >= (must ? 1 : 0) && number <= (int)count &&
			(number > 0 || g_str_equal(line, "0")))
			return number;
		desk_say(desk, _("请写列出的数字，或只按 Enter；.走 就不填了"));
	}
	return -1;
}

/* What becomes of the program when nothing is opened: it was wished, or input ended. */
static enum exit_status status_of_none(const struct desk *desk)
{
	return desk->leaving ? EXIT_DONE : EXIT_COULD_NOT;
}

/* Who else has it */

/* Takes the report's lock, from another window of the same user if that is wished. False when it is not
   to be opened, which has been said. */
static bool take_hold(
	struct desk *desk, const char *path, struct claim *claim, enum exit_status *status)
{
	const struct lock_taker taker = work_taker(desk->environment, LOCK_FOR_LINES);

	claim_make(claim, path, &taker);
	if (claim->holder && lock_holder_is_same_user(claim->holder)) {
		enum { TAKE = 1, NOT_NOW = 2 };
		g_autofree char *words = lock_holder_words(claim->holder, desk->environment->now());

		desk_say(desk, _("这份报告还开着：%s"), words);
		if (choose(desk, _("1 接过来（让那边存好草稿后退出），2 不打开："), NOT_NOW,
			    true) != TAKE) {
			*status = status_of_none(desk);
			return false;
		}
		claim_ask(claim, path, &taker);
	}
	if (!claim->lock)
		*status = work_refuse(desk->environment, path, claim);
	return claim->lock != NULL;
}

/* What was left behind */

static void recover(struct desk *desk, const struct journal_content *content)
{
	size_t lost = session_recover(desk->session, content);

	desk_say(desk, _("已取回上次的改动"));
	if (lost > 0)
		desk_say(desk,
			ngettext("%zu步改动的地址表式里已没有，略去",
				"%zu步改动的地址表式里已没有，略去", lost),
			lost);
}

static bool put_aside(struct desk *desk, enum exit_status *status)
{
	g_autoptr(GError) error = NULL;

	if (journal_put_aside(session_path(desk->session), &error))
		return true;
	*status = give_up(desk->environment, "%s", error->message);
	return false;
}

/* Asks what to do with a journal; false when the report is not to be opened. */
static bool ask_about(
	struct desk *desk, const struct journal_content *content, enum exit_status *status)
{
	enum { RECOVER = 1, FROM_FILE = 2, NOT_NOW = 3 };
	struct recovery_account account = recovery_account_of(
		desk->session, &desk->environment->forms, content, desk->environment->now());
	size_t places = account.places;
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_local(content->modified);
	g_autofree char *time = g_date_time_format(when, _("%m月%d日 %H:%M"));

	desk_say(desk,
		ngettext("上次没有存盘：%s 有%zu处改动", "上次没有存盘：%s 有%zu处改动", places),
		time, places);
	recovery_account_release(&account);
	if (!session_continues(desk->session, content))
		desk_say(desk, _("这些改动之后，文件又被改过"));
	if (content->unused > 0)
		desk_say(desk,
			ngettext("恢复日志中%u行读不出来，没有用", "恢复日志中%u行读不出来，没有用",
				content->unused),
			content->unused);
	switch (choose(
		desk, _("1 接着做，2 不要这些改动（另存一份备查），3 不打开："), NOT_NOW, true)) {
	case RECOVER: recover(desk, content); return true;
	case FROM_FILE: return put_aside(desk, status);
	case NOT_NOW: return false;
	default: *status = status_of_none(desk); return false;
	}
}

static bool look_for_journal(struct desk *desk, enum exit_status *status)
{
	g_autoptr(GError) error = NULL;
	struct journal_content *content = journal_read(session_path(desk->session), &error);
	bool open = true;

	if (error) {
		desk_say(desk, _("%s；已改名 .old"), error->message);
		open = put_aside(desk, status);
	} else if (content && content->lists->len > 0) {
		open = ask_about(desk, content, status);
	}
	journal_content_free(content);
	return open;
}

/* A new report */

/* The id of the form: that of a journal left behind, or the one chosen; NULL at the end of input. */
static char *choose_form(struct desk *desk, const char *path)
{
	struct journal_content *content = journal_read(path, NULL);
	char *id = content && content->lists->len > 0 ? g_strdup(content->form) : NULL;

	journal_content_free(content);
	if (id)
		return id;
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(desk->environment->now());
	g_autofree char *year = g_strdup_printf("%d", g_date_time_get_year(now) - 1);
	g_autoptr(GPtrArray) offers = offers_list(&desk->environment->forms, path, year);
	g_autoptr(GPtrArray) lines = offers_lines(offers);
	int taken = 1;
	for (guint i = 0; offers->len > 1 && i < lines->len; i++)
		desk_say(desk, "%u %s", i + 1, (const char *)g_ptr_array_index(lines, i));
	if (offers->len > 1)
		taken = choose(
			desk, _("新报告用哪个表式？写数字，Enter 用第1个："), offers->len, true);
	if (offers->len == 0 || taken < 1)
		return NULL;
	return g_strdup(((struct offer *)g_ptr_array_index(offers, taken - 1))->id);
}

static void take_last_year(struct desk *desk, const char *path)
{
	const struct report *report = session_report(desk->session);
	struct previous *previous =
		work_last_year(desk->environment, path, session_path(desk->session));

	if (previous && work_fits(desk->environment, report_year(report), previous))
		session_apply(desk->session, last_year_changes(report, previous), NULL);
	previous_free(previous);
}

/* Offers the reports that lie beside; false at the end of input. */
static bool ask_last_year(struct desk *desk)
{
	g_autoptr(GPtrArray) reports =
		papers_of_last_year(&desk->environment->forms, session_path(desk->session), "", 0);

	for (guint i = 0; i < reports->len; i++) {
		const struct past_report *past = g_ptr_array_index(reports, i);
		g_autofree char *name = g_path_get_basename(past->path);

		desk_say(desk, _("%u %d年  %s  %s"), i + 1, past->year, past->unit, name);
	}
	int taken = reports->len == 0
		? 0
		: choose(desk, _("接着哪一份填？写数字，Enter 接第1份，0 不接："), reports->len,
			  false);
	if (taken > 0)
		take_last_year(
			desk, ((struct past_report *)g_ptr_array_index(reports, taken - 1))->path);
	return taken >= 0;
}

static struct session *begin(struct desk *desk, const char *path)
{
	g_autofree char *id = choose_form(desk, path);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = id
		? form_open(&desk->environment->forms, id, NULL, (struct position){0}, diagnostics)
		: NULL;

	say_diagnostics(desk->environment, diagnostics);
	diagnostics_free(diagnostics);
	return form ? session_new(report_file_new(path, form)) : NULL;
}

/* The report whose lock is held now, with what was left of it; NULL when it is not to be opened. */
static struct session *open_held(struct desk *desk, const char *path, enum exit_status *status)
{
	bool fresh = g_access(path, F_OK) != 0;

	desk->session = fresh ? begin(desk, path)
			      : work_on(desk->environment, work_open_file(desk->environment, path));
	*status = status_of_none(desk);
	if (!desk->session)
		return NULL;
	*status = EXIT_DONE;
	session_set_clock(desk->session, desk->environment->now);
	work_sign(desk->environment, desk->session, desk->environment->user);
	bool open = look_for_journal(desk, status);
	if (open && fresh && session_unsaved(desk->session) == 0 && !ask_last_year(desk)) {
		session_discard(
			desk->session); /* a report that nobody began leaves nothing behind */
		*status = status_of_none(desk);
		open = false;
	}
	if (open)
		return desk->session;
	g_clear_pointer(&desk->session, session_free);
	return NULL;
}

struct session *desk_open(struct desk *desk, const char *path, enum exit_status *status)
{
	struct claim claim;
	struct session *session =
		take_hold(desk, path, &claim, status) ? open_held(desk, path, status) : NULL;

	if (session)
		session_hold(session, g_steal_pointer(&claim.lock));
	claim_release(&claim);
	return session;
}
