#ifndef NIANBAO_TESTS_E2E_LINE_H
#define NIANBAO_TESTS_E2E_LINE_H

/*
 * A program on a pseudo-terminal, and the other end of its line.
 *
 * The program leads a session of its own whose terminal is the slave; all
 * signals are as they come from the kernel, and it dies with the test. The
 * master end never blocks. Nothing here knows what the bytes mean.
 *
 * A line is embedded; line_release ends whatever still runs on it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct line {
	int fd; /* the master end, or -1 */
	pid_t pid;
	bool ended;            /* and then: */
	int status;            /* exit status, or 128 and the signal */
	struct termios before; /* how the program found the terminal */
};

/* Starts command (looked for in PATH) in folder. False, with errno set, when there is no terminal
   to be had; a program that cannot be run ends with status 127. */
bool line_init(struct line *line, char *const command[], char *const environment[],
	const char *folder, int rows, int columns);
void line_release(struct line *line);

/* Reads what is there: the count, 0 when there is nothing yet, -1 when the line is closed. */
ssize_t line_read(struct line *line, char *buffer, size_t size);
/* Writes what there is room for, and returns how much that was; -1 when the line is closed. */
ssize_t line_write(struct line *line, const char *bytes, size_t count);

void line_resize(struct line *line, int rows, int columns);
void line_signal(struct line *line, int signal);
/* Closes the line, as a terminal does whose window is closed: the program gets SIGHUP. */
void line_hang_up(struct line *line);
/* Whether the program has ended; does not wait. */
bool line_has_ended(struct line *line);
/* Whether the terminal's settings are as the program found them. */
bool line_is_restored(const struct line *line);

#endif
