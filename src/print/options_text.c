#include "print/options_text.h"

#include <stdio.h>
#include <string.h>

#define EVERY_ROW "rows"
#define PUBLISHED "public"

/* The words that always stand there, in their order. */
enum { WORD_PAPER, WORD_RULES, WORD_PROFILE, WORDS };

const char *const print_rule_names[] = {
	[RULES_ASCII] = "ascii", [RULES_LIGHT] = "light", [RULES_NONE] = "none", NULL};
const char *const print_profile_names[] = {[WIDTH_NARROW] = "narrow", [WIDTH_WIDE] = "wide", NULL};

static bool is_same_paper(const struct paper *paper, const struct paper *other)
{
	return paper->width == other->width && paper->lines == other->lines &&
		paper->margin == other->margin;
}

static char *paper_text(const struct paper *paper)
{
	const struct paper *named = paper->name ? paper_named(paper->name) : NULL;

	if (named && is_same_paper(paper, named))
		return g_strdup(named->name);
	return g_strdup_printf("%dx%d+%d", paper->width, paper->lines, paper->margin);
}

char *print_options_text(const struct print_options *options, const struct document *document)
{
	g_autofree char *paper = paper_text(&options->paper);
	GString *out = g_string_new(document->foot.edition);

	g_string_append_printf(out, "%d %s %s %s", LAYOUT_EDITION, paper,
		print_rule_names[options->rules], print_profile_names[options->profile]);
	if (options->every_row)
		g_string_append(out, " " EVERY_ROW);
	if (!document->foot.result)
		g_string_append(out, " " PUBLISHED);
	if (document->foot.dated)
		g_string_append_printf(out, " %s", document->foot.dated);
	return g_string_free(out, FALSE);
}

static bool read_paper(const char *word, struct paper *paper)
{
	const struct paper *named = paper_named(word);
	int end = 0;

	if (named) {
		*paper = *named;
		return true;
	}
	*paper = (struct paper){0};
	return sscanf(word, "%4dx%4d+%4d%n", &paper->width, &paper->lines, &paper->margin, &end) ==
		3 &&
		word[end] == '\0' && paper_is_usable(paper);
}

static int find_name(const char *const *names, const char *word)
{
	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], word) == 0)
			return i;
	}
	return -1;
}

/* Digits where the pattern has a nought, and elsewhere what it has. */
static bool is_date(const char *word)
{
	static const char pattern[PRINT_DATE_SIZE] = "0000-00-00T00:00";

	for (size_t i = 0; i < sizeof pattern; i++) {
		bool same = pattern[i] == '0' ? g_ascii_isdigit(word[i]) : word[i] == pattern[i];
		if (!same)
			return false;
	}
	return true;
}

static bool read_further(const char *word, struct print_making *making)
{
	if (strcmp(word, EVERY_ROW) == 0)
		making->options.every_row = true;
	else if (strcmp(word, PUBLISHED) == 0)
		making->published = true;
	else if (is_date(word))
		memcpy(making->dated, word, PRINT_DATE_SIZE);
	else
		return false;
	return true;
}

bool print_options_read(const char *text, struct print_making *making)
{
	struct print_options *options = &making->options;
	g_auto(GStrv) words = g_strsplit(text + strspn(text, " "), " ", -1);
	guint count = g_strv_length(words);

	if (count < WORDS || !read_paper(words[WORD_PAPER], &options->paper))
		return false;
	int rules = find_name(print_rule_names, words[WORD_RULES]);
	int profile = find_name(print_profile_names, words[WORD_PROFILE]);
	if (rules < 0 || profile < 0)
		return false;
	options->rules = (enum rule_style)rules;
	options->profile = (enum width_profile)profile;
	making->published = false;
	for (guint i = WORDS; i < count; i++) {
		if (!read_further(words[i], making))
			return false;
	}
	return true;
}
