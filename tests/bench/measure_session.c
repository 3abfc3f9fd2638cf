/*
 * Measures of nothing being lost: a save that waits for the disk, and what a journal
 * brings back.
 *
 * Both happen in a folder of their own, on the disk that temporary files lie on.
 */

#include "measure.h"

#include "base/file_room.h"
#include "inputs.h"
#include "session/session.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

enum {
	SAVES = 60,
	RECOVERIES = 10,
	CHANGES = 10000,
	MS = 1000, /* in microseconds */
};

/* A folder with a copy of the report in it. */
struct room {
	char *folder, *report, *floor;
	struct form_search forms; /* where its form lies */
};

static bool room_init(struct room *room, const struct subjects *subjects)
{
	g_autofree char *forms = g_path_get_dirname(subjects->form);
	struct bytes bytes = {0};

	*room = (struct room){.folder = g_dir_make_tmp("bench-XXXXXX", NULL)};
	form_search_init(&room->forms);
	form_search_add(&room->forms, forms);
	if (!room->folder)
		return false;
	room->report = g_build_filename(room->folder, "report.yaml", NULL);
	room->floor = g_build_filename(room->folder, "floor.yaml", NULL);
	bool good = bytes_read(subjects->report, &bytes) &&
		g_file_set_contents(room->report, bytes.text, (gssize)bytes.length, NULL);
	g_free(bytes.text);
	return good;
}

static void room_release(struct room *room)
{
	if (room->folder)
		remove_tree(room->folder);
	g_free(room->folder);
	g_free(room->report);
	g_free(room->floor);
	form_search_release(&room->forms);
}

static struct session *open_session(const struct room *room)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(room->report, &room->forms, diagnostics);

	for (size_t i = 0; !file && i < diagnostics_count(diagnostics); i++)
		fprintf(stderr, "bench: %s\n", diagnostics_get(diagnostics, i)->text);
	diagnostics_free(diagnostics);
	return file ? session_new(file) : NULL;
}

/* The cells that figures are typed into. Free with g_array_unref. */
static GArray *figures_of(const struct form *form)
{
	GArray *figures = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (cell_index i = 0; i < form->cell_count; i++) {
		const struct form_cell *cell = form_cell(form, i);

		if (cell_type_row(cell->spec->type)->figure && !form_cell_is_computed(cell) &&
			!cell->absent)
			g_array_append_val(figures, i);
	}
	return figures;
}

/* Another figure at each call, in one cell after the other. */
static bool change_figure(struct session *session, const GArray *figures, guint number)
{
	cell_index cell = g_array_index(figures, cell_index, number % figures->len);
	char figure[16];

	g_snprintf(figure, sizeof figure, "%u", 1000 + number);
	return session_set(session, form_cell(session_form(session), cell)->address, figure, NULL);
}

/* Saving. */

/* Of what waits for the disk: a save is measured when nothing else does. */
static void await_journal(const struct session *session)
{
	while (session_is_syncing(session))
		g_usleep(MS);
}

static bool sync_folder(const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY);
	bool good = folder >= 0 && fsync(folder) == 0;

	return folder >= 0 && close(folder) == 0 && good;
}

/* The least that leaves the old file or the new one, whatever happens. */
static bool save_barely(const struct room *room, const struct bytes *bytes)
{
	g_autofree char *temporary = g_strconcat(room->floor, ".new", NULL);
	int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0600);
	bool good = file >= 0 && write(file, bytes->text, bytes->length) == (gssize)bytes->length &&
		fsync(file) == 0;

	good = file >= 0 && close(file) == 0 && good;
	return good && g_rename(temporary, room->floor) == 0 && sync_folder(room->folder);
}

static bool save_by_turns(const struct room *room, struct session *session, struct comparison *save)
{
	g_autoptr(GArray) figures = figures_of(session_form(session));
	struct bytes bytes = {0};
	bool good = bytes_read(room->report, &bytes);

	for (guint i = 0; i < SAVES && good; i++) {
		good = change_figure(session, figures, i);
		await_journal(session);
		gint64 begun = g_get_monotonic_time();
		good = session_save(session, NULL) && good;
		samples_add(&save->program, (double)(g_get_monotonic_time() - begun) / MS);
		await_journal(session);
		begun = g_get_monotonic_time();
		good = save_barely(room, &bytes) && good;
		samples_add(&save->floor, (double)(g_get_monotonic_time() - begun) / MS);
	}
	g_free(bytes.text);
	return good;
}

bool measure_save(const struct subjects *subjects, struct comparison *save)
{
	struct room room;
	struct session *session = room_init(&room, subjects) ? open_session(&room) : NULL;
	/* the first brings the file into the order that every later one has */
	bool good = session && session_set(session, "notes.cover", "saved", NULL) &&
		session_save(session, NULL) && save_by_turns(&room, session, save);

	if (!good)
		fprintf(stderr, "bench: %s is not saved\n", subjects->report);
	g_clear_pointer(&session, session_free);
	room_release(&room);
	return good;
}

/* Recovery. */

/* Leaves a journal of so many changes behind, as a program that was killed does. */
static bool leave_journal(const struct room *room)
{
	struct session *session = open_session(room);
	g_autoptr(GArray) figures = session ? figures_of(session_form(session)) : NULL;
	bool good = session;

	for (guint i = 0; i < CHANGES && good; i++)
		good = change_figure(session, figures, i);
	g_clear_pointer(&session, session_free);
	return good;
}

static bool recover(const struct room *room, struct comparison *recovery)
{
	struct session *session = open_session(room);
	gint64 begun = g_get_monotonic_time();
	struct journal_content *content = session ? journal_read(room->report, NULL) : NULL;
	bool good = content && journal_count(content) == CHANGES &&
		session_recover(session, content) == 0;

	samples_add(&recovery->program, (double)(g_get_monotonic_time() - begun) / MS);
	g_clear_pointer(&content, journal_content_free);
	g_clear_pointer(&session, session_free);
	return good;
}

bool measure_recovery(const struct subjects *subjects, struct comparison *recovery)
{
	struct room room;
	bool good = room_init(&room, subjects) && leave_journal(&room);

	for (int i = 0; i < RECOVERIES && good; i++)
		good = recover(&room, recovery);
	if (!good)
		fprintf(stderr, "bench: changes to %s are not recovered\n", subjects->report);
	room_release(&room);
	return good;
}
