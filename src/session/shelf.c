#include "session/shelf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/language.h"
#include "report/remarks.h"
#include "review/state.h"
#include "session/place.h"
#include "session/recent.h"
#include "session/recovery.h"
#include "session/session.h"

static const char journal_suffix[] = ".journal";

static void shelf_report_free(gpointer data)
{
	struct shelf_report *report = data;

	g_free(report->path);
	g_free(report->title);
	g_free(report->form);
	g_free(report->place);
	g_free(report);
}

/* Looking at one */

/* "城北镇人民政府 2024年报"; without either, what there is. */
static char *title_of(const struct report *report, const char *path)
{
	const char *unit = report_unit(report), *year = report_cover_year(report);

	if (*unit && *year)
		return g_strdup_printf(_("%s %s年报"), unit, year);
	return *unit ? g_strdup(unit) : g_path_get_basename(path);
}

static char *place_words(const struct form *form, const char *address)
{
	struct place place;

	if (!address || !*address || !place_find(form, address, &place, NULL) ||
		place.cell == CELL_NONE)
		return NULL;
	return form_cell_place(form, place.cell);
}

/* Takes over file. */
static void look_into(struct shelf_report *report, struct report_file *file,
	const struct journal_content *content, const char *address)
{
	struct session *session = session_new(file);
	const char *last = content ? journal_left_at(content) : NULL;

	report->moved_on = content && !session_continues(session, content);
	if (content)
		session_recover(session, content);
	report->unsaved = (guint)session_unsaved(session);
	report->readable = !session_lacks_form(session);
	report->status = session_report(session)->status;
	report->state = review_word(session_report(session));
	report->remarks = report_open_remarks(session_report(session));
	report->count = session_total(session);
	g_free(report->title);
	report->title = title_of(session_report(session), report->path);
	report->form = g_strdup(session_form(session)->id);
	report->place = place_words(session_form(session), last ? last : address);
	session_free(session); /* the journal stays */
}

/* What a report is that was at work, or is to be looked for a journal only; NULL: there is none. */
static struct shelf_report *shelf_report_new(
	const struct form_search *forms, const struct recent *recent)
{
	struct journal_content *content = journal_read(recent->path, NULL);
	struct report_file *file = recovery_file(forms, recent->path, content);
	guint unsaved = content ? journal_count(content) : 0;
	struct shelf_report *report = NULL;

	if (file || unsaved > 0 || g_file_test(recent->path, G_FILE_TEST_EXISTS)) {
		report = g_new0(struct shelf_report, 1);
		report->path = g_strdup(recent->path);
		report->title = g_filename_display_basename(recent->path);
		report->unsaved = unsaved;
		report->when = unsaved > 0 ? content->modified : recent->when;
	}
	if (file)
		look_into(report, file, unsaved > 0 ? content : NULL, recent->address);
	if (report && !report->form)
		report->form = g_strdup("");
	journal_content_free(content);
	return report;
}

/* Gathering */

static bool is_listed(const GPtrArray *reports, const char *path)
{
	for (guint i = 0; i < reports->len; i++) {
		const struct shelf_report *report = g_ptr_array_index(reports, i);

		if (g_str_equal(report->path, path))
			return true;
	}
	return false;
}

/* Whether there is something left to do in a draft: to fill in or to put right. */
static bool is_to_be_filled(const struct shelf_report *report)
{
	return report->readable && report->status == STATUS_DRAFT &&
		(section_count_filled(report->count) < report->count.required ||
			report->count.errors > 0);
}

/* Where a report belongs. */
static GPtrArray *list_of(const struct shelf *shelf, const struct shelf_report *report)
{
	if (report->unsaved > 0 || is_to_be_filled(report))
		return shelf->unfinished;
	return report->readable && report->status == STATUS_RETURNED ? shelf->returned
								     : shelf->recent;
}

/* How many there are that were found by the visit to them. */
static guint count_visited(const struct shelf *shelf)
{
	guint count = shelf->recent->len + shelf->returned->len;

	for (guint i = 0; i < shelf->unfinished->len; i++)
		count += ((struct shelf_report *)shelf->unfinished->pdata[i])->unsaved == 0;
	return count;
}

/* Puts a report where it belongs, unless there are enough. */
static void add(struct shelf *shelf, const struct form_search *forms, const struct recent *recent,
	guint most)
{
	if (is_listed(shelf->unfinished, recent->path) ||
		is_listed(shelf->returned, recent->path) || is_listed(shelf->recent, recent->path))
		return;
	g_autofree char *journal = journal_path(recent->path);
	bool left_behind = g_file_test(journal, G_FILE_TEST_EXISTS);
	if (!left_behind && count_visited(shelf) >= most)
		return;
	struct shelf_report *report = shelf_report_new(forms, recent);
	if (report)
		g_ptr_array_add(list_of(shelf, report), report);
}

/* The report whose journal has that name, or NULL. Free with g_free. */
static char *report_of_journal(const char *directory, const char *name)
{
	size_t length = strlen(name);

	if (name[0] != '.' || !g_str_has_suffix(name, journal_suffix) ||
		length <= sizeof journal_suffix)
		return NULL;
	g_autofree char *report = g_strndup(name + 1, length - sizeof journal_suffix);
	g_autofree char *path = g_build_filename(directory, report, NULL);
	return g_canonicalize_filename(path, NULL);
}

static void add_journals(
	struct shelf *shelf, const struct form_search *forms, const char *directory, guint most)
{
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)) && shelf->unfinished->len < most) {
		g_autofree char *path = report_of_journal(directory, name);
		struct recent recent = {.path = path, .address = (char *)""};

		if (path)
			add(shelf, forms, &recent, 0);
	}
}

/* What could be lost stands before what is safe; of either the newest first. */
static gint most_pressing_first(gconstpointer a, gconstpointer b)
{
	const struct shelf_report *left = *(struct shelf_report *const *)a;
	const struct shelf_report *right = *(struct shelf_report *const *)b;

	if (!left->unsaved != !right->unsaved)
		return left->unsaved ? -1 : 1;
	if (left->when != right->when)
		return left->when < right->when ? 1 : -1;
	return strcmp(left->path, right->path);
}

void shelf_init(struct shelf *shelf, const struct form_search *forms, const char *directory,
	const char *state, guint most)
{
	g_autoptr(GPtrArray) recents = recent_list(state);

	shelf->unfinished = g_ptr_array_new_with_free_func(shelf_report_free);
	shelf->returned = g_ptr_array_new_with_free_func(shelf_report_free);
	shelf->recent = g_ptr_array_new_with_free_func(shelf_report_free);
	for (guint i = 0; i < recents->len; i++)
		add(shelf, forms, g_ptr_array_index(recents, i), most);
	add_journals(shelf, forms, directory, most);
	g_ptr_array_sort(shelf->unfinished, most_pressing_first);
	if (shelf->unfinished->len > most)
		g_ptr_array_set_size(shelf->unfinished, (gint)most);
}

void shelf_release(struct shelf *shelf)
{
	g_ptr_array_unref(shelf->unfinished);
	g_ptr_array_unref(shelf->returned);
	g_ptr_array_unref(shelf->recent);
}
