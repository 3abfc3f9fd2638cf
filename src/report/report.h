#ifndef NIANBAO_REPORT_REPORT_H
#define NIANBAO_REPORT_REPORT_H

/*
 * A report: one office's answers to a form.
 *
 * What was typed, what was computed, what a file stated for a computed cell and
 * what last year's report said are four arrays; none overwrites another. Setting
 * a cell recomputes what depends on it, before the call returns, by whatever way
 * the change came.
 *
 * A report borrows its form, which must outlive it, and owns everything else.
 */

#include "base/diagnostics.h"
#include "base/difference.h"
#include "form/form.h"
#include "report/status.h"
#include "report/value.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct previous;
struct recalculation;
struct strays;

/* What the last report_set did to a text, for whoever keeps something of it. */
struct edited_text {
	cell_index cell;        /* CELL_NONE: it was no edit of a text */
	struct difference same; /* with what it was before */
	size_t length;          /* bytes, as it is now */
	bool goes_on;           /* it was made by report_edit, and the next may go on with it */
};

struct report {
	const struct form *form;
	enum report_status status;
	char *saved_on;      /* digest of the form it was handed in on; NULL: of the form at hand */
	struct value *typed; /* by cell; blank where cells are computed */
	struct value *computed; /* by cell; blank where cells are typed */
	struct value *stated;   /* by cell: a figure a file states that was computed otherwise */
	struct position *positions; /* by cell: where the file it came from says it, or its row */
	GHashTable *notes;          /* address of a cell, table or section -> text */
	GPtrArray *reasons;         /* of struct reason *, see report/reasons.h */
	GPtrArray *remarks;         /* of struct remark *, see report/remarks.h */
	GPtrArray *history;         /* of struct history_entry *, see report/history.h */
	struct previous *previous;  /* last year's report, see report/previous.h; NULL: none */
	struct value *last;    /* by cell: what last year's report says of it; blank: nothing */
	bool *ruled_out;       /* by condition: it is known to be false */
	struct strays *strays; /* what the form does not know, see report/strays.h; NULL: nothing */
	struct recalculation *recalculation;
	struct edited_text edit;
	unsigned sets; /* counts report_set, so that who has missed one knows */
};

/* A report in which everything is blank but the form's defaults. */
struct report *report_new(const struct form *form);
/* One in which everything is blank and nothing computed yet, to be filled and recalculated. */
struct report *report_blank(const struct form *form);
void report_free(struct report *report);
/* A copy on the same form, for trying something out. */
struct report *report_copy(const struct report *report);

/* What stands in a cell: computed where the form computes it, typed elsewhere. */
static inline const struct value *report_value(const struct report *report, cell_index cell)
{
	return report->form->rank[cell] != RANK_NONE ? &report->computed[cell]
						     : &report->typed[cell];
}

/* Whether a cell applies: its condition is not known to be false. */
bool report_applies(const struct report *report, cell_index cell);

/* Puts text into a typed cell and recomputes. The cells that changed, this one first, are in
   *changed until the next call; returns how many. */
size_t report_set(
	struct report *report, cell_index cell, const char *text, const cell_index **changed);

/* The same for a text of `length` bytes that came by an edit from what was put there last. Of a
   long text nothing but the edit is looked at, where that can be told to be what stands there. */
size_t report_edit(struct report *report, cell_index cell, const char *text, size_t length,
	const struct edit *edit, const cell_index **changed);

/* Of an edit that was not taken: the next one cannot go on with it. */
static inline void report_miss_edit(struct report *report)
{
	report->edit.goes_on = false;
}

/* Computes every computed cell, as after loading. */
void report_recalculate(struct report *report);

/* The figure a file states for a computed cell; "" takes it away. */
void report_state(struct report *report, cell_index cell, const char *text);
/* Whether a stated figure stands that the computed one contradicts. */
bool report_contradicted(const struct report *report, cell_index cell);

/* The note on a cell, table or section, or NULL. An empty text takes it away. */
const char *report_note(const struct report *report, const char *address);
void report_set_note(struct report *report, const char *address, const char *text);

/* Text with its references {address} replaced by what stands there; {{ is a brace. A reference to a
   blank reads as the paper says so; one that leads nowhere stays as it is. Free with g_free. */
char *report_expand(const struct report *report, const char *text);

/* The same with references read in a way of the caller's, which gives texts to be freed with
   g_free; "" reads as a blank does. */
char *report_expand_as(const struct report *report, const char *text,
	char *(*read)(const struct report *report, cell_index cell));

/* A value as people read it: a choice by its label, a date in words of the form's language, 不适用
   as "/", blank as "". Free with g_free. */
char *report_display(const struct report *report, cell_index cell);

/* An ISO date in words of the form's language (2025年1月24日); other text as it is. Free with
   g_free. */
char *report_format_date(const struct form *form, const char *iso);

/* The year a report is about, as its cover says; "" where that is blank. Borrowed. */
const char *report_cover_year(const struct report *report);
/* The same as a number; 0 where the cover says no year. */
int report_year(const struct report *report);

/* Who it is about: the cover's first field of type line; "" where that is blank. Borrowed. */
const char *report_unit(const struct report *report);

/* The digest of the form that its file names: that on which it was handed in or approved, though
   the form be edited since; else that of the form at hand, unless what that does not know has to be
   kept. Borrowed. */
const char *report_form_digest(const struct report *report);
/* Whether that form has been edited since. */
bool report_is_on_older_form(const struct report *report);
/* Moves it to another status. What is written on goes on with the form at hand. */
void report_set_status(struct report *report, enum report_status status);

/* The title's lines joined by a blank. Free with g_free. */
char *report_title(const struct report *report);

#endif
