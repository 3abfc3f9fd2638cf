/*
 * The table of styles.
 *
 * Colours must be readable on a white and on a black background alike, which
 * leaves two ways: a foreground that is neither light nor dark on the
 * terminal's own background, or both colours named together.
 */

#include "tui/theme.h"

#define PLAIN .foreground = COLOUR_DEFAULT, .background = COLOUR_DEFAULT
#define ON(front, back) .foreground = COLOUR_##front, .background = COLOUR_##back

/* A row a role: monochrome, colour. */
static const struct style styles[ROLE_COUNT][SCHEME_COUNT] = {
	[ROLE_TEXT] = {{PLAIN}, {PLAIN}},
	[ROLE_BAR] = {{PLAIN, .reverse = true}, {PLAIN, .reverse = true}},
	[ROLE_BAR_ERROR] = {{PLAIN, .reverse = true, .bold = true}, {ON(WHITE, RED), .bold = true}},
	[ROLE_TAB] = {{PLAIN}, {PLAIN}},
	[ROLE_TAB_HERE] = {{PLAIN, .reverse = true}, {PLAIN, .reverse = true}},
	[ROLE_HEAD] = {{PLAIN, .bold = true}, {PLAIN, .bold = true}},
	[ROLE_GROUP] = {{PLAIN, .bold = true}, {PLAIN, .bold = true}},
	[ROLE_FIGURE] = {{PLAIN}, {PLAIN}},
	[ROLE_COMPUTED] = {{PLAIN, .bold = true}, {PLAIN, .bold = true}},
	[ROLE_BLANK] = {{PLAIN}, {PLAIN}},
	[ROLE_ABSENT] = {{PLAIN, .dim = true}, {PLAIN, .dim = true}},
	[ROLE_CURSOR] = {{PLAIN, .reverse = true}, {PLAIN, .reverse = true}},
	[ROLE_ENTRY] = {{PLAIN, .reverse = true, .underline = true}, {ON(BLACK, YELLOW)}},
	[ROLE_ERROR] = {{PLAIN, .bold = true, .underline = true}, {ON(RED, DEFAULT), .bold = true}},
	[ROLE_WARNING] = {{PLAIN, .underline = true}, {ON(MAGENTA, DEFAULT)}},
	[ROLE_GOOD] = {{PLAIN}, {ON(GREEN, DEFAULT)}},
	[ROLE_HELP] = {{PLAIN}, {PLAIN}},
	[ROLE_KEY] = {{PLAIN, .bold = true}, {PLAIN, .bold = true}},
	[ROLE_FOOTER] = {{PLAIN}, {PLAIN}},
	[ROLE_DIALOG] = {{PLAIN, .reverse = true}, {ON(WHITE, BLUE)}},
	[ROLE_DIALOG_HERE] = {{PLAIN, .bold = true}, {ON(BLACK, CYAN)}},
	[ROLE_REFERENCE] = {{PLAIN, .underline = true}, {PLAIN, .underline = true}},
	[ROLE_FLAW] = {{PLAIN, .bold = true, .underline = true},
		{ON(MAGENTA, DEFAULT), .underline = true}},
	[ROLE_SELECTED] = {{PLAIN, .reverse = true}, {PLAIN, .reverse = true}},
};

struct style theme_style(enum scheme scheme, enum role role)
{
	return styles[role][scheme];
}
