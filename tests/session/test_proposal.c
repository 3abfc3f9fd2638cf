/*
 * Proposals: what a new report is likely to be, and what follows from what somebody says of it.
 */

#include "base/file_room.h"
#include "session/proposal.h"

#include <criterion/criterion.h>

static struct form_search search;

static void open_office(void)
{
	room_open();
	g_free(room_given_file("f-2020.yaml",
		"form: f-2020\nversion: 1\ntitle: 表\ncover:\n  - {id: org, label: 单位, type: line}\n"
		"  - {id: year, label: 年度, type: year}\nsections: []\n",
		0600));
	g_free(room_given_file("g.yaml",
		"form: g\nversion: 1\ntitle: 表\ncover:\n  - {id: year, label: 年度, type: year}\n"
		"sections: []\n",
		0600));
	form_search_init(&search);
	form_search_add(&search, room_path());
}

static void leave_office(void)
{
	form_search_release(&search);
	room_close();
}

TestSuite(proposal, .timeout = 20, .init = open_office, .fini = leave_office);

static void given_report(const char *name, const char *unit, int year)
{
	g_autofree char *text =
		g_strdup_printf("form: f-2020\ncover: {org: %s, year: %d}\n", unit, year);

	g_free(room_given_file(name, text, 0600));
}

/* In January 2025. */
static void propose(struct proposal *proposal, const char *path, bool apart)
{
	const struct proposal_ground ground = {
		.forms = &search,
		.directory = room_path(),
		.path = path,
		.apart = apart,
		.this_year = 2025,
	};

	cr_assert(proposal_init(proposal, &ground));
}

/* "UNIT YEAR FILE LAST" */
static void expect_proposed(const struct proposal *proposal, const char *wanted)
{
	const char *last = proposal_last(proposal);
	g_autofree char *name = last ? g_path_get_basename(last) : g_strdup("-");
	g_autofree char *words = g_strdup_printf("%s %s %s %s",
		proposal_text(proposal, PROPOSAL_UNIT), proposal_text(proposal, PROPOSAL_YEAR),
		proposal_text(proposal, PROPOSAL_FILE), name);

	cr_expect_str_eq(words, wanted, "%s", words);
}

Test(proposal, is_for_the_year_that_has_ended)
{
	struct proposal proposal;

	propose(&proposal, NULL, false);
	expect_proposed(&proposal, " 2024 2024年报.yaml -");
	cr_expect_str_eq(proposal_form(&proposal), "f-2020");
	proposal_release(&proposal);
}

Test(proposal, is_for_the_year_its_file_is_named_after_unless_that_is_to_come)
{
	static const char *const files[][2] = {{"2021.yaml", " 2021 2021.yaml -"},
		{"2031.yaml", " 2024 2031.yaml -"}, {"甲.yaml", " 2024 甲.yaml -"}};

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		struct proposal proposal;

		propose(&proposal, files[i][0], false);
		expect_proposed(&proposal, files[i][1]);
		cr_expect_not(proposal_asks(&proposal, PROPOSAL_FILE));
		proposal_release(&proposal);
	}
}

Test(proposal, goes_on_from_the_report_of_the_year_before)
{
	struct proposal proposal;

	given_report("2023-甲.yaml", "甲", 2023);
	given_report("2022-甲.yaml", "甲", 2022);
	propose(&proposal, NULL, false);
	expect_proposed(&proposal, "甲 2024 2024-甲.yaml 2023-甲.yaml");
	proposal_type(&proposal, PROPOSAL_YEAR, "202");
	expect_proposed(&proposal, "甲 202 2024-甲.yaml 2023-甲.yaml");
	proposal_type(&proposal, PROPOSAL_YEAR, "２０２３");
	expect_proposed(&proposal, "甲 ２０２３ 2023-甲.yaml 2022-甲.yaml");
	proposal_type(&proposal, PROPOSAL_YEAR, "2029");
	expect_proposed(&proposal, " 2029 2029年报.yaml -");
	proposal_release(&proposal);
}

Test(proposal, keeps_what_somebody_said)
{
	struct proposal proposal;

	given_report("2023-甲.yaml", "甲", 2023);
	given_report("2022-甲.yaml", "甲", 2022);
	propose(&proposal, NULL, false);
	proposal_type(&proposal, PROPOSAL_UNIT, "丙");
	proposal_type(&proposal, PROPOSAL_FILE, "丙.yaml");
	proposal_choose(&proposal, PROPOSAL_LAST, 1);
	expect_proposed(&proposal, "丙 2023 丙.yaml 2022-甲.yaml");
	proposal_type(&proposal, PROPOSAL_YEAR, "2023");
	expect_proposed(&proposal, "丙 2023 丙.yaml 2022-甲.yaml");
	proposal_choose(&proposal, PROPOSAL_LAST, proposal.pasts->len);
	expect_proposed(&proposal, "丙 2023 丙.yaml -");
	proposal_release(&proposal);
}

Test(proposal, goes_on_from_the_report_of_the_unit_that_is_named)
{
	struct proposal proposal;

	given_report("甲.yaml", "甲", 2023);
	given_report("乙.yaml", "乙", 2023);
	propose(&proposal, NULL, false);
	proposal_type(&proposal, PROPOSAL_UNIT, "甲");
	expect_proposed(&proposal, "甲 2024 2024-甲.yaml 甲.yaml");
	proposal_type(&proposal, PROPOSAL_UNIT, "乙");
	expect_proposed(&proposal, "乙 2024 2024-乙.yaml 乙.yaml");
	proposal_release(&proposal);
}

Test(proposal, is_for_the_year_behind_the_report_that_is_chosen)
{
	struct proposal proposal;

	given_report("2021-甲.yaml", "甲", 2021);
	propose(&proposal, NULL, false);
	expect_proposed(&proposal, " 2024 2024年报.yaml -");
	proposal_choose(&proposal, PROPOSAL_LAST, 0);
	expect_proposed(&proposal, "甲 2022 2022-甲.yaml 2021-甲.yaml");
	proposal_release(&proposal);
	g_autofree char *path = room_path_of("2024.yaml");
	propose(&proposal, path, false);
	proposal_choose(&proposal, PROPOSAL_LAST, 0);
	cr_expect_str_eq(proposal_text(&proposal, PROPOSAL_YEAR), "2024");
	proposal_release(&proposal);
}

Test(proposal, apart_goes_on_from_none)
{
	struct proposal proposal;

	given_report("2023-甲.yaml", "甲", 2023);
	propose(&proposal, NULL, true);
	expect_proposed(&proposal, " 2024 2024年报.yaml -");
	proposal_choose(&proposal, PROPOSAL_LAST, 0);
	expect_proposed(&proposal, "甲 2024 2024-甲.yaml 2023-甲.yaml");
	proposal_release(&proposal);
}

Test(proposal, says_what_it_cannot_begin_with)
{
	struct proposal proposal;

	propose(&proposal, NULL, false);
	cr_expect_null(proposal_fault(&proposal, PROPOSAL_YEAR));
	proposal_type(&proposal, PROPOSAL_YEAR, "去年");
	cr_expect(proposal_fault(&proposal, PROPOSAL_YEAR));
	cr_expect_null(proposal_fault(&proposal, PROPOSAL_FILE));
	proposal_type(&proposal, PROPOSAL_FILE, "甲");
	g_autofree char *ended = proposal_path(&proposal);
	cr_expect(g_str_has_suffix(ended, "/甲.yaml"), "%s", ended);
	proposal_type(&proposal, PROPOSAL_FILE, "没有/a.yaml");
	cr_expect(proposal_fault(&proposal, PROPOSAL_FILE));
	proposal_type(&proposal, PROPOSAL_FILE, "");
	cr_expect(proposal_fault(&proposal, PROPOSAL_FILE));
	proposal_release(&proposal);
}

Test(proposal, asks_for_what_its_form_has)
{
	struct proposal proposal;

	propose(&proposal, NULL, false);
	cr_expect(proposal_asks(&proposal, PROPOSAL_UNIT));
	cr_expect_not(proposal_asks(&proposal, PROPOSAL_LAST));
	proposal_choose(&proposal, PROPOSAL_FORM, 1);
	cr_expect_str_eq(proposal_form(&proposal), "g");
	cr_expect_not(proposal_asks(&proposal, PROPOSAL_UNIT));
	cr_expect(proposal_asks(&proposal, PROPOSAL_YEAR));
	proposal_release(&proposal);
}
