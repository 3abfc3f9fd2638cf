#ifndef NIANBAO_PRINT_OPTIONS_TEXT_H
#define NIANBAO_PRINT_OPTIONS_TEXT_H

/*
 * Print options as words, the way they stand at the end of a copy: the edition
 * of the layout, the paper by its name or measures, rules, width profile, and
 * what is not as usual. Whoever reads them back can make the copy again:
 *
 *     版式1 a4-12cpi ascii wide
 *     版式1 100x50+4 light narrow rows public 2025-01-24T16:42
 *
 * A new edition is due when the same document and options give other lines.
 */

#include "print/print.h"

enum {
	LAYOUT_EDITION = 1,
	PRINT_DATE_SIZE = sizeof("2025-01-24T16:42"),
};

/* How a copy was made. */
struct print_making {
	struct print_options options;
	bool published;
	char dated[PRINT_DATE_SIZE]; /* as in struct document_foot; "": it does not say */
};

/* The words, behind that of the document's language for an edition. Free with g_free. */
char *print_options_text(const struct print_options *options, const struct document *document);

/* Reads the words behind the edition's number into *making; what they do not name stays as it is.
   False when there is another among them or one is missing. */
bool print_options_read(const char *text, struct print_making *making);

#endif
