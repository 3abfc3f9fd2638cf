#include <criterion/criterion.h>

#include "edit/typing_step.h"

#include <glib.h>
#include <string.h>

TestSuite(typing_step, .timeout = 60);

/* What is typed character by character, with a bar before each step. */
static char *steps_of(const char *typed)
{
	struct typing_step step = {TEXT_EDIT_NONE};
	GString *out = g_string_new(NULL);
	for (const char *at = typed; *at != '\0'; at = g_utf8_next_char(at)) {
		size_t from = (size_t)(at - typed);
		size_t length = (size_t)(g_utf8_next_char(at) - at);
		if (!typing_step_take(&step, TEXT_EDIT_TYPED, from, from + length, at, length))
			g_string_append_c(out, '|');
		g_string_append_len(out, at, (gssize)length);
	}
	return g_string_free(out, FALSE);
}

Test(typing_step, ends_with_a_clause_or_a_word)
{
	static const struct {
		const char *typed, *steps;
	} cases[] = {
		{"公开", "|公开"},
		{"公开，申请。", "|公开，|申请。"},
		{"“公开。”申请", "|“公开。”|申请"},
		{"公开（含结转）", "|公开（含结转）"},
		{"two words", "|two |words"},
		{"1.5", "|1.|5"},
		{"一\n二", "|一\n|二"},
		{"一……二", "|一……|二"},
		{"，一，二", "|，一，|二"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *steps = steps_of(cases[i].typed);
		cr_expect_str_eq(steps, cases[i].steps, "%s: %s", cases[i].typed, steps);
	}
}

Test(typing_step, goes_on_only_where_it_stopped_and_with_the_same)
{
	struct typing_step step = {TEXT_EDIT_NONE};
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_TYPED, 0, 3, "一", 3));
	cr_expect(typing_step_take(&step, TEXT_EDIT_TYPED, 3, 6, "二", 3));
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_TYPED, 0, 3, "三", 3), "elsewhere");
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_ERASED, 3, 0, NULL, 0), "erasing");
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_WHOLE, 0, 9, "三四五", 9), "a paste");
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_WHOLE, 9, 18, "三四五", 9), "another");
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_ERASED, 18, 15, NULL, 0));
	cr_expect(typing_step_take(&step, TEXT_EDIT_ERASED, 15, 12, NULL, 0));
	cr_expect_not(typing_step_take(&step, TEXT_EDIT_REMOVED, 12, 12, NULL, 0));
	cr_expect(typing_step_take(&step, TEXT_EDIT_REMOVED, 12, 12, NULL, 0));
}
