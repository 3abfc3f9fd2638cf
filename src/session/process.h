#ifndef NIANBAO_SESSION_PROCESS_H
#define NIANBAO_SESSION_PROCESS_H

/*
 * A process, told apart from all others that have its number, had it or will
 * have it.
 *
 * Numbers are given out again, so when it was started belongs to it, counted
 * from the machine's own start: clocks may be put back. A machine is told by its
 * id and by the room its process numbers are from (containers have their own),
 * since many are called localhost. Of a process on another machine nothing can
 * be known.
 */

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

struct process {
	char *machine; /* where it runs; "" where machines are not told apart */
	char *boot;    /* which of that machine's starts it belongs to */
	pid_t number;
	guint64 start; /* in ticks since then */
};

enum process_state {
	PROCESS_ALIVE,
	PROCESS_DEAD,
	PROCESS_ELSEWHERE, /* on another machine */
};

/* This one. Release with process_release. */
void process_self(struct process *process);
void process_release(struct process *process);

/* What has become of one. Where that cannot be told for sure it is alive. */
enum process_state process_look(const struct process *process);

/* The machine's name, for people: valid UTF-8, whatever it was given. Free with g_free. */
char *process_host(void);

#endif
