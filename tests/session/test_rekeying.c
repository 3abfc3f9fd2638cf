/*
 * Second keying: which figures are chosen, what is kept meanwhile, and what agrees.
 */

#include "base/file_room.h"
#include "report/reports.h"
#include "session/rekeying.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static const char form_text[] = "form: f\n"
				"version: 1\n"
				"title: 表\n"
				"cover:\n"
				"  - {id: org, label: 单位}\n"
				"  - {id: year, label: 年度, type: year}\n"
				"sections:\n"
				"  - id: s\n"
				"    heading: 一\n"
				"    table:\n"
				"      cell: {type: amount}\n"
				"      columns:\n"
				"        - {id: a, label: 甲}\n"
				"        - {id: b, label: 乙, rekey: true}\n"
				"        - {id: sum, label: 合计, formula: a + b}\n"
				"      rows:\n"
				"        - {id: x, label: 子}\n"
				"        - {id: y, label: 丑}\n"
				"      cells: {x.b: {rekey: false}, x.a: {rekey: true}}\n";

static const char report_text[] = "form: f\n"
				  "cover: {org: 某局, year: 2024}\n"
				  "s:\n"
				  "  x: {a: 12.50, b: 3}\n"
				  "  y: {a: /, b: 40}\n"
				  "previous:\n"
				  "  form: f\n"
				  "  figures:\n"
				  "    s:\n"
				  "      x: {a: 12, b: 30}\n"
				  "      y: {b: 39}\n";

static struct form *form;
static struct report *report;
static char *path;

static void open_report(void)
{
	room_open();
	path = room_path_of("r.yaml");
	form = given_form(form_text);
	report = given_report(form, report_text);
}

static void close_report(void)
{
	report_free(report);
	form_free(form);
	g_free(path);
	room_close();
}

TestSuite(rekeying, .timeout = 20, .init = open_report, .fini = close_report);

/* Holds the addresses of cells, which it lets go of, against words. */
static void expect_cells(GArray *cells, const char *expected)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < cells->len; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? " " : "",
			form_cell(form, g_array_index(cells, cell_index, i))->address);
	cr_expect_str_eq(list->str, expected);
	g_array_unref(cells);
}

Test(rekeying, is_of_typed_figures_only)
{
	expect_cells(rekeying_all(report), "s.x.a s.x.b s.y.a s.y.b");
	fill(report, "s.x.b", "");
	expect_cells(rekeying_all(report), "s.x.a s.y.a s.y.b");
}

Test(rekeying, can_be_chosen_by_the_form)
{
	expect_cells(rekeying_marked(report), "s.x.a s.y.b");
}

Test(rekeying, can_be_chosen_by_last_year)
{
	expect_cells(rekeying_beyond(report, decimal_from_int(2)), "s.x.b");
}

Test(rekeying, can_be_chosen_by_address)
{
	char *const row[] = {"s.x", NULL};
	char *const several[] = {"s.y.b", "s.x.a", NULL};
	char *const section[] = {"s", "cover", NULL};

	expect_cells(rekeying_at(report, row), "s.x.a s.x.b");
	expect_cells(rekeying_at(report, several), "s.x.a s.y.b");
	expect_cells(rekeying_at(report, section), "s.x.a s.x.b s.y.a s.y.b");
}

static struct rekeying *begun(void)
{
	g_autoptr(GArray) cells = rekeying_all(report);
	struct rekeying *rekeying = rekeying_begin(report, path, cells, NULL);

	cr_assert_not_null(rekeying);
	return rekeying;
}

static void key(struct rekeying *rekeying, const char *address, const char *text)
{
	cr_assert(rekeying_key(rekeying, form_find(form, address), text, NULL));
}

Test(rekeying, agrees_where_the_figure_is_the_same)
{
	static const struct {
		const char *address, *text;
		bool agrees;
	} cases[] = {
		{"s.x.a", "12.5", true},
		{"s.x.a", "12.51", false},
		{"s.x.a", "", false},
		{"s.y.a", "/", true},
		{"s.y.a", "0", false},
		{"s.y.b", "04", false},
	};
	struct rekeying *rekeying = begun();

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		key(rekeying, cases[i].address, cases[i].text);
		cr_expect_eq(rekeying_agrees(rekeying, form_find(form, cases[i].address)),
			cases[i].agrees, "%s=%s", cases[i].address, cases[i].text);
	}
	cr_expect_eq(rekeying_left(rekeying), 1);
	cr_expect_eq(rekeying_disagreements(rekeying), 3);
	rekeying_free(rekeying);
}

Test(rekeying, goes_on_where_it_stopped)
{
	struct rekeying *rekeying = begun();

	key(rekeying, "s.x.a", "1");
	key(rekeying, "s.x.a", "12.50");
	key(rekeying, "s.x.b", "4");
	rekeying_free(rekeying);
	rekeying = rekeying_resume(report, path, NULL);
	cr_assert_not_null(rekeying);
	cr_expect_eq(rekeying_count(rekeying), 4);
	cr_expect_eq(rekeying_left(rekeying), 2);
	cr_expect_str_eq(rekeying_keyed(rekeying, form_find(form, "s.x.a")), "12.50");
	cr_expect_eq(rekeying_disagreements(rekeying), 1);
	rekeying_free(rekeying);
	rekeying_forget(path);
	cr_expect_null(rekeying_resume(report, path, NULL));
	cr_expect_eq(room_count_entries(), 0);
}

Test(rekeying, is_seen_by_nobody_else)
{
	rekeying_free(begun());
	g_autofree char *beside = room_path_of(".r.yaml.rekeying");

	cr_expect_eq(mode_of(beside) & 077, 0);
}

Test(rekeying, passes_over_a_line_that_was_cut_short)
{
	struct rekeying *rekeying = begun();
	g_autofree char *beside = room_path_of(".r.yaml.rekeying");
	g_autofree char *bytes = NULL;

	key(rekeying, "s.x.a", "12.50");
	rekeying_free(rekeying);
	cr_assert(g_file_get_contents(beside, &bytes, NULL, NULL));
	g_autofree char *cut = g_strconcat(bytes, "{\"address\":\"s.x.b\",\"te", NULL);
	cr_assert(g_file_set_contents(beside, cut, -1, NULL));
	rekeying = rekeying_resume(report, path, NULL);
	cr_assert_not_null(rekeying);
	cr_expect_eq(rekeying_left(rekeying), 3);
	rekeying_free(rekeying);
}

Test(rekeying, refuses_what_is_none)
{
	static const char *const files[] = {"", "1\n", "{}\n", "[]\n", "noise\n",
		"{\"nianbao-rekeying\":1,\"form\":\"g\",\"cells\":[]}\n",
		"{\"nianbao-rekeying\":2,\"form\":\"f\",\"cells\":[]}\n"};
	g_autofree char *beside = room_path_of(".r.yaml.rekeying");

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autoptr(GError) error = NULL;

		cr_assert(g_file_set_contents(beside, files[i], -1, NULL));
		cr_expect_null(rekeying_resume(report, path, &error), "%s", files[i]);
		cr_assert_not_null(error, "%s", files[i]);
		cr_expect(strstr(error->message, "不是这份报告的复录"), "%s", error->message);
	}
}

/* How long files may become; 0: as they like. */
static void limit_files(rlim_t most)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = most > 0 ? most : limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

Test(rekeying, a_figure_that_found_no_room_spoils_none_that_comes_later)
{
	g_autoptr(GArray) cells = rekeying_all(report);
	struct rekeying *rekeying = rekeying_begin(report, path, cells, NULL);
	g_autofree char *file = room_path_of(".r.yaml.rekeying");
	g_autofree char *head = NULL;
	g_autoptr(GError) error = NULL;
	gsize length;

	cr_assert(g_file_get_contents(file, &head, &length, NULL));
	limit_files(length + 5);
	cr_expect_not(rekeying_key(rekeying, form_find(form, "s.x.a"), "12.50", &error));
	limit_files(0);
	cr_assert_not_null(error);
	cr_expect(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC), "%s", error->message);
	cr_assert(rekeying_key(rekeying, form_find(form, "s.x.b"), "3", NULL));
	rekeying_free(rekeying);
	rekeying = rekeying_resume(report, path, NULL);
	cr_assert_not_null(rekeying);
	cr_expect_str_eq(rekeying_keyed(rekeying, form_find(form, "s.x.b")), "3");
	rekeying_free(rekeying);
}
