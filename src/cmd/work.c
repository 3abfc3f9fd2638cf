#include "cmd/work.h"

#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "base/suggest.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "session/claim.h"
#include "session/last_year.h"

static const char standard_stream[] = "-";

static bool is_stream(const char *path)
{
	return strcmp(path, standard_stream) == 0;
}

static bool journal_lies_beside(const char *path)
{
	g_autofree char *journal = journal_path(path);

	return !is_stream(path) && g_file_test(journal, G_FILE_TEST_EXISTS);
}

struct report_file *work_open_file(struct environment *environment, const char *path)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = report_file_open(path, &environment->forms, diagnostics);

	say_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	return file;
}

/* Says that a report's file is not all there is, and who is at work on the rest. */
static void say_pending(struct environment *environment, const char *path)
{
	struct lock_holder *holder = lock_look(path);

	if (holder && lock_holder_is_alive(holder)) {
		g_autofree char *words = lock_holder_words(holder, environment->now());

		say(environment, _("%s：正开着，有还没保存的改动，这里用的是保存过的内容；%s"),
			path, words);
	} else {
		say(environment,
			_("%s：有还没保存的改动，这里用的是保存过的内容；用 nianbao edit 打开即可恢复"),
			path);
	}
	lock_holder_free(holder);
}

struct report_file *work_read(struct environment *environment, const char *path)
{
	struct report_file *file = work_open_file(environment, path);

	if (file && journal_lies_beside(path))
		say_pending(environment, path);
	return file;
}

struct report_file *work_read_settled(
	struct environment *environment, const char *path, bool saved_will_do)
{
	if (saved_will_do || !journal_lies_beside(path))
		return work_read(environment, path);
	say(environment,
		_("%s：有还没保存的改动；先用 nianbao edit 打开存盘，或写 --saved，只用保存过的内容"),
		path);
	return NULL;
}

struct previous *work_last_year(
	struct environment *environment, const char *path, const char *report_path)
{
	struct previous *previous = NULL;

	if (file_is_same(path, report_path)) {
		say(environment, _("%s：就是本报告自己，不能作它的上年报告"), path);
		return NULL;
	}
	struct report_file *file = work_read(environment, path);
	if (file)
		previous = last_year_copy(file);
	report_file_free(file);
	return previous;
}

bool work_fits(struct environment *environment, int year, const struct previous *previous)
{
	g_autofree char *warning = NULL;
	g_autoptr(GError) error = NULL;

	if (!last_year_fits(year, previous, &warning, &error)) {
		say(environment, "%s", error->message);
		return false;
	}
	if (warning)
		say(environment, "%s", warning);
	return true;
}

enum exit_status work_refuse(
	struct environment *environment, const char *path, const struct claim *claim)
{
	if (claim->obstacle)
		return give_up(environment, _("%s：没有改动：%s"), path, claim->obstacle);
	g_autofree char *words = lock_holder_words(claim->holder, environment->now());
	return give_up(environment, _("%s：正开着，没有改动；%s"), path, words);
}

/* Takes the lock of a report that is to be altered; NULL where it may not be, which has been
   said. */
static struct lock *take_lock(struct environment *environment, const char *path)
{
	const struct lock_taker taker = work_taker(environment, LOCK_FOR_COMMAND);
	struct claim claim;

	claim_make(&claim, path, &taker);
	struct lock *lock = g_steal_pointer(&claim.lock);
	if (!lock)
		work_refuse(environment, path, &claim);
	claim_release(&claim);
	return lock;
}

/* Has what waits to be recovered lie aside, where it can still be found. */
static bool put_aside(struct environment *environment, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *journal = journal_path(path);
	bool done = journal_put_aside(path, &error);

	if (done)
		say(environment, _("%s：没有保存的改动移到了 %s.old，这里只用保存过的"), path,
			journal);
	else
		say(environment, "%s", error->message);
	return done;
}

/* The same, where nothing waits to be recovered either, or what was saved will do. */
static struct lock *take_settled(
	struct environment *environment, const char *path, bool saved_will_do)
{
	if (is_stream(path)) {
		say(environment, _("要改写的报告须是文件，不能是标准输入"));
		return NULL;
	}
	struct lock *lock = take_lock(environment, path);
	if (!lock || !journal_lies_beside(path) || (saved_will_do && put_aside(environment, path)))
		return lock;
	if (!saved_will_do)
		say(environment,
			_("%s：有还没保存的改动；先用 nianbao edit 打开，保存或放弃以后再改"),
			path);
	lock_release(lock);
	return NULL;
}

void work_sign(const struct environment *environment, struct session *session, const char *name)
{
	session_work_as(session, environment->login ? environment->login : "", name);
}

struct lock_taker work_taker(const struct environment *environment, enum lock_use use)
{
	return (struct lock_taker){
		.use = use,
		.user = environment->user,
		.terminal = environment->terminal,
		.now = environment->now(),
	};
}

struct session *work_on(struct environment *environment, struct report_file *file)
{
	if (!file || !file->lacks_form)
		return file ? session_new(file) : NULL;
	say(environment, _("%s：没有安装表式 %s，只能查看，没有改动"), file->path, file->form->id);
	report_file_free(file);
	return NULL;
}

/* A session, which may be NULL, with the lock it is to hold, for who is at work. */
static struct session *with_lock(
	const struct environment *environment, struct session *session, struct lock *lock)
{
	if (!session) {
		lock_release(lock);
		return NULL;
	}
	session_hold(session, lock);
	session_set_clock(session, environment->now);
	work_sign(environment, session, environment->user);
	return session;
}

/* A report that is not there needs no lock to say so. */
struct session *work_open_settled(
	struct environment *environment, const char *path, bool saved_will_do)
{
	if (!is_stream(path) && !g_file_test(path, G_FILE_TEST_EXISTS))
		return work_on(environment, work_open_file(environment, path));
	struct lock *lock = take_settled(environment, path, saved_will_do);
	return lock
		? with_lock(environment, work_on(environment, work_read(environment, path)), lock)
		: NULL;
}

struct session *work_open(struct environment *environment, const char *path)
{
	return work_open_settled(environment, path, false);
}

struct form *work_form(struct environment *environment, const char *name)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_open_named(&environment->forms, name, diagnostics);

	if (!form)
		say_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	return form;
}

/* A session on a form for a report that has no file yet. */
static struct session *begin(struct environment *environment, const char *path, const char *id)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search wider;

	report_form_search(&wider, &environment->forms, path);
	struct form *form = form_open(&wider, id, NULL, (struct position){0}, diagnostics);
	say_diagnostics(environment, diagnostics);
	diagnostics_free(diagnostics);
	form_search_release(&wider);
	return form ? session_new(report_file_new(path, form)) : NULL;
}

struct session *work_begin(struct environment *environment, const char *path, const char *id)
{
	if (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
		say(environment, _("%s：文件已存在，没有改动"), path);
		return NULL;
	}
	struct lock *lock = take_settled(environment, path, false);
	return lock ? with_lock(environment, begin(environment, path, id), lock) : NULL;
}

static bool carry_out(struct environment *environment, struct session *session,
	struct change_list *changes, GError **error)
{
	if (!session_apply(session, changes, error))
		return false;
	if (session_unsaved(session) == 0 && !session_is_new(session))
		return true;
	if (!session_save(session, error))
		return false;
	g_autofree char *notice = session_trouble(session);
	if (notice)
		say(environment, "%s", notice);
	return true;
}

enum exit_status work_finish(
	struct environment *environment, struct session *session, struct change_list *changes)
{
	g_autoptr(GError) error = NULL;
	enum exit_status status = EXIT_DONE;

	if (!carry_out(environment, session, changes, &error)) {
		session_discard(session); /* or the next start would offer what was refused here */
		status = give_up(environment, "%s", error->message);
	}
	session_free(session);
	return status;
}

cell_index work_start(struct environment *environment, const struct form *form, const char *address)
{
	cell_index cell = form_find(form, address);
	int index = strchr(address, '.') ? -1 : form_find_section(form, address);

	if (cell == CELL_NONE && index < 0)
		work_unknown_address(environment, form, address);
	if (cell != CELL_NONE || index < 0)
		return cell;
	const struct form_section *section = &form->sections[index];
	return section->table_count > 0 ? section->tables[0].first : section->first;
}

void work_unknown_address(
	struct environment *environment, const struct form *form, const char *address)
{
	g_autofree char *typed = g_utf8_make_valid(address, -1);
	struct suggestion suggestion;

	suggestion_init(&suggestion, typed);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		if (!form_cell(form, cell)->absent)
			suggestion_offer(&suggestion, form_cell(form, cell)->address);
	}
	if (suggestion.best)
		say(environment, _("表式“%s”里没有 %s 这个地址；是不是 %s？"), form->id, typed,
			suggestion.best);
	else
		say(environment, _("表式“%s”里没有 %s 这个地址"), form->id, typed);
}

enum exit_status work_show(struct environment *environment, guint least, int argc, char **argv,
	enum exit_status (*show)(
		struct environment *environment, const struct report *report, char *const *names))
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, least, argc, argv, &status)) {
		struct report_file *file = work_read(environment, arguments.names[0]);

		status = file ? show(environment, file->report, arguments.names + 1)
			      : EXIT_COULD_NOT;
		report_file_free(file);
	}
	arguments_release(&arguments);
	return status;
}
