#ifndef NIANBAO_TUI_CLICK_H
#define NIANBAO_TUI_CLICK_H

/*
 * The mouse: a click is made into what a key would have been there, by the marks
 * that stand on the canvas beside what was painted.
 *
 * A key at the bottom is pressed, a digit of a question typed, a section gone to;
 * a cell gets the cursor. Of a line that is chosen from, its number is told, as
 * INPUT_CLICK, to whoever painted it: nobody else ever gets that event.
 */

#include "tui/input.h"
#include <stdbool.h>

struct app;

/* Makes a click into the event it stands for; false when it stands for none, or has been seen
   to. */
bool click_take(struct app *app, struct input_event *event);

/* Takes a click on a line, whose number is the event's row: it becomes the line chosen, *at. True
   when it was that already, which takes it; false also for what is no click. */
bool click_on_line(const struct input_event *event, int *at);

#endif
