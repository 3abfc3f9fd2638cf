#include "edit/typing_step.h"

#include <glib.h>

/* What a character does to the step it is typed into. */
enum ending {
	ENDING_NONE,
	ENDING_BLANK, /* ends it for what is no blank */
	ENDING_MARK,  /* ends it for what is no mark */
};

static enum ending ending_of(gunichar c)
{
	if (g_unichar_isspace(c))
		return c == '\n' ? ENDING_MARK : ENDING_BLANK;
	return g_unichar_ispunct(c) && g_unichar_type(c) != G_UNICODE_OPEN_PUNCTUATION &&
			g_unichar_type(c) != G_UNICODE_INITIAL_PUNCTUATION
		? ENDING_MARK
		: ENDING_NONE;
}

/* Whether a character can still be typed behind what ended so. */
static bool can_follow(enum ending ending, gunichar c)
{
	return ending == ENDING_NONE || ending_of(c) >= ending;
}

bool typing_step_take(struct typing_step *step, enum text_edit kind, size_t from, size_t to,
	const char *text, size_t length)
{
	bool typed = kind == TEXT_EDIT_TYPED && length > 0;
	bool goes_on = kind == step->kind && kind != TEXT_EDIT_WHOLE && from == step->at;
	if (typed && goes_on)
		goes_on = can_follow(step->ending, g_utf8_get_char(text));
	step->kind = kind;
	step->at = to;
	step->ending =
		typed ? ending_of(g_utf8_get_char(g_utf8_prev_char(text + length))) : ENDING_NONE;
	return goes_on;
}
