#include "session/permit.h"

#include <string.h>

#include "base/language.h"
#include "report/approval.h"
#include "report/remarks.h"
#include "review/state.h"
#include "session/place.h"

/* REVIEW_COMMANDS: none of them; of remarks it depends. */
static const enum review_command commands[] = {
	[PLACE_TYPED] = REVIEW_CHANGE,
	[PLACE_NOTE] = REVIEW_CHANGE,
	[PLACE_STATED] = REVIEW_CHANGE,
	[PLACE_REASON] = REVIEW_CHANGE,
	[PLACE_PREVIOUS] = REVIEW_CHANGE,
	[PLACE_STATUS] = REVIEW_COMMANDS,
	[PLACE_REMARK] = REVIEW_REMARK,
	[PLACE_ACCEPTANCE] = REVIEW_ACCEPT,
};

static bool is_answer(const struct report *report, const struct place *place, const char *after)
{
	const struct remark *old = report_remark_find(report, place->number);
	struct remark *now = remark_from_json(after);
	bool answers = old && now && strcmp(old->text, now->text) == 0;

	remark_free(now);
	return answers;
}

static enum review_command command_of(const struct report *report, const struct change *change)
{
	struct place place;

	if (!place_find(report->form, change->address, &place, NULL))
		return REVIEW_COMMANDS;
	return place.kind == PLACE_REMARK && is_answer(report, &place, change->after)
		? REVIEW_ANSWER
		: commands[place.kind];
}

const char *permit_refusal(const struct report *report)
{
	struct transition transition = review_transition(report->status, REVIEW_CHANGE);

	return transition.refusal ? review_refusal_text(transition.refusal) : NULL;
}

bool permit_is_approved(const struct report *report)
{
	return report->status == STATUS_APPROVED && report_approval(report) == APPROVAL_HOLDS;
}

bool permit_list(const struct report *report, const struct change_list *list, GError **error)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		enum review_command command = command_of(report, change_list_get(list, i));

		if (command == REVIEW_COMMANDS) {
			g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_STATE,
				_("状态不能填写，要用报送、退回、批准等命令"));
			return false;
		}
		struct transition transition = review_transition(report->status, command);
		if (transition.refusal) {
			g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_STATE,
				review_refusal_text(transition.refusal));
			return false;
		}
	}
	return true;
}

/* The status a change that has been done leads to. */
static enum report_status status_behind(const struct report *report, const struct change *change)
{
	struct place place;

	if (strcmp(change->before, change->after) == 0 ||
		!place_find(report->form, change->address, &place, NULL) ||
		commands[place.kind] != REVIEW_CHANGE)
		return report->status;
	return review_transition(report->status, REVIEW_CHANGE).to;
}

struct change_list *permit_end(const struct report *report, const struct change_list *list)
{
	struct change_list *end = change_list_new();

	for (guint i = 0; i < change_list_length(list); i++) {
		enum report_status to = status_behind(report, change_list_get(list, i));

		if (to == report->status)
			continue;
		change_list_add(end, PLACE_STATUS_ADDRESS, NULL, report_status_id(to));
		break;
	}
	return end;
}
