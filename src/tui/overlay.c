#include "tui/overlay.h"

struct overlay overlay_put(struct app *app, void (*paint)(struct app *, void *), void *data)
{
	struct overlay under = {app->overlay, app->overlay_data};

	app->overlay = paint;
	app->overlay_data = data;
	app->stale = true;
	return under;
}

void overlay_take_off(struct app *app, struct overlay under)
{
	app->overlay = under.paint;
	app->overlay_data = under.data;
	app->arrivals.escape_spent = true; /* if it was one */
	app->stale = true;
}

void overlay_paint(struct app *app, struct overlay under)
{
	if (under.paint)
		under.paint(app, under.data);
}
