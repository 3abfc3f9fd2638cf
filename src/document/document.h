#ifndef NIANBAO_DOCUMENT_DOCUMENT_H
#define NIANBAO_DOCUMENT_DOCUMENT_H

/*
 * A document: what stands on the copy that the office files, in order.
 *
 * It is a list of blocks, each saying what it is and what it reads, and nothing
 * of how it looks: painters decide that (print/). What a report's form says is
 * all a document knows of the report; no form is special.
 *
 * Every text in it is ready to be shown: references are replaced by what they
 * lead to, and nothing is left that could act on a terminal or printer. Only
 * the texts of tables can still hold a line break.
 *
 * A document owns all its texts. It needs neither report nor form once it is
 * made, and does not change when they do.
 */

#include "document/table.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum document_kind {
	DOCUMENT_TITLE,   /* a line of the title */
	DOCUMENT_HEADING, /* of a section, or of the notes */
	DOCUMENT_PARAGRAPH,
	DOCUMENT_WRITING, /* room for a text that is written by hand */
	DOCUMENT_CAPTION, /* above a table */
	DOCUMENT_TABLE,
	DOCUMENT_FOOTNOTE,   /* below a table */
	DOCUMENT_NOTE,       /* numbered, with the place it belongs to */
	DOCUMENT_CLOSING,    /* a line at the right: who reports, and when */
	DOCUMENT_SIGNATURES, /* words to sign behind: 填表人： */
	DOCUMENT_KINDS
};

struct document_block {
	enum document_kind kind;
	bool keep_with_next;          /* must not be the last thing on a page */
	const char *text;             /* one line; NULL for a table, signatures, room to write */
	struct document_table *table; /* of DOCUMENT_TABLE */
	const char **words;           /* of DOCUMENT_SIGNATURES */
	size_t word_count;
};

/* What the foot of a copy tells of where it comes from and how the report stands, in the form's
   language. */
struct document_foot {
	const char *origin;   /* the form's id, and the digest's first twelve digits; of an empty
			       form what it rests on */
	const char *result;   /* how many cross-footing rules hold, whether last year's figures were
				 compared, how many notes there are; NULL on what is published */
	const char *standing; /* how many errors and open warnings are left; NULL: none, or
				 published */
	const char *edition;  /* before the number of the layout's edition; NULL: what nobody
				compares, an empty form or a list of findings */
	const char *dated;    /* when it was made, 2025-01-24T16:42; NULL: it does not say */
};

struct document {
	GArray *blocks;   /* struct document_block */
	const char *mark; /* the state of a report that does not count yet: （草稿）; or NULL */
	struct document_foot foot;
	GStringChunk *texts;
};

/* The copy of a report as it stands now, as it is filed: with the reasons given for warnings, and
   with room to sign, and the names of those who approved it. */
struct document *document_new(const struct report *report);
/* The same as it was filed at another time: with another mark, or NULL, and so many approvals. */
struct document *document_new_at(const struct report *report, const char *mark, guint approvals);
/* As it is published: without either. */
struct document *document_new_published(const struct report *report);
/* The form, to be filled in by hand: rules to write on stand where an answer is to go, and nothing
   is said of any report. */
struct document *document_new_blank(const struct form *form);
/* What is left to do about the report, a list to work through away from the screen. */
struct document *document_new_findings(const struct report *report);
/* Has the copy say when it was made. */
void document_date(struct document *document, const char *when);
void document_free(struct document *document);

static inline const struct document_block *document_block(
	const struct document *document, size_t index)
{
	return &g_array_index(document->blocks, struct document_block, index);
}

#endif
