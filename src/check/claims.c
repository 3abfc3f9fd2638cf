#include "check/claims.h"

#include "form/reference.h"
#include <string.h>

/* What a rule makes of a text, or whoever else asks. */
struct told {
	GPtrArray
		*parts; /* by paragraph: GArray * in its own offsets, NULL until it is asked for */
	GPtrArray
		*whole;  /* by entry: GArray * in the text's offsets; but of figures there is one */
	GArray *nothing; /* the part of all paragraphs that tell nothing */
	guint telling;   /* how many tell something */
	guint first, behind; /* what is to be asked for lies there */
	unsigned *version;   /* the reading's */
	bool fresh;          /* whole is of the text as it is */
};

/* One text as it was read last. */
struct reading {
	struct facts facts, last_year;
	bool fresh;         /* facts are those of the text as it is */
	GHashTable *copied; /* years_clauses of last year's text as it is; NULL until asked for */
	GHashTable *told;   /* struct form_rule *, or &references -> struct told * */
	unsigned version;   /* another one whenever they tell something else */
};

struct claims {
	const struct report *report;
	GHashTable *readings; /* cell + 1 -> struct reading * */
};

static void free_claims(gpointer claims)
{
	if (claims)
		g_array_unref(claims);
}

static struct told *told_new(size_t paragraphs, guint size, unsigned *version)
{
	struct told *told = g_new0(struct told, 1);

	told->version = version;
	told->nothing = g_array_new(FALSE, FALSE, size);
	told->parts = g_ptr_array_new_with_free_func(free_claims);
	told->whole = g_ptr_array_new_with_free_func(free_claims);
	g_ptr_array_set_size(told->parts, (gint)paragraphs);
	told->behind = (guint)paragraphs;
	return told;
}

static void told_free(gpointer data)
{
	struct told *told = data;

	g_ptr_array_unref(told->parts);
	g_ptr_array_unref(told->whole);
	g_array_unref(told->nothing);
	g_free(told);
}

static void reading_free(gpointer data)
{
	struct reading *reading = data;

	g_clear_pointer(&reading->copied, g_hash_table_unref);
	g_hash_table_destroy(reading->told);
	facts_release(&reading->facts);
	facts_release(&reading->last_year);
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
	reading->told = g_hash_table_new_full(NULL, NULL, NULL, told_free);
	g_hash_table_insert(claims->readings, key, reading);
	return reading;
}

void claims_forget(struct claims *claims, cell_index text)
{
	struct reading *reading = g_hash_table_lookup(claims->readings, GUINT_TO_POINTER(text + 1));

	if (reading)
		reading->fresh = false;
}

void claims_forget_all(struct claims *claims)
{
	GHashTableIter readings;
	gpointer value;

	g_hash_table_iter_init(&readings, claims->readings);
	while (g_hash_table_iter_next(&readings, NULL, &value)) {
		struct reading *reading = value;

		reading->fresh = false;
		g_clear_pointer(&reading->copied, g_hash_table_unref);
		g_hash_table_remove_all(reading->told);
		reading->version++;
	}
}

static const char *text_of(const struct value *value)
{
	return value->kind == VALUE_TEXT ? value->text : "";
}

static void forget_part(struct told *told, size_t paragraph)
{
	gpointer *part = &told->parts->pdata[paragraph];

	if (*part && *part != told->nothing) {
		told->telling--;
		++*told->version;
	}
	g_clear_pointer(part, free_claims);
}

/* What was told of paragraphs that are gone goes too; room for the new ones. */
static void told_change(struct told *told, const struct prose_lines_change *change)
{
	size_t kept = MIN(change->removed, change->added);

	for (size_t i = 0; i < change->removed; i++)
		forget_part(told, change->first + i);
	for (size_t i = kept; i < change->added; i++)
		g_ptr_array_insert(told->parts, (gint)(change->first + i), NULL);
	if (change->removed > kept)
		g_ptr_array_remove_range(told->parts, (guint)(change->first + kept),
			(guint)(change->removed - kept));
	told->first = told->fresh ? (guint)change->first : 0;
	told->behind = told->fresh ? (guint)(change->first + change->added) : told->parts->len;
	told->fresh = false;
}

static void tell_change(struct reading *reading, const struct prose_lines_change *change)
{
	GHashTableIter rules;
	gpointer told;

	g_hash_table_iter_init(&rules, reading->told);
	while (g_hash_table_iter_next(&rules, NULL, &told))
		told_change(told, change);
}

void claims_follow(struct claims *claims, const struct edited_text *edit)
{
	struct reading *reading =
		g_hash_table_lookup(claims->readings, GUINT_TO_POINTER(edit->cell + 1));

	if (!reading || !reading->fresh)
		return;
	struct prose_lines_change change = facts_follow(
		&reading->facts, claims->report->typed[edit->cell].text, edit->length, edit->same);
	tell_change(reading, &change);
}

/* The reading of a text, with its facts as they are. */
static struct reading *read_text(struct claims *claims, cell_index text)
{
	struct reading *reading = reading_of(claims, text);

	if (reading->fresh)
		return reading;
	struct prose_lines_change change =
		facts_update(&reading->facts, text_of(&claims->report->typed[text]));
	tell_change(reading, &change);
	reading->fresh = true;
	return reading;
}

/* What is made of a text by who asks, all its lists there but perhaps not fresh. */
static struct told *told_of(struct reading *reading, gconstpointer asker, size_t lists, size_t size)
{
	struct told *told = g_hash_table_lookup(reading->told, asker);

	if (told)
		return told;
	told = told_new(reading->facts.paragraphs->len, (guint)size, &reading->version);
	for (size_t i = 0; i < lists; i++)
		g_ptr_array_add(told->whole, g_array_new(FALSE, FALSE, (guint)size));
	g_hash_table_insert(reading->told, (gpointer)asker, told);
	return told;
}

/* Keeps what a paragraph tells, and takes it over: of most it is nothing, and needs no room. */
static void keep_part(struct told *told, guint paragraph, GArray *part)
{
	bool any = part->len > 0;

	told->parts->pdata[paragraph] = any ? part : g_array_ref(told->nothing);
	if (any) {
		told->telling++;
		++*told->version;
	} else {
		g_array_unref(part);
	}
}

/* What somebody makes of a paragraph, and how that comes into the lists of the text. */
struct teller {
	void (*tell)(const struct teller *teller, const struct paragraph *paragraph, GArray *part);
	void (*place)(const struct told *told, const GArray *part, size_t start);
	guint size; /* of what a part is of */
};

/* Asks the teller for the parts that are not known. */
static void ask(struct told *told, const struct facts *facts, const struct teller *teller)
{
	for (guint i = told->first; i < told->behind; i++) {
		if (told->parts->pdata[i])
			continue;
		GArray *part = g_array_new(FALSE, FALSE, teller->size);

		teller->tell(teller, facts_paragraph(facts, i), part);
		keep_part(told, i, part);
	}
}

/* Puts all parts one behind the other. */
static void place(struct told *told, const struct facts *facts, const struct teller *teller)
{
	for (guint i = 0; i < told->whole->len; i++)
		g_array_set_size(told->whole->pdata[i], 0);
	for (guint i = 0, left = told->telling; left > 0; i++) {
		if (told->parts->pdata[i] == told->nothing)
			continue;
		teller->place(told, told->parts->pdata[i], facts_start(facts, i));
		left--;
	}
}

static void tell(struct told *told, const struct facts *facts, const struct teller *teller)
{
	ask(told, facts, teller);
	place(told, facts, teller);
	told->fresh = true;
}

/* Figures */

static struct figure_entry *entries_of(const struct form_rule *rule)
{
	struct figure_entry *entries = g_new0(struct figure_entry, rule->entry_count);

	for (size_t i = 0; i < rule->entry_count; i++) {
		entries[i].after = rule->entries[i].after.texts;
		entries[i].none = rule->entries[i].none.texts;
		entries[i].is_ignored = rule->entries[i].ignored;
	}
	return entries;
}

static void place_claims(const struct told *told, const GArray *part, size_t start)
{
	for (guint i = 0; i < part->len; i++) {
		struct figure_claim claim = g_array_index(part, struct figure_claim, i);
		GArray *list = told->whole->pdata[claim.entry];

		claim.offset += start;
		g_array_append_val(list, claim);
	}
}

struct figures_teller {
	struct teller teller;
	const struct figure_entry *entries;
	size_t count;
	int year;
};

static void tell_figures(
	const struct teller *teller, const struct paragraph *paragraph, GArray *part)
{
	const struct figures_teller *figures = (const struct figures_teller *)teller;

	figures_of_paragraph(paragraph, figures->entries, figures->count, figures->year, part);
}

const GArray *claims_of_figures(struct claims *claims, cell_index text,
	const struct form_rule *rule, size_t entry, int year)
{
	struct reading *reading = read_text(claims, text);
	struct told *told = told_of(reading, rule, rule->entry_count, sizeof(struct figure_claim));

	if (!told->fresh) {
		g_autofree struct figure_entry *entries = entries_of(rule);
		const struct figures_teller figures = {
			.teller = {tell_figures, place_claims, sizeof(struct figure_claim)},
			.entries = entries,
			.count = rule->entry_count,
			.year = year,
		};

		tell(told, &reading->facts, &figures.teller);
	}
	return told->whole->pdata[entry];
}

/* Years */

static bool looks_ahead(const struct form *form, cell_index text, const struct form_rule *rule)
{
	const char *section = form->sections[form_cell(form, text)->section].id;

	for (size_t i = 0; i < rule->years.ahead.count; i++) {
		if (strcmp(rule->years.ahead.texts[i], section) == 0)
			return true;
	}
	return false;
}

/* The clauses of last year's text with its own year in them. */
static GHashTable *copied_clauses(
	struct claims *claims, struct reading *reading, cell_index text, int year)
{
	if (reading->copied)
		return reading->copied;
	facts_update(&reading->last_year, text_of(&claims->report->last[text]));
	reading->copied = years_clauses(&reading->last_year, year - 1);
	return reading->copied;
}

static void place_slips(const struct told *told, const GArray *part, size_t start)
{
	for (guint i = 0; i < part->len; i++) {
		struct year_slip slip = g_array_index(part, struct year_slip, i);

		slip.offset += start;
		g_array_append_val((GArray *)told->whole->pdata[0], slip);
	}
}

struct years_teller {
	struct teller teller;
	GHashTable *copied;
	struct year_rule words;
};

static void tell_years(const struct teller *teller, const struct paragraph *paragraph, GArray *part)
{
	const struct years_teller *years = (const struct years_teller *)teller;

	years_of_paragraph(paragraph, years->copied, &years->words, part);
}

const GArray *claims_of_years(
	struct claims *claims, cell_index text, const struct form_rule *rule, int year)
{
	struct reading *reading = read_text(claims, text);
	struct told *told = told_of(reading, rule, 1, sizeof(struct year_slip));

	if (!told->fresh) {
		const struct years_teller years = {
			.teller = {tell_years, place_slips, sizeof(struct year_slip)},
			.copied = copied_clauses(claims, reading, text, year),
			.words =
				{
					.year = year,
					.last = rule->years.last.texts,
					.next = rule->years.next.texts,
					.looks_ahead =
						looks_ahead(claims->report->form, text, rule),
				},
		};

		tell(told, &reading->facts, &years.teller);
	}
	return told->whole->pdata[0];
}

/* References */

static const char references; /* asks for them */

struct references_teller {
	struct teller teller;
	const struct form *form;
};

static void tell_references(
	const struct teller *teller, const struct paragraph *paragraph, GArray *part)
{
	const struct form *form = ((const struct references_teller *)teller)->form;
	const char *rest = paragraph->text;
	struct text_piece piece;

	while (text_piece_next(&rest, &piece)) {
		if (!piece.reference)
			continue;
		g_autofree char *address = g_strndup(piece.text, piece.length);
		cell_index cell = form_find(form, address);

		if (cell != CELL_NONE)
			g_array_append_val(part, cell);
	}
}

static void place_references(const struct told *told, const GArray *part, size_t start)
{
	(void)start;
	g_array_append_vals(told->whole->pdata[0], part->data, part->len);
}

const GArray *claims_references(struct claims *claims, cell_index text)
{
	struct reading *reading = read_text(claims, text);
	struct told *told = told_of(reading, &references, 1, sizeof(cell_index));

	if (!told->fresh) {
		const struct references_teller teller = {
			.teller = {tell_references, place_references, sizeof(cell_index)},
			.form = claims->report->form,
		};

		tell(told, &reading->facts, &teller.teller);
	}
	return told->whole->pdata[0];
}

unsigned claims_version(struct claims *claims, cell_index text)
{
	return read_text(claims, text)->version;
}

const struct facts *claims_facts(struct claims *claims, cell_index text)
{
	return &read_text(claims, text)->facts;
}
