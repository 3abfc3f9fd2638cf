#ifndef NIANBAO_SESSION_PLACE_H
#define NIANBAO_SESSION_PLACE_H

/*
 * Places: what the address of a change leads to.
 *
 * An address of the form is a typed cell. `notes.ADDRESS` is the note on a cell,
 * a row or a section, `stated.ADDRESS` the figure that a file states for a
 * computed cell.
 */

#include "report/report.h"
#include <glib.h>
#include <stdbool.h>

#define PLACE_ERROR (place_error_quark())
GQuark place_error_quark(void);

enum place_error {
	PLACE_ERROR_ADDRESS,  /* no such address */
	PLACE_ERROR_COMPUTED, /* a computed cell cannot be set */
};

enum place_kind {
	PLACE_TYPED,
	PLACE_NOTE,
	PLACE_STATED,
};

struct place {
	enum place_kind kind;
	cell_index cell;     /* CELL_NONE for a note on a row or a section */
	const char *address; /* of what the note is on; borrowed */
};

/* Finds the place of an address, which must outlive it. False with *error where nothing can be set. */
bool place_find(const struct form *form, const char *address, struct place *place, GError **error);

/* What stands there, as text. Free with g_free. */
char *place_read(const struct report *report, const struct place *place);

/* The address of the figure stated at an address. Free with g_free. */
char *place_stated(const char *address);
/* Behind "notes.", or NULL when the address is not that of a note. */
const char *place_noted(const char *address);

#endif
