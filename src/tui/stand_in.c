#include "tui/stand_in.h"

#include <string.h>

#include "base/text.h"

/* What Chinese texts use. */
static const struct row {
	gunichar character;
	const char *stand_in;
} rows[] = {
	{0x201C, "「"},
	{0x201D, "」"},
	{0x2018, "『"},
	{0x2019, "』"},
	{0x2014, "－"},
	{0x2015, "－"},
	{0x2013, "－"},
	{0x2500, "－"},
	{0x2026, ".."},
	{0x00B7, "・"},
	{0x00D7, "＊"},
	{0x00F7, "／"},
	{0x00B1, "+-"},
	{0x00B0, "゜"},
	{0x2103, "゜"},
	{0x2030, "%o"},
	{0x2032, "' "},
	{0x2033, "''"},
	{0x2190, "<-"},
	{0x2192, "->"},
	{0x2191, "^ "},
	{0x2193, "v "},
	{0x2605, "＊"},
	{0x2606, "＊"},
	{0x203B, "＊"},
	{0x25CF, "＊"},
	{0x25CB, "〇"},
	{0x25A0, "＃"},
	{0x25A1, "口"},
	{0x25B2, "^ "},
	{0x25B3, "^ "},
	{0x2264, "<="},
	{0x2265, ">="},
	{0x2260, "!="},
	{0x2248, "~="},
};

static bool is_ambiguous(gunichar c)
{
	char bytes[6];
	size_t length = (size_t)g_unichar_to_utf8(c, bytes);

	return c >= 0x80 && text_width(bytes, length, WIDTH_NARROW) == 1 &&
		text_width(bytes, length, WIDTH_WIDE) == 2;
}

/* The first two ASCII characters of what a character is made of, as ① is of 1; where there are none
   a question mark of full width. */
static const char *decomposed(gunichar c, char buffer[static STAND_IN_SIZE])
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize count = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts)), put = 0;

	for (gsize i = 0; i < count && put < 2; i++) {
		if (g_unichar_isgraph(parts[i]) && parts[i] < 0x80)
			buffer[put++] = (char)parts[i];
	}
	if (put == 0)
		return "？";
	if (put < 2)
		buffer[put++] = ' ';
	buffer[put] = '\0';
	return buffer;
}

const char *stand_in(gunichar c, char buffer[static STAND_IN_SIZE])
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].character == c)
			return is_ambiguous(c) ? rows[i].stand_in : NULL;
	}
	return is_ambiguous(c) ? decomposed(c, buffer) : NULL;
}
