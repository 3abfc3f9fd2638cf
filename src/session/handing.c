#include "session/handing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "report/approval.h"
#include "report/digest.h"
#include "report/record.h"
#include "review/signature.h"
#include "review/standing.h"
#include "session/place.h"

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

/* Remarks */

static void add_remark(struct change_list *changes, const struct remark *remark)
{
	g_autofree char *address = place_remark_address(remark->number);
	g_autofree char *json = remark_to_json(remark);

	change_list_add(changes, address, NULL, json);
}

struct change_list *remark_changes(
	const struct session *session, struct remark *remark, GError **error)
{
	const struct report *report = session_report(session);
	struct change_list *changes = NULL;

	if (remark_allowed(report->form, remark->address)) {
		changes = change_list_new();
		remark->number = report_next_remark(report);
		remark_stand(remark, report);
		add_remark(changes, remark);
	} else {
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_ADDRESS,
			_("表式 %s 里没有 %s 这个地址"), report->form->id, remark->address);
	}
	remark_free(remark);
	return changes;
}

static const struct remark *find_remark(
	const struct session *session, unsigned number, GError **error)
{
	const struct remark *remark = report_remark_find(session_report(session), number);

	if (!remark)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_ADDRESS, _("没有第%u条批注"), number);
	return remark;
}

struct change_list *remark_rewording(
	const struct session *session, unsigned number, const char *text, GError **error)
{
	const struct remark *remark = find_remark(session, number, error);

	if (!remark)
		return NULL;
	struct change_list *changes = change_list_new();
	struct remark *reworded = remark_copy(remark);
	record_set(&reworded->text, text);
	add_remark(changes, reworded);
	remark_free(reworded);
	return changes;
}

struct change_list *remark_removal(const struct session *session, unsigned number, GError **error)
{
	g_autofree char *address = place_remark_address(number);

	if (!find_remark(session, number, error))
		return NULL;
	struct change_list *changes = change_list_new();
	change_list_add(changes, address, NULL, "");
	return changes;
}

static void add_answer(struct change_list *changes, const struct remark *remark, const char *text,
	const char *who, const char *when)
{
	struct remark *answered = remark_copy(remark);

	record_set(&answered->answer, text);
	record_set(&answered->answered_by, who);
	record_set(&answered->answered_when, when);
	add_remark(changes, answered);
	remark_free(answered);
}

struct change_list *answer_changes(const struct session *session, unsigned number, const char *text,
	const char *who, const char *when, GError **error)
{
	const struct report *report = session_report(session);
	struct change_list *changes = change_list_new();

	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		if (number ? remark->number == number : remark_is_open(remark, report))
			add_answer(changes, remark, text, who, when);
	}
	if (change_list_length(changes) > 0)
		return changes;
	change_list_free(changes);
	if (number)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_ADDRESS, _("没有第%u条批注"), number);
	else
		g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_ADDRESS, _("没有未答的批注"));
	return NULL;
}

/* Reasons */

struct change_list *acceptance_changes(
	const struct reason *reason, const char *who, const char *when)
{
	struct change_list *changes = change_list_new();
	g_autofree char *address = place_acceptance_address(reason);
	g_autofree char *text = *when ? g_strconcat(when, " ", who, NULL) : g_strdup("");

	change_list_add(changes, address, NULL, text);
	return changes;
}

/* Handing on */

/* Remarks that a change has answered are answered from now on, whatever becomes of the cell. */
static void settle_remarks(
	struct change_list *changes, const struct report *report, const struct handing *handing)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		if (!remark_is_answered(remark) && remark_is_met(remark, report))
			add_answer(changes, remark, "", handing->name, handing->when);
	}
}

static void add_remarks(
	struct change_list *changes, const struct report *report, const struct handing *handing)
{
	unsigned number = report_next_remark(report);

	for (guint i = 0; handing->remarks && i < handing->remarks->len; i++) {
		struct remark *remark = remark_copy(g_ptr_array_index(handing->remarks, i));

		remark->number = number++;
		remark_stand(remark, report);
		add_remark(changes, remark);
		remark_free(remark);
	}
}

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
		settle_remarks(changes, report, handing);
	add_remarks(changes, report, handing);
	return session_hand(session, changes,
		review_transition(report->status, handing->command).to,
		entry_of(report, handing, signature), error);
}
