/*
 * Taking over by name: the history of the report's file tells it from then on, and
 * a journal that was left goes on from the file.
 */

#include "base/file_room.h"
#include "report/history.h"
#include "session/beside.h"
#include "session/lock.h"
#include "session/session.h"
#include "session/takeover.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char form_text[] =
	"form: f\nversion: 1\ntitle: 表\ncover: [{id: year, label: 年度, type: year}]\nsections:\n"
	"- id: s\n  heading: 一\n  table:\n    cell: {type: count, required: false}\n"
	"    columns: [{id: a, label: 甲}]\n    rows: [{id: r, label: 0}]\n";

static const struct takeover takeover = {
	.from = "wang@pc1", .login = "li@pc2", .name = "李四", .now = 1737336600};

static struct form_search forms;
static char *path;

static void begin(void)
{
	g_setenv("TZ", "UTC", TRUE);
	room_open();
	g_free(room_given_file("f.yaml", form_text, 0600));
	path = room_given_file("r.yaml", "form: f\ns:\n  r: {a: 1}\n", 0600);
	form_search_init(&forms);
	form_search_add(&forms, room_path());
}

static void end(void)
{
	form_search_release(&forms);
	g_free(path);
	room_close();
}

TestSuite(takeover, .timeout = 30, .init = begin, .fini = end);

static struct session *open_session(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(path, &forms, diagnostics);

	diagnostics_free(diagnostics);
	cr_assert_not_null(file);
	return session_new(file);
}

static void note(void)
{
	g_autoptr(GError) error = NULL;

	cr_assert(
		takeover_note(path, &forms, &takeover, &error), "%s", error ? error->message : "");
}

/* What was typed and not saved by somebody who lost the report. */
static void leave_journal(void)
{
	struct session *session = open_session();

	cr_assert(session_set(session, "s.r.a", "7", NULL));
	session_free(session);
}

Test(takeover, is_told_by_the_history_of_the_file_at_once)
{
	note();
	struct session *session = open_session();
	const struct report *report = session_report(session);

	cr_assert_eq(report->history->len, 1);
	const struct history_entry *entry = history_get(report, 0);
	cr_expect_str_eq(entry->action, "takeover");
	cr_expect_str_eq(entry->before, "wang@pc1");
	cr_expect_str_eq(entry->login, "li@pc2");
	cr_expect_str_eq(entry->name, "李四");
	cr_expect_str_eq(entry->when, "2025-01-20T01:30:00+00:00");
	cr_expect_eq(history_first_broken(report), 1);
	session_free(session);
}

Test(takeover, leaves_a_journal_that_goes_on_from_the_file)
{
	leave_journal();
	note();
	struct session *session = open_session();
	struct journal_content *content = journal_read(path, NULL);

	cr_assert_not_null(content);
	cr_expect(session_continues(session, content));
	cr_expect_eq(journal_count(content), 1);
	journal_content_free(content);
	session_free(session);
}

Test(takeover, leaves_a_journal_of_other_bytes_as_it_is)
{
	leave_journal();
	cr_assert(g_file_set_contents(path, "form: f\ns:\n  r: {a: 2}\n", -1, NULL));
	note();
	struct session *session = open_session();
	struct journal_content *content = journal_read(path, NULL);

	cr_assert_not_null(content);
	cr_expect_not(session_continues(session, content));
	journal_content_free(content);
	session_free(session);
}

Test(takeover, leaves_the_version_before_the_last_save)
{
	struct session *session = open_session();
	g_autofree char *backup = g_strconcat(path, "~", NULL);

	cr_assert(session_set(session, "s.r.a", "7", NULL));
	cr_assert(session_save(session, NULL));
	session_free(session);
	note();
	expect_content(backup, "form: f\ns:\n  r: {a: 1}\n");
}

/* Or each save of a draft would note what it changed. */
Test(takeover, begins_no_notes_of_what_saves_change)
{
	note();
	struct session *session = open_session();

	cr_expect_not(history_has_begun(session_report(session)));
	cr_assert(session_set(session, "s.r.a", "7", NULL));
	cr_assert(session_save(session, NULL));
	cr_expect_eq(session_report(session)->history->len, 1);
	session_free(session);
}

static struct lock *seize(void)
{
	const struct lock_taker taker = {.user = "li", .name = "李四", .now = takeover.now};
	struct lock_holder *holder = lock_look(path);

	cr_assert_not_null(holder);
	struct lock *lock = lock_seize(path, &taker, holder, NULL);
	cr_assert_not_null(lock);
	lock_holder_free(holder);
	return lock;
}

/* A session that holds the report, and has written into it. */
static struct session *hold(void)
{
	const struct lock_taker taker = {.user = "wang", .now = takeover.now};
	struct lock_holder *holder;
	struct session *session = open_session();

	session_hold(session, lock_take(path, &taker, &holder, NULL));
	cr_assert(session_set(session, "s.r.a", "7", NULL));
	return session;
}

Test(takeover, leaves_who_lost_the_report_neither_the_file_nor_the_journal)
{
	struct session *loser = hold();
	struct lock *theirs = seize();
	g_autoptr(GError) error = NULL;

	cr_expect_not(session_save(loser, &error));
	cr_expect(error && strstr(error->message, "接过去"), "%s", error ? error->message : "");
	expect_content(path, "form: f\ns:\n  r: {a: 1}\n");
	cr_expect(session_is_seized(loser));
	session_discard(loser);
	g_autofree char *journal = beside_path(path, "journal");
	cr_expect(g_file_test(journal, G_FILE_TEST_EXISTS));
	session_free(loser);
	lock_release(theirs);
}

Test(takeover, is_a_lock_that_is_no_longer_the_own_be_it_readable_or_not)
{
	struct session *loser = hold();
	g_autofree char *lock = beside_path(path, "lock");

	cr_expect(session_touch_lock(loser));
	cr_assert_eq(g_unlink(lock), 0);
	cr_expect(session_touch_lock(loser), "what is gone is made anew");
	cr_assert_eq(g_unlink(lock), 0);
	cr_assert_eq(g_mkdir(lock, 0700), 0);
	cr_expect_not(session_touch_lock(loser));
	session_free(loser);
	cr_assert_eq(g_rmdir(lock), 0);
}

Test(takeover, of_a_report_without_a_file_is_noted_nowhere)
{
	cr_assert_eq(g_unlink(path), 0);
	note();
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
}

Test(takeover, that_cannot_be_noted_says_why_and_leaves_the_file)
{
	g_autoptr(GError) error = NULL;

	g_free(room_given_file("r.yaml", "form: gone\n", 0600));
	cr_expect_not(takeover_note(path, &forms, &takeover, &error));
	cr_assert_not_null(error);
	cr_expect(strstr(error->message, "gone"), "%s", error->message);
	expect_content(path, "form: gone\n");
}
