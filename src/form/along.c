/*
 * Programs along a line.
 *
 * The formula of a row or column, or of a rule for each of them, is compiled once.
 * From one place to the next its program changes in the cells at hand only, and
 * these lie as much further as the place does. Where they are of another kind there
 * (a choice, a column of texts), the formula is compiled anew.
 */
#include "form/loader.h"

#include <string.h>

void line_program_init(struct line_program *line)
{
	*line = (struct line_program){.at_hand = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
}

void line_program_release(struct line_program *line)
{
	g_array_unref(line->at_hand);
}

static struct instruction *instruction_at(const struct loader *loader, size_t index)
{
	return &g_array_index(loader->instructions, struct instruction, index);
}

/* How far cells at hand lie from those of the place the program was compiled for. */
static cell_index distance(const struct line_program *line, const struct scope *scope)
{
	int places = scope->fixed - line->fixed;

	return (cell_index)(scope->names_columns ? places * scope->block->columns.tree.leaves
						 : places);
}

/* Whether a formula makes the same of two cells. */
static bool alike(const struct form *form, cell_index a, cell_index b)
{
	const struct cell_spec *left = form->cells[a].spec, *right = form->cells[b].spec;

	return left == right || (left->type == right->type && left->type != TYPE_CHOICE);
}

bool line_program_fits(
	const struct loader *loader, const struct line_program *line, const struct scope *scope)
{
	if (!line->moves || line->block != scope->block)
		return false;
	if (scope->block->alike)
		return true;
	cell_index by = distance(line, scope);
	for (guint i = 0; i < line->at_hand->len; i++) {
		uint32_t step = g_array_index(line->at_hand, uint32_t, i);
		cell_index cell = instruction_at(loader, line->program.start + step)->operand;

		if (!alike(loader->form, cell, cell + by))
			return false;
	}
	return true;
}

static struct program move_program(
	struct loader *loader, const struct line_program *line, const struct scope *scope)
{
	struct program moved = {loader->instructions->len, line->program.length};
	cell_index by = distance(line, scope);

	g_array_set_size(loader->instructions, moved.start + moved.length);
	memcpy(instruction_at(loader, moved.start), instruction_at(loader, line->program.start),
		moved.length * sizeof(struct instruction));
	for (guint i = 0; i < line->at_hand->len; i++) {
		uint32_t step = g_array_index(line->at_hand, uint32_t, i);

		instruction_at(loader, moved.start + step)->operand += by;
	}
	return moved;
}

enum sort compile_along(struct loader *loader, const struct scope *scope,
	const struct expression *expression, struct position at, struct line_program *line,
	struct program *program)
{
	if (loader->instructions->len + line->program.length <= FORM_MAX_INSTRUCTIONS &&
		line_program_fits(loader, line, scope)) {
		*program = move_program(loader, line, scope);
		return line->sort;
	}
	g_array_set_size(line->at_hand, 0);
	line->moves = !scope->block->holed;
	loader->line = line;
	line->sort = compile_expression(loader, scope, expression, at, program);
	loader->line = NULL;
	line->moves &= line->sort != SORT_WRONG;
	line->program = *program;
	line->block = scope->block;
	line->fixed = scope->fixed;
	return line->sort;
}
