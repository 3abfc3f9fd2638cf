#ifndef NIANBAO_TUI_OVERLAY_H
#define NIANBAO_TUI_OVERLAY_H

/*
 * What lies over the page. Dialogs can open on dialogs, so each puts back what
 * was there before it.
 */

#include "tui/app.h"

struct overlay {
	void (*paint)(struct app *app, void *data);
	void *data;
};

/* Lets something be painted over the page; returns what was there before. */
struct overlay overlay_put(struct app *app, void (*paint)(struct app *app, void *data), void *data);
/* Puts back what was under it. */
void overlay_take_off(struct app *app, struct overlay under);

/* Paints what was under it, for what does not cover all of that. */
void overlay_paint(struct app *app, struct overlay under);

#endif
