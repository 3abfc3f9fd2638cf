/*
 * The last words to the terminal.
 *
 * While the restoring bytes are replaced their count is 0: a crash at that very
 * moment sends nothing rather than half of two things.
 */

#include "tui/crash.h"

#include <glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
	RESTORE_SIZE = 512,
	STACK_SIZE = 64 * 1024,
};

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

static struct sigaction before[G_N_ELEMENTS(crashes)];
static char restore[RESTORE_SIZE];
static volatile sig_atomic_t restore_count;
static struct termios restore_mode;
static char handler_stack[STACK_SIZE];
static stack_t stack_before;

static void hand_back_handlers(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &before[i], NULL);
}

/* The signal is blocked while this runs: raised again, it strikes on return. */
static void restore_and_die(int number)
{
	ssize_t ignored = write(STDOUT_FILENO, restore, (size_t)restore_count);
	(void)ignored;
	tcsetattr(STDIN_FILENO, TCSANOW, &restore_mode);
	hand_back_handlers();
	raise(number);
}

void crash_guard_begin(void)
{
	stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof(handler_stack)};
	sigaltstack(&stack, &stack_before);
	struct sigaction action = {.sa_handler = restore_and_die, .sa_flags = SA_ONSTACK};
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &action, &before[i]);
}

void crash_guard_end(void)
{
	hand_back_handlers();
	sigaltstack(&stack_before, NULL);
}

void crash_guard_prepare(const char *bytes, size_t count, const struct termios *mode)
{
	restore_count = 0;
	restore_mode = *mode;
	if (count > sizeof(restore))
		return;
	memcpy(restore, bytes, count);
	restore_count = (sig_atomic_t)count;
}
