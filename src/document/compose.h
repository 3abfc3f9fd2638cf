#ifndef NIANBAO_DOCUMENT_COMPOSE_H
#define NIANBAO_DOCUMENT_COMPOSE_H

/*
 * A document in the making: where its blocks come from and where they go. Nobody
 * outside document/ includes this.
 */

#include "document/document.h"
#include "report/words.h"

struct composition {
	const struct report *report;
	const struct form *form;
	const struct paper_words *words; /* in the form's language */
	struct document *document;
};

/* Adds a block of one line, cleaned. The block is the composition's to change until the next. */
struct document_block *compose_line(
	struct composition *composition, enum document_kind kind, const char *text);

/* Adds the paragraphs of a field. A label runs into the first of them; without a label, or when
   label is NULL, only what the report says is printed. */
void compose_field(struct composition *composition, cell_index cell, const char *label);

/* Adds the notes of the report under a heading of their own, in the order of the form; nothing when
   there are none. */
void compose_notes(struct composition *composition);

#endif
