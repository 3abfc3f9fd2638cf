#include "check/repair_internal.h"

static void repair_free(gpointer data)
{
	struct repair *repair = data;

	g_free(repair->where);
	g_free(repair->label);
	for (size_t i = 0; i < repair->count; i++)
		g_free(repair->steps[i].text);
	g_free(repair);
}

struct repair *repair_offer(struct repair_search *search, char *where, char *label)
{
	struct repair *repair = g_new0(struct repair, 1);

	repair->where = where;
	repair->label = label;
	g_ptr_array_add(search->repairs, repair);
	return repair;
}

void repair_add_step(struct repair *repair, cell_index cell, char *text)
{
	repair->steps[repair->count++] = (struct repair_step){.cell = cell, .text = text};
}

void repair_add_part(
	struct repair *repair, cell_index cell, size_t offset, size_t length, char *text)
{
	repair->steps[repair->count++] = (struct repair_step){
		.cell = cell, .is_part = true, .offset = offset, .length = length, .text = text};
}

char *repair_step_text(const struct repair_step *step, const struct report *report)
{
	if (!step->is_part)
		return g_strdup(step->text);
	GString *text = g_string_new(report->typed[step->cell].text);

	g_string_erase(text, (gssize)step->offset, (gssize)step->length);
	g_string_insert(text, (gssize)step->offset, step->text);
	return g_string_free(text, FALSE);
}

bool repair_figure_fits(const struct form *form, cell_index cell, struct decimal figure)
{
	struct value value = {.kind = VALUE_NUMBER, .number = figure};

	return figure.coefficient >= 0 && !value_fault(form_cell(form, cell), &value);
}

bool repair_sum(struct decimal figure, struct decimal by, struct decimal *sum)
{
	struct ratio exact;

	return ratio_add(ratio_from_decimal(figure), ratio_from_decimal(by), &exact) &&
		ratio_round(exact, MAX(figure.scale, by.scale), sum);
}

/* Which kinds are looked for with a rule of a kind; what a cell says by itself has stated
   figures. */
static void search_rule(struct repair_search *search)
{
	switch (search->checker->form->rules[search->slot.rule].kind) {
	case RULE_FIGURES: repair_claim(search); break;
	case RULE_YEARS: repair_year(search); break;
	default:
		repair_slip(search);
		repair_unit(search);
		repair_date(search);
		repair_years(search);
	}
}

GPtrArray *checker_repairs(const struct checker *checker, size_t number, cell_index near)
{
	struct repair_search search = {
		.checker = checker,
		.number = number,
		.slot = slot_of(checker, number),
		.near = near,
		.repairs = g_ptr_array_new_with_free_func(repair_free),
	};

	if (!checker_is_problem(checker, number) || search.slot.whole)
		return search.repairs;
	if (search.slot.rule >= 0) {
		search_rule(&search);
	} else {
		repair_stated(&search);
		repair_slip(&search);
	}
	if (search.repairs->len > REPAIRS_MOST)
		g_ptr_array_set_size(search.repairs, REPAIRS_MOST);
	return search.repairs;
}
