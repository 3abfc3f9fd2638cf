/* nianbao zeros: noughts into blank cells of tables, as F6 puts them on the screen. */
#include "session/zeros.h"
#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"

/* As --only names them, in the order of enum zeros_scope. */
static const char *const scopes[] = {"row", "column", "table", NULL};

static void tell(
	struct environment *environment, const struct form *form, const struct zeros *zeros)
{
	g_autofree char *where = zeros_by_section(form, zeros), *sequel = zeros_words(zeros);
	guint count = zeros_count(zeros);

	if (count == 0)
		fprintf(environment->out, "%s\n", _("没有空格，不用补零"));
	else
		fprintf(environment->out, ngettext("%u格  %s  %s\n", "%u格  %s  %s\n", count),
			count, where, sequel);
}

static enum exit_status fill(struct environment *environment, const char *path, const char *address,
	enum zeros_scope scope, bool dry_run)
{
	struct session *session = work_open(environment, path);
	cell_index cell =
		session && address ? work_start(environment, session_form(session), address) : 0;
	struct zeros zeros;

	if (!session || cell == CELL_NONE) {
		session_free(session);
		return EXIT_COULD_NOT;
	}
	zeros_foresee(session_report(session), session_checker(session), cell, scope, &zeros);
	tell(environment, session_form(session), &zeros);
	struct change_list *changes = dry_run ? change_list_new() : change_list_copy(zeros.changes);
	zeros_release(&zeros);
	return work_finish(environment, session, changes);
}

enum exit_status command_zeros(struct environment *environment, int argc, char **argv)
{
	gboolean dry_run = FALSE;
	g_autofree char *only = NULL;
	const GOptionEntry options[] = {
		{"only", 0, 0, G_OPTION_ARG_STRING, &only, N_("只补这一行、这一列或这张表"),
			"row|column|table"},
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("只说补多少，不改文件"), NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		const char *address = arguments.names[1];
		int scope = address ? ZEROS_TABLE : ZEROS_REPORT;

		status = EXIT_COULD_NOT;
		if (arguments.count > 2)
			say(environment, _("zeros 的参数太多了"));
		else if (only && !address)
			say(environment, _("--only 要写明是哪一格的"));
		else if (argument_choice(environment, "--only", only, scopes, &scope))
			status = fill(environment, arguments.names[0], address,
				(enum zeros_scope)scope, dry_run);
	}
	arguments_release(&arguments);
	return status;
}
