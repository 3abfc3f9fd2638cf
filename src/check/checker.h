#ifndef NIANBAO_CHECK_CHECKER_H
#define NIANBAO_CHECK_CHECKER_H

/*
 * Checking: the rules of a form held against a report.
 *
 * Every cell and every rule instance has a slot with a state. An edit
 * re-examines the slots of the cells that changed and of the instances that read
 * them, nothing else; counts are kept as states change. Findings are worded only
 * when somebody looks at them.
 *
 * A rule is pending only while its outcome depends on what is no figure: a blank,
 * 不适用, letters, a quotient by nought. The findings `check` names and those the
 * screen shows come from here alike; notes are named by `check` only.
 *
 * A checker borrows its report, which must outlive it.
 */

#include "base/diagnostics.h"
#include "report/report.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct reason;

enum finding_state {
	FINDING_NONE, /* a cell of which there is nothing to say */
	FINDING_PASSED,
	FINDING_PENDING,
	FINDING_FAILED,
};

/* What a slot has to say. Texts but `rule` are owned: finding_release. */
struct finding {
	const char *rule;
	enum level level;
	enum finding_state state;
	char *message;
	char *left, *right, *difference; /* NULL where the rule does not compare two figures */
	const cell_index *cells;         /* what both sides read, its own first */
	size_t cell_count;
	cell_index cell;             /* cells[0]: where to go */
	const struct reason *reason; /* that was given for it, or NULL; the report's */
	bool explained;              /* ... and holds */
	char *hint;                  /* what it looks like, or NULL */
	bool in_text;                /* it is about a place in the text of `cell`: */
	size_t offset, length;       /* bytes */
	cell_index *gathered;        /* owned: what `cells` points into unless that is the form's */
};

/* Of one section, the cover included. */
struct section_count {
	size_t required;
	size_t blanks;    /* required cells that are not answered */
	size_t errors;    /* failed, of level error, blanks not counted */
	size_t warnings;  /* failed, of level warning, without a reason that holds */
	size_t explained; /* ... with one */
};

/* How many of the required cells are answered. */
static inline size_t section_count_filled(struct section_count count)
{
	return count.required - count.blanks;
}

struct checker;

struct checker *checker_new(const struct report *report);
void checker_free(struct checker *checker);

/* Examines everything anew, as after last year's report or a reason came or went. */
void checker_refresh(struct checker *checker);
/* Examines anew what depends on these cells. */
void checker_update(struct checker *checker, const cell_index *cells, size_t count);

struct section_count checker_section(const struct checker *checker, int section);
struct section_count checker_total(const struct checker *checker);

/* Slots are numbered from 0: cells first, then rule instances, then rules whose instances are one
   finding together. */
size_t checker_slots(const struct checker *checker);
enum finding_state checker_state(const struct checker *checker, size_t slot);
/* Where a slot's finding belongs: the first cell it reads. */
cell_index checker_cell(const struct checker *checker, size_t slot);
/* The rule a slot's finding is of; NULL for what a cell says by itself. */
const struct form_rule *checker_rule(const struct checker *checker, size_t slot);
/* Whether what is wrong there is only that a required cell is not answered yet. */
bool checker_is_blank(const struct checker *checker, size_t slot);
/* Whether a reason has been given for its warning, and holds. */
bool checker_is_explained(const struct checker *checker, size_t slot);
/* Whether it is counted as an error or a warning: failed, no blank, more than a note, and not
   explained. */
bool checker_is_problem(const struct checker *checker, size_t slot);
/* False when the slot has nothing to say; else *finding, to be released. */
bool checker_finding(const struct checker *checker, size_t slot, struct finding *finding);
void finding_release(struct finding *finding);
/* Whether a cell is one of those it is about. */
bool finding_names(const struct finding *finding, cell_index cell);

/* The reason given for a slot's warning, whether it holds or not, or NULL. */
const struct reason *checker_reason(const struct checker *checker, size_t slot);
/* A reason for it, with the figures it is for as they stand now: every cell the slot reads, and
   what last year says of them. Free with reason_free. */
struct reason *checker_give_reason(const struct checker *checker, size_t slot, const char *text,
	const char *who, const char *when);

/* The slots with findings (any state but none) in the order of the form, errors before warnings at
   the same cell; of size_t. Free with g_array_unref. */
GArray *checker_list(const struct checker *checker);

/* The problem that says most about a cell: its own, else that of a rule that reads it, else
   SIZE_MAX. */
size_t checker_at(const struct checker *checker, cell_index cell);
/* Whether the findings of a rule have their place at a cell, the first it names: what a ledger's
   columns show, and what is of the report as a whole, has its place elsewhere. */
bool rule_marks_cells(const struct form_rule *rule);
/* Whether there is a problem whose place is this cell: its own, or that of a rule that marks it.
   The gravest level is in *level. */
bool checker_level_at(const struct checker *checker, cell_index cell, enum level *level);
/* The slot of the finding to speak of where a cursor stands: as checker_at, else the problem of its
   column or row, else a warning about it that is explained, else the first problem of its section;
   else SIZE_MAX. */
size_t checker_nearest(const struct checker *checker, cell_index cell);
/* The warnings of rules that read a cell, explained or not; of size_t. Free with g_array_unref. */
GArray *checker_warnings_at(const struct checker *checker, cell_index cell);

/* What a rule instance leaves: left - right, blanks as far as they are filled. */
struct remainder {
	enum finding_state state;
	bool blank; /* nothing to compute from yet */
	bool incomplete;
	struct decimal number;
};
struct remainder checker_remainder(const struct checker *checker, size_t instance);

/* "failed", "pending", "passed". */
const char *finding_state_name(enum finding_state state);

#endif
