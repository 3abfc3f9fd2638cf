#include "session/recovery.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "report/when.h"
#include "review/state.h"
#include "review/text_difference.h"

enum { QUOTED_COLUMNS = 20 };

/* What there is to be done */

enum leftover recovery_look(
	const struct session *session, const struct journal_content *content, const GError *trouble)
{
	bool is_left = content && content->lists->len > 0;
	bool is_locked = session_is_locked(session); /* but for what a reviewer writes */

	if (!is_left && !trouble)
		return LEFT_NOTHING;
	if (session_refusal(session) && !is_locked)
		return LEFT_WAITING;
	if (trouble)
		return LEFT_UNREADABLE;
	return is_locked && !session_continues(session, content) ? LEFT_OUTDATED : LEFT_CHANGES;
}

bool recovery_is_settled(const struct session *session, const struct journal_content *content,
	const struct recovery_account *account)
{
	return account->lines->len == 0 && account->lost == 0 && content->unused == 0 &&
		!session_is_new(session);
}

GPtrArray *recovery_notices(const struct session *session, const struct journal_content *content,
	const struct recovery_account *account, const char *dead)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_local(content->modified);
	g_autofree char *time = g_date_time_format(when, _("%m月%d日 %H:%M"));

	g_ptr_array_add(lines,
		g_strdup_printf(ngettext("上次没有存盘：%s 有%zu处改动",
					"上次没有存盘：%s 有%zu处改动", account->places),
			time, account->places));
	if (dead)
		g_ptr_array_add(lines, g_strdup(dead));
	if (!session_continues(session, content))
		g_ptr_array_add(lines,
			g_strdup(_("这些改动之后，文件又被改过；下面是取回后与现在的文件不同的")));
	if (content->unused > 0)
		g_ptr_array_add(lines,
			g_strdup_printf(ngettext("恢复日志中%u行读不出来，没有用",
						"恢复日志中%u行读不出来，没有用", content->unused),
				content->unused));
	return lines;
}

/* Opening what is compared */

struct report_file *recovery_file(
	const struct form_search *forms, const char *path, const struct journal_content *content)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = NULL;

	if (g_file_test(path, G_FILE_TEST_EXISTS)) {
		file = report_file_open(path, forms, diagnostics);
	} else if (content) {
		struct form *form =
			form_open(forms, content->form, NULL, (struct position){0}, diagnostics);

		file = form ? report_file_new(path, form) : NULL;
	}
	diagnostics_free(diagnostics);
	return file;
}

/* Words of one difference */

/* One line of it, clipped. */
static char *quoted(const char *text, size_t length)
{
	GString *out = g_string_new(NULL);
	g_autofree char *line = g_strndup(text, length);
	int width = text_width(g_strdelimit(line, "\n", ' '), strlen(line), WIDTH_NARROW);

	if (width <= QUOTED_COLUMNS)
		g_string_append(out, line);
	else
		text_append_padded(out, line, QUOTED_COLUMNS, WIDTH_NARROW);
	return g_string_free(out, FALSE);
}

/* What stands in a cell. Free with g_free. */
static char *side(const struct form *form, const char *address, const char *text)
{
	g_autofree char *words = difference_value(form, address, text);

	return quoted(words, strlen(words));
}

static char *cell_words(const struct form *form, const struct report_difference *difference)
{
	g_autofree char *before = side(form, difference->address, difference->before);
	g_autofree char *after = side(form, difference->address, difference->after);

	return g_strdup_printf(_("%s  %s 改 %s"), difference->label, before, after);
}

/* The first words of a text that were put otherwise: those gone and those new. Free with g_free. */
static void first_words(const GArray *runs, char **gone, char **new)
{
	char **const words[] = {[WORD_RUN_GONE] = gone, [WORD_RUN_NEW] = new};
	guint i = 0;

	*gone = *new = NULL;
	while (i < runs->len && g_array_index(runs, struct word_run, i).kind == WORD_RUN_SAME)
		i++;
	for (; i < runs->len; i++) {
		struct word_run run = g_array_index(runs, struct word_run, i);

		if (run.kind == WORD_RUN_SAME || *words[run.kind])
			return;
		*words[run.kind] = quoted(run.text, run.length);
	}
}

static char *text_words(const struct form *form, const struct report_difference *difference)
{
	const char *label = difference->label;
	(void)form;
	g_autoptr(GArray) runs = text_difference(difference->before ? difference->before : "",
		difference->after ? difference->after : "");
	g_autofree char *gone = NULL, *new = NULL;

	first_words(runs, &gone, &new);
	if (gone && new)
		return g_strdup_printf(_("%s  「%s」改「%s」"), label, gone, new);
	if (gone)
		return g_strdup_printf(_("%s  去掉「%s」"), label, gone);
	return g_strdup_printf(_("%s  添上「%s」"), label, new ? new : "");
}

static char *remark_words(const struct form *form, const struct report_difference *difference)
{
	g_autofree char *words = text_words(form, difference);

	return g_strdup_printf(_("批注 %s"), words);
}

static char *status_words(const struct form *form, const struct report_difference *difference)
{
	(void)form;
	return g_strdup_printf(_("状态  %s 改 %s"), review_status_word_of(difference->before),
		review_status_word_of(difference->after));
}

static char *bare_words(const struct form *form, const struct report_difference *difference)
{
	(void)form;
	return g_strdup_printf(_("%s  改过"), difference->label);
}

static char *(*const words_of[])(
	const struct form *form, const struct report_difference *difference) = {
	[DIFFERENCE_FORM] = cell_words,
	[DIFFERENCE_STATUS] = status_words,
	[DIFFERENCE_CELL] = cell_words,
	[DIFFERENCE_TEXT] = text_words,
	[DIFFERENCE_COMPUTED] = cell_words,
	[DIFFERENCE_STATED] = cell_words,
	[DIFFERENCE_NOTE] = text_words,
	[DIFFERENCE_REASON] = bare_words,
	[DIFFERENCE_REMARK] = remark_words,
};

/* Lines */

/* When an address was changed last, as far as a journal says; 0: it does not. */
static gint64 time_of(const struct journal_content *content, const char *address)
{
	for (guint i = content ? content->lists->len : 0; i > 0; i--) {
		const struct change_list *list = g_ptr_array_index(content->lists, i - 1);

		for (guint k = 0; k < change_list_length(list); k++) {
			if (strcmp(change_list_get(list, k)->address, address) == 0)
				return list->when;
		}
	}
	return 0;
}

static GPtrArray *lines_of(const struct form *form, const GPtrArray *differences,
	const struct journal_content *content, gint64 now)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	guint last_year = 0;

	for (guint i = 0; i < differences->len; i++) {
		const struct report_difference *difference = g_ptr_array_index(differences, i);

		if (difference->kind == DIFFERENCE_LAST_YEAR)
			last_year++;
		if (difference->kind == DIFFERENCE_COMPUTED ||
			difference->kind == DIFFERENCE_LAST_YEAR)
			continue;
		gint64 when = time_of(content, difference->address);
		g_autofree char *words = words_of[difference->kind](form, difference);
		g_autofree char *time = when ? when_clock(when, now) : NULL;
		g_ptr_array_add(lines,
			time ? g_strdup_printf("%s  %s", words, time) : g_steal_pointer(&words));
	}
	if (last_year > 0) /* it is loaded and left out as a whole */
		g_ptr_array_add(lines,
			g_strdup_printf(ngettext("上年的报告  %u处", "上年的报告  %u处", last_year),
				last_year));
	return lines;
}

struct recovery_account recovery_account_of(const struct session *session,
	const struct form_search *forms, const struct journal_content *content, gint64 now)
{
	struct report_file *file = recovery_file(forms, session_path(session), content);

	if (!file)
		return (struct recovery_account){
			g_ptr_array_new_with_free_func(g_free), 0, content->lists->len};
	struct session *recovered = session_new(file);
	struct recovery_account account = {.lost = session_recover(recovered, content)};
	g_autoptr(GPtrArray) differences =
		report_differences(session_report(session), session_report(recovered));

	account.lines = lines_of(session_form(session), differences, content, now);
	account.places = session_unsaved(recovered);
	session_free(recovered); /* nothing has been written */
	return account;
}

void recovery_account_release(struct recovery_account *account)
{
	g_clear_pointer(&account->lines, g_ptr_array_unref);
}

GPtrArray *recovery_lines_of_file(
	const struct session *session, const struct form_search *forms, const char *path)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(path, forms, diagnostics);
	GPtrArray *lines = NULL;

	diagnostics_free(diagnostics);
	if (file) {
		g_autoptr(GPtrArray) differences =
			report_differences(file->report, session_report(session));

		lines = lines_of(session_form(session), differences, NULL, 0);
	}
	report_file_free(file);
	return lines;
}
