#include "review/histories.h"

#include "report/approval.h"
#include "report/digest.h"
#include "report/record.h"
#include "report/reports.h"
#include "review/signature.h"

#include <criterion/criterion.h>

#define WHEN "2025-01-20T09:30:00+08:00"

/* Appends an entry and moves the report to where it leads. */
static void append(struct report *report, struct history_entry *entry)
{
	history_append(report, entry);
	report->status = history_status(report);
}

static struct history_entry *entry_by(
	const struct report *report, const char *action, const char *name)
{
	struct history_entry *entry = history_entry_new(action, WHEN);
	g_autofree char *digest = report_digest(report);

	record_set(&entry->name, name);
	record_set(&entry->login, "user@pc");
	record_set(&entry->digest, digest);
	return entry;
}

struct history_entry *given_step(struct report *report, const char *action, const char *name)
{
	struct history_entry *entry = entry_by(report, action, name);

	append(report, entry);
	return entry;
}

void given_approval(struct report *report, const char *name, const char *key)
{
	struct history_entry *entry = entry_by(report, HISTORY_APPROVE, name);
	g_autofree char *signature =
		*key ? signature_make(key, entry->digest, false, NULL) : g_strdup("");

	cr_assert_not_null(signature, "%s", key);
	record_set(&entry->signature, signature);
	append(report, entry);
}

void given_change(struct report *report, const char *address, const char *text)
{
	struct history_entry *entry = history_entry_new(HISTORY_CHANGE, WHEN);
	g_autofree char *before = shown(report, address);

	record_set(&entry->address, address);
	record_set(&entry->before, before);
	record_set(&entry->after, text);
	fill(report, address, text);
	append(report, entry);
}
