#include "session/journal_sync.h"

#include <errno.h>
#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

struct journal_sync {
	pthread_t thread;
	pthread_mutex_t mutex; /* held for the fields below, never while the disk is waited for */
	pthread_cond_t asked;
	int descriptor; /* -1: none */
	GArray *left;   /* descriptors it was turned away from, still to be closed */
	bool wanted, busy, ending;
	atomic_int failure; /* asked for at every key, so without the mutex */
};

/* What there is to do next: first what was left is closed. */
struct task {
	int descriptor;
	bool is_left;
};

/* Waits for something to do; false when there is nothing more and the end has come. */
static bool wait_for_task(struct journal_sync *sync, struct task *task)
{
	while (!sync->wanted && sync->left->len == 0 && !sync->ending)
		pthread_cond_wait(&sync->asked, &sync->mutex);
	task->is_left = sync->left->len > 0;
	if (task->is_left) {
		task->descriptor = g_array_index(sync->left, int, 0);
		g_array_remove_index(sync->left, 0);
	} else {
		task->descriptor = sync->descriptor;
	}
	sync->busy = task->is_left || sync->wanted;
	sync->wanted = sync->wanted && task->is_left;
	return sync->busy;
}

/* An errno. What a close could say is of no use: whatever mattered was synced before. */
static int carry_out(const struct task *task)
{
	if (!task->is_left)
		return fdatasync(task->descriptor) == 0 ? 0 : errno;
	close(task->descriptor);
	return 0;
}

static void *work(void *data)
{
	struct journal_sync *sync = data;
	struct task task;

	pthread_mutex_lock(&sync->mutex);
	while (wait_for_task(sync, &task)) {
		pthread_mutex_unlock(&sync->mutex);
		int failure = carry_out(&task);
		pthread_mutex_lock(&sync->mutex);
		sync->busy = false;
		if (failure != 0)
			sync->failure = failure;
	}
	pthread_mutex_unlock(&sync->mutex);
	return NULL;
}

/* A thread begins with the signals blocked that its maker blocks. */
static int start(struct journal_sync *sync)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failure = pthread_create(&sync->thread, NULL, work, sync);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failure;
}

static void release(struct journal_sync *sync)
{
	g_array_unref(sync->left);
	pthread_cond_destroy(&sync->asked);
	pthread_mutex_destroy(&sync->mutex);
	g_free(sync);
}

struct journal_sync *journal_sync_new(int descriptor)
{
	struct journal_sync *sync = g_new0(struct journal_sync, 1);

	sync->descriptor = descriptor;
	sync->left = g_array_new(FALSE, FALSE, sizeof(int));
	pthread_mutex_init(&sync->mutex, NULL);
	pthread_cond_init(&sync->asked, NULL);
	int failure = start(sync);
	if (failure == 0)
		return sync;
	release(sync);
	errno = failure;
	return NULL;
}

/* Alters what the thread looks at, and wakes it. */
static void tell(struct journal_sync *sync, bool *what)
{
	pthread_mutex_lock(&sync->mutex);
	*what = true;
	pthread_cond_signal(&sync->asked);
	pthread_mutex_unlock(&sync->mutex);
}

void journal_sync_ask(struct journal_sync *sync)
{
	tell(sync, &sync->wanted);
}

void journal_sync_turn_to(struct journal_sync *sync, int descriptor)
{
	pthread_mutex_lock(&sync->mutex);
	sync->wanted = false;
	if (sync->descriptor >= 0)
		g_array_append_val(sync->left, sync->descriptor);
	sync->descriptor = descriptor;
	pthread_cond_signal(&sync->asked);
	pthread_mutex_unlock(&sync->mutex);
}

int journal_sync_free(struct journal_sync *sync)
{
	tell(sync, &sync->ending);
	pthread_join(sync->thread, NULL);
	if (sync->descriptor >= 0)
		close(sync->descriptor);
	int failure = sync->failure;
	release(sync);
	return failure;
}

int journal_sync_take_failure(struct journal_sync *sync)
{
	return atomic_exchange(&sync->failure, 0);
}

bool journal_sync_is_busy(struct journal_sync *sync)
{
	pthread_mutex_lock(&sync->mutex);
	bool busy = sync->busy || sync->wanted || sync->left->len > 0;
	pthread_mutex_unlock(&sync->mutex);
	return busy;
}
