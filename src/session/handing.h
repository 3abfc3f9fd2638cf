#ifndef NIANBAO_SESSION_HANDING_H
#define NIANBAO_SESSION_HANDING_H

/*
 * Handing a report on: submit, withdraw, return, approve, reopen, and what goes
 * with them, remarks and answers.
 *
 * A step is refused where the report's state does not allow it (review/state.h) or
 * where something stands in its way (review/standing.h), with a sentence that says
 * what. One that is carried out is in the file when the call returns.
 *
 * Texts are borrowed for the call.
 */

#include "report/remarks.h"
#include "review/state.h"
#include "session/session.h"

struct handing {
	enum review_command command;
	const char *name;         /* who does it, as remarks name them */
	const char *when;         /* ISO 8601 */
	const char *text;         /* a word on the way, for the history; or NULL */
	const char *role;         /* in which somebody approves; or NULL */
	const char *key;          /* a file, with which an approval is signed; NULL: it is not */
	bool asks;                /* the password of the key may be asked for at the terminal */
	const GPtrArray *remarks; /* that go along, of struct remark *; they are copied. Or NULL */
};

/* Whether it would be refused, as the call below would: false with *error (place.h). */
bool handing_allowed(const struct session *session, const struct handing *handing, GError **error);
bool hand_on(struct session *session, const struct handing *handing, GError **error);

/* The change that adds a remark, for the report as it stands: it takes a number. NULL with *error
   where none can sit there. The remark is taken over. */
struct change_list *remark_changes(
	const struct session *session, struct remark *remark, GError **error);
/* The change that puts a remark into other words. NULL with *error where there is none of that
   number. */
struct change_list *remark_rewording(
	const struct session *session, unsigned number, const char *text, GError **error);
/* The change that takes a remark back. NULL with *error where there is none of that number. */
struct change_list *remark_removal(const struct session *session, unsigned number, GError **error);
/* The changes that answer a remark, or every open one (number 0). NULL with *error where there is
   none. */
struct change_list *answer_changes(const struct session *session, unsigned number, const char *text,
	const char *who, const char *when, GError **error);
/* The change that accepts a reason, or with "" as `when` takes that back. */
struct change_list *acceptance_changes(
	const struct reason *reason, const char *who, const char *when);

#endif
