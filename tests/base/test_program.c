/*
 * Programs of others: what goes in, what comes out, how they end.
 */

#include "base/program.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(program, .timeout = 20);

static struct program_result ran(const char *const *argv, const char *input, size_t length)
{
	const struct program_call call = {.argv = argv, .input = input, .length = length};
	struct program_result result;
	g_autoptr(GError) error = NULL;

	cr_assert(program_run(&call, &result, &error), "%s", error ? error->message : "");
	return result;
}

Test(program, reads_what_it_is_given_and_is_heard)
{
	static const char *const argv[] = {"cat", NULL};
	struct program_result result = ran(argv, "年报\n", strlen("年报\n"));

	cr_expect(result.good);
	cr_expect_str_eq(result.output, "年报\n");
	cr_expect_str_eq(result.errors, "");
	program_result_release(&result);
}

Test(program, takes_more_than_a_pipe_would_hold)
{
	static const char *const argv[] = {"cat", NULL};
	enum { LENGTH = 1 << 20 };
	g_autofree char *long_text = g_strnfill(LENGTH, 'x');
	struct program_result result = ran(argv, long_text, LENGTH);

	cr_expect_eq(strlen(result.output), LENGTH);
	program_result_release(&result);
}

Test(program, reads_a_file_from_its_beginning_and_writes_into_another)
{
	static const char *const argv[] = {"cat", NULL};
	FILE *input = tmpfile(), *output = tmpfile();
	const struct program_call call = {.argv = argv, .input_file = input, .output_file = output};
	struct program_result result;
	char written[8] = "";

	fputs("年报\n", input);
	fflush(input);
	cr_assert(program_run(&call, &result, NULL));
	cr_expect(result.good);
	cr_expect_null(result.output);
	rewind(output);
	cr_expect_str_eq(fgets(written, sizeof written, output), "年报\n");
	program_result_release(&result);
	fclose(input);
	fclose(output);
}

Test(program, need_not_read_at_all)
{
	static const char *const argv[] = {"true", NULL};
	struct program_result result = ran(argv, "unread", 6);

	cr_expect(result.good);
	program_result_release(&result);
}

Test(program, is_told_apart_when_it_fails)
{
	static const char *const argv[] = {"cat", "/none/such", NULL};
	struct program_result result = ran(argv, NULL, 0);

	cr_expect_not(result.good);
	cr_expect(strstr(result.errors, "/none/such"), "%s", result.errors);
	program_result_release(&result);
}

/* At a terminal Ctrl-C reaches whoever has it: us as well. */
Test(program, that_asks_is_interrupted_alone)
{
	static const char *const argv[] = {"sh", "-c", "kill -INT $PPID; kill -INT $$", NULL};
	const struct program_call call = {.argv = argv, .asks = true};
	struct program_result result;

	cr_assert(program_run(&call, &result, NULL));
	cr_expect(result.interrupted);
	cr_expect_not(result.good);
	program_result_release(&result);
}

Test(program, gets_its_arguments_as_they_are)
{
	static const char *const argv[] = {"printf", "%s|", "a b", "$(id)", "*", NULL};
	struct program_result result = ran(argv, NULL, 0);

	cr_expect_str_eq(result.output, "a b|$(id)|*|");
	program_result_release(&result);
}

Test(program, that_is_not_there_is_an_error)
{
	static const char *const argv[] = {"nianbao-none-such", NULL};
	const struct program_call call = {.argv = argv};
	struct program_result result;
	g_autoptr(GError) error = NULL;

	cr_expect_not(program_run(&call, &result, &error));
	cr_expect(g_error_matches(error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT));
}
