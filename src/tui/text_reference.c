/*
 * Inserting a figure into a text: first the figures it can name, then the tables,
 * in which the cell is gone to. What is inserted is a reference, so the figure
 * stays the table's.
 */
#include "base/language.h"
#include "base/text.h"
#include "check/named.h"
#include "tui/dialog.h"
#include "tui/terminal.h"
#include "tui/writing.h"

enum { LABEL_COLUMNS = 24, FIGURE_COLUMNS = 10 };

static unsigned insert(struct app *app, cell_index cell)
{
	g_autofree char *words = g_strdup_printf("{%s}", form_cell(app->form, cell)->address);

	return writing_put(app, words);
}

/* Going to a cell */

static unsigned move(struct app *app, enum action action)
{
	return app_page(app)->table >= 0 ? table_act(app, action) : fields_act(app, action);
}

static bool is_move(enum action action)
{
	return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_LEFT ||
		action == ACTION_RIGHT || action == ACTION_HOME || action == ACTION_END ||
		action == ACTION_PAGE_UP || action == ACTION_PAGE_DOWN;
}

/* Tab goes on, over computed cells too: they are what texts refer to most. */
static unsigned take(struct app *app, const struct input_event *event)
{
	enum key key = event_key(event);
	const struct binding *binding =
		key == NKEY_NONE ? NULL : keymap_find(app->keymap, key, app_context(app));

	if (binding && binding->action == ACTION_NEXT)
		return move(app, ACTION_RIGHT);
	if (binding && binding->action == ACTION_PREVIOUS)
		return move(app, ACTION_LEFT);
	return binding && is_move(binding->action) ? move(app, binding->action) : REACT_BELL;
}

/* Whether a text can refer to a cell. */
static bool can_refer(const struct app *app, cell_index cell)
{
	const struct form_cell *definition = form_cell(app->form, cell);

	return !definition->absent && definition->spec->type != TYPE_TEXT;
}

/* Lets the clerk go to a cell of the page shown; CELL_NONE for Esc. */
static cell_index pick(struct app *app)
{
	struct input_event event;

	for (;;) {
		app_say(app, _("移到要引用的格，Enter 引用，Esc 不引用"));
		app->stale = true;
		if (!app_wait(app, &event) || (event.kind == INPUT_KEY && event.key == NKEY_ESCAPE))
			return CELL_NONE;
		bool taken = event.kind == INPUT_KEY && event.key == NKEY_ENTER;
		if (taken && can_refer(app, app_cursor(app)))
			return app_cursor(app);
		if (taken || (take(app, &event) & REACT_BELL))
			terminal_bell();
	}
}

/* The same on another page than the text's: the pages are as they were after it. */
static cell_index pick_on(struct app *app, int page)
{
	struct text_buffer *text = g_steal_pointer(&app->text);
	g_autofree struct page *pages =
		g_memdup2(app->pages, sizeof *pages * (gsize)app->page_count);
	int here = app->page;

	app_go(app, app->pages[page].cursor);
	cell_index cell = pick(app);
	for (int p = 0; p < app->page_count; p++) {
		app->pages[p].cursor = pages[p].cursor;
		app->pages[p].visited = pages[p].visited;
		app->pages[p].top = pages[p].top;
	}
	app->page = here;
	app->text = text;
	app->arrivals.escape_spent = true;
	g_clear_pointer(&app->message, g_free);
	return cell;
}

/* The list */

/* What a line of the list stands for: a cell, or a page to look for one on. */
struct offer {
	cell_index cell;
	int page;
};

static void add_line(GPtrArray *lines, GArray *offers, char *line, struct offer offer)
{
	g_ptr_array_add(lines, line);
	g_array_append_val(offers, offer);
}

static void add_figures(const struct app *app, GPtrArray *lines, GArray *offers)
{
	g_autoptr(GArray) figures = checker_named(session_checker(app->session), app_cursor(app));

	for (guint i = 0; i < figures->len; i++) {
		const struct named_figure *figure = &g_array_index(figures, struct named_figure, i);
		g_autofree char *place = NULL;
		GString *line = g_string_new(NULL);

		if (figure->cell == CELL_NONE) {
			g_string_free(line, TRUE);
			continue;
		}
		place = form_cell_place(app->form, figure->cell);
		text_append_padded(line, figure->label, LABEL_COLUMNS, app->profile);
		text_append_right(
			line, *figure->figure ? figure->figure : ".", FIGURE_COLUMNS, app->profile);
		g_string_append_printf(line, "   %s", place);
		add_line(lines, offers, g_string_free(line, FALSE),
			(struct offer){figure->cell, -1});
	}
}

/* The tables, and the cover, whose fields are short. */
static void add_pages(const struct app *app, GPtrArray *lines, GArray *offers)
{
	for (int p = 0; p < app->page_count; p++) {
		const struct page *page = &app->pages[p];
		const struct form_section *section = &app->form->sections[page->section];

		if (page->table < 0 && page->section > 0)
			continue;
		add_line(lines, offers,
			g_strdup_printf(page->section == 0 ? _("在封面上找") : _("在表里找：%s"),
				section->heading),
			(struct offer){CELL_NONE, p});
	}
}

unsigned text_reference_ask(struct app *app)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) offers = g_array_new(FALSE, FALSE, sizeof(struct offer));

	text_keep(app);
	add_figures(app, lines, offers);
	add_pages(app, lines, offers);
	int chosen = list_choose(app, _("引用哪个数"), C_("Enter will", "引用"), lines, 0);
	if (chosen < 0)
		return REACT_REDRAW;
	struct offer offer = g_array_index(offers, struct offer, chosen);
	cell_index cell = offer.cell != CELL_NONE ? offer.cell : pick_on(app, offer.page);
	return cell == CELL_NONE ? REACT_REDRAW : insert(app, cell);
}
