#ifndef NIANBAO_TUI_CLICK_H
#define NIANBAO_TUI_CLICK_H

/*
 * The mouse: a click is made into what a key would have done there, so that
 * nobody but the one who painted it needs to know of it.
 *
 * A key at the bottom is pressed, a tab is gone to, a cell gets the cursor. What
 * lies over the page says itself what its rows mean (tui/overlay.h).
 */

#include "tui/input.h"
#include <stdbool.h>

struct app;

/* Makes a click into the event it stands for; false when it stands for none, or has been seen to. */
bool click_take(struct app *app, struct input_event *event);

#endif
