#include "tui/keymap.h"

#include <glib/gi18n.h>

#define CTRL(letter) (NKEY_CTRL_A + ((letter) - 'A'))

enum {
	CELLS = CONTEXT_TABLE | CONTEXT_FIELDS,
	FORM = CELLS | CONTEXT_ENTRY,
};

/* clang-format off */
static const struct binding rows[] = {
	/* action             where                         key               twin        footer    help */
	{ACTION_ENTER,        FORM,                         NKEY_ENTER,       NKEY_NONE,  NULL,     N_("确定，到下一行；在文字项上打开来写")},
	{ACTION_ENTER,        CONTEXT_TEXT,                 NKEY_ENTER,       NKEY_NONE,  NULL,     N_("另起一段")},
	{ACTION_NEXT,         CONTEXT_ANY,                  NKEY_TAB,         NKEY_NONE,  NULL,     N_("确定，到下一个可填的格")},
	{ACTION_PREVIOUS,     CONTEXT_ANY,                  NKEY_BACKTAB,     NKEY_NONE,  NULL,     N_("确定，回上一个可填的格")},
	{ACTION_UP,           CONTEXT_ANY,                  NKEY_ARROW_UP,    NKEY_NONE,  NULL,     N_("确定，向上；写文字时上移一行")},
	{ACTION_DOWN,         CONTEXT_ANY,                  NKEY_ARROW_DOWN,  NKEY_NONE,  NULL,     N_("确定，向下；写文字时下移一行")},
	{ACTION_LEFT,         CONTEXT_ANY,                  NKEY_ARROW_LEFT,  NKEY_NONE,  NULL,     N_("向左；F2改时在格内移动")},
	{ACTION_RIGHT,        CONTEXT_ANY,                  NKEY_ARROW_RIGHT, NKEY_NONE,  NULL,     N_("向右；F2改时在格内移动")},
	{ACTION_HOME,         CONTEXT_ANY,                  NKEY_HOME,        NKEY_NONE,  NULL,     N_("行首")},
	{ACTION_END,          CONTEXT_ANY,                  NKEY_END,         NKEY_NONE,  NULL,     N_("行末")},
	{ACTION_PAGE_UP,      CONTEXT_ANY,                  NKEY_PAGE_UP,     NKEY_NONE,  NULL,     N_("上一组，或上一屏；到头是本节上一张表")},
	{ACTION_PAGE_DOWN,    CONTEXT_ANY,                  NKEY_PAGE_DOWN,   NKEY_NONE,  NULL,     N_("下一组，或下一屏；到底是本节下一张表")},
	{ACTION_ERASE,        CONTEXT_ENTRY | CONTEXT_TEXT, NKEY_ERASE,       NKEY_NONE,  NULL,     N_("删光标前一个字")},
	{ACTION_CLEAR,        CELLS,                        NKEY_REMOVE,      NKEY_ERASE, NULL,     N_("清成空白（空白不是0）")},
	{ACTION_CLEAR,        CONTEXT_ENTRY | CONTEXT_TEXT, NKEY_REMOVE,      NKEY_NONE,  NULL,     N_("删光标后一个字")},
	{ACTION_ESCAPE,       CONTEXT_ENTRY,                NKEY_ESCAPE,      NKEY_NONE,  NULL,     N_("不要了，恢复原来的")},
	{ACTION_ESCAPE,       CONTEXT_TEXT,                 NKEY_ESCAPE,      NKEY_NONE,  N_("写完"),   N_("写完，回到各栏")},
	{ACTION_ESCAPE,       CELLS,                        NKEY_ESCAPE,      NKEY_NONE,  NULL,     N_("再按0到9：到封面和各节")},
	{ACTION_HELP,         CONTEXT_ANY,                  NKEY_F1,          NKEY_NONE,  N_("帮助"),   N_("这一页")},
	{ACTION_EDIT,         FORM,                         NKEY_F2,          CTRL('E'),  N_("改"),     N_("在格内修改：光标键在格内移动；选项列出来选")},
	{ACTION_REASON,       CONTEXT_ANY,                  NKEY_F4,          CTRL('K'),  N_("说明"),   N_("说明理由：一处警为什么没有错；清空就是去掉")},
	{ACTION_LIST,         CONTEXT_ANY,                  NKEY_F5,          NKEY_NONE,  N_("清单"),   N_("问题和待填的清单，选一项前往")},
	{ACTION_ZEROS,        CONTEXT_TABLE | CONTEXT_CELL, NKEY_F6,          CTRL('O'),  N_("补零"),   N_("空格补0：本行、本列、本表、全部")},
	{ACTION_NEXT_PROBLEM, CONTEXT_ANY,                  NKEY_F7,          NKEY_NONE,  N_("问题"),   N_("到下一个错或警")},
	{ACTION_LAST_YEAR,    CONTEXT_ANY,                  NKEY_F8,          NKEY_NONE,  N_("上年"),   N_("对照上年：逐行列出上年的数和文字，再按收起")},
	{ACTION_REPEAT_LAST,  CONTEXT_ANY,                  CTRL('D'),        NKEY_NONE,  NULL,     N_("这一格同上年")},
	{ACTION_TAKE_LAST,    CONTEXT_ANY,                  CTRL('V'),        NKEY_NONE,  NULL,     N_("载入上年的报告，或去掉载入的")},
	{ACTION_PREVIEW,      CONTEXT_ANY,                  NKEY_F9,          CTRL('P'),  N_("纸样"),   N_("看印出来的样子")},
	{ACTION_FINISH,       CONTEXT_ANY,                  NKEY_F10,         CTRL('Q'),  N_("结束"),   N_("存盘退出，或不存退出")},
	{ACTION_SAVE,         CONTEXT_ANY,                  CTRL('S'),        NKEY_NONE,  NULL,     N_("存盘，接着填")},
	{ACTION_UNDO,         CONTEXT_ANY,                  CTRL('Z'),        NKEY_NONE,  N_("撤销"),   N_("撤销一步")},
	{ACTION_REDO,         CONTEXT_ANY,                  CTRL('Y'),        NKEY_NONE,  NULL,     N_("重做撤销了的一步")},
	{ACTION_NEXT_BLANK,   CONTEXT_ANY,                  CTRL('U'),        NKEY_NONE,  N_("下一空"), N_("到下一个未填的格")},
	{ACTION_REPAINT,      CONTEXT_ANY,                  CTRL('L'),        NKEY_NONE,  NULL,     N_("屏幕乱了，重画")},
	{ACTION_INTERRUPT,    CONTEXT_ANY,                  CTRL('C'),        NKEY_NONE,  NULL,     N_("告诉你怎样退出")},
};
/* clang-format on */

const struct binding *keymap_find(enum key key, unsigned context)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if ((rows[i].contexts & context) &&
			(rows[i].key == key || (rows[i].twin != NKEY_NONE && rows[i].twin == key)))
			return &rows[i];
	}
	return NULL;
}

const struct binding *keymap_rows(size_t *count)
{
	*count = sizeof rows / sizeof *rows;
	return rows;
}
