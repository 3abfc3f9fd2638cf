/*
 * What the approvals of a report are worth.
 */

#include "base/file_room.h"
#include "report/record.h"
#include "report/reports.h"
#include "review/histories.h"
#include "review/signers.h"
#include "review/trust.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

static struct form *form;
static struct report *report;

static void open_desk(void)
{
	room_open();
	cr_assert_eq(chdir(room_path()), 0);
	given_key("key", "");
	given_signer("allowed", "李四", "namespaces=\"nianbao\"", "key");
	form = given_form(yearly_form);
	report = given_report(form, "form: f\ns:\n  new: {a: 1, b: 2}\n");
	given_step(report, HISTORY_SUBMIT, "张三");
}

static void close_desk(void)
{
	report_free(report);
	form_free(form);
	cr_assert_eq(chdir("/"), 0);
	room_close();
}

TestSuite(trust, .timeout = 60, .init = open_desk, .fini = close_desk);

/* Holds the report's standing against one, and words of what is said of all and of the last approval. */
static void expect_trust(enum trust_standing standing, const char *words, const char *of_the_last)
{
	struct trust trust;

	trust_init(&trust, report, "allowed");
	g_autofree char *said = trust_words(&trust);
	cr_expect_eq(trust.standing, standing, "%d: %s", trust.standing, said);
	cr_expect(strstr(said, words), "%s", said);
	if (of_the_last) {
		cr_assert(trust.approvals->len > 0);
		g_autofree char *last = trusted_words(
			&g_array_index(trust.approvals, struct trusted, trust.approvals->len - 1));
		cr_expect(strstr(last, of_the_last), "%s", last);
	}
	trust_release(&trust);
}

Test(trust, is_none_where_nobody_approved)
{
	expect_trust(TRUST_NONE, "没有批准", NULL);
}

Test(trust, holds_without_a_signature_and_says_so)
{
	given_approval(report, "李四", "");
	expect_trust(TRUST_UNSIGNED, "没有签名", "2025-01-20 李四 批准：没有签名");
}

Test(trust, holds_with_one)
{
	given_approval(report, "李四", "key");
	expect_trust(TRUST_SIGNED, "批准有效，已签名", "2025-01-20 李四 批准：签名有效");
}

Test(trust, names_the_account_whose_signature_stands_under_another_name)
{
	struct history_entry *entry;

	given_key("own", "");
	given_signer("allowed", "wang@pc", "", "own");
	given_approval(report, "局长", "own");
	entry = g_ptr_array_index(report->history, 1);
	record_set(&entry->login, "wang@pc");
	g_autofree char *chain = history_chain(entry, history_get(report, 0)->chain);
	record_set(&entry->chain, chain);
	expect_trust(TRUST_SIGNED, "批准有效，已签名", "局长 批准：wang@pc 的签名有效");
}

Test(trust, names_whoever_approved_what_they_had_handed_in)
{
	given_approval(report, "张三", "");
	expect_trust(TRUST_UNSIGNED, "没有签名", "张三，自报自批 批准");
}

Test(trust, is_that_of_the_least_of_several)
{
	given_approval(report, "李四", "key");
	given_approval(report, "王五", "");
	expect_trust(TRUST_UNSIGNED, "没有签名", "王五");
}

Test(trust, ends_with_the_figures_that_were_approved)
{
	given_approval(report, "李四", "key");
	fill(report, "s.new.a", "9");
	expect_trust(TRUST_VOID, "批准已失效", "签名有效");
}

Test(trust, does_not_hold_with_the_signature_of_somebody_else)
{
	given_key("other", "");
	given_signer("allowed", "王五", "", "other");
	given_approval(report, "李四", "other");
	expect_trust(TRUST_BAD, "签名有问题", "是王五的");
}

Test(trust, does_not_hold_with_a_key_nobody_allowed)
{
	given_key("stranger", "");
	given_approval(report, "李四", "stranger");
	expect_trust(TRUST_BAD, "签名有问题", "不在允许的签名人名单里");
}

Test(trust, does_not_hold_with_a_signature_of_other_content)
{
	struct history_entry *entry;

	given_approval(report, "李四", "key");
	entry = g_ptr_array_index(report->history, 1);
	g_autofree char *signature = signature_make("key", "0123", false, NULL);
	record_set(&entry->signature, signature);
	g_autofree char *chain = history_chain(entry, history_get(report, 0)->chain);
	record_set(&entry->chain, chain);
	expect_trust(TRUST_BAD, "签名有问题", "签的不是这个摘要");
}

Test(trust, is_broken_where_the_history_is)
{
	struct history_entry *entry;

	given_approval(report, "李四", "key");
	entry = g_ptr_array_index(report->history, 0);
	record_set(&entry->name, "李四");
	expect_trust(TRUST_BROKEN, "历史第1条起被改过", NULL);
}

Test(trust, is_not_given_to_what_cannot_be_checked)
{
	struct trust trust;

	given_approval(report, "李四", "key");
	trust_init(&trust, report, "none");
	cr_expect_eq(trust.standing, TRUST_UNCHECKED);
	cr_expect_not(trust_holds(&trust));
	trust_release(&trust);
	trust_init(&trust, report, NULL);
	cr_expect_eq(trust.standing, TRUST_UNCHECKED);
	trust_release(&trust);
}
