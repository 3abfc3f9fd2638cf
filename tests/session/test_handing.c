/*
 * Handing a report on: what each state allows, what the history tells afterwards,
 * and what becomes of an approval when something is changed.
 */

#include "base/file_room.h"
#include "report/approval.h"
#include "report/reasons.h"
#include "report/reports.h"
#include "review/flaws.h"
#include "session/explain.h"
#include "session/handing.h"
#include "session/place.h"
#include "session/remark_changes.h"

#include <criterion/criterion.h>
#include <string.h>

static char *path;
static struct session *session;
static gint64 clock_stands = 1737684720; /* 2025-01-24T02:12:00Z */

static gint64 now(void)
{
	return clock_stands;
}

static void begin(void)
{
	g_setenv("TZ", "UTC", TRUE);
	room_open();
	path = room_path_of("r.yaml");
	session = session_new(report_file_new(path, given_form(yearly_form)));
	session_set_clock(session, now);
	session_work_as(session, "zhang@pc", "张三");
	cr_assert(session_set(session, "cover.year", "2024", NULL));
	cr_assert(session_set(session, "s.new.a", "2", NULL));
	cr_assert(session_set(session, "s.t", "今年收到2件。", NULL));
	cr_assert(session_save(session, NULL));
}

static void end(void)
{
	session_free(session);
	g_free(path);
	room_close();
}

TestSuite(handing, .timeout = 60, .init = begin, .fini = end);

static bool try_step(enum review_command command, const char *name, GError **error)
{
	const struct handing handing = {.command = command, .name = name, .when = "2025-01-24"};

	session_work_as(session, "office@pc", name);
	return hand_on(session, &handing, error);
}

static void step(enum review_command command, const char *name)
{
	g_autoptr(GError) error = NULL;

	cr_assert(try_step(command, name, &error), "%s: %s", review_command_id(command),
		error ? error->message : "");
}

static void set(const char *address, const char *text)
{
	g_autoptr(GError) error = NULL;

	cr_assert(session_set(session, address, text, &error), "%s: %s", address,
		error ? error->message : "");
}

static void apply(struct change_list *changes)
{
	cr_assert_not_null(changes);
	cr_assert(session_apply(session, changes, NULL));
}

static struct change_list *new_remark(const char *address)
{
	return remark_addition(session, remark_new(address, "请核对", "李四", "2025-01-24"), NULL);
}

static enum report_status status(void)
{
	return session_report(session)->status;
}

/* "submit change change approve": the actions of the history. Free with g_free. */
static char *actions(void)
{
	const struct report *report = session_report(session);
	GString *all = g_string_new(NULL);

	for (size_t i = 0; i < report->history->len; i++)
		g_string_append_printf(
			all, "%s%s", i > 0 ? " " : "", history_get(report, i)->action);
	cr_expect_eq(history_first_broken(report), report->history->len, "the chain holds");
	return g_string_free(all, FALSE);
}

static void expect_actions(const char *expected)
{
	g_autofree char *all = actions();

	cr_expect_str_eq(all, expected);
}

/* The states */

static void bring_to(enum report_status wanted)
{
	static const enum review_command ways[STATUSES][2] = {
		[STATUS_DRAFT] = {REVIEW_SUBMIT, REVIEW_WITHDRAW},
		[STATUS_SUBMITTED] = {REVIEW_SUBMIT, REVIEW_COMMANDS},
		[STATUS_RETURNED] = {REVIEW_SUBMIT, REVIEW_RETURN},
		[STATUS_APPROVED] = {REVIEW_SUBMIT, REVIEW_APPROVE},
	};

	end();
	begin();
	apply(new_remark("report"));
	apply(remark_answer(session, 1, "看过", "张三", "2025-01-24", NULL));
	apply(new_remark("cover"));
	apply(remark_answer(session, 2, "看过", "张三", "2025-01-24", NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(ways[0]); i++) {
		if (ways[wanted][i] != REVIEW_COMMANDS)
			step(ways[wanted][i], i == 0 ? "张三" : "李四");
	}
	cr_assert_eq(status(), wanted);
}

static bool try_change(struct change_list *changes, GError **error)
{
	return session_apply(session, changes, error);
}

static struct change_list *one_change(const char *address, const char *text)
{
	struct change_list *changes = change_list_new();

	change_list_add(changes, address, NULL, text);
	return changes;
}

/* Does what a command stands for. */
static bool attempt(enum review_command command, GError **error)
{
	switch (command) {
	case REVIEW_CHANGE: return try_change(one_change("s.new.a", "3"), error);
	case REVIEW_REMARK: return try_change(new_remark("s.new.a"), error);
	case REVIEW_ANSWER:
		return try_change(
			remark_answer(session, 1, "再看过", "张三", "2025-01-25", NULL), error);
	case REVIEW_ACCEPT:
		return try_change(one_change("accepted.growth@s.new.a", "2025-01-24 李四"), error);
	default: return try_step(command, "王五", error);
	}
}

Test(handing, does_what_the_table_says_and_refuses_the_rest)
{
	for (enum report_status from = 0; from < STATUSES; from++) {
		for (enum review_command command = 0; command < REVIEW_COMMANDS; command++) {
			struct transition wanted = review_transition(from, command);
			g_autoptr(GError) error = NULL;

			bring_to(from);
			g_autofree char *before = written(session_report(session));
			bool done = attempt(command, &error);
			g_autofree char *after = written(session_report(session));

			cr_expect_eq(done, !wanted.refusal, "%s %s: %s", report_status_id(from),
				review_command_id(command), error ? error->message : "");
			if (wanted.refusal) {
				cr_expect_str_eq(after, before);
				cr_expect_str_eq(
					error->message, review_refusal_text(wanted.refusal));
			} else {
				cr_expect_eq(status(), wanted.to, "%s %s", report_status_id(from),
					review_command_id(command));
			}
		}
	}
}

Test(handing, locks_what_was_handed_in)
{
	step(REVIEW_SUBMIT, "张三");
	cr_expect_str_eq(session_refusal(session), review_refusal_text(REFUSED_LOCKED));
	session_type(session, form_find(session_form(session), "s.new.a"), "9");
	session_accept(session);
	g_autofree char *stands = shown(session_report(session), "s.new.a");
	cr_expect_str_eq(stands, "2");
	step(REVIEW_WITHDRAW, "张三");
	cr_expect_null(session_refusal(session));
}

Test(handing, is_the_only_way_to_another_status)
{
	g_autoptr(GError) error = NULL;

	cr_expect_not(session_set(session, "status", "approved", &error));
	cr_expect_eq(error->code, PLACE_ERROR_STATE);
	cr_expect_eq(status(), STATUS_DRAFT);
}

Test(handing, is_saved_at_once_with_all_that_was_not)
{
	set("s.new.b", "4");
	step(REVIEW_SUBMIT, "张三");
	g_autofree char *bytes = NULL;
	cr_assert(g_file_get_contents(path, &bytes, NULL, NULL));
	cr_expect(strstr(bytes, "\nstatus: submitted\n"), "%s", bytes);
	cr_expect(strstr(bytes, "new: {a: 2, b: 4, sum: 6}"), "%s", bytes);
	cr_expect_eq(session_unsaved(session), 0);
	const char *address;
	cr_expect_not(session_undo(session, &address), "undo does not go back beyond it");
}

Test(handing, that_cannot_be_saved_did_not_happen)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *before = written(session_report(session));

	cr_assert(g_file_set_contents(path, "# another's\n", -1, NULL));
	cr_expect_not(try_step(REVIEW_SUBMIT, "张三", &error));
	g_autofree char *after = written(session_report(session));
	cr_expect_str_eq(after, before);
	const char *address;
	cr_expect_not(session_redo(session, &address));
}

/* Findings and remarks */

Test(handing, in_waits_until_warnings_are_explained)
{
	g_autoptr(GError) error = NULL;

	set("previous", "form: f\nyear: 2023\nfigures:\n  s:\n    new: {a: 1, b: 1}\n");
	set("s.new.a", "9");
	cr_expect_not(try_step(REVIEW_SUBMIT, "张三", &error));
	cr_expect_str_eq(error->message, "还不能报送：警没有说明 1");
}

Test(handing, on_asks_for_accepted_reasons)
{
	g_autoptr(GError) error = NULL;
	struct reason *reason = reason_new("growth", "s.new.a", "并入一个镇", "张三", "2025-01-20");

	set("previous", "form: f\nyear: 2023\nfigures:\n  s:\n    new: {a: 1, b: 1}\n");
	set("s.new.a", "9");
	reason_note_figure(reason, session_report(session), "s.new.a");
	g_autofree char *json = reason_to_json(reason);
	set("reasons.growth@s.new.a", json);
	step(REVIEW_SUBMIT, "张三");
	cr_expect_not(try_step(REVIEW_APPROVE, "李四", &error));
	cr_expect_str_eq(error->message, "还不能批准：说明未认可 1");
	apply(explain_acceptance(reason, "李四", "2025-01-24"));
	step(REVIEW_APPROVE, "李四");
	expect_actions("submit accept approve");
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_HOLDS,
		"accepting alters nothing that was handed in");
	reason_free(reason);
}

Test(handing, in_again_waits_for_answers_in_words_or_by_a_change)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
	struct handing back = {
		.command = REVIEW_RETURN, .name = "李四", .when = "2025-01-24", .remarks = remarks};

	g_ptr_array_add(remarks, remark_new("s.new.a", "请核对", "李四", "2025-01-24"));
	g_ptr_array_add(remarks, remark_new("s", "缺说明", "李四", "2025-01-24"));
	step(REVIEW_SUBMIT, "张三");
	cr_assert(hand_on(session, &back, NULL));
	cr_expect_eq(report_open_remarks(session_report(session)), 2);
	set("s.new.a", "3");
	cr_expect_not(try_step(REVIEW_SUBMIT, "张三", &error));
	cr_expect_str_eq(error->message, "还不能报送：批注未答 1");
	apply(remark_answer(session, 0, "已补", "张三", "2025-01-25", NULL));
	step(REVIEW_SUBMIT, "张三");
	const struct remark *met = report_remark_find(session_report(session), 1);
	cr_expect_str_eq(met->answer, "");
	cr_expect_str_eq(met->answered_by, "张三");
	cr_expect(remark_is_answered(met));
	expect_actions("submit remark remark return change answer answer submit");
}

Test(handing, on_waits_while_a_remark_is_open)
{
	g_autoptr(GError) error = NULL;

	step(REVIEW_SUBMIT, "张三");
	apply(new_remark("s.new.a"));
	cr_expect_not(try_step(REVIEW_APPROVE, "李四", &error));
	cr_expect_str_eq(error->message, "还不能批准：批注未答 1");
	apply(remark_removal(session, 1, NULL));
	step(REVIEW_APPROVE, "李四");
	expect_actions("submit approve");
}

Test(handing, on_is_for_several_people_each_in_a_role)
{
	g_autoptr(GError) error = NULL;
	const struct handing head = {.command = REVIEW_APPROVE,
		.name = "李四",
		.when = "2025-01-24",
		.role = "单位负责人"};

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	cr_expect_not(try_step(REVIEW_APPROVE, "李四", &error));
	cr_expect_str_eq(error->message, "同一个人以同一身份已经批准过");
	step(REVIEW_APPROVE, "王五");
	cr_assert(hand_on(session, &head, NULL));
	g_autoptr(GPtrArray) approvals = report_approvals(session_report(session));
	cr_expect_eq(approvals->len, 3);
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_HOLDS);
}

/* Approvals and changes */

static void expect_entry(size_t index, const char *address, const char *before, const char *after)
{
	const struct history_entry *entry = history_get(session_report(session), index);

	cr_expect_str_eq(entry->address, address);
	cr_expect_str_eq(entry->before, before);
	cr_expect_str_eq(entry->after, after);
	cr_expect_str_eq(entry->when, "2025-01-24T02:12:00+00:00");
	cr_expect_str_eq(entry->name, "李四");
}

Test(handing, ends_an_approval_with_the_first_change)
{
	const char *address;

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	set("s.new.a", "3");
	cr_expect_eq(status(), STATUS_DRAFT);
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_VOID);
	cr_assert(session_undo(session, &address));
	cr_expect_str_eq(address, "s.new.a");
	cr_expect_eq(status(), STATUS_APPROVED);
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_HOLDS);
	cr_assert(session_redo(session, &address));
	cr_assert(session_save(session, NULL));
	expect_actions("submit approve void change");
	expect_entry(3, "s.new.a", "2", "3");
	cr_assert(session_undo(session, &address));
	cr_expect_eq(status(), STATUS_DRAFT, "what the history tells is not undone");
	cr_assert(session_save(session, NULL));
	expect_actions("submit approve void change change");
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_VOID);
}

Test(handing, ends_an_approval_when_a_typed_value_is_accepted)
{
	cell_index cell = form_find(session_form(session), "s.new.a");

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	session_type(session, cell, "2");
	session_accept(session);
	cr_expect_eq(status(), STATUS_APPROVED, "the same value is no change");
	session_type(session, cell, "5");
	session_accept(session);
	cr_expect_eq(status(), STATUS_DRAFT);
}

Test(handing, notes_what_was_changed_after_it_once_for_each_save)
{
	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_RETURN, "李四");
	set("s.new.a", "3");
	set("s.new.b", "7");
	set("s.new.a", "4");
	set("s.new.b", "");
	set("notes.s.new.a", "其中一件跨年");
	cr_assert(session_save(session, NULL));
	expect_actions("submit return change change");
	expect_entry(2, "s.new.a", "2", "4");
	expect_entry(3, "notes.s.new.a", "", "其中一件跨年");
	cr_assert(session_save(session, NULL));
	expect_actions("submit return change change");
}

Test(handing, notes_nothing_before_the_first_time)
{
	set("s.new.a", "3");
	cr_assert(session_save(session, NULL));
	expect_actions("");
}

/* Leaves without saving, where the journal stays, and opens the file as it is on the disk. */
static void open_again(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	session_free(session);
	g_free(room_given_file("f.yaml", yearly_form, 0600));
	form_search_init(&search);
	session = session_new(report_file_open(path, &search, diagnostics));
	form_search_release(&search);
	diagnostics_free(diagnostics);
	session_set_clock(session, now);
	session_work_as(session, "office@pc", "李四");
}

Test(handing, notes_what_a_journal_brought_back)
{
	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	set("s.new.a", "3");
	open_again();
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_eq(session_recover(session, content), 0);
	journal_content_free(content);
	cr_expect_eq(status(), STATUS_DRAFT);
	cr_assert(session_save(session, NULL));
	expect_actions("submit approve void change");
	expect_entry(3, "s.new.a", "2", "3");
}

Test(handing, a_journal_of_nothing_but_a_status_leaves_nothing_to_undo_once_saved)
{
	static const char journal[] = "{\"nianbao-journal\":2,\"form\":\"f\",\"base\":\"\"}\n"
				      "{\"done\":[[\"status\",\"returned\"]]}\n";
	struct journal_content *content = journal_parse(journal, strlen(journal));
	const char *address;

	cr_assert_not_null(content);
	cr_assert(session_save(session, NULL));
	cr_assert_eq(session_recover(session, content), 0);
	journal_content_free(content);
	cr_assert(session_save(session, NULL));
	while (session_undo(session, &address))
		cr_expect_str_neq(address, "status");
	while (session_redo(session, &address))
		cr_expect_str_neq(address, "status");
	cr_expect_eq(session_unsaved(session), 0);
}

Test(handing, an_approval_is_back_where_all_was_undone_before_it_was_saved)
{
	const char *address;

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	set("s.new.a", "3");
	set("s.new.b", "4");
	cr_assert(session_undo(session, &address));
	cr_assert(session_undo(session, &address));
	open_again(); /* the line is cut: the journal has what was done and undone */
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_eq(session_recover(session, content), 0);
	journal_content_free(content);
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_HOLDS);
	cr_assert(session_save(session, NULL));
	expect_actions("submit approve");
	cr_expect_eq(report_approval(session_report(session)), APPROVAL_HOLDS);
}

Test(handing, an_approval_that_ended_is_not_saved_where_the_old_value_was_typed_again)
{
	const char *address;

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	set("s.new.a", "3");
	cr_expect_eq(session_unsaved(session), 1, "the status follows the figure");
	set("s.new.a", "2");
	cr_expect_eq(status(), STATUS_DRAFT);
	cr_expect_eq(session_unsaved(session), 1, "the file says that it is approved");
	cr_assert(session_undo(session, &address));
	cr_assert(session_undo(session, &address));
	cr_expect_eq(status(), STATUS_APPROVED);
	cr_expect_eq(session_unsaved(session), 0, "undo takes back the end of the approval too");
	cr_assert(session_redo(session, &address));
	cr_assert(session_redo(session, &address));
	cr_expect_eq(session_unsaved(session), 1);
	cr_assert(session_save(session, NULL));
	cr_expect_eq(session_unsaved(session), 0);
	expect_actions("submit approve void");
	open_again();
	cr_expect_eq(status(), STATUS_DRAFT, "as the screen said");
}

Test(handing, a_journal_brings_back_the_end_of_an_approval_and_nothing_else)
{
	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	set("s.new.a", "3");
	set("s.new.a", "2");
	open_again();
	struct journal_content *content = journal_read(path, NULL);
	cr_assert_not_null(content);
	cr_assert_eq(session_recover(session, content), 0);
	journal_content_free(content);
	cr_expect_eq(status(), STATUS_DRAFT);
	cr_expect_eq(session_unsaved(session), 1);
}

/* Somebody changes the file with a text editor. */
static void alter(const char *from, const char *to)
{
	g_autofree char *text = NULL;

	cr_assert(g_file_get_contents(path, &text, NULL, NULL));
	g_auto(GStrv) parts = g_strsplit(text, from, 2);
	cr_assert_eq(g_strv_length(parts), 2, "%s is not in\n%s", from, text);
	g_autofree char *altered = g_strjoinv(to, parts);
	cr_assert(g_file_set_contents(path, altered, -1, NULL));
	open_again();
}

static size_t errors(void)
{
	return session_total(session).errors;
}

Test(handing, counts_what_was_altered_behind_its_back_until_it_is_put_right)
{
	const char *address;

	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	cr_expect_eq(errors(), 0);
	alter("{a: 2, b: ~, sum: 2}", "{a: 3, b: ~, sum: 3}");
	cr_expect_eq(errors(), 1);
	session_type(session, form_find(session_form(session), "s.new.b"), "7");
	cr_expect_eq(errors(), 1, "what is being typed is no change");
	session_accept(session);
	cr_expect_eq(errors(), 0, "it is a draft again, and says so");
	cr_assert(session_undo(session, &address));
	cr_expect_eq(errors(), 1);
	step(REVIEW_REOPEN, "李四");
	cr_expect_eq(errors(), 0);
}

Test(handing, goes_on_with_a_history_that_does_not_hold)
{
	step(REVIEW_SUBMIT, "张三");
	alter("name: 张三", "name: 王五");
	cr_expect_eq(errors(), 1);
	cr_expect_eq(checker_total(session_checker(session)).errors, 0);
	step(REVIEW_RETURN, "李四");
	step(REVIEW_SUBMIT, "张三");
	cr_expect_eq(errors(), 1, "it can be named, not mended");
}

Test(handing, says_what_was_wrong_to_whoever_asked_though_it_was_put_right_since)
{
	step(REVIEW_SUBMIT, "张三");
	step(REVIEW_APPROVE, "李四");
	alter("{a: 2, b: ~, sum: 2}", "{a: 3, b: ~, sum: 3}");
	g_autoptr(GPtrArray) flaws = session_flaws(session);
	cr_assert_eq(flaws->len, 1);
	const struct review_flaw *flaw = g_ptr_array_index(flaws, 0);
	g_autofree char *said = g_strdup(flaw->text);
	step(REVIEW_REOPEN, "李四");
	cr_expect_eq(errors(), 0);
	cr_expect_str_eq(flaw->text, said);
}
