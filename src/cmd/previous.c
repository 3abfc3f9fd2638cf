/* nianbao previous: last year's report in this year's. */
#include "cmd/arguments.h"

#include "base/language.h"
#include "cmd/escape.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/last_year.h"
#include "session/place.h"

static void append_answers(GString *out, const struct answers *answers)
{
	for (guint i = 0; i < answers_count(answers); i++) {
		const struct answer *answer = answers_get(answers, i);
		g_autofree char *text = g_strdup(answer->text);

		g_strchomp(text); /* of the line break that makes a block */
		escape_append_line(out, answer->address, text);
	}
}

static enum exit_status show(struct environment *environment, const char *path)
{
	g_autoptr(GString) out = g_string_new(NULL);
	struct report_file *file = work_read(environment, path);
	const struct previous *previous = file ? file->report->previous : NULL;

	if (file && !previous)
		say(environment, _("%s：没有抄进上年的报告"), path);
	if (previous) {
		append_answers(out, previous->figures);
		append_answers(out, previous->texts);
	}
	fwrite(out->str, 1, out->len, environment->out);
	report_file_free(file);
	return file ? EXIT_DONE : EXIT_COULD_NOT;
}

static enum exit_status remove_copy(struct environment *environment, const char *path)
{
	struct session *session = work_open(environment, path);
	struct change_list *changes = change_list_new();

	change_list_add(changes, PLACE_PREVIOUS_ADDRESS, NULL, "");
	if (session)
		return work_finish(environment, session, changes);
	change_list_free(changes);
	return EXIT_COULD_NOT;
}

/* Says which cells were filled besides. */
static void say_carried(struct environment *environment, const struct change_list *changes)
{
	for (guint i = 0; i < change_list_length(changes); i++) {
		const struct change *change = change_list_get(changes, i);

		if (!g_str_equal(change->address, PLACE_PREVIOUS_ADDRESS))
			say(environment, _("%s：填上 %s"), change->address, change->after);
	}
}

static enum exit_status take_into(
	struct environment *environment, struct session *session, const struct previous *previous)
{
	const struct report *report = session_report(session);

	if (!work_fits(environment, report_year(report), previous)) {
		session_free(session);
		return EXIT_COULD_NOT;
	}
	struct change_list *changes = last_year_changes(report, previous);
	say_carried(environment, changes);
	return work_finish(environment, session, changes);
}

static enum exit_status take(
	struct environment *environment, const char *path, const char *last_year)
{
	struct previous *previous = work_last_year(environment, last_year, path);
	struct session *session = previous ? work_open(environment, path) : NULL;
	enum exit_status status =
		session ? take_into(environment, session, previous) : EXIT_COULD_NOT;

	previous_free(previous);
	return status;
}

enum exit_status command_previous(struct environment *environment, int argc, char **argv)
{
	gboolean removes = FALSE;
	const GOptionEntry options[] = {
		{"remove", 0, 0, G_OPTION_ARG_NONE, &removes, N_("去掉抄进来的上年报告"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		char **names = arguments.names;

		if (arguments.count > (removes ? 1 : 2))
			status = give_up(environment, _("previous 的文件太多了"));
		else if (removes)
			status = remove_copy(environment, names[0]);
		else
			status = names[1] ? take(environment, names[0], names[1])
					  : show(environment, names[0]);
	}
	arguments_release(&arguments);
	return status;
}
