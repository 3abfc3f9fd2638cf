/*
 * Writing to the end, whatever a descriptor takes at a time.
 */

#include "base/write.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(write, .timeout = 20);

enum { MUCH = 1 << 20 };

/* Reads all there is, and ends with 0 when it is so much. */
static void drink(int from)
{
	char buffer[4096];
	size_t count = 0;

	for (ssize_t got; (got = read(from, buffer, sizeof buffer)) > 0;)
		count += (size_t)got;
	_exit(count != MUCH);
}

Test(write, waits_where_a_pipe_is_full_and_does_not_wait_itself)
{
	g_autofree char *bytes = g_strnfill(MUCH, 'x');
	int ends[2], status;

	cr_assert_eq(pipe2(ends, O_NONBLOCK), 0);
	cr_assert_eq(fcntl(ends[0], F_SETFL, 0), 0);
	pid_t reader = fork();
	if (reader == 0) {
		close(ends[1]);
		drink(ends[0]);
	}
	close(ends[0]);
	cr_expect(write_all(ends[1], bytes, MUCH));
	close(ends[1]);
	cr_assert_eq(waitpid(reader, &status, 0), reader);
	cr_expect_eq(status, 0);
}

Test(write, says_why_it_cannot)
{
	int full = open("/dev/full", O_WRONLY);

	cr_expect_not(write_all(full, "x", 1));
	cr_expect_eq(errno, ENOSPC);
	cr_expect(write_all(full, "", 0));
	close(full);
}
