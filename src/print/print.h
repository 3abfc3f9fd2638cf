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
 */

#include "base/text.h"
#include "document/document.h"
#include "layout/grid.h"
#include <glib.h>

enum {
	PRINT_WIDTH = 80,       /* of fan-fold paper, and of A4 with a margin for binding */
	PRINT_NARRATIVE = 56,   /* 28 characters, as GB/T 9704 has it */
	PRINT_LEAST_WIDTH = 16, /* a paper is at least so wide */
};

struct print_options {
	int width;     /* columns of the paper */
	int narrative; /* columns of headings and narrative; the paper's, where it has fewer */
	enum width_profile profile;
	enum rule_style rules;
};

/* For Chinese forms: wide characters as Chinese print fonts draw them, rules in ASCII. */
static inline struct print_options print_options_default(void)
{
	return (struct print_options){
		.width = PRINT_WIDTH,
		.narrative = PRINT_NARRATIVE,
		.profile = WIDTH_WIDE,
		.rules = RULES_ASCII,
	};
}

/* Appends the document's lines to out: one endless page. Each line ends with \n and without blanks,
   so with RULES_NONE the lines of a table need not be equally long. */
void print_text(const struct document *document, const struct print_options *options, GString *out);

#endif
