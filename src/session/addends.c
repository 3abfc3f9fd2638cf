#include "session/addends.h"

#include <string.h>

#include "edit/figure.h"
#include "session/place.h"

void addends_add_change(struct change_list *list, const struct report *report, cell_index cell,
	const char *before, const char *after, const char *addends)
{
	const char *address = form_cell(report->form, cell)->address;
	const char *note = report_note(report, address) ? report_note(report, address) : "";
	bool same = !addends && before && strcmp(before, after) == 0;
	g_autofree char *remaining = same ? g_strdup(note) : sum_note(note, addends);

	change_list_add(list, address, before, after);
	if (strcmp(note, remaining) == 0)
		return;
	g_autofree char *noted = place_note_address(address);
	change_list_add(list, noted, note, remaining);
}
