#include "session/board_internal.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "report/file.h"
#include "session/journal.h"
#include "session/papers.h"

/* Entries */

static void forget(struct board_entry *entry)
{
	g_clear_pointer(&entry->line.name, g_free);
	g_clear_pointer(&entry->line.trouble, g_free);
	g_clear_pointer(&entry->line.summary, report_summary_free);
	g_clear_pointer(&entry->form, g_free);
	entry->is_alien = false;
}

static void entry_free(gpointer data)
{
	struct board_entry *entry = data;

	forget(entry);
	g_free(entry->line.path);
	g_free(entry);
}

struct board *board_new(
	const struct form_search *forms, const char *const *names, struct decimal factor)
{
	struct board *board = g_new0(struct board, 1);

	board->forms = forms;
	board->names = names;
	board->factor = factor;
	board->entries = g_ptr_array_new_with_free_func(entry_free);
	board->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = 0; i < BOARD_FILTERS; i++)
		board->lists[i] = g_ptr_array_new();
	return board;
}

void board_free(struct board *board)
{
	if (!board)
		return;
	for (int i = 0; i < BOARD_FILTERS; i++)
		g_ptr_array_unref(board->lists[i]);
	g_hash_table_unref(board->by_path);
	g_ptr_array_unref(board->entries);
	g_free(board);
}

/* Surveying */

static struct stamp stamp_of(const char *path)
{
	struct stat facts;

	if (!path || stat(path, &facts) != 0)
		return (struct stamp){0};
	return (struct stamp){facts.st_dev, facts.st_ino, facts.st_size, facts.st_ctim};
}

static bool is_same_stamp(const struct stamp *a, const struct stamp *b)
{
	return a->device == b->device && a->number == b->number && a->size == b->size &&
		a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

/* That of the form a report is on, as it would be found now. */
static struct stamp form_stamp_of(const struct board *board, const struct board_entry *entry)
{
	struct form_search wider;

	if (!entry->form)
		return (struct stamp){0};
	report_form_search(&wider, board->forms, entry->line.path);
	g_autofree char *found = form_search_find(&wider, entry->form);
	form_search_release(&wider);
	return stamp_of(found);
}

static bool is_as_it_was(const struct board *board, const struct board_entry *entry)
{
	struct stamp stamp = stamp_of(entry->line.path), form = form_stamp_of(board, entry);

	return entry->was_read && is_same_stamp(&stamp, &entry->stamp) &&
		is_same_stamp(&form, &entry->form_stamp);
}

static void take_up(struct board *board, const char *path, bool in_directory)
{
	struct board_entry *entry = g_hash_table_lookup(board->by_path, path);

	if (!entry) {
		entry = g_new0(struct board_entry, 1);
		entry->line.path = g_strdup(path);
		g_ptr_array_add(board->entries, entry);
		g_hash_table_insert(board->by_path, entry->line.path, entry);
	}
	entry->was_found = true;
	entry->in_directory = in_directory;
}

static void take_up_name(struct board *board, const char *name)
{
	g_autoptr(GPtrArray) paths = papers_in(name);

	for (guint i = 0; paths && i < paths->len; i++)
		take_up(board, g_ptr_array_index(paths, i), true);
	if (!paths)
		take_up(board, name, false);
}

/* What is gone leaves no line. */
static void let_go_of_lost(struct board *board)
{
	for (guint i = board->entries->len; i-- > 0;) {
		struct board_entry *entry = board_entry_at(board, i);

		if (entry->was_found)
			continue;
		g_hash_table_remove(board->by_path, entry->line.path);
		g_ptr_array_remove_index(board->entries, i);
	}
}

size_t board_survey(struct board *board)
{
	size_t due = 0;

	for (guint i = 0; i < board->entries->len; i++)
		board_entry_at(board, i)->was_found = false;
	for (const char *const *name = board->names; *name; name++)
		take_up_name(board, *name);
	let_go_of_lost(board);
	board_put_in_order(board);
	for (guint i = 0; i < board->entries->len; i++) {
		struct board_entry *entry = board_entry_at(board, i);
		g_autofree char *journal = journal_path(entry->line.path);

		entry->line.has_unsaved = g_file_test(journal, G_FILE_TEST_EXISTS);
		entry->is_due = !is_as_it_was(board, entry);
		due += entry->is_due;
	}
	board->next = 0;
	return due;
}

/* Reading */

static char *harmless_line(const char *text)
{
	char *line = text_sanitize(text, strlen(text));

	return g_strdelimit(line, "\n\t", ' ');
}

static void name_by_file(struct board_entry *entry)
{
	g_autofree char *name = g_path_get_basename(entry->line.path);
	g_autofree char *shown = g_filename_display_name(name);

	g_free(entry->line.name);
	entry->line.name = harmless_line(shown);
}

/* Keeps of a report what its line needs. */
static void take_report(
	const struct board *board, struct board_entry *entry, const struct report_file *file)
{
	entry->form = g_strdup(file->form->id);
	if (file->lacks_form) {
		g_autofree char *trouble =
			g_strdup_printf(_("没有安装表式 %s，没有检查"), file->form->id);

		entry->line.trouble = harmless_line(trouble);
		return;
	}
	struct checker *checker = checker_new(file->report);
	entry->line.summary = report_summary_new(file->report, checker, board->factor);
	checker_free(checker);
}

static const struct diagnostic *first_error(const struct diagnostics *diagnostics)
{
	size_t i = 0;

	while (i + 1 < diagnostics_count(diagnostics) &&
		diagnostics_get(diagnostics, i)->level != LEVEL_ERROR)
		i++;
	return diagnostics_get(diagnostics, i);
}

static void take_failure(struct board_entry *entry, const struct diagnostics *diagnostics)
{
	const struct diagnostic *error = first_error(diagnostics);
	g_autofree char *text = error->at.line > 0
		? g_strdup_printf(_("第%d行：%s"), error->at.line, error->text)
		: g_strdup(error->text);

	entry->line.trouble = harmless_line(text);
	entry->form = paper_form(entry->line.path);
	entry->is_alien = entry->in_directory && !paper_is_report(entry->line.path);
}

static void read_entry(const struct board *board, struct board_entry *entry)
{
	struct diagnostics *diagnostics = diagnostics_new();

	forget(entry);
	entry->stamp = stamp_of(entry->line.path); /* first: what is changed from now on is seen */
	struct report_file *file = report_file_open(entry->line.path, board->forms, diagnostics);
	name_by_file(entry);
	if (file) {
		const char *unit = report_unit(file->report);

		take_report(board, entry, file);
		if (*unit) {
			g_free(entry->line.name);
			entry->line.name = harmless_line(unit);
		}
	} else {
		take_failure(entry, diagnostics);
	}
	entry->form_stamp = form_stamp_of(board, entry);
	entry->was_read = true;
	entry->is_due = false;
	report_file_free(file);
	diagnostics_free(diagnostics);
}

bool board_read_next(struct board *board)
{
	while (board->next < board->entries->len) {
		struct board_entry *entry = board_entry_at(board, board->next++);

		if (!entry->is_due)
			continue;
		read_entry(board, entry);
		return true;
	}
	return false;
}

void board_refresh(struct board *board)
{
	board_survey(board);
	while (board_read_next(board))
		;
	board_put_in_order(board);
}
