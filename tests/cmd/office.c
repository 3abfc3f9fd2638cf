/*
 * An office for commands.
 */

#include "cmd/office.h"

#include "base/file_room.h"
#include "form/forms.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *forms_directory, *data_directory;
static char *said, *complained;
static const char *user = "张三";

static char *absolute(const char *relative)
{
	g_autofree char *path = source_path(relative);

	return g_canonicalize_filename(path, NULL);
}

void office_open(void)
{
	forms_directory = absolute("forms");
	data_directory = absolute("tests/data");
	room_open();
	cr_assert_eq(chdir(room_path()), 0);
}

void office_close(void)
{
	free(said);
	free(complained);
	g_free(forms_directory);
	g_free(data_directory);
	cr_assert_eq(chdir("/"), 0);
	room_close();
}

const char *office_forms(void)
{
	return forms_directory;
}

void office_take_forms(const char *directory)
{
	g_free(forms_directory);
	forms_directory = g_strdup(directory);
}

void office_seats(const char *name)
{
	user = name;
}

/* A time that everything in an office happens at. */
static gint64 fixed_time(void)
{
	return 1737336600;
}

static enum exit_status run_vector(const char *input, int argc, char **argv)
{
	const struct command *command = command_find(argv[0]);
	size_t said_size, complained_size;
	g_autofree char *state = room_path_of("state");
	struct environment environment = {.user = user,
		.login = "office@pc",
		.now = fixed_time,
		.state = state,
		.config = room_path()};

	cr_assert_not_null(command, "%s", argv[0]);
	free(said);
	free(complained);
	form_search_init(&environment.forms);
	form_search_add(&environment.forms, forms_directory);
	environment.in = fmemopen((char *)input, MAX(strlen(input), 1), "r");
	environment.out = open_memstream(&said, &said_size);
	environment.error = open_memstream(&complained, &complained_size);
	if (!*input)
		fgetc(environment.in);
	enum exit_status status = command->run(&environment, argc, argv);
	cr_expect(status != EXIT_FINDINGS || command->finding,
		"%s ends with 1: its row and the manual have to say what that means", argv[0]);
	fclose(environment.in);
	fclose(environment.out);
	fclose(environment.error);
	form_search_release(&environment.forms);
	return status;
}

enum exit_status run_with(const char *input, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	g_autofree char **argv = g_memdup2(words, (g_strv_length(words) + 1) * sizeof *words);

	return run_vector(input, (int)g_strv_length(words), argv);
}

enum exit_status run(const char *line)
{
	return run_with("", line);
}

enum exit_status run_words(const char *first, ...)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	va_list rest;

	va_start(rest, first);
	for (const char *word = first; word; word = va_arg(rest, const char *))
		g_ptr_array_add(words, (gpointer)word);
	va_end(rest);
	g_ptr_array_add(words, NULL);
	return run_vector("", (int)words->len - 1, (char **)words->pdata);
}

const char *out(void)
{
	return said;
}

const char *errors(void)
{
	return complained;
}

bool out_says(const char *words)
{
	return strstr(said, words) != NULL;
}

bool errors_say(const char *words)
{
	return strstr(complained, words) != NULL;
}

int count_of(const char *text, const char *words)
{
	int count = 0;

	for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
		count++;
	return count;
}

void given_data(const char *name)
{
	g_autofree char *path = g_build_filename(data_directory, name, NULL);
	g_autofree char *bytes = NULL;
	gsize length;

	cr_assert(g_file_get_contents(path, &bytes, &length, NULL), "%s", path);
	given_bytes("r.yaml", bytes, length);
}

void given_bytes(const char *name, const char *bytes, size_t length)
{
	cr_assert(g_file_set_contents(name, bytes, (gssize)length, NULL), "%s", name);
}

void given_text(const char *name, const char *text)
{
	given_bytes(name, text, strlen(text));
}

char *bytes_of(const char *name)
{
	char *bytes = NULL;

	cr_assert(g_file_get_contents(name, &bytes, NULL, NULL), "%s", name);
	return bytes;
}

bool exists(const char *name)
{
	return g_file_test(name, G_FILE_TEST_EXISTS);
}

void office_edit(const char *word, const char *other)
{
	g_autofree char *bytes = bytes_of("r.yaml");
	g_autoptr(GString) edited = g_string_new(bytes);

	cr_assert(g_string_replace(edited, word, other, 1), "%s", word);
	given_text("r.yaml", edited->str);
}
