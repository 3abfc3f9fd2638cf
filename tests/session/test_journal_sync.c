/*
 * The thread that waits for the disk: it syncs what it is asked to, and nothing
 * reaches it but that.
 */

#include "base/file_room.h"
#include "session/journal_sync.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* Whether nothing is open under a descriptor's number. */
static bool is_closed(int descriptor)
{
	return fcntl(descriptor, F_GETFD) < 0 && errno == EBADF;
}

static void await(struct journal_sync *sync)
{
	while (journal_sync_is_busy(sync))
		sched_yield();
}

TestSuite(journal_sync, .timeout = 20, .init = room_open, .fini = room_close);

/* A descriptor of a file with something in it. */
static int open_written(void)
{
	g_autofree char *path = room_path_of("a");
	int descriptor = open(path, O_WRONLY | O_CREAT, 0600);

	cr_assert_eq(write(descriptor, "a", 1), 1);
	return descriptor;
}

Test(journal_sync, ends_when_all_is_on_the_disk)
{
	int descriptor = open_written();
	struct journal_sync *sync = journal_sync_new(descriptor);

	cr_assert_not_null(sync);
	for (int i = 0; i < 100; i++)
		journal_sync_ask(sync);
	cr_expect_eq(journal_sync_free(sync), 0);
	cr_expect(is_closed(descriptor));
}

Test(journal_sync, ends_though_it_was_never_asked)
{
	int descriptor = open_written();

	cr_expect_eq(journal_sync_free(journal_sync_new(descriptor)), 0);
	cr_expect(is_closed(descriptor));
}

/* A pipe cannot be synced. */
Test(journal_sync, tells_once_why_it_could_not)
{
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	struct journal_sync *sync = journal_sync_new(ends[1]);
	journal_sync_ask(sync);
	await(sync);
	cr_expect_eq(journal_sync_take_failure(sync), EINVAL);
	cr_expect_eq(journal_sync_take_failure(sync), 0);
	journal_sync_ask(sync);
	cr_expect_eq(journal_sync_free(sync), EINVAL, "what was not told is told at the end");
	close(ends[0]);
}

Test(journal_sync, closes_what_it_is_turned_away_from_and_leaves_it_alone)
{
	int ends[2], descriptor = open_written();

	cr_assert_eq(pipe(ends), 0);
	struct journal_sync *sync = journal_sync_new(ends[1]);
	journal_sync_turn_to(sync, -1);
	await(sync);
	cr_expect(is_closed(ends[1]));
	close(ends[0]);
	journal_sync_turn_to(sync, descriptor);
	journal_sync_ask(sync);
	cr_expect_eq(journal_sync_free(sync), 0);
}

/* What it is about to sync it may have begun: it is closed behind that. */
Test(journal_sync, can_be_turned_at_any_moment)
{
	int last = open_written();
	struct journal_sync *sync = journal_sync_new(last);

	for (int i = 0; i < 100; i++) {
		journal_sync_ask(sync);
		last = open_written();
		journal_sync_turn_to(sync, last);
	}
	await(sync);
	cr_expect_not(is_closed(last));
	cr_expect_eq(journal_sync_free(sync), 0);
	cr_expect(is_closed(last));
	int next = open_written();
	cr_expect_leq(next, last, "nothing it was turned away from is open");
	close(next);
}

static atomic_int came_to;
static __thread int here;

static void note(int number)
{
	(void)number;
	atomic_store(&came_to, here);
}

Test(journal_sync, takes_no_signal_from_the_loop)
{
	int descriptor = open_written();
	sigset_t set, before;

	signal(SIGTERM, note);
	here = 1;
	struct journal_sync *sync = journal_sync_new(descriptor);
	/* blocked here, it would have to be taken there */
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &set, &before);
	kill(getpid(), SIGTERM);
	journal_sync_ask(sync);
	await(sync);
	cr_expect_eq(atomic_load(&came_to), 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	cr_expect_eq(atomic_load(&came_to), 1);
	journal_sync_free(sync);
}
