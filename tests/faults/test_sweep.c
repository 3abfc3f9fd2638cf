/*
 * The sweep: a morning's work on a report, done again and again, each time with
 * another of its file operations failing, or with the process dying at it.
 *
 * After each: the report's file is whole, one of the versions that were saved;
 * what was accepted is in the file or in the journal; what a living process
 * could not keep it has said, and keeps as soon as it can; and it leaves no file
 * behind that is not the report's own.
 */

#include "base/file_room.h"
#include "faults/faults.h"
#include "form/search.h"
#include "session/claim.h"
#include "session/recovery.h"
#include "session/session.h"
#include "session/takeover.h"

#include <criterion/criterion.h>
#include <criterion/logging.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const char form_text[] =
	"form: f\nversion: 1\ntitle: 表\ncover: [{id: year, label: 年度, type: year}]\nsections:\n- id: s\n  heading: 一\n"
	"  table:\n    cell: {type: count, required: false}\n"
	"    columns: [{id: a, label: 甲}]\n    rows:\n"
	"    - {id: r0, label: 0}\n    - {id: r1, label: 1}\n"
	"    - {id: r2, label: 2}\n    - {id: r3, label: 3}\n"
	"    - {id: r4, label: 4}\n    - {id: r5, label: 5}\n"
	"    - {id: r6, label: 6}\n";

static char *folder, *path;

/* How a morning begins. */
enum start {
	START_OLD,
	START_NEW,    /* the report has no file yet */
	START_SEIZED, /* somebody has it, and has changed it */
};

static const char *const start_names[] = {"old", "new", "seized"};

/* What a process at work tells those who look after it when it is dead. */
struct progress {
	struct fault_log log;
	unsigned accepted; /* so many of the changes */
	bool opened;
	bool told; /* something was said to the clerk */
};
static struct progress *progress;

static void begin(void)
{
	room_open();
	g_free(room_given_file("f.yaml", form_text, 0600));
	folder = room_path_of("d");
	path = g_build_filename(folder, "r.yaml", NULL);
	progress = mmap(
		NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	cr_assert(progress != MAP_FAILED);
}

static void end(void)
{
	remove_tree(folder);
	g_free(folder);
	g_free(path);
	munmap(progress, sizeof *progress);
	room_close();
}

TestSuite(sweep, .timeout = 300, .init = begin, .fini = end);

/* The work */

enum {
	CHANGES = 6, /* to rows r0 to r5, each to its number and one */
	LAST = 6,    /* the row that is filled in when the trouble is over */
};

static char *address_of(unsigned change)
{
	return g_strdup_printf("s.r%u.a", change);
}

static char *value_of(unsigned change)
{
	return g_strdup_printf("%u", change + 1);
}

static void search_here(struct form_search *search)
{
	form_search_init(search);
	form_search_add(search, room_path());
}

static struct report_file *open_file(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	search_here(&search);
	struct report_file *file = report_file_open(path, &search, diagnostics);
	form_search_release(&search);
	diagnostics_free(diagnostics);
	return file;
}

static struct report_file *new_file(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	search_here(&search);
	struct form *form = form_open(&search, "f", NULL, (struct position){0}, diagnostics);
	form_search_release(&search);
	diagnostics_free(diagnostics);
	return form ? report_file_new(path, form) : NULL;
}

static const struct lock_taker taker = {.use = LOCK_FOR_SCREEN, .user = "clerk", .now = 1};

static struct lock *take_lock(void)
{
	struct lock_holder *holder = NULL;
	struct lock *lock = lock_take(path, &taker, &holder, NULL);

	lock_holder_free(holder);
	return lock;
}

/* Behind every step: the disk is waited for, so that what comes next has the same number each time, and
   what has to be said is heard. */
static void hear(struct session *session)
{
	while (session_is_syncing(session))
		sched_yield();
	g_autofree char *trouble = session_trouble(session);
	progress->told = progress->told || trouble;
}

static void accept(struct session *session, unsigned change)
{
	g_autofree char *address = address_of(change), *value = value_of(change);

	if (!session_set(session, address, value, NULL))
		_exit(1);
	progress->accepted = change + 1;
	hear(session);
}

/* Types a change, and lets half a second go by before it is accepted. */
static void type(struct session *session, unsigned change)
{
	g_autofree char *address = address_of(change), *value = value_of(change);
	cell_index cell = form_find(session_form(session), address);

	session_type(session, cell, value);
	session_keep(session, cell);
	hear(session);
	progress->accepted = change + 1;
	session_accept(session);
	hear(session);
}

static void save(struct session *session)
{
	progress->told = !session_save(session, NULL) || progress->told;
	hear(session);
}

/* The trouble is over, with the next change if it struck this one: all is kept by now. */
static void come_to_rest(struct session *session)
{
	g_autofree char *address = address_of(LAST);

	accept(session, LAST);
	if (!session_is_kept(session) && session_set(session, address, "", NULL))
		accept(session, LAST);
	if (!session_is_kept(session))
		_exit(2);
}

enum { BEFORE = 2 }; /* so many of the changes were made by whom the report was taken from */

static void work(struct session *session, enum start start)
{
	for (unsigned i = start == START_SEIZED ? BEFORE : 0; i < BEFORE; i++)
		accept(session, i);
	type(session, 2);
	save(session);
	accept(session, 3);
	save(session);
	type(session, 4);
	accept(session, 5);
}

/* Takes the report from who has it, as the screen does behind its question. */
static struct lock *seize_lock(void)
{
	const struct takeover takeover = {"wang@pc1", "li@pc2", "李四", 1};
	struct claim claim = {.holder = lock_look(path)};
	struct form_search search;

	if (claim.holder && claim_seize(&claim, path, &taker)) {
		search_here(&search);
		progress->told = !takeover_note(path, &search, &takeover, NULL);
		form_search_release(&search);
	}
	struct lock *lock = g_steal_pointer(&claim.lock);
	claim_release(&claim);
	return lock;
}

/* Brings back what was left, or puts it aside; false where neither can be done. */
static bool come_back(struct session *session)
{
	g_autoptr(GError) trouble = NULL;
	struct journal_content *content = journal_read(path, &trouble);
	enum leftover leftover = recovery_look(session, content, trouble);

	if (leftover == LEFT_CHANGES)
		session_recover(session, content);
	journal_content_free(content);
	return leftover != LEFT_UNREADABLE || journal_put_aside(path, NULL);
}

static struct report_file *file_to_work_on(enum start start)
{
	return start == START_NEW ? new_file() : open_file();
}

/* In a process of its own; whatever happens in it, it leaves by _exit. */
static void do_work(enum start start, struct fault fault)
{
	faults_watch(folder, fault, &progress->log);
	struct lock *lock = start == START_SEIZED ? seize_lock() : take_lock();
	struct report_file *file = lock ? file_to_work_on(start) : NULL;
	struct session *session = file ? session_new(file) : NULL;
	if (session && come_back(session)) {
		session_hold(session, g_steal_pointer(&lock));
		progress->opened = true;
		work(session, start);
		if (fault.at != 0)
			come_to_rest(session);
	}
	session_free(session);
	lock_release(lock);
	_exit(0);
}

/* A run, and what is looked at after it */

struct run {
	enum start start;
	struct fault fault;
	const char *name; /* of the operation */
};

static const char original[] = "form: f\ns:\n  r6: {a: 9}\n";

static char *describe(const struct run *run)
{
	static const char *const kinds[] = {"nothing", "fails", "stops half way", "dies before",
		"dies half way", "dies behind"};

	return g_strdup_printf("%s report, operation %u, %s: %s %s", start_names[run->start],
		run->fault.at, run->name, kinds[run->fault.kind],
		run->fault.errnum ? g_strerror(run->fault.errnum) : "");
}

/* In a process of its own, which ends with the report in its hands. */
static void change_before(void)
{
	struct lock *lock = take_lock();
	struct session *session = session_new(open_file());

	session_hold(session, lock);
	for (unsigned i = 0; i < BEFORE; i++)
		accept(session, i);
	_exit(0);
}

static void lay_out(const struct run *run)
{
	remove_tree(folder);
	cr_assert_eq(g_mkdir(folder, 0700), 0);
	if (run->start != START_NEW)
		cr_assert(g_file_set_contents(path, original, -1, NULL));
	memset(progress, 0, sizeof *progress);
	pid_t other = run->start == START_SEIZED ? fork() : -1;
	if (other == 0)
		change_before();
	if (other > 0)
		waitpid(other, NULL, 0);
}

static int run_work(const struct run *run)
{
	int status = -1;

	lay_out(run);
	pid_t worker = fork();
	if (worker == 0)
		do_work(run->start, run->fault);
	waitpid(worker, &status, 0);
	cr_assert(WIFEXITED(status), "ended by signal %d", WTERMSIG(status));
	return WEXITSTATUS(status);
}

static bool dies(const struct fault *fault)
{
	return fault->kind >= FAULT_DIES_BEFORE;
}

/* What stands at a change's address of an opened report. */
static bool has_change(const struct report *report, unsigned change)
{
	g_autofree char *address = address_of(change), *value = value_of(change);
	char buffer[DECIMAL_TEXT_SIZE];
	cell_index cell = form_find(report->form, address);

	return strcmp(value_text(&report->typed[cell], buffer), value) == 0;
}

/* Where a journal goes that could not be read, with the changes made before. Free with g_free. */
static char *aside_path(void)
{
	g_autofree char *journal = journal_path(path);

	return g_strconcat(journal, ".old", NULL);
}

/* The report opens, and holds changes as they were made: the first so and so many, but for those
   that were put aside. */
static void expect_whole(const struct report_file *file, const char *what)
{
	g_autofree char *aside = aside_path();
	unsigned count = g_file_test(aside, G_FILE_TEST_EXISTS) ? BEFORE : 0;

	cr_assert_not_null(file, "%s: the report does not open", what);
	while (count < CHANGES && has_change(file->report, count))
		count++;
	for (unsigned i = count; i < CHANGES; i++)
		cr_expect_not(
			has_change(file->report, i), "%s: change %u without %u", what, i, count);
}

static void recover(struct session *session)
{
	g_autofree char *journal = journal_path(path), *aside = aside_path();
	const char *const left[] = {aside, journal};

	for (size_t i = 0; i < G_N_ELEMENTS(left); i++) {
		g_autofree char *bytes = NULL;
		gsize length;

		if (!g_file_get_contents(left[i], &bytes, &length, NULL))
			continue;
		struct journal_content *content = journal_parse(bytes, length);
		if (content)
			session_recover(session, content);
		journal_content_free(content);
	}
}

static void expect_nothing_lost(const struct run *run, const char *what)
{
	bool is_there = g_file_test(path, G_FILE_TEST_EXISTS);
	struct report_file *file = is_there ? open_file() : new_file();

	cr_assert(is_there || run->start == START_NEW, "%s: the report is gone", what);
	if (is_there)
		expect_whole(file, what);
	struct session *session = session_new(file);
	recover(session);
	for (unsigned i = 0; i < progress->accepted; i++) {
		if (i < CHANGES || i == LAST)
			cr_expect(has_change(session_report(session), i),
				"%s: change %u of %u is lost", what, i, progress->accepted);
	}
	session_free(session);
}

/* Another process can go on: a dead one's lock is no obstacle. */
static void expect_lockable(const char *what)
{
	struct lock *lock = take_lock();

	cr_expect_not_null(lock, "%s: the lock stays", what);
	lock_release(lock);
}

/* What could not even be removed is no fault of who tried. */
static void expect_tidy(const struct run *run, const char *what)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) && strcmp(run->name, "unlink") != 0)
		cr_expect_not(g_str_has_prefix(name, ".nianbao-"), "%s: %s is left", what, name);
}

static void expect_survived(const struct run *run, int status)
{
	g_autofree char *what = describe(run);

	if (dies(&run->fault)) {
		cr_expect_eq(status, FAULTS_STATUS, "%s: ended with %d", what, status);
	} else {
		cr_expect_eq(status, 0, "%s: ended with %d", what, status);
		expect_tidy(run, what);
	}
	if (!progress->opened)
		cr_expect_eq(
			progress->accepted, run->start == START_SEIZED ? BEFORE : 0, "%s", what);
	expect_lockable(what);
	expect_nothing_lost(run, what);
	if (strcmp(run->name, "fdatasync") == 0 && run->fault.kind == FAULT_FAILS)
		cr_expect(progress->told, "%s: nobody was told", what);
}

/* The sweep */

static const enum fault_kind kinds[] = {
	FAULT_FAILS,
	FAULT_HALF,
	FAULT_DIES_BEFORE,
	FAULT_DIES_HALF,
	FAULT_DIES_BEHIND,
};

/* Why things fail, by turns. */
static const int causes[] = {EIO, ENOSPC, EACCES};

static bool applies(enum fault_kind kind, const char *name)
{
	bool is_half = kind == FAULT_HALF || kind == FAULT_DIES_HALF;

	return !is_half || strcmp(name, "write") == 0;
}

/* Where make check wants the counts of a sweep (tests/faults/counts.tap); NULL: a person runs it. Free with
   g_free. */
static char *counts_path(enum start start)
{
	const char *wanted = g_getenv("NIANBAO_COUNTS");

	g_autofree char *name = g_strconcat(start_names[start], ".counts", NULL);

	return wanted ? g_build_filename(wanted, name, NULL) : NULL;
}

static void tell_counts(enum start start, unsigned operations, unsigned runs)
{
	static const char *const names[] = {"an old", "a new", "a seized"};
	g_autofree char *counts = counts_path(start);
	g_autofree char *words = g_strdup_printf(
		"%s report: %u file operations, %u runs\n", names[start], operations, runs);

	if (counts)
		cr_assert(g_file_set_contents(counts, words, -1, NULL));
	else
		fprintf(stderr, "# %s", words);
}

static unsigned sweep(enum start start)
{
	struct run run = {.start = start, .name = "none"};
	g_autofree char *counts = counts_path(start);
	unsigned runs = 0;

	if (counts)
		g_unlink(counts); /* of another day */
	cr_assert_eq(run_work(&run), 0);
	cr_assert_eq(progress->accepted, CHANGES);
	cr_assert_not(progress->told);
	struct fault_log calm = progress->log;
	unsigned operations = MIN(calm.count, FAULTS_MOST - 1);
	for (unsigned at = 1; at <= operations; at++) {
		for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
			run.name = calm.names[at];
			run.fault = (struct fault){kinds[i], at, causes[at % G_N_ELEMENTS(causes)]};
			if (!applies(run.fault.kind, run.name))
				continue;
			expect_survived(&run, run_work(&run));
			runs++;
		}
	}
	tell_counts(start, operations, runs);
	return operations;
}

Test(sweep, of_every_operation_leaves_an_old_report_whole_and_loses_nothing)
{
	cr_expect_geq(sweep(START_OLD), 50, "are they seen at all?");
}

Test(sweep, of_every_operation_leaves_a_new_report_whole_and_loses_nothing)
{
	cr_expect_geq(sweep(START_NEW), 50, "are they seen at all?");
}

Test(sweep, of_every_operation_leaves_a_seized_report_whole_and_loses_nothing)
{
	cr_expect_geq(sweep(START_SEIZED), 80, "are they seen at all?");
}
