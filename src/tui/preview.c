/*
 * A paper, page by page, before anybody prints it: the very lines that `print`
 * writes. A copy wider than the screen moves sideways; it is first shown
 * without the margin for binding.
 *
 * A character that the paper's font draws two columns wide and the terminal one
 * is followed by a blank, so that tables are as straight here as on paper.
 */
#include "tui/app.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "tui/dialog.h"
#include "tui/overlay.h"
#include "tui/page_out.h"
#include "tui/terminal.h"

enum { SIDE_STEP = 8 }; /* columns */

struct preview {
	const struct handout *handout;
	GPtrArray *lines; /* char *, owned, as wide on the terminal as on paper */
	int widest;       /* columns of the widest */
	int page_lines;
	int top, left;
	char *wanted; /* what was looked for last, or NULL */
};

/* A line in which every character takes as many columns here as it does on paper. */
static char *as_on_paper(const char *line, enum width_profile paper)
{
	GString *out = g_string_new(NULL);
	size_t length = strlen(line);

	for (size_t at = 0; at < length;) {
		size_t next = text_next(line, length, at);
		int lacks = text_width(line + at, next - at, paper) -
			text_width(line + at, next - at, WIDTH_NARROW);

		g_string_append_len(out, line + at, (gssize)(next - at));
		g_string_append_printf(out, "%*s", lacks, "");
		at = next;
	}
	return g_string_free(out, FALSE);
}

static int width_of(const char *line)
{
	return text_width(line, strlen(line), WIDTH_NARROW);
}

static void preview_init(struct preview *preview, const struct handout *handout)
{
	struct print_options options = print_options_default();
	g_autoptr(GString) copy = handout_text(handout, &options);

	*preview = (struct preview){
		.handout = handout,
		.lines = g_ptr_array_new_with_free_func(g_free),
		.page_lines = options.paper.lines,
		.left = options.paper.margin,
	};
	g_string_truncate(copy, copy->len > 0 ? copy->len - 1 : 0);
	g_auto(GStrv) split = g_strsplit(copy->str, "\n", -1);
	for (char **line = split; *line; line++) {
		char *shown = as_on_paper(*line, options.profile);

		g_ptr_array_add(preview->lines, shown);
		preview->widest = MAX(preview->widest, width_of(shown));
	}
}

static void preview_release(struct preview *preview)
{
	g_ptr_array_free(preview->lines, TRUE);
	g_free(preview->wanted);
}

static int body_rows(const struct app *app)
{
	return MAX(1, app->canvas->rows - 2);
}

static void scroll(struct preview *preview, const struct app *app, int top, int left)
{
	int lowest = MAX(0, (int)preview->lines->len - body_rows(app));
	int furthest = MAX(0, preview->widest - app->canvas->columns);

	preview->top = CLAMP(top, 0, lowest);
	preview->left = CLAMP(left, 0, furthest);
}

/* Painting */

/* The line from a column on; where that is the right half of a character, a blank stands. */
static void paint_line(struct canvas *canvas, int row, const char *line, int left)
{
	int cut;
	size_t length = strlen(line);
	size_t from = text_fit(line, length, left, WIDTH_NARROW, &cut);

	if (cut < left && from < length) {
		from = text_next(line, length, from);
		canvas_put(canvas, row, 1, ROLE_TEXT, line + from);
		return;
	}
	canvas_put(canvas, row, 0, ROLE_TEXT, line + from);
}

static void paint_preview(struct app *app, void *data)
{
	struct preview *preview = data;
	struct canvas *canvas = app->canvas;
	int rows = body_rows(app);

	scroll(preview, app, preview->top, preview->left);
	canvas_clear(canvas);
	canvas_set_cursor(canvas, 1, 0);
	canvas_fill(canvas, 0, 0, canvas->columns, ROLE_BAR);
	canvas_printf(canvas, 0, 1, ROLE_BAR, _("%s   第%d页，共%d页"), _(preview->handout->title),
		preview->top / preview->page_lines + 1,
		((int)preview->lines->len + preview->page_lines - 1) / preview->page_lines);
	for (int i = 0; i < rows && preview->top + i < (int)preview->lines->len; i++)
		paint_line(canvas, i + 1, g_ptr_array_index(preview->lines, preview->top + i),
			preview->left);
	canvas_fill(canvas, canvas->rows - 1, 0, canvas->columns, ROLE_FOOTER);
	canvas_put_left(canvas, canvas->rows - 1, 1, canvas->columns - 1, ROLE_FOOTER,
		app->message
			? app->message
			: _("Enter 打印、写成文件   上下左右、PgUp PgDn 移动，F3 找，Esc 返回"));
}

/* Keys */

/* From a line on, and then from the first; shows the line in the upper third. */
static bool find_from(struct preview *preview, const struct app *app, int from)
{
	int count = (int)preview->lines->len;

	for (int i = 0; i < count; i++) {
		int line = (from + i) % count;

		if (strstr(g_ptr_array_index(preview->lines, line), preview->wanted)) {
			scroll(preview, app, line - body_rows(app) / 3, preview->left);
			return true;
		}
	}
	return false;
}

static void find(struct app *app, struct preview *preview)
{
	const char *before = preview->wanted ? preview->wanted : "";
	char *wanted = dialog_ask(app, _("在纸样里找"), NULL, _("找"), before);

	if (!wanted || !*wanted) {
		g_free(wanted);
		return;
	}
	g_free(preview->wanted);
	preview->wanted = wanted;
	if (!find_from(preview, app, preview->top + body_rows(app) / 3 + 1))
		terminal_bell();
}

/* Where a page key leads: the head of the next page, or of this one and then the one before. */
static int page_edge(const struct preview *preview, int direction)
{
	int into = preview->top % preview->page_lines;

	if (direction > 0)
		return preview->top - into + preview->page_lines;
	return preview->top - (into > 0 ? into : preview->page_lines);
}

/* A page that is higher than the screen is read screen by screen, and none is skipped. */
static int page_step(const struct preview *preview, const struct app *app, int direction)
{
	int screenful = preview->top + direction * body_rows(app);
	int edge = page_edge(preview, direction);

	return direction > 0 ? MIN(screenful, edge) : MAX(screenful, edge);
}

static bool move(struct app *app, struct preview *preview, enum key key)
{
	int top = preview->top, left = preview->left;

	switch (key) {
	case NKEY_ARROW_UP: top--; break;
	case NKEY_ARROW_DOWN: top++; break;
	case NKEY_ARROW_LEFT: left -= SIDE_STEP; break;
	case NKEY_ARROW_RIGHT: left += SIDE_STEP; break;
	case NKEY_PAGE_UP: top = page_step(preview, app, -1); break;
	case NKEY_PAGE_DOWN: top = page_step(preview, app, +1); break;
	case NKEY_HOME: top = 0; break;
	case NKEY_END: top = (int)preview->lines->len; break;
	default: return false;
	}
	scroll(preview, app, top, left);
	return true;
}

static bool leaves(enum key key)
{
	return key == NKEY_ESCAPE || key == NKEY_F9;
}

void preview_show_handout(struct app *app, const struct handout *handout)
{
	struct preview preview;
	struct input_event event;

	preview_init(&preview, handout);
	struct overlay under = overlay_put(app, paint_preview, &preview);
	while (app_wait(app, &event)) {
		enum key key = event.kind == INPUT_KEY ? event.key : NKEY_NONE;

		if (leaves(key))
			break;
		g_clear_pointer(&app->message, g_free);
		if (key == NKEY_ENTER)
			page_out_ask(app, handout);
		else if (key == NKEY_F3)
			find(app, &preview);
		else if (!move(app, &preview, key))
			terminal_bell();
		app->stale = true;
	}
	overlay_take_off(app, under);
	preview_release(&preview);
}

void preview_show(struct app *app)
{
	session_accept(app->session);
	const struct handout copy = handout_copy(app);

	preview_show_handout(app, &copy);
}

void preview_show_findings(struct app *app)
{
	session_accept(app->session);
	const struct handout findings = handout_findings(app);

	preview_show_handout(app, &findings);
}
