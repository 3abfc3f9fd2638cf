/*
 * Pasting: what was copied elsewhere, as a value, a block of figures, or a text.
 *
 * No byte of it is a key. A single value is typed as it stands; a block is shown
 * first, with the cell each figure goes to, and Enter takes it as one step.
 */
#include <string.h>

#include "base/language.h"
#include "edit/block.h"
#include "edit/figure.h"
#include "session/division.h"
#include "session/placement.h"
#include "session/units.h"
#include "tui/app.h"
#include "tui/approval.h"
#include "tui/dialog.h"

enum { VALUE_MOST = 200 }; /* characters that can still be meant for one cell */

/* Without the line break that copying adds. */
static size_t without_end(const char *text, size_t length)
{
	while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	return length;
}

static bool is_one_line(const char *text, size_t length)
{
	return !memchr(text, '\n', length) && !memchr(text, '\t', length);
}

/* A figure alone, or no figure at all, which a cell of figures then refuses. */
static bool is_plain_value(const struct app *app, const char *text, size_t length)
{
	g_autofree const char **units = units_of(app->form);
	struct block *block = block_parse(text, length, units);
	const struct block_row *row = block->count > 0 ? block_row(block, 0) : NULL;
	bool plain = !row || (block->count == 1 && !*row->label && !block_value(row, 0)->unit);

	block_free(block);
	return plain;
}

/* One value is typed: a line of words into a field, a figure or a sum into a cell. */
static bool is_value(const struct app *app, const char *text, size_t length)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	g_autofree char *written =
		g_utf8_substring(text, 0, MIN(VALUE_MOST, g_utf8_strlen(text, (gssize)length)));
	g_autofree char *plain = figure_plain(written);

	if (!is_one_line(text, length))
		return false;
	return !cell_type_row(cell->spec->type)->figure || sum_is_meant(plain) ||
		is_plain_value(app, text, length);
}

static unsigned paste_value(struct app *app, const char *text, size_t length)
{
	glong characters = g_utf8_strlen(text, (gssize)length);

	if (characters <= VALUE_MOST)
		return entry_type(app, text, length);
	return app_say(app, _("粘来的有%ld字，不像一格的内容，没有放进来"), characters) |
		REACT_BELL;
}

/* Shows lines, of which the first stands in the title's place; whether they are taken. */
static bool is_taken(struct app *app, const char *title, GPtrArray *lines)
{
	struct list list = {
		.title = title,
		.keys = _("Enter 放进去，Esc 不放，上下、PgUp PgDn 翻看"),
		.lines = lines,
		.at = -1,
	};

	return list_run(app, &list) == NKEY_ENTER;
}

/* As all that is read on a page of its own. */
static void indent(GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		g_autofree char *line = g_ptr_array_index(lines, i);
		g_ptr_array_index(lines, i) = g_strconcat(" ", line, NULL);
	}
}

static unsigned carry_out(struct app *app, struct placement *placement)
{
	guint taken = placement_taken(placement), differing = placement->contradicted;

	if (!approval_gives_way(app))
		return REACT_REDRAW;
	session_apply(app->session, change_list_copy(placement->changes), NULL);
	app_go(app, placement->first);
	if (differing > 0)
		return app_say(app, _("放进%u格；%u个合计与算得的不同，已记下，^Z 可撤销"), taken,
			differing);
	return app_say(app, ngettext("放进%u格，^Z 可撤销", "放进%u格，^Z 可撤销", taken), taken);
}

static unsigned offer(struct app *app, const struct block *block, struct placement *placement)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	bool single = block->count == 1 && !*block_row(block, 0)->label;

	if (single && placement_taken(placement) == 1)
		return carry_out(app, placement);
	placement_describe(placement, session_report(app->session), block, lines);
	indent(lines);
	if (change_list_length(placement->changes) == 0) {
		is_taken(app, _("粘贴：没有可放的"), lines);
		return app_say(app, _("粘来的没有可放的，什么也没改"));
	}
	if (!is_taken(app, _("粘贴：先看放到哪里"), lines))
		return app_say(app, _("没有放，什么也没改"));
	return carry_out(app, placement);
}

static unsigned paste_block(struct app *app, const char *text, size_t length)
{
	g_autofree const char **units = units_of(app->form);
	struct block *block = block_parse(text, length, units);
	struct placement placement;
	unsigned reaction;

	if (placement_find(session_report(app->session), block, app_cursor(app), &placement))
		reaction = offer(app, block, &placement) | REACT_REDRAW;
	else
		reaction = app_say(app, _("粘来的有几行，这一格只放一行；数请到表里粘贴")) |
			REACT_BELL;
	placement_release(&placement);
	block_free(block);
	return reaction;
}

static unsigned take_division(struct app *app, struct division *division)
{
	guint count = division->parts->len;
	cell_index first = g_array_index(division->parts, struct division_part, 0).cell;

	if (!approval_gives_way(app))
		return REACT_REDRAW;
	entry_accept(app);
	session_apply(app->session, change_list_copy(division->changes), NULL);
	app_go(app, first);
	return app_say(app, ngettext("写进%u处，^Z 可撤销", "写进%u处，^Z 可撤销", count), count);
}

/* A whole report goes into its texts; false where it is none. */
static bool paste_report(struct app *app, const char *text, size_t length, unsigned *reaction)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct division division;
	bool is_report = division_find(session_report(app->session), text, length, &division);

	if (is_report) {
		division_describe(&division, session_report(app->session), lines);
		indent(lines);
		*reaction = is_taken(app, _("粘贴整份报告：先看分到哪里"), lines)
			? take_division(app, &division)
			: app_say(app, _("没有放，什么也没改"));
	}
	division_release(&division);
	return is_report;
}

unsigned paste_take(struct app *app, const char *text, size_t length)
{
	const struct form_cell *cell = form_cell(app->form, app_cursor(app));
	unsigned reaction;

	if (app->text)
		return text_type(app, text, length);
	length = without_end(text, length);
	if (length == 0)
		return REACT_REDRAW;
	if (typing_refusal(app))
		return app_say(app, "%s", cell_refusal(app, app_cursor(app))) | REACT_BELL;
	if (!is_one_line(text, length) && paste_report(app, text, length, &reaction))
		return reaction | REACT_REDRAW;
	if (cell->spec->type == TYPE_TEXT)
		return entry_type(app, text, length);
	if (is_value(app, text, length))
		return paste_value(app, text, length);
	entry_accept(app);
	return paste_block(app, text, length);
}
