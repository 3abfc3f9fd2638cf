#ifndef NIANBAO_REPORT_REMARKS_H
#define NIANBAO_REPORT_REMARKS_H

/*
 * Remarks: what a reviewer has to say of a report, and what was answered.
 *
 * A remark sits on a cell, a row, a section or the whole report, or on quoted
 * words of a text; what stood around them is kept, so that they are found again
 * when the text is edited. It is open until it is answered, in words or by a
 * change: a cell or row that says something else than it did, or quoted words
 * that are no longer there. A remark on more than that asks for words.
 *
 * Numbers are given once and stay, so that people can speak of them. A remark
 * whose address is gone, after its form was edited, is kept and listed. A report
 * owns its remarks.
 */

#include "report/report.h"
#include "yaml/tree.h"
#include "yaml/writer.h"
#include <stdbool.h>
#include <stddef.h>

/* The address of a remark on the whole. */
#define REMARK_ON_REPORT "report"

struct remark {
	unsigned number;
	char *address;
	char *quote;          /* words of the text there; "": it is on all of it */
	char *before, *after; /* what stood around them, in the same paragraph */
	char *text, *who;     /* of the reviewer */
	char *when;           /* ISO 8601 */
	char *digest;         /* of the report it was written on (report/digest.h) */
	char *stood;          /* what stood at the address, see remark_stand; "": nothing */
	char *answer;         /* in words; "" and answered_when: a change was the answer */
	char *answered_by, *answered_when; /* "": it is open */
};

/* Without a number, quote, digest or answer. */
struct remark *remark_new(const char *address, const char *text, const char *who, const char *when);
void remark_free(struct remark *remark);
struct remark *remark_copy(const struct remark *remark);

/* Whether a remark can be made there: on a cell, a row, a section, the report. */
bool remark_allowed(const struct form *form, const char *address);
/* The cell to show it at: that of the address, or the first of a row or section; the first of all
   for the report; CELL_NONE where the address is gone. */
cell_index remark_cell(const struct form *form, const char *address);

/* What people call that address, or that it is the whole report. Free with g_free. */
char *remark_place(const struct form *form, const char *address);

/* Puts a remark onto words of the text at its address, as the file has it: where they stand first,
   or at a place in bytes. False where there are none such. */
bool remark_quote(struct remark *remark, const struct report *report, const char *words);
bool remark_quote_at(
	struct remark *remark, const struct report *report, size_t offset, size_t length);
/* Finds the words in the text as it is now; where they stand more than once, by what stood around
   them. Bytes are in *offset and *length. False when they are gone, or it is on no words. */
bool remark_find_quote(
	const struct remark *remark, const struct report *report, size_t *offset, size_t *length);

/* Notes what stands at its address, and the report's digest. */
void remark_stand(struct remark *remark, const struct report *report);
bool remark_is_answered(const struct remark *remark);
/* Whether what stands at its address now is an answer: see above. */
bool remark_is_met(const struct remark *remark, const struct report *report);
/* Neither the one nor the other. */
bool remark_is_open(const struct remark *remark, const struct report *report);

/* As a JSON object with the keys of the file, and back; NULL when it is none. Free with g_free and
   remark_free. */
char *remark_to_json(const struct remark *remark);
struct remark *remark_from_json(const char *json);

/* The remark of a number, or NULL. */
const struct remark *report_remark_find(const struct report *report, unsigned number);
/* Puts a remark, which it takes over, in the place of that of the same number, or behind all
   others. */
void report_set_remark(struct report *report, struct remark *remark);
void report_remove_remark(struct report *report, unsigned number);
/* A number that no remark has had: one more than the last, while there is one. */
unsigned report_next_remark(const struct report *report);
/* How many are open. */
size_t report_open_remarks(const struct report *report);
/* The same of a section: those that are shown at its cells. */
size_t report_open_remarks_in(const struct report *report, int section);

/* The first open remark shown at a cell, or NULL. */
const struct remark *report_remark_at(const struct report *report, cell_index cell);

/* Reads the list behind `remarks:`, and writes it. */
void report_read_remarks(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics);
void report_write_remarks(const struct report *report, struct yaml_writer *writer);

#endif
