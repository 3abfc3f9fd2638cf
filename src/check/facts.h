#ifndef NIANBAO_CHECK_FACTS_H
#define NIANBAO_CHECK_FACTS_H

/*
 * Facts of a text: the counts and the years it names, and in which clause.
 *
 * A count is a whole number before one of the measure words 件 (also 件次), 条, 宗,
 * 起, 份, 例: 收到申请 21 件, ３，２５９条. A year is 20xx年 or 19xx年. No facts are:
 * figures in references, which are live; whatever stands in 《》 and 〔〕, which
 * belongs to a name; ordinals (第3条); and numbers that do not mean to be exact
 * (1.2万条, 近40件, 30多件, 3至5件), though what stands before such a number belongs
 * to it all the same; and the years of a range (2021—2025年), which name a plan.
 *
 * A clause ends at a comma, a colon or the end of its sentence. A colon right
 * before a figure does not end it (行政复议：3件). What stands in brackets is a clause
 * of its own, an aside, and not part of the clause around it, so that in
 * 行政复议（含上年结转）3件 the 3 belongs to 行政复议. Words of clauses are kept as signs
 * (report/prose.h): without blanks, full-width forms plain, titles as one sign.
 *
 * Facts are kept by paragraph. Reading the text again after an edit reads only
 * the paragraphs that changed; pointers to the others stay as they were.
 */

#include "base/decimal.h"
#include "report/prose_lines.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum fact_kind {
	FACT_COUNT,
	FACT_YEAR,
};

struct fact {
	enum fact_kind kind;
	struct decimal figure;
	size_t offset, length; /* of its digits, in the paragraph's text */
	size_t clause;
	/* Bytes of the clause's words: [before, start) are those before the figure and behind the
	   count before it, [start, end) the digits with their measure or 年. */
	size_t before, start, end;
};

struct clause {
	char *words;           /* owned by the paragraph */
	size_t offset, length; /* in the paragraph's text, its asides included */
	size_t sentence;       /* numbered within the paragraph */
	size_t outer;          /* the clause it is an aside of; its own number when it is none */
	size_t outer_at;       /* how many bytes of the outer clause's words stand before it */
	bool has_count;        /* an exact one, a vague one, or a live figure */
	bool is_part;          /* tells parts of a whole: an aside, or behind 其中 */
};

/* Facts and clauses in the order in which they begin. */
struct paragraph {
	char *text;
	struct clause *clauses;
	size_t clause_count;
	struct fact *facts;
	size_t fact_count;
};

/* Of a paragraph that is several lines (report/prose_lines.h) each is read by itself. */
struct facts {
	GPtrArray *paragraphs;    /* struct paragraph *, in the text's order */
	struct prose_lines lines; /* the paragraphs' own texts */
	GArray *starts;           /* size_t: where in the text they begin */
};

void facts_init(struct facts *facts);
void facts_release(struct facts *facts);

/* Makes these the facts of text; the paragraphs of the lines that changed are read. */
struct prose_lines_change facts_update(struct facts *facts, const char *text);

/* The same after an edit that left so much of the text as it was. */
struct prose_lines_change facts_follow(
	struct facts *facts, const char *text, size_t length, struct difference same);

static inline const struct paragraph *facts_paragraph(const struct facts *facts, size_t i)
{
	return facts->paragraphs->pdata[i];
}

static inline size_t facts_start(const struct facts *facts, size_t i)
{
	return g_array_index(facts->starts, size_t, i);
}

/* Inside the floor: reading one paragraph (facts_read.c). */
struct paragraph *paragraph_read(const char *text, size_t length);
void paragraph_free(struct paragraph *paragraph);

#endif
