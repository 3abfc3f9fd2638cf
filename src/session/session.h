#ifndef NIANBAO_SESSION_SESSION_H
#define NIANBAO_SESSION_SESSION_H

/*
 * A session: one open report, and the only way its data are altered.
 *
 * session_apply takes a list of changes, from keys or from the command line,
 * and does all of it or nothing: the report recomputes, the findings follow, the
 * list goes onto the undo stack and into the journal. Undo applies a list's
 * inverse, which is journalled like any other change.
 *
 * One field can be open: what is typed into it counts at once (totals, rules),
 * but becomes a change only when it is accepted.
 *
 * A report that has been handed in is locked: nothing that stands in it can be
 * altered (review/state.h). A change to one that was approved ends the approval in
 * the same step. What changed since a report was handed in first is noted in its
 * history by every save.
 *
 * A report can be read-only, as one whose form is not installed always is: every
 * way to alter it is refused, and what is typed into it is passed over.
 *
 * A session owns its report file, its findings, and the lock it holds.
 */

#include "check/checker.h"
#include "report/file.h"
#include "report/history.h"
#include "session/change.h"
#include "session/journal.h"
#include "session/lock.h"
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct session;

/* Takes over file. */
struct session *session_new(struct report_file *file);
/* Lets go of everything. The journal stays: it is removed by a save or by session_discard. */
void session_free(struct session *session);

const struct report *session_report(const struct session *session);
const struct form *session_form(const struct session *session);
const struct checker *session_checker(const struct session *session);
const char *session_path(const struct session *session);
/* What is wrong with its history and status, of struct review_flaw *; the caller's to unref. */
GPtrArray *session_flaws(struct session *session);
/* The findings with those counted among the errors: what every front end counts. */
struct section_count session_total(struct session *session);

/* Applies a list, which it takes over, as one step. False with *error (place.h) when an address is
   wrong; nothing is changed then. A journal that cannot be written does not stop the change: see
   session_trouble. A list that changes nothing is not recorded. */
bool session_apply(struct session *session, struct change_list *changes, GError **error);
/* The common case: one address. */
bool session_set(struct session *session, const char *address, const char *text, GError **error);

/* The open field: replaces what is typed in it, opening it at the first call. */
void session_type(struct session *session, cell_index cell, const char *text);
/* The same for a text of `length` bytes that came by an edit from what was typed there before. */
void session_edit(struct session *session, cell_index cell, const char *text, size_t length,
	const struct edit *edit);
/* What the figure typed there is a sum of, to be kept with it (session/addends.h); NULL:
   nothing. */
void session_type_addends(struct session *session, const char *addends);
/* The cells whose values the last session_type changed, the open one first, until the next call. */
size_t session_changed(const struct session *session, const cell_index **cells);
/* Makes it a change. */
void session_accept(struct session *session);
/* Puts back what stood there. */
void session_restore(struct session *session);
/* The open field's cell, or CELL_NONE. */
cell_index session_open_cell(const struct session *session);

/* Whether the journal does not say yet what is typed into the open field, or that the clerk stands
   at that cell. */
bool session_has_to_keep(const struct session *session, cell_index cursor);
/* Has it say so, in one write. */
void session_keep(struct session *session, cell_index cursor);
/* Whether something that was written is not on the disk yet. */
bool session_is_syncing(const struct session *session);
/* The time that the journal notes for changes from now on, in seconds since 1970. */
void session_set_clock(struct session *session, gint64 (*now)(void));

/* Whose work it is from now on, for the history: the account and the name they sign with. */
void session_work_as(struct session *session, const char *login, const char *name);

/* Takes back, or does again, one step. False when there is none. The address to look at is in
   *address, valid until the next change. */
bool session_undo(struct session *session, const char **address);
bool session_redo(struct session *session, const char **address);

/* At how many places the report says something else than what was saved: one number for the top
   line, the sheets, and what is asked after a cut connection. An open field counts where it is all
   there is. 0 says that the file holds everything. */
size_t session_unsaved(const struct session *session);

/* Writes the report and removes the journal. A new report's file must not exist yet. What did not
   come along, the version before or the owner, is told by session_trouble. */
bool session_save(struct session *session, GError **error);
/* The same under another path, where there must be no file yet: work goes on with that one, and the
   file it was opened from stays as it is. The lock that was held is given back, for that path's to
   be held (session_hold). */
bool session_save_as(struct session *session, const char *path, GError **error);
/* Forgets what was not saved: the journal is removed. */
void session_discard(struct session *session);

/* Carries out a step of the review as one with a save: the changes, the status that the history
   entry leads to, and the entry, all of which it takes over. False with *error, and then all is as
   before. Undo does not go back beyond it. Whether it may be done at all says session/handing.h. */
bool session_hand(struct session *session, struct change_list *changes, enum report_status to,
	struct history_entry *entry, GError **error);

/* Takes over a lock of the report, which is held until the session ends. */
void session_hold(struct session *session, struct lock *lock);
/* Whether it holds one. */
bool session_is_held(const struct session *session);
/* Notes that a key was pressed, and looks whether the lock was taken away meanwhile: then nothing
   can be altered from here on. False at that moment only. */
bool session_touch_lock(struct session *session);
/* Whether that was found: what is not saved yet can be saved elsewhere. */
bool session_is_seized(const struct session *session);

/* Why nothing of the report can be altered, as a sentence; NULL: all can. The session's. */
const char *session_refusal(const struct session *session);
/* Whether that is only because it is handed in. */
bool session_is_locked(const struct session *session);
/* Lets nothing be altered from now on, for this reason; NULL: all can be altered again, unless the
   report lacks its form. */
void session_refuse(struct session *session, const char *reason);
/* Whether the form is not installed: the report can be looked at, and has not been checked. */
bool session_lacks_form(const struct session *session);
/* Whether the report has a file yet. */
bool session_is_new(const struct session *session);

/* Applies what a journal left behind holds, and goes on with that journal. Changes whose address is
   gone are left out and counted. */
size_t session_recover(struct session *session, const struct journal_content *content);

/* Whether what is not saved stands in the journal, so that leaving loses nothing. */
bool session_is_kept(const struct session *session);
/* Whether a journal goes on from the very bytes that were opened. */
bool session_continues(const struct session *session, const struct journal_content *content);

/* What went wrong with the journal or was lost in a save, once, or NULL. Free with g_free. */
char *session_trouble(struct session *session);

#endif
