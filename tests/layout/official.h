#ifndef NIANBAO_TESTS_LAYOUT_OFFICIAL_H
#define NIANBAO_TESTS_LAYOUT_OFFICIAL_H

/*
 * The tables of the disclosure report as grids, with the figures of a small
 * office: the shapes that the layout of tables is made for.
 */

#include "layout/grid.h"

/* Table 2: four blocks of rows in one frame, three of them with two columns only. */
struct grid *official_proactive(void);
/* Table 3: 25 rows of 7 columns, heads of three levels on both sides. The first OFFICIAL_HEADS rows
   are heads. */
struct grid *official_requests(void);
/* Table 4: fifteen columns in one row. */
struct grid *official_disputes(void);

enum { OFFICIAL_HEADS = 3 };

#endif
