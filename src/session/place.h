#ifndef NIANBAO_SESSION_PLACE_H
#define NIANBAO_SESSION_PLACE_H

/*
 * Places: what the address of a change leads to.
 *
 * An address of the form is a typed cell. `notes.ADDRESS` is the note on a cell,
 * a row or a section, `stated.ADDRESS` the figure that a file states for a
 * computed cell. `reasons.RULE@ADDRESS` is the reason given for a rule there, as
 * a JSON object, and `previous` last year's report, as the YAML mapping of the
 * report's file. A review alters `status`, a word of the report's file,
 * `remarks.NUMBER`, a JSON object, and `accepted.RULE@ADDRESS`, when and by whom
 * a reason was accepted: "WHEN WHO".
 */

#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

/* The address of last year's report. */
#define PLACE_PREVIOUS_ADDRESS "previous"
/* That of the status. */
#define PLACE_STATUS_ADDRESS "status"

struct reason;

#define PLACE_ERROR (place_error_quark())
GQuark place_error_quark(void);

enum place_error {
	PLACE_ERROR_ADDRESS,   /* no such address */
	PLACE_ERROR_COMPUTED,  /* a computed cell cannot be set */
	PLACE_ERROR_TEXT,      /* the text is none that can stand there */
	PLACE_ERROR_READ_ONLY, /* nothing of the report can be set, see session_refusal */
	PLACE_ERROR_STATE,     /* not in the state that the report has got to (review/state.h) */
};

enum place_kind {
	PLACE_TYPED,
	PLACE_NOTE,
	PLACE_STATED,
	PLACE_REASON,
	PLACE_PREVIOUS,
	PLACE_STATUS,
	PLACE_REMARK,
	PLACE_ACCEPTANCE,
};

struct place {
	enum place_kind kind;
	cell_index cell; /* CELL_NONE for a note on more than a cell, and for what is of no cell */
	const char *address; /* of what the note is on, or that of a reason; borrowed */
	const char *rule;    /* of a reason: begins here... */
	size_t rule_length;  /* ... and is so long */
	unsigned number;     /* of a remark */
};

/* Finds the place of an address, which must outlive it. False with *error where nothing can be
   set. */
bool place_find(const struct form *form, const char *address, struct place *place, GError **error);

/* Whether a text can stand at a place. Anything can in a cell, where it may be a finding. False
   with *error. */
bool place_accepts(const struct place *place, const char *text, GError **error);
/* Puts it there, and recomputes what depends on it. The cells that say something else now are in
   *changed, until the report or the place changes; returns how many. Last year's report and reasons
   can alter what is to be said of any cell, and name none. */
size_t place_write(struct report *report, const struct place *place, const char *text,
	const cell_index **changed);

/* What stands there, as text. Free with g_free. */
char *place_read(const struct report *report, const struct place *place);

/* The cell that shows best what stands at an address: the first of a row or section for a note on
   it, the first of all for last year's report; CELL_NONE where there is none. */
cell_index place_shown(const struct form *form, const char *address);

/* The addresses of changes, put together: of the note on an address, of the figure stated there, of
   the reason for a rule there, of the remark of a number, and of a reason's acceptance. Free with
   g_free. */
char *place_note_address(const char *address);
char *place_stated_address(const char *address);
char *place_reason_address(const char *rule, const char *address);
char *place_remark_address(unsigned number);
char *place_acceptance_address(const struct reason *reason);

/* And taken apart: what the note is on, or what stood where last year; NULL when the address is
   none of a note, or of last year's report. Within the address. */
const char *place_behind_notes(const char *address);
const char *place_behind_previous(const char *address);

#endif
