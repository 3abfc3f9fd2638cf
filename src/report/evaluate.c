#include "report/evaluate.h"

#include <stdlib.h>
#include <string.h>

/* What is blank may become any number its cell allows. A figure that need not be filled in is
   waited for by no sum: a list with rows to spare has its total. */
static struct quantity of_blank(const struct cell_spec *spec)
{
	bool spare = !spec->required && cell_type_row(spec->type)->figure;

	return (struct quantity){
		.kind = QUANTITY_BLANK,
		.may_rise = !spare,
		.may_fall = !spare && (!spec->has_min || spec->min.coefficient < 0),
	};
}

/* What a formula makes of words: a year is a number, a date a day. */
static struct quantity of_words(const char *text, enum cell_type type)
{
	int year, month, day;

	if (type == TYPE_YEAR)
		return quantity_of_number(ratio_from_int(year_parse(text)), 0);
	if (type == TYPE_DATE && date_parse(text, &year, &month, &day))
		return quantity_of_day((GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (struct quantity){.kind = QUANTITY_TEXT, .text = text};
}

/* What a value is by itself; blank for what a formula cannot use. Of a number, as most are, the
   cell is not looked at. */
static struct quantity of_value(const struct value *value, const struct form_cell *cell)
{
	struct quantity quantity;

	switch (value->kind) {
	case VALUE_NUMBER:
		quantity =
			quantity_of_number(ratio_from_decimal(value->number), value->number.scale);
		break;
	case VALUE_NOT_APPLICABLE: return quantity_of_kind(QUANTITY_NOT_APPLICABLE);
	case VALUE_UNCOMPUTABLE: return quantity_of_kind(QUANTITY_UNCOMPUTABLE);
	case VALUE_OVERFLOW: return quantity_of_kind(QUANTITY_OVERFLOW);
	case VALUE_TEXT: return of_words(value->text, cell->spec->type);
	default: quantity = quantity_of_kind(QUANTITY_BLANK);
	}
	quantity.may_rise = value->may_rise;
	quantity.may_fall = value->may_fall;
	return quantity;
}

static bool applies(const struct evaluation *evaluation, const struct form_cell *cell)
{
	return cell->condition < 0 || evaluation->as_it_stands ||
		!evaluation->report->ruled_out[cell->condition];
}

static const struct value *value_of(const struct evaluation *evaluation, cell_index cell)
{
	return evaluation->assumed && evaluation->assumed->cell == cell
		? &evaluation->assumed->value
		: report_value(evaluation->report, cell);
}

/* A text a report has to say is kept, where texts are; one that is only assumed is not. */
static void keep_text(struct evaluation *evaluation, cell_index cell, enum text_year year,
	struct quantity *quantity)
{
	bool is_assumed = evaluation->assumed && evaluation->assumed->cell == cell;

	if (evaluation->texts && quantity->kind == QUANTITY_TEXT && !is_assumed &&
		evaluation->report->form->cells[cell].spec->type == TYPE_TEXT)
		quantity->kept = kept_texts_of(evaluation->texts, cell, year, quantity->text);
}

static struct quantity of_cell(struct evaluation *evaluation, cell_index index)
{
	const struct form_cell *cell = &evaluation->report->form->cells[index];
	struct quantity quantity = of_value(value_of(evaluation, index), cell);

	if (quantity.kind == QUANTITY_BLANK && !form_cell_is_computed(cell)) {
		if (!applies(evaluation, cell))
			return quantity_of_kind(QUANTITY_NOT_APPLICABLE);
		quantity = of_blank(cell->spec);
		evaluation->open = true;
	}
	keep_text(evaluation, index, TEXT_TYPED, &quantity);
	evaluation->open |= quantity.may_rise || quantity.may_fall;
	return quantity;
}

/* What last year left blank could have been anything. */
static struct quantity of_last_year(struct evaluation *evaluation, cell_index index)
{
	const struct report *report = evaluation->report;
	struct quantity quantity = of_value(&report->last[index], &report->form->cells[index]);

	evaluation->last_year_missing |=
		quantity.kind == QUANTITY_BLANK || quantity.kind == QUANTITY_NOT_APPLICABLE;
	if (quantity.kind == QUANTITY_BLANK)
		quantity.may_rise = quantity.may_fall = true;
	keep_text(evaluation, index, TEXT_LAST_YEAR, &quantity);
	return quantity;
}

/* Executing */

/* What an instruction that takes nothing pushes. */
static struct quantity fetch(struct evaluation *evaluation, struct instruction step)
{
	const struct code *code = &evaluation->report->form->code;

	switch (step.operation) {
	case OP_CELL: return of_cell(evaluation, step.operand);
	case OP_PREVIOUS: return of_last_year(evaluation, step.operand);
	case OP_SELF: return of_cell(evaluation, evaluation->self);
	case OP_SELF_PREVIOUS: return of_last_year(evaluation, evaluation->self);
	case OP_TEXT:
		return (struct quantity){.kind = QUANTITY_TEXT, .text = code->texts[step.operand]};
	default:
		return quantity_of_number(ratio_from_decimal(code->numbers[step.operand]),
			code->numbers[step.operand].scale);
	}
}

static struct quantity run(
	struct evaluation *evaluation, struct program program, struct quantity *stack)
{
	const struct instruction *code =
		evaluation->report->form->code.instructions + program.start;
	struct quantity *top = stack;

	for (uint32_t i = 0; i < program.length; i++) {
		size_t taken = instruction_takes(code[i]);

		top -= taken;
		if (taken == 0)
			*top = fetch(evaluation, code[i]);
		else
			quantity_operate(code[i].operation, top, taken);
		top++;
	}
	return stack[0];
}

struct quantity *evaluation_stack(const struct form *form)
{
	return g_new(struct quantity, form->code.deepest + 1);
}

struct quantity evaluate(struct evaluation *evaluation, struct program program)
{
	return run(evaluation, program, evaluation->stack);
}

bool evaluate_rules_out(struct evaluation *evaluation, int condition)
{
	struct evaluation as_it_stands = {
		.report = evaluation->report, .self = CELL_NONE, .as_it_stands = true};
	struct program program = evaluation->report->form->conditions[condition].program;

	return run(&as_it_stands, program, evaluation->stack).kind == QUANTITY_FALSE;
}

bool evaluate_applies(const struct evaluation *evaluation, cell_index cell)
{
	return applies(evaluation, &evaluation->report->form->cells[cell]);
}
