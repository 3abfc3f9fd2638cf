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
	close(descriptor);
}

Test(journal_sync, ends_though_it_was_never_asked)
{
	int descriptor = open_written();

	cr_expect_eq(journal_sync_free(journal_sync_new(descriptor)), 0);
	close(descriptor);
}

/* A pipe cannot be synced. */
Test(journal_sync, tells_once_why_it_could_not)
{
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	struct journal_sync *sync = journal_sync_new(ends[1]);
	journal_sync_ask(sync);
	while (journal_sync_is_busy(sync))
		sched_yield();
	cr_expect_eq(journal_sync_take_failure(sync), EINVAL);
	cr_expect_eq(journal_sync_take_failure(sync), 0);
	journal_sync_ask(sync);
	cr_expect_eq(journal_sync_free(sync), EINVAL, "what was not told is told at the end");
	close(ends[0]);
	close(ends[1]);
}

Test(journal_sync, turned_to_another_file_leaves_the_one_before_alone)
{
	int ends[2], descriptor = open_written();

	cr_assert_eq(pipe(ends), 0);
	struct journal_sync *sync = journal_sync_new(ends[1]);
	journal_sync_turn_to(sync, -1);
	close(ends[0]);
	close(ends[1]);
	journal_sync_turn_to(sync, descriptor);
	journal_sync_ask(sync);
	cr_expect_eq(journal_sync_free(sync), 0);
	close(descriptor);
}

/* What it is about to sync it may have begun, and then it waits. */
Test(journal_sync, can_be_turned_at_any_moment)
{
	int one = open_written(), other = open_written();
	struct journal_sync *sync = journal_sync_new(one);

	for (int i = 0; i < 100; i++) {
		journal_sync_ask(sync);
		journal_sync_turn_to(sync, i % 2 ? one : other);
		cr_assert_not(journal_sync_is_busy(sync));
	}
	cr_expect_eq(journal_sync_free(sync), 0);
	close(one);
	close(other);
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
	while (journal_sync_is_busy(sync))
		sched_yield();
	cr_expect_eq(atomic_load(&came_to), 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	cr_expect_eq(atomic_load(&came_to), 1);
	journal_sync_free(sync);
	close(descriptor);
}
