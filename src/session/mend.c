#include "session/mend.h"

#include "session/place.h"

struct change_list *mend_changes(const struct session *session, const struct repair *repair)
{
	struct change_list *changes = change_list_new();

	for (size_t i = 0; i < repair->count; i++) {
		const struct repair_step *step = &repair->steps[i];
		const char *address = form_cell(session_form(session), step->cell)->address;
		g_autofree char *stated = step->stated ? place_stated_address(address) : NULL;

		g_autofree char *text = repair_step_text(step, session_report(session));

		change_list_add(changes, stated ? stated : address, NULL, text);
	}
	return changes;
}
