#include "vt.h"

#include <stdio.h>
#include <string.h>

enum {
	LEAST_COLUMNS = 2,
};

/* Where another terminal's cursor would be now: in the program's question the text is a Chinese
   character, then an ambiguous one, of three bytes each. */
static int column_answered(const struct vt *vt, int column)
{
	if (vt->answers == VT_ANSWERS_WIDE)
		return 3;
	return vt->answers == VT_ANSWERS_NO_UTF8 ? 4 : column;
}

static void on_output(const char *bytes, size_t count, void *user)
{
	struct vt *vt = user;
	g_autofree char *text = g_strndup(bytes, count);
	int row, column;
	char final;
	bool is_place = sscanf(text, "\033[%d;%d%c", &row, &column, &final) == 3 && final == 'R';
	if (!is_place)
		g_string_append_len(vt->outgoing, bytes, (gssize)count);
	else if (vt->answers != VT_ANSWERS_NOTHING)
		g_string_append_printf(
			vt->outgoing, "\033[%d;%dR", row, column_answered(vt, column));
}

static int on_bell(void *user)
{
	struct vt *vt = user;
	vt->bells++;
	return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct vt *vt = user;
	if (property == VTERM_PROP_ALTSCREEN)
		vt->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_shown = value->boolean;
	if (property == VTERM_PROP_TITLE || property == VTERM_PROP_ICONNAME)
		vt->titled = true;
	if (property == VTERM_PROP_MOUSE)
		vt->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.bell = on_bell, .settermprop = on_property};

void vt_init(struct vt *vt, int rows, int columns)
{
	*vt = (struct vt){.outgoing = g_string_new("")};
	vt->terminal = vterm_new(rows, MAX(columns, LEAST_COLUMNS));
	vterm_set_utf8(vt->terminal, 1);
	vterm_output_set_callback(vt->terminal, on_output, vt);
	vt->cells = vterm_obtain_screen(vt->terminal);
	vterm_screen_enable_altscreen(vt->cells, 1);
	vterm_screen_set_callbacks(vt->cells, &callbacks, vt);
	vterm_screen_reset(vt->cells, 1);
}

void vt_release(struct vt *vt)
{
	vterm_free(vt->terminal);
	g_string_free(vt->outgoing, TRUE);
}

void vt_draw(struct vt *vt, const char *bytes, size_t count)
{
	vterm_input_write(vt->terminal, bytes, count);
}

/* Leads the cursor back from above the screen, where a shrinking libvterm 0.1.4 may have left it: the
   width of a line it then looks up is no line's, and a wide character may find a single column. A line
   feed is the one way down that disturbs neither a sequence nor a character half drawn. */
static void bring_cursor_back(struct vt *vt)
{
	int row, column;
	for (vt_cursor(vt, &row, &column); row < 0; row++)
		vterm_input_write(vt->terminal, "\n", 1);
}

void vt_resize(struct vt *vt, int rows, int columns)
{
	vterm_set_size(vt->terminal, rows, MAX(columns, LEAST_COLUMNS));
	bring_cursor_back(vt);
}

void vt_size(const struct vt *vt, int *rows, int *columns)
{
	vterm_get_size(vt->terminal, rows, columns);
}

void vt_cursor(const struct vt *vt, int *row, int *column)
{
	VTermPos cursor;
	vterm_state_get_cursorpos(vterm_obtain_state(vt->terminal), &cursor);
	*row = cursor.row;
	*column = cursor.col;
}

static VTermScreenCell cell_at(const struct vt *vt, int row, int column)
{
	VTermScreenCell cell = {0};
	vterm_screen_get_cell(vt->cells, (VTermPos){.row = row, .col = column}, &cell);
	return cell;
}

static void append_cell(GString *text, const VTermScreenCell *cell)
{
	bool is_right_half = cell->chars[0] == (uint32_t)-1;
	if (is_right_half)
		return;
	if (cell->chars[0] == 0)
		g_string_append_c(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		g_string_append_unichar(text, cell->chars[i]);
}

void vt_append_row(const struct vt *vt, int row, GString *text)
{
	int rows, columns;
	gsize before = text->len;
	vt_size(vt, &rows, &columns);
	for (int column = 0; row >= 0 && row < rows && column < columns; column++) {
		VTermScreenCell cell = cell_at(vt, row, column);
		append_cell(text, &cell);
	}
	while (text->len > before && text->str[text->len - 1] == ' ')
		g_string_truncate(text, text->len - 1);
}

/* The column in which the byte at offset of a row's text stands. */
static int column_of(const struct vt *vt, int row, gsize offset)
{
	GString *text = g_string_new("");
	int column = 0;
	for (;; column++) {
		VTermScreenCell cell = cell_at(vt, row, column);
		append_cell(text, &cell);
		if (text->len > offset)
			break;
	}
	g_string_free(text, TRUE);
	return column;
}

bool vt_find(const struct vt *vt, const char *text, int *row, int *column)
{
	GString *line = g_string_new("");
	const char *found = NULL;
	int rows, columns;
	vt_size(vt, &rows, &columns);
	for (int i = 0; i < rows && !found; i++) {
		g_string_truncate(line, 0);
		vt_append_row(vt, i, line);
		found = strstr(line->str, text);
		if (found) {
			*row = i;
			*column = *text ? column_of(vt, i, (gsize)(found - line->str)) : 0;
		}
	}
	g_string_free(line, TRUE);
	return found != NULL;
}

struct look vt_look(const struct vt *vt, int row, int column)
{
	VTermScreenCell cell = cell_at(vt, row, column);
	return (struct look){
		.reverse = cell.attrs.reverse,
		.bold = cell.attrs.bold,
		.underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
		.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ||
			!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg),
	};
}
