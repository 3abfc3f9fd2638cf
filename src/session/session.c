#include "session/session_internal.h"

#include <string.h>

#include "base/language.h"
#include "review/flaws.h"
#include "session/addends.h"
#include "session/permit.h"
#include "session/place.h"

struct session *session_new(struct report_file *file)
{
	struct session *session = g_new0(struct session, 1);

	session->file = file;
	workpiece_init(&session->work, file->report);
	keeper_init(&session->keeper, file->path, file->form->id, file->bytes);
	steps_init(&session->steps);
	chronicle_init(&session->chronicle);
	session->open_cell = CELL_NONE;
	session_refuse(session, NULL);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	workpiece_release(&session->work);
	keeper_release(&session->keeper);
	steps_release(&session->steps);
	chronicle_release(&session->chronicle);
	soundness_release(&session->soundness);
	report_file_free(session->file);
	g_free(session->open_before);
	g_free(session->open_addends);
	g_free(session->refusal);
	lock_release(session->lock); /* the last of all: what came before has been written */
	g_free(session);
}

const struct report *session_report(const struct session *session)
{
	return session->file->report;
}

const struct form *session_form(const struct session *session)
{
	return session->file->form;
}

const struct checker *session_checker(const struct session *session)
{
	return session->work.checker;
}

/* What is being typed is no change yet, and ends no approval. */
GPtrArray *session_flaws(struct session *session)
{
	if (session->open_cell != CELL_NONE && session->soundness.flaws)
		return g_ptr_array_ref(session->soundness.flaws);
	return soundness_flaws(&session->soundness, session_report(session));
}

struct section_count session_total(struct session *session)
{
	g_autoptr(GPtrArray) flaws = session_flaws(session);

	return review_total(session->work.checker, flaws);
}

const char *session_path(const struct session *session)
{
	return session->file->path;
}

void session_hold(struct session *session, struct lock *lock)
{
	lock_release(session->lock);
	session->lock = lock;
}

bool session_is_held(const struct session *session)
{
	return session->lock && !lock_is_lost(session->lock);
}

bool session_touch_lock(struct session *session)
{
	if (!session->lock || session->refusal)
		return true;
	if (lock_is_lost(session->lock)) {
		session_refuse(session, _("这份报告已被别处接过去，这里只能看"));
		session->is_seized = true;
		return false;
	}
	lock_touch(session->lock);
	return true;
}

bool session_is_seized(const struct session *session)
{
	return session->is_seized;
}

bool session_lacks_form(const struct session *session)
{
	return session->file->lacks_form;
}

const char *session_refusal(const struct session *session)
{
	return session->refusal ? session->refusal : permit_refusal(session_report(session));
}

bool session_is_locked(const struct session *session)
{
	return !session->refusal && permit_refusal(session_report(session));
}

void session_work_as(struct session *session, const char *login, const char *name)
{
	chronicle_set_author(&session->chronicle, login, name);
}

void session_refuse(struct session *session, const char *reason)
{
	g_free(session->refusal);
	session->refusal = session->file->lacks_form
		? g_strdup_printf(_("没有安装表式 %s，只能查看，不能改，也没有检查"),
			  session->file->form->id)
		: g_strdup(reason);
	session->is_seized = false;
	session->keeper.is_silent = session->refusal != NULL;
}

bool session_is_new(const struct session *session)
{
	return !session->file->bytes;
}

size_t session_changed(const struct session *session, const cell_index **cells)
{
	*cells = session->work.changed;
	return session->work.changed_count;
}

/* Applying */

bool session_check_list(
	const struct session *session, const struct change_list *list, GError **error)
{
	if (session->refusal) {
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_READ_ONLY, _("%s：%s"),
			session_path(session), session->refusal);
		return false;
	}
	return workpiece_accepts(&session->work, list, error);
}

static bool may_do(const struct session *session, const struct change_list *list, GError **error)
{
	return session_check_list(session, list, error) &&
		permit_list(session_report(session), list, error);
}

/* A list has been carried out, be it by undo. */
static void note_done(struct session *session, struct change_list *list)
{
	keeper_done(&session->keeper, list);
	chronicle_note(&session->chronicle, list);
}

/* What was approved is another report now: the end of the approval is part of the step. */
static void void_approval(struct session *session, struct change_list *list)
{
	struct change_list *end = permit_end(session_report(session), list);

	workpiece_carry_out(&session->work, end);
	change_list_append(list, end);
}

/* Puts a list that has been carried out onto the undo stack. */
static void record(struct session *session, struct change_list *list)
{
	void_approval(session, list);
	steps_add(&session->steps, list);
	note_done(session, list);
}

bool session_apply(struct session *session, struct change_list *changes, GError **error)
{
	session_accept(session);
	if (!may_do(session, changes, error)) {
		change_list_free(changes);
		return false;
	}
	workpiece_carry_out(&session->work, changes);
	if (change_list_alters(changes))
		record(session, changes);
	else
		change_list_free(changes);
	return true;
}

bool session_set(struct session *session, const char *address, const char *text, GError **error)
{
	struct change_list *list = change_list_new();

	change_list_add(list, address, NULL, text);
	return session_apply(session, list, error);
}

/* The open field */

static char *typed_text(const struct session *session, cell_index cell)
{
	struct place place = {.kind = PLACE_TYPED, .cell = cell};

	return place_read(session_report(session), &place);
}

/* Makes a cell the open field; false when nothing can be typed. */
static bool open_field(struct session *session, cell_index cell)
{
	session->work.changed_count = 0;
	if (session_refusal(session))
		return false;
	if (session->open_cell != cell) {
		session_accept(session);
		session->open_cell = cell;
		session->open_before = typed_text(session, cell);
		session->open_length = strlen(session->open_before);
	}
	session->keeper.has_typed = true;
	return true;
}

void session_type(struct session *session, cell_index cell, const char *text)
{
	if (open_field(session, cell))
		workpiece_set(&session->work, cell, text);
}

void session_edit(struct session *session, cell_index cell, const char *text, size_t length,
	const struct edit *edit)
{
	if (open_field(session, cell))
		workpiece_edit(&session->work, cell, text, length, edit);
	else
		report_miss_edit(session->work.report);
}

void session_type_addends(struct session *session, const char *addends)
{
	if (session->open_cell == CELL_NONE)
		return;
	g_free(session->open_addends);
	session->open_addends = g_strdup(addends);
	session->keeper.has_typed = true;
}

static void close_field(struct session *session)
{
	session->open_cell = CELL_NONE;
	g_clear_pointer(&session->open_addends, g_free);
	g_clear_pointer(&session->open_before, g_free);
}

/* The value of the field stands in the report already. */
static void write_notes(struct session *session, const struct change_list *list)
{
	for (guint i = 1; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);
		struct place place;

		place_find(session_form(session), change->address, &place, NULL);
		workpiece_write(&session->work, &place, change->after);
	}
}

/* What the open field is to become. */
static struct change_list *open_list(const struct session *session)
{
	g_autofree char *after = typed_text(session, session->open_cell);
	struct change_list *list = change_list_new();

	addends_add_change(list, session_report(session), session->open_cell, session->open_before,
		after, session->open_addends);
	return list;
}

void session_accept(struct session *session)
{
	if (session->open_cell == CELL_NONE)
		return;
	struct change_list *list = open_list(session);

	close_field(session);
	write_notes(session, list);
	if (change_list_alters(list)) {
		record(session, list);
		return;
	}
	change_list_free(list);
	keeper_put_back(&session->keeper);
}

void session_restore(struct session *session)
{
	if (session->open_cell == CELL_NONE)
		return;
	workpiece_set(&session->work, session->open_cell, session->open_before);
	close_field(session);
	keeper_put_back(&session->keeper);
}

cell_index session_open_cell(const struct session *session)
{
	return session->open_cell;
}

/* Keeping */

static const char *address_of(const struct session *session, cell_index cell)
{
	return form_cell(session_form(session), cell)->address;
}

bool session_has_to_keep(const struct session *session, cell_index cursor)
{
	return !session->refusal &&
		(session->keeper.has_typed ||
			keeper_is_elsewhere(&session->keeper, address_of(session, cursor)));
}

void session_keep(struct session *session, cell_index cursor)
{
	struct change_list *list = session->open_cell != CELL_NONE ? open_list(session) : NULL;

	keeper_keep(&session->keeper, list && change_list_alters(list) ? list : NULL,
		address_of(session, cursor));
	change_list_free(list);
}

bool session_is_syncing(const struct session *session)
{
	return journal_is_syncing(session->keeper.journal);
}

void session_set_clock(struct session *session, gint64 (*now)(void))
{
	session->keeper.now = now;
}

/* Undo */

bool session_undo(struct session *session, const char **address)
{
	session_accept(session);
	struct change_list *list = steps_back(&session->steps);
	if (!list)
		return false;
	struct change_list *inverse = change_list_inverse(list);

	workpiece_carry_out(&session->work, inverse);
	note_done(session, inverse);
	change_list_free(inverse);
	*address = change_list_get(list, 0)->address;
	return true;
}

bool session_redo(struct session *session, const char **address)
{
	session_accept(session);
	struct change_list *list = steps_forth(&session->steps);
	if (!list)
		return false;

	workpiece_carry_out(&session->work, list);
	note_done(session, list);
	*address = change_list_get(list, 0)->address;
	return true;
}

/* What is not saved */

static bool is_open_changed(const struct session *session)
{
	if (session->open_cell == CELL_NONE)
		return false;
	char buffer[DECIMAL_TEXT_SIZE];
	const struct report *report = session_report(session);
	const struct value *typed = &report->typed[session->open_cell];
	if (report->edit.cell == session->open_cell && report->edit.length != session->open_length)
		return true; /* a long text is not read for it */
	return strcmp(value_text(typed, buffer), session->open_before) != 0;
}

size_t session_unsaved(const struct session *session)
{
	size_t places = chronicle_differing(&session->chronicle);

	return places == 0 && is_open_changed(session) ? 1 : places;
}
