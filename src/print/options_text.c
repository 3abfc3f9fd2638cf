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
	const struct paper *named = paper->name == NULL ? NULL : paper_named(paper->name);
	if (named != NULL && is_same_paper(paper, named))
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
	if (document->foot.result == NULL)
		g_string_append(out, " " PUBLISHED);
	return g_string_free(out, FALSE);
}

static bool read_paper(const char *word, struct paper *paper)
{
	const struct paper *named = paper_named(word);
	int end = 0;
	if (named != NULL) {
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

static bool read_further(const char *word, struct print_options *options, bool *published)
{
	if (strcmp(word, EVERY_ROW) == 0)
		options->every_row = true;
	else if (strcmp(word, PUBLISHED) == 0)
		*published = true;
	else
		return false;
	return true;
}

bool print_options_read(const char *text, struct print_options *options, bool *published)
{
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
	*published = false;
	for (guint i = WORDS; i < count; i++) {
		if (!read_further(words[i], options, published))
			return false;
	}
	return true;
}
