/*
 * The rows: every command a key can mean, in the order of the help page.
 *
 * No command's first key is one that multiplexers, input methods or browsers
 * keep for themselves: ^A ^B, ^Space, ^N ^W ^T ^R.
 */

#include "base/language.h"
#include "tui/keymap.h"

#include <string.h>

enum {
	CELLS = CONTEXT_TABLE | CONTEXT_FIELDS,
	FORM = CELLS | CONTEXT_ENTRY,
	CLOSED = CELLS | CONTEXT_REVIEW, /* nothing is being typed in */
	SHOWN = FORM | CONTEXT_REVIEW,
	FILLING = CONTEXT_FILLING,
	REVIEW = CONTEXT_REVIEW,
	BOARD = CONTEXT_BOARD,
	REPORT = CONTEXT_REPORT,
	TYPED = CONTEXT_ENTRY | CONTEXT_TEXT,
	FIGURES = CONTEXT_TABLE | CONTEXT_CELL,
	ANY = CONTEXT_ANY,
};

/* clang-format off */
static const struct binding rows[] = {
	/* action               name              where          needs           keys          footer                   menu         its label               help */
	{ACTION_ENTER,          "enter",          FORM,          NEEDS_NOTHING,  "Enter",      NULL,                    MENU_NONE,   NULL,                   N_("确定，到下一行；在文字项上打开来写")},
	{ACTION_ENTER,          "paragraph",      CONTEXT_TEXT,  NEEDS_NOTHING,  "Enter",      NULL,                    MENU_NONE,   NULL,                   N_("另起一段")},
	{ACTION_ENTER,          "look",           REVIEW,        NEEDS_NOTHING,  "Enter",      NULL,                    MENU_NONE,   NULL,                   N_("审核：到下一行；在文字项上打开来看")},
	{ACTION_NEXT,           "next",           REPORT,        NEEDS_NOTHING,  "Tab",        NULL,                    MENU_NONE,   NULL,                   N_("确定，到下一个可填的格")},
	{ACTION_PREVIOUS,       "previous",       REPORT,        NEEDS_NOTHING,  "S-Tab",      NULL,                    MENU_NONE,   NULL,                   N_("确定，回上一个可填的格")},
	{ACTION_UP,             "up",             ANY,           NEEDS_NOTHING,  "Up",         NULL,                    MENU_NONE,   NULL,                   N_("确定，向上；写文字时上移一行")},
	{ACTION_DOWN,           "down",           ANY,           NEEDS_NOTHING,  "Down",       NULL,                    MENU_NONE,   NULL,                   N_("确定，向下；写文字时下移一行")},
	{ACTION_LEFT,           "left",           REPORT,        NEEDS_NOTHING,  "Left",       NULL,                    MENU_NONE,   NULL,                   N_("向左；F2改时在格内移动")},
	{ACTION_RIGHT,          "right",          REPORT,        NEEDS_NOTHING,  "Right",      NULL,                    MENU_NONE,   NULL,                   N_("向右；F2改时在格内移动")},
	{ACTION_HOME,           "home",           ANY,           NEEDS_NOTHING,  "Home",       NULL,                    MENU_GO,     N_("行首"),             N_("行首；列表上到第一条")},
	{ACTION_END,            "end",            ANY,           NEEDS_NOTHING,  "End",        NULL,                    MENU_GO,     N_("行末"),             N_("行末；列表上到最后一条")},
	{ACTION_PAGE_UP,        "page-up",        ANY,           NEEDS_NOTHING,  "PgUp",       NULL,                    MENU_GO,     N_("上一组、上一屏"),   N_("上一组，或上一屏；到头是本节上一张表")},
	{ACTION_PAGE_DOWN,      "page-down",      ANY,           NEEDS_NOTHING,  "PgDn",       NULL,                    MENU_GO,     N_("下一组、下一屏"),   N_("下一组，或下一屏；到底是本节下一张表")},
	{ACTION_SENTENCE_LEFT,  "sentence-left",  CONTEXT_TEXT,  NEEDS_NOTHING,  "Ctrl-Left",  NULL,                    MENU_NONE,   NULL,                   N_("到句首，再按到上一句；在行首再按 Home 也是")},
	{ACTION_SENTENCE_RIGHT, "sentence-right", CONTEXT_TEXT,  NEEDS_NOTHING,  "Ctrl-Right", NULL,                    MENU_NONE,   NULL,                   N_("到下一句；在行末再按 End 也是")},
	{ACTION_FIRST,          "first",          CONTEXT_TEXT,  NEEDS_NOTHING,  "Ctrl-Home",  NULL,                    MENU_NONE,   NULL,                   N_("到全文开头；在第一行再按 PgUp 也是")},
	{ACTION_LAST,           "last",           CONTEXT_TEXT,  NEEDS_NOTHING,  "Ctrl-End",   NULL,                    MENU_NONE,   NULL,                   N_("到全文末尾；在最后一行再按 PgDn 也是")},
	{ACTION_ERASE,          "erase",          TYPED,         NEEDS_WRITING,  "Bksp",       NULL,                    MENU_NONE,   NULL,                   N_("删光标前一个字")},
	{ACTION_CLEAR,          "clear",          CELLS,         NEEDS_WRITING,  "Del Bksp",   NULL,                    MENU_FILL,   N_("清成空白"),         N_("清成空白（空白不是0）")},
	{ACTION_CLEAR,          "delete",         TYPED,         NEEDS_WRITING,  "Del",        NULL,                    MENU_NONE,   NULL,                   N_("删光标后一个字")},
	{ACTION_ESCAPE,         "cancel",         CONTEXT_ENTRY, NEEDS_NOTHING,  "Esc",        NULL,                    MENU_NONE,   NULL,                   N_("不要了，恢复原来的")},
	{ACTION_ESCAPE,         "done",           CONTEXT_TEXT,  NEEDS_NOTHING,  "Esc",        NULL,                    MENU_NONE,   NULL,                   N_("写完，回到各栏；选着文字时先不选")},
	{ACTION_MENU,           "menu",           CLOSED,        NEEDS_NOTHING,  "Esc",        NULL,                    MENU_NONE,   NULL,                   N_("菜单；再按0到9：到封面和各节")},
	{ACTION_HELP,           "help",           ANY,           NEEDS_NOTHING,  "F1",         NC_("footer", "帮助"),   MENU_LOOK,   N_("帮助"),             N_("这一页")},
	{ACTION_EDIT,           "edit",           FORM,          NEEDS_WRITING,  "F2 ^E",      NC_("footer", "改"),     MENU_FILL,   N_("在格内修改"),       N_("在格内修改：光标键在格内移动；选项列出来选")},
	{ACTION_MARK,           "mark",           CONTEXT_TEXT,  NEEDS_NOTHING,  "F2",         NULL,                    MENU_NONE,   NULL,                   N_("从光标处选起，再按不选；选中的反白")},
	{ACTION_CUT,            "cut",            CONTEXT_TEXT,  NEEDS_WRITING,  "^X",         NULL,                    MENU_NONE,   NULL,                   N_("剪切选中的")},
	{ACTION_COPY,           "copy",           CONTEXT_TEXT,  NEEDS_NOTHING,  "^C",         NULL,                    MENU_NONE,   NULL,                   N_("复制选中的；没有选中就告诉你怎样退出")},
	{ACTION_PUT,            "paste",          CONTEXT_TEXT,  NEEDS_WRITING,  "^V Ins",     NULL,                    MENU_NONE,   NULL,                   N_("粘贴剪切或复制的，到别的文字里也行")},
	{ACTION_OUTSIDE,        "outside",        CONTEXT_TEXT,  NEEDS_WRITING,  "^E",         NULL,                    MENU_NONE,   NULL,                   N_("用外部编辑器写（环境变量 VISUAL 或 EDITOR）")},
	{ACTION_FIND,           "replace",        CONTEXT_TEXT,  NEEDS_NOTHING,  "F3 ^F",      NC_("footer", "找换"),   MENU_NONE,   NULL,                   N_("在这段文字里找和换")},
	{ACTION_FIND,           "find",           SHOWN,         NEEDS_NOTHING,  "F3 ^F",      NC_("footer", "找"),     MENU_GO,     N_("找和去"),           N_("找和去：行号、名称、地址、文字，写什么找什么")},
	{ACTION_REASON,         "reason",         FILLING,       NEEDS_WRITING,  "F4 ^K",      NC_("footer", "说明"),   MENU_FILL,   N_("说明、附注"),       N_("说明理由：这里的警为什么没有错，清空就是去掉；没有警就写附注")},
	{ACTION_NOTE,           "note",           FILLING,       NEEDS_WRITING,  "",           NULL,                    MENU_FILL,   N_("附注"),             N_("给这一格、这一行、这一部分写附注，印在纸上")},
	{ACTION_REMARK,         "remark",         REVIEW,        NEEDS_WRITING,  "F4 ^K",      NC_("footer", "批注"),   MENU_REVIEW, N_("写批注"),           N_("审核：给这一格、这一行、一句话、这一部分、整份报告写批注")},
	{ACTION_LIST,           "list",           FILLING,       NEEDS_FINDINGS, "F5",         NC_("footer", "清单"),   MENU_LOOK,   N_("问题和待填的清单"), N_("问题和待填的清单，选一项前往")},
	{ACTION_LIST,           "to-review",      REVIEW,        NEEDS_FINDINGS, "F5",         NC_("footer", "清单"),   MENU_REVIEW, N_("要看的清单"),       N_("审核：要看的清单，有错、警、上轮后改的、批注")},
	{ACTION_REFERENCE,      "reference",      CONTEXT_TEXT,  NEEDS_WRITING,  "F6 ^O",      NC_("footer", "引用"),   MENU_NONE,   NULL,                   N_("插入一个数的引用：表里改了，文字跟着变")},
	{ACTION_REPAIR,         "repair",         FILLING,       NEEDS_WRITING,  "^G",         NULL,                    MENU_FILL,   N_("照改"),             N_("照改：用给出的改法改正这里的问题，有几种就选一种")},
	{ACTION_ZEROS,          "zeros",          FIGURES,       NEEDS_WRITING,  "F6 ^O",      NC_("footer", "补零"),   MENU_FILL,   N_("空格补0"),          N_("空格补0：本行、本列、本表、全部")},
	{ACTION_ACCEPT,         "accept",         REVIEW,        NEEDS_WRITING,  "F6 ^O",      NC_("footer", "认可"),   MENU_REVIEW, N_("认可说明"),         N_("审核：认可这里的说明；再按一次就是不认可")},
	{ACTION_NEXT_PROBLEM,   "next-problem",   FILLING,       NEEDS_FINDINGS, "F7",         NC_("footer", "问题"),   MENU_GO,     N_("下一个错或警"),     N_("到下一个错或警")},
	{ACTION_NEXT_PROBLEM,   "next-to-review", REVIEW,        NEEDS_FINDINGS, "F7",         NC_("footer", "下一条"), MENU_REVIEW, N_("下一条要看的"),     N_("审核：到清单的下一条")},
	{ACTION_LAST_YEAR,      "last-year",      REPORT,        NEEDS_NOTHING,  "F8",         NC_("footer", "上年"),   MENU_LOOK,   N_("对照上年"),         N_("对照上年：逐行列出上年的数和文字，再按收起")},
	{ACTION_REPEAT_LAST,    "repeat-last",    FILLING,       NEEDS_WRITING,  "^D Alt-d",   NULL,                    MENU_FILL,   N_("这一格同上年"),     N_("这一格同上年")},
	{ACTION_TAKE_LAST,      "take-last",      FORM,          NEEDS_WRITING,  "^V",         NULL,                    MENU_REPORT, N_("载入上年的报告"),   N_("载入上年的报告，或去掉载入的")},
	{ACTION_PREVIEW,        "preview",        REPORT,        NEEDS_NOTHING,  "F9 ^P",      NC_("footer", "纸样"),   MENU_LOOK,   N_("印出来的样子"),     N_("看印出来的样子")},
	{ACTION_FINISH,         "finish",         FILLING,       NEEDS_NOTHING,  "F10 ^Q",     NC_("footer", "结束"),   MENU_REPORT, N_("结束"),             N_("存盘退出、报送审核，或不存退出")},
	{ACTION_CONCLUDE,       "conclude",       REVIEW,        NEEDS_NOTHING,  "F10 ^Q",     NC_("footer", "结论"),   MENU_REVIEW, N_("结论"),             N_("审核：退回或批准；或不作结论就走，批注留着")},
	{ACTION_SAVE,           "save",           REPORT,        NEEDS_WRITING,  "^S",         NULL,                    MENU_REPORT, N_("存盘"),             N_("存盘，接着填")},
	{ACTION_UNDO,           "undo",           REPORT,        NEEDS_WRITING,  "^Z",         NC_("footer", "撤销"),   MENU_FILL,   N_("撤销一步"),         N_("撤销一步")},
	{ACTION_REDO,           "redo",           REPORT,        NEEDS_WRITING,  "^Y",         NULL,                    MENU_FILL,   N_("重做一步"),         N_("重做撤销了的一步")},
	{ACTION_NEXT_BLANK,     "next-blank",     REPORT,        NEEDS_FINDINGS, "^U",         NC_("footer", "下一空"), MENU_GO,     N_("下一个未填的格"),   N_("到下一个未填的格")},
	{ACTION_REPAINT,        "repaint",        ANY,           NEEDS_NOTHING,  "^L",         NULL,                    MENU_LOOK,   N_("重画屏幕"),         N_("屏幕乱了，重画")},
	{ACTION_SUSPEND,        "suspend",        REPORT,        NEEDS_NOTHING,  "",           NULL,                    MENU_REPORT, N_("挂起，回命令行"),   N_("挂起，回命令行；fg 回来接着填")},
	{ACTION_ABOUT,          "about",          REPORT,        NEEDS_NOTHING,  "",           NULL,                    MENU_REPORT, N_("版本"),             N_("程序的版本，这份报告的表式")},
	{ACTION_ENTER,           "open",           BOARD,         NEEDS_NOTHING,  "Enter",      NC_("footer", "审核"),   MENU_NONE,   NULL,                   N_("台账：审核这一份；在清单上按 Esc 回到台账")},
	{ACTION_ESCAPE,          "leave-board",    BOARD,         NEEDS_NOTHING,  "Esc",        NULL,                    MENU_NONE,   NULL,                   N_("台账：回到开始的画面")},
	{ACTION_FIND,            "find-unit",      BOARD,         NEEDS_NOTHING,  "F3 ^F",      NC_("footer", "找"),     MENU_NONE,   NULL,                   N_("台账：找单位或文件")},
	{ACTION_REFRESH,         "refresh",        BOARD,         NEEDS_NOTHING,  "F5",         NC_("footer", "刷新"),   MENU_NONE,   NULL,                   N_("台账：有变化的再读一遍")},
	{ACTION_NEXT_PROBLEM,    "next-report",    BOARD,         NEEDS_FINDINGS, "F7",         NC_("footer", "下一份"), MENU_NONE,   NULL,                   N_("台账：到下一份待审的")},
	{ACTION_PREVIEW,         "print-board",    BOARD,         NEEDS_NOTHING,  "F9 ^P",      NC_("footer", "打印"),   MENU_NONE,   NULL,                   N_("台账：看印出来的样子，打印")},
	{ACTION_FINISH,          "close-board",    BOARD,         NEEDS_NOTHING,  "F10 ^Q",     NC_("footer", "退出"),   MENU_NONE,   NULL,                   N_("台账：退出")},
	{ACTION_INTERRUPT,      "interrupt",      SHOWN | BOARD, NEEDS_NOTHING,  "^C",         NULL,                    MENU_NONE,   NULL,                   N_("告诉你怎样退出")},
};
/* clang-format on */

const struct binding *keymap_rows(size_t *count)
{
	*count = G_N_ELEMENTS(rows);
	return rows;
}

const struct binding *keymap_row(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	}
	return NULL;
}

enum action_needs action_needs(enum action action)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].action == action)
			return rows[i].needs;
	}
	return NEEDS_NOTHING;
}
