#include "form/cell_type.h"

#include <string.h>

static const struct cell_type_row rows[TYPE_LAST] = {
	[TYPE_COUNT] = {"count", "件数", .figure = true},
	[TYPE_INTEGER] = {"integer", "整数", .figure = true, .negative = true},
	[TYPE_AMOUNT] = {"amount", "金额", .figure = true, .negative = true, .decimals = 6},
	[TYPE_PERCENT] = {"percent", "百分比", .figure = true, .negative = true, .decimals = 2},
	[TYPE_LINE] = {"line", "一行文字"},
	[TYPE_TEXT] = {"text", "文字"},
	[TYPE_DATE] = {"date", "日期"},
	[TYPE_YEAR] = {"year", "年份"},
	[TYPE_CHOICE] = {"choice", "选项"},
};

const struct cell_type_row *cell_type_row(enum cell_type type)
{
	return &rows[type];
}

bool cell_type_parse(const char *name, enum cell_type *type)
{
	for (int i = 0; i < TYPE_LAST; i++) {
		if (strcmp(rows[i].name, name) == 0) {
			*type = (enum cell_type)i;
			return true;
		}
	}
	return false;
}
