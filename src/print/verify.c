#include "print/verify.h"

#include <string.h>

#include "print/options_text.h"
#include "report/approval.h"
#include "report/words.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* How it was made */

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

/* The number behind the word for an edition; the words behind that in *words. */
static enum verify_outcome read_edition(const char *line, const char *edition, const char **words)
{
	char *rest;

	if (g_ascii_strtoll(line + strlen(edition), &rest, 10) != LAYOUT_EDITION)
		return VERIFY_OTHER_EDITION;
	*words = rest + strspn(rest, " ");
	return VERIFY_SAME;
}

/* Reads the words of a line and of those that it runs on to on narrow paper: as many as still make
   sense, for the foot of a page can stand right below. */
static bool read_words(char *const *lines, const char *first, struct print_making *making)
{
	g_autoptr(GString) words = g_string_new(first);
	bool good = false;

	for (int i = 1;; i++) {
		struct print_making longer = *making;
		if (print_options_read(words->str, &longer)) {
			*making = longer;
			good = true;
		}
		if (!lines[i] || *lines[i] == '\0')
			return good;
		g_string_append_printf(words, " %s", lines[i] + strspn(lines[i], " "));
	}
}

static enum verify_outcome read_making(
	char *const *lines, const char *edition, struct print_making *making)
{
	const char *words;
	int at = find_making(lines, edition);

	if (at < 0)
		return VERIFY_NO_OPTIONS;
	const char *line = lines[at] + strspn(lines[at], " ");
	enum verify_outcome outcome = read_edition(line, edition, &words);
	*making = (struct print_making){.options = print_options_default()};
	if (outcome == VERIFY_SAME && !read_words(lines + at, words, making))
		outcome = VERIFY_NO_OPTIONS;
	return outcome;
}

/* Comparing */

/* How far the report had got when a copy was made of it: what of that stands on paper. */
struct state {
	const char *mark;
	guint approvals;
};

/* The states there can have been: one for each mark, then without a mark and with more and more of
   the approvals. */
static struct state state_at(const struct report *report, guint index)
{
	const struct paper_mark *marks = paper_words_of(report->form->language)->marks;

	return index < PAPER_MARKS ? (struct state){.mark = marks[index].mark}
				   : (struct state){.approvals = index - PAPER_MARKS};
}

static guint count_states(const struct report *report)
{
	g_autoptr(GPtrArray) approvals = report_approvals(report);

	return PAPER_MARKS + 1 + approvals->len;
}

static struct document *document_in(
	const struct report *report, const struct print_making *making, struct state state)
{
	if (!making->published)
		return document_new_at(report, state.mark, state.approvals);
	struct document *document = document_new_published(report);
	document->mark = state.mark;
	return document;
}

static char **print_again(
	const struct report *report, const struct print_making *making, struct state state)
{
	struct document *document = document_in(report, making, state);
	g_autoptr(GString) text = g_string_new(NULL);

	if (*making->dated != '\0')
		document_date(document, making->dated);
	print_text(document, &making->options, text);
	document_free(document);
	return g_strsplit(text->str, "\n", -1);
}

/* The first line that is another, from 0; -1: none. */
static int first_difference(char *const *copy, char *const *report)
{
	for (int i = 0;; i++) {
		if (!copy[i] && !report[i])
			return -1;
		if (!copy[i] || !report[i] || strcmp(copy[i], report[i]) != 0)
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
	const struct print_making *making, struct verify_difference *difference)
{
	guint states = count_states(report);
	int furthest = -1;

	for (guint i = 0; i < states; i++) {
		g_auto(GStrv) lines = print_again(report, making, state_at(report, i));
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
	struct print_making making;
	enum verify_outcome outcome =
		read_making(lines, paper_words_of(report->form->language)->edition, &making);

	return outcome == VERIFY_SAME ? compare(report, lines, &making, difference) : outcome;
}
