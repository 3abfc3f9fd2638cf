/*
 * A report whose file is another by the time it is saved: compared, put
 * elsewhere, or left, and never written over.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include <glib/gstdio.h>
#include <string.h>

TestSuite(changed_file, .init = sit_down_to_figures, .fini = get_up, .timeout = 60);

/* The file as somebody else would leave it. */
static void write_otherwise(const char *before, const char *after)
{
	g_autofree char *text = desk_read(desk, "report.yaml");
	g_auto(GStrv) parts = g_strsplit(text, before, 2);
	cr_assert_not_null(parts[1], "%s", before);
	g_autofree char *altered = g_strconcat(parts[0], after, parts[1], NULL);
	desk_write(desk, "report.yaml", altered);
}

static bool stands(struct screen *s, const char *text)
{
	int row, column;
	return vt_find(screen_vt(s), text, &row, &column);
}

Test(changed_file, is_compared_by_the_names_of_cells_first_of_all)
{
	struct screen *s = papers_change_a_figure(desk);
	write_otherwise("brought_forward: {natural: 0", "brought_forward: {natural: 4");
	press(s, "Ctrl-S");
	expect_row(s, 8, "没有存成");
	expect_row(s, 9, "report.yaml：打开以后被改过，没有覆盖");
	expect_row(s, 10, "文件里与这里不同的有3处");
	expect_row(s, 11, "改动都还在，也记在恢复日志里");
	expect_row(s, 12, " 1 存到别处    换一个目录或文件名，接着在那里填");
	expect_row(s, 13, " 2 回去接着填  不存退出、再打开，可在新的文件上接着做");
	expect_row(s, 14, "[3 看哪里不同] 文件里的，这里的");
	press(s, "Enter");
	expect_row(s, 1, "申请 01行 自然人  2 改 7");
	expect_row(s, 2, "申请 02行 自然人  4 改 0");
	press(s, "Esc");
	expect(s, "[3 看哪里不同]");
	press(s, "Esc");
	expect_row(s, MESSAGE_ROW, "没有存成");
	expect_row(s, 0, "未存 1 处");
}

Test(changed_file, leaves_the_report_under_another_name_and_no_trace_under_its_own)
{
	struct screen *s = papers_change_a_figure(desk);
	write_otherwise("brought_forward: {natural: 0", "brought_forward: {natural: 4");
	g_autofree char *theirs = desk_read(desk, "report.yaml");
	press(s, "Ctrl-S 1");
	expect(s, "存到哪个文件");
	type(s, "mine.yaml");
	press(s, "Enter");
	expect_row(s, MESSAGE_ROW, "接着在那里填");
	g_autofree char *lock = desk_read(desk, ".mine.yaml.lock");
	cr_expect_not_null(lock, "what it goes on with is locked");
	type(s, "8");
	papers_close(s);
	g_autofree char *after = desk_read(desk, "report.yaml"),
			*mine = desk_read(desk, "mine.yaml");
	cr_expect_str_eq(after, theirs);
	cr_expect(strstr(mine, "new: {natural: 7"), "%s", mine);
	cr_expect(strstr(mine, "brought_forward: {natural: 8"), "%s", mine);
	static const char *const gone[] = {
		".report.yaml.journal", ".report.yaml.lock", ".mine.yaml.lock"};
	for (size_t i = 0; i < G_N_ELEMENTS(gone); i++)
		cr_expect_null(desk_read(desk, gone[i]), "%s", gone[i]);
}

Test(changed_file, that_is_no_report_any_more_cannot_be_compared)
{
	struct screen *s = papers_change_a_figure(desk);
	desk_write(desk, "report.yaml", "[");
	press(s, "Ctrl-S");
	expect(s, "report.yaml：打开以后被改过，没有覆盖");
	expect(s, "[1 存到别处]");
	cr_expect_not(stands(s, "看哪里不同"));
}

Test(changed_file, that_became_a_directory_is_named)
{
	struct screen *s = papers_change_a_figure(desk);
	g_autofree char *report = desk_path(desk, "report.yaml");
	cr_assert_eq(g_unlink(report), 0);
	cr_assert_eq(g_mkdir(report, 0700), 0);
	press(s, "Ctrl-S");
	expect(s, "report.yaml：是目录，不是文件");
	press(s, "1");
	expect(s, "存到哪个文件");
	type(s, "mine.yaml");
	press(s, "Enter");
	expect_row(s, MESSAGE_ROW, "接着在那里填");
	papers_close(s);
	g_autofree char *mine = desk_read(desk, "mine.yaml");
	cr_expect(strstr(mine, "new: {natural: 7"), "%s", mine);
}

Test(changed_file, that_was_removed_is_written_again)
{
	struct screen *s = papers_change_a_figure(desk);
	g_autofree char *report = desk_path(desk, "report.yaml");
	cr_assert_eq(g_unlink(report), 0);
	press(s, "Ctrl-S");
	expect_row(s, MESSAGE_ROW, "已存盘");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
}

Test(changed_file, keeps_what_was_done_to_it_while_a_journal_waited)
{
	struct screen *s = papers_change_a_figure(desk);
	press(s, "F10 3");
	expect_exit(s, 0);
	write_otherwise("brought_forward: {natural: 0", "brought_forward: {natural: 4");
	s = start(desk, 24, 80, "report.yaml");
	expect(s, "这些改动之后，文件又被改过");
	expect(s, "申请 01行 自然人  2 改 7");
	cr_expect_not(stands(s, "02行 自然人"), "that stays as the file has it");
	press(s, "Enter");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
	expect_saved(desk, "requests.brought_forward.natural", "4");
}
