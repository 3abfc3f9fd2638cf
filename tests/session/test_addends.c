/*
 * Addends of a figure: kept in its note with the same step, and gone with it.
 */

#include "base/file_room.h"
#include "report/reports.h"
#include "session/session.h"

#include <criterion/criterion.h>

static struct session *session;

static void begin(void)
{
	room_open();
	g_autofree char *path = room_path_of("r.yaml");
	session = session_new(report_file_new(path, official_form()));
}

static void end(void)
{
	session_free(session);
	room_close();
}

TestSuite(addends, .timeout = 30, .init = begin, .fini = end);

static const char natural[] = "requests.new.natural";

static void type_figure(const char *figure, const char *addends)
{
	session_type(session, form_find(session_form(session), natural), figure);
	session_type_addends(session, addends);
	session_accept(session);
}

static void expect_figure(const char *figure, const char *note)
{
	g_autofree char *text = shown(session_report(session), natural);

	cr_expect_str_eq(text, figure);
	cr_expect_eq(g_strcmp0(report_note(session_report(session), natural), note), 0, "note: %s",
		report_note(session_report(session), natural));
}

Test(addends, are_noted_and_taken_back_with_their_figure_in_one_step)
{
	const char *address;

	type_figure("22", "=12+3+7");
	expect_figure("22", "=12+3+7");
	cr_expect(session_undo(session, &address));
	cr_expect_str_eq(address, natural);
	expect_figure("", NULL);
	cr_expect(session_redo(session, &address));
	expect_figure("22", "=12+3+7");
	cr_expect_eq(session_unsaved(session), 2, "the figure and its note");
}

Test(addends, go_with_the_figure_that_takes_their_place)
{
	type_figure("22", "=12+3+7");
	type_figure("22", NULL);
	expect_figure("22", "=12+3+7");
	type_figure("5", "=2+3");
	expect_figure("5", "=2+3");
	type_figure("6", NULL);
	expect_figure("6", NULL);
}

Test(addends, leave_alone_what_a_person_noted)
{
	session_set(session, "notes.requests.new.natural", "其中代填2件", NULL);
	type_figure("5", "=2+3");
	expect_figure("5", "其中代填2件\n=2+3");
	type_figure("6", NULL);
	expect_figure("6", "其中代填2件");
}

Test(addends, are_not_kept_of_what_is_restored)
{
	session_type(session, form_find(session_form(session), natural), "22");
	session_type_addends(session, "=12+3+7");
	session_restore(session);
	expect_figure("", NULL);
	type_figure("4", NULL);
	expect_figure("4", NULL);
}
