/*
 * Explaining a warning: the finding that is meant, its reason, and what becomes of
 * it when figures change.
 */

#include "base/file_room.h"
#include "report/reasons.h"
#include "report/reports.h"
#include "session/explain.h"
#include "session/last_year.h"
#include "session/place.h"
#include "session/seek.h"

#include <criterion/criterion.h>
#include <string.h>

static char *path;
static struct session *session;

/* Columns a, b and with them the sum have grown; the last balance is an error. */
static void begin(void)
{
	static const char rule[] = "        - {id: known, each: column, require: left = 1}\n";
	g_autofree char *text = g_strconcat(yearly_form, rule, NULL);
	struct form *form = given_form(text);
	struct report *last =
		given_report(form, "form: f\ncover: {year: 2023}\ns:\n  new: {a: 1, b: 1}\n");
	struct previous *previous = previous_from_report(last, "");

	room_open();
	path = room_path_of("r.yaml");
	session = session_new(report_file_new(path, form));
	session_apply(session, last_year_changes(session_report(session), previous), NULL);
	previous_free(previous);
	report_free(last);
}

static void end(void)
{
	session_free(session);
	g_free(path);
	room_close();
}

TestSuite(explain, .timeout = 30, .init = begin, .fini = end);

static void set(const char *address, const char *text)
{
	cr_assert(session_set(session, address, text, NULL), "%s", address);
}

/* Gives a reason; NULL address: to the rule's only open finding. */
static void explain(const char *address, const char *text)
{
	g_autoptr(GError) error = NULL;
	size_t slot = seek_finding(session, "growth", address, SEEK_WARNING, &error);

	cr_assert_neq(slot, SIZE_MAX, "%s", error->message);
	cr_assert(session_apply(
		session, explain_changes(session, slot, text, "张三", "2025-01-20"), NULL));
}

static size_t open_warnings(void)
{
	return checker_total(session_checker(session)).warnings;
}

Test(explain, closes_a_warning_until_its_figures_change)
{
	set("s.new.a", "9");
	set("s.new.b", "0");
	cr_expect_eq(open_warnings(), 2);
	explain("s.new.a", "并入一个镇");
	cr_expect_eq(open_warnings(), 1);
	explain(NULL, "合计也一样");
	cr_expect_eq(open_warnings(), 0);
	set("s.new.a", "10");
	cr_expect_eq(open_warnings(), 2);
	set("s.new.a", "9");
	cr_expect_eq(open_warnings(), 0);
}

Test(explain, is_taken_back_like_anything_typed)
{
	const char *address;

	set("s.new.a", "9");
	size_t before = open_warnings();
	explain("s.new.a", "并入一个镇");
	cr_assert(session_undo(session, &address));
	cr_expect_str_eq(address, "reasons.growth@s.new.a");
	cr_expect_eq(session_report(session)->reasons->len, 0);
	cr_expect_eq(open_warnings(), before);
	cr_assert(session_redo(session, &address));
	cr_expect_eq(session_report(session)->reasons->len, 1);
	cr_expect_eq(open_warnings(), before - 1);
}

Test(explain, keeps_who_and_when_and_last_years_figures)
{
	set("s.new.a", "9");
	explain("s.new.a", "并入一个镇");
	const struct reason *reason =
		report_reason_find(session_report(session), "growth", "s.new.a");
	g_autofree char *json = reason_to_json(reason);

	cr_expect_str_eq(json,
		"{\"text\":\"并入一个镇\",\"who\":\"张三\",\"when\":\"2025-01-20\","
		"\"figures\":{\"s.new.a\":\"9\",\"previous.s.new.a\":\"1\"}}");
}

Test(explain, says_why_there_is_nothing_to_explain)
{
	static const struct {
		const char *rule, *address, *words;
	} cases[] = {
		{"growth", NULL,
			"有3处，请写明是哪一处：growth@s.new.a、growth@s.new.b、"
			"growth@s.new.sum"},
		{"growth", "s.left.a", "在 s.left.a 没有问题要处理"},
		{"growth", "s.left.x", "没有 s.left.x 这个地址"},
		{"grwth", NULL, "没有规则「grwth」；是不是「growth」？"},
		{"known", "s.left.a", "是错误，须改正"},
		{"known", NULL, "是错误，须改正"},
	};

	set("s.new.a", "9");
	set("s.new.b", "9");
	set("s.left.a", "9");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		cr_expect_eq(seek_finding(session, cases[i].rule, cases[i].address, SEEK_WARNING,
				     &error),
			SIZE_MAX);
		cr_assert_not_null(error, "%s %s", cases[i].rule, cases[i].address);
		cr_expect(strstr(error->message, cases[i].words), "%s", error->message);
	}
}

Test(explain, takes_a_reason_away_though_there_is_no_warning_any_more)
{
	g_autoptr(GError) error = NULL;

	set("s.new.a", "9");
	explain("s.new.a", "并入一个镇");
	set("s.new.a", "1");
	cr_expect_null(explain_removal(session, "growth", "s.new.b", &error));
	cr_expect(strstr(error->message, "没有写过理由"));
	struct change_list *changes = explain_removal(session, "growth", NULL, NULL);
	cr_assert_not_null(changes);
	cr_assert(session_apply(session, changes, NULL));
	cr_expect_eq(session_report(session)->reasons->len, 0);
}

Test(explain, that_is_no_reason_changes_nothing)
{
	static const char *const cases[] = {"x", "{}", "{\"text\":\"\"}"};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		cr_expect_not(session_set(session, "reasons.growth@s.new.a", cases[i], &error),
			"%s", cases[i]);
		cr_expect(g_error_matches(error, PLACE_ERROR, PLACE_ERROR_TEXT));
	}
	cr_expect_eq(session_report(session)->reasons->len, 0);
}
