/*
 * Reading a paragraph: signs to clauses and facts, in one pass.
 *
 *     办结43件（予以公开12件，占29%），结转2件。
 *     +-0--+  +-1-----+ +-2-+   +-3-+
 *
 * One clause is open at a time and takes the signs as they come. An opening
 * bracket puts it aside and opens another; the closing bracket goes on with it.
 * Brackets that are closed before they were opened (1）收到…) are signs like any
 * other, and those still open at the end of their sentence are closed there.
 */

#include "check/facts.h"

#include "report/prose.h"

#include <string.h>
#include <uchar.h>

/* What requests, documents, cases and items of information are counted in; 件 is also 件次's. */
static const char32_t measures[] = U"件条宗起份例";

/* Behind a number: it is a round one. */
static const char32_t roundings[] = U"余多几万亿千百";

/* Before a number: it is a round one. */
static const char *const hedges[] = {"约", "近", "逾", "超", "超过", "不足", "不到", "至少"};

/* Between two numbers: neither is exact. */
static const char32_t ranges[] = {'-', '~', 0x2013, 0x2014, U'至', U'到', U'、', 0};

static const char32_t clause_ends[] = U",:";
static const char32_t sentence_ends[] = U"。;!?";

static const char part_word[] = "其中";

/* Brackets in brackets in … : deeper ones are signs like any other. */
enum { DEEPEST_ASIDE = 8 };

struct draft_clause {
	struct clause clause;
	GString *words;
	size_t counted; /* bytes of words up to and with the last count */
};

struct reader {
	const struct sign *signs;
	size_t at;
	GArray *clauses; /* struct draft_clause */
	GArray *facts;
	size_t asides[DEEPEST_ASIDE]; /* numbers of the clauses put aside, innermost last */
	size_t aside_count;
	size_t current; /* the clause that is open */
	size_t sentence;
	bool in_parts; /* 其中 was said in this sentence */
};

static bool is_among(gunichar c, const char32_t *set)
{
	for (; *set != 0; set++)
		if (c == *set)
			return true;
	return false;
}

static struct draft_clause *clause_at(struct reader *reader, size_t clause)
{
	return &g_array_index(reader->clauses, struct draft_clause, clause);
}

static const struct sign *current_sign(const struct reader *reader)
{
	return &reader->signs[reader->at];
}

static void open_clause(struct reader *reader)
{
	struct draft_clause draft = {
		.clause = {.offset = current_sign(reader)->offset, .sentence = reader->sentence},
		.words = g_string_new(NULL),
	};

	reader->current = draft.clause.outer = reader->clauses->len;
	if (reader->aside_count > 0) {
		draft.clause.outer = reader->asides[reader->aside_count - 1];
		draft.clause.outer_at = clause_at(reader, draft.clause.outer)->words->len;
	}
	g_array_append_val(reader->clauses, draft);
}

/* A clause in which nothing was said leaves no trace, unless an aside was said in it. */
static void close_clause(struct reader *reader)
{
	struct draft_clause *draft = clause_at(reader, reader->current);

	draft->clause.length = current_sign(reader)->offset - draft->clause.offset;
	reader->in_parts |= strstr(draft->words->str, part_word) != NULL;
	draft->clause.is_part = reader->in_parts || draft->clause.outer != reader->current;
	if (draft->words->len == 0 && reader->current == reader->clauses->len - 1) {
		g_string_free(draft->words, TRUE);
		g_array_set_size(reader->clauses, reader->clauses->len - 1);
	}
}

static void open_aside(struct reader *reader)
{
	reader->asides[reader->aside_count++] = reader->current;
	reader->at++;
	open_clause(reader);
}

static void close_aside(struct reader *reader)
{
	close_clause(reader);
	reader->current = reader->asides[--reader->aside_count];
	reader->at++;
}

static void end_clause(struct reader *reader)
{
	close_clause(reader);
	reader->at++;
	open_clause(reader);
}

static void close_sentence(struct reader *reader)
{
	close_clause(reader);
	while (reader->aside_count > 0) {
		reader->current = reader->asides[--reader->aside_count];
		close_clause(reader);
	}
	reader->sentence++;
	reader->in_parts = false;
}

static void end_sentence(struct reader *reader)
{
	close_sentence(reader);
	reader->at++;
	open_clause(reader);
}

static void take_signs(struct reader *reader, size_t count)
{
	GString *words = clause_at(reader, reader->current)->words;

	for (size_t i = 0; i < count; i++)
		g_string_append_unichar(words, reader->signs[reader->at++].character);
}

static void take_title(struct reader *reader)
{
	g_string_append_unichar(clause_at(reader, reader->current)->words, SIGN_REFERENCE);
	while (current_sign(reader)->titled)
		reader->at++;
}

/* Adds the figure that begins at sign `first`, its words at `start`, and was just taken. */
static void add_fact(struct reader *reader, enum fact_kind kind, int64_t figure, size_t first,
	size_t digits, size_t start)
{
	const struct sign *last = &reader->signs[first + digits - 1];
	struct draft_clause *draft = clause_at(reader, reader->current);
	struct fact fact = {
		.kind = kind,
		.figure = decimal_from_int(figure),
		.offset = reader->signs[first].offset,
		.length = last->offset + last->length - reader->signs[first].offset,
		.clause = reader->current,
		.before = draft->counted,
		.start = start,
		.end = draft->words->len,
	};

	g_array_append_val(reader->facts, fact);
}

static void take_year(struct reader *reader, int year)
{
	size_t first = reader->at;
	size_t start = clause_at(reader, reader->current)->words->len;

	take_signs(reader, prose_digits(current_sign(reader)) + 1);
	add_fact(reader, FACT_YEAR, year, first, reader->at - first - 1, start);
}

/* Whether three digits behind a comma go on with a number, as in 3,259. */
static bool is_thousands(const struct sign *comma)
{
	return comma->character == ',' && !comma->after_blank && !comma[1].after_blank &&
		prose_digits(comma + 1) == 3;
}

/* 1.5, but not the number of a paragraph: 1.2024年，…. */
static bool is_fraction(const struct sign *point)
{
	return point->character == '.' && sign_is_digit(point + 1) && prose_year(point + 1) == 0;
}

/* How many signs the number here has; *figure is -1 for one that is no exact count. */
static size_t number_length(const struct sign *at, int64_t *figure)
{
	size_t length = prose_digits(at);
	bool may_have_commas = length <= 3;

	*figure = prose_number(at);
	while (may_have_commas && is_thousands(&at[length])) {
		bool has_room = *figure >= 0 && *figure < 1000000000000000;
		*figure = has_room ? *figure * 1000 + prose_number(&at[length + 1]) : -1;
		length += 4;
	}
	if (is_fraction(&at[length])) {
		*figure = -1;
		length += 1 + prose_digits(&at[length + 1]);
	}
	return length;
}

static bool ends_with(const GString *words, const char *word)
{
	size_t length = strlen(word);

	return words->len >= length && memcmp(words->str + words->len - length, word, length) == 0;
}

static bool is_hedged(const GString *words)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hedges); i++)
		if (ends_with(words, hedges[i]))
			return true;
	return false;
}

static bool ends_range(const struct reader *reader)
{
	const struct sign *sign = current_sign(reader);

	return reader->at >= 2 && is_among(sign[-1].character, ranges) && sign_is_digit(&sign[-2]);
}

static void take_number(struct reader *reader)
{
	struct draft_clause *draft = clause_at(reader, reader->current);
	size_t first = reader->at;
	size_t start = draft->words->len;
	bool is_ordinal = ends_with(draft->words, "第");
	bool is_exact = !is_hedged(draft->words) && !ends_range(reader);
	int64_t figure = -1;
	size_t length = 1;

	if (sign_is_digit(current_sign(reader)))
		length = number_length(current_sign(reader), &figure);
	take_signs(reader, length);
	for (; is_among(current_sign(reader)->character, roundings); is_exact = false)
		take_signs(reader, 1);
	if (is_ordinal || !is_among(current_sign(reader)->character, measures))
		return;
	take_signs(reader, 1);
	if (is_exact && figure >= 0)
		add_fact(reader, FACT_COUNT, figure, first, length, start);
	draft->counted = draft->words->len;
	draft->clause.has_count = true;
}

/* Whether the colon here belongs to the figure behind it: 行政复议：3件. */
static bool is_colon_of_figure(const struct sign *at)
{
	if (at->character != ':' || prose_year(at + 1) != 0)
		return false;
	return sign_is_digit(at + 1) || at[1].character == SIGN_REFERENCE;
}

static void take_sign(struct reader *reader)
{
	const struct sign *sign = current_sign(reader);
	bool is_number = sign_is_digit(sign) || sign->character == SIGN_REFERENCE;
	int year = ends_range(reader) ? 0 : prose_year(sign);

	if (sign->titled)
		take_title(reader);
	else if (year != 0)
		take_year(reader, year);
	else if (is_number)
		take_number(reader);
	else if (sign->character == '(' && reader->aside_count < DEEPEST_ASIDE)
		open_aside(reader);
	else if (sign->character == ')' && reader->aside_count > 0)
		close_aside(reader);
	else if (is_among(sign->character, sentence_ends))
		end_sentence(reader);
	else if (is_among(sign->character, clause_ends) && !is_colon_of_figure(sign))
		end_clause(reader);
	else
		take_signs(reader, 1);
}

static struct paragraph *finish_paragraph(struct reader *reader, char *text)
{
	struct paragraph *paragraph = g_new0(struct paragraph, 1);

	paragraph->text = text;
	paragraph->clause_count = reader->clauses->len;
	paragraph->clauses = g_new(struct clause, reader->clauses->len);
	for (size_t i = 0; i < paragraph->clause_count; i++) {
		struct draft_clause *draft = clause_at(reader, i);
		paragraph->clauses[i] = draft->clause;
		paragraph->clauses[i].words = g_string_free(draft->words, FALSE);
	}
	g_array_unref(reader->clauses);
	paragraph->fact_count = reader->facts->len;
	paragraph->facts = (struct fact *)(void *)g_array_free(reader->facts, FALSE);
	return paragraph;
}

struct paragraph *paragraph_read(const char *text, size_t length)
{
	char *copy = g_strndup(text, length);
	size_t count;
	g_autofree struct sign *signs = prose_read(copy, &count);
	struct reader reader = {
		.signs = signs,
		.clauses = g_array_new(FALSE, FALSE, sizeof(struct draft_clause)),
		.facts = g_array_new(FALSE, FALSE, sizeof(struct fact)),
	};

	prose_mark_titles(signs, count);
	open_clause(&reader);
	while (reader.at < count)
		take_sign(&reader);
	close_sentence(&reader);
	return finish_paragraph(&reader, copy);
}

void paragraph_free(struct paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->clause_count; i++)
		g_free(paragraph->clauses[i].words);
	g_free(paragraph->clauses);
	g_free(paragraph->facts);
	g_free(paragraph->text);
	g_free(paragraph);
}
