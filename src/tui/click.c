#include "tui/click.h"

#include "tui/app.h"

bool click_take(struct app *app, struct input_event *event)
{
	(void)app;
	(void)event;
	return false;
}
