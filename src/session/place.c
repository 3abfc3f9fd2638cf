#include "session/place.h"

#include <string.h>

static const char notes_prefix[] = "notes.";
static const char stated_prefix[] = "stated.";

GQuark place_error_quark(void)
{
	return g_quark_from_static_string("nianbao-place-error");
}

/* What follows a prefix, or NULL. */
static const char *behind(const char *address, const char *prefix)
{
	return g_str_has_prefix(address, prefix) ? address + strlen(prefix) : NULL;
}

const char *place_noted(const char *address)
{
	return behind(address, notes_prefix);
}

char *place_stated(const char *address)
{
	return g_strconcat(stated_prefix, address, NULL);
}

static bool find_cell(
	const struct form *form, const char *address, struct place *place, GError **error)
{
	place->kind = PLACE_TYPED;
	place->address = address;
	place->cell = form_find(form, address);
	if (place->cell == CELL_NONE)
		return false;
	if (!form_cell_is_computed(form_cell(form, place->cell)))
		return true;
	g_set_error(error, PLACE_ERROR, PLACE_ERROR_COMPUTED, "%s 由程序计算，不能填写", address);
	return false;
}

static bool find_note(const struct form *form, const char *address, struct place *place)
{
	if (!address || !report_note_allowed(form, address))
		return false;
	*place = (struct place){PLACE_NOTE, form_find(form, address), address};
	return true;
}

static bool find_stated(const struct form *form, const char *address, struct place *place)
{
	if (!address)
		return false;
	*place = (struct place){PLACE_STATED, form_find(form, address), address};
	return place->cell != CELL_NONE && form_cell_is_computed(form_cell(form, place->cell));
}

bool place_find(const struct form *form, const char *address, struct place *place, GError **error)
{
	g_autoptr(GError) computed = NULL;

	if (find_cell(form, address, place, &computed) ||
		find_note(form, behind(address, notes_prefix), place) ||
		find_stated(form, behind(address, stated_prefix), place))
		return true;
	if (computed)
		g_propagate_error(error, g_steal_pointer(&computed));
	else
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_ADDRESS, "表式 %s 里没有 %s 这个地址",
			form->id, address);
	return false;
}

char *place_read(const struct report *report, const struct place *place)
{
	char buffer[DECIMAL_TEXT_SIZE];

	if (place->kind == PLACE_NOTE) {
		const char *note = report_note(report, place->address);

		return g_strdup(note ? note : "");
	}
	return g_strdup(value_text(place->kind == PLACE_STATED ? &report->stated[place->cell]
							       : &report->typed[place->cell],
		buffer));
}
