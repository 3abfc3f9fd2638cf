/*
 * Finding a place: what somebody types, and where it leads first.
 */

#include "report/reports.h"
#include "session/find.h"

#include "report/file.h"
#include <criterion/criterion.h>
#include <string.h>

static struct report_file *file;

static void open_report(void)
{
	file = source_report("tests/data/full.yaml");
	report_set_note(file->report, "requests", "含上年结转一件");
}

static void close_report(void)
{
	report_file_free(file);
}

TestSuite(find, .timeout = 30, .init = open_report, .fini = close_report);

static cell_index cell_at(const char *address)
{
	return form_find(file->form, address);
}

/* The first places, "ADDRESS ADDRESS", at most three. */
static char *first_places(const char *query, const char *here)
{
	enum { FIRST = 3 };
	g_autoptr(GPtrArray) places = find_places(file->report, query, cell_at(here));
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < MIN(places->len, FIRST); i++) {
		const struct found *found = g_ptr_array_index(places, i);

		g_string_append_printf(
			out, "%s%s", i > 0 ? " " : "", form_cell(file->form, found->cell)->address);
	}
	return g_string_free(out, FALSE);
}

/* Each case: what is typed, where one stands, and how the list begins. */
static const struct {
	const char *query, *here, *first;
} cases[] = {
	/* rows by number */
	{"13", "requests.new.natural", "requests.not_held.natural"},
	{"13", "requests.new.business", "requests.not_held.business"},
	{"１３", "requests.new.natural", "requests.not_held.natural"},
	{"13行", "requests.new.natural", "requests.not_held.natural"},
	{"第13行", "requests.new.natural", "requests.not_held.natural"},
	{"3.13", "cover.org", "requests.not_held.natural"},
	{"三13", "cover.org", "requests.not_held.natural"},
	{"三、13", "cover.org", "requests.not_held.natural"},
	{"表三13行", "cover.org", "requests.not_held.natural"},
	{"３．１３", "cover.org", "requests.not_held.natural"},
	{"13 商业", "requests.new.natural", "requests.not_held.business"},
	{"13商业", "requests.new.natural", "requests.not_held.business"},
	{"三13 商业企业", "cover.org", "requests.not_held.business"},
	{"2", "disputes.review.upheld", "disputes.direct.upheld"},
	{"2.3", "disputes.review.upheld", "proactive.permits.decisions"},
	{"99", "requests.new.natural", ""},
	{"9.1", "requests.new.natural", ""},
	/* labels */
	{"不掌握", "cover.org", "requests.not_held.natural"},
	{"不掌握 商业", "cover.org", "requests.not_held.business"},
	{"商业 不掌握", "cover.org", "requests.not_held.business"},
	{"商业", "requests.not_held.natural", "requests.not_held.business"},
	{"社会公益组织", "requests.new.natural", "requests.new.welfare"},
	{"公益", "requests.new.natural", "requests.new.welfare"},
	{"逾期不缴费，不再处理", "cover.org", "requests.unpaid.natural"},
	{"1.属于国家秘密", "cover.org", "requests.state_secret.natural"},
	{"（三）不予公开", "cover.org", "requests.state_secret.natural"},
	{"(三)不予公开", "cover.org", "requests.state_secret.natural"},
	{"无法提供 没有现成", "cover.org", "requests.to_create.natural"},
	{"复议 总计", "cover.org", "disputes.review.total"},
	{"成文日期", "requests.new.natural", "cover.date"},
	{"三、收到", "cover.org", "requests.new.natural"},
	/* addresses */
	{"requests.granted.legal", "cover.org", "requests.granted.legal"},
	{"Requests.Granted.Legal", "cover.org", "requests.granted.legal"},
	{"not_held.b", "cover.org", "requests.not_held.business"},
	/* what was filled in */
	{"3117", "cover.org", "proactive.permits.decisions"},
	{"127.90", "cover.org", "proactive.fees.amount"},
	{"政府信息查阅点", "cover.org", "overview.platform"},
	{"2025年1月24日", "requests.new.natural", "cover.date"},
	{"含上年结转一件", "cover.org", "requests.new.natural"},
	{"没有人写过的话", "cover.org", ""},
	{"", "cover.org", ""},
	{"   ", "cover.org", ""},
};

Test(find, leads_where_it_was_meant_to)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *first = first_places(cases[i].query, cases[i].here);
		size_t length = strlen(cases[i].first);

		cr_expect(length == 0 ? *first == '\0'
				      : strncmp(first, cases[i].first, length) == 0 &&
					(first[length] == ' ' || first[length] == '\0'),
			"%s from %s leads to %s, not %s", cases[i].query, cases[i].here, first,
			cases[i].first);
	}
}

Test(find, the_nearest_of_like_places_comes_first)
{
	g_autofree char *near = first_places("总计", "disputes.direct.upheld");
	g_autofree char *far = first_places("总计", "requests.granted.legal");

	cr_expect(g_str_has_prefix(near, "disputes.direct.total"), "%s", near);
	cr_expect(g_str_has_prefix(far, "requests.granted.total"), "%s", far);
}

/* The text of the first place, with brackets around what was looked for. */
static char *first_text(const char *query)
{
	g_autoptr(GPtrArray) places = find_places(file->report, query, 0);
	cr_assert_gt(places->len, 0, "%s", query);
	const struct found *found = g_ptr_array_index(places, 0);

	return g_strdup_printf("%.*s[%.*s]%s", (int)found->offset, found->text, (int)found->length,
		found->text + found->offset, found->text + found->offset + found->length);
}

Test(find, tells_what_it_found)
{
	static const struct {
		const char *query, *text;
	} marked[] = {
		{"不掌握", "（四）无法提供 1.本机关[不掌握]相关政府信息"},
		{"(四)无法", "[（四）无法]提供"},
		{"公益 国家", "（三）不予公开 1.属于国家秘密，法人或其他组织 社会[公益]组织"},
		{"逾期不缴费", "2.[逾期不缴费]，不再处理"},
		{"granted.legal", "requests.[granted.legal]"},
		{"查阅点",
			"..办事大厅设“政府信息[查阅点]”，配备电脑和打印机，由值班人员帮助查找。"},
		{"3.13", "（四）无法提供 1.本机关不掌握相关政府信息"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(marked); i++) {
		g_autofree char *text = first_text(marked[i].query);
		bool whole = strchr(marked[i].text, '[') != NULL;

		cr_expect(whole ? strcmp(text, marked[i].text) == 0
				: strstr(text, marked[i].text) != NULL,
			"%s finds %s", marked[i].query, text);
	}
}

Test(find, a_figure_in_a_text_is_found_as_it_reads)
{
	fill(file->report, "overview.lead", "全年共受理{requests.new.total}件申请。");
	g_autofree char *first = first_places("受理2件", "cover.org");

	cr_expect_str_eq(first, "overview.lead");
}

Test(find, goes_on_behind_a_cell_and_round)
{
	g_autoptr(GPtrArray) places = find_places(file->report, "总计", 0);
	cell_index here = cell_at("requests.granted.total");
	const struct found *next = g_ptr_array_index(places, find_next(places, here));

	cr_expect_gt(next->cell, here);
	const struct found *first =
		g_ptr_array_index(places, find_next(places, (cell_index)file->form->cell_count));
	for (guint i = 0; i < places->len; i++)
		cr_expect_geq(
			((const struct found *)g_ptr_array_index(places, i))->cell, first->cell);
}

/* A table of so many rows, each named by its number. */
static struct form *form_of_rows(int rows)
{
	g_autoptr(GString) text =
		g_string_new("form: f\nversion: 1\ntitle: 表\ncover: []\nsections:\n"
			     "  - id: s\n    heading: 一、表\n    table:\n"
			     "      columns: [{id: a, label: 甲}, {id: b, label: 乙},"
			     " {id: c, label: 丙}]\n      rows:\n");

	for (int row = 1; row <= rows; row++)
		g_string_append_printf(
			text, "        - {id: r%d, label: 第%d个村民小组}\n", row, row);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", text->str, text->len, diagnostics);
	cr_assert_not_null(form);
	diagnostics_free(diagnostics);
	return form;
}

/* Far more than a key may take, and far less than a search that is not linear would. */
Test(find, does_not_mind_five_thousand_rows)
{
	enum { ROWS = 5000, KEYS = 20, MOST_US = 2000 * 1000 };
	struct form *form = form_of_rows(ROWS);
	struct report *report = report_new(form);
	gint64 start = g_get_monotonic_time();

	for (int key = 0; key < KEYS; key++) {
		g_autoptr(GPtrArray) places = find_places(report, key % 2 ? "村" : "4321", 0);

		cr_expect_eq(places->len, key % 2 ? FIND_MOST : 2, "%u", places->len);
	}
	cr_expect_lt(g_get_monotonic_time() - start, MOST_US);
	report_free(report);
	form_free(form);
}
