/*
 * The tutorial for authors of forms, done as it is written.
 *
 * docs/write-a-form.md is read block by block. What stands in ```yaml goes to
 * the end of the form; what stands in ```diff is altered in it for the next
 * commands alone; in ```console, each line behind "$ " is run, and what it says
 * has to be what follows, where …… stands for anything.
 */

#include "base/file_room.h"
#include "cmd/office.h"
#include "form/forms.h"

#include <criterion/criterion.h>
#include <string.h>

#define FENCE "```"
#define ANYTHING "……"
#define PROMPT "$ "

static char *tutorial, *example;

static char *source_text(const char *relative)
{
	g_autofree char *path = source_path(relative);
	char *text = NULL;

	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
	return text;
}

static void begin(void)
{
	tutorial = source_text("docs/write-a-form.md");
	example = source_text("docs/examples/fire-safety.yaml");
	office_open();
	office_take_forms(room_path());
}

static void end(void)
{
	g_free(tutorial);
	g_free(example);
	office_close();
}

TestSuite(tutorial, .timeout = 30, .init = begin, .fini = end);

/* A fenced block: what stands behind its first fence, and its lines. */
struct block {
	char *kind, *text;
};

static void block_release(struct block *block)
{
	g_free(block->kind);
	g_free(block->text);
}

/* Takes the next block off the front of *text; false when there is none. */
static bool block_next(const char **text, struct block *block)
{
	const char *open = strstr(*text, "\n" FENCE);
	const char *first = open ? strchr(open + 1, '\n') : NULL;
	const char *close = first ? strstr(first, "\n" FENCE) : NULL;

	if (!close)
		return false;
	open += strlen("\n" FENCE);
	block->kind = g_strndup(open, (gsize)(first - open));
	block->text = g_strndup(first + 1, (gsize)(close - first));
	*text = close + strlen("\n" FENCE);
	return true;
}

/* The form, as it has grown so far */

static void put_form(const GString *form)
{
	given_bytes("fire-safety.yaml", form->str, form->len);
}

/* The form with the one line altered that a diff of two lines alters. */
static GString *altered(const GString *form, const char *diff)
{
	g_auto(GStrv) lines = g_strsplit(diff, "\n", -1);
	GString *other = g_string_new(form->str);

	cr_assert_eq(g_strv_length(lines), 3, "%s", diff);
	cr_assert(lines[0][0] == '-' && lines[1][0] == '+', "%s", diff);
	cr_assert_eq(g_string_replace(other, lines[0] + 1, lines[1] + 1, 1), 1, "%s", diff);
	return other;
}

/* Commands and what they say */

/* Whether text is wanted, in which …… stands for anything, and alone on a line for any lines. */
static bool reads(const char *text, const char *wanted)
{
	g_autoptr(GString) pattern = g_string_new(wanted);

	g_string_replace(pattern, ANYTHING "\n", "*", 0);
	g_string_replace(pattern, ANYTHING, "*", 0);
	return g_pattern_match_simple(pattern->str, text);
}

static void expect_run(const char *line, const char *wanted)
{
	cr_assert(g_str_has_prefix(line, "nianbao "), "%s", line);
	run(line + strlen("nianbao "));
	g_autofree char *said = g_strconcat(errors(), out(), NULL);
	cr_expect(reads(said, wanted), "%s\nsays:\n%s\nand not:\n%s", line, said, wanted);
}

static void run_console(const char *text)
{
	g_auto(GStrv) calls = g_strsplit(text, PROMPT, -1);

	for (char **call = calls + 1; *call; call++) {
		char *output = strchr(*call, '\n');

		*output = '\0';
		expect_run(*call, output + 1);
	}
}

Test(tutorial, does_what_it_says)
{
	g_autoptr(GString) form = g_string_new(NULL);
	const char *at = tutorial;
	struct block block;
	int runs = 0;

	for (; block_next(&at, &block); block_release(&block)) {
		if (strcmp(block.kind, "yaml") == 0) {
			g_string_append(form, block.text);
			put_form(form);
		} else if (strcmp(block.kind, "diff") == 0) {
			g_autoptr(GString) other = altered(form, block.text);

			put_form(other);
		} else if (strcmp(block.kind, "console") == 0) {
			run_console(block.text);
			put_form(form);
			runs++;
		}
	}
	cr_expect_gt(runs, 4);
	cr_expect_str_eq(form->str, example, "the example is another form");
}
