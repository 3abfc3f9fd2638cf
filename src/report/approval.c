#include "report/approval.h"

#include <string.h>

#include "report/digest.h"

/* What leads to which status. */
static const struct step {
	const char *action;
	enum report_status to;
} steps[] = {
	{HISTORY_SUBMIT, STATUS_SUBMITTED},
	{HISTORY_WITHDRAW, STATUS_DRAFT},
	{HISTORY_RETURN, STATUS_RETURNED},
	{HISTORY_APPROVE, STATUS_APPROVED},
	{HISTORY_REOPEN, STATUS_DRAFT},
	{HISTORY_VOID, STATUS_DRAFT},
};

static const struct step *step_of(const struct history_entry *entry)
{
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (strcmp(steps[i].action, entry->action) == 0)
			return &steps[i];
	}
	return NULL;
}

/* The last entry that led to a status, before an index; NULL when there is none. */
static const struct history_entry *last_step(const struct report *report, size_t before)
{
	while (before-- > 0) {
		if (step_of(history_get(report, before)))
			return history_get(report, before);
	}
	return NULL;
}

enum report_status history_status(const struct report *report)
{
	const struct history_entry *last = last_step(report, report->history->len);

	return last ? step_of(last)->to : STATUS_DRAFT;
}

/* Whether an entry is about the report as it is now. */
static bool is_current(const struct history_entry *entry, const struct report *report)
{
	g_autofree char *digest = report_digest(report);

	return strcmp(entry->digest, digest) == 0;
}

GPtrArray *report_approvals(const struct report *report)
{
	GPtrArray *approvals = g_ptr_array_new();

	for (size_t i = report->history->len; i-- > 0;) {
		const struct history_entry *entry = history_get(report, i);

		if (strcmp(entry->action, HISTORY_APPROVE) == 0)
			g_ptr_array_insert(approvals, 0, (gpointer)entry);
		else if (step_of(entry) && strcmp(entry->action, HISTORY_VOID) != 0)
			break;
	}
	return approvals;
}

static bool all_are_current(const struct report *report, const GPtrArray *approvals)
{
	g_autofree char *digest = report_digest(report);

	for (guint i = 0; i < approvals->len; i++) {
		const struct history_entry *approval = g_ptr_array_index(approvals, i);

		if (strcmp(approval->digest, digest) != 0)
			return false;
	}
	return approvals->len > 0;
}

enum approval report_approval(const struct report *report)
{
	g_autoptr(GPtrArray) approvals = report_approvals(report);
	bool holds = report->status == STATUS_APPROVED && history_status(report) == STATUS_APPROVED;

	if (approvals->len == 0 && report->status != STATUS_APPROVED)
		return APPROVAL_NONE;
	return holds && all_are_current(report, approvals) ? APPROVAL_HOLDS : APPROVAL_VOID;
}

const char *report_status_shown(const struct report *report)
{
	return report_approval(report) == APPROVAL_VOID ? "void" : report_status_id(report->status);
}

/* By their names where both gave one, else by their accounts. */
static bool is_same_person(const struct history_entry *a, const struct history_entry *b)
{
	return *a->name && *b->name ? strcmp(a->name, b->name) == 0
				    : *a->login && strcmp(a->login, b->login) == 0;
}

bool approval_is_own(const struct report *report, const struct history_entry *approval)
{
	const struct history_entry *submission = NULL;

	for (size_t i = 0; i < report->history->len; i++) {
		const struct history_entry *entry = history_get(report, i);

		if (entry == approval)
			break;
		if (strcmp(entry->action, HISTORY_SUBMIT) == 0)
			submission = entry;
	}
	return submission && is_same_person(submission, approval);
}

enum status_fault report_status_fault(const struct report *report)
{
	const struct history_entry *last = last_step(report, report->history->len);
	enum report_status founded = history_status(report);
	bool locked = founded == STATUS_SUBMITTED || founded == STATUS_APPROVED;

	if (founded == STATUS_APPROVED && report->status == STATUS_DRAFT)
		return STATUS_FOUNDED; /* a change that is not saved yet has ended the approval */
	if (report->status != founded)
		return STATUS_UNFOUNDED;
	return locked && !is_current(last, report) ? STATUS_OUTDATED : STATUS_FOUNDED;
}
