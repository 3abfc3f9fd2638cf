#include "review/text_difference.h"

#include <stdbool.h>
#include <string.h>
#include <uniwbrk.h>

#include "review/alignment.h"

/* A text in pieces: what each is, as numbers that are equal where the pieces are, and where it
   begins; behind them all the end of the text. */
struct pieces {
	const char *text;
	GArray *names;  /* of guint */
	GArray *starts; /* of size_t, one more than names */
	bool *kept;
};

/* Numbers for the pieces of both texts: text -> number. Free with g_hash_table_unref. */
static GHashTable *piece_names_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* None yet; the first will begin there. */
static void pieces_init(struct pieces *pieces, const char *text, size_t begin)
{
	*pieces = (struct pieces){
		.text = text,
		.names = g_array_new(FALSE, FALSE, sizeof(guint)),
		.starts = g_array_new(FALSE, FALSE, sizeof(size_t)),
	};
	g_array_append_val(pieces->starts, begin);
}

static void pieces_release(struct pieces *pieces)
{
	g_array_unref(pieces->names);
	g_array_unref(pieces->starts);
	g_free(pieces->kept);
}

static size_t start_of(const struct pieces *pieces, guint index)
{
	return g_array_index(pieces->starts, size_t, index);
}

/* Adds the piece that ends there. */
static void add_piece(struct pieces *pieces, GHashTable *names, size_t end)
{
	size_t start = start_of(pieces, pieces->names->len);
	char *piece = g_strndup(pieces->text + start, end - start);
	guint name = GPOINTER_TO_UINT(g_hash_table_lookup(names, piece));

	if (name == 0) {
		name = g_hash_table_size(names) + 1;
		g_hash_table_insert(names, piece, GUINT_TO_POINTER(name));
	} else {
		g_free(piece);
	}
	g_array_append_val(pieces->names, name);
	g_array_append_val(pieces->starts, end);
}

/* Paragraphs, each with the line break that ends it. */
static void add_paragraphs(struct pieces *pieces, GHashTable *names)
{
	for (const char *at = pieces->text; *at;) {
		const char *end = strchr(at, '\n');

		at = end ? end + 1 : at + strlen(at);
		add_piece(pieces, names, (size_t)(at - pieces->text));
	}
}

/* Just behind the reference that begins at `at`; `at` where none does. */
static size_t reference_end(const char *text, size_t length, size_t at)
{
	size_t end = at + 1;

	while (text[at] == '{' && end < length && !strchr("{}\n", text[end]))
		end++;
	return text[at] == '{' && end < length && text[end] == '}' ? end + 1 : at;
}

/* Words up to an offset. */
static void add_words(struct pieces *pieces, GHashTable *names, size_t end)
{
	size_t begin = start_of(pieces, 0);
	g_autofree char *breaks = g_new0(char, end - begin + 1);

	u8_wordbreaks((const uint8_t *)pieces->text + begin, end - begin, breaks);
	for (size_t at = begin; at < end;) {
		size_t next = reference_end(pieces->text, end, at);

		if (next == at)
			next++;
		while (next < end && !breaks[next - begin])
			next++;
		add_piece(pieces, names, next);
		at = next;
	}
}

/* Stretches */

/* A part of both texts that is the same in both, or a change. Stretches of both kinds take
   turns. */
struct stretch {
	bool same;
	size_t old_begin, old_end, begin, end;
};

static bool is_kept(const struct pieces *pieces, guint index)
{
	return index < pieces->names->len && pieces->kept[index];
}

/* Passes what both keep, which is pairwise the same. */
static void pass_kept(const struct pieces *old, const struct pieces *pieces, guint *i, guint *j)
{
	while (is_kept(old, *i) && is_kept(pieces, *j)) {
		(*i)++;
		(*j)++;
	}
}

/* Passes what is not kept. */
static void pass_changed(const struct pieces *pieces, guint *at)
{
	while (*at < pieces->names->len && !pieces->kept[*at])
		(*at)++;
}

/* The stretches that the pieces of two texts make. Free with g_array_unref. */
static GArray *stretches_of(struct pieces *old, struct pieces *pieces)
{
	GArray *stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	guint i = 0, j = 0;

	old->kept = g_new(bool, old->names->len + 1);
	pieces->kept = g_new(bool, pieces->names->len + 1);
	align(old->names, pieces->names, old->kept, pieces->kept);
	while (i < old->names->len || j < pieces->names->len) {
		struct stretch stretch = {
			.same = is_kept(old, i) && is_kept(pieces, j),
			.old_begin = start_of(old, i),
			.begin = start_of(pieces, j),
		};
		if (stretch.same) {
			pass_kept(old, pieces, &i, &j);
		} else {
			pass_changed(old, &i);
			pass_changed(pieces, &j);
		}
		stretch.old_end = start_of(old, i);
		stretch.end = start_of(pieces, j);
		g_array_append_val(stretches, stretch);
	}
	return stretches;
}

/* Crumbs */

/* How many characters a change is long, taking the longer side. */
static glong length_of(const struct stretch *stretch, const char *old, const char *text)
{
	return MAX(g_utf8_strlen(old + stretch->old_begin,
			   (gssize)(stretch->old_end - stretch->old_begin)),
		g_utf8_strlen(text + stretch->begin, (gssize)(stretch->end - stretch->begin)));
}

/* Whether what is the same at an index is no longer than the changes on both sides of it. */
static bool is_crumb(const GArray *stretches, guint index, const char *old, const char *text)
{
	const struct stretch *stretch = &g_array_index(stretches, struct stretch, index);

	if (!stretch->same || index == 0 || index + 1 == stretches->len ||
		memchr(text + stretch->begin, '\n', stretch->end - stretch->begin))
		return false;
	glong length = length_of(stretch, old, text);
	return length <= length_of(stretch - 1, old, text) &&
		length <= length_of(stretch + 1, old, text);
}

/* Makes one change of crumbs and what they lie between. */
static void take_in_crumbs(GArray *stretches, const char *old, const char *text)
{
	for (guint i = 1; i + 1 < stretches->len;) {
		struct stretch *stretch = &g_array_index(stretches, struct stretch, i);

		if (!is_crumb(stretches, i, old, text)) {
			i++;
			continue;
		}
		stretch[-1].old_end = stretch[1].old_end;
		stretch[-1].end = stretch[1].end;
		g_array_remove_range(stretches, i, 2);
	}
}

/* Sentences */

static bool begins_sentence(const char *text, size_t offset)
{
	static const gunichar ends[] = {
		0x3002 /* 。 */, 0xFF01 /* ！ */, 0xFF1F /* ？ */, 0xFF1B /* ； */, '\n'};

	if (offset == 0)
		return true;
	gunichar before = g_utf8_get_char(g_utf8_prev_char(text + offset));
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		if (before == ends[i])
			return true;
	}
	return false;
}

/* By how much what only one text has between two offsets can begin earlier, having the same words
   still, so that it begins with a sentence; `least` is how far back what is the same goes. 0: by
   nothing. */
static size_t sentence_shift(const char *text, size_t least, size_t begin, size_t end)
{
	size_t from = begin, to = end;

	while (from > least && !begins_sentence(text, from)) {
		size_t before = (size_t)(g_utf8_prev_char(text + from) - text);
		size_t last = (size_t)(g_utf8_prev_char(text + to) - text);

		if (from - before != to - last ||
			memcmp(text + before, text + last, from - before) != 0)
			return 0;
		from = before;
		to = last;
	}
	return begins_sentence(text, from) ? begin - from : 0;
}

/* Moves a change of one text to the beginning of a sentence. What is the same follows it. */
static void move_back(struct stretch *change, size_t shift)
{
	change[-1].old_end -= shift;
	change[-1].end -= shift;
	change->old_begin -= shift;
	change->begin -= shift;
	change->old_end -= shift;
	change->end -= shift;
	change[1].old_begin -= shift;
	change[1].begin -= shift;
}

/* A sentence more is shown as that sentence, and not from the middle of one to the middle of the
   next. */
static void move_to_sentences(GArray *stretches, const char *old, const char *text)
{
	for (guint i = 1; i + 1 < stretches->len; i++) {
		struct stretch *change = &g_array_index(stretches, struct stretch, i);

		if (change->same)
			continue;
		if (change->old_begin == change->old_end)
			move_back(change,
				sentence_shift(text, change[-1].begin, change->begin, change->end));
		else if (change->begin == change->end)
			move_back(change,
				sentence_shift(old, change[-1].old_begin, change->old_begin,
					change->old_end));
	}
}

/* Runs */

static void add_run(
	GArray *runs, enum word_run_kind kind, const char *text, size_t begin, size_t end)
{
	const struct word_run run = {kind, text + begin, end - begin};
	struct word_run *last =
		runs->len > 0 ? &g_array_index(runs, struct word_run, runs->len - 1) : NULL;

	if (run.length == 0)
		return;
	if (last && last->kind == kind)
		last->length += run.length;
	else
		g_array_append_val(runs, run);
}

static void add_stretch(
	GArray *runs, const struct stretch *stretch, const char *old, const char *text)
{
	if (stretch->same) {
		add_run(runs, WORD_RUN_SAME, text, stretch->begin, stretch->end);
		return;
	}
	add_run(runs, WORD_RUN_GONE, old, stretch->old_begin, stretch->old_end);
	add_run(runs, WORD_RUN_NEW, text, stretch->begin, stretch->end);
}

/* Adds a change of paragraphs, word by word. */
static void add_words_of(
	GArray *runs, const struct stretch *change, const char *old, const char *text)
{
	g_autoptr(GHashTable) names = piece_names_new();
	struct pieces old_words, words;

	pieces_init(&old_words, old, change->old_begin);
	pieces_init(&words, text, change->begin);
	add_words(&old_words, names, change->old_end);
	add_words(&words, names, change->end);
	g_autoptr(GArray) stretches = stretches_of(&old_words, &words);
	take_in_crumbs(stretches, old, text);
	move_to_sentences(stretches, old, text);
	for (guint i = 0; i < stretches->len; i++)
		add_stretch(runs, &g_array_index(stretches, struct stretch, i), old, text);
	pieces_release(&old_words);
	pieces_release(&words);
}

GArray *text_difference(const char *old, const char *text)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct word_run));
	g_autoptr(GHashTable) names = piece_names_new();
	struct pieces old_paragraphs, paragraphs;

	pieces_init(&old_paragraphs, old, 0);
	pieces_init(&paragraphs, text, 0);
	add_paragraphs(&old_paragraphs, names);
	add_paragraphs(&paragraphs, names);
	g_autoptr(GArray) stretches = stretches_of(&old_paragraphs, &paragraphs);
	for (guint i = 0; i < stretches->len; i++) {
		const struct stretch *stretch = &g_array_index(stretches, struct stretch, i);

		(stretch->same ? add_stretch : add_words_of)(runs, stretch, old, text);
	}
	pieces_release(&old_paragraphs);
	pieces_release(&paragraphs);
	return runs;
}
