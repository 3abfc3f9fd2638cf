#include "review/state.h"

#include "base/language.h"
#include "report/approval.h"

#define LEADS_TO(status)                                                                           \
	{                                                                                          \
		.to = (status)                                                                     \
	}
#define REFUSED(why)                                                                               \
	{                                                                                          \
		.refusal = (why)                                                                   \
	}

static const struct transition transitions[STATUSES][REVIEW_COMMANDS] = {
	[STATUS_DRAFT] =
		{
			[REVIEW_SUBMIT] = LEADS_TO(STATUS_SUBMITTED),
			[REVIEW_WITHDRAW] = REFUSED(REFUSED_NOT_SUBMITTED),
			[REVIEW_RETURN] = REFUSED(REFUSED_NOT_SUBMITTED),
			[REVIEW_APPROVE] = REFUSED(REFUSED_NOT_SUBMITTED),
			[REVIEW_REOPEN] = REFUSED(REFUSED_NOT_APPROVED),
			[REVIEW_CHANGE] = LEADS_TO(STATUS_DRAFT),
			[REVIEW_REMARK] = LEADS_TO(STATUS_DRAFT),
			[REVIEW_ANSWER] = LEADS_TO(STATUS_DRAFT),
			[REVIEW_ACCEPT] = REFUSED(REFUSED_NOT_SUBMITTED),
		},
	[STATUS_SUBMITTED] =
		{
			[REVIEW_SUBMIT] = REFUSED(REFUSED_SUBMITTED),
			[REVIEW_WITHDRAW] = LEADS_TO(STATUS_DRAFT),
			[REVIEW_RETURN] = LEADS_TO(STATUS_RETURNED),
			[REVIEW_APPROVE] = LEADS_TO(STATUS_APPROVED),
			[REVIEW_REOPEN] = REFUSED(REFUSED_NOT_APPROVED),
			[REVIEW_CHANGE] = REFUSED(REFUSED_LOCKED),
			[REVIEW_REMARK] = LEADS_TO(STATUS_SUBMITTED),
			[REVIEW_ANSWER] = REFUSED(REFUSED_LOCKED),
			[REVIEW_ACCEPT] = LEADS_TO(STATUS_SUBMITTED),
		},
	[STATUS_RETURNED] =
		{
			[REVIEW_SUBMIT] = LEADS_TO(STATUS_SUBMITTED),
			[REVIEW_WITHDRAW] = REFUSED(REFUSED_RETURNED),
			[REVIEW_RETURN] = REFUSED(REFUSED_RETURNED),
			[REVIEW_APPROVE] = REFUSED(REFUSED_RETURNED),
			[REVIEW_REOPEN] = REFUSED(REFUSED_RETURNED),
			[REVIEW_CHANGE] = LEADS_TO(STATUS_RETURNED),
			[REVIEW_REMARK] = LEADS_TO(STATUS_RETURNED),
			[REVIEW_ANSWER] = LEADS_TO(STATUS_RETURNED),
			[REVIEW_ACCEPT] = REFUSED(REFUSED_RETURNED),
		},
	[STATUS_APPROVED] =
		{
			[REVIEW_SUBMIT] = REFUSED(REFUSED_APPROVED),
			[REVIEW_WITHDRAW] = REFUSED(REFUSED_APPROVED),
			[REVIEW_RETURN] = REFUSED(REFUSED_APPROVED),
			[REVIEW_APPROVE] = LEADS_TO(STATUS_APPROVED), /* by several people */
			[REVIEW_REOPEN] = LEADS_TO(STATUS_DRAFT),
			[REVIEW_CHANGE] = LEADS_TO(STATUS_DRAFT), /* it voids the approval */
			[REVIEW_REMARK] = REFUSED(REFUSED_APPROVED),
			[REVIEW_ANSWER] = REFUSED(REFUSED_APPROVED),
			[REVIEW_ACCEPT] = REFUSED(REFUSED_APPROVED),
		},
};

static const char *const commands[] = {
	[REVIEW_SUBMIT] = "submit",
	[REVIEW_WITHDRAW] = "withdraw",
	[REVIEW_RETURN] = "return",
	[REVIEW_APPROVE] = "approve",
	[REVIEW_REOPEN] = "reopen",
	[REVIEW_CHANGE] = "change",
	[REVIEW_REMARK] = "remark",
	[REVIEW_ANSWER] = "answer",
	[REVIEW_ACCEPT] = "accept",
};

static const struct refusal {
	const char *id, *text;
} refusals[] = {
	[REFUSED_NOT_AT_ALL] = {"", ""},
	[REFUSED_NOT_SUBMITTED] = {"not-submitted", N_("还没有报送")},
	[REFUSED_SUBMITTED] = {"submitted!", N_("已经报送，等着审核")},
	[REFUSED_LOCKED] = {"locked", N_("已经报送，不能改：先撤回，或等退回")},
	[REFUSED_RETURNED] = {"returned!", N_("已经退回，等着改好再报送")},
	[REFUSED_APPROVED] = {"approved!", N_("已经批准：要改先重开，批准随之失效")},
	[REFUSED_NOT_APPROVED] = {"not-approved", N_("没有批准过，不用重开")},
};

struct transition review_transition(enum report_status from, enum review_command command)
{
	return transitions[from][command];
}

const char *review_command_id(enum review_command command)
{
	return commands[command];
}

const char *review_refusal_id(enum review_refusal refusal)
{
	return refusals[refusal].id;
}

const char *review_refusal_text(enum review_refusal refusal)
{
	return refusal == REFUSED_NOT_AT_ALL ? "" : _(refusals[refusal].text);
}

const char *review_status_word(enum report_status status)
{
	static const char *const words[] = {
		[STATUS_DRAFT] = N_("草稿"),
		[STATUS_SUBMITTED] = N_("已报送"),
		[STATUS_RETURNED] = N_("退回"),
		[STATUS_APPROVED] = N_("已批准"),
	};

	return _(words[status]);
}

const char *review_word_of(enum report_status status, bool is_void)
{
	return is_void ? _("批准已失效") : review_status_word(status);
}

const char *review_status_word_of(const char *id)
{
	enum report_status status;

	return report_status_parse(id, &status) ? review_status_word(status) : id;
}

const char *review_word(const struct report *report)
{
	return review_word_of(report->status, report_approval(report) == APPROVAL_VOID);
}
