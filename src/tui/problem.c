/*
 * The line that names the problem here or nearest: what is wrong, what it looks
 * like, and what a key would do about it.
 *
 * What is offered always shows. What is said is clipped for it, and takes the row
 * of the help too when it is about the cursor's cell.
 */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "check/repair.h"
#include "check/text_flaws.h"
#include "report/reasons.h"
#include "tui/app.h"

enum { WORDS_COLUMN = 4 }; /* where it begins what a finding says */

/* "警" and its kind, before what is said. */
static enum role finding_role(const struct finding *finding)
{
	if (finding->explained)
		return ROLE_GOOD;
	return finding->level == LEVEL_ERROR ? ROLE_ERROR : ROLE_WARNING;
}

/* What a key would do */

/* "^G照改：1279000元＝127.9万元": what the key for it would do, in so many columns. "" where
   nothing is offered. Free with g_free. */
static char *offer_text(const struct app *app, const GPtrArray *repairs, int room)
{
	if (repairs->len == 0)
		return g_strdup("");
	const char *key = key_name(
		keymap_key(app->keymap, keymap_row("repair"), app_context(app), NKEY_NONE));
	if (repairs->len == 1) {
		const struct repair *repair = g_ptr_array_index(repairs, 0);
		g_autofree char *offer = g_strdup_printf(_("%s照改：%s"), key, repair->label);

		if (canvas_width(app->canvas, offer) <= room)
			return g_steal_pointer(&offer);
	}
	return g_strdup_printf(_("%s看改法"), key);
}

/* What who reviews can do about it. */
static const char *reviewing_keys(const struct app *app, const struct finding *finding)
{
	if (app_refusal(app))
		return "";
	if (!finding->explained)
		return _("   F4批注");
	return reason_is_accepted(finding->reason, session_report(app->session))
		? _("   已认可，F6不再认可")
		: _("   F6认可");
}

char *problem_keys(const struct app *app, const struct finding *finding, size_t slot, int room)
{
	if (app->options->reviewing)
		return g_strdup(reviewing_keys(app, finding));
	if (app_refusal(app))
		return g_strdup("");
	g_autoptr(GPtrArray) repairs =
		checker_repairs(session_checker(app->session), slot, app_cursor(app));
	g_autofree char *offer = offer_text(app, repairs, room / 2);
	GString *keys = g_string_new(NULL);

	if (*offer)
		g_string_append_printf(keys, "   %s", offer);
	if (finding->explained)
		return g_string_free(keys, FALSE);
	if (finding->reason)
		g_string_append(keys, _("   说明后数字已改，须重述 F4"));
	else if (finding->level == LEVEL_WARNING && finding_names(finding, app_cursor(app)))
		g_string_append(keys, _("   F4说明"));
	return g_string_free(keys, FALSE);
}

/* What is said */

/* All there is to say: what it is, what it looks like, the reason. Free with g_free. */
static char *finding_text(const struct finding *finding)
{
	GString *text = g_string_new(finding->message);

	if (finding->hint)
		g_string_append_printf(text, _("（%s）"), finding->hint);
	if (finding->explained)
		g_string_append_printf(text, _("   说明：%s"), finding->reason->text);
	return g_string_free(text, FALSE);
}

/* Without the name of the cursor's cell, which stands above. */
static const char *without_name(
	const struct app *app, const struct finding *finding, const char *text)
{
	if (finding->cell != app_cursor(app))
		return text;
	return text + (finding_words(app->form, finding) - finding->message);
}

/* From the column of the words on. What has no room even so is clipped, and says where all of it
   stands. */
static void paint_last_row(
	const struct app *app, int row, int room, const char *text, const char *keys)
{
	struct canvas *canvas = app->canvas;
	int columns = canvas_width(canvas, text), keys_columns = canvas_width(canvas, keys);
	const char *more = columns + keys_columns > room ? _(" F5全文") : "";
	int end = WORDS_COLUMN + room - canvas_width(canvas, more);

	columns = MAX(MIN(columns, end - WORDS_COLUMN - keys_columns), 0);
	canvas_put_left(canvas, row, WORDS_COLUMN, columns, ROLE_TEXT, text);
	int behind = canvas_put(canvas, row, WORDS_COLUMN + columns, ROLE_TEXT, keys);
	canvas_fill_rest(canvas, row, behind, ROLE_TEXT);
	canvas_put(canvas, row, end, ROLE_HELP, more);
}

/* The first columns of the rows: the mark of a finding, in the first one that it takes. */
static void paint_margin(const struct app *app, int row, const struct finding *finding)
{
	struct canvas *canvas = app->canvas;
	int behind = canvas_put(canvas, row, 1, finding_role(finding), finding_mark(finding));

	canvas_fill(canvas, row, 0, 1, ROLE_TEXT);
	canvas_fill(canvas, row, behind, WORDS_COLUMN - behind, ROLE_TEXT);
}

/* The first of two rows: as many words as fit. Returns what is left of them. */
static const char *paint_first_row(struct app *app, int row, int room, const char *text)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	text_break(text, strlen(text), room, room, app->canvas->profile, lines);
	struct text_line first = g_array_index(lines, struct text_line, 0);
	g_autofree char *words = g_strndup(text + first.start, first.length);

	canvas_fill_rest(app->canvas, row,
		canvas_put(app->canvas, row, WORDS_COLUMN, ROLE_TEXT, words), ROLE_TEXT);
	app->shown.help_covered = true;
	return lines->len > 1 ? text + g_array_index(lines, struct text_line, 1).start : "";
}

static void paint_finding(struct app *app, int row, const struct finding *finding, size_t slot)
{
	int room = app->canvas->columns - WORDS_COLUMN - 1;
	g_autofree char *whole = finding_text(finding);
	g_autofree char *keys = problem_keys(app, finding, slot, room);
	int left = room - canvas_width(app->canvas, keys);
	const char *text = whole;
	bool names = !finding->explained && finding_names(finding, app_cursor(app));
	bool fits = canvas_width(app->canvas, text) <= left;

	if (!fits) {
		text = without_name(app, finding, text);
		fits = text != whole && canvas_width(app->canvas, text) <= left;
	}
	if (!fits && names)
		text = paint_first_row(app, row - 1, room, text);
	else if (!fits && finding->hint && canvas_width(app->canvas, finding->hint) <= left)
		text = finding->hint; /* what it looks like says more than half of what it is */
	if (app->shown.help_covered)
		canvas_fill(app->canvas, row, 0, WORDS_COLUMN, ROLE_TEXT);
	paint_margin(app, app->shown.help_covered ? row - 1 : row, finding);
	paint_last_row(app, row, room, text, *text ? keys : g_strchug(keys));
}

size_t problem_slot(const struct app *app)
{
	const struct checker *checker = session_checker(app->session);

	if (!app->text)
		return checker_nearest(checker, app_cursor(app));
	g_autoptr(GArray) slots =
		checker_problems_near(checker, app_cursor(app), text_buffer_offset(app->text));
	return slots->len > 0 ? g_array_index(slots, size_t, 0)
			      : checker_nearest(checker, app_cursor(app));
}

void problem_paint(struct app *app, int row)
{
	const struct checker *checker = session_checker(app->session);
	struct finding finding;

	if (!app->message && remark_paint(app, row))
		return;
	size_t slot = app->message ? SIZE_MAX : problem_slot(app);

	if (slot != SIZE_MAX && checker_finding(checker, slot, &finding)) {
		paint_finding(app, row, &finding, slot);
		finding_release(&finding);
		return;
	}
	canvas_fill(app->canvas, row, 0, 1, ROLE_TEXT);
	canvas_fill_rest(app->canvas, row,
		canvas_put(app->canvas, row, 1, ROLE_WARNING, app->message ? app->message : ""),
		ROLE_TEXT);
}
