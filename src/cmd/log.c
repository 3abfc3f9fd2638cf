/* nianbao log: what happened to a report since it was first handed in. */
#include "cmd/arguments.h"

#include <string.h>

#include "base/json_text.h"
#include "base/language.h"
#include "base/text.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/approval.h"
#include "report/digest.h"
#include "review/flaws.h"
#include "review/state.h"

/* "2025-01-24 10:12" of an ISO time; what is none stays as it is. Free with g_free. */
static char *time_text(const char *iso)
{
	enum { MINUTE = 16 };
	char *text = g_strndup(iso, MINUTE);

	return g_strdelimit(text, "T", ' ');
}

/* A value on one line, not too long for one. Free with g_free. */
static char *value_on_a_line(const char *text)
{
	enum { SHORT = 40 }; /* columns */
	g_autofree char *line = text_sanitize(text, strlen(text));

	g_strdelimit(line, "\n", ' ');
	if (*line == '\0')
		return g_strdup(_("（空）"));
	size_t bytes = text_fit(line, strlen(line), SHORT, WIDTH_NARROW, NULL);
	return bytes < strlen(line) ? g_strdup_printf("%.*s...", (int)bytes, line) : g_strdup(line);
}

static void append_what(GString *out, const struct history_entry *entry)
{
	if (*entry->address)
		g_string_append_printf(out, "  %s", entry->address);
	if (strcmp(entry->action, HISTORY_CHANGE) == 0) {
		g_autofree char *before = value_on_a_line(entry->before);
		g_autofree char *after = value_on_a_line(entry->after);

		g_string_append_printf(out, _("  %s 改为 %s"), before, after);
	}
	if (strcmp(entry->action, HISTORY_TAKEOVER) == 0)
		g_string_append_printf(out, _("  原由 %s 开着"), entry->before);
	if (*entry->role)
		g_string_append_printf(out, _("  身份 %s"), entry->role);
	if (*entry->text) {
		g_autofree char *text = value_on_a_line(entry->text);

		g_string_append_printf(out, _("  “%s”"), text);
	}
	if (*entry->signature)
		g_string_append(out, _("  已签名"));
	g_autofree char *digest = digest_shown(entry->digest);

	if (digest)
		g_string_append_printf(out, _("  摘要 %s"), digest);
}

static void show_entry(struct environment *environment, const struct report *report, size_t index)
{
	const struct history_entry *entry = history_get(report, index);
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *time = time_text(entry->when);

	g_string_append_printf(line, "%u  %s  %s", entry->number, time, entry->name);
	if (*entry->login)
		g_string_append_printf(line, _("（%s）"), entry->login);
	g_string_append_printf(line, "  %s", history_action_word(entry->action));
	append_what(line, entry);
	if (strcmp(entry->action, HISTORY_APPROVE) == 0 && approval_is_own(report, entry))
		g_string_append(line, _("  报送和批准是同一个人"));
	g_autofree char *harmless = text_sanitize(line->str, line->len);
	fprintf(environment->out, "%s\n", harmless);
}

static void show_lines(struct environment *environment, const struct report *report)
{
	for (size_t i = 0; i < report->history->len; i++)
		show_entry(environment, report, i);
	fprintf(environment->out, _("现在：%s\n"), review_word(report));
}

static void show_json(struct environment *environment, const struct report *report)
{
	json_t *array = json_array();

	for (size_t i = 0; i < report->history->len; i++)
		json_array_append_new(array, history_entry_to_json(history_get(report, i)));
	g_autofree char *text = json_to_text(array, RESULTS_INDENT);
	fprintf(environment->out, "%s\n", text);
}

static void say_flaws(
	struct environment *environment, const char *path, const struct report *report)
{
	g_autoptr(GPtrArray) flaws = review_flaws(report);

	for (guint i = 0; i < flaws->len; i++) {
		const struct review_flaw *flaw = g_ptr_array_index(flaws, i);

		say(environment, _("%s：%s"), path, flaw->text);
	}
}

static enum exit_status show_log(
	struct environment *environment, const struct arguments *arguments, int format)
{
	const char *path = arguments->names[0];
	struct report_file *file = work_read(environment, path);

	if (!file)
		return EXIT_COULD_NOT;
	(format == RESULTS_AS_JSON ? show_json : show_lines)(environment, file->report);
	say_flaws(environment, path, file->report);
	report_file_free(file);
	return EXIT_DONE;
}

enum exit_status command_log(struct environment *environment, int argc, char **argv)
{
	return arguments_with_format(environment, 1, argc, argv, show_log);
}
