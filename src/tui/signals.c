/*
 * Handlers and the pipe they wake the loop with.
 *
 * Order is everything here: the handler notes before it writes, the loop reads
 * before it looks, so a signal at any moment is seen now or at the next turn.
 */

#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* By number; 0: not ours. */
static const unsigned bits[] = {
	[SIGWINCH] = SIGNALS_RESIZED,
	[SIGHUP] = SIGNALS_HUNG_UP,
	[SIGTERM] = SIGNALS_TERMINATED,
	[SIGINT] = SIGNALS_TERMINATED,
	[SIGQUIT] = SIGNALS_TERMINATED,
	[SIGCONT] = SIGNALS_CONTINUED,
	[SIGTSTP] = SIGNALS_STOP_ASKED,
	[SIGCHLD] = SIGNALS_CHILD,
	[SIGUSR1] = SIGNALS_ASKED,
};

static struct sigaction before[G_N_ELEMENTS(bits)];
static atomic_uint came;
static int wake_pipe[2] = {-1, -1};

static void note(int number)
{
	int saved = errno;
	atomic_fetch_or(&came, bits[number]);
	/* A full pipe wakes as well as one more byte would. */
	ssize_t ignored = write(wake_pipe[1], "", 1);
	(void)ignored;
	errno = saved;
}

static void handle(int number, struct sigaction *old)
{
	struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
	sigfillset(&action.sa_mask);
	sigaction(number, &action, old);
}

bool signals_take(void)
{
	if (pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return false;
	atomic_store(&came, 0);
	for (int number = 0; number < (int)G_N_ELEMENTS(bits); number++) {
		if (bits[number] != 0)
			handle(number, &before[number]);
	}
	return true;
}

void signals_give_back(void)
{
	for (int number = 0; number < (int)G_N_ELEMENTS(bits); number++) {
		if (bits[number] != 0)
			sigaction(number, &before[number], NULL);
	}
	close(wake_pipe[0]);
	close(wake_pipe[1]);
}

int signals_descriptor(void)
{
	return wake_pipe[0];
}

unsigned signals_collect(void)
{
	char bytes[64];
	while (read(wake_pipe[0], bytes, sizeof(bytes)) > 0)
		continue;
	/* A signal that comes in between leaves its byte behind and wakes once too often; looking
	   first would leave it forgotten. */
	return atomic_exchange(&came, 0);
}

bool signals_came(unsigned set)
{
	return atomic_load(&came) & set;
}

void signals_stop_process(void)
{
	signal(SIGTSTP, SIG_DFL);
	kill(0, SIGTSTP);
	handle(SIGTSTP, NULL);
	atomic_fetch_and(&came, ~(unsigned)SIGNALS_CONTINUED);
}

void signals_lend(void)
{
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTSTP, SIG_DFL);
}

void signals_take_again(void)
{
	handle(SIGINT, NULL);
	handle(SIGQUIT, NULL);
	handle(SIGTSTP, NULL);
	atomic_fetch_and(&came, ~(unsigned)(SIGNALS_CONTINUED | SIGNALS_CHILD));
}

void signals_forget(void)
{
	for (int number = 0; number < (int)G_N_ELEMENTS(bits); number++) {
		if (bits[number] != 0)
			signal(number, SIG_DFL);
	}
}
