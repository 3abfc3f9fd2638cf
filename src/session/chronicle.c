#include "session/chronicle.h"

#include <string.h>

#include "report/digest.h"
#include "report/reasons.h"
#include "report/record.h"
#include "report/remarks.h"
#include "report/when.h"
#include "session/place.h"

void chronicle_init(struct chronicle *chronicle)
{
	*chronicle = (struct chronicle){
		.addresses = g_ptr_array_new(),
		.before = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
		.differing = g_hash_table_new(g_str_hash, g_str_equal),
		.login = g_strdup(""),
		.name = g_strdup(""),
	};
}

void chronicle_release(struct chronicle *chronicle)
{
	g_ptr_array_unref(chronicle->addresses);
	g_hash_table_destroy(chronicle->differing);
	g_hash_table_destroy(chronicle->before);
	history_entry_free(chronicle->event);
	g_free(chronicle->login);
	g_free(chronicle->name);
}

void chronicle_set_author(struct chronicle *chronicle, const char *login, const char *name)
{
	record_set(&chronicle->login, login);
	record_set(&chronicle->name, name);
}

/* The address as the table has it, noted down with what stood there where it is a new one. */
static char *noted(struct chronicle *chronicle, const struct change *change)
{
	gpointer address;

	if (g_hash_table_lookup_extended(chronicle->before, change->address, &address, NULL))
		return address;
	address = g_strdup(change->address);
	g_hash_table_insert(chronicle->before, address, g_strdup(change->before));
	g_ptr_array_add(chronicle->addresses, address);
	return address;
}

void chronicle_note(struct chronicle *chronicle, const struct change_list *list)
{
	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);
		char *address = noted(chronicle, change);

		if (strcmp(g_hash_table_lookup(chronicle->before, address), change->after) != 0)
			g_hash_table_add(chronicle->differing, address);
		else
			g_hash_table_remove(chronicle->differing, address);
	}
}

size_t chronicle_differing(const struct chronicle *chronicle)
{
	size_t places = g_hash_table_size(chronicle->differing);
	bool follows =
		places > 1 && g_hash_table_contains(chronicle->differing, PLACE_STATUS_ADDRESS);

	return follows ? places - 1 : places;
}

void chronicle_tell(struct chronicle *chronicle, struct history_entry *event)
{
	history_entry_free(chronicle->event);
	chronicle->event = event;
}

/* Entries */

/* Wherein one kind of place changed; `after` is what stands there now. NULL: nothing worth
   noting. */
typedef struct history_entry *entry_of(const struct report *report, const struct place *place,
	const char *before, const char *after);

static struct history_entry *change_at(const char *address, const char *before, const char *after)
{
	struct history_entry *entry = history_entry_new(HISTORY_CHANGE, "");

	record_set(&entry->address, address);
	record_set(&entry->before, before);
	record_set(&entry->after, after);
	return entry;
}

/* The digest of a text; "" for none. Free with g_free. */
static char *digested(const char *text)
{
	return *text ? digest_of_text(text) : g_strdup("");
}

/* A whole report is too much to be written down twice at each turn. */
static struct history_entry *of_last_year(const struct report *report, const struct place *place,
	const char *before, const char *after)
{
	g_autofree char *old = digested(before), *new = digested(after);

	(void)report;
	(void)place;
	return change_at(PLACE_PREVIOUS_ADDRESS, old, new);
}

/* The sentence of a reason; "" for none. Free with g_free. */
static char *sentence_of(const char *json)
{
	struct reason *reason = *json ? reason_from_json("", "", json) : NULL;
	char *sentence = g_strdup(reason ? reason->text : "");

	reason_free(reason);
	return sentence;
}

static struct history_entry *of_reason(const struct report *report, const struct place *place,
	const char *before, const char *after)
{
	g_autofree char *old = sentence_of(before), *new = sentence_of(after);
	g_autofree char *rule = g_strndup(place->rule, place->rule_length);
	g_autofree char *address = place_reason_address(rule, place->address);

	(void)report;
	return change_at(address, old, new);
}

/* An approval that a change has ended; what commands lead to is told by themselves. */
static struct history_entry *of_status(const struct report *report, const struct place *place,
	const char *before, const char *after)
{
	(void)place;
	if (strcmp(before, report_status_id(STATUS_APPROVED)) != 0 ||
		strcmp(after, report_status_id(STATUS_DRAFT)) != 0)
		return NULL;
	struct history_entry *entry = history_entry_new(HISTORY_VOID, "");
	g_free(entry->digest);
	entry->digest = report_digest(report);
	return entry;
}

/* A remark that was made, taken back or answered. */
static struct history_entry *of_remark(const struct report *report, const struct place *place,
	const char *before, const char *after)
{
	struct remark *old = *before ? remark_from_json(before) : NULL;
	const struct remark *now = report_remark_find(report, place->number);
	bool answered = old && now && strcmp(old->text, now->text) == 0;
	struct history_entry *entry =
		history_entry_new(answered ? HISTORY_ANSWER : HISTORY_REMARK, "");

	(void)after;
	record_set(&entry->address, now ? now->address : old->address);
	record_set(&entry->text, !now ? "" : answered ? now->answer : now->text);
	record_set(&entry->before, old && !answered ? old->text : "");
	remark_free(old);
	return entry;
}

static struct history_entry *of_acceptance(const struct report *report, const struct place *place,
	const char *before, const char *after)
{
	struct history_entry *entry = history_entry_new(HISTORY_ACCEPT, "");

	(void)report;
	g_free(entry->address);
	entry->address = g_strndup(
		place->rule, place->rule_length + 1 + strlen(place->address)); /* "RULE@ADDRESS" */
	record_set(&entry->before, before);
	record_set(&entry->after, after);
	return entry;
}

static entry_of *const kinds[] = {
	[PLACE_REASON] = of_reason,
	[PLACE_PREVIOUS] = of_last_year,
	[PLACE_STATUS] = of_status,
	[PLACE_REMARK] = of_remark,
	[PLACE_ACCEPTANCE] = of_acceptance,
};

static struct history_entry *entry_at(
	const struct chronicle *chronicle, const struct report *report, const char *address)
{
	const char *before = g_hash_table_lookup(chronicle->before, address);
	struct place place;

	if (!place_find(report->form, address, &place, NULL))
		return NULL;
	g_autofree char *after = place_read(report, &place);
	if (strcmp(before, after) == 0)
		return NULL;
	return place.kind < G_N_ELEMENTS(kinds) && kinds[place.kind]
		? kinds[place.kind](report, &place, before, after)
		: change_at(address, before, after);
}

/* Writing */

static void append(const struct chronicle *chronicle, struct report *report,
	struct history_entry *entry, const char *when)
{
	record_set(&entry->when, when);
	record_set(&entry->login, chronicle->login);
	record_set(&entry->name, chronicle->name);
	history_append(report, entry);
}

static void append_change(const struct chronicle *chronicle, struct report *report,
	const char *address, const char *when)
{
	struct history_entry *entry = entry_at(chronicle, report, address);

	if (entry)
		append(chronicle, report, entry, when);
}

/* That an approval has ended stands before what ended it. */
static void append_changes(
	const struct chronicle *chronicle, struct report *report, const char *when)
{
	if (g_hash_table_contains(chronicle->before, PLACE_STATUS_ADDRESS))
		append_change(chronicle, report, PLACE_STATUS_ADDRESS, when);
	for (guint i = 0; i < chronicle->addresses->len; i++) {
		const char *address = g_ptr_array_index(chronicle->addresses, i);

		if (strcmp(address, PLACE_STATUS_ADDRESS) != 0)
			append_change(chronicle, report, address, when);
	}
}

void chronicle_write(struct chronicle *chronicle, struct report *report, gint64 now)
{
	chronicle->kept = report->history->len;
	bool has_begun = history_has_begun(report);
	if (!has_begun && !chronicle->event)
		return;
	g_autofree char *when = when_iso(now);
	if (has_begun)
		append_changes(chronicle, report, when);
	if (chronicle->event)
		append(chronicle, report, history_entry_copy(chronicle->event), when);
}

void chronicle_kept(struct chronicle *chronicle)
{
	g_ptr_array_set_size(chronicle->addresses, 0);
	g_hash_table_remove_all(chronicle->differing);
	g_hash_table_remove_all(chronicle->before);
	chronicle_tell(chronicle, NULL);
}

void chronicle_lost(struct chronicle *chronicle, struct report *report)
{
	history_take_back(report, chronicle->kept);
	chronicle_tell(chronicle, NULL);
}
