/*
 * Remarks: where they sit, what answers them, and what is found again of quoted
 * words.
 */

#include "report/file.h"
#include "report/record.h"
#include "report/remarks.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

static const char text[] =
	"form: gov-disclosure-2021\n"
	"cover: {org: 某局, year: 2024}\n"
	"overview:\n  lead: |\n    今年收到申请2件，办结2件。\n    去年收到申请2件。\n"
	"requests:\n  new: {natural: 2, business: 1}\n";

static struct form *form;
static struct report *report;

static void begin(void)
{
	form = official_form();
	report = given_report(form, text);
}

static void end(void)
{
	report_free(report);
	form_free(form);
}

TestSuite(remark, .timeout = 20, .init = begin, .fini = end);

/* A remark as it stands after the reviewer made it; the report's. */
static struct remark *given_remark(const char *address, const char *quote)
{
	struct remark *remark = remark_new(address, "请核对", "李四", "2025-01-24T10:12:00+08:00");

	remark->number = report_next_remark(report);
	if (quote)
		cr_assert(remark_quote(remark, report, quote), "%s", quote);
	remark_stand(remark, report);
	report_set_remark(report, remark);
	return remark;
}

Test(remark, sits_on_a_cell_a_row_a_section_or_the_whole)
{
	static const struct {
		const char *address;
		bool allowed;
	} cases[] = {
		{"requests.new.natural", true},
		{"requests.new.total", true},
		{"overview.lead", true},
		{"cover.org", true},
		{"requests.new", true},
		{"requests", true},
		{"cover", true},
		{"report", true},
		{"", false},
		{"nowhere", false},
		{"requests.nowhere", false},
		{"requests.new.nowhere", false},
		{"report.x", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(remark_allowed(form, cases[i].address), cases[i].allowed, "%s",
			cases[i].address);
	cr_expect_eq(remark_cell(form, "requests.new"), form_find(form, "requests.new.natural"));
	cr_expect_eq(remark_cell(form, "report"), 0);
	cr_expect_eq(remark_cell(form, "gone.away"), CELL_NONE);
}

Test(remark, is_met_by_a_change_where_it_sits)
{
	static const struct {
		const char *on, *changed;
		bool met;
	} cases[] = {
		{"requests.new.natural", "requests.new.natural=3", true},
		{"requests.new.natural", "requests.new.natural=", true},
		{"requests.new.natural", "requests.new.business=3", false},
		{"requests.new", "requests.new.business=3", true},
		{"requests.new", "requests.brought_forward.business=3", false},
		{"overview.lead", "overview.lead=今年", true},
		{"requests.new.legal", "requests.new.legal=0", true},
		{"requests", "requests.new.natural=3", false},
		{"report", "requests.new.natural=3", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct remark *remark = given_remark(cases[i].on, NULL);
		const char *equals = strchr(cases[i].changed, '=');
		g_autofree char *address =
			g_strndup(cases[i].changed, (gsize)(equals - cases[i].changed));
		g_autofree char *before = shown(report, address);

		cr_expect(remark_is_open(remark, report), "%s", cases[i].on);
		fill(report, address, equals + 1);
		cr_expect_eq(remark_is_met(remark, report), cases[i].met, "%s %s", cases[i].on,
			cases[i].changed);
		cr_expect_eq(remark_is_open(remark, report), !cases[i].met);
		fill(report, address, before);
		cr_expect(remark_is_open(remark, report), "taken back: %s", cases[i].changed);
	}
}

Test(remark, is_met_by_a_total_that_moved)
{
	struct remark *remark;

	fill_all(report,
		"requests.new.research=0 requests.new.welfare=0 requests.new.legal=0 "
		"requests.new.other_org=0");
	remark = given_remark("requests.new.total", NULL);
	fill(report, "requests.new.natural", "3");
	cr_expect(remark_is_met(remark, report));
}

Test(remark, is_answered_in_words)
{
	struct remark *remark = given_remark("report", NULL);

	cr_expect_eq(report_open_remarks(report), 1);
	record_set(&remark->answer, "已核对");
	cr_expect(remark_is_answered(remark));
	cr_expect_eq(report_open_remarks(report), 0);
}

Test(remark, finds_its_words_again)
{
	static const struct {
		const char *edited, *around;
	} cases[] = {
		{"今年收到申请2件，办结2件。\n去年收到申请2件。", "今年收到申请2件，"},
		{"说明如下。\n今年收到申请2件，办结2件。", "今年收到申请2件，"},
		{"去年收到申请2件。\n今年共收到申请2件，办结2件。", "今年共收到申请2件，"},
		{"收到申请2件，办结2件；去年收到申请2件。", "收到申请2件，"},
		{"申请2件", "申请2件"},
		{"今年收到申请3件，办结2件。", NULL},
		{"", NULL},
	};
	struct remark *remark = given_remark("overview.lead", "申请2件");
	size_t offset, length;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		fill(report, "overview.lead", cases[i].edited);
		bool found = remark_find_quote(remark, report, &offset, &length);

		cr_assert_eq(found, cases[i].around != NULL, "%s", cases[i].edited);
		cr_expect_eq(remark_is_met(remark, report), !found, "%s", cases[i].edited);
		if (!found)
			continue;
		const char *around = strstr(cases[i].edited, cases[i].around);
		const char *words = strstr(around, "申请2件");
		cr_expect_eq(offset, (size_t)(words - cases[i].edited), "%s", cases[i].edited);
		cr_expect_eq(length, strlen("申请2件"));
	}
}

Test(remark, is_on_the_words_that_were_pointed_at)
{
	const char *written_text = "今年收到申请2件，办结2件。\n去年收到申请2件。";
	size_t second = (size_t)(strstr(written_text, "去年") - written_text) + strlen("去年收到");
	struct remark *remark = remark_new("overview.lead", "是哪一年？", "", "");
	size_t offset, length;

	cr_assert(remark_quote_at(remark, report, second, strlen("申请2件")));
	cr_expect_str_eq(remark->quote, "申请2件");
	cr_expect_str_eq(remark->before, "去年收到");
	cr_expect_str_eq(remark->after, "。");
	cr_assert(remark_find_quote(remark, report, &offset, &length));
	cr_expect_eq(offset, second);
	cr_expect_not(remark_quote_at(remark, report, 1000, 1));
	cr_expect_not(remark_quote(remark, report, "没有的话"));
	remark_free(remark);
}

Test(remark, comes_back_from_the_file_and_from_json)
{
	struct remark *remark = given_remark("overview.lead", "申请2件");

	record_set(&remark->answer, "第一行\n第二行");
	record_set(&remark->answered_by, "张三");
	given_remark("report", NULL);
	g_autofree char *bytes = written(report);
	struct report *again = given_report(form, bytes);
	g_autofree char *twice = written(again);
	g_autofree char *json = remark_to_json(remark);
	struct remark *of_json = remark_from_json(json);
	g_autofree char *json_again = remark_to_json(of_json);

	cr_expect(strstr(bytes,
			  "remarks:\n"
			  "  - number: 1\n"
			  "    address: overview.lead\n"
			  "    quote: 申请2件\n"
			  "    before: 今年收到\n"
			  "    after: ，办结2件。\n"
			  "    text: 请核对\n"
			  "    who: 李四\n"
			  "    when: \"2025-01-24T10:12:00+08:00\"\n"),
		"%s", bytes);
	cr_expect_str_eq(twice, bytes);
	cr_expect_str_eq(json_again, json);
	remark_free(of_json);
	report_free(again);
}

Test(remark, keeps_its_number_and_its_place)
{
	given_remark("report", NULL);
	given_remark("requests", NULL);
	given_remark("cover", NULL);
	report_remove_remark(report, 2);
	cr_expect_eq(report->remarks->len, 2);
	cr_expect_null(report_remark_find(report, 2));
	cr_expect_str_eq(report_remark_find(report, 3)->address, "cover");
	cr_expect_eq(report_next_remark(report), 4);
	struct remark *last = remark_new("report", "写在文件里的号", "", "");
	last->number = RECORD_NUMBER_MOST;
	report_set_remark(report, last);
	cr_expect_eq(report_next_remark(report), 2, "no file can hold a greater number");
}

Test(remark, on_a_cell_that_is_gone_is_kept)
{
	struct diagnostics *diagnostics = diagnostics_new();
	static const char gone[] =
		"form: gov-disclosure-2021\n"
		"remarks:\n  - {number: 1, address: requests.new.gone, text: 请核对}\n";
	struct yaml_tree *tree = yaml_parse("r.yaml", gone, strlen(gone), diagnostics);
	struct report *other = report_load(form, tree, diagnostics);

	cr_assert_not_null(other);
	cr_expect_eq(diagnostics_count(diagnostics), 1);
	cr_expect_eq(diagnostics_get(diagnostics, 0)->level, LEVEL_NOTE);
	cr_expect_eq(report_open_remarks(other), 1);
	cr_expect_not(remark_is_met(report_remark_find(other, 1), other));
	g_autofree char *bytes = written(other);
	cr_expect(strstr(bytes, "address: requests.new.gone\n"), "%s", bytes);
	report_free(other);
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
}

/* What is wrong with a list of remarks, a line each. Free with g_free. */
static char *faults_of(const char *list)
{
	g_autofree char *bytes = g_strconcat("form: gov-disclosure-2021\nremarks:", list, NULL);
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", bytes, strlen(bytes), diagnostics);
	GString *lines = g_string_new(NULL);

	cr_assert_not_null(tree, "%s", list);
	cr_expect_null(report_load(form, tree, diagnostics), "%s", list);
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		g_string_append_printf(lines, "%s\n", line);
	}
	yaml_tree_free(tree);
	diagnostics_free(diagnostics);
	return g_string_free(lines, FALSE);
}

Test(remark, is_refused_when_it_is_none)
{
	static const struct {
		const char *list, *said;
	} cases[] = {
		{" 一条\n", "r.yaml:2:10: error: remarks 应是列表，而不是"},
		{"\n  - 一条\n", "r.yaml:3:5: error: remarks 的一项应是“键: 值”的组合"},
		{"\n  - {number: 1, text: x}\n", "r.yaml:3:5: error: remarks 的这一项没有 address"},
		{"\n  - {number: 0, address: report, text: x}\n",
			"r.yaml:3:14: error: remarks 的 number 应是从1起的整数"},
		{"\n  - {number: 1, address: report, text: [x]}\n",
			"r.yaml:3:40: error: remarks 的 text 应是一个值"},
		{"\n  - {number: 1, adress: report, text: x}\n",
			"r.yaml:3:17: error: remarks 里没有“adress”这个键；是不是“address”？"},
		{"\n  - {number: 1, address: report, text: x}\n"
		 "  - {number: 1, address: report, text: y}\n",
			"r.yaml:4:5: error: 第1条批注写了两次"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *lines = faults_of(cases[i].list);

		cr_expect(g_str_has_prefix(lines, cases[i].said), "%s: %s", cases[i].list, lines);
	}
}

Test(remark, that_is_open_counts_in_the_section_where_it_is_shown)
{
	int requests = form_cell(form, form_find(form, "requests.new.natural"))->section;
	int cover = form_cell(form, 0)->section;

	given_remark("requests.new.natural", NULL);
	given_remark("requests", NULL);
	given_remark(REMARK_ON_REPORT, NULL);
	record_set(&given_remark("requests.new.business", NULL)->answer, "已核对");
	record_set(&given_remark("requests.new.business", NULL)->answered_by, "张三");
	cr_expect_eq(report_open_remarks_in(report, requests), 3);
	cr_expect_eq(report_open_remarks_in(report, cover), 1);
	cr_expect_eq(report_open_remarks_in(report, requests + 1), 0);
}
