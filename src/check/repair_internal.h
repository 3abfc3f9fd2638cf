#ifndef NIANBAO_CHECK_REPAIR_INTERNAL_H
#define NIANBAO_CHECK_REPAIR_INTERNAL_H

/* Inside the check floor: what looks for repairs, each kind in its place. */

#include "check/repair.h"
#include "check/slip.h"
#include "check/slots.h"

struct repair_search {
	const struct checker *checker;
	size_t number;
	struct slot slot;
	cell_index near;
	GPtrArray *repairs; /* found so far */
};

/* A repair without steps yet, which the search owns. Takes over both texts. */
struct repair *repair_offer(struct repair_search *search, char *where, char *label);
/* Takes over text. */
void repair_add_step(struct repair *repair, cell_index cell, char *text);
/* The same for some bytes of a text. */
void repair_add_part(
	struct repair *repair, cell_index cell, size_t offset, size_t length, char *text);

/* Whether a cell can hold a figure that was found for it: of its kind, and not below nought. */
bool repair_figure_fits(const struct form *form, cell_index cell, struct decimal figure);
/* figure + by, written with as many decimals as needed; false when it is too long. */
bool repair_sum(struct decimal figure, struct decimal by, struct decimal *sum);

/* repair_figures.c */
void repair_stated(struct repair_search *search);
void repair_slip(struct repair_search *search);
void repair_unit(struct repair_search *search);
/* repair_move.c: a case in the wrong line */
void repair_moves(struct repair_search *search, const struct slip *slip);
/* repair_texts.c */
void repair_date(struct repair_search *search);
void repair_year(struct repair_search *search);
void repair_years(struct repair_search *search);
void repair_claim(struct repair_search *search);

#endif
