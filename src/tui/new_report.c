/* A report that has no file yet: what it is to be is asked on one sheet, and filled in as its first
   changes. */
#include "base/language.h"
#include "report/when.h"
#include "session/proposal.h"
#include "tui/app.h"
#include "tui/new_sheet.h"

bool new_report_ask(struct app *app, const char *path, struct proposal *proposal)
{
	const struct proposal_ground ground = {
		.forms = app->options->forms,
		.directory = app->options->directory,
		.home = app->options->home,
		.path = path,
		.this_year = when_year(app->options->now()),
	};

	if (proposal_init(proposal, &ground))
		return new_sheet_ask(app, proposal);
	g_set_error_literal(&app->failure, G_FILE_ERROR, G_FILE_ERROR_NOENT, PROPOSAL_NO_FORM);
	return false;
}

static void fill(struct app *app, const struct proposal *proposal, enum proposal_item item)
{
	const struct form_cell *field = proposal_field(proposal, item);
	g_autofree char *text = proposal_value(proposal, item);

	if (field && *text)
		session_set(app->session, field->address, text, NULL);
}

void new_report_fill(struct app *app, const struct proposal *proposal)
{
	fill(app, proposal, PROPOSAL_YEAR);
	fill(app, proposal, PROPOSAL_UNIT);
	if (proposal_last(proposal))
		last_year_take(app, proposal_last(proposal));
}
