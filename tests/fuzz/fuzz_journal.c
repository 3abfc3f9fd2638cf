#include "fuzz/targets.h"

#include "fuzz/promises.h"
#include "session/journal_line.h"
#include "session/session.h"

#include <string.h>

static const char form_text[] =
	"form: f\nversion: 1\ntitle: 表\n"
	"cover:\n- {id: org, label: 单位}\n- {id: year, label: 年度, type: year}\n"
	"sections:\n- id: s\n  heading: 一\n  texts: [{id: t, label: 文}]\n  table:\n"
	"    cell: {type: count, required: false}\n"
	"    columns:\n    - {id: a, label: 甲}\n    - {id: b, label: 乙}\n"
	"    - {id: sum, label: 计, formula: a + b}\n"
	"    rows: [{id: x, label: 行}, {id: y, label: 行}]\n"
	"    rules: [{id: r, each: row, level: warning, require: a <= b}]\n";

/* A session that has nowhere to write to. */
static struct session *new_session(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", form_text, sizeof form_text - 1, diagnostics);

	promise_reasons(form != NULL, diagnostics);
	return session_new(report_file_new("/dev/null/none/r.yaml", form));
}

/* All steps taken back leave what stood there before: nothing. */
static void promise_taken_back(struct session *session)
{
	const struct report *report = session_report(session);
	const char *address;

	while (session_undo(session, &address))
		g_assert_nonnull(address);
	for (cell_index cell = 0; cell < report->form->cell_count; cell++)
		g_assert_cmpint(report->typed[cell].kind, ==, VALUE_BLANK);
}

static void promise_recovered(const struct journal_content *content)
{
	struct session *session = new_session();
	size_t lost = session_recover(session, content);

	g_assert_cmpuint(lost, <=, content->lists->len);
	promise_findings(session_report(session));
	promise_stable(session_report(session));
	promise_taken_back(session);
	session_free(session);
}

static GString *written(const struct journal_content *content)
{
	struct said *said = said_new();
	GString *bytes = g_string_new(NULL);

	journal_line_write_head(content->form, content->base, bytes);
	for (guint i = 0; i < content->lists->len; i++)
		journal_line_write_list(
			said, JOURNAL_LINE_DONE, g_ptr_array_index(content->lists, i), bytes);
	said_free(said);
	return bytes;
}

/* What was read says the same when it is written and read again, in as many changes or, where steps in
   one long text follow each other, in fewer. */
static void promise_same_again(const struct journal_content *content)
{
	g_autoptr(GString) bytes = written(content);
	struct journal_content *again = journal_parse(bytes->str, bytes->len);

	g_assert_nonnull(again);
	g_assert_cmpuint(again->unused, ==, 0);
	g_assert_cmpuint(journal_count(again), <=, journal_count(content));
	g_assert_cmpstr(journal_last_address(again), ==, journal_last_address(content));
	g_autoptr(GString) twice = written(again);
	if (journal_count(again) == journal_count(content))
		g_assert_cmpstr(twice->str, ==, bytes->str);
	journal_content_free(again);
}

static void promise_texts(const struct change_list *list)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		g_assert_true(g_utf8_validate(change_list_get(list, i)->address, -1, NULL));
		g_assert_true(g_utf8_validate(change_list_get(list, i)->after, -1, NULL));
	}
}

void fuzz_journal(const char *bytes, size_t length)
{
	struct journal_content *content = journal_parse(bytes, length);

	if (!content)
		return;
	for (guint i = 0; i < content->lists->len; i++)
		promise_texts(g_ptr_array_index(content->lists, i));
	promise_recovered(content);
	promise_same_again(content);
	journal_content_free(content);
}
