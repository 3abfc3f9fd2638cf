/* How the sheet of a new report looks: an item a line, and below what the one it is at can be, or
   how it is filled in. */
#include "tui/new_sheet.h"

#include <string.h>

#include "session/offers.h"
#include "session/papers.h"
#include "tui/dialog.h"

enum {
	ITEMS_ROW = 2,
	BELOW_ROW = ITEMS_ROW + PROPOSAL_ITEMS + 1,
	LABEL_COLUMN = 1,
	BELOW_COLUMN = 3,
	GAP = 2,
	ROWS_AT_END = 2, /* what is wrong, and the keys */
};

/* Words */

static const char *label_of(const struct proposal *proposal, enum proposal_item item)
{
	const struct form_cell *field = proposal_field(proposal, item);

	switch (item) {
	case PROPOSAL_FORM: return _("表式");
	case PROPOSAL_LAST: return _("上年报告");
	case PROPOSAL_FILE: return C_("field", "文件");
	default: return field ? form_field_label(field) : "";
	}
}

static int label_columns(const struct canvas *canvas, const struct proposal *proposal)
{
	int widest = 0;

	for (int item = 0; item < PROPOSAL_ITEMS; item++)
		widest = MAX(
			widest, canvas_width(canvas, label_of(proposal, (enum proposal_item)item)));
	return widest;
}

/* What an item is chosen from. Free with g_ptr_array_unref. */
static GPtrArray *choices_of(
	const struct canvas *canvas, const struct proposal *proposal, enum proposal_item item)
{
	if (item == PROPOSAL_FORM)
		return offers_lines(proposal->offers);
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < proposal->pasts->len; i++)
		g_ptr_array_add(lines,
			last_year_line(g_ptr_array_index(proposal->pasts, i), canvas->profile));
	g_ptr_array_add(lines,
		g_strdup(proposal->pasts->len > 0 ? _("不接上年的报告")
						  : _("旁边没有往年的报告；以后可按 F8 载入")));
	return lines;
}

/* How the item it is at is filled in, in lines. Free with g_ptr_array_unref. */
static GPtrArray *help_of(const struct canvas *canvas, const struct new_sheet *sheet, int columns)
{
	const struct form_cell *field = proposal_field(sheet->proposal, sheet->at);
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	if (field && field->words->help) {
		list_add_wrapped(lines, field->words->help, columns, canvas->profile);
	} else if (sheet->at == PROPOSAL_FILE) {
		g_autofree char *path = proposal_path(sheet->proposal);
		g_autofree char *shown = g_filename_display_name(path);

		list_add_wrapped(lines, shown, columns, canvas->profile);
		if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
			list_add_wrapped(lines, _("已有这份报告：Enter 打开它，不新建"), columns,
				canvas->profile);
	}
	return lines;
}

/* Painting */

static void paint_text(
	struct canvas *canvas, int row, int column, const struct new_sheet *sheet, const char *text)
{
	int columns = canvas->columns - column - 1;
	size_t cursor = sheet->line.cursor, from = line_shown_from(text, cursor, columns);

	canvas_fill(canvas, row, column, columns, ROLE_ENTRY);
	canvas_put_left(canvas, row, column, columns, ROLE_ENTRY, text + from);
	canvas_set_cursor(
		canvas, row, column + text_width(text + from, cursor - from, canvas->profile));
}

/* What an item is, in a line; without what only a list needs. Free with
   g_free. */
static char *words_of(
	const struct canvas *canvas, const struct proposal *proposal, enum proposal_item item)
{
	const struct offer *offer = g_ptr_array_index(proposal->offers, proposal->offer);
	guint count, chosen = new_sheet_chosen(proposal, item, &count);

	if (item == PROPOSAL_FORM)
		return g_strdup_printf("%s  %s", offer->title ? offer->title : offer->id,
			offer->basis ? offer->basis : "");
	if (chosen < proposal->pasts->len) {
		const struct past_report *past = g_ptr_array_index(proposal->pasts, chosen);
		g_autofree char *name = g_path_get_basename(past->path);

		return g_strdup_printf(_("%d年  %s  %s"), past->year, past->unit, name);
	}
	g_autoptr(GPtrArray) lines = choices_of(canvas, proposal, item);
	return g_strdup(g_ptr_array_index(lines, chosen));
}

static void paint_chosen(
	struct canvas *canvas, int row, int column, const struct new_sheet *sheet, int item)
{
	g_autofree char *words = words_of(canvas, sheet->proposal, (enum proposal_item)item);
	bool here = item == (int)sheet->at;
	bool asks = proposal_asks(sheet->proposal, (enum proposal_item)item);

	canvas_put_left(canvas, row, column, canvas->columns - column - 1,
		here           ? ROLE_CURSOR
			: asks ? ROLE_TEXT
			       : ROLE_ABSENT,
		words);
	if (here)
		canvas_set_cursor(canvas, row, column);
}

static void paint_item(struct canvas *canvas, int row, const struct new_sheet *sheet, int item)
{
	const struct proposal *proposal = sheet->proposal;
	const char *label = label_of(proposal, (enum proposal_item)item);
	const char *text = proposal_text(proposal, (enum proposal_item)item);
	int column = LABEL_COLUMN + label_columns(canvas, proposal) + GAP;
	bool here = item == (int)sheet->at;

	canvas_put(canvas, row, LABEL_COLUMN, here ? ROLE_HEAD : ROLE_TEXT, label);
	if (new_sheet_chooses((enum proposal_item)item))
		paint_chosen(canvas, row, column, sheet, item);
	else if (here)
		paint_text(canvas, row, column, sheet, sheet->line.text->str);
	else if (*label)
		canvas_put_left(canvas, row, column, canvas->columns - column - 1,
			*text ? ROLE_TEXT : ROLE_BLANK, *text ? text : ".");
}

/* What it is chosen from, each with its digit; the one chosen is in sight. */
static void paint_choices(struct canvas *canvas, const struct new_sheet *sheet)
{
	g_autoptr(GPtrArray) lines = choices_of(canvas, sheet->proposal, sheet->at);
	int rows = MAX(1, canvas->rows - ROWS_AT_END - BELOW_ROW);
	guint count, chosen = new_sheet_chosen(sheet->proposal, sheet->at, &count);
	int top = MAX(0, (int)chosen - rows + 1);

	for (int i = top; i < MIN(top + rows, (int)count); i++) {
		int row = BELOW_ROW + i - top;
		enum role role = i == (int)chosen ? ROLE_DIALOG_HERE : ROLE_TEXT;

		canvas_mark(canvas, row, 0, canvas->columns, (struct mark){MARK_LINE, (unsigned)i});
		if (i < 9)
			canvas_printf(canvas, row, LABEL_COLUMN, ROLE_KEY, "%d", i + 1);
		canvas_put_left(canvas, row, BELOW_COLUMN, canvas->columns - BELOW_COLUMN, role,
			g_ptr_array_index(lines, (guint)i));
	}
}

static void paint_help(struct canvas *canvas, const struct new_sheet *sheet)
{
	g_autoptr(GPtrArray) lines = help_of(canvas, sheet, canvas->columns - BELOW_COLUMN - 1);

	for (guint i = 0; i < lines->len; i++)
		canvas_put(canvas, BELOW_ROW + (int)i, LABEL_COLUMN, ROLE_HELP,
			g_ptr_array_index(lines, i));
}

static void paint_keys(struct canvas *canvas, int row, const struct new_sheet *sheet)
{
	bool begins = new_sheet_next(sheet) == PROPOSAL_ITEMS;

	canvas_fill(canvas, row, 0, canvas->columns, ROLE_FOOTER);
	canvas_put(canvas, row, 1, ROLE_FOOTER,
		!new_sheet_chooses(sheet->at)
			? (begins ? _("Enter 开始填写   上下 换一项   Esc 不建了")
				  : _("Enter 下一项   上下 换一项   Esc 不建了"))
			: (begins ? _("Enter 开始填写   数字、左右 选   上下 换一项   Esc 不建了")
				  : _("Enter 下一项   数字、左右 选   上下 换一项   Esc 不建了")));
}

void new_sheet_paint(struct app *app, void *data)
{
	const struct new_sheet *sheet = data;
	struct canvas *canvas = app->canvas;
	const char *said = sheet->fault ? sheet->fault : app->message;

	canvas_clear(canvas);
	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_put(canvas, 0, 1, ROLE_BAR, _("新建报告"));
	for (int item = 0; item < PROPOSAL_ITEMS; item++)
		paint_item(canvas, ITEMS_ROW + item, sheet, item);
	if (new_sheet_chooses(sheet->at))
		paint_choices(canvas, sheet);
	else
		paint_help(canvas, sheet);
	if (said)
		canvas_put_left(canvas, canvas->rows - 2, 1, canvas->columns - 2, ROLE_ERROR, said);
	paint_keys(canvas, canvas->rows - 1, sheet);
}
