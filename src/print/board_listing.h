#ifndef NIANBAO_PRINT_BOARD_LISTING_H
#define NIANBAO_PRINT_BOARD_LISTING_H

/* The board of reports for spreadsheets, where a supervisor counts and sorts. */

#include <glib.h>

#include "session/board.h"

/* Appends a line of CSV for each report under a filter, in the order of the board, the names of the
   columns first: what the board says of it, a figure a column, its file, and why it could not be
   read. */
void print_board_csv(const struct board *board, enum board_filter filter, GString *out);

#endif
