#include "report/prose.h"

#include "form/reference.h"

#include <string.h>

enum { FULL_STOP = 0x3002 };

static bool is_blank(gunichar c)
{
	bool is_ideograph = c >= 0x3001 && c < 0xFEFF;

	if (is_ideograph)
		return false;
	/* Zero-width spaces come along with what is pasted from web pages. */
	return g_unichar_isspace(c) || c == 0x200B || c == 0xFEFF;
}

static bool is_break(gunichar c)
{
	return c == '\n' || c == 0x2028 || c == 0x2029;
}

/* Full-width forms as the plain ones they repeat. */
static gunichar plain(gunichar c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

struct reading {
	const char *text;
	struct sign *signs;
	size_t count;
	bool after_blank, after_break;
};

static void add_sign(struct reading *reading, gunichar character, const char *at, size_t length)
{
	reading->signs[reading->count++] = (struct sign){
		.character = character,
		.offset = (uint32_t)(at - reading->text),
		.length = (uint32_t)length,
		.after_blank = reading->after_blank,
		.after_break = reading->after_break,
	};
	reading->after_blank = reading->after_break = false;
}

static void add_words(struct reading *reading, const struct text_piece *piece)
{
	const char *end = piece->text + piece->length;
	const char *next;

	for (const char *at = piece->text; at < end; at = next) {
		gunichar c = g_utf8_get_char(at);

		next = g_utf8_next_char(at);
		if (is_blank(c)) {
			reading->after_blank = true;
			reading->after_break |= is_break(c);
		} else {
			add_sign(reading, plain(c), at, (size_t)(next - at));
		}
	}
}

struct sign *prose_read(const char *text, size_t *count)
{
	struct reading reading = {
		.text = text,
		.signs = g_new(struct sign, g_utf8_strlen(text, -1) + 1),
		.after_break = true,
	};
	struct text_piece piece;

	for (const char *rest = text; text_piece_next(&rest, &piece);) {
		if (piece.reference)
			add_sign(&reading, SIGN_REFERENCE, piece.text - 1, piece.length + 2);
		else
			add_words(&reading, &piece);
	}
	reading.signs[reading.count] =
		(struct sign){.character = SIGN_END, .offset = (uint32_t)strlen(text)};
	if (count)
		*count = reading.count;
	return reading.signs;
}

struct title_marks {
	gunichar opening, closing;
};

static const struct title_marks title_marks[] = {
	{0x300A, 0x300B}, /* 《》 */
	{0x3008, 0x3009}, /* 〈〉 */
	{0x3014, 0x3015}, /* 〔〕 */
	{'<', '>'},
};

static bool begins_sentence(const struct sign *signs, size_t i)
{
	return signs[i].after_break || (i > 0 && signs[i - 1].character == FULL_STOP);
}

/*
 * Pairs the marks of one kind and leaves in depths, at an opening mark, one more and, behind its
 * closing mark, one less. Marks left open at the end of a sentence are let go, so that what a
 * clerk forgot to close hides nothing.
 */
static void pair_marks(const struct sign *signs, size_t count, const struct title_marks *marks,
	GArray *open, int *depths)
{
	g_array_set_size(open, 0);
	for (size_t i = 0; i < count; i++) {
		if (begins_sentence(signs, i))
			g_array_set_size(open, 0);
		if (signs[i].character == marks->opening) {
			g_array_append_val(open, i);
		} else if (signs[i].character == marks->closing && open->len > 0) {
			depths[g_array_index(open, size_t, open->len - 1)]++;
			depths[i + 1]--;
			g_array_set_size(open, open->len - 1);
		}
	}
}

/* How many signs of （2019年修订） begin here, 0 when it is nothing so short and plain. */
static size_t edition_length(const struct sign *at)
{
	enum { LONGEST = 16 };

	if (at->character != '(' || prose_year(at + 1) == 0)
		return 0;
	for (size_t length = 1; length < LONGEST; length++) {
		gunichar c = at[length].character;
		if (c == ')')
			return length + 1;
		if (!g_unichar_isalnum(c) || at[length].after_break)
			return 0;
	}
	return 0;
}

/* What stands in brackets right behind a title with a year in it says which edition is meant. */
static void mark_edition(struct sign *at)
{
	size_t length = edition_length(at);

	for (size_t i = 0; i < length; i++)
		at[i].titled = true;
}

static bool has_title(const struct sign *signs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t kind = 0; kind < G_N_ELEMENTS(title_marks); kind++)
			if (signs[i].character == title_marks[kind].opening)
				return true;
	}
	return false;
}

void prose_mark_titles(struct sign *signs, size_t count)
{
	if (!has_title(signs, count))
		return;
	g_autofree int *depths = g_new0(int, count + 1);
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(size_t));
	int depth = 0;

	for (size_t kind = 0; kind < G_N_ELEMENTS(title_marks); kind++)
		pair_marks(signs, count, &title_marks[kind], open, depths);
	for (size_t i = 0; i < count; i++) {
		depth += depths[i];
		signs[i].titled |= depth > 0;
		if (depth == 0 && i > 0 && signs[i - 1].titled)
			mark_edition(&signs[i]);
	}
}

size_t prose_digits(const struct sign *at)
{
	size_t digits = 0;

	while (sign_is_digit(&at[digits]) && (digits == 0 || !at[digits].after_blank))
		digits++;
	return digits;
}

int64_t prose_number(const struct sign *at)
{
	size_t digits = prose_digits(at);
	int64_t number = 0;

	if (digits > 18)
		return -1;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (at[i].character - '0');
	return number;
}

int prose_year(const struct sign *at)
{
	if (prose_digits(at) != 4 || at[4].character != 0x5E74) /* 年 */
		return 0;
	int year = (int)prose_number(at);
	return year >= 1900 && year <= 2099 ? year : 0;
}
