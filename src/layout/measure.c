/*
 * How wide columns are.
 *
 * First every column gets the least its cells can do with; then what the paper
 * has left is handed out, as grid_paint describes it. What "the least" means
 * depends on how tight the paper is: a manner says what is still kept, and the
 * first manner that fits is used. All widths are multiples of the width of a
 * rule.
 */

#include "layout/grid_internal.h"

#include <limits.h>
#include <string.h>

struct manner {
	bool words; /* no word is broken */
	bool alike; /* columns of figures are equally wide */
	bool blank; /* a blank stands behind figures */
};

/* The tightest manner that keeps words whole. */
enum { WHOLE = 1 };

/* From a comfortable paper to the tightest. */
static const struct manner manners[] = {
	{.words = true, .alike = true, .blank = true},
	{.words = true, .alike = false, .blank = true},
	{.words = false, .alike = false, .blank = true},
	{.words = false, .alike = false, .blank = false},
};

/* A measure in the making. */
struct fitting {
	const struct grid *grid;
	const struct grid_paper *paper;
	const struct manner *manner;
	struct text_need *needs; /* of each cell */
	int rule;
	int *width; /* of each column */
	int slack;  /* columns of the paper not yet given to any column */
};

static int round_down(int columns, int unit)
{
	return columns / unit * unit;
}

static int round_up(int columns, int unit)
{
	return round_down(columns + unit - 1, unit);
}

static const struct text_need *need_of(const struct fitting *fitting, const struct grid_cell *cell)
{
	size_t index = (size_t)(cell - (const struct grid_cell *)fitting->grid->cells->data);

	return &fitting->needs[index];
}

static int least_width(const struct fitting *fitting, const struct grid_cell *cell)
{
	const struct text_need *need = need_of(fitting, cell);
	int width = fitting->manner->words ? need->word : need->character;
	bool blank = cell->figure && fitting->manner->blank && width > 0;

	return width + blank;
}

/* The least widths */

/* The cell whose right edge is the right edge of this square, and whose top is its top. */
static const struct grid_cell *cell_ending_at(const struct grid *grid, int row, int column)
{
	const struct grid_cell *cell = grid_cell_at(grid, row, column);
	bool ends = cell && cell->row == row && cell->column + cell->columns == column + 1;

	return ends ? cell : NULL;
}

/* Widens what a cell covers until the cell has room: the last column, from which cells reaching
   further profit too, or all of them where that is one of those to be kept alike. */
static void make_room(struct fitting *fitting, const struct grid_cell *cell)
{
	int has = grid_cell_width(cell, fitting->width, fitting->rule);
	int lacks = least_width(fitting, cell) - has;

	if (lacks <= 0)
		return;
	int end = cell->column + cell->columns;
	bool alike = fitting->manner->alike && fitting->grid->kinds[end - 1] == GRID_FIGURES;
	int widened = alike ? cell->columns : 1;
	int each = round_up((lacks + widened - 1) / widened, fitting->rule);
	for (int column = end - widened; column < end; column++)
		fitting->width[column] += each;
}

static int count_columns(const struct grid *grid, enum grid_column kind)
{
	int count = 0;

	for (int column = 0; column < grid->columns; column++)
		count += grid->kinds[column] == kind;
	return count;
}

/* Whether texts stand among the figures, beside those of the stub. */
static bool is_mixed(const struct grid *grid)
{
	return count_columns(grid, GRID_LABELS) > 1;
}

static int widest_figures(const struct fitting *fitting)
{
	int widest = 0;

	for (int column = 0; column < fitting->grid->columns; column++) {
		if (fitting->grid->kinds[column] == GRID_FIGURES)
			widest = MAX(widest, fitting->width[column]);
	}
	return widest;
}

/* The least width of a column of figures, and how many are that narrow. */
static int narrowest_figures(const struct fitting *fitting, int *count)
{
	int narrowest = INT_MAX;

	*count = 0;
	for (int column = 0; column < fitting->grid->columns; column++) {
		if (fitting->grid->kinds[column] != GRID_FIGURES)
			continue;
		if (fitting->width[column] < narrowest)
			*count = 0;
		narrowest = MIN(narrowest, fitting->width[column]);
		*count += fitting->width[column] == narrowest;
	}
	return narrowest;
}

static void widen_figures_to(struct fitting *fitting, int width)
{
	for (int column = 0; column < fitting->grid->columns; column++) {
		if (fitting->grid->kinds[column] == GRID_FIGURES)
			fitting->width[column] = MAX(fitting->width[column], width);
	}
}

static int total_width(const struct fitting *fitting)
{
	int total = (fitting->grid->columns + 1) * fitting->rule;

	for (int column = 0; column < fitting->grid->columns; column++)
		total += fitting->width[column];
	return total;
}

static void set_least_widths(struct fitting *fitting)
{
	const struct grid *grid = fitting->grid;

	for (int column = 0; column < grid->columns; column++)
		fitting->width[column] = fitting->rule;
	for (int column = 0; column < grid->columns; column++) {
		for (int row = 0; row < grid->rows; row++) {
			const struct grid_cell *cell = cell_ending_at(grid, row, column);
			if (cell)
				make_room(fitting, cell);
		}
	}
	if (fitting->manner->alike)
		widen_figures_to(fitting, widest_figures(fitting));
}

/* Handing out the rest */

static void widen(struct fitting *fitting, int column, int width)
{
	int more = CLAMP(width - fitting->width[column], 0, fitting->slack);

	more = round_down(more, fitting->rule);
	fitting->width[column] += more;
	fitting->slack -= more;
}

/* Width at which no text that ends in this column wraps, the other columns staying as they are. */
static int width_unwrapped(const struct fitting *fitting, int column)
{
	int width = 0;

	for (int row = 0; row < fitting->grid->rows; row++) {
		const struct grid_cell *cell = cell_ending_at(fitting->grid, row, column);
		if (!cell)
			continue;
		int has = grid_cell_width(cell, fitting->width, fitting->rule);
		int others = has - fitting->width[column];
		width = MAX(width, need_of(fitting, cell)->line - others);
	}
	return round_up(width, fitting->rule);
}

/* The part of the paper each column of figures may take, if there is as much. */
static int figure_share(const struct fitting *fitting)
{
	const struct grid *grid = fitting->grid;
	int count = count_columns(grid, GRID_FIGURES);
	int rules = (grid->columns + 1) * fitting->rule;
	int paper =
		count < grid->columns ? fitting->paper->width / 2 : fitting->paper->width - rules;

	return count == 0 ? 0 : paper / count;
}

/* Widens columns of figures up to width, the narrowest first and always all of the same width
   together, so that equal columns stay equal. */
static void widen_figures(struct fitting *fitting, int width)
{
	for (;;) {
		int count;
		int narrowest = narrowest_figures(fitting, &count);
		int more = count * fitting->rule;
		if (count == 0 || narrowest + fitting->rule > width || more > fitting->slack)
			return;
		widen_figures_to(fitting, narrowest + fitting->rule);
		fitting->slack -= more;
	}
}

static int figures_unwrapped(const struct fitting *fitting)
{
	int width = 0;

	for (int column = 0; column < fitting->grid->columns; column++) {
		if (fitting->grid->kinds[column] == GRID_FIGURES)
			width = MAX(width, width_unwrapped(fitting, column));
	}
	return width;
}

static int count_lines(const char *text, int width, enum width_profile profile)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));

	text_break(text, strlen(text), width, width, profile, lines);
	return (int)lines->len;
}

/* Whether every label of this column, so wide, is no taller than the number of rows it covers. */
static bool labels_fit_rows(const struct fitting *fitting, int column, int width)
{
	for (int row = 0; row < fitting->grid->rows; row++) {
		const struct grid_cell *cell = cell_ending_at(fitting->grid, row, column);
		if (!cell || cell->columns > 1 || need_of(fitting, cell)->line <= width)
			continue;
		if (count_lines(cell->text, width, fitting->paper->profile) > cell->rows)
			return false;
	}
	return true;
}

static int group_width(const struct fitting *fitting, int column, int most)
{
	int unwrapped = MIN(width_unwrapped(fitting, column), most);
	int width = round_up(fitting->width[column], GRID_WORD);

	while (width < unwrapped && !labels_fit_rows(fitting, column, width))
		width += GRID_WORD;
	return MIN(width, unwrapped);
}

/* A column of groups takes no more than an equal part of what there is for it and the columns of
   text behind it. */
static void widen_groups(struct fitting *fitting)
{
	const struct grid *grid = fitting->grid;
	int have = fitting->slack;
	int behind = 0;

	for (int column = 0; column < grid->columns; column++) {
		if (grid->kinds[column] != GRID_FIGURES) {
			have += fitting->width[column];
			behind++;
		}
	}
	for (int column = 0; column < grid->columns; column++) {
		if (grid->kinds[column] != GRID_GROUPS)
			continue;
		widen(fitting, column, group_width(fitting, column, have / behind));
		have -= fitting->width[column];
		behind--;
	}
}

/* Whether a column takes its part of what others leave: labels do, and in a mixed grid figures are
   no better, for it is texts that need room there. */
static bool takes_part(const struct grid *grid, int column)
{
	enum grid_column kind = grid->kinds[column];

	return kind == GRID_LABELS || (kind == GRID_FIGURES && is_mixed(grid));
}

/* What each of these columns lacks until nothing in it wraps; 0 for others. Returns the sum. */
static int lacking(const struct fitting *fitting, int *lacks)
{
	int sum = 0;

	for (int column = 0; column < fitting->grid->columns; column++) {
		lacks[column] = 0;
		if (!takes_part(fitting->grid, column))
			continue;
		int unwrapped = width_unwrapped(fitting, column);
		lacks[column] = MAX(unwrapped - fitting->width[column], 0);
		sum += lacks[column];
	}
	return sum;
}

/* Hands out all there is, in proportion to what columns lack. Each gets its part of what is left
   for it and those behind it, so that the last takes the remainders. */
static void widen_in_proportion(struct fitting *fitting, const int *lacks, int sum)
{
	int behind = 0;

	for (int column = 0; column < fitting->grid->columns; column++)
		behind += takes_part(fitting->grid, column);
	for (int column = 0; column < fitting->grid->columns; column++) {
		if (!takes_part(fitting->grid, column))
			continue;
		int part = sum > 0 ? fitting->slack * lacks[column] / sum : fitting->slack / behind;
		widen(fitting, column, fitting->width[column] + part);
		sum -= lacks[column];
		behind--;
	}
}

/* In a mixed grid long texts would leave short ones a character a line: two of these come first. */
static void widen_short_labels(struct fitting *fitting)
{
	for (int column = 0; column < fitting->grid->columns; column++) {
		if (fitting->grid->kinds[column] == GRID_LABELS)
			widen(fitting, column, MIN(width_unwrapped(fitting, column), GRID_WORD));
	}
}

/* And where it costs the long ones no more than half of what there is, short ones are not broken at
   all: a date or a name in two lines makes the row higher, and reads badly. */
static void keep_short_labels_whole(struct fitting *fitting)
{
	enum { SHORT = 16 }; /* "2024年12月31日", and a blank beside it */
	const struct grid *grid = fitting->grid;
	int needed = 0;

	for (int round = 0; round < 2; round++) {
		for (int column = 0; column < grid->columns; column++) {
			int unwrapped = width_unwrapped(fitting, column);

			if (grid->kinds[column] != GRID_LABELS || unwrapped > SHORT)
				continue;
			if (round == 0)
				needed += MAX(unwrapped - fitting->width[column], 0);
			else
				widen(fitting, column, unwrapped);
		}
		if (needed > fitting->slack / 2)
			return;
	}
}

/* The columns of text, without the names of the rows before them, unless those are the only
   ones. */
static bool takes_rest(const struct grid *grid, int column)
{
	int first = 0;

	while (first < grid->columns && grid->kinds[first] != GRID_LABELS)
		first++;
	return grid->kinds[column] == GRID_LABELS &&
		(column > first || count_columns(grid, GRID_LABELS) == 1);
}

/* Of what nothing needs any more, figures have no use: it goes to the texts, the wider ones more,
   the last taking what is left over. */
static void hand_out_rest(struct fitting *fitting)
{
	const struct grid *grid = fitting->grid;
	int behind = 0;

	for (int column = 0; column < grid->columns; column++)
		behind += takes_rest(grid, column) ? fitting->width[column] : 0;
	for (int column = 0; column < grid->columns && behind > 0; column++) {
		int width = fitting->width[column];

		if (!takes_rest(grid, column))
			continue;
		widen(fitting, column, width + fitting->slack * width / behind);
		behind -= width;
	}
}

static void hand_out(struct fitting *fitting)
{
	bool mixed = is_mixed(fitting->grid);
	int share = figure_share(fitting);

	fitting->slack = fitting->paper->width - total_width(fitting);
	if (!mixed)
		widen_figures(fitting, MIN(share, figures_unwrapped(fitting)));
	widen_groups(fitting);
	if (mixed) {
		widen_short_labels(fitting);
		keep_short_labels_whole(fitting);
	}
	g_autofree int *lacks = g_new(int, fitting->grid->columns);
	int sum = lacking(fitting, lacks);
	if (!mixed && fitting->slack > sum) {
		fitting->slack -= sum;
		widen_figures(fitting, share);
		fitting->slack += sum;
	}
	if (mixed && fitting->slack > sum) {
		int rest = fitting->slack - sum;

		fitting->slack = sum;
		widen_in_proportion(fitting, lacks, sum);
		fitting->slack += rest;
		hand_out_rest(fitting);
		return;
	}
	widen_in_proportion(fitting, lacks, sum);
}

/* The measure */

static struct fitting fitting_new(const struct grid *grid, const struct grid_paper *paper)
{
	bool light = paper->rules == RULES_LIGHT;

	return (struct fitting){
		.grid = grid,
		.paper = paper,
		.needs = grid_needs(grid, paper->profile),
		.rule = light ? text_width("─", strlen("─"), paper->profile) : 1,
		.width = g_new(int, grid->columns),
	};
}

/* Uses the first manner in which the grid fits; columns among which texts stand are not alike. */
static bool fit(struct fitting *fitting)
{
	for (size_t i = is_mixed(fitting->grid) ? WHOLE : 0; i < G_N_ELEMENTS(manners); i++) {
		fitting->manner = &manners[i];
		set_least_widths(fitting);
		if (total_width(fitting) <= fitting->paper->width)
			return true;
	}
	return false;
}

bool grid_measure_init(
	struct grid_measure *measure, const struct grid *grid, const struct grid_paper *paper)
{
	struct fitting fitting = fitting_new(grid, paper);
	bool fits = fit(&fitting);

	if (fits)
		hand_out(&fitting);
	*measure = (struct grid_measure){
		.rule = fitting.rule,
		.blank = fitting.manner->blank,
		.width = fitting.width,
	};
	g_free(fitting.needs);
	if (!fits)
		grid_measure_release(measure);
	return fits;
}

void grid_measure_release(struct grid_measure *measure)
{
	g_free(measure->width);
	measure->width = NULL;
}

static int narrowest(
	const struct grid *grid, const struct grid_paper *paper, const struct manner *manner)
{
	struct fitting fitting = fitting_new(grid, paper);

	fitting.manner = manner;
	set_least_widths(&fitting);
	int width = total_width(&fitting);
	g_free(fitting.needs);
	g_free(fitting.width);
	return width;
}

int grid_narrowest(const struct grid *grid, const struct grid_paper *paper)
{
	return narrowest(grid, paper, &manners[G_N_ELEMENTS(manners) - 1]);
}

int grid_narrowest_whole(const struct grid *grid, const struct grid_paper *paper)
{
	return narrowest(grid, paper, &manners[WHOLE]);
}
