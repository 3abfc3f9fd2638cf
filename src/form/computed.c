/*
 * Computed cells: every cell gets the program of its column's formula, its row's,
 * or one of its own.
 *
 * Where a computed row crosses a computed column the two have to be the same sum,
 * unless one of them says which counts.
 */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

/* A cell that both its row and its column compute: the one that is not used, to be compared. */
struct crossed_cell {
	cell_index cell;
	struct program used, other;
	struct position at;
};

struct cell_compiler {
	struct loader *loader;
	int section;
	const struct form_block *block;
	GArray *crossings;
};

static void give_formula(
	struct loader *loader, cell_index index, struct program program, enum computed_by by)
{
	uint32_t *place = &loader->form->rank[index];
	struct computed_cell computed = {index, program};

	if (*place == RANK_NONE) {
		*place = loader->computed->len;
		g_array_append_val(loader->computed, computed);
	} else {
		g_array_index(loader->computed, struct computed_cell, *place) = computed;
	}
	loader->form->cells[index].computed_by = by;
}

static struct program formula_of(const struct loader *loader, cell_index computed)
{
	return g_array_index(loader->computed, struct computed_cell, loader->form->rank[computed])
		.program;
}

/* Which of the two formulas counts that a cell has, its row's and its column's. */
static enum crossing crossing_of(const struct form_block *block, const struct form_cell *cell)
{
	const struct form_line *column = form_axis_leaf(&block->columns, cell->column);

	return column->crossing ? column->crossing
				: form_axis_leaf(&block->rows, cell->row)->crossing;
}

/* Gives a cell the formula of its row or column, unless it has the other one and that counts. */
static void set_formula(struct cell_compiler *compiler, cell_index index, struct program program,
	const struct form_line *line, bool by_column)
{
	const struct form_cell *cell = form_cell(compiler->loader->form, index);
	enum crossing chosen = form_cell_is_computed(cell) ? crossing_of(compiler->block, cell)
		: by_column                                ? CROSSING_COLUMN
							   : CROSSING_ROW;

	if (chosen == (by_column ? CROSSING_COLUMN : CROSSING_ROW)) {
		give_formula(compiler->loader, index, program,
			by_column ? COMPUTED_BY_COLUMN : COMPUTED_BY_ROW);
	} else if (!chosen) {
		struct crossed_cell crossing = {
			index, formula_of(compiler->loader, index), program, line->formula_at};

		g_array_append_val(compiler->crossings, crossing);
	}
}

/* Whether a cell can take a figure at all. */
static bool check_figure(struct loader *loader, cell_index index, struct position at)
{
	const struct form_cell *cell = form_cell(loader->form, index);

	if (cell_type_row(cell->spec->type)->figure)
		return true;
	return diagnostics_error(loader->diagnostics, loader->file, at,
		_("公式：%s 不是数字格，不能计算；若没有这一格，请在表的 cells 里写 %s: none"),
		cell->address, strchr(cell->address, '.') + 1);
}

static bool check_sort(struct loader *loader, enum sort sort, struct position at)
{
	if (sort == SORT_FIGURE || sort == SORT_WRONG)
		return sort == SORT_FIGURE;
	return diagnostics_error(loader->diagnostics, loader->file, at, _("公式：公式得不出数字"));
}

/* Gives every cell of a line the program of the line's formula. */
static void compile_line(
	struct cell_compiler *compiler, const struct form_axis *axis, int leaf, bool by_column)
{
	struct loader *loader = compiler->loader;
	const struct form_block *block = compiler->block;
	const struct form_line *line = form_axis_leaf(axis, leaf);
	const struct form_axis *across = by_column ? &block->rows : &block->columns;
	struct formula *formula =
		formula_parse(loader->file, line->formula_at, line->formula, loader->diagnostics);

	struct line_program program_here;

	line_program_init(&program_here);
	for (int fixed = 0; formula && fixed < across->tree.leaves; fixed++) {
		struct scope scope = {
			.section = compiler->section,
			.block = block,
			.names_columns = by_column,
			.fixed = fixed,
			.other = -1,
		};
		cell_index cell = by_column ? form_block_cell(block, fixed, leaf)
					    : form_block_cell(block, leaf, fixed);
		struct program program;

		if (form_cell(loader->form, cell)->absent)
			continue;
		if (!check_figure(loader, cell, line->formula_at))
			break;
		enum sort sort = compile_along(loader, &scope, formula_root(formula),
			line->formula_at, &program_here, &program);
		if (!check_sort(loader, sort, line->formula_at))
			break;
		set_formula(compiler, cell, program, line, by_column);
	}
	line_program_release(&program_here);
	formula_free(formula);
}

static void compile_axis(
	struct cell_compiler *compiler, const struct form_axis *axis, bool by_column)
{
	for (int i = 0; i < axis->sourced_count && !loader_gave_up(compiler->loader); i++) {
		if (form_axis_leaf(axis, axis->sourced[i])->formula)
			compile_line(compiler, axis, axis->sourced[i], by_column);
	}
}

/* Every row of a block crosses every column of it, so one of each that disagree are enough. */
static void check_contrary(struct loader *loader, const struct form_block *block)
{
	const struct form_line *said[CROSSING_COLUMN + 1] = {NULL}; /* a column that says it */

	for (int i = 0; i < block->columns.sourced_count; i++) {
		const struct form_line *column =
			form_axis_leaf(&block->columns, block->columns.sourced[i]);

		said[column->crossing] = column;
	}
	for (int i = 0; i < block->rows.sourced_count; i++) {
		const struct form_line *row = form_axis_leaf(&block->rows, block->rows.sourced[i]);
		const struct form_line *contrary =
			row->crossing == CROSSING_ROW ? said[CROSSING_COLUMN] : said[CROSSING_ROW];

		if (row->crossing && contrary)
			diagnostics_error(loader->diagnostics, loader->file, row->crossing_at,
				_("与列“%s”的 crossing 相反（第%d行）：交叉的格只能听一个"),
				contrary->id, contrary->crossing_at.line);
	}
}

static void compile_blocks(struct loader *loader, GArray *crossings)
{
	struct form *form = loader->form;

	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++) {
			const struct form_table *table = &form->sections[s].tables[t];

			for (int b = 0; b < table->block_count; b++) {
				struct cell_compiler compiler = {
					loader, s, &table->blocks[b], crossings};

				check_contrary(loader, &table->blocks[b]);
				compile_axis(&compiler, &table->blocks[b].columns, true);
				compile_axis(&compiler, &table->blocks[b].rows, false);
			}
		}
	}
}

/* Where a computed row crosses a computed column, both must say the same. */
static void check_crossings(struct loader *loader, const GArray *crossings)
{
	const struct form *form = loader->form;

	for (guint i = 0; i < crossings->len && !loader_gave_up(loader); i++) {
		const struct crossed_cell *crossing =
			&g_array_index(crossings, struct crossed_cell, i);
		const struct form_cell *cell = form_cell(form, crossing->cell);
		struct program formula = form_cell_formula(form, crossing->cell);

		if (formula.start == crossing->used.start && /* it has none of its own */
			!linear_equal(loader->linear, formula, crossing->other))
			diagnostics_error(loader->diagnostics, loader->file, crossing->at,
				_("%s 由行和列两个公式计算，两者不一定相等（列的在第%d行）；"
				  "请在行或列上写 crossing: row 或 crossing: column"),
				cell->address,
				form_axis_leaf(&form_cell_block(form, crossing->cell)->columns,
					cell->column)
					->formula_at.line);
	}
}

/* Formulas of single cells, which go before those of their row and column. */
static void compile_single_cells(struct loader *loader)
{
	for (guint i = 0; i < loader->cell_formulas->len && !loader_gave_up(loader); i++) {
		const struct cell_formula *formula =
			&g_array_index(loader->cell_formulas, struct cell_formula, i);
		struct form_cell *cell = &loader->form->cells[formula->cell];
		struct scope scope = {
			.section = cell->section,
			.block = form_cell_block(loader->form, formula->cell),
			.names_columns = true,
			.fixed = cell->row,
			.other = cell->column,
		};
		struct program program;

		if (!check_figure(loader, formula->cell, formula->at) ||
			!compile_text(loader, &scope, formula->text, formula->at, SORT_FIGURE,
				_("公式：公式得不出数字"), &program))
			continue;
		give_formula(loader, formula->cell, program, COMPUTED_BY_ITSELF);
	}
}

void publish_code(struct loader *loader)
{
	struct code *code = &loader->form->code;

	code->instructions = (struct instruction *)(void *)loader->instructions->data;
	code->numbers = (struct decimal *)(void *)loader->numbers->data;
}

/* So that whether a cell has a rank, or a place yet, says whether it is computed. */
static void forget_ranks(struct form *form)
{
	form->rank = g_new(uint32_t, form->cell_count);
	for (cell_index cell = 0; cell < form->cell_count; cell++)
		form->rank[cell] = RANK_NONE;
}

void compile_cells(struct loader *loader)
{
	g_autoptr(GArray) crossings = g_array_new(FALSE, FALSE, sizeof(struct crossed_cell));

	forget_ranks(loader->form);
	compile_blocks(loader, crossings);
	compile_single_cells(loader);
	publish_code(loader);
	if (!rank_cells(loader))
		return;
	list_conditions(loader);
	loader->linear = linear_new(loader->form);
	check_crossings(loader, crossings);
}
