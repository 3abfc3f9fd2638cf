#ifndef NIANBAO_CHECK_SLOTS_H
#define NIANBAO_CHECK_SLOTS_H

/* Inside the check floor: what a checker remembers. checker.c keeps it, finding.c puts it into
   words. */

#include "check/checker.h"
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
};

struct fault_row {
	const char *rule; /* NULL: the cell's own */
	enum finding_state state;
};

struct checker {
	const struct report *report;
	const struct form *form;
	uint8_t *faults;   /* by cell: enum fault */
	uint8_t *outcomes; /* by rule instance: enum finding_state */
	struct section_count *sections;
	struct quantity *stack;
	uint32_t *queue; /* instances to examine, each once */
	bool *waiting;   /* by instance: stands in the queue */
};

const struct fault_row *fault_row(enum fault fault);

#endif
