#ifndef NIANBAO_REVIEW_STATE_H
#define NIANBAO_REVIEW_STATE_H

/*
 * States: what can be done with a report that has got so far, and where that
 * leads. One table of status x command; docs/review.md has the same, and a test
 * compares them.
 *
 * The table says what is possible at all. Whether findings and remarks stand in
 * the way of it says review/standing.h.
 */

#include "report/report.h"
#include <stdbool.h>

enum review_command {
	REVIEW_SUBMIT,
	REVIEW_WITHDRAW,
	REVIEW_RETURN,
	REVIEW_APPROVE,
	REVIEW_REOPEN,
	REVIEW_CHANGE, /* of what stands in the report */
	REVIEW_REMARK, /* to make one, or take one back */
	REVIEW_ANSWER, /* a remark */
	REVIEW_ACCEPT, /* a reason */
	REVIEW_COMMANDS,
};

/* Why something is not possible. */
enum review_refusal {
	REFUSED_NOT_AT_ALL, /* it is possible */
	REFUSED_NOT_SUBMITTED,
	REFUSED_SUBMITTED,
	REFUSED_LOCKED,
	REFUSED_RETURNED,
	REFUSED_APPROVED,
	REFUSED_NOT_APPROVED,
	REVIEW_REFUSALS,
};

struct transition {
	enum report_status to; /* where it is possible */
	enum review_refusal refusal;
};

struct transition review_transition(enum report_status from, enum review_command command);

/* As the command line has it: "submit"; and for refusals "not-submitted", or "submitted!" where the
   status itself stands in the way. */
const char *review_command_id(enum review_command command);
const char *review_refusal_id(enum review_refusal refusal);
/* A refusal as people read it, and what to do instead; translated. */
const char *review_refusal_text(enum review_refusal refusal);

/* A status in a word; translated. */
const char *review_status_word(enum report_status status);
/* The same of a status as files name it; that name where there is none such. */
const char *review_status_word_of(const char *id);
/* How far a report has got in a word, a void approval told apart; translated. */
const char *review_word(const struct report *report);
const char *review_word_of(enum report_status status, bool is_void);

#endif
