#include "print/pages.h"

enum {
	TOGETHER = 2, /* lines of a text that end or begin a page at least */
};

/* Pages in the making; the last one is being filled. */
struct laying {
	const GArray *pieces;
	const int *leads; /* of each piece, what has to stand together with its beginning */
	int height;
	GPtrArray *lines;
	GArray *pages;
};

static const struct piece *piece_at(const GArray *pieces, guint index)
{
	return &g_array_index(pieces, struct piece, index);
}

/* Pieces */

void piece_paint_rows(const struct piece *piece, int from, int to, GPtrArray *lines)
{
	guint first = lines->len;

	grid_sheet_paint(piece->sheet, from, to, lines);
	for (guint i = first; i < lines->len; i++) {
		char *line = g_strchomp(g_ptr_array_index(lines, i));
		int indent = *line == '\0' ? 0 : piece->indent;
		lines->pdata[i] = g_strdup_printf("%*s%s", indent, "", line);
		g_free(line);
	}
}

void piece_release(struct piece *piece)
{
	grid_sheet_free(piece->sheet);
	grid_free(piece->grid);
}

/* How many lines rows of a table take. */
static int height_of_rows(const struct piece *piece, int from, int to)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	grid_sheet_paint(piece->sheet, from, to, lines);
	return (int)lines->len;
}

/* The next row behind `from` above which a page may end. */
static int next_break(const struct grid *grid, int from)
{
	int row = from + 1;

	while (!grid_may_part(grid, row))
		row++;
	return row;
}

/* The lines that have to stand right above a piece: those of what leads it, up to what leads
   that. */
static int lead_in_of(const GArray *pieces, guint index)
{
	int lines = piece_at(pieces, index)->above;

	while (index > 0 && piece_at(pieces, index - 1)->keep_with_next) {
		const struct piece *leading = piece_at(pieces, --index);
		lines += (int)leading->count + (index > 0 ? leading->above : 0);
	}
	return lines;
}

/* The lines a page must have at least for a piece to begin on it. A table is parted when it does
   not stand on one page together with what leads it. */
static int least_of(const GArray *pieces, guint index, int height)
{
	const struct piece *piece = piece_at(pieces, index);
	int all = (int)piece->count;

	if (piece->grid && all + lead_in_of(pieces, index) > height)
		return height_of_rows(piece, 0, next_break(piece->grid, 0));
	if (piece->grid || piece->whole || all <= TOGETHER + 1)
		return all;
	return TOGETHER;
}

/* The lines that a piece and what it leads take to begin on one page; of what that leads in turn,
   as much as a page has room for. */
static int least_with_next(const GArray *pieces, guint index, const int *leads, int height)
{
	int own = (int)piece_at(pieces, index)->count + piece_at(pieces, index + 1)->above;

	if (own + leads[index + 1] <= height)
		return own + leads[index + 1];
	int next = least_of(pieces, index + 1, height);
	return own + next <= height ? own + next : least_of(pieces, index, height);
}

/* What leads something stands on its page. Worked out from the end. */
static int *leads_of(const GArray *pieces, int height)
{
	int *leads = g_new(int, pieces->len + 1);

	leads[pieces->len] = 0;
	for (guint i = pieces->len; i-- > 0;) {
		const struct piece *piece = piece_at(pieces, i);
		bool keeps = piece->keep_with_next && i + 1 < pieces->len;
		leads[i] = keeps ? least_with_next(pieces, i, leads, height)
				 : least_of(pieces, i, height);
	}
	return leads;
}

/* Laying */

static struct page_runs *last_page(const struct laying *laying)
{
	return &g_array_index(laying->pages, struct page_runs, laying->pages->len - 1);
}

static void begin_page(struct laying *laying)
{
	struct page_runs page = {.runs = g_array_new(FALSE, FALSE, sizeof(struct run))};

	g_array_append_val(laying->pages, page);
}

static bool is_empty(const struct laying *laying)
{
	return last_page(laying)->used == 0;
}

/* Lines left for what stands so many lines below the piece before. */
static int room_below(const struct laying *laying, int above)
{
	int used = last_page(laying)->used;

	return laying->height - used - (used > 0 ? above : 0);
}

static void put(struct laying *laying, int above, guint first, guint count)
{
	struct page_runs *page = last_page(laying);
	struct run run = {.above = page->used > 0 ? above : 0, .first = first, .count = count};

	g_array_append_val(page->runs, run);
	page->used += run.above + (int)count;
}

/* How many of so many lines of text go on a page that has room for fewer. */
static int lines_before_break(int count, int room, bool is_first)
{
	int taken = MIN(room, count - TOGETHER);
	bool alone = is_first && taken < TOGETHER;

	return alone ? 0 : MAX(taken, 0);
}

/* Parts a text where that leaves two lines on either side, or, on a page of its own, anywhere. */
static void put_text(struct laying *laying, guint first, guint count, int above)
{
	bool is_first = true;

	for (;;) {
		int room = room_below(laying, above);
		if ((int)count <= room) {
			put(laying, above, first, count);
			return;
		}
		int taken = lines_before_break((int)count, room, is_first);
		if (taken == 0 && is_empty(laying))
			taken = room;
		if (taken > 0) {
			put(laying, above, first, (guint)taken);
			first += (guint)taken;
			count -= (guint)taken;
			is_first = false;
		}
		begin_page(laying);
		above = 0;
	}
}

/* How far the rows from `from` on fill the room; `from` when not even one fits. Every row has a
   line at least, so no more of them than lines need be tried. */
static int rows_that_fit(const struct piece *piece, int from, int room)
{
	int fits = from;
	int low = from + 1, high = MIN(grid_rows(piece->grid), from + MAX(room, 1));

	while (low <= high) {
		int middle = low + (high - low) / 2;
		int row = grid_may_part(piece->grid, middle) ? middle
							     : next_break(piece->grid, middle);
		if (row <= high && height_of_rows(piece, from, row) <= room) {
			fits = row;
			low = row + 1;
		} else {
			high = middle - 1;
		}
	}
	return fits;
}

static void put_rows(struct laying *laying, const struct piece *piece, int from, int to, int above)
{
	guint first = laying->lines->len;

	piece_paint_rows(piece, from, to, laying->lines);
	put_text(laying, first, laying->lines->len - first, above);
}

/* Where a page ends that begins with row `from` and has room up to row `to`: the last row does not
   go on to another page alone. */
static int end_of_part(const struct grid *grid, int from, int to)
{
	int rows = grid_rows(grid);
	int earlier = to - 1;

	if (to == rows || next_break(grid, to) < rows)
		return to;
	while (earlier > from && !grid_may_part(grid, earlier))
		earlier--;
	return earlier > from ? earlier : to;
}

/* A table that its page has no room for. */
static void put_table(struct laying *laying, const struct piece *piece)
{
	int rows = grid_rows(piece->grid);
	int above = piece->above;

	for (int from = 0; from < rows;) {
		int to = rows_that_fit(piece, from, room_below(laying, above));
		if (to == from && !is_empty(laying)) {
			begin_page(laying);
			continue;
		}
		if (to == from)
			to = next_break(piece->grid, from);
		to = end_of_part(piece->grid, from, to);
		put_rows(laying, piece, from, to, above);
		from = to;
		if (from < rows)
			begin_page(laying);
	}
}

/* What leads a piece has seen to the room for both, and for no more than that where they lead on to
   more than a page. */
static void put_piece(struct laying *laying, guint index)
{
	const struct piece *piece = piece_at(laying->pieces, index);
	bool led = index > 0 && piece_at(laying->pieces, index - 1)->keep_with_next;
	int needed = led ? least_of(laying->pieces, index, laying->height) : laying->leads[index];

	if (!is_empty(laying) && needed > room_below(laying, piece->above))
		begin_page(laying);
	bool fits = (int)piece->count <= room_below(laying, piece->above);
	if (piece->grid && !fits)
		put_table(laying, piece);
	else
		put_text(laying, piece->first, piece->count, piece->above);
}

GArray *pages_lay(const GArray *pieces, int height, GPtrArray *lines)
{
	int *leads = leads_of(pieces, height);
	struct laying laying = {
		.pieces = pieces,
		.leads = leads,
		.height = height,
		.lines = lines,
		.pages = g_array_new(FALSE, FALSE, sizeof(struct page_runs)),
	};

	begin_page(&laying);
	for (guint i = 0; i < pieces->len; i++)
		put_piece(&laying, i);
	g_free(leads);
	return laying.pages;
}

void pages_free(GArray *pages)
{
	for (guint i = 0; i < pages->len; i++)
		g_array_free(g_array_index(pages, struct page_runs, i).runs, TRUE);
	g_array_free(pages, TRUE);
}
