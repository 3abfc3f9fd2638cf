#include "tui/filtered_list.h"

#include "base/language.h"
#include "tui/overlay.h"
#include "tui/terminal.h"

enum {
	FILTERS_ROW = 1,
	HEADS_ROW = 2,
	ITEMS_ROW = 3,
	BELOW = 3, /* rows under the detail: two that name keys and say what to do, and the keys */
	NOTHING_COLUMN = 4,
};

size_t filtered_list_count(const struct filtered_list *list)
{
	return list->kind->count(list, list->place->filter);
}

const char *filtered_list_part(const struct filtered_list *list)
{
	int section = list->place->section;

	return section > 0 ? list->app->form->sections[section - 1].short_label : _("全部");
}

/* Rows */

static int detail_rows(const struct filtered_list *list)
{
	return CLAMP((list->app->canvas->rows - ITEMS_ROW - BELOW) / 2, 1, list->kind->details);
}

/* How many lines show at once. */
static int item_rows(const struct filtered_list *list)
{
	return MAX(1, list->app->canvas->rows - ITEMS_ROW - BELOW - 1 - detail_rows(list));
}

/* Keeps the line chosen among those there are, and on the screen. */
static void settle(struct filtered_list *list)
{
	struct list_place *place = list->place;
	int count = (int)filtered_list_count(list), rows = item_rows(list);

	place->at = CLAMP(place->at, 0, MAX(0, count - 1));
	place->top = CLAMP(place->top, place->at - rows + 1, place->at);
	place->top = CLAMP(place->top, 0, MAX(0, count - rows));
}

static void gather(struct filtered_list *list)
{
	list->kind->gather(list);
	settle(list);
}

/* Painting */

static int paint_filter(const struct filtered_list *list, int column, int index)
{
	const struct list_filter *filter = &list->kind->filters[index];
	bool here = index == list->place->filter;
	g_autofree char *text = g_strdup_printf(here ? "[%d%s %zu]" : " %d%s %zu ", filter->digit,
		g_dpgettext2(NULL, "filter", filter->label), list->kind->count(list, index));

	return canvas_put(
		list->app->canvas, FILTERS_ROW, column, here ? ROLE_TAB_HERE : ROLE_TAB, text);
}

static void paint_filters(const struct filtered_list *list)
{
	struct canvas *canvas = list->app->canvas;
	int column = canvas_put(canvas, FILTERS_ROW, 1, ROLE_GROUP, _(list->kind->title)) + 1;
	const char *hint = _("按数字筛选");

	for (int i = 0; list->kind->filters[i].label; i++)
		column = paint_filter(list, column, i);
	if (column + canvas_width(canvas, hint) + 1 < canvas->columns)
		canvas_put(canvas, FILTERS_ROW, canvas->columns - 1 - canvas_width(canvas, hint),
			ROLE_HELP, hint);
}

static void paint_item(const struct filtered_list *list, int row, int index)
{
	struct canvas *canvas = list->app->canvas;
	bool here = index == list->place->at;
	struct mark mark = {MARK_LINE, (unsigned)index};

	canvas_mark(canvas, row, 0, canvas->columns, mark);
	if (here)
		canvas_fill(canvas, row, 0, canvas->columns, ROLE_CURSOR);
	list->kind->paint_item(list, row, (size_t)index, here);
	if (here)
		canvas_set_cursor(canvas, row, 0);
}

static void paint_items(const struct filtered_list *list)
{
	int count = (int)filtered_list_count(list), top = list->place->top;

	list->kind->paint_heads(list, HEADS_ROW);
	for (int i = 0; i < item_rows(list) && top + i < count; i++)
		paint_item(list, ITEMS_ROW + i, top + i);
	if (count == 0)
		canvas_put(list->app->canvas, ITEMS_ROW, NOTHING_COLUMN, ROLE_HELP, _("没有"));
}

static void paint_detail(const struct filtered_list *list)
{
	struct canvas *canvas = list->app->canvas;
	int row = ITEMS_ROW + item_rows(list);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	canvas_fill(canvas, row, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, row++, 1, ROLE_BAR, _("所选"));
	if (filtered_list_count(list) > 0)
		list->kind->describe(list, (size_t)list->place->at, lines);
	for (guint i = 0; i < lines->len && (int)i < detail_rows(list); i++)
		canvas_put_left(canvas, row++, 1, canvas->columns - 2, ROLE_TEXT,
			g_ptr_array_index(lines, i));
}

static void paint_words(const struct filtered_list *list)
{
	struct canvas *canvas = list->app->canvas;
	int row = canvas->rows - BELOW;
	g_autofree char *keys = list->kind->keys(list);
	g_autofree char *advice = list->kind->advice(list);

	canvas_put(canvas, row, 1, ROLE_HELP, keys);
	if (list->app->message)
		canvas_put(canvas, row + 1, 1, ROLE_WARNING, list->app->message);
	else
		canvas_put(canvas, row + 1, 1, ROLE_HELP, advice);
}

/* As the overlay of the page. */
static void paint(struct app *app, void *data)
{
	struct filtered_list *list = data;

	settle(list); /* the size may be another */
	canvas_clear(app->canvas);
	if (list->kind->paint_frame)
		list->kind->paint_frame(list);
	else
		bars_paint_frame(app);
	paint_filters(list);
	paint_items(list);
	paint_detail(list);
	paint_words(list);
}

/* Keys */

static bool filter_by(struct filtered_list *list, const struct input_event *event)
{
	const struct list_filter *filters = list->kind->filters;

	if (event->kind != INPUT_TEXT || event->length != 1)
		return false;
	for (int i = 0; filters[i].label; i++) {
		if (event->text[0] != '0' + filters[i].digit)
			continue;
		*list->place = (struct list_place){.filter = i, .section = list->place->section};
		return true;
	}
	return false;
}

/* On to the next section, or back; behind the last one come all of them. */
static void turn_section(struct filtered_list *list, int direction)
{
	int sections = list->app->form->section_count + 1;
	int section = (list->place->section + direction + sections) % sections;

	*list->place = (struct list_place){.filter = list->place->filter, .section = section};
	gather(list);
}

static bool move(struct filtered_list *list, enum action action)
{
	struct list_place *place = list->place;
	int page = MAX(1, item_rows(list) - 1);

	switch (action) {
	case ACTION_UP: place->at--; break;
	case ACTION_DOWN: place->at++; break;
	case ACTION_PAGE_UP: place->at -= page; break;
	case ACTION_PAGE_DOWN: place->at += page; break;
	case ACTION_HOME: place->at = 0; break;
	case ACTION_END: place->at = (int)filtered_list_count(list); break;
	case ACTION_LEFT: turn_section(list, -1); break;
	case ACTION_RIGHT: turn_section(list, +1); break;
	default: return false;
	}
	return true;
}

/* What is done without leaving the list; false for the rest. */
static bool act_here(struct filtered_list *list, enum action action)
{
	if (move(list, action))
		return true;
	switch (action) {
	case ACTION_SAVE:
	case ACTION_UNDO:
	case ACTION_REDO:
	case ACTION_REPAINT: app_act(list->app, action); break;
	default:
		if (!list->kind->act(list, action))
			return false;
	}
	gather(list); /* something may be put right now */
	return true;
}

/* What a key does; what it means outside the list is in *leaving, ACTION_NONE while the list
   stays. */
static void take(struct filtered_list *list, const struct input_event *event, enum action *leaving)
{
	const struct binding *binding = event->kind == INPUT_KEY
		? keymap_find(list->app->keymap, event->key, list->kind->context)
		: NULL;

	if (event->kind == INPUT_CLICK) {
		if (click_on_line(event, &list->place->at) && !act_here(list, ACTION_ENTER))
			*leaving = ACTION_ENTER;
		return;
	}
	if (filter_by(list, event) || (binding && act_here(list, binding->action)))
		return;
	if (binding)
		*leaving = binding->action;
	else
		terminal_bell();
}

enum action filtered_list_run(struct filtered_list *list)
{
	struct app *app = list->app;
	struct overlay under = overlay_put(app, paint, list);
	enum action leaving = ACTION_NONE;
	struct input_event event;

	gather(list);
	while (leaving == ACTION_NONE && app_wait(app, &event)) {
		g_clear_pointer(&app->message, g_free);
		take(list, &event, &leaving);
		settle(list);
		app->stale = true;
	}
	overlay_take_off(app, under);
	return leaving;
}
