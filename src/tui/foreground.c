#include "tui/foreground.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "tui/signals.h"
#include "tui/terminal.h"

/* Between fork and exec: what we ignore or handle, the program does not. */
static void restore_signals(gpointer data)
{
	(void)data;
	signals_forget();
}

/* Whether a child has ended. */
static bool has_ended(GPid child, int *status)
{
	pid_t ended = waitpid(child, status, WNOHANG);
	return ended == child || (ended < 0 && errno == ECHILD);
}

static void wait_for(GPid child, int *status)
{
	unsigned ending = 0;
	while (!has_ended(child, status)) {
		struct pollfd source = {.fd = signals_descriptor(), .events = POLLIN};
		poll(&source, 1, -1);
		unsigned came = signals_collect() & (SIGNALS_HUNG_UP | SIGNALS_TERMINATED);
		if (came != 0 && ending == 0)
			kill(child, SIGHUP);
		ending |= came;
	}
	if (ending != 0)
		raise(ending & SIGNALS_HUNG_UP ? SIGHUP : SIGTERM); /* it is our turn now */
}

bool foreground_run(char *const arguments[], int *status, GError **error)
{
	GPid child;
	*status = 0;
	terminal_give_back();
	signals_lend();
	bool started = g_spawn_async(NULL, (char **)arguments, NULL,
		G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN | G_SPAWN_DO_NOT_REAP_CHILD,
		restore_signals, NULL, &child, error);
	if (started)
		wait_for(child, status);
	signals_take_again();
	terminal_take_again();
	raise(SIGWINCH); /* whoever paints looks at the size anew */
	return started;
}
