#ifndef NIANBAO_TUI_VISIT_H
#define NIANBAO_TUI_VISIT_H

/*
 * A visit: one report on the screen, from what is asked before it opens until the
 * clerk leaves it. The terminal is open meanwhile, and stays so, and what is
 * typed ahead stays in the input, for the start screen may come next.
 *
 * Where a report is left is noted in the state directory, and it opens there
 * again; one whose changes were brought back opens at the last of them.
 */

#include "report/file.h"
#include "session/proposal.h"
#include "tui/app.h"
#include "tui/input.h"
#include "tui/tui.h"

/* How a new report begins. */
struct beginning {
	const char *path;
	const struct proposal *proposal; /* NULL: it is asked for */
	enum recovery manner;
};

/* Opens a report, taking over file. False with *error when it could not be opened after all. */
bool visit_report(struct report_file *file, enum recovery manner, const struct tui_options *options,
	struct input *input, struct tui_outcome *outcome, GError **error);
/* Begins one, and goes on as that. */
bool visit_new(const struct beginning *beginning, const struct tui_options *options,
	struct input *input, struct tui_outcome *outcome, GError **error);

#endif
