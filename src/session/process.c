#include "session/process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
	MACHINE_LENGTH = 16, /* of the digest it is told by: the id itself is nobody's business */
	STATE_FIELD = 0,     /* behind the name, which may hold blanks */
	START_FIELD = 19,
};

/* A small file of the system, without the line's end; "" where there is none. Free with g_free. */
static char *read_fact(const char *path)
{
	char *text = NULL;

	return g_file_get_contents(path, &text, NULL, NULL) ? g_strchomp(text) : g_strdup("");
}

static char *machine(void)
{
	g_autofree char *id = read_fact("/etc/machine-id");
	g_autofree char *room = g_file_read_link("/proc/self/ns/pid", NULL);
	g_autofree char *name = process_host();
	g_autofree char *all = g_strjoin("\n", "nianbao", id, room ? room : "", name, NULL);
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);

	return g_strndup(digest, MACHINE_LENGTH);
}

static char *boot(void)
{
	return read_fact("/proc/sys/kernel/random/boot_id");
}

/* What the system says of a process: its state's letter and when it was started. False where it
   says nothing. */
static bool read_process(pid_t number, char *state, guint64 *start)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/stat", (int)number);
	g_autofree char *text = read_fact(path);
	const char *behind_name = strrchr(text, ')');
	g_auto(GStrv) fields = g_strsplit(behind_name ? behind_name + 2 : "", " ", -1);

	if (!behind_name || g_strv_length(fields) <= START_FIELD)
		return false;
	*state = fields[STATE_FIELD][0];
	*start = g_ascii_strtoull(fields[START_FIELD], NULL, 10);
	return true;
}

void process_self(struct process *process)
{
	char state;

	*process = (struct process){.machine = machine(), .boot = boot(), .number = getpid()};
	read_process(process->number, &state, &process->start);
}

void process_release(struct process *process)
{
	g_free(process->machine);
	g_free(process->boot);
}

/* Whether a number is in use by what was started then; a dead one may wait to be noticed by whoever
   started it. Some systems say nothing of other people's processes. */
static bool is_alive(pid_t number, guint64 start)
{
	char state;
	guint64 started;

	if (number <= 0 || (kill(number, 0) != 0 && errno == ESRCH))
		return false;
	if (!read_process(number, &state, &started))
		return kill(number, 0) == 0 || errno == EPERM;
	return started == start && !strchr("ZX", state);
}

enum process_state process_look(const struct process *process)
{
	g_autofree char *here = machine(), *now = boot();

	if (strcmp(process->machine, here) != 0)
		return PROCESS_ELSEWHERE;
	if (strcmp(process->boot, now) != 0)
		return PROCESS_DEAD;
	return is_alive(process->number, process->start) ? PROCESS_ALIVE : PROCESS_DEAD;
}

char *process_host(void)
{
	return g_utf8_make_valid(g_get_host_name(), -1);
}
