#ifndef NIANBAO_REVIEW_TRUST_H
#define NIANBAO_REVIEW_TRUST_H

/*
 * Trust: what the approvals of a report are worth, as far as can be found out here
 * and now.
 *
 * An approval is taken for good when the history it stands in is whole, the report
 * is the one that was approved, and its signature, where it has one, is that of
 * whoever approved. What could not be found out is not taken for good.
 * docs/trust.md says what each outcome proves.
 *
 * A trust borrows its report.
 */

#include "report/history.h"
#include "review/signature.h"
#include <glib.h>

enum trust_standing {
	TRUST_NONE,      /* nobody has approved the report */
	TRUST_CLAIMED,   /* the file says so, and its history has no such approval */
	TRUST_BROKEN,    /* somebody has altered the history */
	TRUST_VOID,      /* the report is another than the one approved */
	TRUST_BAD,       /* it has a signature that is not good */
	TRUST_UNCHECKED, /* a signature could not be checked */
	TRUST_UNSIGNED,  /* it holds; not everybody has signed it */
	TRUST_SIGNED,    /* it holds, and everybody who approved has signed */
};

/* One approval. */
struct trusted {
	const struct history_entry *approval;
	bool own; /* by who had handed the report in */
	bool is_signed;
	struct signature_verdict verdict; /* of a signature */
};

struct trust {
	enum trust_standing standing;
	GArray *approvals;   /* of struct trusted, in their order */
	size_t first_broken; /* TRUST_BROKEN: the entry of the history, from 0 */
};

/* `allowed` is the list of allowed signers; NULL: none is set. */
void trust_init(struct trust *trust, const struct report *report, const char *allowed);
void trust_release(struct trust *trust);

/* Whether the approval holds, signed or not. */
bool trust_holds(const struct trust *trust);
/* What the standing is, as a sentence; and of one approval who gave it, when, and what its
   signature is worth. Free with g_free. */
char *trust_words(const struct trust *trust);
char *trusted_words(const struct trusted *trusted);

#endif
