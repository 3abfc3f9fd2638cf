/*
 * Journals: read back line by line, whatever a kill left of the last one.
 */

#include "base/file_room.h"
#include "session/journal.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *report, *path;

static void begin(void)
{
	room_open();
	report = room_path_of("年报.yaml");
	path = journal_path(report);
}

static void end(void)
{
	g_free(report);
	g_free(path);
	room_close();
}

TestSuite(journal, .timeout = 20, .init = begin, .fini = end);

static bool try_append(
	struct journal *journal, const char *address, const char *after, GError **error)
{
	struct change_list *list = change_list_new();

	change_list_add(list, address, "", after);
	journal_add(journal, list);
	change_list_free(list);
	return journal_write(journal, error);
}

static void append(struct journal *journal, const char *address, const char *after)
{
	cr_assert(try_append(journal, address, after, NULL));
}

/* No file can grow longer than so many bytes. */
static void give_room(rlim_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void append_open(struct journal *journal, const char *address, const char *after)
{
	struct change_list *list = change_list_new();

	change_list_add(list, address, "", after);
	journal_add_open(journal, list);
	change_list_free(list);
	cr_assert(journal_write(journal, NULL));
}

static void put_back(struct journal *journal)
{
	journal_add_open(journal, NULL);
	cr_assert(journal_write(journal, NULL));
}

static size_t journal_size(void)
{
	struct stat status;

	return stat(path, &status) == 0 ? (size_t)status.st_size : 0;
}

static int make_pipe(const char *at)
{
	return mkfifo(at, 0600);
}

static int make_link(const char *at)
{
	return symlink("/dev/null", at);
}

static int make_directory(const char *at)
{
	return mkdir(at, 0700);
}

static const struct change *change_at(const struct journal_content *content, guint list)
{
	return change_list_get(g_ptr_array_index(content->lists, list), 0);
}

static GBytes *bytes_of(const char *text)
{
	return g_bytes_new_static(text, strlen(text));
}

/* As another session does: with what was left, or from nothing. */
static struct journal *go_on(void)
{
	struct journal_content *content = journal_read(report, NULL);
	struct journal *journal =
		content ? journal_resume(report, content) : journal_new(report, "f", NULL);

	journal_content_free(content);
	return journal;
}

Test(journal, lies_hidden_beside_the_report_for_its_owner_alone)
{
	g_autofree char *expected = room_path_of(".年报.yaml.journal");
	struct journal *journal = journal_new(report, "f", NULL);

	umask(0);
	cr_expect_str_eq(path, expected);
	cr_expect_eq(room_count_entries(), 0, "nothing is written before the first change");
	append(journal, "a", "1");
	cr_expect_eq(mode_of(path), 0600);
	journal_free(journal);
}

Test(journal, gives_back_what_was_written)
{
	static const char *const texts[] = {
		"1", "", "两行\n两行", "\"引号\" \\ 反斜杠", "𠮷", "\t"};
	g_autoptr(GBytes) base = bytes_of("abc");
	struct journal *journal = journal_new(report, "gov", base);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		append(journal, "s.x.a", texts[i]);
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_str_eq(content->form, "gov");
	cr_expect_str_eq(
		content->base, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	cr_expect(journal_goes_on_from(content, base));
	cr_expect_not(journal_goes_on_from(content, NULL));
	cr_expect_gt(content->modified, 0);
	cr_assert_eq(content->lists->len, G_N_ELEMENTS(texts));
	for (guint i = 0; i < content->lists->len; i++) {
		cr_expect_str_eq(change_at(content, i)->address, "s.x.a");
		cr_expect_null(change_at(content, i)->before, "that is for the report to say");
		cr_expect_str_eq(change_at(content, i)->after, texts[i]);
	}
	journal_content_free(content);
}

Test(journal, gives_back_the_open_field_as_the_last_list)
{
	struct journal *journal = journal_new(report, "f", NULL);

	append(journal, "s.x.a", "1");
	append_open(journal, "s.x.b", "2");
	append_open(journal, "s.x.b", "23");
	journal_add_cursor(journal, "s.x.b");
	cr_assert(journal_write(journal, NULL));
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_assert_eq(content->lists->len, 2);
	cr_expect_str_eq(change_at(content, 1)->after, "23");
	cr_expect_eq(content->open, g_ptr_array_index(content->lists, 1));
	cr_expect_str_eq(journal_left_at(content), "s.x.b");
	cr_expect_eq(content->unused, 0);
	journal_content_free(content);
}

Test(journal, knows_an_open_field_that_was_left_or_put_back)
{
	for (int accepted = 0; accepted < 2; accepted++) {
		struct journal *journal = journal_new(report, "f", NULL);

		append_open(journal, "s.x.b", "2");
		if (accepted)
			append(journal, "s.x.b", "2");
		else
			put_back(journal);
		journal_free(journal);
		struct journal_content *content = journal_read(report, NULL);
		cr_assert_not_null(content);
		cr_expect_eq((int)content->lists->len, accepted);
		cr_expect_null(content->open);
		journal_content_free(content);
	}
}

/* A long text in which words are put in, taken out and altered in turn, at any place. */
static void alter(GString *text, int step)
{
	size_t at = (size_t)(step * 7919) % (text->len / 3) * 3;

	if (step % 3 != 1)
		g_string_insert(text, (gssize)at, step % 2 ? "添" : "字𠮷");
	if (step % 3 != 0)
		g_string_erase(text, (gssize)at, 3);
	if (!g_utf8_validate(text->str, -1, NULL))
		g_string_assign(text, "重写，因为切开了一个字");
}

Test(journal, writes_of_a_long_text_what_differs)
{
	enum { STEPS = 200, CHARACTERS = 100000 };
	struct journal *journal = journal_new(report, "f", NULL);
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < CHARACTERS; i++)
		g_string_append(text, "文");
	append(journal, "s.text", text->str);
	size_t first = journal_size();
	for (int i = 0; i < STEPS; i++) {
		g_string_insert(text, (gssize)(i * 30), "写");
		append_open(journal, "s.text", text->str);
		append(journal, "s.text", text->str);
	}
	cr_expect_lt(journal_size() - first, STEPS * 100, "%zu", journal_size() - first);
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->lists->len, 1, "steps in one long text are one");
	cr_expect_str_eq(change_at(content, 0)->after, text->str);
	journal_content_free(content);
}

Test(journal, says_again_as_a_whole_what_another_session_said)
{
	g_autoptr(GString) text = g_string_new("说过的话，长得可以只写不同之处，");

	for (int i = 0; i < 40; i++) {
		struct journal *journal = go_on();

		alter(text, i);
		append(journal, "s.text", text->str);
		alter(text, i + 1);
		append(journal, "s.text", text->str);
		journal_free(journal);
		struct journal_content *content = journal_read(report, NULL);
		cr_assert_not_null(content);
		cr_expect_eq(content->unused, 0);
		cr_assert_eq((int)content->lists->len, 2 * (i + 1));
		cr_expect_str_eq(change_at(content, content->lists->len - 1)->after, text->str);
		journal_content_free(content);
	}
}

Test(journal, of_the_first_version_is_read)
{
	struct journal_content *content;

	g_free(room_given_file(".年报.yaml.journal",
		"{\"nianbao-journal\": 1, \"form\": \"f\", \"base\": \"b\"}\n"
		"[[\"s.x.a\",\"\",\"1\"],[\"s.x.b\",\"\",\"2\"]]\n[[\"s.x.a\",\"1\",\"3\"]]\n",
		0600));
	content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->unused, 0);
	cr_assert_eq(content->lists->len, 2);
	cr_expect_eq(journal_count(content), 3);
	cr_expect_str_eq(change_at(content, 1)->after, "3");
	journal_content_free(content);
}

/* Lines that say nothing that could be used; a good one stands before and behind. */
static const char *const bad_lines[] = {
	"garbage",
	"{}",
	"[]x",
	"{\"done\": 1}",
	"{\"done\":[[\"s.x.a\"]]}",
	"{\"done\":[[1,2]]}",
	"{\"done\":[[\"s.x.a\",0,1,\"no text was said here\"]]}",
	"{\"done\":[[\"s.long\",4,3,\"backwards\"]]}",
	"{\"done\":[[\"s.long\",0,9999,\"past the end\"]]}",
	"{\"done\":[[\"s.long\",-1,0,\"before\"]]}",
	"{\"done\":[[\"s.long\",1,3,\"inside of a character\"]]}",
	"{\"done\":[[\"s.x.a\",\"\\u0000\"]]}",
	"{\"cursor\": 7}",
	"\xff\xfe",
	"[[[[[[[[[[",
};

Test(journal, passes_over_what_it_cannot_read_and_counts_it)
{
	for (size_t i = 0; i < G_N_ELEMENTS(bad_lines); i++) {
		g_autofree char *bytes =
			g_strconcat("{\"nianbao-journal\": 2, \"form\": \"f\", \"base\": \"b\"}\n"
				    "{\"done\":[[\"s.long\",\"文本\"]]}\n",
				bad_lines[i], "\n{\"done\":[[\"s.x.a\",\"1\"]]}\n", NULL);

		g_free(room_given_file(".年报.yaml.journal", bytes, 0600));
		struct journal_content *content = journal_read(report, NULL);
		cr_assert_not_null(content, "%s", bad_lines[i]);
		cr_expect_eq(content->unused, 1, "%s", bad_lines[i]);
		cr_assert_eq(content->lists->len, 2, "%s", bad_lines[i]);
		cr_expect_str_eq(change_at(content, 0)->after, "文本");
		journal_content_free(content);
	}
}

Test(journal, uses_no_difference_from_a_text_of_which_a_line_is_missing)
{
	struct journal_content *content;

	g_free(room_given_file(".年报.yaml.journal",
		"{\"nianbao-journal\": 2, \"form\": \"f\", \"base\": \"b\"}\n"
		"{\"done\":[[\"s.text\",\"甲乙\"]]}\n"
		"half of a li\n"
		"{\"done\":[[\"s.text\",3,6,\"丙\"]]}\n"
		"{\"done\":[[\"s.text\",\"全文\"]]}\n",
		0600));
	content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->unused, 2);
	cr_assert_eq(content->lists->len, 2);
	cr_expect_str_eq(change_at(content, 0)->after, "甲乙");
	cr_expect_str_eq(change_at(content, 1)->after, "全文");
	journal_content_free(content);
}

Test(journal, with_more_than_fits_into_memory_gives_the_rest_as_one_step)
{
	enum { TEXTS = 400, LENGTH = 300000 };
	struct journal *journal = journal_new(report, "f", NULL);
	g_autofree char *text = g_strnfill(LENGTH, 'x');

	for (int i = 0; i < TEXTS; i++) {
		text[i] = 'y'; /* in turn, so that none goes on with the one before */
		append(journal, i % 2 ? "s.a" : "s.b", text);
	}
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_lt(content->lists->len, TEXTS * 2 / 3);
	const struct change_list *rest = g_ptr_array_index(content->lists, content->lists->len - 1);
	cr_assert_eq(change_list_length(rest), 2);
	for (guint i = 0; i < 2; i++) {
		const struct change *change = change_list_get(rest, i);

		text[TEXTS - 1] = strcmp(change->address, "s.a") == 0 ? 'y' : 'x';
		cr_expect(strcmp(change->after, text) == 0, "%s", change->address);
	}
	journal_content_free(content);
}

/* As much as the largest that is read, and more; it takes no room on the disk. */
Test(journal, of_more_than_256_mb_gives_what_stands_in_the_first_of_them)
{
	struct journal *journal = journal_new(report, "f", NULL);

	append(journal, "s.x.a", "1");
	journal_free(journal);
	cr_assert_eq(truncate(path, (off_t)300 * 1024 * 1024), 0);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->lists->len, 1);
	cr_expect_gt(content->unused, 0);
	journal_content_free(content);
}

Test(journal, is_no_pipe_and_no_link)
{
	static int (*const make[])(const char *) = {make_pipe, make_link, make_directory};

	for (size_t i = 0; i < G_N_ELEMENTS(make); i++) {
		struct journal *journal = journal_new(report, "f", NULL);

		cr_assert_eq(make[i](path), 0);
		cr_expect_not(try_append(journal, "s.x.a", "1", NULL), "%zu", i);
		g_remove(path);
		append(journal, "s.x.a", "2");
		journal_free(journal);
		g_remove(path);
	}
}

Test(journal, lies_beside_the_file_that_a_link_leads_to)
{
	g_autofree char *link = room_path_of("链接");
	g_autofree char *journal = NULL;

	cr_assert_eq(symlink("年报.yaml", link), 0);
	journal = journal_path(link);
	cr_expect_str_eq(journal, path);
}

Test(journal, that_was_only_made_says_nothing)
{
	g_autoptr(GError) error = NULL;

	g_free(room_given_file(".年报.yaml.journal", "", 0600));
	cr_expect_null(journal_read(report, &error));
	cr_expect_null(error);
}

Test(journal, that_is_not_there_is_no_error)
{
	g_autoptr(GError) error = NULL;

	cr_expect_null(journal_read(report, &error));
	cr_expect_null(error);
}

Test(journal, cut_anywhere_gives_the_lists_that_are_whole)
{
	struct journal *journal = journal_new(report, "f", NULL);
	g_autofree char *bytes = NULL;
	gsize length;

	for (int i = 0; i < 3; i++)
		append(journal, "s.x.a", "两行\n两行");
	journal_free(journal);
	cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
	for (gsize cut = 0; cut <= length; cut++) {
		size_t lines = 0;

		for (gsize i = 0; i < cut; i++)
			lines += bytes[i] == '\n';
		cr_assert(g_file_set_contents(path, bytes, (gssize)cut, NULL));
		g_autoptr(GError) error = NULL;
		struct journal_content *content = journal_read(report, &error);
		cr_expect_eq(content != NULL, lines > 0, "cut at %zu", cut);
		cr_expect_eq(error != NULL, lines == 0 && cut > 0, "cut at %zu", cut);
		if (content)
			cr_expect_eq(content->lists->len, lines - 1, "cut at %zu", cut);
		journal_content_free(content);
	}
}

Test(journal, gone_on_with_after_a_cut_loses_only_the_cut_line)
{
	struct journal *journal = journal_new(report, "f", NULL);
	g_autofree char *bytes = NULL;
	gsize length;

	append(journal, "s.x.a", "1");
	append(journal, "s.x.a", "2");
	journal_free(journal);
	cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
	cr_assert(g_file_set_contents(path, bytes, (gssize)length - 4, NULL));
	journal = go_on();
	append(journal, "s.x.a", "3");
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_assert_eq(content->lists->len, 2);
	cr_expect_str_eq(change_at(content, 0)->after, "1");
	cr_expect_str_eq(change_at(content, 1)->after, "3");
	journal_content_free(content);
}

Test(journal, without_room_for_head_or_line_begins_again_when_there_is)
{
	enum { HEAD_AND_LINE = 126 };
	g_autoptr(GBytes) base = bytes_of("base");

	for (rlim_t room = 0; room < HEAD_AND_LINE; room++) {
		struct journal *journal = journal_new(report, "f", base);
		g_autoptr(GError) error = NULL;

		give_room(room);
		cr_expect_not(try_append(journal, "s.x.a", "1", &error), "%d", (int)room);
		cr_assert_not_null(error);
		cr_expect(strstr(error->message, path), "%s", error->message);
		give_room(RLIM_INFINITY);
		append(journal, "s.x.a", "2");
		journal_free(journal);
		struct journal_content *content = journal_read(report, NULL);
		cr_assert_not_null(content, "%d", (int)room);
		cr_expect(journal_goes_on_from(content, base));
		cr_assert_eq(content->lists->len, 2, "what waited is there too: %d", (int)room);
		cr_expect_str_eq(change_at(content, 0)->after, "1");
		cr_expect_str_eq(change_at(content, 1)->after, "2");
		journal_content_free(content);
	}
}

Test(journal, forgets_with_a_save_what_found_no_room)
{
	g_autoptr(GBytes) old = bytes_of("old");
	g_autoptr(GBytes) new = bytes_of("new");
	struct journal *journal = journal_new(report, "f", old);

	give_room(0);
	cr_expect_not(try_append(journal, "s.x.a", "1", NULL));
	give_room(RLIM_INFINITY);
	journal_restart(journal, new);
	append(journal, "s.x.a", "2");
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->lists->len, 1);
	journal_content_free(content);
}

Test(journal, of_something_else_is_refused_with_its_name)
{
	static const char *const heads[] = {"\n", "hello\n", "[]\n",
		"{\"nianbao-journal\": 99, \"form\": \"f\", \"base\": \"\"}\n"};

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		g_autoptr(GError) error = NULL;

		g_free(room_given_file(".年报.yaml.journal", heads[i], 0600));
		cr_expect_null(journal_read(report, &error));
		cr_assert_not_null(error, "%s", heads[i]);
		cr_expect(strstr(error->message, path), "%s", error->message);
	}
}

Test(journal, begins_anew_after_a_save)
{
	g_autoptr(GBytes) old = bytes_of("old");
	g_autoptr(GBytes) new = bytes_of("new");
	struct journal *journal = journal_new(report, "f", old);

	append(journal, "s.x.a", "1");
	journal_restart(journal, new);
	cr_expect_eq(room_count_entries(), 0);
	append(journal, "s.x.a", "2");
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect(journal_goes_on_from(content, new));
	cr_expect_eq(content->lists->len, 1);
	journal_content_free(content);
}

/* Or the next one would take its place without a word. */
Test(journal, of_which_nothing_can_be_read_is_told_of)
{
	static const char *const ruined[] = {
		"{\"done\":[[\"s.x.a\",\"1\"}\n", "\xff\n{}\n", "x\n{\"do"};

	for (size_t i = 0; i < G_N_ELEMENTS(ruined); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *bytes = g_strconcat(
			"{\"nianbao-journal\":2,\"form\":\"f\",\"base\":\"\"}\n", ruined[i], NULL);

		cr_assert(g_file_set_contents(path, bytes, -1, NULL));
		cr_expect_null(journal_read(report, &error));
		cr_assert_not_null(error, "%s", ruined[i]);
		cr_expect(strstr(error->message, "坏了"), "%s", error->message);
	}
}

Test(journal, put_aside_is_kept)
{
	struct journal *journal = journal_new(report, "f", NULL);
	g_autofree char *aside = g_strconcat(path, ".old", NULL);

	append(journal, "s.x.a", "1");
	journal_free(journal);
	cr_assert(journal_put_aside(report, NULL));
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
	cr_expect(g_file_test(aside, G_FILE_TEST_EXISTS));
	cr_expect(journal_put_aside(report, NULL), "nothing to put aside is no failure");
}

Test(journal, put_aside_leaves_those_that_were_put_aside_before)
{
	static const char *const asides[] = {"third", "first", "second"};

	for (size_t i = 1; i <= G_N_ELEMENTS(asides); i++) {
		cr_assert(g_file_set_contents(path, asides[i % G_N_ELEMENTS(asides)], -1, NULL));
		cr_assert(journal_put_aside(report, NULL));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(asides); i++) {
		g_autofree char *name = i == 0 ? g_strconcat(path, ".old", NULL)
					       : g_strdup_printf("%s.old.%zu", path, i + 1);

		expect_content(name, asides[i]);
	}
}
