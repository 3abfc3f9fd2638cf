/*
 * Journals: read back line by line, whatever a kill left of the last one.
 */

#include "base/file_room.h"
#include "session/journal.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

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
	bool done = journal_append(journal, list, error);
	change_list_free(list);
	return done;
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

static const struct change *change_at(const struct journal_content *content, guint list)
{
	return change_list_get(g_ptr_array_index(content->lists, list), 0);
}

Test(journal, lies_hidden_beside_the_report_for_its_owner_alone)
{
	g_autofree char *expected = room_path_of(".年报.yaml.journal");
	struct journal *journal = journal_new(report, "f", "", false);

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
	struct journal *journal = journal_new(report, "gov", "abc", false);

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		append(journal, "s.x.a", texts[i]);
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_str_eq(content->form, "gov");
	cr_expect_str_eq(content->base, "abc");
	cr_expect_gt(content->modified, 0);
	cr_assert_eq(content->lists->len, G_N_ELEMENTS(texts));
	for (guint i = 0; i < content->lists->len; i++) {
		cr_expect_str_eq(change_at(content, i)->address, "s.x.a");
		cr_expect_str_eq(change_at(content, i)->before, "");
		cr_expect_str_eq(change_at(content, i)->after, texts[i]);
	}
	journal_content_free(content);
}

Test(journal, that_is_not_there_is_no_error)
{
	g_autoptr(GError) error = NULL;

	cr_expect_null(journal_read(report, &error));
	cr_expect_null(error);
}

Test(journal, cut_anywhere_gives_the_lists_that_are_whole)
{
	struct journal *journal = journal_new(report, "f", "", false);
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
		cr_expect_eq(error != NULL, lines == 0, "cut at %zu", cut);
		if (content)
			cr_expect_eq(content->lists->len, lines - 1, "cut at %zu", cut);
		journal_content_free(content);
	}
}

Test(journal, gone_on_with_after_a_cut_loses_only_the_cut_line)
{
	struct journal *journal = journal_new(report, "f", "", false);
	g_autofree char *bytes = NULL;
	gsize length;

	append(journal, "s.x.a", "1");
	append(journal, "s.x.a", "2");
	journal_free(journal);
	cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
	cr_assert(g_file_set_contents(path, bytes, (gssize)length - 4, NULL));
	journal = journal_new(report, "f", "", true);
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
	enum { HEAD_AND_LINE = 66 };

	for (rlim_t room = 0; room < HEAD_AND_LINE; room++) {
		struct journal *journal = journal_new(report, "f", "base", false);
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
		cr_expect_str_eq(content->base, "base");
		cr_assert_eq(content->lists->len, 2, "what waited is there too: %d", (int)room);
		cr_expect_str_eq(change_at(content, 0)->after, "1");
		cr_expect_str_eq(change_at(content, 1)->after, "2");
		journal_content_free(content);
	}
}

Test(journal, forgets_with_a_save_what_found_no_room)
{
	struct journal *journal = journal_new(report, "f", "old", false);

	give_room(0);
	cr_expect_not(try_append(journal, "s.x.a", "1", NULL));
	give_room(RLIM_INFINITY);
	journal_restart(journal, "new");
	append(journal, "s.x.a", "2");
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_eq(content->lists->len, 1);
	journal_content_free(content);
}

Test(journal, of_something_else_is_refused_with_its_name)
{
	static const char *const heads[] = {"", "\n", "hello\n", "[]\n",
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
	struct journal *journal = journal_new(report, "f", "old", false);

	append(journal, "s.x.a", "1");
	journal_restart(journal, "new");
	cr_expect_eq(room_count_entries(), 0);
	append(journal, "s.x.a", "2");
	journal_free(journal);
	struct journal_content *content = journal_read(report, NULL);
	cr_assert_not_null(content);
	cr_expect_str_eq(content->base, "new");
	cr_expect_eq(content->lists->len, 1);
	journal_content_free(content);
}

Test(journal, put_aside_is_kept)
{
	struct journal *journal = journal_new(report, "f", "", false);
	g_autofree char *aside = g_strconcat(path, ".old", NULL);

	append(journal, "s.x.a", "1");
	journal_free(journal);
	cr_assert(journal_put_aside(report, NULL));
	cr_expect_not(g_file_test(path, G_FILE_TEST_EXISTS));
	cr_expect(g_file_test(aside, G_FILE_TEST_EXISTS));
	cr_expect(journal_put_aside(report, NULL), "nothing to put aside is no failure");
}
