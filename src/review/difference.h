#ifndef NIANBAO_REVIEW_DIFFERENCE_H
#define NIANBAO_REVIEW_DIFFERENCE_H

/*
 * Where one report says something else than another: an older copy of it, or one
 * on another version of its form.
 *
 * Cells are found again under their own address, or under what they `was`. What
 * one of the reports has no place for, its form being another or edited since, is
 * said of the other alone. Figures that follow from others are told apart from
 * those that were typed; a total that is incomplete counts as blank, as in files.
 * How texts differ, word by word, is review/words_differ.h's business.
 *
 * A list owns what is in it and borrows nothing.
 */

#include "report/previous.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

enum difference_kind {
	DIFFERENCE_FORM,   /* its id, version or edition, as words */
	DIFFERENCE_STATUS, /* as files name it */
	DIFFERENCE_CELL,   /* what was typed, on a line */
	DIFFERENCE_TEXT,   /* a text of paragraphs */
	DIFFERENCE_COMPUTED,
	DIFFERENCE_STATED, /* what a file states for a computed cell that comes out otherwise */
	DIFFERENCE_NOTE,
	DIFFERENCE_REASON,
	DIFFERENCE_REMARK,
	DIFFERENCE_LAST_YEAR, /* of the copies of last year's report */
};

struct report_difference {
	enum difference_kind kind;
	char *address; /* as changes have it (session/place.h); of a place that is gone the old one */
	char *label;   /* what people call it, short enough for a list */
	/* As files have them: "" is blank, "/" 不适用. NULL: there is no such place in that
	   report. */
	char *before, *after;
};

/* What `report` says otherwise than `old`, in the order of kinds that people read in: form, status,
   then cells in the order of the form, notes, reasons, remarks, last year. Of struct
   report_difference *, owned; free with g_ptr_array_unref. */
GPtrArray *report_differences(const struct report *old, const struct report *report);

/* What the history says was changed from an entry on (an index from 0), in the order it was. */
GPtrArray *history_differences(const struct report *report, size_t index);
/* The same of two copies of last year's report, by last year's addresses; NULL says nothing. */
GPtrArray *previous_differences(const struct previous *old, const struct previous *previous);

/* A value of an address as people read it: a choice by its label, a date in words, what is blank or
   has no place said to be. Free with g_free. */
char *difference_value(const struct form *form, const char *address, const char *text);

/* "form", "cell", "text", …: as JSON names a kind. */
const char *difference_kind_name(enum difference_kind kind);

/* How many are of a kind. */
guint differences_count(const GPtrArray *differences, enum difference_kind kind);

#endif
