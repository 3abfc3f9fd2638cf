#include "line.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

/* A terminal as an emulator sets it up: the kernel's defaults, and erasing by whole characters. */
static bool open_pair(struct line *line, int rows, int columns, int *slave)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	if (openpty(&line->fd, slave, NULL, NULL, &size) != 0)
		return false;
	tcgetattr(*slave, &line->before);
	line->before.c_iflag |= IUTF8;
	tcsetattr(*slave, TCSANOW, &line->before);
	fcntl(line->fd, F_SETFD, FD_CLOEXEC);
	fcntl(line->fd, F_SETFL, O_NONBLOCK);
	return true;
}

/* Between fork and exec: system calls only, because the test's process may have threads. */
static void become(int slave, char *const command[], char *const environment[], const char *folder)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (login_tty(slave) == 0 && chdir(folder) == 0) {
		close_range(STDERR_FILENO + 1, ~0U, 0);
		execvpe(command[0], command, environment);
	}
	_exit(127);
}

bool line_init(struct line *line, char *const command[], char *const environment[],
	const char *folder, int rows, int columns)
{
	int slave;
	*line = (struct line){.fd = -1};
	if (!open_pair(line, rows, columns, &slave))
		return false;
	line->pid = fork();
	if (line->pid == 0)
		become(slave, command, environment, folder);
	close(slave);
	if (line->pid > 0)
		return true;
	line_hang_up(line);
	return false;
}

void line_release(struct line *line)
{
	if (!line_has_ended(line)) {
		kill(-line->pid, SIGKILL);
		kill(line->pid, SIGKILL);
		waitpid(line->pid, NULL, 0);
		line->ended = true;
	}
	line_hang_up(line);
}

ssize_t line_read(struct line *line, char *buffer, size_t size)
{
	if (line->fd < 0)
		return -1;
	ssize_t count = read(line->fd, buffer, size);
	if (count > 0)
		return count;
	bool nothing_yet = count < 0 && (errno == EAGAIN || errno == EINTR);
	return nothing_yet ? 0 : -1;
}

ssize_t line_write(struct line *line, const char *bytes, size_t count)
{
	if (line->fd < 0)
		return -1;
	ssize_t written = write(line->fd, bytes, count);
	if (written >= 0)
		return written;
	return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

void line_resize(struct line *line, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	ioctl(line->fd, TIOCSWINSZ, &size);
}

void line_signal(struct line *line, int signal)
{
	if (!line_has_ended(line))
		kill(line->pid, signal);
}

void line_hang_up(struct line *line)
{
	if (line->fd >= 0)
		close(line->fd);
	line->fd = -1;
}

bool line_has_ended(struct line *line)
{
	int status;
	if (!line->ended && waitpid(line->pid, &status, WNOHANG) == line->pid) {
		line->ended = true;
		line->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	}
	return line->ended;
}

bool line_is_restored(const struct line *line)
{
	struct termios now;
	if (tcgetattr(line->fd, &now) != 0)
		return false;
	return now.c_iflag == line->before.c_iflag && now.c_oflag == line->before.c_oflag &&
		now.c_cflag == line->before.c_cflag && now.c_lflag == line->before.c_lflag &&
		memcmp(now.c_cc, line->before.c_cc, sizeof now.c_cc) == 0;
}
