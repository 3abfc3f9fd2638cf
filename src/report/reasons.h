#ifndef NIANBAO_REPORT_REASONS_H
#define NIANBAO_REPORT_REASONS_H

/*
 * Reasons: why a figure that looks wrong is right.
 *
 * A rule warns; whoever knows better says why, in a sentence that stays with the
 * report. A reason is for one rule at one address and for the figures that stood
 * when it was given: as soon as one of them is another, it no longer holds and
 * the finding is open again. It is kept all the same, to be looked at.
 *
 * Figures are kept as texts, those of last year under previous.ADDRESS; of a
 * text only a check sum is kept. A report owns its reasons.
 */

#include "report/record.h"
#include "report/report.h"
#include "yaml/tree.h"
#include "yaml/writer.h"
#include <glib.h>
#include <stdbool.h>

struct reason_figure {
	char *address; /* or "previous.ADDRESS" */
	char *text;    /* as value_text, or "sha256:" and 16 digits for a text */
};

struct reason {
	char *rule;
	char *address; /* where the finding belongs; several joined by + where one is not enough */
	char *text;
	char *who;
	char *when;                        /* as when_iso has it */
	char *accepted_by, *accepted_when; /* by the reviewer; "": it is not */
	GPtrArray *figures; /* of struct reason_figure *, owned, in the order of the rule */
};

struct reason *reason_new(
	const char *rule, const char *address, const char *text, const char *who, const char *when);
void reason_free(struct reason *reason);
struct reason *reason_copy(const struct reason *reason);

/* What stands at an address, or at previous.ADDRESS, as figures of reasons have it; NULL when there
   is no such. Free with g_free. */
char *report_figure_text(const struct report *report, const char *address);

/* Adds a figure as a file says it. */
void reason_add_figure(struct reason *reason, const char *address, const char *text);
/* Notes the figure that stands now at an address, which may be previous.ADDRESS. False when the
   report has no such address. One noted already is left as it is. */
bool reason_note_figure(struct reason *reason, const struct report *report, const char *address);
/* Whether every figure it was given for is the same. */
bool reason_holds(const struct reason *reason, const struct report *report);
/* Whether a reviewer has accepted it, for the figures as they are: a reason that is written anew is
   not accepted any more. */
bool reason_is_accepted(const struct reason *reason, const struct report *report);
/* Puts the name and time of who accepts it there; "" and "" take them away. */
void reason_set_accepted(struct reason *reason, const char *who, const char *when);

/* All but rule and address as a JSON object, and back: NULL when it is none. Free with g_free and
   reason_free. */
char *reason_to_json(const struct reason *reason);
struct reason *reason_from_json(const char *rule, const char *address, const char *json);

/* The reason given for a rule at an address, whether it holds or not; NULL where there is none. */
const struct reason *report_reason_find(
	const struct report *report, const char *rule, const char *address);
/* Puts a reason, which it takes over, in the place of the one for the same rule and address, or
   behind all others. */
void report_set_reason(struct report *report, struct reason *reason);
/* Takes away the reason for a rule at an address, if there is one. */
void report_remove_reason(struct report *report, const char *rule, const char *address);

/* Of a reason but for its figures, which stand behind a key of their own. */
extern const struct record_table reason_table;
#define REASON_FIGURES "figures"
bool reason_read_figures(const struct record_reader *reader, const struct yaml_node *node);

/* Reads the list behind `reasons:`, and writes it. What is wrong with it is in diagnostics. */
void report_read_reasons(struct report *report, const struct yaml_node *node, const char *file,
	struct diagnostics *diagnostics);
void report_write_reasons(const struct report *report, struct yaml_writer *writer);

#endif
