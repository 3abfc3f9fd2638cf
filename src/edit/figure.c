#include "edit/figure.h"

#include <string.h>

#include "base/text.h"

#define DIGITS "0123456789"

/* Plain characters */

enum { FULL_WIDTH_FIRST = 0xFF01, FULL_WIDTH_LAST = 0xFF5E, FULL_WIDTH_SHIFT = 0xFEE0 };

gunichar figure_plain_character(gunichar c)
{
	if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
		return c - FULL_WIDTH_SHIFT;
	switch (c) {
	case 0x3002: return '.';    /* 。 */
	case 0x2212:                /* minus sign */
	case 0x2013:                /* en dash */
	case 0x2014: return '-';    /* — */
	case 0x3001: return '/';    /* 、: where / is, with a Chinese input method on */
	case 0x53F7: return 0x65E5; /* 号 is said for 日 */
	case 0xD7: return '*';      /* × */
	default: return c;
	}
}

char *figure_plain(const char *typed)
{
	GString *plain = g_string_new(NULL);

	for (; *typed; typed = g_utf8_next_char(typed)) {
		gunichar c = g_utf8_get_char(typed);

		if (!g_unichar_isspace(c) && !text_is_unseen(c))
			g_string_append_unichar(plain, figure_plain_character(c));
	}
	return g_string_free(plain, FALSE);
}

/* Behind a run of these, of which there is one at least; NULL where there is none. */
static const char *behind(const char *at, const char *characters)
{
	size_t length = at ? strspn(at, characters) : 0;

	return length > 0 ? at + length : NULL;
}

static bool is_scientific(const char *plain)
{
	const char *at = behind(plain + (*plain == '-'), DIGITS ".");

	if (!at || (*at != 'E' && *at != 'e'))
		return false;
	at = behind(at + 1 + (at[1] == '+' || at[1] == '-'), DIGITS);
	return at && *at == '\0';
}

bool figure_is_withheld(const char *plain)
{
	const char *name = behind(plain, "#");

	if (!name)
		return is_scientific(plain);
	return (*name == '\0' && name > plain + 1) || strcmp(name, "N/A") == 0 ||
		(*name && strchr("!?", name[strlen(name) - 1]));
}

bool figure_says_none(const char *plain)
{
	return strcmp(plain, "/") == 0 || strcmp(plain, "不适用") == 0 ||
		(*plain && plain[strspn(plain, "-")] == '\0');
}

/* Figures */

/* Moves over digits in groups of three, or without groups; 1,2 is not 12 and cannot be read. */
static bool take_whole(const char **at, GString *digits)
{
	size_t first = strspn(*at, DIGITS);

	g_string_append_len(digits, *at, (gssize)first);
	for (*at += first; **at == ','; *at += 4) {
		if (first == 0 || first > 3 || strspn(*at + 1, DIGITS) != 3)
			return false;
		g_string_append_len(digits, *at + 1, 3);
	}
	return true;
}

static void take_fraction(const char **at, GString *digits)
{
	if (**at != '.')
		return;
	++*at;
	size_t length = strspn(*at, DIGITS);
	g_string_append_len(digits, *at, (gssize)length);
	*at += length;
}

/* sign, whole part without leading noughts, point and decimals as there are any. */
static char *strict_figure(bool negative, const char *digits, size_t decimals)
{
	size_t whole = strlen(digits) - decimals;

	while (whole > 1 && *digits == '0') {
		digits++;
		whole--;
	}
	GString *figure = g_string_new(negative ? "-" : "");

	if (whole > 0)
		g_string_append_len(figure, digits, (gssize)whole);
	else
		g_string_append_c(figure, '0');
	if (decimals > 0)
		g_string_append_c(figure, '.');
	g_string_append(figure, digits + whole);
	return g_string_free(figure, FALSE);
}

/* Moves over digits, separators and point; how many decimals there are in *decimals. */
static GString *take_digits(const char **at, size_t *decimals)
{
	GString *digits = g_string_new(NULL);

	*decimals = 0;
	if (take_whole(at, digits)) {
		size_t whole = digits->len;

		take_fraction(at, digits);
		*decimals = digits->len - whole;
		if (digits->len > 0)
			return digits;
	}
	g_string_free(digits, TRUE);
	return NULL;
}

char *figure_take(const char **plain)
{
	size_t decimals;
	GString *digits = take_digits(plain, &decimals);
	char *figure = digits ? strict_figure(false, digits->str, decimals) : NULL;

	if (digits)
		g_string_free(digits, TRUE);
	return figure;
}

/* As figures are typed mostly: digits, and no nought before them. */
static bool is_strict(const char *plain)
{
	return *plain >= '1' && *plain <= '9' && plain[strspn(plain, DIGITS)] == '\0';
}

char *figure_read(const char *plain)
{
	if (is_strict(plain))
		return g_strdup(plain);
	const char *at = plain + (*plain == '+' || *plain == '-');
	g_autofree char *figure = figure_take(&at);

	if (!figure || *at)
		return NULL;
	return g_strconcat(*plain == '-' ? "-" : "", figure, NULL);
}
