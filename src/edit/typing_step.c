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

/* Whether a character can still be typed into a step. */
static bool can_follow(const struct typing_step *step, gunichar c)
{
	return !step->has_words || step->ending == ENDING_NONE || ending_of(c) >= step->ending;
}

static bool has_words(const char *text, size_t length)
{
	for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
		if (ending_of(g_utf8_get_char(at)) == ENDING_NONE)
			return true;
	}
	return false;
}

bool typing_step_take(struct typing_step *step, enum text_edit kind, size_t from, size_t to,
	const char *text, size_t length)
{
	bool typed = kind == TEXT_EDIT_TYPED && length > 0;
	bool goes_on = kind == step->kind && kind != TEXT_EDIT_WHOLE && from == step->at;

	if (typed && goes_on)
		goes_on = can_follow(step, g_utf8_get_char(text));
	step->has_words = typed && ((goes_on && step->has_words) || has_words(text, length));
	step->kind = kind;
	step->at = to;
	step->ending =
		typed ? ending_of(g_utf8_get_char(g_utf8_prev_char(text + length))) : ENDING_NONE;
	return goes_on;
}
