/*
 * The board: which reports there are, where they stand, and what is read again.
 */

#include "base/file_room.h"
#include "print/print.h"
#include "report/file.h"
#include "report/reports.h"
#include "review/histories.h"
#include "session/board.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

static struct form_search search;
static struct board *board;
static const char *names[4];

static void begin(void)
{
	room_open();
	g_free(room_given_file("f.yaml", yearly_form, 0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
	names[0] = room_path();
	names[1] = NULL;
	board = board_new(&search, names, decimal_from_int(3));
}

static void end(void)
{
	board_free(board);
	form_search_release(&search);
	room_close();
}

TestSuite(board, .timeout = 20, .init = begin, .fini = end);

/* A report of a unit that went so far: actions separated by blanks. */
static void given(const char *name, const char *unit, const char *actions)
{
	g_autofree char *text = g_strdup_printf("form: f\ncover: {org: %s, year: 2024}\n", unit);
	struct form *form = given_form(yearly_form);
	struct report *report = given_report(form, text);
	g_autoptr(GString) bytes = g_string_new(NULL);

	went_through(report, actions);
	report_write(report, bytes);
	g_free(room_given_file(name, bytes->str, 0600));
	report_free(report);
	form_free(form);
}

/* The files under a filter, by name, separated by blanks. */
static void expect_lines(enum board_filter filter, const char *wanted)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (size_t i = 0; i < board_count(board, filter); i++) {
		g_autofree char *file = g_path_get_basename(board_get(board, filter, i)->path);

		g_string_append_printf(list, "%s%s", i > 0 ? " " : "", file);
	}
	cr_expect_str_eq(list->str, wanted, "%s: %s", board_filter_names[filter], list->str);
	cr_expect_null(board_get(board, filter, board_count(board, filter)));
}

static void given_four(void)
{
	given("a.yaml", "甲局", "");
	given("b.yaml", "乙局", "submit");
	given("c.yaml", "丙局", "submit return");
	given("d.yaml", "丁局", "submit approve");
}

Test(board, is_the_reports_of_a_directory_by_where_they_stand)
{
	given_four();
	g_free(room_given_file("notes.txt", "form: f\n", 0600));
	g_free(room_given_file(".hidden.yaml", "form: f\n", 0600));
	g_free(room_given_file("list.yaml", "- 1\n", 0600));
	board_refresh(board);
	expect_lines(BOARD_SUBMITTED, "b.yaml");
	expect_lines(BOARD_RETURNED, "c.yaml");
	expect_lines(BOARD_DRAFT, "a.yaml");
	expect_lines(BOARD_APPROVED, "d.yaml");
	expect_lines(BOARD_AMISS, "");
	expect_lines(BOARD_ALL, "b.yaml c.yaml a.yaml d.yaml");
	cr_expect_str_eq(board_year(board), "2024");
	cr_expect_str_eq(board_get(board, BOARD_DRAFT, 0)->name, "甲局");
}

Test(board, has_a_line_for_what_cannot_be_read)
{
	given_four();
	g_free(room_given_file("e.yaml", "form: [\n", 0600));
	g_free(room_given_file("g.yaml", "form: none\ncover: {org: 戊局}\n", 0600));
	g_free(room_given_file("h.yaml", "form: f\ns: {gone: {a: 1}}\n", 0600));
	board_refresh(board);
	expect_lines(BOARD_AMISS, "e.yaml g.yaml h.yaml");
	expect_lines(BOARD_ALL, "b.yaml c.yaml a.yaml d.yaml e.yaml g.yaml h.yaml");
	cr_expect_str_eq(board_get(board, BOARD_AMISS, 0)->name, "e.yaml");
	cr_expect(strstr(board_get(board, BOARD_AMISS, 0)->trouble, "第"));
	cr_expect_str_eq(board_get(board, BOARD_AMISS, 1)->trouble, "没有安装表式 none，没有检查");
	cr_expect(strstr(board_get(board, BOARD_AMISS, 2)->trouble, "gone"));
}

Test(board, names_what_was_named_and_is_not_there)
{
	g_autofree char *gone = room_path_of("gone.yaml");

	names[0] = gone;
	board_refresh(board);
	expect_lines(BOARD_AMISS, "gone.yaml");
	cr_expect(strstr(board_get(board, BOARD_AMISS, 0)->trouble, "没有这个文件"));
	given("gone.yaml", "甲局", "submit");
	board_refresh(board);
	expect_lines(BOARD_SUBMITTED, "gone.yaml");
}

Test(board, has_one_line_for_a_report_named_twice)
{
	g_autofree char *path = room_path_of("a.yaml");

	given("a.yaml", "甲局", "");
	names[1] = path;
	board_refresh(board);
	expect_lines(BOARD_ALL, "a.yaml");
}

Test(board, reads_again_what_changed_and_nothing_else)
{
	given_four();
	board_refresh(board);
	cr_expect_eq(board_survey(board), 0);
	cr_expect_not(board_read_next(board));
	expect_lines(BOARD_ALL, "b.yaml c.yaml a.yaml d.yaml");
	g_free(room_given_file("z.yaml", "form: [\n", 0600));
	cr_expect_eq(board_survey(board), 1);
	board_refresh(board);
	cr_expect_eq(board_survey(board), 0, "what cannot be read neither");
	given("a.yaml", "甲局", "submit");
	given("e.yaml", "戊局", "");
	g_autofree char *gone = room_path_of("d.yaml");
	g_unlink(gone);
	cr_expect_eq(board_survey(board), 2);
	cr_expect(board_read_next(board));
	cr_expect(board_read_next(board));
	cr_expect_not(board_read_next(board));
	board_put_in_order(board);
	expect_lines(BOARD_SUBMITTED, "a.yaml b.yaml");
	expect_lines(BOARD_ALL, "a.yaml b.yaml c.yaml e.yaml z.yaml");
}

Test(board, shows_what_was_read_while_the_rest_is_read)
{
	given_four();
	cr_expect_eq(board_survey(board), 5, "the form, which is no report, is read too");
	expect_lines(BOARD_ALL, "");
	cr_expect(board_read_next(board));
	cr_expect(board_read_next(board));
	board_put_in_order(board);
	expect_lines(BOARD_ALL, "b.yaml a.yaml");
	board_refresh(board);
	given("a.yaml", "甲局", "submit");
	cr_expect_eq(board_survey(board), 1);
	expect_lines(BOARD_DRAFT, "a.yaml");
	board_refresh(board);
	expect_lines(BOARD_DRAFT, "");
}

Test(board, checks_again_when_the_form_is_another)
{
	g_autofree char *form = room_path_of("f.yaml");
	struct utimbuf then = {1000000000, 1000000000};

	given("a.yaml", "甲局", "");
	board_refresh(board);
	g_utime(form, &then);
	cr_expect_eq(board_survey(board), 2, "the form, which is no report, and what is on it");
	board_refresh(board);
	g_unlink(form);
	board_refresh(board);
	expect_lines(BOARD_AMISS, "a.yaml");
	g_free(room_given_file("f.yaml", yearly_form, 0600));
	board_refresh(board);
	expect_lines(BOARD_DRAFT, "a.yaml");
}

Test(board, tells_of_changes_that_were_never_saved)
{
	given("a.yaml", "甲局", "");
	board_refresh(board);
	cr_expect_not(board_get(board, BOARD_ALL, 0)->has_unsaved);
	g_free(room_given_file(".a.yaml.journal", "{}\n", 0600));
	board_refresh(board);
	cr_expect(board_get(board, BOARD_ALL, 0)->has_unsaved);
}

Test(board, finds_units_and_what_comes_next)
{
	given("a.yaml", "甲教育局", "submit");
	given("b.yaml", "乙局", "submit return");
	given("c.yaml", "丙教育局", "submit");
	board_refresh(board);
	expect_lines(BOARD_ALL, "a.yaml c.yaml b.yaml");
	static const struct {
		size_t from;
		const char *words;
		size_t found;
	} cases[] = {
		{0, "教育", 1},
		{1, "教育", 0},
		{0, "乙", 2},
		{2, "乙", 2},
		{0, "ｃ.yaml", 1},
		{0, "财政", SIZE_MAX},
		{0, "", SIZE_MAX},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(board_find(board, BOARD_ALL, cases[i].from, cases[i].words),
			cases[i].found, "%s from %zu", cases[i].words, cases[i].from);
	cr_expect_eq(board_next(board, BOARD_ALL, 0), 1);
	cr_expect_eq(board_next(board, BOARD_ALL, 1), 0);
	cr_expect_eq(board_next(board, BOARD_RETURNED, 0), SIZE_MAX);
	g_autofree char *path = room_path_of("b.yaml");
	cr_expect_eq(board_index(board, BOARD_ALL, path), 2);
	cr_expect_eq(board_index(board, BOARD_SUBMITTED, path), SIZE_MAX);
}

Test(board, says_no_year_where_reports_are_of_several)
{
	given("a.yaml", "甲局", "");
	g_free(room_given_file("b.yaml", "form: f\ncover: {org: 乙局, year: 2023}\n", 0600));
	board_refresh(board);
	cr_expect_null(board_year(board));
	struct document *document = board_document(board, BOARD_ALL, "");
	struct print_options options = print_options_default();
	g_autoptr(GString) out = g_string_new(NULL);
	cr_assert(print_text(document, &options, out));
	cr_expect(strstr(out->str, "|2023") && strstr(out->str, "|2024"), "%s", out->str);
	document_free(document);
}

Test(board, of_nothing_is_empty)
{
	board_refresh(board);
	expect_lines(BOARD_ALL, "");
	cr_expect_eq(board_next(board, BOARD_ALL, 0), SIZE_MAX);
	cr_expect_eq(board_find(board, BOARD_ALL, 0, "局"), SIZE_MAX);
}

Test(board, is_a_paper)
{
	given_four();
	g_free(room_given_file("e.yaml", "form: [\n", 0600));
	board_refresh(board);
	struct document *document = board_document(board, BOARD_ALL, "~/2024");
	struct print_options options = print_options_default();
	g_autoptr(GString) out = g_string_new(NULL);
	cr_assert(print_text(document, &options, out));
	static const char *const words[] = {"审核台账",
		"2024年  共5份：待审1，退回1，未报1，已批1，异常1", "待审", "乙局", "读不了",
		"e.yaml读不了：第2行", "~/2024"};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		cr_expect(strstr(out->str, words[i]), "%s is not in\n%s", words[i], out->str);
	document_free(document);
	document = board_document(board, BOARD_RETURNED, "");
	g_string_truncate(out, 0);
	cr_assert(print_text(document, &options, out));
	cr_expect(strstr(out->str, "丙局") && !strstr(out->str, "乙局"), "%s", out->str);
	document_free(document);
}
