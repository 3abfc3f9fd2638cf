#ifndef NIANBAO_DOCUMENT_COMPOSE_H
#define NIANBAO_DOCUMENT_COMPOSE_H

/*
 * A document in the making: where its blocks come from and where they go. Nobody
 * outside document/ includes this.
 */

#include "document/document.h"
#include "report/words.h"

/* What a copy is for. */
enum document_use {
	DOCUMENT_FILED,
	DOCUMENT_PUBLISHED,
	DOCUMENT_BLANK,
	DOCUMENT_FINDINGS,
};

struct composition {
	enum document_use use;
	guint approvals;             /* how many of them are told, at most */
	const struct report *report; /* an empty one for DOCUMENT_BLANK */
	const struct form *form;
	const struct paper_words *words; /* in the form's language */
	struct document *document;
	int notes; /* numbered so far */
};

/* A document without blocks. */
struct document *document_begin(void);

/* Adds a block. It is the composition's to change until the next. */
struct document_block *compose_block(struct composition *composition, enum document_kind kind);
/* The same of one line, cleaned. */
struct document_block *compose_line(
	struct composition *composition, enum document_kind kind, const char *text);

/* What the copy says of a cell, and of a text with references. Free with g_free. */
char *compose_reading(const struct composition *composition, cell_index cell);
char *compose_expanded(const struct composition *composition, const char *text);

/* Adds the paragraphs of a field. A label runs into the first of them; without a label, or when
   label is NULL, only what the report says is printed. */
void compose_field(struct composition *composition, cell_index cell, const char *label);

/* Adds one numbered note on a section and what is within it ("": all of it). The first stands under
   a heading of its own. */
void compose_note(struct composition *composition, const struct form_section *section,
	const char *within, const char *text);
/* Adds the notes of the report, in the order of the form. */
void compose_notes(struct composition *composition);
/* Adds the reasons that hold, as further notes. */
void compose_reasons(struct composition *composition);

/* Adds what is left to do about the report, instead of the report. */
void compose_findings(struct composition *composition);

/* Keeps what is added next on the page of what is there: who reports, and who signs, does not stand
   on one without a word of what it is about. */
void compose_company(struct composition *composition);
/* Adds the signature lines, with the names of those who approved. */
void compose_signatures(struct composition *composition);

/* Says what the foot of the copy tells, when all notes have been added. */
void compose_foot(struct composition *composition);

/* What a row or column is called on paper, a cell, or what several cells of one section have in
   common: their row, their column, "" when they have neither. Free with g_free. */
char *label_of_leaf(const struct form_axis *axis, int leaf);
char *label_of_cell(const struct composition *composition, cell_index cell);
char *label_of_cells(const struct composition *composition, const cell_index *cells, size_t count);

#endif
