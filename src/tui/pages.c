/* Pages, and the ways between cells. */
#include "base/language.h"
#include "review/agenda.h"
#include "session/walk.h"
#include "tui/app.h"

static void add_page(struct app *app, int section, int table, cell_index first, size_t count)
{
	app->pages = g_renew(struct page, app->pages, app->page_count + 1);
	app->pages[app->page_count++] = (struct page){.section = section,
		.table = table,
		.first = first,
		.count = count,
		.cursor = first};
}

static void add_table_page(struct app *app, int section, int index)
{
	const struct form_table *table = &app->form->sections[section].tables[index];

	add_page(app, section, index, table->first, table->cell_count);
	struct page *page = &app->pages[app->page_count - 1];
	page->ledgers = table_count_ledgers(app->form, page);
}

void pages_init(struct app *app)
{
	for (int s = 0; s < app->form->section_count; s++) {
		const struct form_section *section = &app->form->sections[s];

		if (section->field_count > 0)
			add_page(app, s, -1, section->first, section->field_count);
		for (int t = 0; t < section->table_count; t++)
			add_table_page(app, s, t);
	}
	app->page = 0;
}

void pages_release(struct app *app)
{
	for (int p = 0; p < app->page_count; p++)
		table_plan_free(app->pages[p].plan);
	g_clear_pointer(&app->pages, g_free);
	app->page_count = 0;
}

struct page *app_page(const struct app *app)
{
	return &app->pages[app->page];
}

cell_index app_cursor(const struct app *app)
{
	return app_page(app)->cursor;
}

/* A page before or behind in the same section; -1 where there is none. */
static int page_beside(const struct app *app, int page, int direction)
{
	int beside = page + direction;

	return beside >= 0 && beside < app->page_count &&
			app->pages[beside].section == app->pages[page].section
		? beside
		: -1;
}

char *page_heading(const struct app *app)
{
	const char *heading = app->form->sections[app_page(app)->section].heading;
	int first = app->page, last = app->page;

	while (page_beside(app, first, -1) >= 0)
		first--;
	while (page_beside(app, last, +1) >= 0)
		last++;
	if (first == last)
		return g_strdup(heading);
	return g_strdup_printf("%s %d/%d", heading, app->page - first + 1, last - first + 1);
}

static int page_of(const struct app *app, cell_index cell)
{
	for (int p = 0; p < app->page_count; p++) {
		const struct page *page = &app->pages[p];

		if (cell >= page->first && cell < page->first + page->count)
			return p;
	}
	return app->page;
}

/* The cell itself, or where that is none the next one of its page, or the one before. */
static cell_index nearest_present(const struct app *app, const struct page *page, cell_index cell)
{
	cell_index end = page->first + (cell_index)page->count, nearest = cell;

	while (nearest < end && form_cell(app->form, nearest)->absent)
		nearest++;
	if (nearest < end)
		return nearest;
	while (cell > page->first && form_cell(app->form, cell)->absent)
		cell--;
	return cell;
}

void app_go(struct app *app, cell_index cell)
{
	app->page = page_of(app, cell);
	app_page(app)->cursor = nearest_present(app, app_page(app), cell);
	app_page(app)->visited = true;
}

bool cell_enterable(const struct app *app, cell_index cell)
{
	return walk_enterable(session_report(app->session), cell);
}

const char *app_refusal(const struct app *app)
{
	return app->options->reviewing && session_is_locked(app->session)
		? NULL
		: session_refusal(app->session);
}

const char *typing_refusal(const struct app *app)
{
	return app->options->reviewing ? _("审核时不改数字和文字：写批注按 F4，退回按 F10")
				       : session_refusal(app->session);
}

const char *cell_refusal(const struct app *app, cell_index cell)
{
	const char *refusal = typing_refusal(app);

	if (refusal)
		return refusal;
	if (form_cell_is_computed(form_cell(app->form, cell)))
		return _("此格由程序计算，不能填写");
	return cell_enterable(app, cell) ? NULL : _("此格不适用，不用填");
}

static bool is_blank(const struct app *app, cell_index cell)
{
	return checker_is_blank(session_checker(app->session), cell);
}

unsigned app_go_next(struct app *app, cell_index from, int direction)
{
	cell_index cell = walk_next(session_report(app->session), from, direction);

	if (cell == CELL_NONE)
		return REACT_BELL;
	app_go(app, cell);
	return REACT_REDRAW;
}

unsigned app_next_blank(struct app *app)
{
	cell_index cell = walk_next_blank(
		session_report(app->session), session_checker(app->session), app_cursor(app));

	if (cell == CELL_NONE)
		return app_say(app, _("没有未填的格了"));
	app_go(app, cell);
	return REACT_REDRAW;
}

/* Where a page is entered first: at the first blank, or at the first cell. */
static cell_index entrance(const struct app *app, const struct page *page)
{
	cell_index first = CELL_NONE;

	for (size_t i = 0; i < page->count; i++) {
		cell_index cell = page->first + (cell_index)i;

		if (is_blank(app, cell))
			return cell;
		if (first == CELL_NONE && cell_enterable(app, cell))
			first = cell;
	}
	return first == CELL_NONE ? page->first : first;
}

void app_enter_page(struct app *app, int index)
{
	app_go(app, entrance(app, &app->pages[index]));
}

bool app_go_page(struct app *app, int direction)
{
	int page = page_beside(app, app->page, direction);

	if (page >= 0)
		app_enter_page(app, page);
	return page >= 0;
}

bool app_go_row_beside(struct app *app, int direction, int column)
{
	int beside = page_beside(app, app->page, direction);

	if (beside < 0)
		return false;
	const struct page *page = &app->pages[beside];
	cell_index cell = direction > 0 ? page->first : page->first + (cell_index)page->count - 1;
	const struct form_block *block = form_cell_block(app->form, cell);
	app_go(app,
		block ? form_block_cell(block, form_cell(app->form, cell)->row,
				MIN(column, block->columns.tree.leaves - 1))
		      : cell);
	return true;
}

unsigned app_go_section(struct app *app, int section)
{
	entry_accept(app);
	text_close(app);
	for (int p = 0; p < app->page_count; p++) {
		struct page *page = &app->pages[p];

		if (page->section != section)
			continue;
		if (page->visited)
			app_go(app, page->cursor);
		else
			app_enter_page(app, p);
		return REACT_REDRAW;
	}
	return REACT_BELL;
}

unsigned app_next_problem(struct app *app)
{
	struct section_count count = session_total(app->session);
	cell_index cell = agenda_next(
		session_report(app->session), session_checker(app->session), app_cursor(app));

	if (cell != CELL_NONE) {
		app_go(app, cell);
		return REACT_REDRAW;
	}
	if (count.errors > 0)
		return app_say(app, _("错在整份报告的状态或历史，不在哪一格：F5 看办法"));
	if (count.blanks > 0)
		return app_say(app,
			ngettext("没有错，还有%zu格未填（^U 到下一个）",
				"没有错，还有%zu格未填（^U 到下一个）", count.blanks),
			count.blanks);
	return app_say(app, _("没有错也没有警，全部填好了"));
}
