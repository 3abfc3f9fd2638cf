#ifndef NIANBAO_PRINT_TEXT_INTERNAL_H
#define NIANBAO_PRINT_TEXT_INTERNAL_H

/* What the files of the text painter share. Nobody outside print/ includes this. */

#include "print/print.h"

struct painter {
	const struct print_options *options;
	int narrative; /* columns of narrative */
	int margin;    /* blanks to the left of narrative */
	GString *out;
};

/* Appends one line: so many blanks, and length bytes of text less the blanks they end with. */
void paint_line(const struct painter *painter, int blanks, const char *text, size_t length);

/* A column of text: where it stands and how wide it is. The first line of a text begins `first`
   columns further in, the others `hang`. */
struct text_column {
	int blanks, width;
	int first, hang;
};

/* Appends text broken into the lines of a column. */
void paint_text(const struct painter *painter, const char *text, struct text_column column);

/* Appends a table, in the first arrangement that the paper has room for. */
void paint_table(struct painter *painter, const struct document_table *table);

#endif
