/*
 * Approvals with a key and without: what is signed, what verify says of it, and what
 * becomes of it when the file is altered. Keys are real and thrown away.
 */

#include "cmd/office.h"
#include "review/signers.h"

#include <criterion/criterion.h>
#include <string.h>

/* A report that was handed in by 张三; at work is 李四, who has a key. */
static void open_submitted(void)
{
	office_open();
	given_data("full.yaml");
	given_key("key", "");
	given_signer("allowed", "李四", "namespaces=\"nianbao\"", "key");
	given_text("settings", "signing-key = key\nallowed-signers = allowed\n");
	cr_assert_eq(run("submit r.yaml"), EXIT_DONE, "%s", errors());
	office_seats("李四");
}

TestSuite(signed_approval, .timeout = 90, .init = open_submitted, .fini = office_close);

static void expect_run(const char *line, enum exit_status status, const char *words)
{
	enum exit_status given = run(line);

	cr_expect_eq(given, status, "%s: %d\n%s%s", line, given, out(), errors());
	cr_expect(out_says(words) || errors_say(words), "%s: not %s\n%s%s", line, words, out(),
		errors());
}

Test(signed_approval, holds_and_is_named)
{
	expect_run("approve --as=单位负责人 r.yaml", EXIT_DONE, "批准已签名");
	expect_run("verify r.yaml", EXIT_DONE, "批准有效，已签名");
	cr_expect(out_says("  2025-01-20 李四（单位负责人） 批准：签名有效\n"), "%s", out());
}

Test(signed_approval, without_a_key_says_that_it_is_unsigned)
{
	given_text("settings", "");
	expect_run("approve r.yaml", EXIT_DONE, "批准没有签名");
	expect_run("verify r.yaml", EXIT_DONE, "批准有效，没有签名");
}

Test(signed_approval, is_none_before_it_is_given)
{
	expect_run("verify r.yaml", EXIT_FINDINGS, "没有批准");
	expect_run("approve r.yaml", EXIT_DONE, "批准已签名");
	expect_run("reopen r.yaml", EXIT_DONE, "");
	expect_run("verify r.yaml", EXIT_FINDINGS, "没有批准");
}

Test(signed_approval, is_none_where_only_the_status_says_so)
{
	office_edit("status: submitted", "status: approved");
	expect_run("verify r.yaml", EXIT_FINDINGS, "状态写着已批准，历史里却没有");
}

Test(signed_approval, is_not_given_when_the_key_cannot_sign)
{
	g_autofree char *before = bytes_of("r.yaml");

	given_text("settings", "signing-key = none\n");
	expect_run("approve r.yaml", EXIT_COULD_NOT, "读不了：没有这个文件");
	g_autofree char *after = bytes_of("r.yaml");
	cr_expect_str_eq(after, before);
}

Test(signed_approval, is_void_when_a_figure_is_changed_in_a_text_editor)
{
	expect_run("approve r.yaml", EXIT_DONE, "批准已签名");
	office_edit("127.9", "127.8");
	expect_run("verify r.yaml", EXIT_FINDINGS, "批准已失效：内容或状态已不是批准时的");
	expect_run("check r.yaml", EXIT_FINDINGS, "批准已失效");
	expect_run("check --summary r.yaml", EXIT_FINDINGS, "批准已失效");
	expect_run("print r.yaml", EXIT_DONE, "批准已失效");
}

Test(signed_approval, is_not_trusted_when_the_history_was_edited)
{
	expect_run("approve r.yaml", EXIT_DONE, "批准已签名");
	office_edit("name: 李四", "name: 王五");
	expect_run("verify r.yaml", EXIT_FINDINGS, "历史第2条起被改过");
	expect_run("check r.yaml", EXIT_FINDINGS, "历史第2条");
}

Test(signed_approval, is_not_trusted_when_its_signature_is_not_good)
{
	given_key("other", "");
	expect_run("approve r.yaml", EXIT_DONE, "批准已签名");
	given_text("settings", "allowed-signers = others\n");
	given_signer("others", "王五", "", "key");
	expect_run("verify r.yaml", EXIT_FINDINGS, "签名的密钥是王五的，不是批准人的");
	given_signer("strangers", "李四", "", "other");
	expect_run("verify --allowed-signers=strangers r.yaml", EXIT_FINDINGS,
		"签名的密钥不在允许的签名人名单里");
}

Test(signed_approval, is_not_known_where_nobody_can_check)
{
	expect_run("approve r.yaml", EXIT_DONE, "批准已签名");
	expect_run("verify --allowed-signers=none r.yaml", EXIT_COULD_NOT,
		"允许的签名人名单 none 读不了：没有这个文件");
	given_text("settings", "");
	expect_run("verify r.yaml", EXIT_COULD_NOT, "没有设置允许的签名人名单");
}

Test(signed_approval, by_who_handed_it_in_is_named_as_such)
{
	given_text("settings", "");
	office_seats("张三");
	expect_run("approve r.yaml", EXIT_DONE, "同一个人");
	expect_run("verify r.yaml", EXIT_DONE, "张三，自报自批 批准：没有签名");
}

Test(signed_approval, of_several_is_listed_for_each)
{
	given_key("second", "");
	given_signer("allowed", "王五", "", "second");
	expect_run("approve --as=科长 r.yaml", EXIT_DONE, "批准已签名");
	office_seats("王五");
	given_text("settings", "signing-key = second\nallowed-signers = allowed\n");
	expect_run("approve --as=局长 r.yaml", EXIT_DONE, "批准已签名");
	expect_run("verify r.yaml", EXIT_DONE, "批准有效，已签名");
	cr_expect(out_says("李四（科长） 批准：签名有效"), "%s", out());
	cr_expect(out_says("王五（局长） 批准：签名有效"), "%s", out());
}

/* The digest as the foot of the printed copy has it. Free with g_free. */
static char *printed_digest(void)
{
	cr_assert_eq(run("print r.yaml"), EXIT_DONE, "%s", errors());
	const char *at = strstr(out(), "摘要 ");
	cr_assert_not_null(at, "%s", out());
	return g_strndup(at + strlen("摘要 "), strlen("0000 0000 0000"));
}

Test(signed_approval, digest_from_paper_leads_to_its_submission)
{
	g_autofree char *digest = printed_digest();
	g_autofree char *line = g_strdup_printf("verify r.yaml %s", digest);

	expect_run(line, EXIT_DONE, "相符");
	expect_run("return --remark=少一件 r.yaml", EXIT_DONE, "");
	office_seats("张三");
	expect_run("set r.yaml proactive.fees.amount=127.8", EXIT_DONE, "");
	expect_run("answer r.yaml 已改", EXIT_DONE, "");
	expect_run("submit r.yaml", EXIT_DONE, "");
	expect_run(line, EXIT_FINDINGS, "不符：这是历史第1条（2025-01-20 张三 报送）的摘要");
	cr_expect(out_says("127.9  127.8  proactive.fees.amount"), "%s", out());
}

Test(signed_approval, digest_that_was_miscopied_is_recognised)
{
	g_autofree char *digest = printed_digest();

	digest[0] = digest[0] == '0' ? '1' : '0';
	g_autofree char *line = g_strdup_printf("verify r.yaml %s", digest);
	expect_run(line, EXIT_FINDINGS, "与这份报告现在的摘要只差一两位，可能抄错了");
	expect_run("verify r.yaml 0123 4567 89ab", EXIT_FINDINGS, "也不是它历史里的");
}

Test(signed_approval, of_copies_that_went_different_ways_is_told_apart)
{
	g_autofree char *bytes = bytes_of("r.yaml");

	given_text("copy.yaml", bytes);
	expect_run("approve r.yaml", EXIT_DONE, "");
	expect_run("diff copy.yaml r.yaml", EXIT_FINDINGS, "r.yaml 接着 copy.yaml：历史多1条");
	office_seats("张三");
	expect_run("withdraw copy.yaml", EXIT_DONE, "");
	expect_run("set copy.yaml proactive.fees.amount=127.8", EXIT_DONE, "");
	expect_run("diff copy.yaml r.yaml", EXIT_FINDINGS,
		"两份各走各的：历史前1条相同，以后 copy.yaml 有2条，r.yaml 有1条");
	cr_expect(out_says("127.8  127.9  proactive.fees.amount"), "%s", out());
	expect_run("diff --format=json copy.yaml r.yaml", EXIT_FINDINGS, "\"history\": \"parted\"");
}

Test(signed_approval, can_be_signed_with_a_key_that_is_named)
{
	given_text("settings", "allowed-signers = allowed\n");
	expect_run("approve --key=key r.yaml", EXIT_DONE, "批准已签名");
	expect_run("verify r.yaml", EXIT_DONE, "批准有效，已签名");
}

Test(signed_approval, settings_that_are_wrong_are_said)
{
	given_text("settings", "signing-kye = key\n");
	expect_run("approve r.yaml", EXIT_DONE, "没有设置“signing-kye”；是不是“signing-key”？");
}
