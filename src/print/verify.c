#include "print/verify.h"

#include <string.h>

#include "print/options_text.h"
#include "report/words.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* How a copy says it was made. */
struct making {
	struct print_options options;
	bool published;
};

/* ---- how it was made ---- */

/* The lines, without what parts pages on a device. */
static char **lines_of(const char *copy)
{
	if (g_str_has_prefix(copy, BYTE_ORDER_MARK))
		copy += strlen(BYTE_ORDER_MARK);
	g_auto(GStrv) pages = g_strsplit(copy, "\f", -1);
	g_autofree char *text = g_strjoinv("", pages);
	return g_strsplit(text, "\n", -1);
}

/* The last line that begins with the word for an edition; -1: none. */
static int find_making(char *const *lines, const char *edition)
{
	int found = -1;
	for (int i = 0; lines[i] != NULL; i++) {
		const char *line = lines[i] + strspn(lines[i], " ");
		if (g_str_has_prefix(line, edition) && g_ascii_isdigit(line[strlen(edition)]))
			found = i;
	}
	return found;
}

/* That line and, on narrow paper, those it runs on to. */
static char *words_from(char *const *lines, int at)
{
	GString *words = g_string_new(NULL);
	for (; lines[at] != NULL && *lines[at] != '\0'; at++) {
		g_autofree char *line = g_strstrip(g_strdup(lines[at]));
		g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", line);
	}
	return g_string_free(words, FALSE);
}

static enum verify_outcome read_making(
	char *const *lines, const char *edition, struct making *making)
{
	int at = find_making(lines, edition);
	if (at < 0)
		return VERIFY_NO_OPTIONS;
	g_autofree char *words = words_from(lines, at);
	char *rest;
	if (g_ascii_strtoll(words + strlen(edition), &rest, 10) != LAYOUT_EDITION)
		return VERIFY_OTHER_EDITION;
	making->options = print_options_default();
	return print_options_read(rest + strspn(rest, " "), &making->options, &making->published)
		? VERIFY_SAME
		: VERIFY_NO_OPTIONS;
}

/* ---- comparing ---- */

static char **print_again(const struct report *report, const struct making *making, bool marked)
{
	struct document *document =
		making->published ? document_new_published(report) : document_new(report);
	g_autoptr(GString) text = g_string_new(NULL);
	document->mark = marked ? paper_words_of(report->form->language)->draft : NULL;
	print_text(document, &making->options, text);
	document_free(document);
	return g_strsplit(text->str, "\n", -1);
}

/* The first line that is another, from 0; -1: none. */
static int first_difference(char *const *copy, char *const *report)
{
	for (int i = 0;; i++) {
		if (copy[i] == NULL && report[i] == NULL)
			return -1;
		if (copy[i] == NULL || report[i] == NULL || strcmp(copy[i], report[i]) != 0)
			return i;
	}
}

static void set_difference(
	struct verify_difference *difference, int line, char *const *copy, char *const *report)
{
	*difference = (struct verify_difference){
		.line = line + 1,
		.copy = g_strdup(copy[line]),
		.report = g_strdup(report[line]),
	};
}

void verify_difference_release(struct verify_difference *difference)
{
	g_free(difference->copy);
	g_free(difference->report);
}

/* Against the copy as it is printed in every state; the state that goes on agreeing for longest is
   the one it was printed in. */
static enum verify_outcome compare(const struct report *report, char *const *copy,
	const struct making *making, struct verify_difference *difference)
{
	int furthest = -1;
	for (int marked = 0; marked < 2; marked++) {
		g_auto(GStrv) lines = print_again(report, making, marked);
		int line = first_difference(copy, lines);
		if (line >= 0 && line <= furthest)
			continue;
		if (furthest >= 0)
			verify_difference_release(difference);
		if (line < 0)
			return VERIFY_SAME;
		furthest = line;
		set_difference(difference, line, copy, lines);
	}
	return VERIFY_DIFFERS;
}

enum verify_outcome print_verify(
	const struct report *report, const char *copy, struct verify_difference *difference)
{
	g_auto(GStrv) lines = lines_of(copy);
	struct making making;
	enum verify_outcome outcome =
		read_making(lines, paper_words_of(report->form->language)->edition, &making);
	return outcome == VERIFY_SAME ? compare(report, lines, &making, difference) : outcome;
}
