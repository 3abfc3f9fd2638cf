#include "session/find_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/alike.h"

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/* Passes over a word that may stand there. */
static const char *behind(const char *at, const char *word)
{
	return g_str_has_prefix(at, word) ? at + strlen(word) : at;
}

/* The section people call by that numeral: the one whose heading begins with it, else the one of
   that number. */
static int section_of_numeral(const struct form *form, int number)
{
	g_autofree char *prefix = g_strconcat(numerals[number - 1], "、", NULL);

	for (int s = 1; s < form->section_count; s++) {
		if (form->sections[s].heading &&
			g_str_has_prefix(form->sections[s].heading, prefix))
			return s;
	}
	return number;
}

/* A numeral from one to ten before a row's number. */
static const char *read_numeral(const char *at, const struct form *form, int *section)
{
	for (size_t i = 0; i < G_N_ELEMENTS(numerals); i++) {
		if (!g_str_has_prefix(at, numerals[i]))
			continue;
		*section = section_of_numeral(form, (int)i + 1);
		at = behind(behind(at + strlen(numerals[i]), "、"), ".");
		return at + strspn(at, " ");
	}
	return at;
}

/* Digits; 0 where there are none, or too many for a row. */
static int read_number(const char **at)
{
	enum { DIGITS_MOST = 7 };
	size_t digits = strspn(*at, "0123456789");
	int number = digits <= DIGITS_MOST ? atoi(*at) : 0;

	*at += digits;
	return digits > 0 ? number : 0;
}

/* "13", "3.13", "三13", "表三13行", "第13行", and words behind it. What goes on with a point is a
   label (“1.属于国家秘密”), and what goes on with more digits a figure. */
static struct row_reference read_row(const struct form *form, const char *query)
{
	struct row_reference none = {.section = -1, .words = ""}, row = none;
	const char *at = read_numeral(behind(query, "表"), form, &row.section);

	at = behind(at, "第");
	row.row = read_number(&at);
	const char *point = behind(behind(at, "."), "。");
	if (row.section < 0 && row.row > 0 && point > at && g_ascii_isdigit(*point)) {
		row.section = row.row;
		row.row = read_number(&point);
		at = point;
	}
	if (*at == '.' || *at == ',' || row.section >= form->section_count)
		return none;
	at = behind(at + strspn(at, " "), "行");
	row.words = at + strspn(at, " ");
	return row;
}

void query_init(struct query *query, const struct form *form, const char *typed)
{
	*query = (struct query){
		.whole = g_strstrip(alike_fold(typed)),
		.words = g_new0(char *, QUERY_WORDS_MOST + 1),
	};
	g_auto(GStrv) parts = g_strsplit(query->whole, " ", -1);
	for (char **part = parts; *part && query->count < QUERY_WORDS_MOST; part++) {
		if (**part)
			query->words[query->count++] = g_strdup(*part);
	}
	query->all = (1U << query->count) - 1;
	query->row = read_row(form, query->whole);
}

void query_release(struct query *query)
{
	g_free(query->whole);
	g_strfreev(query->words);
}

uint32_t query_words_in(const struct query *query, const char *text)
{
	uint32_t found = 0;
	size_t offset, length;

	for (guint i = 0; text && i < query->count; i++) {
		if (alike_find(text, query->words[i], &offset, &length))
			found |= 1U << i;
	}
	return found;
}

bool query_locate(const struct query *query, const char *text, size_t *offset, size_t *length)
{
	if (query->count == 0)
		return false;
	if (alike_find(text, query->whole, offset, length))
		return true;
	for (guint i = 0; i < query->count; i++) {
		if (alike_find(text, query->words[i], offset, length))
			return true;
	}
	return false;
}
