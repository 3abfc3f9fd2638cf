/* nianbao submit, withdraw, return, approve, reopen: a report goes from hand to hand. */
#include "cmd/arguments.h"

#include <string.h>

#include "base/language.h"
#include "cmd/preferences.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/approval.h"
#include "report/digest.h"
#include "report/when.h"
#include "session/handing.h"
#include "session/place.h"

/* As it was asked for. */
struct request {
	enum review_command command;
	char **remarks; /* texts; NULL: none */
	char **places;  /* the n-th is that of the n-th remark; fewer: the rest is on the whole */
	char *name, *role;
	char *key; /* to sign with; NULL: the one in the settings */
	gboolean saved;
};

static void request_release(struct request *request)
{
	g_strfreev(request->remarks);
	g_strfreev(request->places);
	g_free(request->name);
	g_free(request->role);
	g_free(request->key);
}

/* What is wrong with it, which has been said; false: nothing. */
static bool is_faulty(struct environment *environment, const struct request *request)
{
	guint places = request->places ? g_strv_length(request->places) : 0;
	guint remarks = request->remarks ? g_strv_length(request->remarks) : 0;
	const char *fault = NULL;

	for (guint i = 0; i < remarks && !fault; i++)
		fault = argument_fault(request->remarks[i]);
	if (!fault && request->name)
		fault = argument_fault(request->name);
	if (!fault && request->role)
		fault = argument_fault(request->role);
	if (fault)
		say(environment, _("选项的值%s，没有改动"), fault);
	else if (places > remarks)
		say(environment, _("每个 --on 要配一个 --remark"));
	return fault || places > remarks;
}

static const char *name_of(const struct environment *environment, const struct request *request)
{
	return request->name ? request->name : environment->user;
}

/* The remarks that go along with a return. NULL where one has no place, which has been said. */
static GPtrArray *remarks_of(struct environment *environment, const struct report *report,
	const struct request *request, const char *when)
{
	GPtrArray *remarks = g_ptr_array_new_with_free_func((GDestroyNotify)remark_free);
	guint places = request->places ? g_strv_length(request->places) : 0;

	for (guint i = 0; request->remarks && request->remarks[i]; i++) {
		const char *address = i < places ? request->places[i] : REMARK_ON_REPORT;

		if (!remark_allowed(report->form, address)) {
			work_unknown_address(environment, report->form, address);
			g_ptr_array_unref(remarks);
			return NULL;
		}
		g_ptr_array_add(remarks,
			remark_new(
				address, request->remarks[i], name_of(environment, request), when));
	}
	return remarks;
}

/* Saying what was done */

static void tell_approval(struct environment *environment, const struct report *report)
{
	const struct history_entry *last = history_last(report, HISTORY_APPROVE);

	fprintf(environment->out, "%s\n",
		*last->signature ? _("批准已签名") : _("批准没有签名：没有设置签名密钥"));
	if (approval_is_own(report, last))
		fprintf(environment->out, "%s\n", _("报送和批准是同一个人，已记入历史"));
	if (history_first_broken(report) < report->history->len)
		fprintf(environment->out, "%s\n",
			_("但历史被改过，批准不可信：nianbao verify 会这样说"));
}

static void tell(
	struct environment *environment, struct session *session, const struct request *request)
{
	const struct report *report = session_report(session);
	g_autofree char *whole = report_digest(report), *digest = digest_shown(whole);
	g_autofree char *file = shown_name(session_path(session));

	fprintf(environment->out, _("%s：%s，摘要 %s\n"), file, review_word(report), digest);
	if (request->command == REVIEW_APPROVE)
		tell_approval(environment, report);
	g_autofree char *notice = session_trouble(session);
	if (notice)
		say(environment, "%s", notice);
}

/* Doing it */

/* A remark on a report that is returned asks for an answer; elsewhere it is a word on the way. */
static char *word_of(const struct request *request)
{
	return request->remarks && request->command != REVIEW_RETURN
		? g_strjoinv("\n", request->remarks)
		: NULL;
}

static enum exit_status refused(
	struct environment *environment, const char *path, const GError *error)
{
	say(environment, _("%s：%s"), path, error->message);
	return g_error_matches(error, PLACE_ERROR, PLACE_ERROR_STATE) ? EXIT_FINDINGS
								      : EXIT_COULD_NOT;
}

static enum exit_status carry_out(struct environment *environment, struct session *session,
	const struct request *request, const struct handing *handing)
{
	g_autoptr(GError) error = NULL;

	if (!hand_on(session, handing, &error))
		return refused(environment, session_path(session), error);
	tell(environment, session, request);
	return EXIT_DONE;
}

/* The same of an approval, with the key that is named or else set. */
static enum exit_status carry_out_signed(struct environment *environment, struct session *session,
	const struct request *request, struct handing *handing)
{
	struct preferences preferences;

	preferences_load_settings(&preferences, environment);
	handing->key = request->key ? request->key : preferences.signing_key;
	handing->asks = environment->terminal != NULL;
	enum exit_status status = carry_out(environment, session, request, handing);
	preferences_release(&preferences);
	return status;
}

static enum exit_status hand(
	struct environment *environment, const char *path, const struct request *request)
{
	struct session *session = work_open_settled(environment, path, request->saved);
	g_autofree char *when = when_iso(environment->now());
	g_autofree char *word = word_of(request);
	enum exit_status status = EXIT_COULD_NOT;

	if (!session)
		return status;
	GPtrArray *remarks = remarks_of(environment, session_report(session), request, when);
	struct handing handing = {
		.command = request->command,
		.name = name_of(environment, request),
		.when = when,
		.text = word,
		.role = request->role,
		.remarks = request->command == REVIEW_RETURN ? remarks : NULL,
	};
	work_sign(environment, session, handing.name);
	if (remarks) {
		status = request->command == REVIEW_APPROVE
			? carry_out_signed(environment, session, request, &handing)
			: carry_out(environment, session, request, &handing);
		g_ptr_array_unref(remarks);
	}
	session_free(session);
	return status;
}

static enum exit_status run(
	enum review_command command, struct environment *environment, int argc, char **argv)
{
	struct request request = {.command = command};
	const GOptionEntry options[] = {
		{"remark", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request.remarks,
			N_("要说的话；退回时是批注，须有答复"), "TEXT"},
		{"on", 0, command == REVIEW_RETURN ? 0 : G_OPTION_FLAG_HIDDEN,
			G_OPTION_ARG_FILENAME_ARRAY, &request.places,
			N_("批注在哪里：格、行、节的地址；不写是整份"), "ADDRESS"},
		{"by", 0, 0, G_OPTION_ARG_FILENAME, &request.name, N_("谁做的；不写是登录的用户"),
			"NAME"},
		{"as", 0, 0, G_OPTION_ARG_FILENAME, &request.role, N_("以什么身份，如 单位负责人"),
			"ROLE"},
		{"key", 0, command == REVIEW_APPROVE ? 0 : G_OPTION_FLAG_HIDDEN,
			G_OPTION_ARG_FILENAME, &request.key, N_("用这个密钥签名，代替设置里的那个"),
			"FILE"},
		{"saved", 0, 0, G_OPTION_ARG_NONE, &request.saved,
			N_("有没保存的改动时，移开它，用保存过的内容"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		if (arguments.count > 1)
			status = give_up(environment, _("一次只能一份报告"));
		else
			status = is_faulty(environment, &request)
				? EXIT_COULD_NOT
				: hand(environment, arguments.names[0], &request);
	}
	arguments_release(&arguments);
	request_release(&request);
	return status;
}

enum exit_status command_submit(struct environment *environment, int argc, char **argv)
{
	return run(REVIEW_SUBMIT, environment, argc, argv);
}

enum exit_status command_withdraw(struct environment *environment, int argc, char **argv)
{
	return run(REVIEW_WITHDRAW, environment, argc, argv);
}

enum exit_status command_return(struct environment *environment, int argc, char **argv)
{
	return run(REVIEW_RETURN, environment, argc, argv);
}

enum exit_status command_approve(struct environment *environment, int argc, char **argv)
{
	return run(REVIEW_APPROVE, environment, argc, argv);
}

enum exit_status command_reopen(struct environment *environment, int argc, char **argv)
{
	return run(REVIEW_REOPEN, environment, argc, argv);
}
