/* nianbao new: a report begins, with values it is given and with last year's report. */
#include "cmd/arguments.h"

#include "base/language.h"
#include "cmd/assignment.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/last_year.h"
#include "session/offers.h"

/* Which year a report will be for is not known here. */
static const char any_year[] = "20__";

static void say_which(struct environment *environment, const GPtrArray *offers)
{
	g_autoptr(GPtrArray) lines = offers_lines(offers);

	say(environment, _("有几种表式，请用 --form=ID 指明一种（每行末尾是 ID）："));
	for (guint i = 0; i < lines->len; i++)
		say(environment, "  %s", (const char *)g_ptr_array_index(lines, i));
}

/* The only form there is. NULL when there is none or more, which has been said. */
static char *only_form(struct environment *environment, const char *path)
{
	g_autoptr(GPtrArray) offers = offers_list(&environment->forms, path, any_year);
	const struct offer *first = offers->len > 0 ? g_ptr_array_index(offers, 0) : NULL;

	if (offers->len == 1)
		return g_strdup(first->id);
	if (!first)
		say(environment, _("一个表式也没有找到"));
	else
		say_which(environment, offers);
	return NULL;
}

/* What a report begins with: values, and last year's report unless that is NULL. */
struct beginning {
	const char *path;
	const char *form; /* id */
	char *const *words;
	const struct previous *previous;
};

/* Carries it out on a session, which it lets go of. */
static enum exit_status fill(
	struct environment *environment, struct session *session, const struct beginning *beginning)
{
	const struct report *report = session_report(session);
	const struct previous *previous = beginning->previous;
	g_autoptr(GPtrArray) assignments = assignments_new();
	bool good = assignments_add_words(assignments, environment, beginning->words);
	struct change_list *changes =
		previous ? last_year_changes(report, previous) : change_list_new();

	if (previous)
		good &= work_fits(
			environment, assignments_year(assignments, changes, report), previous);
	return assignments_carry_out(assignments, good, changes, environment, session);
}

static enum exit_status begin(struct environment *environment, const struct beginning *beginning)
{
	struct session *session = work_begin(environment, beginning->path, beginning->form);

	return session ? fill(environment, session, beginning) : EXIT_COULD_NOT;
}

/* On the form that is named, or that last year's report was on, or the only one there is. */
static enum exit_status begin_named(struct environment *environment, const char *path,
	const char *named, const char *last_year, char *const *words)
{
	struct previous *previous = last_year ? work_last_year(environment, last_year, path) : NULL;
	g_autofree char *form = NULL;
	enum exit_status status = EXIT_COULD_NOT;

	if (named || previous)
		form = g_strdup(named ? named : previous->form);
	else if (!last_year)
		form = only_form(environment, path);
	if (form && (previous || !last_year))
		status = begin(environment, &(struct beginning){path, form, words, previous});
	previous_free(previous);
	return status;
}

enum exit_status command_new(struct environment *environment, int argc, char **argv)
{
	g_autofree char *previous = NULL;
	g_auto(GStrv) words = NULL;
	const GOptionEntry options[] = {
		{"previous", 'p', 0, G_OPTION_ARG_FILENAME, &previous,
			N_("上年的报告：用它的表式，抄进来，结转的格一并填上"), "FILE"},
		{"set", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &words, N_("填写一格，可写多次"),
			"ADDRESS=VALUE"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		if (arguments.count > 1)
			status = give_up(environment, _("new 一次只新建一个文件"));
		else
			status = begin_named(environment, arguments.names[0],
				environment->forms.chosen_id, previous, words);
	}
	arguments_release(&arguments);
	return status;
}
