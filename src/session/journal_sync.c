#include "session/journal_sync.h"

#include <errno.h>
#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

struct journal_sync {
	pthread_t thread;
	int descriptor;
	pthread_mutex_t mutex; /* held for the fields below, never while syncing */
	pthread_cond_t asked, rested;
	bool wanted, busy, ending;
	int failure;
};

/* Waits until there is something to do; false when there is nothing left and the end has come. */
static bool wait_for_work(struct journal_sync *sync)
{
	while (!sync->wanted && !sync->ending)
		pthread_cond_wait(&sync->asked, &sync->mutex);
	sync->busy = sync->wanted;
	sync->wanted = false;
	return sync->busy;
}

static void *work(void *data)
{
	struct journal_sync *sync = data;

	pthread_mutex_lock(&sync->mutex);
	while (wait_for_work(sync)) {
		int descriptor = sync->descriptor;
		pthread_mutex_unlock(&sync->mutex);
		int failure = fdatasync(descriptor) == 0 ? 0 : errno;
		pthread_mutex_lock(&sync->mutex);
		sync->busy = false;
		pthread_cond_signal(&sync->rested);
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
	pthread_cond_destroy(&sync->asked);
	pthread_cond_destroy(&sync->rested);
	pthread_mutex_destroy(&sync->mutex);
	g_free(sync);
}

struct journal_sync *journal_sync_new(int descriptor)
{
	struct journal_sync *sync = g_new0(struct journal_sync, 1);

	sync->descriptor = descriptor;
	pthread_mutex_init(&sync->mutex, NULL);
	pthread_cond_init(&sync->asked, NULL);
	pthread_cond_init(&sync->rested, NULL);
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
	while (sync->busy)
		pthread_cond_wait(&sync->rested, &sync->mutex);
	sync->descriptor = descriptor;
	pthread_mutex_unlock(&sync->mutex);
}

int journal_sync_free(struct journal_sync *sync)
{
	tell(sync, &sync->ending);
	pthread_join(sync->thread, NULL);
	int failure = sync->failure;
	release(sync);
	return failure;
}

int journal_sync_take_failure(struct journal_sync *sync)
{
	pthread_mutex_lock(&sync->mutex);
	int failure = sync->failure;
	sync->failure = 0;
	pthread_mutex_unlock(&sync->mutex);
	return failure;
}

bool journal_sync_is_busy(struct journal_sync *sync)
{
	pthread_mutex_lock(&sync->mutex);
	bool busy = sync->busy || sync->wanted;
	pthread_mutex_unlock(&sync->mutex);
	return busy;
}
