#include "check/figures.h"

#include "check/phrase.h"

#include <stdlib.h>
#include <string.h>

/* Times that are not the report's year as a whole. */
static const char *const other_times[] = {"上年", "去年", "上一年", "前年", "往年", "历年", "同比",
	"环比", "同期", "近年", "几年来", "多年来", "近两年", "两年来", "近三年", "三年来",
	"近五年", "五年来", "上半年", "下半年", "季度", "每月", "平均", NULL};

/* What may follow a time in a clause that is nothing else: 2023年度，…. */
static const char *const time_tails[] = {"", "度", "全年", "期间", "同期", "以来", NULL};

/* A clause of more bytes is no time alone. */
enum { LONGEST_TIME = sizeof "几年来" + sizeof "期间" };

/* Right before a figure: it is a difference, one of several that are shared out, or has its words
   behind it (2件予以公开、1件部分公开). */
static const char *const no_totals[] = {"增加", "增加了", "增长", "增长了", "上升", "上升了",
	"减少", "减少了", "下降", "下降了", "多", "多了", "少", "少了", "分别", "分别为", "分别是",
	"各为", "、", "和", "与", "及", NULL};

/* Right before a figure: it is the sum of what was named before. */
static const char *const sums[] = {"共", "共计", "合计", "总计", "总共", "累计", NULL};

/* Words of negation that do not say of what. */
static const char *const bare_negations[] = {"无", "未", "没", "没有", "未有", "未曾", "从未",
	"未发生", "没有发生", "未出现", "没有出现", "未产生", "未引发", "未涉及", "不存在",
	"不涉及", "零", NULL};

/* Longer words that begin like a negation and deny nothing of what follows. */
static const char *const no_negations[] = {"无正当", "无法", "无效", "无论", "无关", "无偿",
	"无障碍", "没有及时", "没有按", "没有正当", "没有法定", "没有现成", NULL};

/* What is denied ends where a list goes on: 未收到申请和投诉. */
static const char *const list_signs[] = {"、", "和", "与", "及", "或", NULL};

/* What is known of a clause's time while its figures are gone through. */
struct scope {
	bool is_elsewhere;
	bool is_entered;
	size_t since; /* bytes of its words: only what stands behind can change that */
};

struct scan {
	const struct paragraph *paragraph;
	const struct figure_entry *entries;
	size_t entry_count;
	int year;
	struct scope *scopes; /* by clause */
	size_t whole;         /* the entry claimed last that was no part; SIZE_MAX: none */
	size_t whole_sentence;
	GArray *claims;
};

static bool ends_with_any(const char *words, size_t from, size_t to, const char *const *list)
{
	for (; *list != NULL; list++) {
		size_t length = strlen(*list);
		if (to - from >= length && memcmp(words + to - length, *list, length) == 0)
			return true;
	}
	return false;
}

static bool is_any(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

/* Whether the word that stands at words + at is a piece of a longer word of some entry. */
static bool is_of_entry(const struct scan *scan, const char *words, size_t at, const char *word)
{
	for (size_t i = 0; i < scan->entry_count; i++) {
		const char *const *after = scan->entries[i].after;
		for (; after != NULL && *after != NULL; after++)
			if (phrase_is_piece(words, at, word, *after))
				return true;
	}
	return false;
}

/* Whether what stands at words + at speaks of another time than the report's year. */
static bool is_elsewhere(const struct scan *scan, size_t number, size_t at)
{
	const struct clause *clause = &scan->paragraph->clauses[number];
	const struct scope *scope = &scan->scopes[number];

	if (scope->is_elsewhere)
		return true;
	for (const char *const *time = other_times; *time != NULL; time++) {
		size_t end = phrase_last_end(clause->words, scope->since, at, *time);
		if (end != 0 && !is_of_entry(scan, clause->words, end - strlen(*time), *time))
			return true;
	}
	return false;
}

/* When a clause is nothing but a time, says in *elsewhere what that is for the clauses behind
   it. */
static void note_time_alone(const char *words, int year, bool *elsewhere)
{
	char *behind;
	long named = strtol(words, &behind, 10);

	if (named >= 1900 && named <= 2099 && g_str_has_prefix(behind, "年")) {
		if (is_any(behind + strlen("年"), time_tails))
			*elsewhere = named < year;
		return;
	}
	if (strlen(words) > LONGEST_TIME)
		return;
	for (const char *const *time = other_times; *time != NULL; time++)
		if (g_str_has_prefix(words, *time) && is_any(words + strlen(*time), time_tails))
			*elsewhere = true;
}

/* 2023年，…: what stands behind such a clause in its sentence is of that time. */
static void spread_times(struct scan *scan)
{
	bool elsewhere = false;
	size_t sentence = 0;

	for (size_t i = 0; i < scan->paragraph->clause_count; i++) {
		const struct clause *clause = &scan->paragraph->clauses[i];
		if (clause->sentence != sentence)
			elsewhere = false;
		sentence = clause->sentence;
		scan->scopes[i].is_elsewhere = elsewhere;
		if (clause->outer == i)
			note_time_alone(clause->words, scan->year, &elsewhere);
	}
}

/* An aside is of the time of what it stands behind. */
static void enter_clause(struct scan *scan, size_t number)
{
	const struct clause *clause = &scan->paragraph->clauses[number];
	struct scope *scope = &scan->scopes[number];

	if (!scope->is_entered && clause->outer != number)
		scope->is_elsewhere |= is_elsewhere(scan, clause->outer, clause->outer_at);
	scope->is_entered = true;
}

static void note_year(struct scan *scan, const struct fact *fact)
{
	struct scope *scope = &scan->scopes[fact->clause];

	/* A year to come is where a figure goes, not where it is from: 结转2025年办理2件. */
	if (scan->year == 0 || fact->figure.coefficient > scan->year)
		return;
	scope->is_elsewhere = fact->figure.coefficient != scan->year;
	scope->since = fact->end;
}

/* 收到 in 未收到 is not the entry's word. */
static bool is_negated(
	const struct figure_entry *entry, const char *words, size_t at, const char *word)
{
	const char *const *none = entry->none;

	for (; none != NULL && *none != NULL; none++)
		if (phrase_is_piece(words, at, word, *none))
			return true;
	return false;
}

/* Where the last of the entry's words before the fact ends; 0 when none stands there. */
static size_t word_before(const struct figure_entry *entry, const char *words,
	const struct fact *fact, size_t *length)
{
	size_t nearest = 0;

	for (const char *const *after = entry->after; after != NULL && *after != NULL; after++) {
		size_t end = phrase_last_end(words, fact->before, fact->start, *after);
		bool is_nearer = end > nearest || (end == nearest && strlen(*after) > *length);
		if (end == 0 || !is_nearer)
			continue;
		if (is_negated(entry, words, end - strlen(*after), *after))
			continue;
		nearest = end;
		*length = strlen(*after);
	}
	return nearest;
}

/* The entry whose word stands nearest before the fact, how many have words there in *candidates. */
static size_t nearest_entry(const struct scan *scan, const struct fact *fact, size_t *candidates)
{
	const char *words = scan->paragraph->clauses[fact->clause].words;
	size_t nearest = SIZE_MAX, nearest_end = 0, nearest_length = 0;

	*candidates = 0;
	for (size_t i = 0; i < scan->entry_count; i++) {
		size_t length = 0;
		size_t end = word_before(&scan->entries[i], words, fact, &length);
		if (end == 0)
			continue;
		++*candidates;
		if (end > nearest_end || (end == nearest_end && length > nearest_length)) {
			nearest = i;
			nearest_end = end;
			nearest_length = length;
		}
	}
	return nearest;
}

static void add_claim(
	struct scan *scan, size_t entry, struct decimal figure, size_t offset, size_t length)
{
	struct figure_claim claim = {
		.entry = entry,
		.figure = figure,
		.offset = offset,
		.length = length,
	};

	g_array_append_val(scan->claims, claim);
}

/* Whether the fact is a part of a figure that its sentence gave before, of the same entry. */
static bool is_part_of_whole(struct scan *scan, const struct clause *clause, size_t entry)
{
	bool is_same = scan->whole == entry && scan->whole_sentence == clause->sentence;

	if (clause->is_part && is_same)
		return true;
	scan->whole = entry;
	scan->whole_sentence = clause->sentence;
	return false;
}

static void claim_count(struct scan *scan, const struct fact *fact)
{
	const struct clause *clause = &scan->paragraph->clauses[fact->clause];
	size_t candidates;
	size_t entry = nearest_entry(scan, fact, &candidates);

	if (entry == SIZE_MAX || scan->entries[entry].is_ignored)
		return;
	if (ends_with_any(clause->words, fact->before, fact->start, no_totals))
		return;
	if (candidates > 1 && ends_with_any(clause->words, fact->before, fact->start, sums))
		return;
	if (is_elsewhere(scan, fact->clause, fact->start))
		return;
	if (!is_part_of_whole(scan, clause, entry))
		add_claim(scan, entry, fact->figure, fact->offset, fact->length);
}

static bool stands_in(const char *words, size_t length, const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		if (g_strstr_len(words, (gssize)length, *list) != NULL)
			return true;
	return false;
}

static bool is_about_ignored(const struct scan *scan, const char *words, size_t length)
{
	for (size_t i = 0; i < scan->entry_count; i++)
		if (scan->entries[i].is_ignored && stands_in(words, length, scan->entries[i].after))
			return true;
	return false;
}

/* Whether words tell of what another entry is about: 行政复议 in 未收到行政复议申请. */
static bool is_about_other(
	const struct scan *scan, const struct figure_entry *own, const char *words, size_t length)
{
	for (size_t i = 0; i < scan->entry_count; i++)
		if (&scan->entries[i] != own && stands_in(words, length, scan->entries[i].after))
			return true;
	return false;
}

/* Whether a negation is the beginning of a word that is none: 无法, 没有按. */
static bool begins_other_word(const char *words, size_t at, const char *none)
{
	for (const char *const *whole = no_negations; *whole != NULL; whole++)
		if (strcmp(none, *whole) != 0 && phrase_is_piece(words, at, none, *whole))
			return true;
	return false;
}

/* The first word of negation in the clause, or NULL. */
static const char *find_negation(const char *words, const char *none)
{
	const char *found = strstr(words, none);

	while (found != NULL && begins_other_word(words, (size_t)(found - words), none))
		found = strstr(found + strlen(none), none);
	return found;
}

static size_t denied_length(const char *behind)
{
	size_t length = strlen(behind);

	for (const char *const *sign = list_signs; *sign != NULL; sign++) {
		const char *end = g_strstr_len(behind, (gssize)length, *sign);
		if (end != NULL)
			length = (size_t)(end - behind);
	}
	return length;
}

/* Whether what stands behind a word of negation is what the entry is about. */
static bool denies(const struct scan *scan, const struct figure_entry *entry, const char *none,
	const char *behind)
{
	size_t length = strlen(behind);

	if (is_any(none, bare_negations))
		return stands_in(behind, length, entry->after) &&
			!is_about_ignored(scan, behind, length);
	return !is_about_other(scan, entry, behind, denied_length(behind));
}

/* Whether the clause says by `none` that there were none of what the entry is about. */
static bool says_none(
	struct scan *scan, size_t number, const struct figure_entry *entry, const char *none)
{
	const char *words = scan->paragraph->clauses[number].words;
	const char *found = find_negation(words, none);

	if (found == NULL || !denies(scan, entry, none, found + strlen(none)))
		return false;
	enter_clause(scan, number);
	return !is_elsewhere(scan, number, (size_t)(found - words));
}

static void claim_none(struct scan *scan, size_t number, size_t entry)
{
	const struct clause *clause = &scan->paragraph->clauses[number];
	const char *const *none = scan->entries[entry].none;

	for (; none != NULL && *none != NULL; none++) {
		if (says_none(scan, number, &scan->entries[entry], *none)) {
			add_claim(scan, entry, decimal_from_int(0), clause->offset, clause->length);
			return;
		}
	}
}

static void claim_paragraph(struct scan *scan)
{
	const struct paragraph *paragraph = scan->paragraph;

	spread_times(scan);
	for (size_t i = 0; i < paragraph->fact_count; i++) {
		const struct fact *fact = &paragraph->facts[i];
		enter_clause(scan, fact->clause);
		if (fact->kind == FACT_YEAR)
			note_year(scan, fact);
		else
			claim_count(scan, fact);
	}
	for (size_t i = 0; i < paragraph->clause_count; i++) {
		if (paragraph->clauses[i].has_count || paragraph->clauses[i].is_part)
			continue;
		for (size_t entry = 0; entry < scan->entry_count; entry++)
			claim_none(scan, i, entry);
	}
}

void figures_of_paragraph(const struct paragraph *paragraph, const struct figure_entry *entries,
	size_t count, int year, GArray *claims)
{
	g_autofree struct scope *scopes = g_new0(struct scope, paragraph->clause_count);
	struct scan scan = {
		.paragraph = paragraph,
		.entries = entries,
		.entry_count = count,
		.year = year,
		.scopes = scopes,
		.whole = SIZE_MAX,
		.claims = claims,
	};

	claim_paragraph(&scan);
}
