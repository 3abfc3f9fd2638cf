/*
 * A report whose form is not installed: it can be looked at, and every key that
 * would change it says why it does not.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"

TestSuite(read_only, .init = sit_down, .fini = get_up, .timeout = 60);

#define REFUSAL "没有安装表式 gone，只能查看，不能改，也没有检查"
#define REPORT                                                                                            \
	"form: gone\ncover: {org: 城北镇}\noverview:\n  lead: |\n    第一段。\n    第二段。\n" \
	"works:\n  new: {count: 7}\n"

static struct screen *open_report(void)
{
	desk_write(desk, "report.yaml", REPORT);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "F1帮助");
	expect_row(s, 0, "只读");
	return s;
}

Test(read_only, every_key_that_changes_says_why_not)
{
	static const char *const keys[] = {"1", "Delete", "F2", "F4", "F5", "F6", "F7", "Ctrl-S",
		"Ctrl-Z", "Ctrl-Y", "Ctrl-U", "Ctrl-V", "Ctrl-D", "F8"};
	struct screen *s = open_report();
	press(s, "Esc 2");
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		press(s, "Ctrl-L");
		expect_gone(s, REFUSAL);
		press(s, keys[i]);
		expect_row(s, PROBLEM_ROW, REFUSAL);
	}
	press(s, "F10");
	expect_exit(s, 0);
	char *after = desk_read(desk, "report.yaml");
	cr_expect_str_eq(after, REPORT);
	g_free(after);
}

Test(read_only, a_text_is_read)
{
	struct screen *s = open_report();
	press(s, "Esc 1 Enter");
	expect_row(s, 2, "第二段。");
	press(s, "Esc");
	expect_row(s, PROBLEM_ROW, REFUSAL);
	type(s, "字");
	expect_row(s, PROBLEM_ROW, REFUSAL);
}

Test(read_only, nothing_is_counted_that_was_not_checked)
{
	struct screen *s = open_report();
	expect_gone(s, "填 ");
	expect_gone(s, "错 ");
}
