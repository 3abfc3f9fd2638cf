#include "check/claims.h"

#include <string.h>

/* One text as it was read last. */
struct reading {
	struct facts facts, last_year;
	bool fresh;           /* facts are those of the text as it is */
	bool last_year_fresh; /* ... of last year's text as it is */
	GHashTable *by_rule;  /* struct form_rule * -> GArray * of what it makes of the facts */
};

struct claims {
	const struct report *report;
	GHashTable *readings; /* cell + 1 -> struct reading * */
};

static void reading_free(gpointer data)
{
	struct reading *reading = data;

	facts_release(&reading->facts);
	facts_release(&reading->last_year);
	g_hash_table_destroy(reading->by_rule);
	g_free(reading);
}

struct claims *claims_new(const struct report *report)
{
	struct claims *claims = g_new0(struct claims, 1);

	claims->report = report;
	claims->readings = g_hash_table_new_full(NULL, NULL, NULL, reading_free);
	return claims;
}

void claims_free(struct claims *claims)
{
	if (!claims)
		return;
	g_hash_table_destroy(claims->readings);
	g_free(claims);
}

static struct reading *reading_of(struct claims *claims, cell_index text)
{
	gpointer key = GUINT_TO_POINTER(text + 1);
	struct reading *reading = g_hash_table_lookup(claims->readings, key);

	if (reading)
		return reading;
	reading = g_new0(struct reading, 1);
	facts_init(&reading->facts);
	facts_init(&reading->last_year);
	reading->by_rule = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	g_hash_table_insert(claims->readings, key, reading);
	return reading;
}

void claims_forget(struct claims *claims, cell_index text)
{
	struct reading *reading = g_hash_table_lookup(claims->readings, GUINT_TO_POINTER(text + 1));

	if (!reading)
		return;
	reading->fresh = false;
	g_hash_table_remove_all(reading->by_rule);
}

void claims_forget_all(struct claims *claims)
{
	GHashTableIter readings;
	gpointer value;

	g_hash_table_iter_init(&readings, claims->readings);
	while (g_hash_table_iter_next(&readings, NULL, &value)) {
		struct reading *reading = value;

		reading->fresh = reading->last_year_fresh = false;
		g_hash_table_remove_all(reading->by_rule);
	}
}

static const char *text_of(const struct value *value)
{
	return value->kind == VALUE_TEXT ? value->text : "";
}

/* The reading of a text, with its facts as they are. */
static struct reading *read_text(struct claims *claims, cell_index text)
{
	struct reading *reading = reading_of(claims, text);

	if (!reading->fresh)
		facts_update(&reading->facts, text_of(&claims->report->typed[text]));
	reading->fresh = true;
	return reading;
}

static GArray *find_figures(const struct reading *reading, const struct form_rule *rule, int year)
{
	g_autofree struct figure_entry *entries = g_new0(struct figure_entry, rule->entry_count);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct figure_claim));

	for (size_t i = 0; i < rule->entry_count; i++) {
		entries[i].after = rule->entries[i].after.texts;
		entries[i].none = rule->entries[i].none.texts;
		entries[i].is_ignored = rule->entries[i].ignored;
	}
	figures_claimed(&reading->facts, entries, rule->entry_count, year, found);
	return found;
}

const GArray *claims_of_figures(
	struct claims *claims, cell_index text, const struct form_rule *rule, int year)
{
	struct reading *reading = read_text(claims, text);
	GArray *found = g_hash_table_lookup(reading->by_rule, rule);

	if (!found) {
		found = find_figures(reading, rule, year);
		g_hash_table_insert(reading->by_rule, (gpointer)rule, found);
	}
	return found;
}

static bool looks_ahead(const struct form *form, cell_index text, const struct form_rule *rule)
{
	const char *section = form->sections[form_cell(form, text)->section].id;

	for (size_t i = 0; i < rule->years.ahead.count; i++) {
		if (strcmp(rule->years.ahead.texts[i], section) == 0)
			return true;
	}
	return false;
}

static GArray *find_years(struct claims *claims, struct reading *reading, cell_index text,
	const struct form_rule *rule, int year)
{
	const char *last = text_of(&claims->report->last[text]);
	struct year_rule words = {
		.year = year,
		.last = rule->years.last.texts,
		.next = rule->years.next.texts,
		.looks_ahead = looks_ahead(claims->report->form, text, rule),
	};
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct year_slip));

	if (!reading->last_year_fresh)
		facts_update(&reading->last_year, last);
	reading->last_year_fresh = true;
	years_slipped(&reading->facts, *last ? &reading->last_year : NULL, &words, found);
	return found;
}

const GArray *claims_of_years(
	struct claims *claims, cell_index text, const struct form_rule *rule, int year)
{
	struct reading *reading = read_text(claims, text);
	GArray *found = g_hash_table_lookup(reading->by_rule, rule);

	if (!found) {
		found = find_years(claims, reading, text, rule, year);
		g_hash_table_insert(reading->by_rule, (gpointer)rule, found);
	}
	return found;
}
