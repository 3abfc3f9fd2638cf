/*
 * Typing into a cell. Each key goes to the session at once, so totals and rules
 * move with it; leaving the cell makes it a change, Esc puts back what stood
 * there, and Ctrl-Z after Esc brings the typed value back.
 */
#include <string.h>

#include "base/language.h"
#include "edit/entry.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/terminal.h"

bool entry_is_open(const struct app *app)
{
	return app->entry.cell != CELL_NONE;
}

static const struct form_cell *entry_cell(const struct app *app)
{
	return form_cell(app->form, app->entry.cell);
}

/* What stands in the open line, as a report file would have it. Free with g_free. */
static char *typed_value(const struct app *app, const struct form_cell *cell, const char *typed)
{
	return entry_normalize(cell, typed, report_year(session_report(app->session)));
}

/* A sum is read back while it is typed. */
static unsigned hand_down(struct app *app)
{
	const char *typed = app->entry.line.text->str;
	g_autofree char *text = typed_value(app, entry_cell(app), typed);
	g_autofree char *addends = entry_addends(entry_cell(app), typed);

	session_type(app->session, app->entry.cell, text);
	session_type_addends(app->session, addends);
	return addends ? app_say(app, _("合计 %s（%s），各项记作附注"), text, addends)
		       : REACT_CHANGED;
}

static void open_entry(struct app *app, cell_index cell, const char *text, bool editing)
{
	app->entry.cell = cell;
	app->entry.editing = editing;
	line_buffer_init(&app->entry.line, text);
}

static void close_entry(struct app *app)
{
	line_buffer_release(&app->entry.line);
	app->entry.cell = CELL_NONE;
}

void entry_accept(struct app *app)
{
	if (!entry_is_open(app))
		return;
	close_entry(app);
	session_accept(app->session);
}

static void entry_restore(struct app *app)
{
	if (!entry_is_open(app))
		return;
	const char *typed = app->entry.line.text->str;

	entry_forget_discarded(app);
	app->discarded = (struct discarded){
		.cell = app->entry.cell,
		.text = typed_value(app, entry_cell(app), typed),
		.addends = entry_addends(entry_cell(app), typed),
		.when = terminal_now(),
	};
	close_entry(app);
	session_restore(app->session);
}

void entry_bring_back(struct app *app)
{
	session_type(app->session, app->discarded.cell, app->discarded.text);
	session_type_addends(app->session, app->discarded.addends);
	session_accept(app->session);
}

void entry_forget_discarded(struct app *app)
{
	g_clear_pointer(&app->discarded.text, g_free);
	g_clear_pointer(&app->discarded.addends, g_free);
}

static unsigned insert(struct app *app, const char *typed)
{
	line_buffer_insert(&app->entry.line, typed, strlen(typed));
	return hand_down(app);
}

/* Of a sentence that got into a figure nothing is taken, not even its digits: once a character has
   been refused, what arrived together with it is too. */
static bool is_refused_burst(const struct app *app)
{
	return app->arrivals.refused != 0 && app->arrivals.refused == app->arrivals.number;
}

static unsigned refuse(struct app *app, const struct form_cell *cell)
{
	app->arrivals.refused = app->arrivals.number;
	return app_say(app, "%s", entry_only(cell)) | REACT_BELL;
}

/* A text that is blank begins with whatever is typed: 2024年…. One that is written opens for no
   digit, which may be the rest of Esc 1…9, nor for what came together with that. */
static bool is_stray(const struct app *app, cell_index text, const char *typed, size_t length)
{
	if (session_report(app->session)->typed[text].kind != VALUE_TEXT)
		return false;
	return is_refused_burst(app) || (length == 1 && g_ascii_isdigit(*typed));
}

/* Where nothing is to be changed the words wait to be pasted. */
static unsigned begin_text(struct app *app, cell_index cell, const char *typed, size_t length)
{
	g_autoptr(GString) all = g_string_new_len(typed, (gssize)length);
	struct typing typing = {.text = all, .takes_lines = true};

	if (approval_gives_way_to(app, &typing))
		return text_begin(app, cell) | text_type(app, all->str, all->len);
	g_free(app->clipboard);
	app->clipboard = g_strdup(all->str);
	return app_say(app, _("没有改，批准仍有效；输入的可用 ^V 粘贴"));
}

static unsigned write_text(struct app *app, cell_index cell, const char *typed, size_t length)
{
	if (!is_stray(app, cell, typed, length))
		return begin_text(app, cell, typed, length);
	app->arrivals.refused = app->arrivals.number;
	return app_say(app, _("按 Enter 打开来写")) | REACT_BELL;
}

/* What was typed before it was known that nothing is to be changed: Ctrl-Z brings it back. */
static unsigned lay_by(
	struct app *app, cell_index index, const char *first, const struct typing *typing)
{
	const struct form_cell *cell = form_cell(app->form, index);
	g_autofree char *characters = entry_characters(cell, typing->text->str, typing->text->len);
	const char *typed = characters ? characters : first;

	entry_forget_discarded(app);
	app->discarded = (struct discarded){
		.cell = index,
		.text = typed_value(app, cell, typed),
		.addends = entry_addends(cell, typed),
	};
	if (typing->cut_short || !characters)
		return app_say(app, _("没有改，批准仍有效；^Z 取回输入的 %s，其余没有留"), typed) |
			REACT_BELL;
	return app_say(app, _("没有改，批准仍有效；^Z 取回输入的 %s"), typed);
}

static unsigned begin_entry(struct app *app, cell_index index, const char *typed)
{
	open_entry(app, index, "", false);
	return insert(app, typed);
}

/* The same where it is asked first whether anything is to be changed. */
static unsigned ask_and_begin(struct app *app, cell_index index, const char *typed)
{
	g_autoptr(GString) all = g_string_new(typed);
	struct typing typing = {.text = all};

	if (!approval_gives_way_to(app, &typing))
		return lay_by(app, index, typed, &typing);
	unsigned reaction = begin_entry(app, index, typed);
	const char *more = all->str + strlen(typed);
	return *more ? reaction | entry_type(app, more, strlen(more)) : reaction;
}

unsigned entry_type(struct app *app, const char *text, size_t length)
{
	cell_index index = entry_is_open(app) ? app->entry.cell : app_cursor(app);
	const struct form_cell *cell = form_cell(app->form, index);

	const char *refusal = entry_is_open(app) ? NULL : cell_refusal(app, index);
	if (refusal)
		return app_say(app, "%s", refusal) | REACT_BELL;
	if (cell->spec->type == TYPE_TEXT)
		return write_text(app, index, text, length);
	if (cell->spec->type == TYPE_CHOICE)
		return choice_type(app, index, text, length);
	g_autofree char *typed = entry_characters(cell, text, length);
	if (is_refused_burst(app) && entry_only(cell))
		return app_say(app, "%s", entry_only(cell));
	if (!typed)
		return refuse(app, cell);
	if (!entry_is_open(app) && (*typed == ',' || *typed == '.'))
		return refuse(app, cell); /* nothing begins with these */
	const struct line_buffer *line = entry_is_open(app) ? &app->entry.line : NULL;
	if (!entry_fits(cell, line ? line->text->str : "", line ? line->cursor : 0, typed))
		return refuse(app, cell);
	if (line)
		return insert(app, typed);
	return approval_is_in_question(app) ? ask_and_begin(app, index, typed)
					    : begin_entry(app, index, typed);
}

unsigned entry_edit(struct app *app)
{
	cell_index index = app_cursor(app);
	const struct form_cell *cell = form_cell(app->form, index);
	char buffer[DECIMAL_TEXT_SIZE];

	const char *refusal = cell_refusal(app, index);

	if (refusal)
		return app_say(app, "%s", refusal) | REACT_BELL;
	if (cell->spec->type == TYPE_TEXT)
		return text_open(app, index);
	if (cell->spec->type == TYPE_CHOICE)
		return choice_ask(app, index);
	if (!approval_gives_way(app))
		return REACT_REDRAW;
	open_entry(
		app, index, value_text(&session_report(app->session)->typed[index], buffer), true);
	hand_down(app);
	return REACT_REDRAW;
}

/* Operations of the open line; false where the action is not one of them. */
static bool edit_line(struct app *app, enum action action, bool *changed)
{
	static bool (*const operations[])(struct line_buffer *) = {
		[ACTION_ERASE] = line_buffer_erase,
		[ACTION_CLEAR] = line_buffer_remove,
		[ACTION_LEFT] = line_buffer_left,
		[ACTION_RIGHT] = line_buffer_right,
		[ACTION_HOME] = line_buffer_home,
		[ACTION_END] = line_buffer_end,
	};
	bool moves = action == ACTION_LEFT || action == ACTION_RIGHT || action == ACTION_HOME ||
		action == ACTION_END;

	if (action >= G_N_ELEMENTS(operations) || !operations[action] ||
		(moves && !app->entry.editing))
		return false;
	*changed = operations[action](&app->entry.line);
	return true;
}

unsigned entry_act(struct app *app, enum action action)
{
	bool changed;

	if (action == ACTION_ESCAPE) {
		entry_restore(app);
		return REACT_REDRAW;
	}
	if (action == ACTION_EDIT) {
		app->entry.editing = true;
		return REACT_REDRAW;
	}
	if (action == ACTION_CLEAR && !app->entry.editing) {
		line_buffer_set(&app->entry.line, "");
		return hand_down(app);
	}
	if (edit_line(app, action, &changed)) {
		unsigned reaction = hand_down(app);
		return changed ? reaction : REACT_BELL;
	}
	entry_accept(app);
	return app_act(app, action);
}
