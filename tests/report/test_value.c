/*
 * Values: what a cell takes a text for, and what is wrong with it.
 */

#include "report/value.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(value, .timeout = 20);

struct value_case {
	const char *text;
	enum value_kind kind;
	const char *fault; /* NULL: right as it is */
};

static void expect_values(
	const struct form_cell *cell, const struct value_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct value value = value_parse(cell, cases[i].text);
		const char *fault = value_fault(cell, &value);
		char buffer[DECIMAL_TEXT_SIZE];

		cr_expect_eq(value.kind, cases[i].kind, "“%s” is of kind %d", cases[i].text,
			(int)value.kind);
		cr_expect(g_strcmp0(fault, cases[i].fault) == 0, "“%s”: %s", cases[i].text,
			fault ? fault : "right");
		cr_expect_str_eq(value_text(&value, buffer), cases[i].text);
		value_release(&value);
	}
}

Test(value, of_a_count)
{
	static const struct value_case cases[] = {
		{"", VALUE_BLANK, NULL},
		{"0", VALUE_NUMBER, NULL},
		{"/", VALUE_NOT_APPLICABLE, NULL},
		{"17", VALUE_NUMBER, NULL},
		{"999999999999999999", VALUE_NUMBER, NULL},
		{"1234567890123456789", VALUE_MALFORMED, "超过18位数字"},
		{"-1", VALUE_NUMBER, "不能是负数"},
		{"1.5", VALUE_NUMBER, "应是整数"},
		{"约20", VALUE_MALFORMED, "不是数字"},
		{"007", VALUE_MALFORMED, "不是数字"},
		{"1e3", VALUE_MALFORMED, "不是数字"},
		{"1_000", VALUE_MALFORMED, "不是数字"},
		{"0x1F", VALUE_MALFORMED, "不是数字"},
		{"12:30", VALUE_MALFORMED, "不是数字"},
		{"no", VALUE_MALFORMED, "不是数字"},
		{"~", VALUE_MALFORMED, "不是数字"},
	};
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_COUNT, .has_min = true}};

	expect_values(&cell, cases, G_N_ELEMENTS(cases));
}

Test(value, of_an_amount)
{
	static const struct value_case cases[] = {
		{"72701.2578", VALUE_NUMBER, NULL},
		{"127.90", VALUE_NUMBER, NULL},
		{"0.123456", VALUE_NUMBER, NULL},
		{"0.1234567", VALUE_NUMBER, "小数位数太多"},
		{"-0.5", VALUE_NUMBER, NULL},
	};
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_AMOUNT, .decimals = 6}};

	expect_values(&cell, cases, G_N_ELEMENTS(cases));
}

Test(value, within_bounds)
{
	static const struct value_case cases[] = {
		{"1", VALUE_NUMBER, "小于下限"},
		{"2", VALUE_NUMBER, NULL},
		{"9", VALUE_NUMBER, NULL},
		{"10", VALUE_NUMBER, "大于上限"},
	};
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_COUNT,
					 .has_min = true,
					 .min = {2, 0},
					 .has_max = true,
					 .max = {9, 0}}};

	expect_values(&cell, cases, G_N_ELEMENTS(cases));
}

Test(value, of_a_date_and_a_year)
{
	static const struct value_case dates[] = {
		{"2025-01-24", VALUE_TEXT, NULL},
		{"2024-02-29", VALUE_TEXT, NULL},
		{"2025-02-29", VALUE_MALFORMED, "不是日期"},
		{"2025-1-24", VALUE_MALFORMED, "不是日期"},
		{"2025-01-2 ", VALUE_MALFORMED, "不是日期"},
		{"+025-01-24", VALUE_MALFORMED, "不是日期"},
		{"2025- 1-24", VALUE_MALFORMED, "不是日期"},
		{"明天", VALUE_MALFORMED, "不是日期"},
	};
	static const struct value_case years[] = {
		{"2024", VALUE_TEXT, NULL},
		{"24", VALUE_MALFORMED, "不是年份"},
		{"0024", VALUE_MALFORMED, "不是年份"},
		{"20 4", VALUE_MALFORMED, "不是年份"},
	};
	struct form_cell date = {.spec = &(struct cell_spec){.type = TYPE_DATE}};
	struct form_cell year = {.spec = &(struct cell_spec){.type = TYPE_YEAR}};

	expect_values(&date, dates, G_N_ELEMENTS(dates));
	expect_values(&year, years, G_N_ELEMENTS(years));
}

Test(value, of_a_choice_and_of_prose)
{
	static struct form_choice choices[] = {{"department", "部门"}};
	static const struct value_case chosen[] = {
		{"department", VALUE_TEXT, NULL},
		{"部门", VALUE_MALFORMED, "不在选项里"},
	};
	static const struct value_case lines[] = {
		{"某局", VALUE_TEXT, NULL},
		{"007", VALUE_TEXT, NULL},
		{"甲\n乙", VALUE_MALFORMED, "应是一行，不能换行"},
	};
	static const struct value_case texts[] = {{"甲\n乙", VALUE_TEXT, NULL}};
	struct form_cell choice = {
		.spec = &(struct cell_spec){
			.type = TYPE_CHOICE, .choices = choices, .choice_count = 1}};
	struct form_cell line = {.spec = &(struct cell_spec){.type = TYPE_LINE}};
	struct form_cell text = {.spec = &(struct cell_spec){.type = TYPE_TEXT}};

	expect_values(&choice, chosen, G_N_ELEMENTS(chosen));
	expect_values(&line, lines, G_N_ELEMENTS(lines));
	expect_values(&text, texts, G_N_ELEMENTS(texts));
}

Test(value, of_a_text_ends_before_its_last_line_breaks)
{
	struct form_cell cell = {.spec = &(struct cell_spec){.type = TYPE_TEXT}};
	struct value text = value_parse(&cell, "甲\n乙\n\n");
	struct value nothing = value_parse(&cell, "\n\n");

	cr_expect_str_eq(text.text, "甲\n乙");
	cr_expect_eq(nothing.kind, VALUE_BLANK);
	value_release(&text);
	value_release(&nothing);
}
