#include "check/flaws.h"

#include "check/slots.h"

static void add_flaw(
	GArray *flaws, const struct checker *checker, size_t instance, size_t offset, size_t length)
{
	struct text_flaw flaw = {
		.offset = offset,
		.length = length,
		.slot = slot_of_instance(checker, instance),
		.level = checker->form->rules[checker->form->instances[instance].rule].level,
	};

	g_array_append_val(flaws, flaw);
}

static void add_claims(GArray *flaws, const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const GArray *claims = claims_of_figures(checker->claims, instance->self,
		&checker->form->rules[instance->rule], (size_t)instance->entry,
		report_year(checker->report));

	for (guint i = 0; i < claims->len; i++) {
		const struct figure_claim *claim = &g_array_index(claims, struct figure_claim, i);

		if (examine_claim(checker, index, claim) == FINDING_FAILED)
			add_flaw(flaws, checker, index, claim->offset, claim->length);
	}
}

static void add_slips(GArray *flaws, const struct checker *checker, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const GArray *slips = claims_of_years(checker->claims, instance->self,
		&checker->form->rules[instance->rule], report_year(checker->report));

	for (guint i = 0; i < slips->len; i++) {
		const struct year_slip *slip = &g_array_index(slips, struct year_slip, i);

		add_flaw(flaws, checker, index, slip->offset, slip->length);
	}
}

/* What an instance says of places in the text it is for. */
static void add_of_instance(
	GArray *flaws, const struct checker *checker, cell_index text, size_t index)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	size_t slot = slot_of_instance(checker, index);

	if (instance->self != text || checker->outcomes[index] != FINDING_FAILED ||
		checker->explained[slot])
		return;
	if (checker->form->rules[instance->rule].kind == RULE_FIGURES)
		add_claims(flaws, checker, index);
	else if (checker->form->rules[instance->rule].kind == RULE_YEARS)
		add_slips(flaws, checker, index);
}

static int compare_places(gconstpointer a, gconstpointer b)
{
	const struct text_flaw *left = a, *right = b;

	return (left->offset > right->offset) - (left->offset < right->offset);
}

GArray *checker_flaws(const struct checker *checker, cell_index text)
{
	const struct cell_lists *touches = &checker->form->touches;
	GArray *flaws = g_array_new(FALSE, FALSE, sizeof(struct text_flaw));

	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++)
		add_of_instance(flaws, checker, text, touches->items[i]);
	g_array_sort(flaws, compare_places);
	return flaws;
}

/* Problems */

/* How far a flaw is from a place; 0 inside it and at its edges. */
static size_t distance(const struct text_flaw *flaw, size_t offset)
{
	if (offset < flaw->offset)
		return flaw->offset - offset;
	size_t end = flaw->offset + flaw->length;
	return offset > end ? offset - end : 0;
}

static int compare_distances(gconstpointer a, gconstpointer b, gpointer offset)
{
	size_t left = distance(a, *(const size_t *)offset);
	size_t right = distance(b, *(const size_t *)offset);

	return (left > right) - (left < right);
}

static void add_once(GArray *slots, size_t slot)
{
	for (guint i = 0; i < slots->len; i++) {
		if (g_array_index(slots, size_t, i) == slot)
			return;
	}
	g_array_append_val(slots, slot);
}

GArray *checker_problems_near(const struct checker *checker, cell_index text, size_t offset)
{
	const struct cell_lists *touches = &checker->form->touches;
	GArray *slots = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_autoptr(GArray) flaws = checker_flaws(checker, text);

	g_array_sort_with_data(flaws, compare_distances, &offset);
	for (guint i = 0; i < flaws->len; i++)
		add_once(slots, g_array_index(flaws, struct text_flaw, i).slot);
	if (checker_is_problem(checker, text))
		add_once(slots, text);
	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++) {
		size_t slot = slot_of_instance(checker, touches->items[i]);

		if (checker_is_problem(checker, slot))
			add_once(slots, slot);
	}
	return slots;
}
