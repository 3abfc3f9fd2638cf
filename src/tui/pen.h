#ifndef NIANBAO_TUI_PEN_H
#define NIANBAO_TUI_PEN_H

/*
 * The pen: cells of a canvas, drawn with curses in the looks of their roles.
 *
 * Part of the terminal (tui/terminal.h) and, like it, one in a process; it draws
 * on the screen curses has started.
 */

#include "tui/canvas.h"
#include <stdbool.h>

/* Prepares the look of every role, in colour where the terminal has colours. */
void pen_prepare(bool colour);

/* Hands the cells in a reach of a row that are not what was shown last to curses, and remembers them
   in shown, which has the canvas's size. */
void pen_draw_row(const struct canvas *canvas, int row, struct reach columns, struct canvas *shown);

#endif
