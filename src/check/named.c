#include "check/named.h"

#include "check/slots.h"
#include <string.h>

struct search {
	const struct checker *checker;
	cell_index text;
	GArray *figures; /* struct named_figure */
	GArray *firsts;  /* struct program: by figure, what it comes to */
	bool reads_text; /* some figure is worked out of the text itself */
};

static void figure_clear(gpointer data)
{
	struct named_figure *figure = data;

	g_free(figure->figure);
	g_free(figure->named);
}

static const struct figures_entry *entry_of(
	const struct checker *checker, const struct rule_instance *instance)
{
	return &checker->form->rules[instance->rule].entries[instance->entry];
}

static bool is_same_program(const struct form *form, struct program a, struct program b)
{
	for (uint32_t i = 0; i < a.length && a.length == b.length; i++) {
		struct instruction left = form->code.instructions[a.start + i];
		struct instruction right = form->code.instructions[b.start + i];

		if (left.operation != right.operation || left.operand != right.operand)
			return false;
	}
	return a.length == b.length;
}

static struct named_figure *find_figure(const struct search *search, struct program first)
{
	for (guint i = 0; i < search->firsts->len; i++) {
		if (is_same_program(search->checker->form,
			    g_array_index(search->firsts, struct program, i), first))
			return &g_array_index(search->figures, struct named_figure, i);
	}
	return NULL;
}

/* The first cell that a program reads, or CELL_NONE. */
static cell_index first_cell(const struct form *form, struct program program)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction instruction = form->code.instructions[program.start + i];

		if (instruction.operation == OP_CELL)
			return instruction.operand;
	}
	return CELL_NONE;
}

static char *figure_text(const struct form *form, const struct quantity *quantity)
{
	g_autofree char *text = quantity_text(form, quantity);
	bool open = quantity->kind == QUANTITY_NUMBER && (quantity->may_rise || quantity->may_fall);

	return g_strconcat(text ? text : "", open ? "+" : "", NULL);
}

static struct named_figure *add_figure(
	struct search *search, size_t instance, const struct figures_entry *entry)
{
	const struct form *form = search->checker->form;
	struct evaluation evaluation = instance_evaluation(search->checker, instance);
	struct quantity is = evaluate(&evaluation, entry->is[0]);
	cell_index cell = first_cell(form, entry->is[0]);
	struct named_figure figure = {
		.label = entry->after.texts[0],
		.section = cell == CELL_NONE ? 0 : form_cell(form, cell)->section,
		.first = cell,
		.cell = entry->is[0].length == 1 ? cell : CELL_NONE,
		.figure = figure_text(form, &is),
	};

	g_array_append_val(search->figures, figure);
	g_array_append_val(search->firsts, entry->is[0]);
	return &g_array_index(search->figures, struct named_figure, search->figures->len - 1);
}

static const enum named_state states[] = {
	[FINDING_NONE] = NAMED_PENDING,
	[FINDING_PASSED] = NAMED_RIGHT,
	[FINDING_PENDING] = NAMED_PENDING,
	[FINDING_FAILED] = NAMED_WRONG,
};

/* A clause that says there were none has no digit. */
static bool is_denial(const char *words, size_t length)
{
	for (size_t i = 0; i < length;) {
		gunichar c = g_utf8_get_char(words + i);

		if (g_unichar_isdigit(c))
			return false;
		i += (size_t)(g_utf8_next_char(words + i) - (words + i));
	}
	return true;
}

static void note_claim(const struct search *search, const struct claim_judge *judge,
	const struct figure_claim *claim, struct named_figure *figure)
{
	char buffer[DECIMAL_TEXT_SIZE];
	enum named_state state = states[claim_judge_state(judge, claim)];

	if (figure->named && state != NAMED_WRONG)
		return;
	g_free(figure->named);
	figure->named = g_strdup(decimal_format(claim->figure, buffer));
	figure->state = state;
	figure->denied = is_denial(
		search->checker->report->typed[search->text].text + claim->offset, claim->length);
}

/* Whether a program reads a cell, which is the one it stands for where it reads that. */
static bool reads(const struct form *form, struct program program, cell_index cell, cell_index self)
{
	for (uint32_t i = 0; i < program.length; i++) {
		struct instruction instruction = form->code.instructions[program.start + i];

		if (instruction.operation == OP_CELL && instruction.operand == cell)
			return true;
		if (instruction.operation == OP_SELF && self == cell)
			return true;
	}
	return false;
}

static void add_instance(struct search *search, size_t index)
{
	const struct checker *checker = search->checker;
	const struct rule_instance *instance = &checker->form->instances[index];
	const struct form_rule *rule = &checker->form->rules[instance->rule];

	if (rule->kind != RULE_FIGURES || instance->self != search->text)
		return;
	const struct figures_entry *entry = entry_of(checker, instance);
	if (entry->ignored || entry->is_count == 0 || entry->after.count == 0)
		return;
	struct named_figure *figure = find_figure(search, entry->is[0]);
	if (!figure)
		figure = add_figure(search, index, entry);
	const GArray *claims = claims_of_figures(checker->claims, search->text, rule,
		(size_t)instance->entry, report_year(checker->report));
	for (size_t i = 0; i < entry->is_count; i++)
		search->reads_text = search->reads_text ||
			reads(checker->form, entry->is[i], search->text, search->text);
	struct claim_judge judge;
	claim_judge_init(&judge, checker, index);
	for (guint i = 0; i < claims->len && figure->state != NAMED_WRONG; i++)
		note_claim(search, &judge, &g_array_index(claims, struct figure_claim, i), figure);
	claim_judge_release(&judge);
}

/* A reference to a figure names it, and is right for ever; one to a part of it names it as long as
   the other parts are nought. */
static void note_reference(const struct search *search, cell_index cell)
{
	const struct report *report = search->checker->report;

	for (guint i = 0; i < search->figures->len; i++) {
		struct named_figure *figure =
			&g_array_index(search->figures, struct named_figure, i);
		struct program program = g_array_index(search->firsts, struct program, i);

		if (figure->named || !reads(report->form, program, cell, CELL_NONE))
			continue;
		g_autofree char *shown = report_display(report, cell);
		if (figure->cell != cell && strcmp(shown, figure->figure) != 0)
			continue;
		figure->named = g_strdup(figure->figure);
		figure->state = NAMED_RIGHT;
	}
}

static void note_references(const struct search *search)
{
	const GArray *cells = claims_references(search->checker->claims, search->text);

	for (guint i = 0; i < cells->len; i++)
		note_reference(search, g_array_index(cells, cell_index, i));
}

static int compare_places(gconstpointer a, gconstpointer b)
{
	const struct named_figure *left = a, *right = b;

	return (left->first > right->first) - (left->first < right->first);
}

static GArray *find_figures(const struct checker *checker, cell_index text, bool *reads_text)
{
	const struct cell_lists *touches = &checker->form->touches;
	struct search search = {
		.checker = checker,
		.text = text,
		.figures = g_array_new(FALSE, TRUE, sizeof(struct named_figure)),
		.firsts = g_array_new(FALSE, TRUE, sizeof(struct program)),
	};

	g_array_set_clear_func(search.figures, figure_clear);
	for (uint32_t i = touches->start[text]; i < touches->start[text + 1]; i++)
		add_instance(&search, touches->items[i]);
	note_references(&search);
	g_array_sort(search.figures, compare_places);
	g_array_unref(search.firsts);
	*reads_text = search.reads_text;
	return search.figures;
}

/* Keeping */

struct named_memo {
	cell_index text;
	GArray *figures;  /* NULL: nothing is known */
	bool reads_text;  /* they change with the text, whatever it claims */
	unsigned version; /* of its claims */
};

struct named_memo *named_memo_new(void)
{
	return g_new0(struct named_memo, 1);
}

void named_memo_free(struct named_memo *memo)
{
	named_memo_forget(memo);
	g_free(memo);
}

void named_memo_forget(struct named_memo *memo)
{
	g_clear_pointer(&memo->figures, g_array_unref);
}

/* What the text's own edits do is seen by its claims. */
void named_memo_update(struct named_memo *memo, cell_index changed)
{
	if (changed != memo->text || memo->reads_text)
		named_memo_forget(memo);
}

GArray *checker_named(const struct checker *checker, cell_index text)
{
	struct named_memo *memo = checker->named;

	claims_references(checker->claims, text); /* so that their version says all there is */
	bool stands = memo->figures && memo->text == text &&
		memo->version == claims_version(checker->claims, text);
	if (!stands) {
		named_memo_forget(memo);
		memo->text = text;
		memo->figures = find_figures(checker, text, &memo->reads_text);
		memo->version = claims_version(checker->claims, text);
	}
	return g_array_ref(memo->figures);
}
