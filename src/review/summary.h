#ifndef NIANBAO_REVIEW_SUMMARY_H
#define NIANBAO_REVIEW_SUMMARY_H

/*
 * A summary: all that is said of a report among many others, in a line and in the
 * few lines behind it.
 *
 * It owns what it says and borrows nothing: report, form and checker can go as
 * soon as it is made, so that a thousand of them take little room. What comes out
 * of a file has been made harmless to terminals. How it is put into columns says
 * review/summary_words.h.
 */

#include "review/standing.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The last time something was done on a report's way. */
struct summary_step {
	char *when; /* ISO 8601; "": it never was */
	char *who;  /* as they sign, else their account */
};

struct report_summary {
	char *unit, *year; /* as the cover says; "" where it does not */
	char *form;        /* id */
	enum report_status status;
	bool is_void;               /* an approval was ended by a change */
	bool is_signed;             /* the last approval has a signature */
	struct section_count count; /* of the whole, its history too */
	size_t flaws;               /* the errors of its history and status, see review/flaws.h */
	struct standing standing;   /* what is left to be settled */
	size_t remarks;             /* answered ones too */
	size_t changed;             /* since the reviewer saw it last, see review/scrutiny.h */
	bool has_last_year;         /* last year's report is in it */
	size_t beyond;              /* figures far from last year's */
	unsigned rounds;            /* how often it was handed in */
	struct summary_step submitted, returned, approved;
	struct summary_step taken_back; /* of a draft that was handed in once: when it came back */
	const char *way_back;           /* by what, see history_action_word; NULL: it is none */
	GPtrArray *notable; /* what to look at first, in lines (char *), owned; a few at most */
};

/* Figures that are `factor` times last year's, or the other way round, are far from it. */
struct report_summary *report_summary_new(
	const struct report *report, const struct checker *checker, struct decimal factor);
void report_summary_free(struct report_summary *summary);

/* Whether it is approved, and still what was approved. */
bool summary_is_approved(const struct report_summary *summary);
/* Whether it is not what its history says of it: somebody has to look into that. */
bool summary_is_amiss(const struct report_summary *summary);

#endif
