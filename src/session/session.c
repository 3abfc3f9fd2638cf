#include "session/session.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/reasons.h"
#include "review/flaws.h"
#include "session/addends.h"
#include "session/chronicle.h"
#include "session/keeper.h"
#include "session/permit.h"
#include "session/place.h"
#include "session/soundness.h"
#include "session/steps.h"

struct session {
	struct report_file *file;
	struct checker *checker;
	struct keeper keeper;
	struct lock *lock; /* or NULL */
	struct steps steps;
	struct chronicle chronicle;
	struct soundness soundness;
	const cell_index *changed; /* by the last cell set; the report's */
	size_t changed_count;
	cell_index open_cell;
	char *open_before, *open_addends;
	char *refusal;   /* why nothing can be altered; NULL: all can */
	bool recovering; /* a journal is being applied: findings follow when all of it stands */
};

struct session *session_new(struct report_file *file)
{
	struct session *session = g_new0(struct session, 1);

	session->file = file;
	session->checker = checker_new(file->report);
	keeper_init(&session->keeper, file->path, file->form->id, file->bytes);
	steps_init(&session->steps, file->form);
	chronicle_init(&session->chronicle);
	session->open_cell = CELL_NONE;
	session_refuse(session, NULL);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	checker_free(session->checker);
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
	return session->checker;
}

/* What is being typed is no change yet, and ends no approval. */
const GPtrArray *session_flaws(struct session *session)
{
	if (session->open_cell != CELL_NONE && session->soundness.flaws)
		return session->soundness.flaws;
	return soundness_flaws(&session->soundness, session_report(session));
}

struct section_count session_total(struct session *session)
{
	return review_total(session->checker, session_flaws(session));
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

bool session_is_still_held(struct session *session)
{
	if (!session->lock || session->refusal)
		return true;
	if (lock_is_lost(session->lock)) {
		session_refuse(session, _("这份报告已被别处接过去，这里只能看"));
		return false;
	}
	lock_touch(session->lock);
	return true;
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
	session->keeper.is_silent = session->refusal != NULL;
}

bool session_is_new(const struct session *session)
{
	return !session->file->bytes;
}

static void set_cell(struct session *session, cell_index cell, const char *text)
{
	const struct place place = {.kind = PLACE_TYPED, .cell = cell};

	session->changed_count =
		place_write(session->file->report, &place, text, &session->changed);
	checker_update(session->checker, session->changed, session->changed_count);
}

size_t session_changed(const struct session *session, const cell_index **cells)
{
	*cells = session->changed;
	return session->changed_count;
}

static void write_place(struct session *session, const struct place *place, const char *text)
{
	const cell_index *changed;
	size_t count = place_write(session->file->report, place, text, &changed);

	if (session->recovering)
		return;
	if (place->kind == PLACE_PREVIOUS || place->kind == PLACE_REASON)
		checker_refresh(session->checker);
	else
		checker_update(session->checker, changed, count);
}

/* Applying */

/* Whether all of a list can be done. */
static bool check_list(
	const struct session *session, const struct change_list *list, GError **error)
{
	struct place place;

	if (session->refusal) {
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_READ_ONLY, _("%s：%s"),
			session_path(session), session->refusal);
		return false;
	}
	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);

		if (!place_find(session_form(session), change->address, &place, error) ||
			!place_accepts(&place, change->after, error))
			return false;
	}
	return true;
}

static bool may_do(const struct session *session, const struct change_list *list, GError **error)
{
	return check_list(session, list, error) &&
		permit_list(session_report(session), list, error);
}

/* Does a list that has been checked, and notes on both sides what really stood there: one list may
   change an address twice, and a value is read back as its cell takes it. */
static void carry_out(struct session *session, struct change_list *list)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		struct change *change = g_ptr_array_index(list->changes, i);
		struct place place;

		place_find(session_form(session), change->address, &place, NULL);
		g_free(change->before);
		change->before = place_read(session_report(session), &place);
		write_place(session, &place, change->after);
		g_free(change->after);
		change->after = place_read(session_report(session), &place);
	}
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

	carry_out(session, end);
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
	carry_out(session, changes);
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
	session->changed_count = 0;
	if (session_refusal(session))
		return false;
	if (session->open_cell != cell) {
		session_accept(session);
		session->open_cell = cell;
		session->open_before = typed_text(session, cell);
	}
	session->keeper.has_typed = true;
	return true;
}

void session_type(struct session *session, cell_index cell, const char *text)
{
	if (open_field(session, cell))
		set_cell(session, cell, text);
}

void session_edit(struct session *session, cell_index cell, const char *text, size_t length,
	const struct edit *edit)
{
	struct report *report = session->file->report;

	if (!open_field(session, cell)) {
		report->edit.cell =
			CELL_NONE; /* the next edit is of a text that does not stand there */
		return;
	}
	session->changed_count = report_edit(report, cell, text, length, edit, &session->changed);
	checker_update(session->checker, session->changed, session->changed_count);
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
		write_place(session, &place, change->after);
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
	set_cell(session, session->open_cell, session->open_before);
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

	carry_out(session, inverse);
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

	carry_out(session, list);
	note_done(session, list);
	*address = change_list_get(list, 0)->address;
	return true;
}

/* Saving */

static bool is_open_changed(const struct session *session)
{
	if (session->open_cell == CELL_NONE)
		return false;
	char buffer[DECIMAL_TEXT_SIZE];
	const struct value *typed = &session_report(session)->typed[session->open_cell];
	return strcmp(value_text(typed, buffer), session->open_before) != 0;
}

size_t session_unsaved(const struct session *session)
{
	size_t steps = session->steps.unsaved;

	return steps == 0 && is_open_changed(session) ? 1 : steps;
}

/*
 * What is accepted stands in the file, in the journal, or in both:
 *
 *  1. the open field is accepted, and so in the journal,
 *  2. the file is put in its place and is on the disk (base/file.c); where that fails, the journal
 *     stays as it is,
 *  3. only then the journal goes. A kill before it leaves a journal whose changes the file has.
 */

/* Has the history tell what is about to be saved. */
static void tell_history(struct session *session)
{
	gint64 (*now)(void) = session->keeper.now;

	session_accept(session);
	chronicle_write(&session->chronicle, session->file->report, now ? now() : 0);
}

/* The file holds everything now, and what its history tells is no longer to be undone; or it does not,
   and nothing happened. */
static bool settle(struct session *session, bool saved)
{
	if (!saved) {
		chronicle_lost(&session->chronicle, session->file->report);
		return false;
	}
	steps_save_without(&session->steps, PLACE_STATUS_ADDRESS);
	chronicle_kept(&session->chronicle);
	soundness_forget(&session->soundness);
	return true;
}

bool session_save(struct session *session, GError **error)
{
	char *notice;

	tell_history(session);
	if (!settle(session,
		    report_file_save(session->file, session_is_new(session), &notice, error)))
		return false;
	keeper_restart(&session->keeper, session->file->bytes);
	keeper_tell(&session->keeper, notice);
	return true;
}

/* What is in the old journal is in the new file; where somebody else has seized the report it is
   theirs. */
bool session_save_as(struct session *session, const char *path, GError **error)
{
	bool was_ours = !session->lock || !lock_is_lost(session->lock);
	char *notice;

	tell_history(session);
	if (!settle(session, report_file_save_as(session->file, path, &notice, error)))
		return false;
	if (was_ours)
		keeper_restart(&session->keeper, session->file->bytes);
	keeper_move(&session->keeper, path, session_form(session)->id, session->file->bytes);
	keeper_tell(&session->keeper, notice);
	session_hold(session, NULL);
	session_refuse(session, NULL);
	return true;
}

static void take_back(struct session *session, const struct change_list *changes)
{
	struct change_list *inverse = change_list_inverse(changes);

	carry_out(session, inverse);
	change_list_free(inverse);
}

bool session_hand(struct session *session, struct change_list *changes, enum report_status to,
	struct history_entry *entry, GError **error)
{
	session_accept(session);
	change_list_add(changes, PLACE_STATUS_ADDRESS, NULL, report_status_id(to));
	if (!check_list(session, changes, error)) {
		change_list_free(changes);
		history_entry_free(entry);
		return false;
	}
	carry_out(session, changes);
	chronicle_note(&session->chronicle, changes);
	chronicle_tell(&session->chronicle, entry);
	bool done = session_save(session, error);
	if (done)
		steps_forget(&session->steps);
	else
		take_back(session, changes);
	change_list_free(changes);
	return done;
}

void session_discard(struct session *session)
{
	session_restore(session);
	if (session->refusal)
		return;
	keeper_restart(&session->keeper, session->file->bytes);
}

static bool recover_list(struct session *session, const struct change_list *left)
{
	struct change_list *list = change_list_copy(left);

	if (!check_list(session, list, NULL)) {
		change_list_free(list);
		return false;
	}
	carry_out(session, list);
	steps_add_old(&session->steps, list);
	chronicle_note(&session->chronicle, list);
	return true;
}

bool session_continues(const struct session *session, const struct journal_content *content)
{
	return journal_goes_on_from(content, session->file->bytes);
}

size_t session_recover(struct session *session, const struct journal_content *content)
{
	size_t lost = 0;

	session->recovering = true;
	for (guint i = 0; i < content->lists->len; i++) {
		if (!recover_list(session, g_ptr_array_index(content->lists, i)))
			lost++;
	}
	session->recovering = false;
	checker_refresh(session->checker);
	if (session->refusal)
		return lost; /* the journal waits until there is none */
	keeper_resume(&session->keeper, session->file->path, content);
	return lost;
}

bool session_is_kept(const struct session *session)
{
	return session_unsaved(session) == 0 || session->keeper.journalled;
}

char *session_trouble(struct session *session)
{
	return keeper_trouble(&session->keeper);
}
