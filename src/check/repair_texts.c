/* Repairs of words: years left from last year, figures a text gets wrong, a date within the
   period. */
#include "check/repair_internal.h"

#include "base/language.h"
#include "report/prose.h"

#include <string.h>

static const struct rule_instance *instance_of(const struct repair_search *search)
{
	return &search->checker->form->instances[search->slot.instance];
}

static char *year_words(int year)
{
	return g_strdup_printf(_("%d年"), year);
}

/* Years */

void repair_year(struct repair_search *search)
{
	const struct checker *checker = search->checker;
	cell_index cell = instance_of(search)->self;
	int year = report_year(checker->report);
	const GArray *slips = claims_of_years(
		checker->claims, cell, &checker->form->rules[search->slot.rule], year);

	if (slips->len == 0)
		return;
	struct year_slip slip = g_array_index(slips, struct year_slip, 0);
	if (slip.year != year - 1)
		return;
	struct repair *repair = repair_offer(search, NULL, year_words(year));
	repair_add_part(repair, cell, slip.offset, slip.length, g_strdup_printf("%d", year));
}

/* A text in which all of last year's years are this year's; NULL when there are none. */
static char *brought_up_to_date(const struct facts *facts, const char *text, int year)
{
	GString *result = g_string_new(NULL);
	size_t taken = 0;

	for (guint p = 0; p < facts->paragraphs->len; p++) {
		const struct paragraph *paragraph = facts_paragraph(facts, p);

		for (size_t i = 0; i < paragraph->fact_count; i++) {
			const struct fact *fact = &paragraph->facts[i];
			size_t at = facts_start(facts, p) + fact->offset;

			if (fact->kind != FACT_YEAR || fact->figure.coefficient != year - 1)
				continue;
			g_string_append_len(result, text + taken, (gssize)(at - taken));
			g_string_append_printf(result, "%d", year);
			taken = at + fact->length;
		}
	}
	g_string_append(result, text + taken);
	return g_string_free(result, taken == 0);
}

static bool would_hold(const struct repair_search *search, cell_index cell, const char *text)
{
	const struct checker *checker = search->checker;
	struct assumption assumed = {
		.cell = cell, .value = value_parse(form_cell(checker->form, cell), text)};
	bool holds = examine_assuming(checker, search->slot.instance, &assumed) == FINDING_PASSED;

	value_release(&assumed.value);
	return holds;
}

static bool asks_for_years(const struct form *form, struct program program)
{
	const struct instruction *instructions = form->code.instructions + program.start;

	for (uint32_t i = 0; i < program.length; i++) {
		if (instructions[i].operation == OP_YEARS_OUTSIDE ||
			instructions[i].operation == OP_PERIODS_OUTSIDE)
			return true;
	}
	return false;
}

/* Only where the rule asks for years: to try whether it would hold costs the whole text. */
void repair_years(struct repair_search *search)
{
	const struct checker *checker = search->checker;
	const struct rule_instance *instance = instance_of(search);
	int year = report_year(checker->report);
	bool asks = asks_for_years(checker->form, instance->left) ||
		asks_for_years(checker->form, instance->right);

	for (size_t i = 0; asks && year > 0 && i < instance->cell_count; i++) {
		cell_index cell = instance->cells[i];
		const struct value *value = &checker->report->typed[cell];

		if (form_cell(checker->form, cell)->spec->type != TYPE_TEXT ||
			value->kind != VALUE_TEXT)
			continue;
		g_autofree char *text =
			brought_up_to_date(claims_facts(checker->claims, cell), value->text, year);
		if (!text || !would_hold(search, cell, text))
			continue;
		struct repair *repair = repair_offer(search, NULL, year_words(year));
		repair_add_step(repair, cell, g_steal_pointer(&text));
	}
}

/* Figures */

/* A clause that says there were none has no digits. */
static bool names_figure(const char *text, const struct figure_claim *claim)
{
	g_autofree char *words = g_strndup(text + claim->offset, claim->length);
	g_autofree struct sign *signs = prose_read(words, NULL);

	return sign_is_digit(&signs[0]);
}

/* What stands for the right figure: the reference to its cell, else the figure as it is now; NULL
   while that is still open. */
static char *right_words(
	const struct repair_search *search, const struct wrong_claim *wrong, char **label)
{
	const struct form *form = search->checker->form;
	struct program is = form->rules[search->slot.rule].entries[wrong->claim.entry].is[0];
	struct instruction first = form->code.instructions[is.start];

	if (is.length == 1 && first.operation == OP_CELL) {
		*label = g_strdup(_("换成引用"));
		return g_strdup_printf("{%s}", form_cell(form, first.operand)->address);
	}
	if (wrong->should_be.kind != QUANTITY_NUMBER || wrong->should_be.may_rise ||
		wrong->should_be.may_fall)
		return NULL;
	char *figure = quantity_text(form, &wrong->should_be);
	*label = g_strdup(figure);
	return figure;
}

void repair_claim(struct repair_search *search)
{
	const struct checker *checker = search->checker;
	cell_index cell = instance_of(search)->self;
	struct wrong_claim wrong;
	char *label = NULL;

	if (!find_wrong_claim(checker, search->slot.instance, &wrong))
		return;
	const char *text = checker->report->typed[cell].text;
	if (!names_figure(text, &wrong.claim))
		return;
	char *words = right_words(search, &wrong, &label);
	if (!words)
		return;
	struct repair *repair = repair_offer(search, NULL, label);
	repair_add_part(repair, cell, wrong.claim.offset, wrong.claim.length, words);
}

/* Dates */

/* The same day a year later: of 29 February the day before. */
static char *year_later(const char *iso)
{
	enum { ISO_SIZE = 16 };
	int year, month, day;
	char later[ISO_SIZE];
	GDate date;

	if (!date_parse(iso, &year, &month, &day))
		return NULL;
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	g_date_add_years(&date, 1);
	g_snprintf(later, sizeof later, "%04d-%02d-%02d", g_date_get_year(&date),
		g_date_get_month(&date), g_date_get_day(&date));
	return g_strdup(later);
}

void repair_date(struct repair_search *search)
{
	const struct checker *checker = search->checker;
	cell_index cell = instance_of(search)->cells[0];
	const struct value *value = &checker->report->typed[cell];

	if (form_cell(checker->form, cell)->spec->type != TYPE_DATE || value->kind != VALUE_TEXT)
		return;
	g_autofree char *later = year_later(value->text);
	if (!later || !would_hold(search, cell, later))
		return;
	struct repair *repair =
		repair_offer(search, NULL, report_format_date(checker->form, later));
	repair_add_step(repair, cell, g_steal_pointer(&later));
}
