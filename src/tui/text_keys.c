/*
 * The keys of a text. An edit that does not go on with the step before it first
 * makes that one a change; so undo takes back words, and the session's list of
 * changes is all there is to undo.
 */
#include <string.h>

#include "base/language.h"
#include "edit/pasted.h"
#include "tui/writing.h"

unsigned writing_change(
	struct app *app, enum text_edit kind, size_t from, const char *text, size_t length)
{
	size_t to = text_buffer_offset(app->text);

	if (!typing_step_take(&app->writing.step, kind, from, to, text, length))
		session_accept(app->session);
	struct edit edit = text_buffer_edit(app->text);
	session_edit(app->session, app_cursor(app), text_buffer_text(app->text),
		text_buffer_length(app->text), &edit);
	return REACT_CHANGED;
}

unsigned writing_become(struct app *app, const char *text)
{
	if (!text_buffer_become(app->text, text))
		return REACT_REDRAW;
	return writing_change(app, TEXT_EDIT_WHOLE, 0, NULL, 0);
}

unsigned writing_put(struct app *app, const char *words)
{
	if (!text_buffer_insert(app->text, words, strlen(words)))
		return REACT_BELL;
	return writing_change(app, TEXT_EDIT_WHOLE, 0, NULL, 0);
}

/* Typing */

static unsigned type_character(struct app *app, const char *text, size_t length)
{
	size_t from = text_buffer_offset(app->text), ignored;
	enum text_edit kind = text_buffer_selection(app->text, &ignored, &ignored)
		? TEXT_EDIT_WHOLE
		: TEXT_EDIT_TYPED;

	if (!text_buffer_insert(app->text, text, length))
		return REACT_BELL;
	return writing_change(app, kind, from, text, length);
}

/* Whether what is put where the cursor is, or in the place of the selection, goes on with a
   paragraph. */
static bool is_behind_words(const struct text_buffer *buffer)
{
	size_t from, to;

	if (!text_buffer_selection(buffer, &from, &to))
		from = text_buffer_offset(buffer);
	return from > 0 && text_buffer_text(buffer)[from - 1] != '\n';
}

unsigned text_type(struct app *app, const char *text, size_t length)
{
	if (length == 0)
		return REACT_BELL;
	if (g_utf8_next_char(text) >= text + length)
		return type_character(app, text, length);
	g_autofree char *clean = pasted_clean(text, length, is_behind_words(app->text));
	return writing_put(app, clean);
}

static unsigned remove_beside(
	struct app *app, enum text_edit kind, bool (*operation)(struct text_buffer *))
{
	size_t from = text_buffer_offset(app->text), ignored;

	if (text_buffer_selection(app->text, &ignored, &ignored))
		kind = TEXT_EDIT_WHOLE;
	if (!operation(app->text))
		return REACT_BELL;
	return writing_change(app, kind, from, NULL, 0);
}

/* Moving */

static int page_rows(const struct app *app)
{
	return MAX(1, writing_layout(app).rows - 1);
}

/* Moves; what cannot move that way moves the other, if there is one. */
static unsigned move(
	struct app *app, bool (*way)(struct text_buffer *), bool (*other)(struct text_buffer *))
{
	bool moves = way(app->text) || (other && other(app->text));

	return moves ? REACT_CHANGED : REACT_BELL;
}

static unsigned move_rows(struct app *app, int rows, bool (*other)(struct text_buffer *))
{
	bool moves =
		rows < 0 ? text_buffer_up(app->text, -rows) : text_buffer_down(app->text, rows);

	moves = moves || (other && other(app->text));
	return moves ? REACT_CHANGED : REACT_BELL;
}

/* Leaves for another field, as Tab does in a cell. */
static unsigned leave(struct app *app, int direction)
{
	cell_index cell = app_cursor(app);

	text_close(app);
	return app_go_next(app, cell, direction);
}

/* Selecting */

static unsigned mark(struct app *app)
{
	text_buffer_mark(app->text);
	if (!text_buffer_is_marked(app->text))
		return app_say(app, _("不选了"));
	return app_say(app, _("从这里选起：移动光标，然后 ^X 剪切、^C 复制；再按 F2 不选"));
}

/* Keeps what is selected; false when nothing is. */
static bool keep_selected(struct app *app)
{
	char *selected = text_buffer_selected(app->text);

	if (!selected)
		return false;
	g_free(app->clipboard);
	app->clipboard = selected;
	return true;
}

static unsigned copy(struct app *app)
{
	if (!keep_selected(app))
		return app_act(app, ACTION_INTERRUPT);
	text_buffer_unmark(app->text);
	return app_say(app, _("复制了%ld字；^V 粘贴"), g_utf8_strlen(app->clipboard, -1));
}

static unsigned cut(struct app *app)
{
	if (!keep_selected(app))
		return app_say(app, _("没有选中文字；F2 从光标处选起")) | REACT_BELL;
	unsigned reaction = remove_beside(app, TEXT_EDIT_WHOLE, text_buffer_erase);
	return reaction |
		app_say(app, _("剪切了%ld字；^V 粘贴"), g_utf8_strlen(app->clipboard, -1));
}

static unsigned put(struct app *app)
{
	if (!app->clipboard)
		return app_say(app, _("还没有剪切或复制过文字")) | REACT_BELL;
	return writing_put(app, app->clipboard);
}

/* The first Esc gives up what is selected. */
static unsigned escape(struct app *app)
{
	if (text_buffer_is_marked(app->text)) {
		text_buffer_unmark(app->text);
		app->arrivals.escape_spent = true;
	} else {
		text_close(app);
	}
	return REACT_REDRAW;
}

unsigned text_act(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_ENTER: return type_character(app, "\n", 1);
	case ACTION_ERASE: return remove_beside(app, TEXT_EDIT_ERASED, text_buffer_erase);
	case ACTION_CLEAR: return remove_beside(app, TEXT_EDIT_REMOVED, text_buffer_remove);
	case ACTION_LEFT: return move(app, text_buffer_left, NULL);
	case ACTION_RIGHT: return move(app, text_buffer_right, NULL);
	case ACTION_UP: return move_rows(app, -1, NULL);
	case ACTION_DOWN: return move_rows(app, 1, NULL);
	case ACTION_PAGE_UP: return move_rows(app, -page_rows(app), text_buffer_first);
	case ACTION_PAGE_DOWN: return move_rows(app, page_rows(app), text_buffer_last);
	case ACTION_HOME: return move(app, text_buffer_home, text_buffer_sentence_left);
	case ACTION_END: return move(app, text_buffer_end, text_buffer_sentence_right);
	case ACTION_SENTENCE_LEFT: return move(app, text_buffer_sentence_left, NULL);
	case ACTION_SENTENCE_RIGHT: return move(app, text_buffer_sentence_right, NULL);
	case ACTION_FIRST: return move(app, text_buffer_first, NULL);
	case ACTION_LAST: return move(app, text_buffer_last, NULL);
	case ACTION_NEXT: return leave(app, +1);
	case ACTION_PREVIOUS: return leave(app, -1);
	case ACTION_MARK: return mark(app);
	case ACTION_COPY: return copy(app);
	case ACTION_CUT: return cut(app);
	case ACTION_PUT: return put(app);
	case ACTION_FIND: return text_replace_ask(app);
	case ACTION_REFERENCE: return text_reference_ask(app);
	case ACTION_OUTSIDE: return text_outside(app);
	case ACTION_ESCAPE: return escape(app);
	default: return REACT_BELL;
	}
}
