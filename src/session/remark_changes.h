#ifndef NIANBAO_SESSION_REMARK_CHANGES_H
#define NIANBAO_SESSION_REMARK_CHANGES_H

/*
 * What is said of a report and answered, as changes: a remark made, put into other
 * words, taken back or answered.
 *
 * Whether the report's state allows it is seen when they are applied (session/permit.h).
 * Texts are borrowed for the call.
 */

#include "report/remarks.h"
#include "session/session.h"

/* The change that adds a remark, for the report as it stands: it takes a number. NULL with *error
   where none can sit there. The remark is taken over. */
struct change_list *remark_addition(
	const struct session *session, struct remark *remark, GError **error);
/* The change that puts a remark into other words. NULL with *error where there is none of that
   number. */
struct change_list *remark_rewording(
	const struct session *session, unsigned number, const char *text, GError **error);
/* The change that takes a remark back. NULL with *error where there is none of that number. */
struct change_list *remark_removal(const struct session *session, unsigned number, GError **error);
/* The changes that answer a remark, or every open one (number 0). NULL with *error where there is
   none. */
struct change_list *remark_answer(const struct session *session, unsigned number, const char *text,
	const char *who, const char *when, GError **error);

/* Adds the changes by which remarks that a change has met are answered from now on, whatever
   becomes of the cell. */
void remark_settle(struct change_list *changes, const struct report *report, const char *who,
	const char *when);
/* Adds those that bring remarks (struct remark *, copied) onto a report, with numbers of their
   own. */
void remark_add_all(
	struct change_list *changes, const struct report *report, const GPtrArray *remarks);

#endif
