#ifndef NIANBAO_CMD_WORK_H
#define NIANBAO_CMD_WORK_H

/*
 * The report a command works on.
 *
 * Reading one says all there is to say about its file, and that a journal lies
 * beside it, when one does: then the file is not all there is. A command that
 * alters a report holds its lock meanwhile, and refuses one that somebody else has
 * open, and one with a journal, for its own would take the other's place.
 */

#include "cmd/command.h"
#include "report/previous.h"
#include "session/session.h"
#include <stdbool.h>

struct claim;

/* Opens a report for who asks about a journal itself. NULL when it cannot be, which has been
   said. */
struct report_file *work_open_file(struct environment *environment, const char *path);
/* A session on an opened report, which it takes over (NULL: none). NULL where its form is not
   installed, which has been said. */
struct session *work_on(struct environment *environment, struct report_file *file);

/* Opens a report to be read. NULL when it cannot be, which has been said. */
struct report_file *work_read(struct environment *environment, const char *path);
/* The same for what goes out of the house: one with a journal is refused, which has been said,
   unless what was saved will do (--saved). */
struct report_file *work_read_settled(
	struct environment *environment, const char *path, bool saved_will_do);

/* Says why a report that was claimed is not to be altered: EXIT_COULD_NOT. */
enum exit_status work_refuse(
	struct environment *environment, const char *path, const struct claim *claim);

/* Whose lock it would be. Borrows from the environment. */
struct lock_taker work_taker(const struct environment *environment, enum lock_use use);

/* A copy of last year's report, read from its file, for the report of another file: NULL when it
   cannot be read or is that very file, which has been said. */
struct previous *work_last_year(
	struct environment *environment, const char *path, const char *report_path);
/* Whether a copy can be last year's of a report of that year, 0 if it is not known; what speaks
   against it, or is odd about it, is said. */
bool work_fits(struct environment *environment, int year, const struct previous *previous);

/* Loads a form by its id or the path of its file; NULL when it cannot be, which has been said. Free
   with form_free. */
struct form *work_form(struct environment *environment, const char *name);

/* A command that shows something of the report named first, by what is named behind it: runs `show`
   on it when there are so many names at least. */
enum exit_status work_show(struct environment *environment, guint least, int argc, char **argv,
	enum exit_status (*show)(
		struct environment *environment, const struct report *report, char *const *names));

/* Opens a report to be altered. NULL when it cannot be, which has been said; so one whose form is
   not installed. */
struct session *work_open(struct environment *environment, const char *path);
/* The same for what is handed on: unsaved changes are put aside where what was saved will do
   (--saved). */
struct session *work_open_settled(
	struct environment *environment, const char *path, bool saved_will_do);
/* Has the history name who is at work (--by). */
void work_sign(const struct environment *environment, struct session *session, const char *name);
/* Begins a report; nothing is written yet. NULL as above. */
struct session *work_begin(struct environment *environment, const char *path, const char *form);

/* Carries out the changes, which it takes over, saves when anything is different now, and lets go
   of the session. Either all of it is in the file or the file is as it was. */
enum exit_status work_finish(
	struct environment *environment, struct session *session, struct change_list *changes);

/* The cell where something begins: that of an address, or the first of a section, of its table
   where it has one; CELL_NONE where there is neither, which has been said. */
cell_index work_start(
	struct environment *environment, const struct form *form, const char *address);

/* Says that there is no such address, and which may have been meant. */
void work_unknown_address(
	struct environment *environment, const struct form *form, const char *address);

#endif
