#ifndef NIANBAO_FORM_LISTING_H
#define NIANBAO_FORM_LISTING_H

/*
 * Inside the form floor: which cells programs read, each once, and the same turned
 * round: what reads each cell. All of it is in graph.c.
 */

#include "form/form.h"
#include <glib.h>
#include <stddef.h>

struct loader;

/* What cells several things name, the first thing's first, then the second's, and so on. */
struct cell_listing {
	GArray *cells; /* of cell_index, those of all things */
	GArray *ends;  /* of uint32_t: where those of each thing end */
};

void cell_listing_init(struct cell_listing *listing);
void cell_listing_release(struct cell_listing *listing);
/* What is listed from now on is named by the next thing. */
void cell_listing_end(struct cell_listing *listing);
/* The same turned round: by which things each cell is named. */
struct cell_lists cell_listing_turn(const struct cell_listing *listing, size_t cells);
/* Begins a question: cells are gathered for it, each once. */
void gather_begin(struct loader *loader);
/* Appends a cell. */
void gather_cell(struct loader *loader, cell_index cell, GArray *cells);
/* Appends the cells a program reads, in the order named. */
void gather_cells(struct loader *loader, struct program program, GArray *cells);
/* Appends those that decide whether a cell applies. */
void gather_condition(struct loader *loader, cell_index cell, GArray *cells);

#endif
