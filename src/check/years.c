#include "check/years.h"

#include "check/phrase.h"

#include <string.h>

/* Longer words in which the words of a rule say nothing about time. */
static const char *const look_alikes[] = {"较好", "较大", "较多", "较少", "较高", "较低", "较强",
	"较弱", "较快", "较慢", "较为", "较长", "比例", "比重", "比如", "占比", "评比", "比对",
	"对比度", "将军", "无比", "好比", NULL};

/* What is asked of a clause, or of a sentence, is found out once. */
enum answer {
	ANSWER_UNKNOWN,
	ANSWER_NO,
	ANSWER_YES,
};

struct clause_answers {
	enum answer looks_back; /* a word `last` stands in it */
	enum answer is_copied;  /* it stood in last year's text */
};

struct scan {
	const struct year_rule *rule;
	const struct paragraph *paragraph;
	GHashTable *previous; /* the words of last year's clauses that name its year, borrowed */
	struct clause_answers *answers; /* by clause */
	size_t sentence;                /* that is_planned is about */
	bool is_planned;                /* a word `next` stands in it */
	GArray *slips;
};

static bool is_look_alike(const char *words, size_t at, const char *word)
{
	for (const char *const *whole = look_alikes; *whole != NULL; whole++)
		if (strcmp(word, *whole) != 0 && phrase_is_piece(words, at, word, *whole))
			return true;
	return false;
}

static bool has_word(const char *words, const char *word)
{
	const char *found = strstr(words, word);

	while (found != NULL && is_look_alike(words, (size_t)(found - words), word))
		found = strstr(found + strlen(word), word);
	return found != NULL;
}

static bool has_any(const char *words, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		if (has_word(words, *list))
			return true;
	return false;
}

static enum answer answer(bool yes)
{
	return yes ? ANSWER_YES : ANSWER_NO;
}

static bool has_word_back(struct scan *scan, size_t number)
{
	enum answer *known = &scan->answers[number].looks_back;

	if (*known == ANSWER_UNKNOWN)
		*known = answer(has_any(scan->paragraph->clauses[number].words, scan->rule->last));
	return *known == ANSWER_YES;
}

static bool looks_back(struct scan *scan, size_t number)
{
	return has_word_back(scan, number) ||
		has_word_back(scan, scan->paragraph->clauses[number].outer);
}

static bool is_copied(struct scan *scan, size_t number)
{
	enum answer *known = &scan->answers[number].is_copied;
	const char *words = scan->paragraph->clauses[number].words;

	if (*known == ANSWER_UNKNOWN)
		*known = answer(g_hash_table_contains(scan->previous, words));
	return *known == ANSWER_YES;
}

/* A plan is spread over clauses: 2025年，我们将…. Clauses of a sentence stand together. */
static bool is_planned(struct scan *scan, size_t number)
{
	const struct paragraph *paragraph = scan->paragraph;
	size_t sentence = paragraph->clauses[number].sentence;

	if (sentence == scan->sentence)
		return scan->is_planned;
	while (number > 0 && paragraph->clauses[number - 1].sentence == sentence)
		number--;
	scan->sentence = sentence;
	scan->is_planned = false;
	for (; number < paragraph->clause_count; number++) {
		if (paragraph->clauses[number].sentence != sentence)
			break;
		scan->is_planned |= has_any(paragraph->clauses[number].words, scan->rule->next);
	}
	return scan->is_planned;
}

/* Whether the year does not belong, and then why. */
static bool is_slip(struct scan *scan, const struct fact *fact, enum year_slip_kind *kind)
{
	int64_t ahead = fact->figure.coefficient - scan->rule->year;

	if (ahead > 0) {
		*kind = YEAR_AHEAD;
		return !scan->rule->looks_ahead && !is_planned(scan, fact->clause);
	}
	if (ahead < -1) {
		*kind = YEAR_LONG_AGO;
		return true;
	}
	if (ahead == 0)
		return false;
	*kind = is_copied(scan, fact->clause) ? YEAR_COPIED : YEAR_LAST;
	return *kind == YEAR_COPIED || !looks_back(scan, fact->clause);
}

static void scan_paragraph(struct scan *scan)
{
	const struct paragraph *paragraph = scan->paragraph;

	scan->sentence = SIZE_MAX;
	for (size_t i = 0; i < paragraph->fact_count; i++) {
		const struct fact *fact = &paragraph->facts[i];
		struct year_slip slip = {
			.year = (int)fact->figure.coefficient,
			.offset = fact->offset,
			.length = fact->length,
		};
		if (fact->kind == FACT_YEAR && is_slip(scan, fact, &slip.kind))
			g_array_append_val(scan->slips, slip);
	}
}

/* 2023年, 2023年度: too little to have been copied. */
static bool says_more(const struct clause *clause, const struct fact *year)
{
	return strlen(clause->words) - (year->end - year->start) > strlen("度");
}

static void collect_clauses(const struct paragraph *paragraph, int year, GHashTable *clauses)
{
	g_autofree bool *collected = g_new0(bool, paragraph->clause_count);

	for (size_t i = 0; i < paragraph->fact_count; i++) {
		const struct fact *fact = &paragraph->facts[i];
		const struct clause *clause = &paragraph->clauses[fact->clause];
		if (fact->kind != FACT_YEAR || fact->figure.coefficient != year)
			continue;
		if (collected[fact->clause] || !says_more(clause, fact))
			continue;
		collected[fact->clause] = true;
		g_hash_table_add(clauses, clause->words);
	}
}

GHashTable *years_clauses(const struct facts *facts, int year)
{
	GHashTable *clauses = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < facts->paragraphs->len; i++)
		collect_clauses(facts_paragraph(facts, i), year, clauses);
	return clauses;
}

void years_of_paragraph(const struct paragraph *paragraph, GHashTable *copied,
	const struct year_rule *rule, GArray *slips)
{
	g_autofree struct clause_answers *answers =
		g_new0(struct clause_answers, paragraph->clause_count);
	struct scan scan = {
		.rule = rule,
		.paragraph = paragraph,
		.previous = copied,
		.answers = answers,
		.slips = slips,
	};

	scan_paragraph(&scan);
}
