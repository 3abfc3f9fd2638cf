/*
 * Which of two copies goes on from the other, and which state a digest is of.
 */

#include "report/digest.h"
#include "report/record.h"
#include "report/reports.h"
#include "review/difference.h"
#include "review/digest_typed.h"
#include "review/histories.h"
#include "review/lineage.h"

#include <criterion/criterion.h>
#include <string.h>

static struct form *form;
static struct report *old, *report;

static void open_copies(void)
{
	form = given_form(yearly_form);
	old = given_report(form, "form: f\ns:\n  new: {a: 1, b: 2}\n");
	report = report_copy(old);
}

static void close_copies(void)
{
	report_free(old);
	report_free(report);
	form_free(form);
}

TestSuite(lineage, .timeout = 20, .init = open_copies, .fini = close_copies);

static void expect_lineage(enum lineage_kind kind, const char *words)
{
	struct lineage lineage = lineage_of(old, report);
	g_autofree char *said = lineage_words(&lineage, "旧", "新");

	cr_expect_eq(lineage.kind, kind, "%s", lineage_name(lineage.kind));
	if (words)
		cr_expect(said && strstr(said, words), "%s", said ? said : "nothing");
	else
		cr_expect_null(said, "%s", said);
}

/* Both have been handed in in the same way. */
static void hand_in_both(void)
{
	given_step(old, HISTORY_SUBMIT, "张三");
	given_step(report, HISTORY_SUBMIT, "张三");
}

Test(lineage, is_unknown_before_anything_was_handed_in)
{
	expect_lineage(LINEAGE_UNKNOWN, NULL);
	given_step(report, HISTORY_SUBMIT, "张三");
	expect_lineage(LINEAGE_UNKNOWN, NULL);
}

Test(lineage, is_the_same_of_copies)
{
	hand_in_both();
	expect_lineage(LINEAGE_SAME, NULL);
}

Test(lineage, says_which_copy_goes_on)
{
	hand_in_both();
	given_step(report, HISTORY_RETURN, "李四");
	expect_lineage(LINEAGE_CONTINUES, "新 接着 旧：历史多1条");
	given_step(old, HISTORY_RETURN, "李四");
	given_step(old, HISTORY_SUBMIT, "张三");
	expect_lineage(LINEAGE_BEHIND, "旧 接着 新：历史多1条");
}

Test(lineage, says_where_copies_parted)
{
	hand_in_both();
	given_step(report, HISTORY_RETURN, "李四");
	given_step(old, HISTORY_WITHDRAW, "张三");
	given_change(old, "s.new.a", "5");
	expect_lineage(LINEAGE_PARTED, "历史前1条相同，以后 旧 有2条，新 有1条");
}

Test(lineage, does_not_join_strangers)
{
	given_step(old, HISTORY_SUBMIT, "张三");
	given_step(report, HISTORY_SUBMIT, "王五");
	expect_lineage(LINEAGE_STRANGERS, "从头就不同");
}

Test(lineage, does_not_go_by_a_history_that_was_altered)
{
	struct history_entry *entry;

	hand_in_both();
	given_step(report, HISTORY_RETURN, "李四");
	entry = g_ptr_array_index(report->history, 1);
	record_set(&entry->name, "赵六");
	expect_lineage(LINEAGE_BROKEN, "历史被改过");
}

/* Digests typed from paper */

Test(lineage, reads_digests_as_people_type_them)
{
	static const struct {
		const char *typed, *digits;
	} cases[] = {
		{"9f2c 41aa 07de", "9f2c41aa07de"},
		{"9F2C41AA07DE", "9f2c41aa07de"},
		{"９ｆ２ｃ　41aa07de", "9f2c41aa07de"},
		{"9f2c4laaO7de", "9f2c41aa07de"},
		{"9f2c41aa07d", NULL},
		{"2024.txt", NULL},
		{"摘要9f2c41aa07de", NULL},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *digits = digest_read(cases[i].typed);

		cr_expect(g_strcmp0(digits, cases[i].digits) == 0, "%s: %s", cases[i].typed,
			digits ? digits : "none");
	}
}

/* The first twelve digits of a digest with something done to them. Free with g_free. */
static char *typed_as(const char *digest, void (*slip)(char *digits))
{
	char *digits = g_strndup(digest, 16);

	slip(digits);
	digits[12] = '\0';
	return digits;
}

static char other(char digit)
{
	return digit == '0' ? '1' : '0';
}

static void nothing(char *digits)
{
	(void)digits;
}

static void one_other(char *digits)
{
	digits[3] = other(digits[3]);
}

static void two_others(char *digits)
{
	digits[0] = other(digits[0]);
	digits[11] = other(digits[11]);
}

static void three_others(char *digits)
{
	two_others(digits);
	digits[6] = other(digits[6]);
}

static void changed_places(char *digits)
{
	char first = digits[4];

	digits[4] = digits[5];
	digits[5] = first;
}

static void left_out(char *digits)
{
	memmove(digits + 5, digits + 6, 11);
}

static void typed_twice(char *digits)
{
	memmove(digits + 6, digits + 5, 10);
}

Test(lineage, finds_what_a_digest_is_of)
{
	static const struct {
		void (*slip)(char *digits);
		bool found, exact;
	} cases[] = {
		{nothing, true, true},
		{one_other, true, false},
		{two_others, true, false},
		{left_out, true, false},
		{typed_twice, true, false},
		{three_others, false, false},
	};
	g_autofree char *digest = report_digest(report);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *digits = typed_as(digest, cases[i].slip);
		struct digest_match match;

		cr_assert_eq(
			digest_find(report, digits, &match), cases[i].found, "%zu: %s", i, digits);
		if (cases[i].found) {
			cr_expect_eq(match.exact, cases[i].exact, "%zu: %s", i, digits);
			cr_expect_null(match.entry);
			cr_expect(g_str_has_prefix(digest, match.digest));
			digest_match_release(&match);
		}
	}
}

Test(lineage, takes_digits_that_changed_places_for_a_slip)
{
	g_autofree char *digest = report_digest(report);
	g_autofree char *digits = typed_as(digest, changed_places);
	struct digest_match match;

	cr_assert(digest_find(report, digits, &match));
	cr_expect_eq(match.exact, digest[4] == digest[5]);
	digest_match_release(&match);
}

Test(lineage, finds_the_state_of_the_history_a_digest_is_of)
{
	struct digest_match match;

	given_step(report, HISTORY_SUBMIT, "张三");
	g_autofree char *submitted = report_digest(report);
	given_step(report, HISTORY_RETURN, "李四");
	given_change(report, "s.new.a", "7");
	given_step(report, HISTORY_SUBMIT, "张三");
	cr_assert(digest_find(report, submitted, &match));
	cr_expect(match.exact);
	cr_expect_eq(match.index, 0); /* it was returned as it was handed in */
	g_autoptr(GPtrArray) since = history_differences(report, match.index + 1);
	cr_assert_eq(since->len, 1);
	const struct report_difference *difference = g_ptr_array_index(since, 0);
	cr_expect_str_eq(difference->address, "s.new.a");
	cr_expect_str_eq(difference->label, "一 1行 甲");
	cr_expect_str_eq(difference->before, "1");
	cr_expect_str_eq(difference->after, "7");
	digest_match_release(&match);
}

Test(lineage, does_not_count_what_was_put_back)
{
	given_step(report, HISTORY_SUBMIT, "张三");
	given_step(report, HISTORY_RETURN, "李四");
	given_change(report, "s.new.a", "7");
	given_change(report, "s.new.b", "8");
	given_change(report, "s.new.a", "1");
	g_autoptr(GPtrArray) since = history_differences(report, 0);
	cr_expect_eq(since->len, 1);
}
