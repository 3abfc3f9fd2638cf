#ifndef NIANBAO_CHECK_SLOTS_H
#define NIANBAO_CHECK_SLOTS_H

/* Inside the check floor: what a checker remembers. examine.c finds out how things stand, checker.c
   keeps it, nearest.c looks it up by cells, finding.c puts it into words. */

#include "check/checker.h"
#include "check/claims.h"
#include "form/own_rule.h"
#include "report/evaluate.h"

/* What can be wrong with a cell by itself; one at a time, the gravest. */
enum fault {
	FAULT_NONE,
	FAULT_BLANK,
	FAULT_TYPE,
	FAULT_OVERFLOW,
	FAULT_STATED,         /* a file says another figure than the computed one */
	FAULT_STATED_PENDING, /* ... and blanks could still make them agree */
	FAULT_AGREES,         /* a computed cell with a rule that holds */
	FAULT_INCOMPLETE,     /* ... that is still being filled */
	FAULT_VOID,           /* it does not apply, and nothing stands there */
	FAULT_OUT_OF_PLACE,   /* it does not apply, and something stands there */
};

struct fault_row {
	enum own_rule rule; /* OWN_RULES: none, there is nothing to say */
	enum finding_state state;
};

/* How the instances of a rule stand that are one finding together. */
struct tally {
	size_t failed, pending, passed;
	size_t first; /* of its instances the first that fails; how many there are when none does */
};

struct checker {
	const struct report *report;
	const struct form *form;
	uint8_t *faults;       /* by cell: enum fault */
	uint8_t *outcomes;     /* by rule instance: enum finding_state */
	struct tally *tallies; /* by rule */
	bool *silent;    /* by rule instance: it is about figures that its text does not name */
	bool *explained; /* by slot: a reason has been given, and it holds */
	struct section_count *sections;
	struct quantity *stack;
	struct claims *claims;    /* of the texts */
	struct kept_texts *texts; /* what formulas ask of them */
	uint32_t *queue;          /* instances to examine, each once */
	bool *waiting;            /* by instance: stands in the queue */
	unsigned sets;            /* of the report, when it was looked at last */
	struct slip_memo *slips;  /* what was found out last of a difference */
	struct named_memo *named; /* the figures a text can name, as they were asked for last */
};

/* What a slot stands for: a cell, an instance of a rule, or a rule as a whole. */
struct slot {
	cell_index cell; /* CELL_NONE when it is not a cell's */
	int rule;        /* -1 when it is a cell's */
	size_t instance; /* of a rule as a whole, the one that leads there */
	bool whole;
};
struct slot slot_of(const struct checker *checker, size_t number);
/* Where an instance says what it has to say: its own slot, or that of its rule as a whole. */
size_t slot_of_instance(const struct checker *checker, size_t instance);

/* The first claim of a text that an instance of RULE_FIGURES finds wrong; false when all are
   right. */
struct wrong_claim {
	struct figure_claim claim;
	struct quantity should_be; /* by the first of the entry's formulas */
	size_t count;              /* of all that are wrong */
};
/* Says how claims of an instance's entry stand; what they may be is worked out once for all. */
struct claim_judge {
	struct evaluation evaluation;
	struct quantity *is;
	size_t count;
};
void claim_judge_init(struct claim_judge *judge, const struct checker *checker, size_t instance);
void claim_judge_release(struct claim_judge *judge);
enum finding_state claim_judge_state(
	const struct claim_judge *judge, const struct figure_claim *claim);
bool find_wrong_claim(const struct checker *checker, size_t instance, struct wrong_claim *wrong);

/* With which an instance's programs are evaluated. */
struct evaluation instance_evaluation(const struct checker *checker, size_t instance);

const struct fault_row *fault_row(enum fault fault);

/* By how much a figure that a file states is more than the computed one; false where either is
   none. */
bool stated_difference(const struct checker *checker, cell_index cell, struct decimal *difference);

/* What is wrong with a cell by itself. */
enum fault examine_cell(const struct checker *checker, cell_index cell);
/* How an instance stands by itself, whether it is part of a finding or one. */
enum finding_state examine_instance(const struct checker *checker, size_t instance);
/* Whether it is about figures in a text that names none of them: then only the text, or the year
   that it is read by, can change how it stands. */
bool instance_is_silent(const struct checker *checker, size_t instance);
/* How it would stand if a typed cell said something else; not for rules about figures and years in
   prose, which are read from the report's own texts. */
enum finding_state examine_assuming(
	const struct checker *checker, size_t instance, const struct assumption *assumed);

/* finding_text.c: findings about texts in words. */
void word_claim(const struct checker *checker, size_t instance, struct finding *finding);
void word_years(const struct checker *checker, size_t instance, struct finding *finding);
/* A quantity as people read it; NULL for a truth. Free with g_free. */
char *quantity_text(const struct form *form, const struct quantity *quantity);

#endif
