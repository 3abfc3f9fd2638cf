#ifndef NIANBAO_FORM_BOUNDS_H
#define NIANBAO_FORM_BOUNDS_H

/*
 * Bounds: what every formula of a form can come to, worked out from what its cells
 * can hold and from nothing else.
 *
 * Typed cells hold what their type, `min` and `max` allow; those that need not be
 * filled in, or do not always apply, may be blank. Computed cells follow, in the
 * order of their ranks. A cell can be narrowed down for a while, to look at one
 * case among several.
 *
 * Bounds borrow their form.
 */

#include "form/form.h"
#include "form/range.h"

struct bounds;

struct bounds *bounds_new(const struct form *form);
void bounds_free(struct bounds *bounds);

/* What a cell can hold. */
struct range bounds_of_cell(const struct bounds *bounds, cell_index cell);
/* What a program can come to; `self` is the cell it is evaluated for, or CELL_NONE. */
struct range bounds_of(struct bounds *bounds, struct program program, cell_index self);

/* Takes a typed cell for no more than a part of what it can hold, until the next bounds_widen. What
   is computed from it is not narrowed down. */
void bounds_narrow(struct bounds *bounds, cell_index cell, struct range range);
/* Takes all cells for what they are again. */
void bounds_widen(struct bounds *bounds);

/* How many steps have been taken so far, with those that others take account of: whoever asks many
   questions of a large form has to stop somewhere. */
size_t bounds_steps(const struct bounds *bounds);
void bounds_add_steps(struct bounds *bounds, size_t steps);

#endif
