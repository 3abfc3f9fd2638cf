/* Moving about among fields: the cover, and the texts of a section. */
#include "base/language.h"
#include "tui/app.h"
#include "tui/approval.h"

static unsigned move(struct app *app, int fields)
{
	struct page *page = app_page(app);
	int here = (int)(page->cursor - page->first);
	int there = CLAMP(here + fields, 0, (int)page->count - 1);

	if (there == here)
		return (fields == 1 || fields == -1) && app_go_row_beside(app, fields, 0)
			? REACT_REDRAW
			: REACT_BELL;
	app_go(app, page->first + (cell_index)there);
	return REACT_REDRAW;
}

static unsigned enter(struct app *app)
{
	cell_index cell = app_cursor(app);

	if (form_cell(app->form, cell)->spec->type == TYPE_TEXT)
		return text_open(app, cell);
	return app_go_next(app, cell, +1);
}

static unsigned clear(struct app *app)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	enum value_kind kind = session_report(app->session)->typed[app_cursor(app)].kind;
	bool written = kind == VALUE_TEXT;
	const char *refusal = cell_refusal(app, app_cursor(app));

	/* what stands where nothing applies can be taken away */
	if (refusal && kind == VALUE_BLANK)
		return app_say(app, "%s", refusal) | REACT_BELL;
	if (kind == VALUE_BLANK || !approval_gives_way(app))
		return REACT_REDRAW;
	session_set(app->session, cell->address, "", NULL);
	if (written && cell->spec->type == TYPE_TEXT)
		return app_say(app, _("已清空%s，^Z 可取回"), form_field_label(cell));
	return REACT_REDRAW;
}

unsigned fields_act(struct app *app, enum action action)
{
	int count = (int)app_page(app)->count;

	switch (action) {
	case ACTION_ENTER: return enter(app);
	case ACTION_UP: return move(app, -1);
	case ACTION_DOWN: return move(app, +1);
	case ACTION_PAGE_UP:
		if (app_cursor(app) == app_page(app)->first && app_go_page(app, -1))
			return REACT_REDRAW;
		/* fall through */
	case ACTION_HOME: return move(app, -count);
	case ACTION_PAGE_DOWN:
		if (app_go_page(app, +1))
			return REACT_REDRAW;
		/* fall through */
	case ACTION_END: return move(app, +count);
	case ACTION_CLEAR: return clear(app);
	default: return REACT_BELL;
	}
}
