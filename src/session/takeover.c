#include "session/takeover.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "base/language.h"
#include "report/file.h"
#include "report/history.h"
#include "report/record.h"
#include "report/when.h"
#include "session/journal.h"

static struct report_file *open_report(
	const char *report, const struct form_search *forms, GError **error)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(report, forms, diagnostics);

	if (!file) {
		g_autofree char *text = diagnostic_format(diagnostics_get(diagnostics, 0));

		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, text);
	}
	diagnostics_free(diagnostics);
	return file;
}

static struct history_entry *entry_of(const struct takeover *takeover)
{
	g_autofree char *when = when_iso(takeover->now);
	struct history_entry *entry = history_entry_new(HISTORY_TAKEOVER, when);

	record_set(&entry->login, takeover->login);
	record_set(&entry->name, takeover->name);
	record_set(&entry->before, takeover->from);
	return entry;
}

bool takeover_note(const char *report, const struct form_search *forms,
	const struct takeover *takeover, GError **error)
{
	if (g_access(report, F_OK) != 0)
		return true;
	struct report_file *file = open_report(report, forms, error);
	if (!file)
		return false;
	g_autoptr(GBytes) before = g_bytes_ref(file->bytes);
	history_append(file->report, entry_of(takeover));
	bool noted = report_file_amend(file, error);
	if (noted)
		journal_rebase(report, before, file->bytes);
	report_file_free(file);
	return noted;
}
