/*
 * The lock: one has it, the dead lose it, and nobody else's goes by itself.
 */

#include "base/file_room.h"
#include "session/beside.h"
#include "session/claim.h"
#include "session/lock.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *report, *path;

static void begin(void)
{
	room_open();
	report = room_path_of("r.yaml");
	path = beside_path(report, "lock");
}

static void end(void)
{
	g_free(report);
	g_free(path);
	room_close();
}

TestSuite(lock, .timeout = 30, .init = begin, .fini = end);

static const struct lock_taker zhang = {.user = "zhang", .terminal = "pts/3", .now = 1737336600};
static const struct lock_taker li = {
	.user = "li", .name = "李四", .terminal = "pts/5", .now = 1737340000};

static struct lock *take(struct lock_holder **holder)
{
	g_autoptr(GError) error = NULL;
	struct lock *lock = lock_take(report, &zhang, holder, &error);

	cr_assert_null(error, "%s", error->message);
	return lock;
}

static void expect_taken(void)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_expect_not_null(lock);
	cr_expect_null(holder);
	lock_release(lock);
	lock_holder_free(holder);
}

static void expect_held(void)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_expect_null(lock);
	cr_expect_not_null(holder);
	lock_release(lock);
	lock_holder_free(holder);
}

/* A lock of this process, in which one thing was put otherwise. */
static void lay_lock_with(const char *before, const char *after)
{
	struct lock_holder *nobody;
	struct lock *lock = take(&nobody);
	struct lock_holder *holder = lock_look(report);
	g_auto(GStrv) parts = g_strsplit(holder->line, before, 2);
	g_autofree char *line = parts[1] ? g_strconcat(parts[0], after, parts[1], NULL) : NULL;

	cr_assert_not_null(line, "%s is not in %s", before, holder->line);
	cr_assert(g_file_set_contents(path, line, -1, NULL));
	lock_holder_free(holder);
	lock_release(lock);
}

Test(lock, is_had_by_one_and_can_be_had_again)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_assert_not_null(lock);
	cr_expect_null(lock_predecessor(lock));
	expect_held();
	lock_release(lock);
	cr_expect_eq(room_count_entries(), 0);
	expect_taken();
}

Test(lock, says_who_has_it)
{
	struct lock_holder *nobody;
	struct lock *lock = take(&nobody);
	struct lock_holder *holder = lock_look(report);

	cr_expect_str_eq(holder->user, "zhang");
	cr_expect_str_eq(holder->terminal, "pts/3");
	cr_expect_eq(holder->since, zhang.now);
	cr_expect_eq(holder->process.number, getpid());
	cr_expect_geq(holder->last_key, zhang.now);
	cr_expect(lock_holder_is_alive(holder));
	cr_expect(lock_holder_is_same_user(holder));
	lock_holder_free(holder);
	lock_release(lock);
}

Test(lock, is_one_for_all_names_of_a_file)
{
	g_autofree char *link = room_path_of("link.yaml");
	g_autofree char *file = room_given_file("r.yaml", "form: f\n", 0600);
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_assert_eq(symlink("r.yaml", link), 0);
	cr_expect_null(lock_take(link, &li, &holder, NULL));
	cr_expect_str_eq(holder->user, "zhang");
	lock_holder_free(holder);
	lock_release(lock);
}

/* A process that ended, and was waited for or not. */
static pid_t dead_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	return child;
}

static void lay_lock_of(pid_t number)
{
	g_autofree char *before = g_strdup_printf("\"pid\":%d,", getpid());
	g_autofree char *after = g_strdup_printf("\"pid\":%d,", number);

	lay_lock_with(before, after);
}

Test(lock, of_a_dead_process_is_cleared_and_whose_it_was_is_known)
{
	struct lock_holder *holder;

	lay_lock_of(dead_process());
	struct lock *lock = take(&holder);
	cr_assert_not_null(lock);
	cr_assert_not_null(lock_predecessor(lock));
	cr_expect_str_eq(lock_predecessor(lock)->user, "zhang");
	lock_release(lock);
}

Test(lock, of_a_process_that_nobody_buried_is_cleared)
{
	int ended[2];
	char byte;

	cr_assert_eq(pipe(ended), 0);
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	close(ended[1]);
	cr_expect_eq(read(ended[0], &byte, 1), 0, "the child's end of the pipe is closed too");
	g_autofree char *stat = g_strdup_printf("/proc/%d/stat", child);
	for (bool dead = false; !dead;) {
		g_autofree char *text = NULL;
		g_file_get_contents(stat, &text, NULL, NULL);
		dead = strstr(text, ") Z") != NULL;
	}
	lay_lock_of(child);
	expect_taken();
	waitpid(child, NULL, 0);
}

Test(lock, of_a_number_that_another_process_has_by_now_is_cleared)
{
	struct lock_holder *nobody;
	struct lock *lock = take(&nobody);
	struct lock_holder *holder = lock_look(report);
	g_autofree char *before =
		g_strdup_printf("\"start\":%" G_GUINT64_FORMAT, holder->process.start);

	lock_holder_free(holder);
	lock_release(lock);
	lay_lock_with(before, "\"start\":1");
	expect_taken();
}

Test(lock, from_before_the_machine_started_is_cleared)
{
	lay_lock_with("\"boot\":\"", "\"boot\":\"another");
	expect_taken();
}

Test(lock, of_another_machine_never_goes_by_itself)
{
	struct lock_holder *holder;

	lay_lock_with("\"machine\":\"", "\"machine\":\"another");
	cr_assert_null(take(&holder));
	cr_expect(lock_holder_is_alive(holder));
	cr_expect_not(lock_holder_is_same_user(holder), "it cannot be asked from here");
	lock_holder_free(holder);
}

Test(lock, that_cannot_be_read_never_goes_by_itself)
{
	static const char *const garbage[] = {"x", "{}", "{\"nianbao-lock\":2}", "[1,", "\n"};

	for (size_t i = 0; i < G_N_ELEMENTS(garbage); i++) {
		struct lock_holder *holder = NULL;

		cr_assert(g_file_set_contents(path, garbage[i], -1, NULL));
		cr_expect_null(take(&holder), "%s", garbage[i]);
		cr_assert_not_null(holder);
		cr_expect_str_neq(holder->user, "", "whose file it is can be told");
		lock_holder_free(holder);
	}
}

Test(lock, that_a_power_failure_left_empty_is_cleared)
{
	cr_assert(g_file_set_contents(path, "", 0, NULL));
	expect_taken();
}

Test(lock, whose_place_something_else_has_is_not_taken)
{
	struct lock_holder *holder;

	cr_assert_eq(g_mkdir(path, 0700), 0);
	cr_expect_null(lock_take(report, &zhang, &holder, NULL));
	lock_holder_free(holder);
}

Test(lock, shows_nothing_that_acts_on_a_terminal)
{
	struct lock_holder *holder;

	lay_lock_with("\"machine\":\"", "\"machine\":\"another");
	g_autofree char *line = NULL;
	cr_assert(g_file_get_contents(path, &line, NULL, NULL));
	g_auto(GStrv) parts = g_strsplit(line, "zhang", 2);
	g_autofree char *evil = g_strconcat(parts[0], "\\u001b[2J\\u202e", parts[1], NULL);
	cr_assert(g_file_set_contents(path, evil, -1, NULL));
	cr_assert_null(take(&holder));
	cr_expect_null(strchr(holder->user, '\033'), "%s", holder->user);
	cr_expect_null(strstr(holder->user, "\u202e"));
	lock_holder_free(holder);
}

Test(lock, can_be_seized_which_it_says_and_the_other_finds_out)
{
	struct lock_holder *holder;
	struct lock *lost = take(&holder);

	holder = lock_look(report);
	cr_expect_not(lock_is_lost(lost));
	struct lock *lock = lock_seize(report, &li, holder, NULL);
	cr_assert_not_null(lock);
	cr_expect_null(lock_seize(report, &li, holder, NULL), "it is not zhang's any more");
	lock_holder_free(holder);
	cr_expect(lock_is_lost(lost));
	holder = lock_look(report);
	cr_expect_str_eq(holder->name, "李四");
	cr_expect(g_str_has_prefix(holder->seized_from, "zhang@"), "%s", holder->seized_from);
	lock_holder_free(holder);
	lock_release(lost);
	cr_expect(g_file_test(path, G_FILE_TEST_EXISTS), "who lost it does not take it away");
	lock_release(lock);
	cr_expect_eq(room_count_entries(), 0);
}

/* Has an flock on a file or directory from now on, until it is closed. */
static int flock_on(const char *name)
{
	int descriptor = open(name, O_RDONLY | O_CLOEXEC);

	cr_assert_eq(flock(descriptor, LOCK_EX | LOCK_NB), 0, "%s", name);
	return descriptor;
}

Test(lock, that_somebody_is_about_to_clear_is_left_to_them)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);
	int clearing = flock_on(path);

	lock_release(lock);
	cr_expect(g_file_test(path, G_FILE_TEST_EXISTS),
		"by the time it is removed the name may be that of the next one's lock");
	close(clearing);
}

/* As a script has it that runs one command at a time: flock DIRECTORY nianbao set ... */
Test(lock, is_given_back_in_a_directory_that_somebody_else_keeps_for_themselves)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);
	int keeping = flock_on(room_path());

	lock_release(lock);
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
	close(keeping);
}

Test(lock, that_is_gone_is_in_nobodys_way_in_such_a_directory)
{
	struct lock_holder *none;
	struct lock *lock = take(&none);
	struct lock_holder *holder = lock_look(report);
	g_autoptr(GError) error = NULL;

	lock_release(lock);
	int keeping = flock_on(room_path());
	lock = lock_seize(report, &li, holder, &error);
	cr_expect_not_null(lock, "%s", error ? error->message : "");
	lock_release(lock);
	lock_holder_free(holder);
	close(keeping);
}

Test(lock, that_somebody_removed_comes_back_with_the_next_key)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_assert_eq(g_unlink(path), 0);
	cr_expect_not(lock_is_lost(lock));
	lock_touch(lock);
	expect_held();
	lock_release(lock);
}

Test(lock, of_a_clock_that_was_put_back_is_as_good_as_any)
{
	const struct lock_taker future = {.user = "zhang", .now = G_GINT64_CONSTANT(99999999999)};
	struct lock_holder *holder;
	struct lock *lock = lock_take(report, &future, &holder, NULL);

	expect_held();
	lock_release(lock);
	expect_taken();
}

/* Takes the lock as another process would, and has it until told to end. */
static pid_t holder_that(enum lock_use use, void (*answer)(int))
{
	int ready[2];
	char byte;

	cr_assert_eq(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		struct lock_taker taker = zhang;
		struct lock_holder *holder;

		taker.use = use;
		signal(SIGUSR1, answer);
		if (!lock_take(report, &taker, &holder, NULL) || write(ready[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	cr_assert_eq(read(ready[0], &byte, 1), 1);
	return child;
}

static void bury(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static void leave(int number)
{
	(void)number;
	_exit(0);
}

Test(lock, is_handed_over_by_a_process_that_is_asked)
{
	pid_t child = holder_that(LOCK_FOR_SCREEN, leave);
	struct claim claim;

	claim_make(&claim, report, &li);
	cr_assert_not_null(claim.holder);
	cr_expect(claim_ask(&claim, report, &li));
	cr_expect_not_null(claim.lock);
	claim_release(&claim);
	bury(child);
}

Test(lock, is_not_handed_over_by_one_that_does_not_listen_and_can_be_seized)
{
	pid_t child = holder_that(LOCK_FOR_SCREEN, SIG_IGN);
	struct lock_holder *holder;

	cr_assert_null(take(&holder));
	cr_expect_not(lock_ask_for(report, holder, 50));
	struct lock *lock = lock_seize(report, &li, holder, NULL);
	cr_expect_not_null(lock);
	lock_holder_free(holder);
	lock_release(lock);
	bury(child);
}

static bool pass(int descriptor, char byte)
{
	return write(descriptor, &byte, 1) == 1;
}

/* Takes it as a command does, says so, gives it back and ends: each of it may be what the next one
   sees. */
static void come_and_go(int said)
{
	struct lock_taker taker = zhang;
	struct lock_holder *holder;

	taker.use = LOCK_FOR_COMMAND;
	struct lock *lock = lock_take(report, &taker, &holder, NULL);
	bool good = pass(said, '.');
	lock_release(lock);
	_exit(!good);
}

Test(lock, of_a_command_that_is_about_to_end_is_no_obstacle)
{
	enum { TIMES = 300 };
	int said[2];
	char byte;

	cr_assert_eq(pipe(said), 0);
	for (int i = 0; i < TIMES; i++) {
		pid_t child = fork();
		if (child == 0)
			come_and_go(said[1]);
		cr_assert_eq(read(said[0], &byte, 1), 1);
		expect_taken();
		waitpid(child, NULL, 0);
	}
}

Test(lock, of_a_command_is_waited_for)
{
	pid_t child = holder_that(LOCK_FOR_COMMAND, leave);

	kill(child, SIGUSR1);
	expect_taken();
	bury(child);
}

/* The machine's name as a test has it: libraries call this one. */
static const char *host_name = "pc";

int gethostname(char *name, size_t size)
{
	g_strlcpy(name, host_name, size);
	return 0;
}

Test(lock, says_all_it_has_to_whatever_bytes_names_are_made_of)
{
	const struct lock_taker odd = {.user = "\xff"
					       "wang",
		.terminal = "\xfe",
		.now = 1737336600};
	struct lock_holder *nobody;

	host_name = "pc\xff";
	struct lock *lock = lock_take(report, &odd, &nobody, NULL);
	struct lock_holder *holder = lock_look(report);

	cr_assert_not_null(lock);
	cr_expect_str_eq(holder->host, "pc\uFFFD");
	cr_expect_str_eq(holder->user, "\uFFFDwang");
	cr_expect(lock_holder_is_alive(holder));
	cr_expect_not(lock_is_lost(lock));
	lock_holder_free(holder);
	lock_release(lock);
}

/* As somebody whom permissions bind. */
static void become_nobody(void)
{
	enum { NOBODY = 65534 };

	if (geteuid() == 0)
		cr_assert_eq(seteuid(NOBODY), 0);
}

Test(lock, that_may_not_be_read_can_be_seized)
{
	struct lock_holder *holder;
	struct lock *lock = take(&holder);

	cr_assert_eq(chmod(room_path(), 0777), 0);
	cr_assert_eq(chmod(path, 0), 0);
	become_nobody();
	cr_expect_null(lock_take(report, &li, &holder, NULL));
	cr_assert_not_null(holder);
	g_autoptr(GError) error = NULL;
	struct lock *ours = lock_seize(report, &li, holder, &error);
	cr_assert_not_null(ours, "%s", error ? error->message : "");
	lock_holder_free(holder);
	holder = lock_look(report);
	cr_expect_str_eq(holder->name, "李四");
	lock_holder_free(holder);
	lock_release(ours);
	cr_assert_eq(seteuid(getuid()), 0);
	lock_release(lock);
}

/* Many who want the lock at once */

/* Pipes between those who want it and who looks after them. */
struct race {
	int ready[2], start[2], said[2], over[2];
};

static void race_begin(struct race *race)
{
	cr_assert_eq(pipe(race->ready), 0);
	cr_assert_eq(pipe(race->start), 0);
	cr_assert_eq(pipe(race->said), 0);
	cr_assert_eq(pipe(race->over), 0);
}

/* Until whoever writes there has closed it. */
static void await_end(int descriptor)
{
	char byte;

	while (read(descriptor, &byte, 1) > 0)
		continue;
}

/* Looks who has it, tries to have it as soon as all have looked, says whether it could, and keeps
   it until everybody has tried. */
static void run(const struct race *race, struct lock *(*try)(struct lock_holder *))
{
	close(race->start[1]);
	close(race->over[1]);
	struct lock_holder *holder = lock_look(report);
	bool good = pass(race->ready[1], '.');

	await_end(race->start[0]);
	good = pass(race->said[1], try(holder) ? 'y' : 'n') && good;
	await_end(race->over[0]);
	_exit(!good);
}

static int count_winners(const struct race *race, int many)
{
	int winners = 0;
	char byte;

	for (int i = 0; i < many; i++)
		cr_assert_eq(read(race->ready[0], &byte, 1), 1);
	close(race->start[1]);
	for (int i = 0; i < many; i++) {
		cr_assert_eq(read(race->said[0], &byte, 1), 1);
		winners += byte == 'y';
	}
	return winners;
}

/* How many of so many who try at the same moment have it. */
static int winners_of(int many, struct lock *(*try)(struct lock_holder *))
{
	struct race race;

	race_begin(&race);
	for (int i = 0; i < many; i++) {
		if (fork() == 0)
			run(&race, try);
	}
	int winners = count_winners(&race, many);
	close(race.over[1]);
	while (wait(NULL) > 0)
		continue;
	const int ends[] = {race.ready[0], race.ready[1], race.start[0], race.said[0], race.said[1],
		race.over[0]};
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		close(ends[i]);
	return winners;
}

static struct lock *try_to_take(struct lock_holder *before)
{
	struct lock_holder *holder;

	(void)before;
	return lock_take(report, &zhang, &holder, NULL);
}

Test(lock, of_many_who_find_a_dead_one_is_had_by_one)
{
	enum { MANY = 16 };

	lay_lock_of(dead_process());
	cr_expect_eq(winners_of(MANY, try_to_take), 1);
	expect_taken();
}

static struct lock *try_to_seize(struct lock_holder *holder)
{
	return lock_seize(report, &li, holder, NULL);
}

/* A lock that nobody may read, nor what anybody lays there after it. */
static void lay_unreadable_lock(void)
{
	umask(0777);
	cr_assert(g_file_set_contents(path, "{}\n", -1, NULL));
}

Test(lock, that_may_not_be_read_is_seized_by_one_of_two)
{
	enum { ROUNDS = 200 };

	cr_assert_eq(chmod(room_path(), 0777), 0);
	become_nobody();
	for (int i = 0; i < ROUNDS; i++) {
		lay_unreadable_lock();
		int winners = winners_of(2, try_to_seize);
		cr_assert_eq(winners, 1, "round %d: %d", i, winners);
		cr_assert_eq(g_unlink(path), 0);
	}
	cr_assert_eq(seteuid(getuid()), 0);
}

/* The one that is there by now may have the number of the file that was meant. */
Test(lock, that_may_not_be_read_is_told_from_the_one_before)
{
	cr_assert_eq(chmod(room_path(), 0777), 0);
	become_nobody();
	lay_unreadable_lock();
	struct lock_holder *holder = lock_look(report);
	struct lock *one = lock_seize(report, &li, holder, NULL);
	cr_assert_not_null(one);
	cr_expect_null(lock_seize(report, &li, holder, NULL));
	cr_expect_not(lock_is_lost(one));
	lock_release(one);
	lock_holder_free(holder);
	cr_assert_eq(seteuid(getuid()), 0);
}

Test(lock, in_a_directory_that_is_not_there_is_an_obstacle)
{
	g_autofree char *nowhere = room_path_of("gone/r.yaml");
	struct claim claim;

	claim_make(&claim, nowhere, &zhang);
	cr_expect_null(claim.lock);
	cr_expect_null(claim.holder);
	cr_assert_not_null(claim.obstacle);
	cr_expect(strstr(claim.obstacle, "gone"), "%s", claim.obstacle);
	claim_release(&claim);
}

Test(lock, says_where_and_since_when_it_is_had)
{
	struct lock_holder *nobody;
	struct lock *lock = take(&nobody);
	struct lock_holder *holder = lock_look(report);

	g_setenv("TZ", "UTC", TRUE);
	holder->since = 1737390660;    /* 16:31 */
	holder->last_key = 1737392280; /* 16:58 */
	g_autofree char *words = lock_holder_words(holder, 1737392340);
	cr_expect_str_eq(words, "zhang（您自己）在 pts/3，本机，16:31 起，最后一键 16:58");
	g_autofree char *later = lock_holder_words(holder, 1737396000);
	cr_expect_str_eq(
		later, "zhang（您自己）在 pts/3，本机，16:31 起，最后一键 16:58（断线？）");
	g_autofree char *tomorrow = lock_holder_words(holder, 1737450000);
	cr_expect(strstr(tomorrow, "昨天 16:58（断线？）"), "%s", tomorrow);
	lock_holder_free(holder);
	lock_release(lock);
}
