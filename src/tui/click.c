#include "tui/click.h"

#include "tui/app.h"

static void type_digit(struct input_event *event, unsigned digit)
{
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

	event->kind = INPUT_TEXT;
	event->text = digits[digit % G_N_ELEMENTS(digits)];
	event->length = 1;
}

/* What is being written is kept, as where an arrow leaves it. */
static void go_to(struct app *app, cell_index cell)
{
	if (cell == app_cursor(app))
		return;
	if (app->text)
		text_close(app);
	entry_accept(app);
	app_go(app, cell);
	app->tab_origin = CELL_NONE;
	app->stale = true;
	app->only_changed = false;
}

bool click_take(struct app *app, struct input_event *event)
{
	struct mark mark = canvas_mark_at(app->canvas, event->row, event->column);

	switch (mark.kind) {
	case MARK_NONE: return false;
	case MARK_CELL: go_to(app, (cell_index)mark.value); return false;
	case MARK_LINE: event->row = (int)mark.value; return true;
	case MARK_KEY:
		event->kind = INPUT_KEY;
		event->key = (enum key)mark.value;
		return true;
	case MARK_SECTION:
		event->alt = true;
		type_digit(event, mark.value);
		return true;
	case MARK_DIGIT: type_digit(event, mark.value); return true;
	}
	return false;
}

bool click_on_line(const struct input_event *event, int *at)
{
	bool was_chosen = event->kind == INPUT_CLICK && event->row == *at;

	if (event->kind == INPUT_CLICK)
		*at = event->row;
	return was_chosen;
}
