#include "session/remark_changes.h"

#include "base/language.h"
#include "report/record.h"
#include "session/place.h"

static void add_change(struct change_list *changes, const struct remark *remark)
{
	g_autofree char *address = place_remark_address(remark->number);
	g_autofree char *json = remark_to_json(remark);

	change_list_add(changes, address, NULL, json);
}

struct change_list *remark_addition(
	const struct session *session, struct remark *remark, GError **error)
{
	const struct report *report = session_report(session);
	struct change_list *changes = NULL;

	if (remark_allowed(report->form, remark->address)) {
		changes = change_list_new();
		remark->number = report_next_remark(report);
		remark_stand(remark, report);
		add_change(changes, remark);
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
	add_change(changes, reworded);
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
	add_change(changes, answered);
	remark_free(answered);
}

struct change_list *remark_answer(const struct session *session, unsigned number, const char *text,
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

void remark_settle(
	struct change_list *changes, const struct report *report, const char *who, const char *when)
{
	for (guint i = 0; i < report->remarks->len; i++) {
		const struct remark *remark = g_ptr_array_index(report->remarks, i);

		if (!remark_is_answered(remark) && remark_is_met(remark, report))
			add_answer(changes, remark, "", who, when);
	}
}

void remark_add_all(
	struct change_list *changes, const struct report *report, const GPtrArray *remarks)
{
	unsigned number = report_next_remark(report);

	for (guint i = 0; i < remarks->len; i++) {
		struct remark *remark = remark_copy(g_ptr_array_index(remarks, i));

		remark->number = number++;
		remark_stand(remark, report);
		add_change(changes, remark);
		remark_free(remark);
	}
}
