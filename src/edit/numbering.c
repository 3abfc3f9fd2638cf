#include "edit/numbering.h"

#include "edit/figure.h"

enum { NUMBER_MOST = 99 };

static const char *skip_blanks(const char *text)
{
	while (*text && g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	return text;
}

/* The character at *text, half-width, and moves behind it. */
static gunichar take(const char **text)
{
	gunichar c = g_utf8_get_char(*text);

	if (c)
		*text = g_utf8_next_char(*text);
	return c == 0x3001 ? c : figure_plain_character(c); /* 、 stays itself */
}

/* 一 to 九 as their figures; 0 for any other character. */
static int chinese_digit(gunichar c)
{
	static const gunichar digits[] = {
		0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};

	for (guint i = 0; i < G_N_ELEMENTS(digits); i++) {
		if (digits[i] == c)
			return (int)i + 1;
	}
	return 0;
}

enum { TEN = 0x5341 };

/* 三, 十, 十二, 二十一; 0 for none. */
static int take_chinese(const char **text)
{
	const char *at = *text;
	int number = chinese_digit(take(&at)), ones;

	if (number > 0)
		*text = at;
	else
		at = *text;
	if (take(&at) != TEN)
		return number;
	*text = at;
	ones = chinese_digit(take(&at));
	if (ones > 0)
		*text = at;
	return MAX(number, 1) * 10 + ones;
}

static int take_figures(const char **text)
{
	int number = 0;

	for (const char *at = *text; number <= NUMBER_MOST; *text = at) {
		gunichar c = take(&at);

		if (c < '0' || c > '9')
			break;
		number = number * 10 + (int)(c - '0');
	}
	return number;
}

/* Whether a character can stand between a number and what it numbers. */
static bool separates(gunichar c, bool chinese)
{
	return c == 0x3001 || c == '.' || (chinese && (c == ',' || c == ':'));
}

bool numbering_read(const char *text, struct numbering *numbering)
{
	const char *at = skip_blanks(text), *before = at;
	bool bracketed = take(&at) == '(';

	at = skip_blanks(bracketed ? at : before);
	int number = take_chinese(&at);
	bool chinese = number > 0;
	if (!chinese)
		number = take_figures(&at);
	at = skip_blanks(at);
	gunichar closing = take(&at);
	if (number == 0 || number > NUMBER_MOST ||
		!(bracketed ? closing == ')' : separates(closing, chinese)))
		return false;
	const char *behind = skip_blanks(at);
	/* 1.5 is a figure */
	if (!bracketed && !chinese && closing == '.' && g_unichar_isdigit(g_utf8_get_char(at)))
		return false;
	*numbering = (struct numbering){number, bracketed, chinese, behind};
	return true;
}

char *label_key(const char *label)
{
	GString *key = g_string_new(NULL);
	struct numbering numbering;

	while (numbering_read(label, &numbering))
		label = numbering.behind;
	while (*label) {
		gunichar c = take(&label);

		if (g_unichar_isalnum(c))
			g_string_append_unichar(key, c);
	}
	return g_string_free(key, FALSE);
}
