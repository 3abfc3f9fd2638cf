#include <criterion/criterion.h>

#include "tui/theme.h"

#include <glib.h>

TestSuite(theme, .timeout = 60);

static bool are_alike(struct style a, struct style b)
{
	return a.foreground == b.foreground && a.background == b.background && a.bold == b.bold &&
		a.reverse == b.reverse && a.underline == b.underline;
}

/* Roles that stand side by side and mean different things. */
static const enum role neighbours[][2] = {
	{ROLE_BAR, ROLE_TEXT},
	{ROLE_BAR, ROLE_BAR_ERROR},
	{ROLE_TAB, ROLE_TAB_HERE},
	{ROLE_HEAD, ROLE_FIGURE},
	{ROLE_GROUP, ROLE_TEXT},
	{ROLE_FIGURE, ROLE_COMPUTED},
	{ROLE_FIGURE, ROLE_CURSOR},
	{ROLE_FIGURE, ROLE_ENTRY},
	{ROLE_CURSOR, ROLE_ENTRY},
	{ROLE_COMPUTED, ROLE_CURSOR},
	{ROLE_ERROR, ROLE_FIGURE},
	{ROLE_ERROR, ROLE_COMPUTED},
	{ROLE_ERROR, ROLE_WARNING},
	{ROLE_ERROR, ROLE_CURSOR},
	{ROLE_WARNING, ROLE_FIGURE},
	{ROLE_WARNING, ROLE_COMPUTED},
	{ROLE_KEY, ROLE_FOOTER},
	{ROLE_DIALOG, ROLE_DIALOG_HERE},
	{ROLE_REFERENCE, ROLE_TEXT},
};

Test(theme, states_are_told_apart_in_every_scheme)
{
	for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
		for (size_t i = 0; i < G_N_ELEMENTS(neighbours); i++) {
			struct style a = theme_style((enum scheme)scheme, neighbours[i][0]);
			struct style b = theme_style((enum scheme)scheme, neighbours[i][1]);
			cr_expect_not(are_alike(a, b), "roles %d and %d look alike in scheme %d",
				neighbours[i][0], neighbours[i][1], scheme);
		}
	}
}

Test(theme, monochrome_has_no_colour)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style style = theme_style(SCHEME_MONOCHROME, (enum role)role);
		cr_expect_eq(style.foreground, COLOUR_DEFAULT, "role %d", role);
		cr_expect_eq(style.background, COLOUR_DEFAULT, "role %d", role);
	}
}

/* On a background nobody knows, white, yellow and cyan vanish on one and black and blue on the
   other; whoever names a background names the foreground too. */
Test(theme, colours_can_be_read_on_white_and_on_black)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct style style = theme_style(SCHEME_COLOUR, (enum role)role);
		bool is_safe = style.foreground == COLOUR_DEFAULT ||
			style.foreground == COLOUR_RED || style.foreground == COLOUR_GREEN ||
			style.foreground == COLOUR_MAGENTA;
		if (style.background == COLOUR_DEFAULT)
			cr_expect(is_safe, "role %d", role);
		else
			cr_expect_neq(style.foreground, COLOUR_DEFAULT, "role %d", role);
	}
}
