/* nianbao verify-keying: chosen figures are keyed again by a second person who does not see
   them. */
#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/plain/plain.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/rekeying.h"

/* What was asked for on the command line. */
struct wishes {
	gboolean all, again;
	const char *beyond;     /* NULL: not given */
	char *const *addresses; /* ends with NULL */
};

/* Choosing */

static GArray *choose_at(
	struct environment *environment, const struct report *report, char *const *addresses)
{
	for (char *const *address = addresses; *address; address++) {
		if (!form_knows(report->form, *address)) {
			work_unknown_address(environment, report->form, *address);
			return NULL;
		}
	}
	return rekeying_at(report, addresses);
}

static GArray *choose_beyond(
	struct environment *environment, const struct report *report, const char *text)
{
	struct decimal factor;

	if (decimal_parse(text, &factor) == DECIMAL_OK &&
		decimal_compare(factor, decimal_from_int(1)) > 0)
		return rekeying_beyond(report, factor);
	say(environment, _("--beyond 后面应是大于1的数，如 2 或 1.5"));
	return NULL;
}

/* The cells that are wished for; without a wish those the form marks, and where it marks none all.
   NULL when that cannot be said, which has been. */
static GArray *choose(
	struct environment *environment, const struct report *report, const struct wishes *wishes)
{
	if (*wishes->addresses)
		return choose_at(environment, report, wishes->addresses);
	if (wishes->beyond)
		return choose_beyond(environment, report, wishes->beyond);
	g_autoptr(GArray) marked = rekeying_marked(report);
	return wishes->all || marked->len == 0 ? rekeying_all(report) : g_steal_pointer(&marked);
}

/* From beginning to end */

/* Takes up what was interrupted, or begins; NULL when neither can be, which has been said. */
static struct rekeying *open_rekeying(struct environment *environment,
	const struct report_file *file, const struct wishes *wishes, bool *resumed)
{
	bool any = *wishes->addresses || wishes->beyond || wishes->all;
	g_autoptr(GError) error = NULL;
	struct rekeying *rekeying =
		wishes->again ? NULL : rekeying_resume(file->report, file->path, &error);

	*resumed = rekeying != NULL;
	if (!rekeying && !error) {
		g_autoptr(GArray) cells = choose(environment, file->report, wishes);

		if (cells && cells->len == 0)
			say(environment, _("%s：没有要复录的数"), file->path);
		if (!cells || cells->len == 0)
			return NULL;
		return rekeying_begin(file->report, file->path, cells, &error);
	}
	if (error || any) {
		say(environment, "%s",
			error ? error->message
			      : _("上次的复录没有做完：不写地址就接着做，加 --again 就重新开始"));
		rekeying_free(rekeying);
		return NULL;
	}
	return rekeying;
}

static enum exit_status verify_keying(
	struct environment *environment, const char *path, const struct wishes *wishes)
{
	struct report_file *file = work_read(environment, path);
	enum exit_status status = EXIT_COULD_NOT;
	bool resumed;

	if (!file)
		return EXIT_COULD_NOT;
	struct rekeying *rekeying = open_rekeying(environment, file, wishes, &resumed);
	if (rekeying)
		status = plain_rekey(environment, file, rekeying, resumed);
	rekeying_free(rekeying);
	report_file_free(file);
	return status;
}

enum exit_status command_verify_keying(struct environment *environment, int argc, char **argv)
{
	g_autofree char *beyond = NULL;
	struct wishes wishes = {0};
	const GOptionEntry options[] = {
		{"all", 0, 0, G_OPTION_ARG_NONE, &wishes.all, N_("填了的数全部复录"), NULL},
		{"beyond", 0, 0, G_OPTION_ARG_FILENAME, &beyond,
			N_("只复录比上年多到几倍、或少到几分之一的数"), "FACTOR"},
		{"again", 0, 0, G_OPTION_ARG_NONE, &wishes.again,
			N_("不要上次没有做完的复录，重新开始"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		wishes.beyond = beyond;
		wishes.addresses = arguments.names + 1;
		status = verify_keying(environment, arguments.names[0], &wishes);
	}
	arguments_release(&arguments);
	return status;
}
