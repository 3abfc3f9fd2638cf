#include "session/handing.h"

#include <string.h>

#include "base/language.h"
#include "report/approval.h"
#include "report/digest.h"
#include "report/record.h"
#include "review/signature.h"
#include "review/standing.h"
#include "session/place.h"
#include "session/remark_changes.h"

static bool refuse(GError **error, const char *sentence)
{
	g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_STATE, sentence);
	return false;
}

/* Whether it may be done */

static bool state_allows(const struct report *report, enum review_command command, GError **error)
{
	enum review_refusal refusal = review_transition(report->status, command).refusal;

	return refusal == REFUSED_NOT_AT_ALL || refuse(error, review_refusal_text(refusal));
}

static bool findings_allow(
	const struct session *session, enum review_command command, GError **error)
{
	struct standing standing = standing_of(session_report(session), session_checker(session));

	if (standing_allows(&standing, command))
		return true;
	g_autofree char *obstacles = standing_obstacles(&standing, command);
	g_autofree char *sentence = command == REVIEW_APPROVE
		? g_strdup_printf(_("还不能批准：%s"), obstacles)
		: g_strdup_printf(_("还不能报送：%s"), obstacles);
	return refuse(error, sentence);
}

/* What is approved has to be what was handed in. */
static bool history_allows(const struct report *report, enum review_command command, GError **error)
{
	if (command != REVIEW_APPROVE || report_status_fault(report) == STATUS_FOUNDED)
		return true;
	return refuse(error,
		report->status == STATUS_APPROVED
			? _("批准以后内容被改过，批准已失效：先重开")
			: _("报送以后内容被改过，不是经这个程序：先退回或撤回，再报送"));
}

/* Several people approve a report, each once in a role. */
static bool is_first_time(const struct report *report, const struct handing *handing)
{
	g_autoptr(GPtrArray) approvals = report_approvals(report);

	for (guint i = 0; i < approvals->len; i++) {
		const struct history_entry *approval = g_ptr_array_index(approvals, i);

		if (strcmp(approval->name, handing->name) == 0 &&
			strcmp(approval->role, handing->role ? handing->role : "") == 0)
			return false;
	}
	return true;
}

bool handing_allowed(const struct session *session, const struct handing *handing, GError **error)
{
	const struct report *report = session_report(session);

	if (!state_allows(report, handing->command, error) ||
		!history_allows(report, handing->command, error) ||
		!findings_allow(session, handing->command, error))
		return false;
	if (report->status == STATUS_APPROVED && handing->command == REVIEW_APPROVE &&
		!is_first_time(report, handing))
		return refuse(error, _("同一个人以同一身份已经批准过"));
	return true;
}

/* Handing on */

/* The signature of an approval, "" where it gets none; NULL with *error. Free with g_free. */
static char *signature_of(
	const struct report *report, const struct handing *handing, GError **error)
{
	g_autofree char *digest = report_digest(report);

	if (handing->command != REVIEW_APPROVE || !handing->key)
		return g_strdup("");
	char *signature = signature_make(handing->key, digest, handing->asks, error);
	if (!signature)
		g_prefix_error(error, "%s", _("没有批准："));
	return signature;
}

static struct history_entry *entry_of(
	const struct report *report, const struct handing *handing, const char *signature)
{
	struct history_entry *entry =
		history_entry_new(review_command_id(handing->command), handing->when);

	g_free(entry->digest);
	entry->digest = report_digest(report);
	record_set(&entry->text, handing->text ? handing->text : "");
	record_set(&entry->role, handing->role ? handing->role : "");
	record_set(&entry->signature, signature);
	return entry;
}

bool hand_on(struct session *session, const struct handing *handing, GError **error)
{
	const struct report *report = session_report(session);
	struct change_list *changes;

	session_accept(session);
	if (!handing_allowed(session, handing, error))
		return false;
	g_autofree char *signature = signature_of(report, handing, error);
	if (!signature)
		return false;
	changes = change_list_new();
	if (handing->command == REVIEW_SUBMIT)
		remark_settle(changes, report, handing->name, handing->when);
	if (handing->remarks)
		remark_add_all(changes, report, handing->remarks);
	return session_hand(session, changes,
		review_transition(report->status, handing->command).to,
		entry_of(report, handing, signature), error);
}
