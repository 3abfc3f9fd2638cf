/*
 * Widths, characters, padding and cleaning of text.
 *
 * The width of a character is the sum of the widths of its code points, since
 * this is how terminals and curses count too. Labels and figures are measured
 * again for every row at every key, so ASCII and ideographs are answered
 * before a table of Unicode is asked.
 */

#include "base/text.h"

#include <unigbrk.h>

#include <string.h>

static const char clipped[] = "..";
static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

static bool is_printable_ascii(gunichar byte)
{
	return byte >= 0x20 && byte < 0x7F;
}

int text_character_width(gunichar c, enum width_profile profile)
{
	if (c < 0x80)
		return is_printable_ascii(c);
	if (c >= 0x4E00 && c <= 0x9FFF)
		return 2;
	if (g_unichar_type(c) == G_UNICODE_CONTROL || g_unichar_iszerowidth(c))
		return 0;
	bool is_wide = profile == WIDTH_WIDE ? g_unichar_iswide_cjk(c) : g_unichar_iswide(c);
	return is_wide ? 2 : 1;
}

/* One of U+5000 to U+9FFF, which have three bytes and are two columns wide: most of a text. */
static bool begins_ideograph(unsigned char byte)
{
	return byte >= 0xE5 && byte <= 0xE9;
}

int text_width(const char *text, size_t length, enum width_profile profile)
{
	int width = 0;
	const char *end = text + length;

	for (const char *at = text; at < end;) {
		unsigned char byte = (unsigned char)*at;
		if (byte < 0x80) {
			width += is_printable_ascii(byte);
			at++;
		} else if (begins_ideograph(byte)) {
			width += 2;
			at += 3;
		} else {
			width += text_character_width(g_utf8_get_char(at), profile);
			at = g_utf8_next_char(at);
		}
	}
	return width;
}

/*
 * Whether left and right are two characters wherever they meet. Most code
 * points join with nothing; only where one of the two might is the whole of
 * UAX #29 asked.
 */
static bool are_apart(gunichar left, gunichar right)
{
	if (left < 0x80 && right < 0x80)
		return left != '\r' || right != '\n';
	return uc_graphemeclusterbreak_property(left) == GBP_OTHER &&
		uc_graphemeclusterbreak_property(right) == GBP_OTHER;
}

/* How many bytes the character at the beginning of text takes. Looks no farther than it has to. */
static size_t cluster_length(const char *text, size_t length)
{
	for (size_t window = 64;; window *= 2) {
		size_t seen = MIN(window, length);
		while (seen < length && ((unsigned char)text[seen] & 0xC0) == 0x80)
			seen++;
		g_autofree char *begins = g_malloc(seen);
		u8_grapheme_breaks((const uint8_t *)text, seen, begins);
		const char *next = memchr(begins + 1, 1, seen - 1);
		if (next)
			return (size_t)(next - begins);
		if (seen == length)
			return length;
	}
}

size_t text_next(const char *text, size_t length, size_t offset)
{
	if (offset >= length)
		return length;
	const char *at = text + offset;
	const char *behind = g_utf8_next_char(at);
	if (behind >= text + length)
		return length;
	if (are_apart(g_utf8_get_char(at), g_utf8_get_char(behind)))
		return (size_t)(behind - text);
	return offset + cluster_length(at, length - offset);
}

/* What joins can be told only from the front: flags are pairs of letters, counted from the first.
   So this goes back to where certainly a character begins, and forward from there. */
size_t text_previous(const char *text, size_t length, size_t offset)
{
	if (offset == 0)
		return 0;
	const char *certain = g_utf8_prev_char(text + MIN(offset, length));
	while (certain > text) {
		const char *before = g_utf8_prev_char(certain);
		if (are_apart(g_utf8_get_char(before), g_utf8_get_char(certain)))
			break;
		certain = before;
	}
	size_t start = (size_t)(certain - text);
	for (;;) {
		size_t next = text_next(text, length, start);
		if (next >= offset || next >= length)
			return start;
		start = next;
	}
}

size_t text_fit(
	const char *text, size_t length, int columns, enum width_profile profile, int *width)
{
	int used = 0;
	size_t offset = 0;

	while (offset < length) {
		size_t next = text_next(text, length, offset);
		int wider = used + text_width(text + offset, next - offset, profile);
		if (wider > columns)
			break;
		used = wider;
		offset = next;
	}
	if (width)
		*width = used;
	return offset;
}

static void append_blanks(GString *out, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append_c(out, ' ');
}

/* How many bytes of text to show in columns; *dots follow them, *blanks fill the rest. */
static size_t plan_clipping(
	const char *text, int columns, enum width_profile profile, int *dots, int *blanks)
{
	size_t length = strlen(text);
	int width;
	size_t shown = text_fit(text, length, columns, profile, &width);

	*dots = 0;
	if (shown < length) {
		*dots = MIN((int)strlen(clipped), columns);
		shown = text_fit(text, length, columns - *dots, profile, &width);
	}
	*blanks = columns - *dots - width;
	return shown;
}

void text_append_padded(GString *out, const char *text, int columns, enum width_profile profile)
{
	int dots;
	int blanks;
	size_t shown = plan_clipping(text, MAX(columns, 0), profile, &dots, &blanks);

	g_string_append_len(out, text, (gssize)shown);
	g_string_append_len(out, clipped, dots);
	append_blanks(out, blanks);
}

void text_append_right(GString *out, const char *text, int columns, enum width_profile profile)
{
	int dots;
	int blanks;
	size_t shown = plan_clipping(text, MAX(columns, 0), profile, &dots, &blanks);

	append_blanks(out, blanks);
	g_string_append_len(out, text, (gssize)shown);
	g_string_append_len(out, clipped, dots);
}

static bool is_bidi_control(gunichar c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
		(c >= 0x2066 && c <= 0x2069);
}

bool text_is_unseen(gunichar c)
{
	return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || is_bidi_control(c);
}

/* Whether c is more than a mark on the screen: it moves, recolours or reorders. */
static bool acts_on_terminal(gunichar c)
{
	if (c == '\n' || c == '\t')
		return false;
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || is_bidi_control(c);
}

gunichar text_harmless(gunichar c)
{
	return acts_on_terminal(c) ? 0xFFFD : c;
}

char *text_sanitize(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	const char *end = text + length;
	const char *kept = text;

	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		if (!acts_on_terminal(g_utf8_get_char(at)))
			continue;
		g_string_append_len(out, kept, at - kept);
		g_string_append(out, replacement);
		kept = g_utf8_next_char(at);
	}
	g_string_append_len(out, kept, end - kept);
	return g_string_free(out, FALSE);
}

size_t text_invalid_at(const char *text, size_t length)
{
	const char *end;

	g_utf8_validate_len(text, length, &end);
	return (size_t)(end - text);
}
