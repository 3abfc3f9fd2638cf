/*
 * A placement in words: read before it is carried out, on the screen and on the
 * command line alike. Every value stands in its row: alone where it fills a
 * blank, as 3改12 where it takes the place of another, in () where it is a total,
 * with ! behind it where it differs, in [] where it has no place.
 */
#include "session/placement.h"

#include <stdarg.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"

enum { LABEL_COLUMNS = 26 };

static char *way_words(const struct placement *placement, const struct report *report)
{
	const struct form_section *section = &report->form->sections[placement->table->section];

	switch (placement->way) {
	case PLACEMENT_BY_LABELS: return g_strdup_printf(_("%s：按行名对上"), section->heading);
	case PLACEMENT_WHOLE:
		return g_strdup_printf(_("%s：行列与整张表相同，从第一格放起"), section->heading);
	case PLACEMENT_IN_ORDER:
		return g_strdup_printf(_("%s：个数与整张表相同，一行一行放"), section->heading);
	case PLACEMENT_AT_CURSOR: break;
	}
	if (placement->first == CELL_NONE)
		return g_strdup_printf(_("%s：放不下"), section->heading);
	g_autofree char *place = form_cell_place(report->form, placement->first);
	return g_strdup_printf(_("从 %s 放起"), place);
}

/* Another part of a list, where there is something to say. */
static void add_part(GString *words, guint count, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void add_part(GString *words, guint count, const char *format, ...)
{
	va_list arguments;

	if (count == 0)
		return;
	if (words->len > 0)
		g_string_append(words, _("，"));
	va_start(arguments, format);
	g_string_append_vprintf(words, format, arguments);
	va_end(arguments);
}

/* "填120格，改3格，合计25个不填，只核对，2个合计与算得的不同，4个不放" */
static char *count_words(const struct placement *placement)
{
	GString *words = g_string_new(NULL);
	const guint *counts = placement->counts;
	guint fills = counts[PLACING_FILLS], replaces = counts[PLACING_REPLACES];
	guint same = counts[PLACING_SAME], stated = counts[PLACING_STATED];
	guint differing = placement->contradicted, left_out = placement_left_out(placement);

	add_part(words, fills, _("填%u格"), fills);
	add_part(words, replaces, _("改%u格"), replaces);
	add_part(words, same, _("%u格原已相同"), same);
	add_part(words, stated, _("合计%u个不填，只核对"), stated);
	add_part(words, differing, _("%u个合计与算得的不同"), differing);
	add_part(words, left_out, _("%u个不放"), left_out);
	return g_string_free(words, FALSE);
}

/* Why a value is left out. */
static const char *reason_of(enum placing_kind kind)
{
	static const char *const reasons[PLACING_KINDS] = {
		[PLACING_OUTSIDE] = N_("超出表外"),
		[PLACING_NO_ROW] = N_("表里没有这一行"),
		[PLACING_NO_FIGURE] = N_("不是数"),
		[PLACING_OTHER_UNIT] = N_("单位不同"),
		[PLACING_VOID] = N_("不适用"),
	};

	return reasons[kind] ? _(reasons[kind]) : NULL;
}

/* What was written, its unit included. */
static char *written(const struct block *block, const struct placing *placing)
{
	const struct block_value *value =
		block_value(block_row(block, placing->row), placing->value);

	return g_strconcat(value->text, value->unit ? value->unit : "", NULL);
}

static char *value_words(
	const struct report *report, const struct block *block, const struct placing *placing)
{
	char buffer[DECIMAL_TEXT_SIZE];
	g_autofree char *text = written(block, placing);

	switch (placing->kind) {
	case PLACING_FILLS:
	case PLACING_SAME: return g_strdup(placing->text);
	case PLACING_REPLACES:
		return g_strdup_printf(_("%s改%s"),
			value_text(&report->typed[placing->cell], buffer), placing->text);
	case PLACING_STATED:
		return g_strdup_printf(placing->differs ? "(%s)!" : "(%s)", placing->text);
	default: return g_strdup_printf("[%s]", text);
	}
}

/* One row of the block, while its line is put together. */
struct row_line {
	const struct placement *placement;
	const struct report *report;
	const struct block *block;
	guint next; /* of the placings */
	int width;  /* columns of a value */
};

static const struct placing *next_of(const struct row_line *line, guint row)
{
	const GArray *placings = line->placement->placings;
	const struct placing *placing = line->next < placings->len
		? &g_array_index(placings, struct placing, line->next)
		: NULL;

	return placing && placing->line == row ? placing : NULL;
}

/* The row of the form that the row goes to, by number and label; else what the block calls it. */
static void append_label(const struct row_line *line, guint row, GString *out)
{
	const struct form *form = line->report->form;
	const struct placing *first = next_of(line, row);

	if (!first || first->cell == CELL_NONE) {
		g_autofree char *called = g_strdup_printf(_("第%d行 %s"),
			block_row(line->block, row)->line, block_row(line->block, row)->label);
		text_append_padded(out, called, LABEL_COLUMNS + 3, WIDTH_NARROW);
		return;
	}
	const struct form_cell *cell = form_cell(form, first->cell);
	const struct form_block *block = form_cell_block(form, first->cell);
	g_string_append_printf(out, "%02d ", form_row_number(block, cell->row));
	text_append_padded(
		out, form_axis_label(&block->rows, cell->row), LABEL_COLUMNS, WIDTH_NARROW);
}

static char *row_words(struct row_line *line, guint row)
{
	GString *out = g_string_new(NULL);
	const struct placing *placing;
	const char *reason = NULL;
	guint column = 0;

	append_label(line, row, out);
	for (; (placing = next_of(line, row)); line->next++) {
		g_autofree char *words = value_words(line->report, line->block, placing);

		for (; column < placing->column; column++)
			text_append_right(out, ".", line->width + 1, WIDTH_NARROW);
		g_string_append_c(out, ' ');
		text_append_right(out, words, line->width, WIDTH_NARROW);
		column++;
		reason = reason ? reason : reason_of(placing->kind);
	}
	if (reason)
		g_string_append_printf(out, "  %s", reason);
	return g_string_free(out, FALSE);
}

/* Whether nothing of a row has a place below the table or beside it. */
static bool is_outside(const struct row_line *line, guint row)
{
	struct row_line look = *line;
	const struct placing *placing;

	for (; (placing = next_of(&look, row)); look.next++) {
		if (placing->kind != PLACING_OUTSIDE)
			return false;
	}
	return look.next > line->next;
}

static void pass(struct row_line *line, guint row)
{
	while (next_of(line, row))
		line->next++;
}

/* Rows that lie outside one after the other are told in one line. */
static void tell_outside(struct row_line *line, guint row, GPtrArray *lines)
{
	int first = block_row(line->block, row)->line, last;

	pass(line, row);
	while (row + 1 < line->block->rows->len && is_outside(line, row + 1))
		pass(line, ++row);
	last = block_row(line->block, row)->line;
	g_ptr_array_add(lines,
		first == last ? g_strdup_printf(_("第%d行  超出表外"), first)
			      : g_strdup_printf(_("第%d行至第%d行  超出表外"), first, last));
}

enum { VALUE_COLUMNS_MOST = 12 };

static int value_width(const struct row_line *line)
{
	int width = 1;

	for (guint i = 0; i < line->placement->placings->len; i++) {
		g_autofree char *words = value_words(line->report, line->block,
			&g_array_index(line->placement->placings, struct placing, i));
		width = MAX(width, text_width(words, strlen(words), WIDTH_NARROW));
	}
	return MIN(width, VALUE_COLUMNS_MOST);
}

void placement_describe(const struct placement *placement, const struct report *report,
	const struct block *block, GPtrArray *lines)
{
	struct row_line line = {.placement = placement, .report = report, .block = block};

	line.width = value_width(&line);
	g_ptr_array_add(lines, way_words(placement, report));
	g_ptr_array_add(lines, count_words(placement));
	if (block->cut)
		g_ptr_array_add(
			lines, g_strdup_printf(_("粘来的太长，只看前%d个"), BLOCK_MAX_VALUES));
	g_ptr_array_add(lines, g_strdup(""));
	while (line.next < placement->placings->len) {
		guint row = g_array_index(placement->placings, struct placing, line.next).line;

		if (is_outside(&line, row))
			tell_outside(&line, row, lines);
		else
			g_ptr_array_add(lines, row_words(&line, row));
	}
}
