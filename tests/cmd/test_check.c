/*
 * check: findings as lines and as JSON, and what the exit status says.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

TestSuite(check_command, .timeout = 30, .init = office_open, .fini = office_close);

Test(check_command, of_a_full_report_finds_nothing)
{
	given_data("full.yaml");
	cr_expect_eq(run("check r.yaml"), EXIT_DONE, "%s", out());
	cr_expect_str_eq(out(), "r.yaml：错 0，警 0，待填 0\n");
	cr_expect_str_eq(errors(), "");
}

Test(check_command, names_the_two_totals_that_were_published_wrong)
{
	given_data("real-01.yaml");
	cr_expect_eq(run("check r.yaml"), EXIT_FINDINGS);
	cr_expect(
		out_says(
			"r.yaml:45:67: error: disputes.review.total 行政复议，总计：文件写 0，算得 11 "
			"[dispute-sum]\n"),
		"%s", out());
	cr_expect(out_says(
		"r.yaml:47:72: error: disputes.after_review.total 复议后起诉，总计：文件写 "
		"0，算得 5 [dispute-sum]\n"));
	cr_expect_eq(count_of(out(), ": error: "), 2 + count_of(out(), "[blank]"));
	cr_expect(out_says("r.yaml：错 2，警 0，待填 8\n"));
	cr_expect_str_eq(errors(), "");
}

Test(check_command, of_a_blank_cell_is_an_error)
{
	given_data("full.yaml");
	run("set r.yaml requests.new.natural=");
	cr_expect_eq(run("check r.yaml"), EXIT_FINDINGS);
	cr_expect(out_says(
		"requests.new.natural 一、本年新收政府信息公开申请数量，自然人：未填 [blank]"));
	cr_expect(out_says("待填 1\n"));
}

Test(check_command, of_a_value_that_stays_is_a_finding_with_its_place)
{
	static const struct {
		const char *value, *words;
	} cases[] = {
		{"abc", "不是数字 [type]"},
		{"-1", "不能是负数 [type]"},
		{"1.5", "应是整数 [type]"},
		{"1234567890123456789", "超过18位数字 [type]"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf("form: gov-disclosure-2021\n"
							"requests:\n"
							"  new: {natural: %s}\n",
			cases[i].value);

		given_text("r.yaml", text);
		cr_expect_eq(run("check r.yaml"), EXIT_FINDINGS);
		cr_expect(out_says("r.yaml:3:18: error: requests.new.natural "), "%s", out());
		cr_expect(out_says(cases[i].words), "%s", out());
	}
}

Test(check_command, names_a_column_that_does_not_balance)
{
	given_data("full.yaml");
	run("set r.yaml requests.new.natural=3");
	cr_expect_eq(run("check r.yaml"), EXIT_FINDINGS);
	cr_expect(out_says("自然人：第一项加第二项之和 3，第三项加第四项之和 2，相差 1 [balance]"),
		"%s", out());
	cr_expect(out_says("总计：第一项加第二项之和 3，第三项加第四项之和 2，相差 1 [balance]"));
}

Test(check_command, goes_on_behind_a_file_that_cannot_be_read)
{
	given_data("full.yaml");
	cr_expect_eq(run("check missing.yaml r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("nianbao: missing.yaml：没有这个文件"), "%s", errors());
	cr_expect_str_eq(out(), "r.yaml：错 0，警 0，待填 0\n");
	given_data("real-01.yaml");
	cr_expect_eq(run("check r.yaml missing.yaml"), EXIT_COULD_NOT, "worse than findings");
}

static json_t *checked(const char *line)
{
	run(line);
	json_t *array = json_loads(out(), 0, NULL);
	cr_assert(json_is_array(array), "%s", out());
	return array;
}

static const char *text_of(const json_t *finding, const char *key)
{
	return json_string_value(json_object_get(finding, key));
}

static json_t *finding_of(json_t *array, const char *rule, const char *cell)
{
	size_t index;
	json_t *finding;

	json_array_foreach(array, index, finding)
	{
		const char *first =
			json_string_value(json_array_get(json_object_get(finding, "cells"), 0));

		if (strcmp(text_of(finding, "rule"), rule) == 0 && strcmp(first, cell) == 0)
			return finding;
	}
	cr_assert_fail("no finding of %s at %s", rule, cell);
	return NULL;
}

Test(check_command, says_it_all_in_json)
{
	static const char *const keys[] = {"file", "rule", "level", "state", "message", "left",
		"right", "difference", "hint", "cells", "reason", "who", "when", "explained"};
	given_data("real-01.yaml");
	json_t *array = checked("check --format=json r.yaml");
	json_t *finding = finding_of(array, "dispute-sum", "disputes.review.total");
	size_t index;
	json_t *each;

	json_array_foreach(array, index, each)
	{
		cr_expect_eq(json_object_size(each), G_N_ELEMENTS(keys));
		for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
			cr_expect_not_null(json_object_get(each, keys[k]), "%s", keys[k]);
	}
	cr_expect_str_eq(text_of(finding, "file"), "r.yaml");
	cr_expect_str_eq(text_of(finding, "level"), "error");
	cr_expect_str_eq(text_of(finding, "state"), "failed");
	cr_expect_str_eq(text_of(finding, "left"), "0");
	cr_expect_str_eq(text_of(finding, "right"), "11");
	cr_expect_str_eq(text_of(finding, "difference"), "-11");
	cr_expect_eq(json_array_size(json_object_get(finding, "cells")), 5);
	finding = finding_of(array, "balance", "requests.new.natural");
	cr_expect_str_eq(text_of(finding, "state"), "passed");
	cr_expect_eq(json_array_size(json_object_get(finding, "cells")), 4);
	finding = finding_of(array, "blank", "overview.proactive");
	cr_expect(json_is_null(json_object_get(finding, "left")));
	json_decref(array);
}

Test(check_command, tells_pending_from_failed_in_json)
{
	run(NEW "r.yaml");
	run("set r.yaml requests.new.natural=2 requests.brought_forward.natural=0 "
	    "requests.granted.business=1 requests.new.business=0 requests.brought_forward.business=0");
	json_t *array = checked("check --format=json r.yaml");
	json_t *pending = finding_of(array, "balance", "requests.new.natural");
	json_t *failed = finding_of(array, "balance", "requests.new.business");

	cr_expect_str_eq(text_of(pending, "state"), "pending");
	cr_expect_str_eq(text_of(pending, "left"), "2");
	cr_expect(json_is_null(json_object_get(pending, "right")), "nothing to add up yet");
	cr_expect_str_eq(text_of(failed, "state"), "failed");
	json_decref(array);
}

Test(check_command, puts_findings_of_all_files_into_one_array)
{
	given_data("full.yaml");
	json_t *one = checked("check --format=json r.yaml");
	json_t *two = checked("check --format=json r.yaml missing.yaml r.yaml");

	cr_expect_eq(json_array_size(two), 2 * json_array_size(one));
	cr_expect(errors_say("missing.yaml"));
	json_decref(one);
	json_decref(two);
}

Test(check_command, refuses_what_it_does_not_know)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"check", "用法：nianbao check"},
		{"check --format=xml r.yaml", "“xml”；只有 text、json"},
		{"check --formt=json r.yaml", "是不是 --format？"},
		{"check r.yaml --format", "--format 后面少一个值"},
		{"check -x r.yaml", "没有选项 -x"},
	};

	given_data("full.yaml");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		cr_expect_eq(run(cases[i].line), EXIT_COULD_NOT, "%s", cases[i].line);
		cr_expect(errors_say(cases[i].words), "%s\nsays: %s", cases[i].line, errors());
		cr_expect_str_eq(out(), "");
	}
}

/* Who reads the answer line by line takes each for what it says. */
Test(check_command, names_a_file_in_one_line_whatever_it_is_called)
{
	static const char forged[] = "a\nr.yaml：错 0.yaml";

	given_data("full.yaml");
	g_autofree char *bytes = bytes_of("r.yaml");
	given_text(forged, bytes);
	cr_expect_eq(run_words("set", forged, "requests.new.natural=9", NULL), EXIT_DONE);
	cr_expect_eq(run_words("check", forged, NULL), EXIT_FINDINGS);
	cr_expect_not(strstr(out(), "\nr.yaml"), "%s", out());
	cr_expect_not(g_str_has_prefix(out(), "r.yaml"), "%s", out());
	given_text(forged, "form: [\n");
	cr_expect_eq(run_words("check", forged, NULL), EXIT_COULD_NOT);
	cr_expect_not(strstr(errors(), "\nr.yaml"), "%s", errors());
}
