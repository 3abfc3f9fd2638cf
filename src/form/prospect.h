#ifndef NIANBAO_FORM_PROSPECT_H
#define NIANBAO_FORM_PROSPECT_H

/*
 * Prospects: whether a condition can hold, and whether a rule can fail or pass.
 *
 * What cells can hold is cut up where formulas look: at each choice, and at, below
 * and above each number that is named. Each case is worked out by itself, so that
 * `a > 5 and a < 3` is seen never to hold. What is said to be impossible is proved;
 * what is said to be possible may still not be.
 */

#include "form/bounds.h"

struct prospect {
	bool may_apply, may_lapse; /* the rule's condition can hold, can fail */
	bool may_pass, may_fail;   /* ... and the rule, where its condition holds */
};

/* Of a rule instance whose formula is to hold. */
struct prospect prospect_of_instance(
	const struct form *form, struct bounds *bounds, const struct rule_instance *instance);
/* Of a condition: whether it may hold and may fail. */
struct range prospect_of_condition(
	const struct form *form, struct bounds *bounds, struct program program);

#endif
