/* nianbao reason: why a figure that looks wrong is right. */
#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/reasons.h"
#include "report/when.h"
#include "session/explain.h"
#include "session/seek.h"

#include <string.h>

/* The change that is asked for, or NULL with *error. */
static struct change_list *changes_for(const struct session *session,
	const struct environment *environment, const char *rule, const char *address,
	const char *text, GError **error)
{
	g_autofree char *when = when_iso(environment->now());

	if (*text == '\0')
		return explain_removal(session, rule, address, error);
	size_t slot = seek_finding(session, rule, address, SEEK_WARNING, error);
	return slot == SIZE_MAX ? NULL
				: explain_changes(session, slot, text, environment->user, when);
}

/* As it was asked for. */
struct wish {
	const char *path, *text; /* text: NULL, accept it */
	const char *who;
	char *rule, *address; /* address: the rule's only one where it is NULL */
};

static struct change_list *acceptance(const struct session *session,
	const struct environment *environment, const struct wish *wish, GError **error)
{
	const struct reason *reason = explain_find(session, wish->rule, wish->address, error);
	g_autofree char *when = when_iso(environment->now());

	return reason ? explain_acceptance(reason, wish->who, when) : NULL;
}

static enum exit_status carry_out(struct environment *environment, const struct wish *wish)
{
	g_autoptr(GError) error = NULL;
	struct session *session = work_open(environment, wish->path);

	if (!session)
		return EXIT_COULD_NOT;
	work_sign(environment, session, wish->who);
	struct change_list *changes = wish->text
		? changes_for(session, environment, wish->rule, wish->address, wish->text, &error)
		: acceptance(session, environment, wish, &error);
	if (changes)
		return work_finish(environment, session, changes);
	session_free(session);
	return give_up(environment, _("%s：%s"), wish->path, error->message);
}

static enum exit_status give_or_accept(
	struct environment *environment, char *const *names, bool accept, const char *who)
{
	g_autofree char *text = accept ? NULL : g_strstrip(g_strdup(names[2]));
	const char *fault = argument_fault(names[1]);
	const char *at = strrchr(names[1], '@');
	g_autofree char *rule = g_strndup(names[1], at ? (gsize)(at - names[1]) : strlen(names[1]));
	struct wish wish = {
		.path = names[0],
		.text = text,
		.who = who ? who : environment->user,
		.rule = rule,
		.address = at ? (char *)at + 1 : NULL,
	};

	if (who && argument_fault(who))
		return give_up(environment, _("选项的值%s，没有改动"), argument_fault(who));
	if (!fault && text)
		fault = argument_fault(text);
	return fault ? give_up(environment, _("理由%s，没有改动"), fault)
		     : carry_out(environment, &wish);
}

enum exit_status command_reason(struct environment *environment, int argc, char **argv)
{
	gboolean accept = FALSE;
	g_autofree char *who = NULL;
	const GOptionEntry options[] = {
		{"accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_("审核时认可写明的理由"), NULL},
		{"by", 0, 0, G_OPTION_ARG_FILENAME, &who, N_("谁认可的；不写是登录的用户"), "NAME"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 2, argc, argv, &status)) {
		guint wanted = accept ? 2 : 3;

		if (arguments.count < wanted)
			status = give_up(environment, _("少了参数；用法：nianbao %s %s"), argv[0],
				command_find(argv[0])->arguments);
		else if (arguments.count > wanted)
			status = give_up(environment, _("理由要写成一个参数，里面有空格就加引号"));
		else
			status = give_or_accept(environment, arguments.names, accept, who);
	}
	arguments_release(&arguments);
	return status;
}
