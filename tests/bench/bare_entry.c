/*
 * The floor of a digit typed: table 3, scrolled to its end, at 24 rows.
 *
 * A digit starts or lengthens the figure under the cursor; then the figure, its
 * row's total, the column's handled figure and total, the ledger under the
 * column, the line of the problem and the counts at the top are put again.
 * Enter and the arrows up and down move. There is nothing else.
 */

#include "bare.h"
#include <stdio.h>

enum {
	LINES_SHOWN = 16,
	TABLE_TOP = 4,
	LEDGER_ROW = TABLE_TOP + LINES_SHOWN,
	PLACE_ROW,
	PROBLEM_ROW,
	FOOTER_ROW,
	COLUMNS = 7,
	TOTAL = COLUMNS - 1,
	NOT_A_ROW = 0,
	HANDLED = 24,
	CARRIED_FORWARD = 25,
	ROWS = 26, /* numbered from 1, as on the screen */
};

static const struct {
	int number;
	const char *label;
} lines[LINES_SHOWN] = {
	{13, "    1.本机关不掌握相关政府信息"},
	{14, "    2.没有现成信息需要另行制作"},
	{15, "    3.补正后申请内容仍不明确"},
	{NOT_A_ROW, "  （五）不予处理"},
	{16, "    1.信访举报投诉类申请"},
	{17, "    2.重复申请"},
	{18, "    3.要求提供公开出版物"},
	{19, "    4.无正当理由大量反复申请"},
	{20, "    5.要求行政机关确认或重新.."},
	{NOT_A_ROW, "  （六）其他处理"},
	{21, "    1.申请人无正当理由逾期不.."},
	{22, "    2.申请人逾期未按收费通知.."},
	{23, "    3.其他"},
	{HANDLED, "  （七）总计"},
	{CARRIED_FORWARD, "四、结转下年度继续办理"},
	{NOT_A_ROW, ""},
};

struct table {
	int figures[ROWS][COLUMNS];
	int line;   /* of the cursor; the column is always the first */
	bool fresh; /* the next digit starts a new figure */
};

static int column_of(int column)
{
	return 34 + 6 * column + (column == TOTAL);
}

static int line_of(int number)
{
	int line = 0;
	while (lines[line].number != number)
		line++;
	return TABLE_TOP + line;
}

static void put_figure(const struct table *table, int line, int column)
{
	int number = lines[line].number;
	bool computed = column == TOTAL || number == HANDLED;
	bare_put_number(TABLE_TOP + line, column_of(column), 6,
		computed ? LOOK_COMPUTED : LOOK_PLAIN, table->figures[number][column]);
}

static void put_handled(const struct table *table, int column)
{
	put_figure(table, line_of(HANDLED) - TABLE_TOP, column);
}

/* What the figures leave to be placed, under the first column and in words. */
static void put_findings(const struct table *table)
{
	char text[160];
	int over = table->figures[HANDLED][0] + table->figures[CARRIED_FORWARD][0];
	snprintf(text, sizeof text, "超%-4d", over);
	bare_put(LEDGER_ROW, column_of(0), LOOK_ERROR, text);
	snprintf(text, sizeof text, "超%-4d", over);
	bare_put(LEDGER_ROW, column_of(TOTAL), LOOK_ERROR, text);
	snprintf(text, sizeof text,
		" 错 自然人：第一项加第二项之和 0，第三项加第四项之和 %d，相差 %d     ", over,
		over);
	bare_put(PROBLEM_ROW, 0, LOOK_ERROR, text);
	snprintf(text, sizeof text, "未存 %d 处", table->line);
	bare_put(0, 35, LOOK_BAR, text);
	snprintf(text, sizeof text, "填 174/179  错 %d  警 %d", over > 0 ? 2 : 0, over > 9 ? 1 : 0);
	bare_put(0, 49, LOOK_BAR, text);
}

static void put_place(const struct table *table)
{
	char text[160];
	snprintf(text, sizeof text, " %d行 %s，自然人          ", lines[table->line].number,
		lines[table->line].label);
	bare_put(PLACE_ROW, 0, LOOK_HELP, text);
}

static void paint(const struct table *table)
{
	bare_put(0, 0, LOOK_BAR,
		" 政务公开办公室 2024年报  草稿  未存              填 179/179  错 0  警 0  批注 0");
	bare_put(1, 0, LOOK_HEAD, " 0封面  1总体完  2公开完 [3申请]  4复议完  5问题完  6其他完");
	bare_put(2, 0, LOOK_HEAD,
		" 三、收到和处理政府信息公开申请情况       ------- 法人或其他组织 -------");
	bare_put(3, 0, LOOK_BAR,
		" 行 项目                            自然人  商业  科研  公益  法律  其他   总计");
	for (int line = 0; line < LINES_SHOWN; line++) {
		bare_put(TABLE_TOP + line, 4, LOOK_PLAIN, lines[line].label);
		if (lines[line].number == NOT_A_ROW)
			continue;
		bare_put_number(TABLE_TOP + line, 1, 2, LOOK_PLAIN, lines[line].number);
		for (int column = 0; column < COLUMNS; column++)
			put_figure(table, line, column);
	}
	bare_put(LEDGER_ROW, 0, LOOK_HEAD, "    新收＋结转－办理－转下年");
	bare_put(FOOTER_ROW, 0, LOOK_BAR,
		" F1帮助 F2改 F3找 F4说明 F5清单 F6补零 F7问题 F8上年 F9纸样 F10结束 ^Z撤销");
	put_place(table);
	put_findings(table);
}

static void take_digit(struct table *table, int digit)
{
	int *row = table->figures[lines[table->line].number], *handled = table->figures[HANDLED];
	int before = row[0];
	row[0] = table->fresh ? digit : before * 10 + digit;
	table->fresh = false;
	row[TOTAL] += row[0] - before;
	if (row != table->figures[CARRIED_FORWARD]) {
		handled[0] += row[0] - before;
		handled[TOTAL] += row[0] - before;
	}
	put_figure(table, table->line, 0);
	put_figure(table, table->line, TOTAL);
	put_handled(table, 0);
	put_handled(table, TOTAL);
	put_findings(table);
}

static bool can_be_entered(int line)
{
	return lines[line].number != NOT_A_ROW && lines[line].number != HANDLED;
}

static void move_cursor(struct table *table, int by)
{
	int line = table->line + by;
	while (line >= 0 && line < LINES_SHOWN && !can_be_entered(line))
		line += by;
	if (line >= 0 && line < LINES_SHOWN)
		table->line = line;
	table->fresh = true;
	put_place(table);
}

/* An arrow's last byte is A or B; its first two move nothing. */
static void take_key(struct table *table, char byte)
{
	if (byte >= '0' && byte <= '9')
		take_digit(table, byte - '0');
	else if (byte == '\r' || byte == 'B')
		move_cursor(table, 1);
	else if (byte == 'A')
		move_cursor(table, -1);
}

int main(void)
{
	struct table table = {.fresh = true};
	char byte;
	bare_open();
	paint(&table);
	do
		bare_show(TABLE_TOP + table.line, column_of(0) + 5);
	while (bare_read(&byte) && (take_key(&table, byte), true));
	bare_close();
	return 0;
}
