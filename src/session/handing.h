#ifndef NIANBAO_SESSION_HANDING_H
#define NIANBAO_SESSION_HANDING_H

/*
 * Handing a report on: submit, withdraw, return, approve, reopen.
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
/* Carries it out; false with *error (place.h), and then all is as before. */
bool hand_on(struct session *session, const struct handing *handing, GError **error);

#endif
