/*
 * Texts that read alike, and where one stands in another.
 */

#include "base/alike.h"

#include <criterion/criterion.h>

TestSuite(alike, .timeout = 10);

Test(alike, folds_what_reads_the_same)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{"", ""},
		{"ABC", "abc"},
		{"ＡｂＣ１３", "abc13"},
		{"（四）　无法提供", "(四) 无法提供"},
		{"ÀÉ", "àé"},
		{"𠮷、。", "𠮷、。"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *folded = alike_fold(cases[i].text);

		cr_expect_str_eq(folded, cases[i].folded, "%s is %s", cases[i].text, folded);
		cr_expect(alike_equal(cases[i].text, cases[i].folded), "%s", cases[i].text);
	}
}

Test(alike, finds_by_bytes_of_the_text_as_it_stands)
{
	static const struct {
		const char *text, *wanted;
		bool found;
		size_t offset, length;
	} cases[] = {
		{"收到１３件", "13", true, 6, 6},
		{"收到13件", "13", true, 6, 2},
		{"（ＰＤＦ）", "pdf", true, 3, 9},
		{"aab", "ab", true, 1, 2},
		{"收到", "到件", false, 0, 0},
		{"", "a", false, 0, 0},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		size_t offset = 0, length = 0;
		bool found = alike_find(cases[i].text, cases[i].wanted, &offset, &length);

		cr_expect_eq(found, cases[i].found, "%s in %s", cases[i].wanted, cases[i].text);
		if (found)
			cr_expect(offset == cases[i].offset && length == cases[i].length,
				"%s in %s: %zu, %zu", cases[i].wanted, cases[i].text, offset,
				length);
	}
}

Test(alike, begins_only_where_all_of_it_stands)
{
	cr_expect(alike_begins("三、收到", "三", NULL));
	cr_expect_not(alike_begins("三", "三、", NULL));
	cr_expect_not(alike_equal("三、收到", "三"));
}
