#include "cmd/arguments.h"
#include "cmd/assignment.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/offers.h"

/* Which year a report will be for is not known here. */
static const char any_year[] = "20__";

static void say_which(struct environment *environment, const GPtrArray *offers)
{
	g_autoptr(GPtrArray) lines = offers_lines(offers);

	say(environment, "有几种表式，请用 --form=ID 指明一种（每行末尾是 ID）：");
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
		say(environment, "一个表式也没有找到");
	else
		say_which(environment, offers);
	return NULL;
}

static enum exit_status begin(
	struct environment *environment, const char *path, const char *form, char *const *words)
{
	g_autoptr(GPtrArray) assignments = assignments_new();
	bool good = assignments_add_words(assignments, environment, words);
	struct session *session = work_begin(environment, path, form);

	if (!session)
		return EXIT_COULD_NOT;
	return assignments_carry_out(assignments, good, environment, session);
}

enum exit_status command_new(struct environment *environment, int argc, char **argv)
{
	g_autofree char *form = NULL;
	g_auto(GStrv) words = NULL;
	const GOptionEntry options[] = {
		{"form", 'f', 0, G_OPTION_ARG_FILENAME, &form, "用这个表式；只有一个时可以不写",
			"ID"},
		{"set", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &words, "填写一格，可写多次",
			"ADDRESS=VALUE"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		if (arguments.count > 1)
			status = give_up(environment, "new 一次只新建一个文件");
		else if (form || (form = only_form(environment, arguments.names[0])))
			status = begin(environment, arguments.names[0], form, words);
		else
			status = EXIT_COULD_NOT;
	}
	arguments_release(&arguments);
	return status;
}
