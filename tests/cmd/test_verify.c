/*
 * verify: whether a paper is that of a report.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(verify, .timeout = 30, .init = office_open, .fini = office_close);

/* Runs a line and holds what came of it against a status and words. */
static void expect_said(const char *line, enum exit_status status, const char *words)
{
	cr_expect_eq(run(line), status, "%s: %s%s", line, out(), errors());
	cr_expect(out_says(words) || errors_say(words), "%s: %s%s", line, out(), errors());
}

Test(verify, knows_a_copy_of_any_making)
{
	static const char *const options[] = {
		"--paper=a4-12cpi",
		"--paper=fanfold-132 --form-feed",
		"--paper=none --rules=light --ambiguous=narrow",
		"--paper=a4-10cpi --rules=none --every-row",
		"--width=40 --lines=50 --margin=3",
		"--width=24",
		"--public",
	};
	given_data("full.yaml");
	run("set r.yaml notes.disputes=含上年度结转");
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
		g_autofree char *print =
			g_strdup_printf("print %s --output=copy.txt r.yaml", options[i]);
		cr_expect_eq(run(print), EXIT_DONE, "%s: %s", print, errors());
		cr_expect_eq(run("verify r.yaml copy.txt"), EXIT_DONE, "%s: %s%s", options[i],
			out(), errors());
	}
}

Test(verify, knows_a_copy_of_any_state)
{
	given_data("full.yaml");
	run("print --output=copy.txt r.yaml");
	g_autofree char *draft = bytes_of("copy.txt");
	static const char *const marks[] = {"（待审）", "（已退回）", "（批准已失效）"};
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		int wider = (int)strlen(marks[i]) / 3 * 2 - 8;
		g_autofree char *usual = g_strdup_printf("%*s（草稿）", wider, "");
		g_auto(GStrv) parts = g_strsplit(draft, usual, -1);
		g_autofree char *copy = g_strjoinv(marks[i], parts);
		given_text("copy.txt", copy);
		expect_said("verify r.yaml copy.txt", EXIT_DONE, "相符");
	}
}

Test(verify, names_the_first_line_that_is_another)
{
	given_data("full.yaml");
	run("print --paper=none --output=copy.txt r.yaml");
	run("set r.yaml proactive.permits.decisions=3118");
	expect_said("verify r.yaml copy.txt", EXIT_FINDINGS, "纸件：|行政许可");
	cr_expect(out_says("3117"));
	cr_expect(out_says("3118"));
}

Test(verify, knows_a_copy_in_the_other_encoding)
{
	given_data("full.yaml");
	run("print r.yaml");
	gsize length;
	g_autofree char *bytes = g_convert(out(), -1, "GB18030", "UTF-8", NULL, &length, NULL);
	given_bytes("copy.txt", bytes, length);
	expect_said("verify r.yaml copy.txt", EXIT_DONE, "相符");
}

/* The digest as it stands at the foot of the copy that was printed last. */
static char *digest_printed(void)
{
	const char *at = strstr(out(), "摘要 ");
	cr_assert_not_null(at);
	return g_strndup(at + strlen("摘要 "), strlen("0000 0000 0000"));
}

Test(verify, takes_the_digest_from_paper)
{
	given_data("full.yaml");
	run("print r.yaml");
	g_autofree char *digest = digest_printed();
	g_autofree char *line = g_strdup_printf("verify r.yaml %s", digest);
	expect_said(line, EXIT_DONE, "相符");
	run("set r.yaml proactive.permits.decisions=3118");
	expect_said(line, EXIT_FINDINGS, "不符");
}

Test(verify, finds_the_report_of_a_digest_in_a_directory)
{
	given_data("full.yaml");
	run("print r.yaml");
	g_autofree char *digest = digest_printed();
	g_autofree char *line = g_strdup_printf("verify . %s", digest);
	expect_said(line, EXIT_DONE, "./r.yaml（示例县政务公开办公室）：");
	expect_said(line, EXIT_DONE, "相符");
	expect_said("verify . 9f2c 41aa 07de", EXIT_FINDINGS, "不是这里哪一份报告的");
	expect_said("verify .", EXIT_COULD_NOT, "后面要写纸上的摘要");
}

Test(verify, says_what_is_no_copy)
{
	given_data("full.yaml");
	given_text("letter.txt", "此复。\n");
	given_text("old.txt", "版式0 a4-12cpi ascii wide\n");
	given_text("odd.txt", "版式1 a9 ascii wide\n");
	given_bytes("noise.bin", "\xff\xfe\x80", 3);
	expect_said("verify r.yaml letter.txt", EXIT_COULD_NOT, "没有印制的选项");
	expect_said("verify r.yaml odd.txt", EXIT_COULD_NOT, "没有印制的选项");
	expect_said("verify r.yaml old.txt", EXIT_COULD_NOT, "版式不同");
	expect_said("verify r.yaml noise.bin", EXIT_COULD_NOT, "不是 UTF-8");
	expect_said("verify r.yaml none.txt", EXIT_COULD_NOT, "none.txt");
}
