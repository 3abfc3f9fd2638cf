#include "report/kept_text.h"

#include "base/gap_array.h"
#include "report/prose.h"
#include "report/prose_lines.h"
#include "report/wording_pairs.h"

#include <stdint.h>
#include <string.h>

/* A sign is its character, with this bit where blanks or a line feed stand before it: that parts
   digits. */
#define AFTER_BLANK (UINT32_C(1) << 31)

enum {
	MOST_WORDS = 32,  /* forms ask for fewer; those of cells come and go */
	MOST_PAIRS = 256, /* that change one by one; where more do, all are sorted again */
};

struct kept_word {
	char *word;
	GArray *signs;
	size_t count; /* of places where it stands, which may overlap */
};

struct kept_text {
	struct prose_lines lines; /* their lengths */
	GArray *line_signs;       /* size_t: how many signs each line has */
	struct gap_array signs;
	GPtrArray *words;        /* struct kept_word *, those asked for */
	GArray *pairs;           /* pairs_of the text; NULL until they are asked for */
	unsigned version;        /* another one whenever its pairs change */
	struct kept_text *other; /* that `common` is about; NULL: none */
	unsigned other_version;
	size_t common; /* pairs */
};

/* Signs that take the place of others. */
struct splice {
	size_t at, removed;
	const uint32_t *signs;
	size_t added;
};

static void free_word(gpointer data)
{
	struct kept_word *word = data;

	g_free(word->word);
	g_array_unref(word->signs);
	g_free(word);
}

struct kept_text *kept_text_new(void)
{
	struct kept_text *kept = g_new0(struct kept_text, 1);

	prose_lines_init(&kept->lines, "");
	kept->line_signs = g_array_new(FALSE, TRUE, sizeof(size_t));
	g_array_set_size(kept->line_signs, 1);
	gap_array_init(&kept->signs);
	kept->words = g_ptr_array_new_with_free_func(free_word);
	return kept;
}

void kept_text_free(struct kept_text *kept)
{
	if (!kept)
		return;
	prose_lines_release(&kept->lines);
	g_array_unref(kept->line_signs);
	gap_array_release(&kept->signs);
	g_ptr_array_unref(kept->words);
	g_clear_pointer(&kept->pairs, g_array_unref);
	g_free(kept);
}

/* Words */

static bool stands_at(const struct gap_array *signs, size_t at, const GArray *word)
{
	for (size_t i = 0; i < word->len; i++) {
		if ((gap_array_at(signs, at + i) & ~AFTER_BLANK) !=
			g_array_index(word, uint32_t, i))
			return false;
	}
	return true;
}

/* In how many places a word stands of which some sign is in [from, to), or which lie around it. */
static size_t count_word(const struct gap_array *signs, const GArray *word, size_t from, size_t to)
{
	size_t reach = word->len - 1, count = 0;
	size_t first = from > reach ? from - reach : 0;
	size_t last = MIN(to + reach, signs->length);

	for (size_t at = first; at + word->len <= last; at++)
		count += stands_at(signs, at, word);
	return count;
}

static void count_words(struct kept_text *kept, size_t from, size_t to, int sign)
{
	for (guint i = 0; i < kept->words->len; i++) {
		struct kept_word *word = kept->words->pdata[i];

		word->count += (size_t)sign * count_word(&kept->signs, word->signs, from, to);
	}
}

/* Pairs */

static bool is_digit(const struct gap_array *signs, size_t i)
{
	uint32_t character = gap_array_at(signs, i) & ~AFTER_BLANK;

	return character >= '0' && character <= '9';
}

/* A cut is clean where no digit stands before it: no number and no year reaches over it. These are
   the nearest ones at a place or before it, and behind it. */
static size_t clean_at(const struct gap_array *signs, size_t at)
{
	while (at > 0 && is_digit(signs, at - 1))
		at--;
	return at;
}

static size_t clean_behind(const struct gap_array *signs, size_t at)
{
	if (at >= signs->length)
		return signs->length;
	at++;
	while (at < signs->length && is_digit(signs, at - 1))
		at++;
	return at;
}

/* The pairs in which a sign of [from, to) can have a part, among others that stand nearby: years
   are one character, so up to clean cuts, and one neighbour farther. */
static GArray *pairs_around(const struct gap_array *signs, size_t from, size_t to)
{
	size_t first = clean_at(signs, from);
	size_t last = clean_behind(signs, clean_behind(signs, to));

	first = first > 0 ? clean_at(signs, first - 1) : 0;
	g_autofree struct sign *window = g_new0(struct sign, last - first + 1);
	for (size_t i = first; i < last; i++) {
		window[i - first].character = gap_array_at(signs, i) & ~AFTER_BLANK;
		window[i - first].after_blank = gap_array_at(signs, i) & AFTER_BLANK;
	}
	return pairs_of(window);
}

static uint64_t pair_at(const GArray *pairs, size_t i)
{
	return g_array_index(pairs, uint64_t, i);
}

/* How many pairs are less than this one. */
static size_t count_less(const GArray *pairs, uint64_t pair)
{
	size_t first = 0, behind = pairs->len;

	while (first < behind) {
		size_t middle = first + (behind - first) / 2;

		if (pair_at(pairs, middle) < pair)
			first = middle + 1;
		else
			behind = middle;
	}
	return first;
}

static size_t count_pair(const GArray *pairs, uint64_t pair)
{
	return count_less(pairs, pair + 1) - count_less(pairs, pair);
}

static void remove_pair(struct kept_text *kept, uint64_t pair)
{
	if (kept->other && count_pair(kept->pairs, pair) <= count_pair(kept->other->pairs, pair))
		kept->common--;
	g_array_remove_index(kept->pairs, (guint)count_less(kept->pairs, pair));
}

static void add_pair(struct kept_text *kept, uint64_t pair)
{
	if (kept->other && count_pair(kept->pairs, pair) < count_pair(kept->other->pairs, pair))
		kept->common++;
	g_array_insert_val(kept->pairs, (guint)count_less(kept->pairs, pair), pair);
}

static bool knows_other(const struct kept_text *kept)
{
	return kept->other && kept->other != kept && kept->other->pairs &&
		kept->other_version == kept->other->version;
}

/* Pairs that stood around an edit give way to those that stand there now; most are the same. */
static void change_pairs(struct kept_text *kept, const GArray *before, const GArray *after)
{
	kept->version++;
	if (!knows_other(kept))
		kept->other = NULL;
	if (before->len > MOST_PAIRS || after->len > MOST_PAIRS) {
		g_clear_pointer(&kept->pairs, g_array_unref);
		kept->other = NULL;
		return;
	}
	for (size_t i = 0, k = 0; i < before->len || k < after->len;) {
		bool is_gone = k == after->len ||
			(i < before->len && pair_at(before, i) < pair_at(after, k));
		bool is_new = i == before->len ||
			(k < after->len && pair_at(after, k) < pair_at(before, i));

		if (is_gone)
			remove_pair(kept, pair_at(before, i));
		else if (is_new)
			add_pair(kept, pair_at(after, k));
		i += !is_new;
		k += !is_gone;
	}
}

/* Edits */

static void put_signs(struct kept_text *kept, const struct splice *splice)
{
	g_autoptr(GArray) before = kept->pairs
		? pairs_around(&kept->signs, splice->at, splice->at + splice->removed)
		: NULL;

	count_words(kept, splice->at, splice->at + splice->removed, -1);
	gap_array_splice(&kept->signs, splice->at, splice->removed, splice->signs, splice->added);
	count_words(kept, splice->at, splice->at + splice->added, +1);
	if (!kept->pairs)
		return;
	g_autoptr(GArray) after =
		pairs_around(&kept->signs, splice->at, splice->at + splice->added);
	change_pairs(kept, before, after);
}

/* Leaves out signs that stand there already, on both sides. */
static void narrow(struct splice *splice, const struct gap_array *signs)
{
	while (splice->removed > 0 && splice->added > 0 &&
		gap_array_at(signs, splice->at) == splice->signs[0]) {
		splice->at++;
		splice->signs++;
		splice->removed--;
		splice->added--;
	}
	while (splice->removed > 0 && splice->added > 0 &&
		gap_array_at(signs, splice->at + splice->removed - 1) ==
			splice->signs[splice->added - 1]) {
		splice->removed--;
		splice->added--;
	}
}

/* Appends the signs of a text; returns how many. */
static size_t read_signs(const char *text, GArray *signs)
{
	size_t count;
	g_autofree struct sign *read = prose_read(text, &count);

	guint first = signs->len;
	g_array_set_size(signs, first + (guint)count);
	for (size_t i = 0; i < count; i++)
		g_array_index(signs, uint32_t, first + i) =
			read[i].character | (read[i].after_blank ? AFTER_BLANK : 0);
	return count;
}

/* Reads a line; what a paragraph begins with stands behind a line feed. */
static size_t read_line(const struct prose_line *line, bool begins, GArray *signs)
{
	g_autofree char *text = g_strndup(line->text, line->length);
	guint first = signs->len;
	size_t count = read_signs(text, signs);

	if (count > 0 && begins)
		g_array_index(signs, uint32_t, first) |= AFTER_BLANK;
	return count;
}

static size_t count_signs(const struct kept_text *kept, size_t first, size_t lines)
{
	size_t count = 0;

	for (size_t i = first; i < first + lines; i++)
		count += g_array_index(kept->line_signs, size_t, i);
	return count;
}

/* Signs of the lines that changed, which are counted. */
static GArray *read_lines(struct kept_text *kept, const struct prose_lines_change *change)
{
	GArray *signs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autofree size_t *counts = g_new(size_t, change->added);

	for (size_t i = 0; i < change->added; i++) {
		size_t line = change->first + i;
		bool begins = line == 0 || !prose_line_at(&kept->lines, line - 1)->goes_on;

		counts[i] = read_line(prose_line_at(&kept->lines, line), begins, signs);
	}
	if (change->removed > 0)
		g_array_remove_range(
			kept->line_signs, (guint)change->first, (guint)change->removed);
	if (change->added > 0)
		g_array_insert_vals(
			kept->line_signs, (guint)change->first, counts, (guint)change->added);
	return signs;
}

/* Lines are in their places, and have changed. */
static void take_lines(struct kept_text *kept, const struct prose_lines_change *change)
{
	struct splice splice = {
		.at = count_signs(kept, 0, change->first),
		.removed = count_signs(kept, change->first, change->removed),
	};
	g_autoptr(GArray) signs = read_lines(kept, change);

	splice.signs = (const uint32_t *)(const void *)signs->data;
	splice.added = signs->len;
	narrow(&splice, &kept->signs);
	if (splice.removed + splice.added > 0)
		put_signs(kept, &splice);
}

void kept_text_become(struct kept_text *kept, const char *text)
{
	struct prose_lines_change change = {.removed = kept->lines.each->len};

	prose_lines_release(&kept->lines);
	prose_lines_init(&kept->lines, text);
	change.added = kept->lines.each->len;
	take_lines(kept, &change);
}

void kept_text_follow(
	struct kept_text *kept, const char *text, size_t length, struct difference same)
{
	struct prose_lines_change change = prose_lines_follow(&kept->lines, text, length, same);

	take_lines(kept, &change);
}

/* Questions */

size_t kept_text_length(const struct kept_text *kept)
{
	return kept->signs.length;
}

static struct kept_word *keep_word(struct kept_text *kept, const char *word)
{
	struct kept_word *kept_word = g_new0(struct kept_word, 1);

	kept_word->word = g_strdup(word);
	kept_word->signs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	read_signs(word, kept_word->signs);
	for (guint i = 0; i < kept_word->signs->len; i++)
		g_array_index(kept_word->signs, uint32_t, i) &= ~AFTER_BLANK;
	if (kept_word->signs->len > 0)
		kept_word->count =
			count_word(&kept->signs, kept_word->signs, 0, kept->signs.length);
	if (kept->words->len == MOST_WORDS)
		g_ptr_array_remove_index(kept->words, 0);
	g_ptr_array_add(kept->words, kept_word);
	return kept_word;
}

bool kept_text_mentions(struct kept_text *kept, const char *word)
{
	for (guint i = 0; i < kept->words->len; i++) {
		const struct kept_word *kept_word = kept->words->pdata[i];

		if (strcmp(kept_word->word, word) == 0)
			return kept_word->count > 0 || kept_word->signs->len == 0;
	}
	const struct kept_word *kept_word = keep_word(kept, word);
	return kept_word->count > 0 || kept_word->signs->len == 0;
}

static void need_pairs(struct kept_text *kept)
{
	if (!kept->pairs)
		kept->pairs = pairs_around(&kept->signs, 0, kept->signs.length);
}

static bool are_same(const struct kept_text *a, const struct kept_text *b)
{
	if (a->signs.length != b->signs.length)
		return false;
	for (size_t i = 0; i < a->signs.length; i++) {
		if ((gap_array_at(&a->signs, i) ^ gap_array_at(&b->signs, i)) & ~AFTER_BLANK)
			return false;
	}
	return true;
}

int kept_text_similarity(struct kept_text *kept, struct kept_text *other)
{
	need_pairs(kept);
	need_pairs(other);
	size_t count = kept->pairs->len + other->pairs->len;

	if (count == 0)
		return are_same(kept, other) ? 100 : 0;
	if (kept->other != other || !knows_other(kept)) {
		kept->common = pairs_common(kept->pairs, other->pairs);
		kept->other = other;
		kept->other_version = other->version;
	}
	return pairs_likeness(kept->common, count);
}
