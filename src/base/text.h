#ifndef NIANBAO_BASE_TEXT_H
#define NIANBAO_BASE_TEXT_H

/*
 * Text in columns: how wide it is, where characters begin, where lines break.
 *
 * All text is valid UTF-8; lengths and offsets are bytes, widths are terminal
 * or printer columns. A character is an extended grapheme cluster (UAX #29),
 * which is never cut. Wide characters (UAX #11: W and F) take two columns;
 * those that UAX #11 calls ambiguous (“ ” — … · and box rules) take one or two,
 * as the width profile of the device says.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum width_profile {
	WIDTH_NARROW, /* ambiguous characters take one column: glibc, most terminals */
	WIDTH_WIDE,   /* they take two: Chinese print fonts */
};

/* Columns of the first length bytes of text. Control characters take none. */
int text_width(const char *text, size_t length, enum width_profile profile);

/* The same of one code point. */
int text_character_width(gunichar c, enum width_profile profile);

/* Offset just behind the character that begins at offset, and of the character that ends there. */
size_t text_next(const char *text, size_t length, size_t offset);
size_t text_previous(const char *text, size_t length, size_t offset);

/* How many bytes of text fit into columns without cutting a character; their width in *width
   unless it is NULL. */
size_t text_fit(
	const char *text, size_t length, int columns, enum width_profile profile, int *width);

/* Appends text in exactly columns columns: padded with blanks on the right, or clipped with ".."
   at the end when it is longer. */
void text_append_padded(GString *out, const char *text, int columns, enum width_profile profile);
/* The same, padded on the left; text that is longer is clipped at its end all the same. */
void text_append_right(GString *out, const char *text, int columns, enum width_profile profile);

/* Whether it takes no room on paper, and is nothing anybody would type: a soft hyphen, a blank of no
   width, a mark of byte order or of direction. What is copied from elsewhere brings them along. */
bool text_is_unseen(gunichar c);
/* The character to show for c: U+FFFD for what text_sanitize replaces, else c itself. */
gunichar text_harmless(gunichar c);
/* A copy in which nothing can act on a terminal: C0, C1 and DEL, and bidi controls
   (U+061C, U+200E–F, U+202A–E, U+2066–9), become U+FFFD; \n and \t stay. Free with g_free. */
char *text_sanitize(const char *text, size_t length);

/* Where text stops being UTF-8, as an offset; length when it is valid throughout. NUL is
   invalid. */
size_t text_invalid_at(const char *text, size_t length);

/* One line of broken text: bytes [start, start + length) without the break and without trailing
   blanks, and their width. */
struct text_line {
	size_t start;
	size_t length;
	int width;
	int characters; /* without blanks of any kind */
};

/*
 * Breaks text into lines of at most columns columns, the first at most first_columns: where
 * UAX #14 allows it, so that no line begins with a closing or ends with an opening mark
 * (避头尾); inside a word only when the word alone is longer than a line. A \n always breaks, so
 * a text that ends with one ends with an empty line. “ ” ‘ ’ are treated as the brackets they are
 * in Chinese text, not as UAX #14's QU. A closing mark that would begin a line may take the
 * character before it along. Every line makes progress: a character wider than the line gets a
 * line of its own. Empty text gives one empty line. Appends struct text_line to lines.
 */
void text_break(const char *text, size_t length, int first_columns, int columns,
	enum width_profile profile, GArray *lines);

/* Whether text that is cut at offset breaks on either side as it does in one piece, whatever stands
   on the other: behind a line feed, between two ideographs or a stop and one, between two words. */
bool text_parts_at(const char *text, size_t offset);

/* Asked with the start of each further line: whether it is known how the text breaks from there
   on. */
typedef bool (*text_settled)(size_t start, void *data);

/* The same from start on, where a line is known to begin, until `settled` says that the rest is
   known; NULL never does. What is looked at is little more than the lines it makes. first_columns
   are those of a line at the text's beginning. */
void text_break_from(const char *text, size_t length, size_t start, int first_columns, int columns,
	enum width_profile profile, text_settled settled, void *data, GArray *lines);

/* The same lines count, but balanced: the narrowest width that does not add a line is used, so
   that a label wraps into lines of about the same length. */
void text_break_balanced(
	const char *text, size_t length, int columns, enum width_profile profile, GArray *lines);

#endif
