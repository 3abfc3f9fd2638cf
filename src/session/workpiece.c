#include "session/workpiece.h"

void workpiece_init(struct workpiece *work, struct report *report)
{
	*work = (struct workpiece){.report = report, .checker = checker_new(report)};
}

void workpiece_release(struct workpiece *work)
{
	checker_free(work->checker);
}

bool workpiece_accepts(const struct workpiece *work, const struct change_list *list, GError **error)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);
		struct place place;

		if (!place_find(work->report->form, change->address, &place, error) ||
			!place_accepts(&place, change->after, error))
			return false;
	}
	return true;
}

void workpiece_carry_out(struct workpiece *work, struct change_list *list)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		struct change *change = g_ptr_array_index(list->changes, i);
		struct place place;

		place_find(work->report->form, change->address, &place, NULL);
		g_free(change->before);
		change->before = place_read(work->report, &place);
		workpiece_write(work, &place, change->after);
		g_free(change->after);
		change->after = place_read(work->report, &place);
	}
}

void workpiece_write(struct workpiece *work, const struct place *place, const char *text)
{
	const cell_index *changed;
	size_t count = place_write(work->report, place, text, &changed);

	if (work->is_many)
		return;
	if (place->kind == PLACE_PREVIOUS || place->kind == PLACE_REASON)
		checker_refresh(work->checker);
	else
		checker_update(work->checker, changed, count);
}

void workpiece_set(struct workpiece *work, cell_index cell, const char *text)
{
	const struct place place = {.kind = PLACE_TYPED, .cell = cell};

	work->changed_count = place_write(work->report, &place, text, &work->changed);
	checker_update(work->checker, work->changed, work->changed_count);
}

void workpiece_edit(struct workpiece *work, cell_index cell, const char *text, size_t length,
	const struct edit *edit)
{
	work->changed_count = report_edit(work->report, cell, text, length, edit, &work->changed);
	checker_update(work->checker, work->changed, work->changed_count);
}

void workpiece_begin_many(struct workpiece *work)
{
	work->is_many = true;
}

void workpiece_end_many(struct workpiece *work)
{
	work->is_many = false;
	checker_refresh(work->checker);
}
