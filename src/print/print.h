#ifndef NIANBAO_PRINT_PRINT_H
#define NIANBAO_PRINT_PRINT_H

/*
 * Print: a document painted as text for a device of fixed pitch.
 *
 * Titles stand in the middle of the paper; headings and narrative in a column of
 * their own there; tables take what width they need. No line is wider than the
 * paper and nothing is ever cut: what does not fit is broken into lines, and a
 * table that does not fit is arranged anew, at last as a list. Same document,
 * same options, same bytes.
 *
 * A page carries the document's mark at its head, and at its foot its number and
 * what the copy was made from. Heads of tables stand again where a page begins
 * inside one; a row stands on one page, unless it is longer than that, and
 * headings never end one.
 */

#include "base/text.h"
#include "document/document.h"
#include "layout/grid.h"
#include "print/paper.h"
#include <glib.h>

/* How a copy is made. What stands on it depends on nothing else but the document. */
struct print_options {
	struct paper paper;
	int narrative; /* columns of headings and narrative; the paper's, where it has fewer */
	enum width_profile profile;
	enum rule_style rules;
	bool every_row;  /* a rule below every row, not only between groups */
	bool form_feeds; /* between pages */
};

/* What rule styles and width profiles are called, by their number; NULL behind the last. */
extern const char *const print_rule_names[];
extern const char *const print_profile_names[];

/* For Chinese forms: wide characters as Chinese print fonts draw them, rules in ASCII, on A4 with a
   margin for binding. */
struct print_options print_options_default(void);

/* Appends the document's pages to out. Each line ends with \n and without blanks, so with
   RULES_NONE the lines of a table need not be equally long. False when the paper has no room for a
   line beside what stands on every page; nothing is appended then. */
bool print_text(const struct document *document, const struct print_options *options, GString *out);

#endif
