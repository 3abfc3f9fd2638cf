/* nianbao remark, answer: what a reviewer says of a place, and what is answered. */
#include "cmd/arguments.h"

#include <string.h>

#include "base/language.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/when.h"
#include "session/place.h"
#include "session/remark_changes.h"

/* The changes a command makes; NULL with *error. */
typedef struct change_list *make_changes(const struct session *session, char *const *names,
	const char *who, const char *when, GError **error);

/* The number of a remark, or 0 where it is none: addresses begin with letters. */
static unsigned number_of(const char *name)
{
	guint64 number;

	return g_ascii_string_to_unsigned(name, 10, 1, G_MAXINT, &number, NULL) ? (unsigned)number
										: 0;
}

/* Whether a text cannot be taken, which has been said. NULL is none. */
static bool is_faulty(struct environment *environment, const char *text)
{
	const char *fault = text ? argument_fault(text) : NULL;

	if (fault)
		say(environment, _("“%s”%s，没有改动"), text, fault);
	return fault;
}

static enum exit_status alter(
	struct environment *environment, char *const *names, const char *name, make_changes *make)
{
	g_autofree char *when = when_iso(environment->now());
	g_autoptr(GError) error = NULL;
	const char *who = name ? name : environment->user;

	bool faulty = is_faulty(environment, name);
	for (char *const *each = names; *each && !faulty; each++)
		faulty = is_faulty(environment, *each);
	if (faulty)
		return EXIT_COULD_NOT;
	struct session *session = work_open(environment, names[0]);
	if (!session)
		return EXIT_COULD_NOT;
	work_sign(environment, session, who);
	struct change_list *changes = make(session, names + 1, who, when, &error);
	if (changes)
		return work_finish(environment, session, changes);
	session_free(session);
	return give_up(environment, _("%s：%s"), names[0], error->message);
}

/* Remarks */

/* A remark that begins "「words」" is on those words of the text. */
static struct change_list *quoting(
	const struct session *session, struct remark *remark, const char *words, GError **error)
{
	if (!words || remark_quote(remark, session_report(session), words))
		return remark_addition(session, remark, error);
	g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("%s 里没有“%s”这几个字"),
		remark->address, words);
	remark_free(remark);
	return NULL;
}

/* ADDRESS TEXT [WORDS], or NUMBER "" */
static struct change_list *make_remark(const struct session *session, char *const *names,
	const char *who, const char *when, GError **error)
{
	unsigned number = number_of(names[0]);

	if (number && *names[1] == '\0')
		return remark_removal(session, number, error);
	if (*names[1] == '\0') {
		g_set_error_literal(
			error, PLACE_ERROR, PLACE_ERROR_TEXT, _("批注要有文字；收回写批注的号码"));
		return NULL;
	}
	return quoting(session, remark_new(names[0], names[1], who, when), names[2], error);
}

enum exit_status command_remark(struct environment *environment, int argc, char **argv)
{
	g_autofree char *name = NULL, *words = NULL;
	const GOptionEntry options[] = {
		{"quote", 0, 0, G_OPTION_ARG_FILENAME, &words, N_("批注文字里的这几个字"), "WORDS"},
		{"by", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("谁写的；不写是登录的用户"), "NAME"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 3, argc, argv, &status)) {
		char *const names[] = {
			arguments.names[0], arguments.names[1], arguments.names[2], words, NULL};

		status = arguments.count > 3
			? give_up(environment, _("批注要写成一个参数，里面有空格就加引号"))
			: alter(environment, names, name, make_remark);
	}
	arguments_release(&arguments);
	return status;
}

/* Answers */

/* [NUMBER] TEXT */
static struct change_list *make_answer(const struct session *session, char *const *names,
	const char *who, const char *when, GError **error)
{
	bool numbered = names[1] != NULL;
	unsigned number = numbered ? number_of(names[0]) : 0;
	const char *text = numbered ? names[1] : names[0];

	if (numbered && number == 0) {
		g_set_error(
			error, PLACE_ERROR, PLACE_ERROR_TEXT, _("“%s”不是批注的号码"), names[0]);
		return NULL;
	}
	if (*text == '\0') {
		g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("答复要有文字"));
		return NULL;
	}
	return remark_answer(session, number, text, who, when, error);
}

enum exit_status command_answer(struct environment *environment, int argc, char **argv)
{
	g_autofree char *name = NULL;
	const GOptionEntry options[] = {
		{"by", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("谁答的；不写是登录的用户"), "NAME"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 2, argc, argv, &status))
		status = arguments.count > 3
			? give_up(environment, _("答复要写成一个参数，里面有空格就加引号"))
			: alter(environment, arguments.names, name, make_answer);
	arguments_release(&arguments);
	return status;
}
