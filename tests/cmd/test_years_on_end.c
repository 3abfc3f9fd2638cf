/*
 * Two published reports of one district, a year apart, on the command line: what
 * check finds between them, in words and as JSON, and with which exit status.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

static void given_as(const char *data, const char *name)
{
	given_data(data);
	g_autofree char *bytes = bytes_of("r.yaml");

	given_text(name, bytes);
}

static void open_district(void)
{
	office_open();
	given_as("real-01.yaml", "2023.yaml");
	given_as("real-02.yaml", "2024.yaml");
	given_as("full.yaml", "full.yaml");
}

TestSuite(years_on_end, .timeout = 30, .init = open_district, .fini = office_close);

/* What is wrong between the years is a warning; the blank texts are why the status is 1. */
Test(years_on_end, differ_too_much_in_one_figure)
{
	cr_expect_eq(run("check --previous=2023.yaml 2024.yaml"), EXIT_FINDINGS, "%s", errors());
	cr_expect(out_says("2024.yaml:14:24: warning: proactive.permits.decisions "
			   "行政许可，本年处理决定数量：本年 9487，上年 550"),
		"%s", out());
	cr_expect(out_says("2024.yaml：错 0，警 1，待填 8"), "%s", out());
	cr_expect_eq(count_of(out(), "warning: "), 1, "%s", out());
}

Test(years_on_end, say_the_same_as_json)
{
	json_error_t error;
	size_t failed = 0, passed = 0, index;
	json_t *finding;

	run("check --previous=2023.yaml --format=json 2024.yaml");
	json_t *findings = json_loads(out(), 0, &error);
	cr_assert(json_is_array(findings), "%s", error.text);
	json_array_foreach(findings, index, finding)
	{
		const char *state = json_string_value(json_object_get(finding, "state"));
		const char *rule = json_string_value(json_object_get(finding, "rule"));
		bool fails = strcmp(state, "failed") == 0 && strcmp(rule, "blank") != 0;

		passed += strcmp(rule, "in-force") == 0 && strcmp(state, "passed") == 0;
		failed += fails;
		cr_expect(!fails || strcmp(rule, "jump") == 0, "%s", rule);
	}
	cr_expect_eq(failed, 1, "%zu", failed);
	cr_expect_eq(passed, 2, "of 规章 and of 规范性文件: %zu", passed);
	json_decref(findings);
}

Test(years_on_end, end_in_order_where_only_warnings_are_left)
{
	static const struct {
		const char *assignments;
		enum exit_status status;
		const char *words;
	} cases[] = {
		{"cover.year=2024", EXIT_DONE, "full.yaml：错 0，警 0，待填 0"},
		{"cover.date=2024-01-24", EXIT_DONE,
			"warning: cover.date 成文日期写 2024年1月24日"},
		{"requests.new.legal=1", EXIT_FINDINGS, "法律服务机构：第一项加第二项之和 1"},
		{"other.matters=", EXIT_FINDINGS, "待填 1"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *line = g_strconcat("set full.yaml ", cases[i].assignments, NULL);

		given_as("full.yaml", "full.yaml");
		cr_assert_eq(run(line), EXIT_DONE, "%s", errors());
		cr_expect_eq(run("check full.yaml"), cases[i].status, "%s", cases[i].assignments);
		cr_expect(out_says(cases[i].words), "%s: %s", cases[i].assignments, out());
	}
}
