#include "report/reasons.h"

#include "base/json_text.h"
#include "report/digest.h"
#include <jansson.h>
#include <string.h>

static const struct record_key keys[] = {
	{"rule", offsetof(struct reason, rule), RECORD_TEXT, true},
	{"address", offsetof(struct reason, address), RECORD_TEXT, true},
	{"text", offsetof(struct reason, text), RECORD_TEXT, true},
	{"who", offsetof(struct reason, who), RECORD_TEXT, false},
	{"when", offsetof(struct reason, when), RECORD_TEXT, false},
	{"accepted_by", offsetof(struct reason, accepted_by), RECORD_TEXT, false},
	{"accepted_when", offsetof(struct reason, accepted_when), RECORD_TEXT, false},
	{NULL},
};

const struct record_table reason_table = {.list = "reasons",
	.keys = keys,
	.other = REASON_FIGURES,
	.read_other = reason_read_figures};

static void figure_free(gpointer data)
{
	struct reason_figure *figure = data;

	g_free(figure->address);
	g_free(figure->text);
	g_free(figure);
}

struct reason *reason_new(
	const char *rule, const char *address, const char *text, const char *who, const char *when)
{
	struct reason *reason = g_new(struct reason, 1);

	*reason = (struct reason){
		.rule = g_strdup(rule),
		.address = g_strdup(address),
		.text = g_strdup(text),
		.who = g_strdup(who),
		.when = g_strdup(when),
		.accepted_by = g_strdup(""),
		.accepted_when = g_strdup(""),
		.figures = g_ptr_array_new_with_free_func(figure_free),
	};
	return reason;
}

void reason_free(struct reason *reason)
{
	if (!reason)
		return;
	record_release(&reason_table, reason);
	g_ptr_array_unref(reason->figures);
	g_free(reason);
}

/* Figures */

void reason_add_figure(struct reason *reason, const char *address, const char *text)
{
	struct reason_figure *figure = g_new(struct reason_figure, 1);

	*figure = (struct reason_figure){g_strdup(address), g_strdup(text)};
	g_ptr_array_add(reason->figures, figure);
}

struct reason *reason_copy(const struct reason *reason)
{
	struct reason *copy = reason_new("", "", "", "", "");

	record_copy(&reason_table, reason, copy);
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		reason_add_figure(copy, figure->address, figure->text);
	}
	return copy;
}

char *report_figure_text(const struct report *report, const char *address)
{
	bool last = g_str_has_prefix(address, NAME_PREVIOUS);
	cell_index cell = form_find(report->form, last ? address + strlen(NAME_PREVIOUS) : address);
	char buffer[DECIMAL_TEXT_SIZE];

	if (cell == CELL_NONE)
		return NULL;
	const struct value *value = last ? &report->last[cell] : report_value(report, cell);
	const char *text = value_text(value, buffer);
	bool prose =
		value->kind == VALUE_TEXT && form_cell(report->form, cell)->spec->type == TYPE_TEXT;
	return prose ? digest_of_text(text) : g_strdup(text);
}

static bool has_figure(const struct reason *reason, const char *address)
{
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		if (strcmp(figure->address, address) == 0)
			return true;
	}
	return false;
}

bool reason_note_figure(struct reason *reason, const struct report *report, const char *address)
{
	g_autofree char *text = report_figure_text(report, address);

	if (text && !has_figure(reason, address))
		reason_add_figure(reason, address, text);
	return text != NULL;
}

bool reason_holds(const struct reason *reason, const struct report *report)
{
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);
		g_autofree char *now = report_figure_text(report, figure->address);

		if (g_strcmp0(now, figure->text) != 0)
			return false;
	}
	return true;
}

bool reason_is_accepted(const struct reason *reason, const struct report *report)
{
	return *reason->accepted_when && reason_holds(reason, report);
}

void reason_set_accepted(struct reason *reason, const char *who, const char *when)
{
	record_set(&reason->accepted_by, who);
	record_set(&reason->accepted_when, when);
}

/* JSON */

char *reason_to_json(const struct reason *reason)
{
	json_t *object = record_to_json(&reason_table, reason);
	json_t *figures = json_object();

	json_object_del(object, "rule");
	json_object_del(object, "address");
	for (guint i = 0; i < reason->figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(reason->figures, i);

		json_object_set_new(figures, figure->address, json_string(figure->text));
	}
	json_object_set_new(object, "figures", figures);
	return json_to_text(object, JSON_COMPACT);
}

/* False when one of them is no text. */
static bool read_figures(struct reason *reason, json_t *figures)
{
	const char *address;
	json_t *text;

	json_object_foreach(figures, address, text)
	{
		if (!json_is_string(text))
			return false;
		reason_add_figure(reason, address, json_string_value(text));
	}
	return true;
}

struct reason *reason_from_json(const char *rule, const char *address, const char *json)
{
	json_t *object = json_loads(json, 0, NULL);
	json_t *figures = json_incref(json_object_get(object, "figures"));
	struct reason *reason = reason_new("", "", "", "", "");

	json_object_del(object, "figures");
	json_object_set_new(object, "rule", json_string(rule));
	json_object_set_new(object, "address", json_string(address));
	if (!json_is_object(figures) || !record_from_json(&reason_table, object, reason) ||
		!*reason->text || !read_figures(reason, figures))
		g_clear_pointer(&reason, reason_free);
	json_decref(figures);
	json_decref(object);
	return reason;
}

/* Of a report */

static bool find(const struct report *report, const char *rule, const char *address, guint *index)
{
	for (guint i = 0; i < report->reasons->len; i++) {
		const struct reason *reason = g_ptr_array_index(report->reasons, i);

		*index = i;
		if (strcmp(reason->rule, rule) == 0 && strcmp(reason->address, address) == 0)
			return true;
	}
	return false;
}

const struct reason *report_reason_find(
	const struct report *report, const char *rule, const char *address)
{
	guint index;

	return find(report, rule, address, &index) ? g_ptr_array_index(report->reasons, index)
						   : NULL;
}

void report_set_reason(struct report *report, struct reason *reason)
{
	guint index;

	if (!find(report, reason->rule, reason->address, &index)) {
		g_ptr_array_add(report->reasons, reason);
		return;
	}
	reason_free(g_ptr_array_index(report->reasons, index));
	g_ptr_array_index(report->reasons, index) = reason;
}

void report_remove_reason(struct report *report, const char *rule, const char *address)
{
	guint index;

	if (find(report, rule, address, &index))
		g_ptr_array_remove_index(report->reasons, index);
}
