/*
 * Which report a digest that was typed from paper is of.
 */

#include "base/file_room.h"
#include "report/digest.h"
#include "report/file.h"
#include "report/reports.h"
#include "review/histories.h"
#include "session/papers.h"
#include "session/recent.h"
#include "session/trace.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

static struct form_search search;

static void begin(void)
{
	room_open();
	g_free(room_given_file("f.yaml", yearly_form, 0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
}

static void end(void)
{
	form_search_release(&search);
	room_close();
}

TestSuite(trace, .timeout = 20, .init = begin, .fini = end);

/* A report of a unit that was handed in, and then changed if so wished. The twelve digits its paper had
   when it was handed in; free with g_free. */
static char *given(const char *name, const char *unit, const char *change)
{
	g_autofree char *text = g_strdup_printf("form: f\ncover: {org: %s, year: 2024}\n", unit);
	struct form *form = given_form(yearly_form);
	struct report *report = given_report(form, text);
	g_autoptr(GString) bytes = g_string_new(NULL);
	char *digits = report_digest(report);

	given_step(report, "submit", "张三");
	if (*change) {
		given_step(report, "return", "李四");
		given_change(report, "s.new.a", change);
	}
	report_write(report, bytes);
	g_free(room_given_file(name, bytes->str, 0600));
	report_free(report);
	form_free(form);
	digits[12] = '\0';
	return digits;
}

/* Traces digits among the reports of the room; the files, by name, separated by blanks. */
static void expect_traces(const char *digits, const char *wanted, const char *words)
{
	g_autoptr(GPtrArray) paths = trace_places(room_path(), NULL);
	g_autoptr(GPtrArray) traces = trace_digest(&search, paths, digits);
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < traces->len; i++) {
		const struct trace *trace = g_ptr_array_index(traces, i);
		g_autofree char *name = g_path_get_basename(trace->path);

		g_string_append_printf(names, "%s%s", i > 0 ? " " : "", name);
		cr_expect(i > 0 || strstr(g_ptr_array_index(trace->lines, 0), words), "%s: %s",
			words, (char *)g_ptr_array_index(trace->lines, 0));
	}
	cr_expect_str_eq(names->str, wanted);
}

Test(trace, finds_the_report_as_it_is_and_as_it_was)
{
	g_autofree char *first = given("a.yaml", "甲局", "");
	g_autofree char *second = given("b.yaml", "乙局", "7");
	g_free(room_given_file("broken.yaml", "form: [\n", 0600));
	g_free(given("c.yaml", "丙局", ""));

	expect_traces(first, "a.yaml", "相符");
	expect_traces(second, "b.yaml", "不是现在的");
	expect_traces("000000000000", "", "");
}

Test(trace, names_what_may_have_been_miscopied_only_where_nothing_fits)
{
	g_autofree char *digits = given("a.yaml", "甲局", "");

	g_free(given("copy.yaml", "甲局", "7"));
	expect_traces(digits, "a.yaml copy.yaml", "相符");
	digits[3] = digits[3] == '0' ? '1' : '0';
	expect_traces(digits, "a.yaml copy.yaml", "可能抄错了");
}

Test(trace, looks_at_reports_at_work_lately_too)
{
	g_autofree char *state = room_path_of("state");
	g_autofree char *elsewhere = room_path_of("a.yaml");
	g_autofree char *digits = given("a.yaml", "甲局", "");
	g_autofree char *empty = room_path_of("empty");

	cr_assert_eq(g_mkdir(empty, 0700), 0);
	recent_note(state, elsewhere, "", 0, 1);
	g_autoptr(GPtrArray) paths = trace_places(empty, state);
	cr_assert_eq(paths->len, 1);
	g_autoptr(GPtrArray) both = trace_places(room_path(), state);
	cr_expect_eq(both->len, 1, "each once");
	g_autoptr(GPtrArray) traces = trace_digest(&search, paths, digits);
	cr_expect_eq(traces->len, 1);
	cr_expect_str_eq(((struct trace *)traces->pdata[0])->unit, "甲局");
	g_autofree char *list = g_build_filename(state, "recent", NULL);
	g_unlink(list);
	g_rmdir(state);
	g_rmdir(empty);
}
