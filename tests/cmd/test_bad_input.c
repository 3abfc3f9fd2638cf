/*
 * Files that are not what a command needs: one clear message with its place,
 * exit status 2, and the file as it was.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(bad_input, .timeout = 60, .init = office_open, .fini = office_close);

/* Every command that reads a report; the first takes directories as well. */
static const char *const lines[] = {
	"check r.yaml",
	"get r.yaml",
	"print r.yaml",
	"print --output=copy.txt r.yaml",
	"set r.yaml requests.new.natural=1",
	"accept r.yaml disputes.review.total",
};

static void expect_refusal_from(size_t first, const char *words)
{
	for (size_t i = first; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_COULD_NOT, "%s: %s", words, lines[i]);
		cr_expect(errors_say(words), "%s should say “%s”, says %s", lines[i], words,
			errors());
		cr_expect_eq(count_of(errors(), "\n"), 1, "%s says %s", lines[i], errors());
		cr_expect_str_eq(out(), "");
		cr_expect_not(exists("copy.txt"));
	}
}

static void expect_all_refuse(const char *words)
{
	expect_refusal_from(0, words);
}

static void expect_bytes_refused(const char *bytes, size_t length, const char *words)
{
	g_autofree char *after = NULL;
	gsize after_length;

	given_bytes("r.yaml", bytes, length);
	expect_all_refuse(words);
	cr_assert(g_file_get_contents("r.yaml", &after, &after_length, NULL));
	cr_expect(after_length == length && memcmp(after, bytes, length) == 0, "%s", words);
}

static void expect_text_refused(const char *text, const char *words)
{
	expect_bytes_refused(text, strlen(text), words);
}

Test(bad_input, missing)
{
	expect_all_refuse("nianbao: r.yaml：没有这个文件");
}

Test(bad_input, a_directory)
{
	cr_assert_eq(g_mkdir("r.yaml", 0700), 0);
	expect_refusal_from(1, "nianbao: r.yaml：是目录，不是文件");
	cr_expect_eq(run("check r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("nianbao: r.yaml：里面没有报告"), "%s", errors());
	g_rmdir("r.yaml");
}

Test(bad_input, unreadable)
{
	if (getuid() == 0) {
		office_close(); /* a skipped test does not reach its tear-down */
		cr_skip_test("the superuser reads everything");
	}
	given_text("r.yaml", "form: gov-disclosure-2021\n");
	g_chmod("r.yaml", S_IWUSR);
	expect_all_refuse("nianbao: r.yaml：没有权限");
}

Test(bad_input, empty)
{
	expect_text_refused("", "r.yaml:1:1: error: ");
	expect_text_refused("# 只有注释\n", "r.yaml:2:1: error: ");
}

Test(bad_input, binary)
{
	static const char elf[] = "\x7f"
				  "ELF\x02\x01\x01\0\0\0\0\0\xff\xfe";
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

	expect_bytes_refused(elf, sizeof elf, "r.yaml:1:");
	expect_bytes_refused(png, sizeof png, "r.yaml:1:");
}

Test(bad_input, truncated)
{
	expect_text_refused("form: gov-disclosure-2021\nrequests:\n  new: {natural: 2, ",
		"r.yaml:4:1: error: ");
	expect_text_refused(
		"form: gov-disclosure-2021\ncover:\n  org: \"某", "r.yaml:3:8: error: ");
	expect_bytes_refused("form: gov-disclosure-2021\ncover:\n  org: \xe6\x9f", 43, "r.yaml:3:");
}

Test(bad_input, foreign)
{
	expect_text_refused(
		"version: '3'\nservices: {web: {image: x}}\n", "r.yaml:1:1: error: 这不是年报文件");
	expect_text_refused("- a\n- b\n", "r.yaml:1:1: error: 这不是年报文件");
	expect_text_refused("just words\n", "r.yaml:1:1: error: 这不是年报文件");
	expect_text_refused(
		"{\"form\": \"gov-disclosure-2021\", \"services\": 1}\n", "r.yaml:1:33: error: ");
}

Test(bad_input, of_a_form_that_is_not_there)
{
	expect_text_refused("form: gov-disclosure-202\n",
		"r.yaml:1:7: error: 没有找到表式“gov-disclosure-202”；是不是“gov-disclosure-2021”？");
	expect_text_refused("form: ../gov-disclosure-2021\n", "r.yaml:1:7: error: 没有找到表式");
}

Test(bad_input, of_another_form)
{
	expect_text_refused(
		"form: gov-disclosure-2021\nworks:\n  new: {county: 3}\n", "r.yaml:2:1: error: ");
}

Test(bad_input, with_a_cell_that_does_not_exist)
{
	expect_text_refused("form: gov-disclosure-2021\nrequests:\n  nwe: {natural: 3}\n",
		"r.yaml:3:3: error: 表式里没有这一项：“nwe”；是不是“new”？");
	expect_text_refused("form: gov-disclosure-2021\nrequests:\n  new: {natrual: 3}\n",
		"r.yaml:3:9: error: 表式里没有这一列：“natrual”；是不是“natural”？");
}

Test(bad_input, with_a_form_that_cannot_be_used)
{
	given_text("broken.yaml", "form: broken\nversion: x\n");
	given_text("r.yaml", "form: broken\n");
	cr_expect_eq(run("check r.yaml"), EXIT_COULD_NOT);
	cr_expect(errors_say("broken.yaml:2:10: error: "), "%s", errors());
}

Test(bad_input, beside_a_form_of_its_own_is_read_by_that)
{
	given_text("works.yaml",
		"form: works\nversion: 1\ntitle: 工程\n"
		"cover: [{id: year, label: 年度, type: year}]\n"
		"sections:\n"
		"  - id: s\n"
		"    heading: 一\n"
		"    table: {columns: [{id: 甲, label: 甲}], rows: [{id: 行, label: 行}]}\n");
	given_text("r.yaml", "form: works\ns: {行: {甲: 3}}\n");
	cr_expect_eq(run("get r.yaml"), EXIT_DONE, "%s", errors());
	cr_expect_str_eq(out(), "cover.year=\ns.行.甲=3\n");
}
