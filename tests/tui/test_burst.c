/*
 * Bursts: what comes too fast for a hand is a paste, and keys are keys.
 */

#include "tui/burst.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

TestSuite(burst, .timeout = 20);

static char *repeated(const char *text, int times)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < times; i++)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

Test(burst, is_told_from_keys_by_its_size_and_lines)
{
	static const struct {
		const char *text;
		int times;
		bool is_paste;
	} cases[] = {
		{"0\t0\t0\t0\t0\t0\t0\r", 25, true}, {"全年公开一百二十条。\n", 20, true},
		{"0\t0\t0\r", 3, false},             /* a hand ahead of a slow line */
		{"0\t", 200, false},                 /* no lines */
		{"全年公开一百二十条。", 20, false}, /* an input method's sentence */
		{"\r", 300, false},                  /* a key held down */
		{"\033[B1\r", 100, false},           /* arrows */
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = repeated(cases[i].text, cases[i].times);

		cr_expect_eq(
			burst_is_paste(text, strlen(text)), cases[i].is_paste, "%s", cases[i].text);
	}
}

Test(burst, is_one_event_for_the_decoder)
{
	struct input *input = input_new();
	struct input_event event;

	burst_begin(input, 0);
	input_feed(input, "1\t2\r", 4, 0);
	cr_expect_not(input_next(input, 0, &event));
	input_feed(input, "3\x11", 2, 10);
	burst_end(input, 110);
	cr_assert(input_next(input, 110, &event));
	cr_expect_eq(event.kind, INPUT_PASTE);
	cr_expect_eq(strncmp(event.text, "1\t2\n3", 5), 0);
	cr_expect_not(input_next(input, 110, &event));
	input_free(input);
}
