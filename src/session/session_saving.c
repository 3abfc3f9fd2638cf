/*
 * A session and the disk. What is accepted stands in the file, in the journal, or in
 * both:
 *
 *  1. the open field is accepted, and so in the journal,
 *  2. the file is put in its place and is on the disk (base/file.c); where that
 *     fails, the journal stays as it is,
 *  3. only then the journal goes. A kill before it leaves a journal whose changes
 *     the file has.
 */

#include "session/session_internal.h"

#include "base/language.h"
#include "session/place.h"

/* Whoever has lost the report writes neither over the file nor into what the journal is by now,
   however soon after they lost it. */
static bool may_write(struct session *session, GError **error)
{
	session_touch_lock(session);
	if (!session->refusal)
		return true;
	g_set_error(error, PLACE_ERROR, PLACE_ERROR_READ_ONLY, _("%s：%s"), session_path(session),
		session->refusal);
	return false;
}

/* Has the history tell what is about to be saved. */
static void tell_history(struct session *session)
{
	gint64 (*now)(void) = session->keeper.now;

	session_accept(session);
	chronicle_write(&session->chronicle, session->file->report, now ? now() : 0);
}

/* The file holds everything now, and what its history tells is no longer to be undone; or it does
   not, and nothing happened. */
static bool settle(struct session *session, bool saved)
{
	if (!saved) {
		chronicle_lost(&session->chronicle, session->file->report);
		return false;
	}
	steps_leave(&session->steps, PLACE_STATUS_ADDRESS);
	chronicle_kept(&session->chronicle);
	soundness_forget(&session->soundness);
	return true;
}

bool session_save(struct session *session, GError **error)
{
	char *notice;

	if (!may_write(session, error))
		return false;
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

	workpiece_carry_out(&session->work, inverse);
	chronicle_note(&session->chronicle, inverse);
	change_list_free(inverse);
}

bool session_hand(struct session *session, struct change_list *changes, enum report_status to,
	struct history_entry *entry, GError **error)
{
	session_accept(session);
	change_list_add(changes, PLACE_STATUS_ADDRESS, NULL, report_status_id(to));
	if (!session_check_list(session, changes, error)) {
		change_list_free(changes);
		history_entry_free(entry);
		return false;
	}
	workpiece_carry_out(&session->work, changes);
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
	if (!may_write(session, NULL))
		return;
	keeper_restart(&session->keeper, session->file->bytes);
}

static bool recover_list(struct session *session, const struct change_list *left)
{
	struct change_list *list = change_list_copy(left);

	if (!session_check_list(session, list, NULL)) {
		change_list_free(list);
		return false;
	}
	workpiece_carry_out(&session->work, list);
	steps_add(&session->steps, list);
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

	workpiece_begin_many(&session->work);
	for (guint i = 0; i < content->lists->len; i++) {
		if (!recover_list(session, g_ptr_array_index(content->lists, i)))
			lost++;
	}
	workpiece_end_many(&session->work);
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
