#include "check/text_flaws.h"

#include "check/slots.h"

/* Where flaws are looked for. */
struct search {
	size_t from, to;
	GArray *flaws;
};

static struct text_flaw flaw_of(
	const struct checker *checker, size_t instance, size_t offset, size_t length)
{
	return (struct text_flaw){
		.offset = offset,
		.length = length,
		.slot = slot_of_instance(checker, instance),
		.level = checker->form->rules[checker->form->instances[instance].rule].level,
	};
}

/* Whoever is handed the flaws of an instance: all that are not passed over. */
struct visitor {
	/* Whether one that would stand there is of no interest. */
	bool (*passes)(void *data, size_t offset, size_t length);
	void (*take)(void *data, const struct text_flaw *flaw);
	void *data;
};

static void visit_claims(const struct checker *checker, size_t index, const struct visitor *visitor)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const GArray *claims = claims_of_figures(checker->claims, instance->self,
		&checker->form->rules[instance->rule], (size_t)instance->entry,
		report_year(checker->report));
	struct claim_judge judge;

	claim_judge_init(&judge, checker, index);
	for (guint i = 0; i < claims->len; i++) {
		const struct figure_claim *claim = &g_array_index(claims, struct figure_claim, i);

		if (visitor->passes(visitor->data, claim->offset, claim->length) ||
			claim_judge_state(&judge, claim) != FINDING_FAILED)
			continue;
		struct text_flaw flaw = flaw_of(checker, index, claim->offset, claim->length);
		visitor->take(visitor->data, &flaw);
	}
	claim_judge_release(&judge);
}

static void visit_slips(const struct checker *checker, size_t index, const struct visitor *visitor)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	const GArray *slips = claims_of_years(checker->claims, instance->self,
		&checker->form->rules[instance->rule], report_year(checker->report));

	for (guint i = 0; i < slips->len; i++) {
		const struct year_slip *slip = &g_array_index(slips, struct year_slip, i);
		struct text_flaw flaw = flaw_of(checker, index, slip->offset, slip->length);

		if (!visitor->passes(visitor->data, slip->offset, slip->length))
			visitor->take(visitor->data, &flaw);
	}
}

/* What an instance says of places in the text it is for. */
static void visit_instance(
	const struct checker *checker, cell_index text, size_t index, const struct visitor *visitor)
{
	const struct rule_instance *instance = &checker->form->instances[index];
	size_t slot = slot_of_instance(checker, index);

	if (instance->self != text || checker->outcomes[index] != FINDING_FAILED ||
		checker->explained[slot])
		return;
	if (checker->form->rules[instance->rule].kind == RULE_FIGURES)
		visit_claims(checker, index, visitor);
	else if (checker->form->rules[instance->rule].kind == RULE_YEARS)
		visit_slips(checker, index, visitor);
}

static bool is_outside(void *data, size_t offset, size_t length)
{
	const struct search *search = data;

	return offset >= search->to || offset + length <= search->from;
}

static void add_flaw(void *data, const struct text_flaw *flaw)
{
	g_array_append_vals(((struct search *)data)->flaws, flaw, 1);
}

static int compare_places(gconstpointer a, gconstpointer b)
{
	const struct text_flaw *left = a, *right = b;

	return (left->offset > right->offset) - (left->offset < right->offset);
}

GArray *checker_flaws(const struct checker *checker, cell_index text, size_t from, size_t to)
{
	const struct cell_lists *touches = &checker->form->touches;
	struct search search = {from, to, g_array_new(FALSE, FALSE, sizeof(struct text_flaw))};
	const struct visitor visitor = {is_outside, add_flaw, &search};

	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++)
		visit_instance(checker, text, touches->items[i], &visitor);
	g_array_sort(search.flaws, compare_places);
	return search.flaws;
}

/* Problems */

/* A slot, and how far its nearest flaw is from a place. */
struct nearness {
	size_t slot, distance;
	size_t offset; /* of that flaw; what is as near stands in the text's order */
};

struct nearest {
	size_t place;
	struct nearness found; /* of the instance looked at */
};

/* How far a flaw is from a place; 0 inside it and at its edges. */
static size_t distance(size_t offset, size_t length, size_t place)
{
	if (place < offset)
		return offset - place;
	return place > offset + length ? place - offset - length : 0;
}

static bool is_no_nearer(void *data, size_t offset, size_t length)
{
	const struct nearest *nearest = data;
	size_t away = distance(offset, length, nearest->place);

	return away > nearest->found.distance ||
		(away == nearest->found.distance && offset >= nearest->found.offset);
}

static void note_nearest(void *data, const struct text_flaw *flaw)
{
	struct nearest *nearest = data;

	nearest->found = (struct nearness){
		.slot = flaw->slot,
		.distance = distance(flaw->offset, flaw->length, nearest->place),
		.offset = flaw->offset,
	};
}

static int compare_nearness(gconstpointer a, gconstpointer b)
{
	const struct nearness *left = a, *right = b;

	if (left->distance != right->distance)
		return left->distance > right->distance ? 1 : -1;
	return (left->offset > right->offset) - (left->offset < right->offset);
}

/* For every instance with a flaw in the text, the nearest one: struct nearness, in order. */
static GArray *find_nearest(const struct checker *checker, cell_index text, size_t place)
{
	const struct cell_lists *touches = &checker->form->touches;
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct nearness));

	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++) {
		struct nearest nearest = {place, {SIZE_MAX, SIZE_MAX, SIZE_MAX}};
		const struct visitor visitor = {is_no_nearer, note_nearest, &nearest};

		visit_instance(checker, text, touches->items[i], &visitor);
		if (nearest.found.slot != SIZE_MAX)
			g_array_append_val(found, nearest.found);
	}
	g_array_sort(found, compare_nearness);
	return found;
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
	g_autoptr(GArray) flaws = find_nearest(checker, text, offset);

	for (guint i = 0; i < flaws->len; i++)
		add_once(slots, g_array_index(flaws, struct nearness, i).slot);
	if (checker_is_problem(checker, text))
		add_once(slots, text);
	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++) {
		size_t slot = slot_of_instance(checker, touches->items[i]);

		if (checker_is_problem(checker, slot))
			add_once(slots, slot);
	}
	return slots;
}
