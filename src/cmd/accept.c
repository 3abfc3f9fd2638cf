/* nianbao accept: stated figures give way to computed ones. */
#include "cmd/arguments.h"

#include "base/language.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "session/place.h"

/* Adds the change that drops a stated figure. False when there is no such cell, which has been
   said; a cell on which figures agree is in order already. */
static bool accept_cell(struct environment *environment, const struct report *report,
	const char *address, struct change_list *changes)
{
	cell_index cell = form_find(report->form, address);

	if (cell == CELL_NONE) {
		work_unknown_address(environment, report->form, address);
		return false;
	}
	if (!form_cell_is_computed(form_cell(report->form, cell))) {
		say(environment, _("%s：是填写的格，没有算得的数"), address);
		return false;
	}
	if (!report_contradicted(report, cell)) {
		say(environment, _("%s：文件写的与算得的没有不同"), address);
		return true;
	}
	g_autofree char *stated = place_stated_address(address);
	change_list_add(changes, stated, NULL, "");
	return true;
}

static enum exit_status accept_all(
	struct environment *environment, const char *path, char *const *addresses)
{
	struct session *session = work_open(environment, path);
	struct change_list *changes = change_list_new();
	bool good = session != NULL;

	for (; session && *addresses; addresses++)
		good &= accept_cell(environment, session_report(session), *addresses, changes);
	if (good)
		return work_finish(environment, session, changes);
	change_list_free(changes);
	session_free(session);
	return EXIT_COULD_NOT;
}

enum exit_status command_accept(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 2, argc, argv, &status))
		status = accept_all(environment, arguments.names[0], arguments.names + 1);
	arguments_release(&arguments);
	return status;
}
