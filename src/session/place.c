#include "session/place_internal.h"

#include <string.h>

#include "base/language.h"
#include "report/previous.h"
#include "report/reasons.h"

static const char notes_prefix[] = "notes.";
static const char stated_prefix[] = "stated.";
static const char reasons_prefix[] = "reasons.";

GQuark place_error_quark(void)
{
	return g_quark_from_static_string("nianbao-place-error");
}

const char *place_behind(const char *address, const char *prefix)
{
	return g_str_has_prefix(address, prefix) ? address + strlen(prefix) : NULL;
}

const char *place_behind_notes(const char *address)
{
	return place_behind(address, notes_prefix);
}

const char *place_behind_previous(const char *address)
{
	return place_behind(address, NAME_PREVIOUS);
}

char *place_stated_address(const char *address)
{
	return g_strconcat(stated_prefix, address, NULL);
}

char *place_note_address(const char *address)
{
	return g_strconcat(notes_prefix, address, NULL);
}

char *place_reason_address(const char *rule, const char *address)
{
	return g_strconcat(reasons_prefix, rule, "@", address, NULL);
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
	g_set_error(
		error, PLACE_ERROR, PLACE_ERROR_COMPUTED, _("%s 由程序计算，不能填写"), address);
	return false;
}

static bool find_note(const struct form *form, const char *address, struct place *place)
{
	if (!address || !form_knows(form, address))
		return false;
	*place = (struct place){
		.kind = PLACE_NOTE, .cell = form_find(form, address), .address = address};
	return true;
}

static bool find_stated(const struct form *form, const char *address, struct place *place)
{
	if (!address)
		return false;
	*place = (struct place){
		.kind = PLACE_STATED, .cell = form_find(form, address), .address = address};
	return place->cell != CELL_NONE && form_cell_is_computed(form_cell(form, place->cell));
}

bool place_find_reason(const struct form *form, const char *named, struct place *place)
{
	const char *at = named ? strrchr(named, '@') : NULL; /* no address holds one */

	if (!at || at == named || at[1] == '\0')
		return false;
	g_autofree char *first = g_strndup(at + 1, strcspn(at + 1, "+"));
	*place = (struct place){
		.kind = PLACE_REASON,
		.cell = form_find(form, first),
		.address = at + 1,
		.rule = named,
		.rule_length = (size_t)(at - named),
	};
	return true;
}

static bool find_previous(const char *address, struct place *place)
{
	*place = (struct place){.kind = PLACE_PREVIOUS, .cell = CELL_NONE, .address = address};
	return strcmp(address, PLACE_PREVIOUS_ADDRESS) == 0;
}

bool place_find(const struct form *form, const char *address, struct place *place, GError **error)
{
	g_autoptr(GError) computed = NULL;

	if (find_cell(form, address, place, &computed) ||
		find_note(form, place_behind(address, notes_prefix), place) ||
		find_stated(form, place_behind(address, stated_prefix), place) ||
		place_find_reason(form, place_behind(address, reasons_prefix), place) ||
		find_previous(address, place) || place_find_review(form, address, place))
		return true;
	if (computed)
		g_propagate_error(error, g_steal_pointer(&computed));
	else
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_ADDRESS,
			_("表式 %s 里没有 %s 这个地址"), form->id, address);
	return false;
}

cell_index place_shown(const struct form *form, const char *address)
{
	struct place place;

	if (!place_find(form, address, &place, NULL))
		return CELL_NONE;
	if (place.kind == PLACE_NOTE)
		return form_first_cell(form, place.address);
	return place.kind == PLACE_PREVIOUS ? 0 : place.cell;
}

/* Reading */

static char *read_note(const struct report *report, const struct place *place)
{
	const char *note = report_note(report, place->address);

	return g_strdup(note ? note : "");
}

static char *read_typed(const struct report *report, const struct place *place)
{
	char buffer[DECIMAL_TEXT_SIZE];

	return g_strdup(value_text(&report->typed[place->cell], buffer));
}

static char *read_stated(const struct report *report, const struct place *place)
{
	char buffer[DECIMAL_TEXT_SIZE];

	return g_strdup(value_text(&report->stated[place->cell], buffer));
}

static char *read_reason(const struct report *report, const struct place *place)
{
	g_autofree char *rule = g_strndup(place->rule, place->rule_length);
	const struct reason *reason = report_reason_find(report, rule, place->address);

	return reason ? reason_to_json(reason) : g_strdup("");
}

static char *read_previous(const struct report *report, const struct place *place)
{
	(void)place;
	return previous_text(report->previous);
}

/* Writing */

static size_t write_note(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	(void)changed;
	report_set_note(report, place->address, text);
	return 0;
}

static size_t write_typed(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	return report_set(report, place->cell, text, changed);
}

static size_t write_stated(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	report_state(report, place->cell, text);
	*changed = &place->cell;
	return 1;
}

static size_t write_reason(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	g_autofree char *rule = g_strndup(place->rule, place->rule_length);
	struct reason *reason = reason_from_json(rule, place->address, text);

	if (reason)
		report_set_reason(report, reason);
	else
		report_remove_reason(report, rule, place->address);
	(void)changed;
	return 0;
}

static size_t write_previous(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	struct diagnostics *ignored = diagnostics_new();

	(void)place;
	(void)changed;
	report_take_previous(report, previous_parse(text, ignored));
	diagnostics_free(ignored);
	return 0;
}

/* Refusing */

static bool accept_reason(const struct place *place, const char *text, GError **error)
{
	struct reason *reason = reason_from_json("", "", text);
	bool good = reason || *text == '\0';

	(void)place;
	reason_free(reason);
	if (!good)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("理由的写法不对：%s"), text);
	return good;
}

static bool accept_previous(const struct place *place, const char *text, GError **error)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct previous *previous = previous_parse(text, diagnostics);
	bool good = diagnostics_errors(diagnostics) == 0;

	(void)place;
	if (!good)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("上年报告的副本读不了：%s"),
			diagnostics_get(diagnostics, 0)->text);
	previous_free(previous);
	diagnostics_free(diagnostics);
	return good;
}

static const struct place_row typed_row = {read_typed, write_typed, NULL};
static const struct place_row note_row = {read_note, write_note, NULL};
static const struct place_row stated_row = {read_stated, write_stated, NULL};
static const struct place_row reason_row = {read_reason, write_reason, accept_reason};
static const struct place_row last_year_row = {read_previous, write_previous, accept_previous};

static const struct place_row *const rows[] = {
	[PLACE_TYPED] = &typed_row,
	[PLACE_NOTE] = &note_row,
	[PLACE_STATED] = &stated_row,
	[PLACE_REASON] = &reason_row,
	[PLACE_PREVIOUS] = &last_year_row,
	[PLACE_STATUS] = &place_status,
	[PLACE_REMARK] = &place_remark,
	[PLACE_ACCEPTANCE] = &place_acceptance,
};

bool place_accepts(const struct place *place, const char *text, GError **error)
{
	return !rows[place->kind]->accept || rows[place->kind]->accept(place, text, error);
}

size_t place_write(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	*changed = NULL;
	return rows[place->kind]->write(report, place, text, changed);
}

char *place_read(const struct report *report, const struct place *place)
{
	return rows[place->kind]->read(report, place);
}
