/*
 * Blocks of figures, as they are copied out of other programs.
 */

#include "edit/block.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(block, .timeout = 20);

static const char *const units[] = {"件", "万元", "元", NULL};

/* "label: 1 . / [words]" for each row, the line number in front, ended by ";". */
static char *told(const struct block *block)
{
	GString *out = g_string_new(NULL);

	for (guint r = 0; r < block->rows->len; r++) {
		const struct block_row *row = block_row(block, r);

		g_string_append_printf(out, "%d %s:", row->line, row->label);
		for (guint v = 0; v < row->values->len; v++) {
			const struct block_value *value = block_value(row, v);
			bool other = value->kind == BLOCK_OTHER;

			g_string_append_printf(out, " %s%s%s%s%s", other ? "[" : "",
				value->kind == BLOCK_BLANK ? "." : "", value->text,
				value->unit ? value->unit : "", other ? "]" : "");
		}
		g_string_append(out, "; ");
	}
	if (out->len > 0)
		g_string_truncate(out, out->len - 2);
	return g_string_free(out, FALSE);
}

static void expect_read(const char *text, const char *wanted)
{
	struct block *block = block_parse(text, strlen(text), units);
	g_autofree char *read = told(block);

	cr_expect_str_eq(read, wanted, "“%s” is read as “%s”", text, read);
	block_free(block);
}

Test(block, is_split_at_tabs_or_blanks)
{
	expect_read("1\t2\n3\t4", "1 : 1 2; 2 : 3 4");
	expect_read("1\t2\r\n3\t4\r\n", "1 : 1 2; 2 : 3 4");
	expect_read("1  2\n3 4\n\n", "1 : 1 2; 2 : 3 4");
	expect_read("１　２\n3　，\n", "1 : 1 2; 2 : 3 [，]");
	expect_read("1\t\t3\n\t2\t", "1 : 1 . 3; 2 : . 2");
	expect_read("1\t2\n\t\n3\t4", "1 : 1 2; 2 :; 3 : 3 4");
	expect_read("", "");
	expect_read("\n \t\n", "");
	expect_read("只有字", "");
}

Test(block, reads_figures_as_people_write_them)
{
	expect_read("3,259\t１２７。90\t-5", "1 : 3259 127.90 -5");
	expect_read("/\t—\t－\t不适用\t--", "1 : / / / / /");
	expect_read("19件\t127.9 万元\t3 件", "1 : 19件 127.9万元 3件");
	expect_read("0 15 19 件", "1 : 0 15 19件");
	expect_read("0\t1\t待核\t3", "1 : 0 1 [待核] 3");
	expect_read("007\t.5", "1 : 7 0.5");
	expect_read("\x01"
		    "1\t2\x13\t\x1b",
		"1 : 1 2");
}

Test(block, passes_over_what_is_copied_along_and_not_seen)
{
	expect_read("\uFEFF12\t3", "1 : 12 3");
	expect_read("\u202D1,234\u202C\t\u200B4\t5\u00AD", "1 : 1234 4 5");
	expect_read("\u200E规章\t0\t1", "1 规章: 0 1");
}

/* Were they a label, what stands behind them would go one column too far to the left. */
Test(block, has_no_label_in_a_figure_that_a_spreadsheet_does_not_show)
{
	expect_read("#REF!\t5\t6", "1 : [#REF!] 5 6");
	expect_read("####\t5", "1 : [####] 5");
	expect_read("#N/A\t#DIV/0!\t#NAME?\t5", "1 : [#N/A] [#DIV/0!] [#NAME?] 5");
	expect_read("1.2E+05\t5\t1e3", "1 : [1.2E+05] 5 [1e3]");
	expect_read("规章\t#REF!\t6", "1 规章: [#REF!] 6");
	expect_read("# 1\t5\t6", "1 # 1: 5 6");
}

Test(block, keeps_labels_in_front_apart)
{
	expect_read("规章\t0\t0\t0", "1 规章: 0 0 0");
	expect_read("1\t规章\t0\t0", "1 规章: 0 0");
	expect_read("（三）不予公开\t1.属于国家秘密\t0\t2", "1 （三）不予公开1.属于国家秘密: 0 2");
	expect_read("1. 属于 国家秘密 0 2", "1 1.属于国家秘密: 0 2");
	expect_read("规章\t\t\t5", "1 规章: . . 5");
	expect_read("甲\t\t\t5\t6\n\t\t乙\t7\t8", "1 甲: 5 6; 2 乙: 7 8");
	expect_read("新收\t5\t6\n\t7\t8", "1 新收: 5 6; 2 : 7 8");
}

Test(block, takes_labels_from_the_lines_above)
{
	expect_read(
		"规章\n0\n1\n2\n行政规范性文件\n3\n4\n5", "2 规章: 0 1 2; 6 行政规范性文件: 3 4 5");
	expect_read("信息内容\n本年制发件数\n\n规章\n\n0\n1\n\n许可\n3117\n",
		"6 信息内容本年制发件数规章: 0 1; 10 许可: 3117");
	expect_read("\t规章\n\t0\n\t\n\t2 \n\n\t许可\n\t7\n", "2 规章: 0 . 2; 7 许可: 7");
	expect_read("部分公开（区分\n处理的）\n9 0 0", "3 部分公开（区分处理的）: 9 0 0");
	expect_read("总计\n\t10\n\t1\n\t0 \n", "2 总计: 10; 3 : 1; 4 : 0");
	expect_read("自然人\n95\n0\n50", "2 自然人: 95; 3 : 0; 4 : 50");
}

Test(block, knows_the_nearest_line_of_a_label)
{
	const char *text = "信息内容\n规章\n0\n许可\n1";
	struct block *block = block_parse(text, strlen(text), units);

	cr_expect_str_eq(block_row(block, 0)->nearest, "规章");
	cr_expect_eq(block->width, 1);
	cr_expect_eq(block->count, 2);
	block_free(block);
}

Test(block, of_one_column_has_a_blank_where_a_line_is_empty)
{
	expect_read("1\n\n3\n4", "1 : 1; 2 :; 3 : 3; 4 : 4");
	expect_read("1\n\n2\n\n3\n\n4\n", "1 : 1; 3 : 2; 5 : 3; 7 : 4");
}

Test(block, of_any_size_is_read_up_to_a_bound)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < 100000; i++)
		g_string_append(text, "1\t2\n");
	struct block *block = block_parse(text->str, text->len, units);
	cr_expect(block->cut);
	cr_expect_leq(block->count, BLOCK_MAX_VALUES + 2);
	block_free(block);
	g_string_set_size(text, 1 << 20);
	memset(text->str, '9', text->len);
	block = block_parse(text->str, text->len, units);
	cr_expect_eq(block->count, 1);
	block_free(block);
}
