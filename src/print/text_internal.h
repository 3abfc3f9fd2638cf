#ifndef NIANBAO_PRINT_TEXT_INTERNAL_H
#define NIANBAO_PRINT_TEXT_INTERNAL_H

/* What the files of the text painter share. Nobody outside print/ includes this. */

#include "print/pages.h"
#include "print/print.h"

/* A copy in the making: lines, and the pieces they make. */
struct painter {
	const struct print_options *options;
	int width;        /* columns of the paper */
	int narrative;    /* columns of narrative */
	int indent;       /* blanks to the left of narrative */
	GPtrArray *lines; /* char *, owned, without the paper's margin */
	GArray *pieces;   /* struct piece */
};

void painter_init(struct painter *painter, const struct print_options *options);
void painter_release(struct painter *painter);

/* A column of text: where it stands and how wide it is. The first line of a text begins `first`
   columns further in, the others `hang`. */
struct text_column {
	int blanks, width;
	int first, hang;
};

/* Appends text broken into the lines of a column. */
void paint_text(const struct painter *painter, const char *text, struct text_column column);

/* Appends a text in lines of about the same length, `side` halves of what is left of each line's
   width standing before it: 1 for the middle, 2 for the right. */
void paint_aside(
	const struct painter *painter, const char *text, struct text_column column, int side);

/* Appends a table, in the first arrangement that the paper has room for. The piece, which is the
   last one, gets the grid. */
void paint_table(struct painter *painter, const struct document_table *table, struct piece *piece);

/* Appends all blocks, a piece each. */
void paint_blocks(struct painter *painter, const struct document *document);

/* What stands above and below on every page, in lines (char *, owned). */
struct page_frame {
	GPtrArray *head, *foot;
};

/* Those of page `number` (from 1) of `count`. */
void frame_init(struct page_frame *frame, const struct painter *painter,
	const struct document *document, int number, int count);
void frame_release(struct page_frame *frame);

/* What stands once at the end of a copy: how it was made, and what is left standing. */
void paint_colophon(struct painter *painter, const struct document *document);

#endif
