/*
 * The lines of a board: which there are under each filter, in which order, and how
 * one is found.
 */
#include "session/board_internal.h"

#include <string.h>

#include "base/alike.h"
#include "base/language.h"
#include "document/report_list.h"

const char *const board_filter_labels[BOARD_FILTERS] = {
	[BOARD_SUBMITTED] = NC_("filter", "待审"),
	[BOARD_RETURNED] = NC_("filter", "退回"),
	[BOARD_DRAFT] = NC_("filter", "未报"),
	[BOARD_APPROVED] = NC_("filter", "已批"),
	[BOARD_ALL] = NC_("filter", "全部"),
	[BOARD_AMISS] = NC_("filter", "异常"),
};

const char *const board_filter_names[] = {
	[BOARD_SUBMITTED] = "submitted",
	[BOARD_RETURNED] = "returned",
	[BOARD_DRAFT] = "draft",
	[BOARD_APPROVED] = "approved",
	[BOARD_ALL] = "all",
	[BOARD_AMISS] = "amiss",
	[BOARD_FILTERS] = NULL,
};

/* Order */

static bool has_status(const struct board_line *line, enum report_status status)
{
	return line->summary && line->summary->status == status;
}

bool board_line_is_in(const struct board_line *line, enum board_filter filter)
{
	switch (filter) {
	case BOARD_SUBMITTED: return has_status(line, STATUS_SUBMITTED);
	case BOARD_RETURNED: return has_status(line, STATUS_RETURNED);
	case BOARD_DRAFT: return has_status(line, STATUS_DRAFT);
	case BOARD_APPROVED: return line->summary && summary_is_approved(line->summary);
	case BOARD_AMISS: return !line->summary || summary_is_amiss(line->summary);
	default: return true;
	}
}

/* The first filter a line is in. */
static enum board_filter rank_of(const struct board_line *line)
{
	int filter = 0;

	while (filter == BOARD_ALL || !board_line_is_in(line, (enum board_filter)filter))
		filter++;
	return (enum board_filter)filter;
}

/* When it was handed in last; "" where it never was, or that is not known. */
static const char *submitted(const struct board_line *line)
{
	return line->summary ? line->summary->submitted.when : "";
}

static gint in_order(gconstpointer a, gconstpointer b)
{
	const struct board_line *left = *(struct board_line *const *)a;
	const struct board_line *right = *(struct board_line *const *)b;
	int ranks = (int)rank_of(left) - (int)rank_of(right);
	int times = strcmp(submitted(right), submitted(left));

	if (ranks != 0)
		return ranks;
	return times != 0 ? times : strcmp(left->path, right->path);
}

void board_put_in_order(struct board *board)
{
	GPtrArray *all = board->lists[BOARD_ALL];

	for (int i = 0; i < BOARD_FILTERS; i++)
		g_ptr_array_set_size(board->lists[i], 0);
	for (guint i = 0; i < board->entries->len; i++) {
		struct board_entry *entry = board_entry_at(board, i);

		if (entry->was_read && !entry->is_alien)
			g_ptr_array_add(all, &entry->line);
	}
	g_ptr_array_sort(all, in_order);
	for (int filter = 0; filter < BOARD_FILTERS; filter++) {
		for (guint i = 0; filter != BOARD_ALL && i < all->len; i++) {
			struct board_line *line = g_ptr_array_index(all, i);

			if (board_line_is_in(line, (enum board_filter)filter))
				g_ptr_array_add(board->lists[filter], line);
		}
	}
}

/* Lines */

size_t board_count(const struct board *board, enum board_filter filter)
{
	return board->lists[filter]->len;
}

const struct board_line *board_get(const struct board *board, enum board_filter filter, size_t n)
{
	const GPtrArray *list = board->lists[filter];

	return n < list->len ? g_ptr_array_index(list, n) : NULL;
}

size_t board_index(const struct board *board, enum board_filter filter, const char *path)
{
	for (size_t i = 0; i < board_count(board, filter); i++) {
		if (strcmp(board_get(board, filter, i)->path, path) == 0)
			return i;
	}
	return SIZE_MAX;
}

bool board_line_is_called(const struct board_line *line, const char *words)
{
	g_autofree char *folded = alike_fold(words);
	g_autofree char *file = g_filename_display_basename(line->path);
	size_t offset, length;

	return *folded &&
		(alike_find(line->name, folded, &offset, &length) ||
			alike_find(file, folded, &offset, &length));
}

size_t board_find(
	const struct board *board, enum board_filter filter, size_t from, const char *words)
{
	size_t count = board_count(board, filter);

	for (size_t i = 1; i <= count; i++) {
		if (board_line_is_called(board_get(board, filter, (from + i) % count), words))
			return (from + i) % count;
	}
	return SIZE_MAX;
}

size_t board_next(const struct board *board, enum board_filter filter, size_t from)
{
	size_t count = board_count(board, filter);

	for (size_t i = 1; i <= count; i++) {
		const struct board_line *line = board_get(board, filter, (from + i) % count);

		if (board_line_is_in(line, BOARD_SUBMITTED))
			return (from + i) % count;
	}
	return SIZE_MAX;
}

const char *board_year(const struct board *board)
{
	const char *year = NULL;

	for (size_t i = 0; i < board_count(board, BOARD_ALL); i++) {
		const struct report_summary *summary = board_get(board, BOARD_ALL, i)->summary;

		if (!summary || !*summary->year)
			continue;
		if (year && strcmp(year, summary->year) != 0)
			return NULL;
		year = summary->year;
	}
	return year;
}

/* As a paper */

/* How many there are under each filter, in a line. Free with g_free. */
static char *counts_of(const struct board *board)
{
	return g_strdup_printf(_("共%zu份：待审%zu，退回%zu，未报%zu，已批%zu，异常%zu"),
		board_count(board, BOARD_ALL), board_count(board, BOARD_SUBMITTED),
		board_count(board, BOARD_RETURNED), board_count(board, BOARD_DRAFT),
		board_count(board, BOARD_APPROVED), board_count(board, BOARD_AMISS));
}

/* "2024年  共48份：…". */
static char *caption_of(const struct board *board)
{
	const char *year = board_year(board);
	g_autofree char *counts = counts_of(board);

	return year ? g_strdup_printf(_("%s年  %s"), year, counts) : g_steal_pointer(&counts);
}

struct document *board_document(
	const struct board *board, enum board_filter filter, const char *origin)
{
	size_t count = board_count(board, filter);
	g_autofree struct listed_report *reports = g_new(struct listed_report, count);
	g_autofree char *caption = caption_of(board);
	const struct report_list list = {
		.caption = caption,
		.has_years = !board_year(board),
		.origin = origin,
		.reports = reports,
		.count = count,
	};

	for (size_t i = 0; i < count; i++) {
		const struct board_line *line = board_get(board, filter, i);

		reports[i] = (struct listed_report){
			.group = g_dpgettext2(NULL, "filter", board_filter_labels[rank_of(line)]),
			.name = line->name,
			.summary = line->summary,
			.trouble = line->trouble,
		};
	}
	return document_new_report_list(&list);
}
