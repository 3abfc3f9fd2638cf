/* nianbao reason: why a figure that looks wrong is right. */
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "report/reasons.h"
#include "session/explain.h"
#include "session/seek.h"

#include <glib/gi18n.h>
#include <string.h>

/* The change that is asked for, or NULL with *error. */
static struct change_list *changes_for(const struct session *session,
	const struct environment *environment, const char *rule, const char *address,
	const char *text, GError **error)
{
	g_autofree char *when = reason_time(environment->now());

	if (*text == '\0')
		return explain_removal(session, rule, address, error);
	size_t slot = seek_finding(session, rule, address, SEEK_WARNING, error);
	return slot == SIZE_MAX ? NULL
				: explain_changes(session, slot, text, environment->user, when);
}

static enum exit_status give_reason(
	struct environment *environment, const char *path, const char *named, const char *text)
{
	const char *at = strrchr(named, '@');
	g_autofree char *rule = g_strndup(named, at ? (gsize)(at - named) : strlen(named));
	g_autoptr(GError) error = NULL;
	struct session *session = work_open(environment, path);

	if (!session)
		return EXIT_COULD_NOT;
	struct change_list *changes =
		changes_for(session, environment, rule, at ? at + 1 : NULL, text, &error);
	if (changes)
		return work_finish(environment, session, changes);
	session_free(session);
	return give_up(environment, _("%s：%s"), path, error->message);
}

static enum exit_status give_good_reason(struct environment *environment, char *const *names)
{
	g_autofree char *text = g_strdup(names[2]);
	const char *fault =
		argument_fault(names[1]) ? argument_fault(names[1]) : argument_fault(text);

	if (fault)
		return give_up(environment, _("理由%s，没有改动"), fault);
	return give_reason(environment, names[0], names[1], g_strstrip(text));
}

enum exit_status command_reason(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 3, argc, argv, &status))
		status = arguments.count > 3
			? give_up(environment, _("理由要写成一个参数，里面有空格就加引号"))
			: give_good_reason(environment, arguments.names);
	arguments_release(&arguments);
	return status;
}
