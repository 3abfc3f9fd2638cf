#include "form/cell_type.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_DIGITS = 4 };

bool date_parse(const char *text, int *year, int *month, int *day)
{
	static const char pattern[] = "dddd-dd-dd";

	if (strlen(text) != strlen(pattern))
		return false;
	for (size_t i = 0; pattern[i]; i++) {
		if (pattern[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != pattern[i])
			return false;
	}
	sscanf(text, "%4d-%2d-%2d", year, month, day);
	return g_date_valid_dmy((GDateDay)*day, (GDateMonth)*month, (GDateYear)*year);
}

static bool is_date(const char *text)
{
	int year, month, day;

	return date_parse(text, &year, &month, &day);
}

int year_parse(const char *text)
{
	int year = 0;

	for (size_t i = 0; i < YEAR_DIGITS; i++) {
		if (!g_ascii_isdigit(text[i]) || text[0] == '0')
			return 0;
		year = year * 10 + (text[i] - '0');
	}
	return text[YEAR_DIGITS] == '\0' ? year : 0;
}

static bool is_year(const char *text)
{
	return year_parse(text) != 0;
}

static bool is_line(const char *text)
{
	const char *end = text + strcspn(text, "\n");

	return end[strspn(end, "\n")] == '\0'; /* those at the end do not count */
}

static const struct cell_type_row rows[TYPE_LAST] = {
	[TYPE_COUNT] = {"count", .figure = true},
	[TYPE_INTEGER] = {"integer", .figure = true, .negative = true},
	[TYPE_AMOUNT] = {"amount", .figure = true, .negative = true, .decimals = 6},
	[TYPE_PERCENT] = {"percent", .figure = true, .negative = true, .decimals = 2},
	[TYPE_LINE] = {"line", .holds = is_line},
	[TYPE_TEXT] = {"text", .field_only = true},
	[TYPE_DATE] = {"date", .holds = is_date},
	[TYPE_YEAR] = {"year", .holds = is_year},
	[TYPE_CHOICE] = {"choice"},
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

/* What types are called elsewhere, and by people. */
static const struct {
	const char *word;
	enum cell_type type;
} other_names[] = {
	{"int", TYPE_INTEGER},
	{"number", TYPE_AMOUNT},
	{"decimal", TYPE_AMOUNT},
	{"float", TYPE_AMOUNT},
	{"money", TYPE_AMOUNT},
	{"string", TYPE_LINE},
	{"enum", TYPE_CHOICE},
	{"select", TYPE_CHOICE},
	{"数量", TYPE_COUNT},
	{"个数", TYPE_COUNT},
	{"整数", TYPE_INTEGER},
	{"小数", TYPE_AMOUNT},
	{"金额", TYPE_AMOUNT},
	{"数字", TYPE_AMOUNT},
	{"百分比", TYPE_PERCENT},
	{"比率", TYPE_PERCENT},
	{"文字", TYPE_LINE},
	{"文本", TYPE_TEXT},
	{"段落", TYPE_TEXT},
	{"日期", TYPE_DATE},
	{"年份", TYPE_YEAR},
	{"年度", TYPE_YEAR},
	{"选项", TYPE_CHOICE},
	{"单选", TYPE_CHOICE},
};

bool cell_type_meant(const char *word, enum cell_type *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(other_names); i++) {
		if (strcmp(other_names[i].word, word) == 0) {
			*type = other_names[i].type;
			return true;
		}
	}
	return false;
}
