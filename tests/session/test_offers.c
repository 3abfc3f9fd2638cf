/*
 * Offers: which forms a new report can be begun on, and which comes first.
 */

#include "base/file_room.h"
#include "session/offers.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

TestSuite(offers, .timeout = 20, .init = room_open, .fini = room_close);

static void given_form_in(const char *language, const char *id, const char *title)
{
	g_autofree char *name = g_strconcat(id, ".yaml", NULL);
	g_autofree char *text = g_strdup_printf("form: %s\nversion: 1\ntitle: %s\nlanguage: %s\n"
						"basis: 某发〔2024〕8号\n"
						"cover:\n"
						"  - {id: org, label: 单位}\n"
						"  - {id: year, label: 年度, type: year}\n"
						"sections: []\n",
		id, title, language);

	g_free(room_given_file(name, text, 0600));
}

static void given_form(const char *id, const char *title)
{
	given_form_in("zh-CN", id, title);
}

/* A report beside, changed at that second. */
static void given_report(const char *name, const char *form, time_t changed)
{
	g_autofree char *text = g_strdup_printf("# 某局\nform: %s\nform_version: 1\n", form);
	g_autofree char *path = room_given_file(name, text, 0600);
	struct utimbuf times = {changed, changed};

	cr_assert_eq(g_utime(path, &times), 0);
}

static GPtrArray *offers(void)
{
	g_autofree char *path = room_path_of("new.yaml");
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, room_path());
	GPtrArray *list = offers_list(&search, path, "2025");
	form_search_release(&search);
	return list;
}

static void expect_order(const char *wanted)
{
	g_autoptr(GPtrArray) list = offers();
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const struct offer *offer = g_ptr_array_index(list, i);

		g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", offer->id);
	}
	cr_expect_str_eq(ids->str, wanted, "%s", ids->str);
}

Test(offers, put_the_newest_edition_first)
{
	given_form("works-2019", "甲");
	given_form("works-2024", "甲");
	given_form("fees", "乙");
	given_form("works-2024b", "丙");
	expect_order("fees works-2024 works-2019 works-2024b");
}

Test(offers, put_forms_in_other_languages_behind)
{
	given_form_in("en", "a-2024", "A");
	given_form("b-2019", "乙");
	expect_order("b-2019 a-2024");
}

Test(offers, begin_with_the_form_used_last_in_its_newest_edition)
{
	given_form("a-2024", "甲");
	given_form("b-2019", "乙");
	given_form("b-2024", "乙");
	given_report("old.yaml", "a-2024", 4000000000);
	given_report("newer.yaml", "b-2019", 4000000060);
	expect_order("b-2024 b-2019 a-2024");
}

Test(offers, do_not_follow_a_report_whose_form_is_gone)
{
	given_form("a-2024", "甲");
	given_form("b", "乙");
	given_report("other.yaml", "c", 4000000000);
	expect_order("a-2024 b");
}

Test(offers, call_a_form_by_its_title_with_the_year_to_come)
{
	static const struct {
		const char *title, *called;
	} cases[] = {
		{"[\"{cover.org}\", \"{cover.year}年公共工程报表\"]", "2025年公共工程报表"},
		{"\"{cover.org}公共工程报表\"", "公共工程报表"},
		{"[Works, \"of {cover.year}, {{all}\"]", "Works of 2025, {all}"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		given_form("f", cases[i].title);
		g_autoptr(GPtrArray) list = offers();
		const struct offer *offer = g_ptr_array_index(list, 0);

		cr_expect_str_eq(offer->title, cases[i].called, "%s", offer->title);
	}
}

Test(offers, stand_in_columns)
{
	given_form("a-2024", "\"{cover.year}年公共工程报表\"");
	given_form("bad", "乙");
	g_autofree char *bad = room_given_file("bad.yaml", "form: bad\nversion: x\n", 0600);
	g_autoptr(GPtrArray) list = offers();
	g_autoptr(GPtrArray) lines = offers_lines(list);

	cr_assert_eq(lines->len, 2);
	cr_expect_str_eq(
		g_ptr_array_index(lines, 0), "2025年公共工程报表    某发〔2024〕8号  a-2024");
	cr_expect_str_eq(g_ptr_array_index(lines, 1), "（表式有错，不能用）                   bad");
}

Test(offers, the_newest_edition_succeeds_a_report)
{
	static const char *const ids[][2] = {
		{"works-2019", "works-2024"},
		{"works-2024", "works-2024"},
		{"plain", "plain"},
		{"gone-2019", NULL},
	};
	struct form_search search;

	given_form("works-2019", "旧");
	given_form("works-2024", "新");
	given_form("plain", "别的");
	form_search_init(&search);
	form_search_add(&search, room_path());
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autofree char *id = offers_successor(&search, ids[i][0]);

		cr_expect_eq(g_strcmp0(id, ids[i][1]), 0, "%s: %s", ids[i][0], id);
	}
	form_search_release(&search);
}
