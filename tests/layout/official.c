/* The tables of the disclosure report as grids. */

#include "official.h"

#include "trees.h"

static void add_figure(struct grid *grid, int row, int column, int columns, const char *text)
{
	grid_add(grid,
		(struct grid_cell){
			.row = row,
			.rows = 1,
			.column = column,
			.columns = columns,
			.align = GRID_RIGHT,
			.figure = true,
			.text = text,
		});
}

static void add_label(
	struct grid *grid, struct grid_area area, enum grid_align align, const char *text)
{
	grid_add(grid,
		(struct grid_cell){
			.row = area.row,
			.rows = area.rows,
			.column = area.column,
			.columns = area.columns,
			.align = align,
			.middle = true,
			.text = text,
		});
}

/* Table 3 */

enum {
	STUB = 3,
	REQUEST_ROWS = 25,
	REQUEST_COLUMNS = 7,
};

static const char *request_figure(int row, int column)
{
	bool total = column == REQUEST_COLUMNS - 1;
	switch (row) {
	case 0:
	case 23: return column == 0 || total ? "2" : "0";
	case 10:
	case 12: return column == 0 || total ? "1" : "0";
	default: return "0";
	}
}

static void add_request_heads(struct grid *grid)
{
	struct head_tree columns = TREE(GROUP(0, "申请人情况"), LEAF(1, "自然人"),
		GROUP(1, "法人或其他组织"), LEAF(2, "商业企业"), LEAF(2, "科研机构"),
		LEAF(2, "社会公益组织"), LEAF(2, "法律服务机构"), LEAF(2, "其他"), LEAF(1, "总计"));
	struct grid_area corner = {0, OFFICIAL_HEADS, 0, STUB};
	struct grid_area above = {0, OFFICIAL_HEADS, STUB, REQUEST_COLUMNS};
	add_label(grid, corner, GRID_LEFT,
		"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
	grid_add_heads(grid, &columns, GRID_ABOVE, above);
}

static void add_request_stub(struct grid *grid)
{
	struct head_tree rows = TREE(LEAF(0, "一、本年新收政府信息公开申请数量"),
		LEAF(0, "二、上年结转政府信息公开申请数量"), GROUP(0, "三、本年度办理结果"),
		LEAF(1, "（一）予以公开"),
		LEAF(1, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
		GROUP(1, "（三）不予公开"), LEAF(2, "1.属于国家秘密"),
		LEAF(2, "2.其他法律行政法规禁止公开"), LEAF(2, "3.危及“三安全一稳定”"),
		LEAF(2, "4.保护第三方合法权益"), LEAF(2, "5.属于三类内部事务信息"),
		LEAF(2, "6.属于四类过程性信息"), LEAF(2, "7.属于行政执法案卷"),
		LEAF(2, "8.属于行政查询事项"), GROUP(1, "（四）无法提供"),
		LEAF(2, "1.本机关不掌握相关政府信息"), LEAF(2, "2.没有现成信息需要另行制作"),
		LEAF(2, "3.补正后申请内容仍不明确"), GROUP(1, "（五）不予处理"),
		LEAF(2, "1.信访举报投诉类申请"), LEAF(2, "2.重复申请"),
		LEAF(2, "3.要求提供公开出版物"), LEAF(2, "4.无正当理由大量反复申请"),
		LEAF(2, "5.要求行政机关确认或重新出具已获取信息"), GROUP(1, "（六）其他处理"),
		LEAF(2, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
		LEAF(2, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
		LEAF(2, "3.其他"), LEAF(1, "（七）总计"), LEAF(0, "四、结转下年度继续办理"));
	struct grid_area beside = {OFFICIAL_HEADS, REQUEST_ROWS, 0, STUB};
	grid_add_heads(grid, &rows, GRID_BESIDE, beside);
	grid_rule_groups_only(grid, &rows, beside);
}

struct grid *official_requests(void)
{
	struct grid *grid = grid_new(OFFICIAL_HEADS + REQUEST_ROWS, STUB + REQUEST_COLUMNS);
	add_request_heads(grid);
	add_request_stub(grid);
	for (int row = 0; row < REQUEST_ROWS; row++) {
		for (int column = 0; column < REQUEST_COLUMNS; column++)
			add_figure(grid, OFFICIAL_HEADS + row, STUB + column, 1,
				request_figure(row, column));
	}
	return grid;
}

/* Table 4 */

#define RESULTS(level)                                                                             \
	LEAF(level, "结果维持"), LEAF(level, "结果纠正"), LEAF(level, "其他结果"),                 \
		LEAF(level, "尚未审结"), LEAF(level, "总计")

struct grid *official_disputes(void)
{
	struct head_tree tree = TREE(GROUP(0, "行政复议"), RESULTS(1), GROUP(0, "行政诉讼"),
		GROUP(1, "未经复议直接起诉"), RESULTS(2), GROUP(1, "复议后起诉"), RESULTS(2));
	struct grid *grid = grid_new(OFFICIAL_HEADS + 1, tree.leaves);
	struct grid_area above = {0, OFFICIAL_HEADS, 0, tree.leaves};
	grid_add_heads(grid, &tree, GRID_ABOVE, above);
	for (int column = 0; column < tree.leaves; column++)
		add_figure(grid, OFFICIAL_HEADS, column, 1, column % 5 == 4 ? "12" : "3");
	return grid;
}

/* Table 2 */

enum { PROACTIVE_COLUMNS = 4 };

/* Adds a block below the rows already there: a band over all, the heads, then a row for each label
   with `count` figures, the last of which takes what is left of the frame. */
static int add_block(struct grid *grid, int row, const char *band, struct head_tree columns,
	struct head_tree rows, const char *const *figures)
{
	int most = PROACTIVE_COLUMNS - 1;
	add_label(grid, (struct grid_area){row, 1, 0, PROACTIVE_COLUMNS}, GRID_CENTER, band);
	add_label(grid, (struct grid_area){row + 1, 1, 0, 1}, GRID_CENTER, "信息内容");
	grid_add_heads(grid, &columns, GRID_ABOVE, (struct grid_area){row + 1, 1, 1, most});
	grid_add_heads(grid, &rows, GRID_BESIDE, (struct grid_area){row + 2, rows.leaves, 0, 1});
	for (int i = 0; i < rows.leaves * columns.leaves; i++) {
		int column = i % columns.leaves;
		bool last = column == columns.leaves - 1;
		add_figure(grid, row + 2 + i / columns.leaves, 1 + column, last ? most - column : 1,
			figures[i]);
	}
	return row + 2 + rows.leaves;
}

struct grid *official_proactive(void)
{
	struct grid *grid = grid_new(14, PROACTIVE_COLUMNS);
	int row = add_block(grid, 0, "第二十条第（一）项",
		TREE(LEAF(0, "本年制发件数"), LEAF(0, "本年废止件数"), LEAF(0, "现行有效件数")),
		TREE(LEAF(0, "规章"), LEAF(0, "行政规范性文件")),
		(const char *const[]){"0", "0", "0", "0", "15", "19"});
	row = add_block(grid, row, "第二十条第（五）项", TREE(LEAF(0, "本年处理决定数量")),
		TREE(LEAF(0, "行政许可")), (const char *const[]){"11398889"});
	row = add_block(grid, row, "第二十条第（六）项", TREE(LEAF(0, "本年处理决定数量")),
		TREE(LEAF(0, "行政处罚"), LEAF(0, "行政强制")), (const char *const[]){"15", "0"});
	add_block(grid, row, "第二十条第（八）项", TREE(LEAF(0, "本年收费金额（单位：万元）")),
		TREE(LEAF(0, "行政事业性收费")), (const char *const[]){"72701.2578"});
	return grid;
}
