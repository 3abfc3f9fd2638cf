#include "fuzz/targets.h"

#include "edit/block.h"
#include "edit/figure.h"
#include "fuzz/official.h"
#include "fuzz/promises.h"
#include "session/division.h"
#include "session/place.h"
#include "session/placement.h"
#include "session/units.h"

#include <string.h>

/* A figure of a block reads as itself, and there are no more values than are let in. */
static void promise_block(const struct block *block)
{
	size_t count = 0;

	for (guint r = 0; r < block->rows->len; r++) {
		const struct block_row *row = block_row(block, r);

		count += row->values->len;
		for (guint v = 0; v < row->values->len; v++) {
			const struct block_value *value = block_value(row, v);
			g_autofree char *again =
				value->kind == BLOCK_FIGURE ? figure_read(value->text) : NULL;

			if (value->kind == BLOCK_FIGURE && g_strcmp0(again, value->text) != 0)
				g_error("%s reads as %s", value->text, again);
		}
	}
	if (count != block->count || (!block->cut && count > 2 * BLOCK_MAX_VALUES))
		g_error("%zu values, said to be %zu", count, block->count);
}

/* What is told is told in lines of text. */
static void promise_lines(const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);

		if (!g_utf8_validate(line, -1, NULL) || strchr(line, '\n'))
			g_error("no line: %s", line);
	}
}

/* All of the changes can be made, and the report keeps its promises with them. */
static void promise_changes(const struct change_list *changes)
{
	struct report *report = report_new(fuzz_official());

	for (guint i = 0; i < change_list_length(changes); i++) {
		const struct change *change = change_list_get(changes, i);
		const cell_index *changed;
		struct place place;

		if (!place_find(report->form, change->address, &place, NULL) ||
			!place_accepts(&place, change->after, NULL))
			g_error("%s cannot be set to %s", change->address, change->after);
		place_write(report, &place, change->after, &changed);
	}
	promise_stable(report);
	report_free(report);
}

static void place_at(const struct report *report, const struct block *block, const char *cursor)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct placement placement;

	if (placement_find(report, block, form_find(report->form, cursor), &placement)) {
		placement_describe(&placement, report, block, lines);
		promise_lines(lines);
		promise_changes(placement.changes);
	}
	placement_release(&placement);
}

static void place_block(const struct report *report, const char *text, size_t length)
{
	static const char *const cursors[] = {"cover.org", "proactive.normative.repealed",
		"requests.handled.other_org", "disputes.review.upheld"};
	g_autofree const char **units = units_of(report->form);
	struct block *block = block_parse(text, length, units);

	promise_block(block);
	for (size_t i = 0; i < G_N_ELEMENTS(cursors); i++)
		place_at(report, block, cursors[i]);
	block_free(block);
}

static void divide(const struct report *report, const char *text, size_t length)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct division division;

	if (division_find(report, text, length, &division)) {
		division_describe(&division, report, lines);
		promise_lines(lines);
		promise_changes(division.changes);
	}
	division_release(&division);
}

/* A paste comes in as the terminal's decoder lets it through: valid UTF-8. */
void fuzz_paste(const char *bytes, size_t length)
{
	struct report *report;

	if (!g_utf8_validate(bytes, (gssize)length, NULL))
		return;
	report = report_new(fuzz_official());
	place_block(report, bytes, length);
	divide(report, bytes, length);
	report_free(report);
}
