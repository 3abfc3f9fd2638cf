/*
 * Sessions: lists of changes done whole or not at all, taken back, typed live,
 * and never lost before they are saved.
 */

#include "base/file_room.h"
#include "edit/text_buffer.h"
#include "report/reports.h"
#include "session/place.h"
#include "session/session.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path;
static struct session *session;

static void begin(void)
{
	room_open();
	path = room_path_of("r.yaml");
	session = session_new(report_file_new(path, official_form()));
}

static void end(void)
{
	session_free(session);
	g_free(path);
	room_close();
}

TestSuite(session, .timeout = 30, .init = begin, .fini = end);

static const char natural[] = "requests.new.natural";
static const char business[] = "requests.new.business";

static cell_index cell_at(const char *address)
{
	return form_find(session_form(session), address);
}

static void expect_at(const char *address, const char *expected)
{
	g_autofree char *text = shown(session_report(session), address);

	cr_expect_str_eq(text, expected, "%s is %s", address, text);
}

/* A list of "address=text", separated by blanks. */
static struct change_list *changes_of(const char *assignments)
{
	struct change_list *list = change_list_new();
	g_auto(GStrv) words = g_strsplit(assignments, " ", -1);

	for (char **word = words; *word; word++) {
		g_auto(GStrv) sides = g_strsplit(*word, "=", 2);

		change_list_add(list, sides[0], NULL, sides[1]);
	}
	return list;
}

static void apply(const char *assignments)
{
	cr_assert(session_apply(session, changes_of(assignments), NULL), "%s", assignments);
}

static bool journal_exists(void)
{
	g_autofree char *journal = journal_path(path);

	return g_file_test(journal, G_FILE_TEST_EXISTS);
}

Test(session, applies_a_list_as_one_step)
{
	const char *address;

	apply("requests.new.natural=2 requests.new.business=1 notes.requests=说明");
	expect_at(natural, "2");
	expect_at("requests.new.total", "3+");
	cr_expect_str_eq(report_note(session_report(session), "requests"), "说明");
	cr_expect_eq(session_unsaved(session), 3);
	cr_assert(session_undo(session, &address));
	cr_expect_str_eq(address, natural);
	expect_at(natural, "");
	expect_at("requests.new.total", "");
	cr_expect_null(report_note(session_report(session), "requests"));
}

Test(session, changes_nothing_when_one_address_is_wrong)
{
	static const struct {
		const char *assignments;
		enum place_error code;
	} cases[] = {
		{"requests.new.natural=2 requests.nwe.natural=1", PLACE_ERROR_ADDRESS},
		{"requests.new.natural=2 requests.new.total=2", PLACE_ERROR_COMPUTED},
		{"requests.new.natural=2 notes.requests.nwe=x", PLACE_ERROR_ADDRESS},
		{"requests.new.natural=2 stated.requests.new.natural=2", PLACE_ERROR_ADDRESS},
		{"requests.new.natural=2 =2", PLACE_ERROR_ADDRESS},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		cr_expect_not(session_apply(session, changes_of(cases[i].assignments), &error));
		cr_assert_not_null(error, "%s", cases[i].assignments);
		cr_expect(g_error_matches(error, PLACE_ERROR, (gint)cases[i].code), "%s",
			error->message);
		expect_at(natural, "");
		cr_expect_eq(session_unsaved(session), 0);
	}
	cr_expect_not(journal_exists());
}

Test(session, can_change_an_address_twice_in_one_list)
{
	const char *address;

	apply("requests.new.natural=2 requests.new.natural=5");
	expect_at(natural, "5");
	cr_assert(session_undo(session, &address));
	expect_at(natural, "");
	cr_assert(session_redo(session, &address));
	expect_at(natural, "5");
}

Test(session, records_no_list_that_changes_nothing)
{
	const char *address;

	apply("requests.new.natural=");
	cr_expect_eq(session_unsaved(session), 0);
	cr_expect_not(session_undo(session, &address));
	cr_expect_not(journal_exists());
}

Test(session, takes_line_breaks_at_the_end_of_a_text_for_no_change)
{
	static const char *const texts[] = {"overview.lead=第一行\n第二行",
		"overview.lead=第一行\n第二行\n", "overview.lead=第一行\n第二行\n\n"};

	apply(texts[0]);
	cr_assert(session_save(session, NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		apply(texts[i]);
		cr_expect_eq(session_unsaved(session), 0, "%s", texts[i]);
	}
	session_type(session, cell_at("overview.lead"), "第一行\n第二行\n");
	session_accept(session);
	cr_expect_eq(session_unsaved(session), 0);
	cr_expect_not(journal_exists());
}

/* Puts something into a text, or takes something away, at a place by chance. */
static void edit_by_chance(struct text_buffer *buffer, GRand *random)
{
	static const char *const words[] = {"一", "。", "\n", "2024年", "x", "𠮷", "《", "》",
		"{requests.new.natural}", "/", " "};

	text_buffer_go(buffer,
		(size_t)g_rand_int_range(random, 0, (gint32)text_buffer_length(buffer) + 1));
	if (g_rand_int_range(random, 0, 3) == 0)
		text_buffer_mark(buffer);
	text_buffer_go(buffer,
		(size_t)g_rand_int_range(random, 0, (gint32)text_buffer_length(buffer) + 1));
	const char *word = words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))];
	if (g_rand_int_range(random, 0, 4) == 0)
		text_buffer_erase(buffer);
	else
		text_buffer_insert(buffer, word, strlen(word));
}

Test(session, follows_every_edit_of_a_text)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(22);
	struct text_buffer *buffer = text_buffer_new("", 56, WIDTH_NARROW);
	cell_index cell = cell_at("overview.lead");

	for (int i = 0; i < 3000; i++) {
		edit_by_chance(buffer, random);
		struct edit edit = text_buffer_edit(buffer);
		session_edit(
			session, cell, text_buffer_text(buffer), text_buffer_length(buffer), &edit);
		const struct value *value = &session_report(session)->typed[cell];
		struct value whole = value_parse(
			form_cell(session_form(session), cell), text_buffer_text(buffer));

		cr_assert(value_equal(value, &whole), "edit %d: %s", i, text_buffer_text(buffer));
		value_release(&whole);
		if (g_rand_int_range(random, 0, 50) == 0)
			session_type(session, cell, "另起一段");
	}
	text_buffer_free(buffer);
}

Test(session, undoes_and_redoes_step_by_step)
{
	const char *address;

	apply("requests.new.natural=1");
	apply("requests.new.natural=2");
	apply("requests.new.business=3");
	cr_assert(session_undo(session, &address));
	cr_expect_str_eq(address, business);
	cr_assert(session_undo(session, &address));
	expect_at(natural, "1");
	cr_assert(session_redo(session, &address));
	expect_at(natural, "2");
	apply("requests.new.legal=9");
	cr_expect_not(session_redo(session, &address), "a new step drops what was undone");
	expect_at(business, "");
}

Test(session, shows_totals_while_a_field_is_open)
{
	session_type(session, cell_at(natural), "1");
	session_type(session, cell_at(natural), "12");
	expect_at(natural, "12");
	expect_at("requests.new.total", "12+");
	cr_expect_eq(session_open_cell(session), cell_at(natural));
	cr_expect_eq(session_unsaved(session), 1, "what is typed is not saved");
	cr_expect_not(journal_exists(), "typing is no change yet");
	session_accept(session);
	cr_expect_eq(session_open_cell(session), CELL_NONE);
	cr_expect_eq(session_unsaved(session), 1);
	cr_expect(journal_exists());
}

Test(session, restores_an_open_field)
{
	apply("requests.new.natural=7");
	session_type(session, cell_at(natural), "12");
	session_restore(session);
	expect_at(natural, "7");
	expect_at("requests.new.total", "7+");
	cr_expect_eq(session_open_cell(session), CELL_NONE);
	cr_expect_eq(session_unsaved(session), 1);
}

Test(session, accepts_an_open_field_before_anything_else)
{
	const char *address;

	session_type(session, cell_at(natural), "4");
	session_type(session, cell_at(business), "5");
	cr_expect_eq(session_unsaved(session), 1, "opening another accepts the first");
	cr_assert(
		session_undo(session, &address), "the open one becomes a step, and is taken back");
	cr_expect_str_eq(address, business);
	expect_at(natural, "4");
	session_type(session, cell_at(business), "6");
	apply("requests.new.legal=1");
	expect_at(business, "6");
	cr_expect_eq(session_unsaved(session), 3);
}

Test(session, takes_back_what_was_typed_as_one_step)
{
	const char *address;

	session_type(session, cell_at(natural), "1");
	session_type(session, cell_at(natural), "12");
	session_type(session, cell_at(natural), "123");
	session_accept(session);
	cr_assert(session_undo(session, &address));
	expect_at(natural, "");
	cr_expect_not(session_undo(session, &address));
}

Test(session, findings_follow_every_way_a_figure_can_change)
{
	const struct checker *checker = session_checker(session);
	size_t blanks = checker_total(checker).blanks;
	const char *address;

	session_type(session, cell_at(natural), "1");
	cr_expect_eq(checker_total(checker).blanks, blanks - 1);
	session_restore(session);
	cr_expect_eq(checker_total(checker).blanks, blanks);
	apply("requests.new.natural=约 requests.new.business=1");
	cr_expect_eq(checker_total(checker).blanks, blanks - 2);
	cr_expect_eq(checker_total(checker).errors, 1);
	cr_assert(session_undo(session, &address));
	cr_expect_eq(checker_total(checker).blanks, blanks);
	cr_expect_eq(checker_total(checker).errors, 0);
}

Test(session, counts_what_is_not_saved)
{
	const char *address;

	apply("requests.new.natural=1");
	apply("requests.new.natural=2 requests.new.business=1");
	cr_expect_eq(session_unsaved(session), 2, "places, not steps");
	cr_assert(session_save(session, NULL));
	cr_expect_eq(session_unsaved(session), 0);
	cr_assert(session_undo(session, &address));
	cr_expect_eq(session_unsaved(session), 2, "the file holds more than the screen");
	cr_assert(session_redo(session, &address));
	cr_expect_eq(session_unsaved(session), 0);
	cr_assert(session_undo(session, &address));
	apply("requests.new.natural=3");
	cr_expect_eq(session_unsaved(session), 2);
	apply("requests.new.natural=2 requests.new.business=1");
	cr_expect_eq(session_unsaved(session), 0, "the file says the same, whichever way it came");
}

Test(session, saves_and_removes_its_journal)
{
	cr_expect(session_is_new(session));
	apply("requests.new.natural=1");
	cr_expect(journal_exists());
	cr_assert(session_save(session, NULL));
	cr_expect_not(journal_exists());
	cr_expect_not(session_is_new(session));
	g_autofree char *bytes = written(session_report(session));
	expect_content(path, bytes);
}

Test(session, does_not_save_a_new_report_over_a_file)
{
	g_autoptr(GError) error = NULL;

	g_free(room_given_file("r.yaml", "somebody else's\n", 0600));
	apply("requests.new.natural=1");
	cr_expect_not(session_save(session, &error));
	expect_error(&error, path, "文件已存在");
	expect_content(path, "somebody else's\n");
	cr_expect(journal_exists(), "what is not saved is still in the journal");
}

Test(session, does_not_save_over_what_another_wrote_meanwhile)
{
	g_autoptr(GError) error = NULL;

	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	g_free(room_given_file("r.yaml", "somebody else's\n", 0600));
	apply("requests.new.natural=2");
	cr_expect_not(session_save(session, &error));
	cr_assert_not_null(error);
	cr_expect(strstr(error->message, path), "%s", error->message);
	cr_expect(strstr(error->message, "打开以后被改过"), "%s", error->message);
	expect_content(path, "somebody else's\n");
	cr_expect_eq(session_unsaved(session), 1);
	cr_expect(journal_exists(), "what is not saved is still in the journal");
}

Test(session, saves_anew_what_another_removed)
{
	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	cr_assert_eq(g_remove(path), 0);
	apply("requests.new.natural=2");
	cr_assert(session_save(session, NULL));
	g_autofree char *bytes = written(session_report(session));
	expect_content(path, bytes);
}

static int put_directory(const char *at)
{
	return g_mkdir(at, 0700);
}

static int put_pipe(const char *at)
{
	return mkfifo(at, 0600);
}

static int put_device(const char *at)
{
	return symlink("/dev/full", at);
}

static int put_circle(const char *at)
{
	return symlink(at, at);
}

Test(session, keeps_what_it_holds_when_its_file_has_become_something_else)
{
	static const struct {
		int (*put)(const char *at);
		const char *cause;
	} cases[] = {
		{put_directory, "是目录，不是文件"},
		{put_pipe, "是管道，不是文件"},
		{put_device, "是设备，不是文件"},
		{put_circle, "符号链接循环"},
	};
	char figure[] = "2";

	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++, figure[0]++) {
		g_autoptr(GError) error = NULL;

		g_remove(path);
		cr_assert_eq(cases[i].put(path), 0, "%s", cases[i].cause);
		cr_assert(session_set(session, natural, figure, NULL));
		cr_expect_not(session_save(session, &error), "%s", cases[i].cause);
		expect_error(&error, path, cases[i].cause);
		cr_expect_eq(session_unsaved(session), 1);
		cr_expect(session_is_kept(session), "%s", cases[i].cause);
		g_remove(path);
		cr_assert(session_save(session, NULL), "%s", cases[i].cause);
	}
}

Test(session, saves_to_where_a_link_leads_even_when_nothing_is_there)
{
	g_autofree char *target = room_path_of("别处.yaml");

	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	g_remove(path);
	cr_assert_eq(symlink("别处.yaml", path), 0);
	apply("requests.new.natural=2");
	cr_assert(session_save(session, NULL));
	cr_expect(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
	g_autofree char *bytes = written(session_report(session));
	expect_content(target, bytes);
}

Test(session, leaves_the_version_before_as_a_backup_and_writes_nothing_without_need)
{
	g_autofree char *backup = g_strconcat(path, "~", NULL);

	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	g_autofree char *first = written(session_report(session));
	apply("requests.new.natural=2");
	cr_assert(session_save(session, NULL));
	expect_content(backup, first);
	cr_assert(session_save(session, NULL));
	expect_content(backup, first);
	cr_assert_eq(g_remove(path), 0);
	cr_assert(session_save(session, NULL));
	cr_expect(g_file_test(path, G_FILE_TEST_EXISTS), "gone is not the same as unchanged");
}

Test(session, saved_elsewhere_goes_on_there)
{
	g_autofree char *other = room_path_of("another.yaml");
	g_autoptr(GError) error = NULL;

	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	g_autofree char *before = written(session_report(session));
	apply("requests.new.natural=2");
	cr_expect_not(session_save_as(session, path, &error), "there is a file");
	cr_expect_str_eq(session_path(session), path);
	cr_expect(journal_exists());
	cr_assert(session_save_as(session, other, NULL));
	cr_expect_str_eq(session_path(session), other);
	cr_expect_eq(session_unsaved(session), 0);
	cr_expect_not(journal_exists());
	expect_content(path, before);
	apply("requests.new.natural=3");
	cr_expect_not(journal_exists());
	struct journal_content *content = journal_read(other, NULL);
	cr_assert_not_null(content);
	cr_expect(session_continues(session, content));
	journal_content_free(content);
}

Test(session, forgets_what_is_discarded)
{
	apply("requests.new.natural=1");
	session_discard(session);
	cr_expect_not(journal_exists());
}

Test(session, accepts_the_computed_figure_and_takes_that_back)
{
	const char *address;

	apply("stated.disputes.review.total=5 disputes.review.upheld=1 "
	      "disputes.review.corrected=0 disputes.review.other=0 disputes.review.pending=0");
	cr_expect(report_contradicted(session_report(session), cell_at("disputes.review.total")));
	cr_expect_eq(checker_total(session_checker(session)).errors, 1);
	apply("stated.disputes.review.total=");
	cr_expect_eq(checker_total(session_checker(session)).errors, 0);
	cr_assert(session_undo(session, &address));
	cr_expect_eq(checker_total(session_checker(session)).errors, 1);
}

/* What a killed program leaves behind */

static gint64 at_noon(void)
{
	return 1737691200;
}

/* Ends the session as a kill would, and begins another on the same path. */
static void kill_and_reopen(void)
{
	session_free(session);
	session = session_new(report_file_new(path, official_form()));
}

/* Reads the journal and recovers it; returns how many lists it held. */
static guint recover(void)
{
	struct journal_content *content = journal_read(path, NULL);
	guint lists = content ? content->lists->len : 0;

	if (content)
		cr_expect_eq(session_recover(session, content), 0);
	journal_content_free(content);
	return lists;
}

Test(session, recovers_the_open_field_once_it_was_kept)
{
	cell_index cell = cell_at(natural);

	session_type(session, cell, "1");
	session_type(session, cell, "12");
	cr_expect(session_has_to_keep(session, cell));
	cr_expect_not(journal_exists(), "no key writes");
	session_keep(session, cell);
	session_type(session, cell, "123");
	kill_and_reopen();
	cr_expect_eq(recover(), 1);
	expect_at(natural, "12");
	expect_at("requests.new.total", "12+");
	apply("requests.new.business=2");
	kill_and_reopen();
	cr_expect_eq(recover(), 2, "it has become a change like any other");
	expect_at(natural, "12");
	expect_at(business, "2");
}

Test(session, recovers_the_addends_of_the_open_field_too)
{
	session_type(session, cell_at(natural), "10");
	session_type_addends(session, "3+7");
	session_keep(session, cell_at(natural));
	kill_and_reopen();
	recover();
	expect_at(natural, "10");
	cr_expect_not_null(report_note(session_report(session), natural));
}

Test(session, recovers_nothing_of_a_field_that_was_put_back)
{
	session_type(session, cell_at(natural), "1");
	session_keep(session, cell_at(natural));
	session_restore(session);
	kill_and_reopen();
	cr_expect_eq(recover(), 0);
	session_type(session, cell_at(natural), "1");
	session_keep(session, cell_at(natural));
	session_type(session, cell_at(natural), "");
	session_accept(session);
	kill_and_reopen();
	cr_expect_eq(recover(), 0, "blank again as before is no change");
}

Test(session, keeps_nothing_where_nothing_was_typed)
{
	cell_index cell = cell_at(natural);

	cr_expect_not(session_has_to_keep(session, cell));
	session_keep(session, cell);
	cr_expect_not(journal_exists(), "moving about begins no journal");
	session_type(session, cell, "");
	session_keep(session, cell);
	cr_expect_not(journal_exists(), "a field that was opened only");
	cr_expect_not(session_has_to_keep(session, cell));
	apply("requests.new.natural=1");
	session_keep(session, cell);
	cr_expect_not(session_has_to_keep(session, cell));
	cr_expect(session_has_to_keep(session, cell_at(business)), "the clerk went on");
}

Test(session, that_may_not_alter_its_report_any_more_leaves_the_journal_alone)
{
	apply("requests.new.natural=1");
	cr_expect(session_has_to_keep(session, cell_at(business)));
	session_refuse(session, "somebody else has it");
	cr_expect_not(session_has_to_keep(session, cell_at(business)));
}

Test(session, that_lost_its_report_while_a_field_was_open_leaves_the_journal_alone)
{
	g_autofree char *journal = journal_path(path), *before = NULL;

	apply("requests.new.natural=1");
	session_type(session, cell_at(business), "2");
	cr_assert(g_file_get_contents(journal, &before, NULL, NULL));
	session_refuse(session, "somebody else has it");
	session_accept(session);
	expect_content(journal, before);
	cr_expect_not(session_is_kept(session), "and it is known");
}

Test(session, keeps_the_place_and_the_time)
{
	session_set_clock(session, at_noon);
	apply("requests.new.natural=1");
	session_keep(session, cell_at(business));
	kill_and_reopen();
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_not_null(content);
	cr_expect_str_eq(journal_left_at(content), business);
	cr_expect_eq(((struct change_list *)g_ptr_array_index(content->lists, 0))->when, at_noon());
	journal_content_free(content);
}

Test(session, recovers_what_the_journal_holds)
{
	const char *address;

	apply("requests.new.natural=1 notes.requests=一\\二");
	apply("overview.lead=第一行\n第二行");
	apply("requests.new.natural=2");
	cr_assert(session_undo(session, &address));
	kill_and_reopen();
	expect_at(natural, "");
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->lists->len, 4, "an undo is a list too");
	cr_expect_eq(session_recover(session, content), 0);
	journal_content_free(content);
	expect_at(natural, "1");
	expect_at("overview.lead", "第一行\n第二行");
	cr_expect_str_eq(report_note(session_report(session), "requests"), "一\\二");
	cr_expect_gt(session_unsaved(session), 0);
	cr_expect(journal_exists(), "until it is saved");
	cr_assert(session_save(session, NULL));
	cr_expect_not(journal_exists());
}

Test(session, finds_in_what_was_recovered_what_it_found_before)
{
	apply("requests.new.natural=1 requests.new.business=x");
	apply("overview.lead=本年度收到2件");
	struct section_count before = checker_total(session_checker(session));
	cr_expect_gt(before.errors, 0);
	kill_and_reopen();
	recover();
	struct section_count after = checker_total(session_checker(session));
	cr_expect_eq(after.errors, before.errors);
	cr_expect_eq(after.warnings, before.warnings);
	cr_expect_eq(after.blanks, before.blanks);
}

Test(session, knows_a_journal_of_another_file_state_and_recovers_it_all_the_same)
{
	apply("requests.new.natural=1");
	cr_assert(session_save(session, NULL));
	apply("requests.new.natural=2");
	kill_and_reopen();
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_not_null(content);
	cr_expect_not(session_continues(session, content), "there was a file, now there is none");
	cr_expect_eq(session_recover(session, content), 0);
	journal_content_free(content);
	expect_at(natural, "2");
	kill_and_reopen();
	apply("requests.new.natural=3");
	kill_and_reopen();
	content = journal_read(path, NULL);
	cr_expect(session_continues(session, content));
	journal_content_free(content);
}

Test(session, goes_on_with_the_journal_it_recovered)
{
	apply("requests.new.natural=1");
	kill_and_reopen();
	struct journal_content *content = journal_read(path, NULL);
	session_recover(session, content);
	journal_content_free(content);
	apply("requests.new.business=2");
	kill_and_reopen();
	content = journal_read(path, NULL);
	cr_assert_eq(content->lists->len, 2);
	session_recover(session, content);
	journal_content_free(content);
	expect_at(natural, "1");
	expect_at(business, "2");
}

static gint64 backwards(void)
{
	static gint64 now = 1737691200;

	return now -= 3600;
}

Test(session, recovers_in_the_order_of_work_though_the_clock_goes_backwards)
{
	session_set_clock(session, backwards);
	apply("requests.new.natural=1");
	apply("requests.new.natural=2");
	apply("requests.new.natural=3");
	kill_and_reopen();
	cr_expect_eq(recover(), 3);
	expect_at(natural, "3");
}

Test(session, leaves_out_of_a_journal_what_the_form_no_longer_has)
{
	struct journal *journal = journal_new(path, "gov-disclosure-2021", NULL);
	struct change_list *gone = changes_of("requests.gone.natural=1");
	struct change_list *good = changes_of("requests.new.natural=1");

	g_free(((struct change *)g_ptr_array_index(gone->changes, 0))->before);
	((struct change *)g_ptr_array_index(gone->changes, 0))->before = g_strdup("");
	((struct change *)g_ptr_array_index(good->changes, 0))->before = g_strdup("");
	journal_add(journal, gone);
	journal_add(journal, good);
	cr_assert(journal_write(journal, NULL));
	change_list_free(gone);
	change_list_free(good);
	journal_free(journal);
	struct journal_content *content = journal_read(path, NULL);
	cr_expect_eq(session_recover(session, content), 1);
	journal_content_free(content);
	expect_at(natural, "1");
}

Test(session, tells_once_when_its_journal_cannot_be_written)
{
	g_autofree char *journal = journal_path(path);

	cr_assert_eq(g_mkdir_with_parents(journal, 0700), 0, "a directory stands in its place");
	apply("requests.new.natural=1");
	expect_at(natural, "1");
	g_autofree char *trouble = session_trouble(session);
	cr_assert_not_null(trouble);
	cr_expect(strstr(trouble, journal), "%s", trouble);
	cr_expect_null(session_trouble(session));
	cr_expect_not(session_is_kept(session));
	cr_assert_eq(g_rmdir(journal), 0);
	apply("requests.new.business=2");
	cr_expect(session_is_kept(session), "the first change was written with the second");
	cr_assert(session_save(session, NULL));
	cr_expect(session_is_kept(session));
}
