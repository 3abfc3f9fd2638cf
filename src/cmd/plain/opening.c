/* Opening a report, with what the screen asks first of a new one: its form and last year's
   report. */
#include "cmd/plain/desk.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/language.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/when.h"
#include "session/claim.h"
#include "session/last_year.h"
#include "session/offers.h"
#include "session/papers.h"

/* What becomes of the program when nothing is opened: it was wished, or input ended. */
static enum exit_status status_of_none(const struct desk *desk)
{
	return desk->leaving ? EXIT_DONE : EXIT_COULD_NOT;
}

/* A new report */

/* The id of the form: that of a journal left behind, or the one chosen; NULL at the end of
   input. */
static char *choose_form(struct desk *desk, const char *path)
{
	char *id = journal_form(path);

	if (id)
		return id;
	g_autofree char *year = g_strdup_printf("%d", when_year(desk->environment->now()) - 1);
	g_autoptr(GPtrArray) offers = offers_list(&desk->environment->forms, path, year);
	g_autoptr(GPtrArray) lines = offers_lines(offers);
	int taken = 1;
	for (guint i = 0; offers->len > 1 && i < lines->len; i++)
		desk_say(desk, "%u %s", i + 1, (const char *)g_ptr_array_index(lines, i));
	if (offers->len > 1)
		taken = desk_choose(
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
		: desk_choose(desk, _("接着哪一份填？写数字，Enter 接第1份，0 不接："),
			  reports->len, false);
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
	bool open = desk_come_back(desk, status);
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
	struct session *session = NULL;

	if (desk_claim(desk, path, &claim, status)) {
		const struct lock_holder *dead = lock_predecessor(claim.lock);

		desk->left_dead = dead ? lock_left_words(dead, desk->environment->now()) : NULL;
		session = open_held(desk, path, status);
	}

	if (session)
		session_hold(session, g_steal_pointer(&claim.lock));
	claim_release(&claim);
	return session;
}
