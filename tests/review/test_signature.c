/*
 * Signatures of digests, made and checked by the real ssh-keygen with keys of the
 * test's own.
 */

#include "base/file_room.h"
#include "base/program.h"
#include "review/signature.h"
#include "review/signers.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DIGEST "9f2c41aa07de"
#define WHEN "2025-01-20T09:30:00+08:00"

static void open_desk(void)
{
	room_open();
	g_setenv("TMPDIR", room_path(), TRUE);
	cr_assert_eq(chdir(room_path()), 0);
	given_key("key", "");
	given_signer("allowed", "张三", "namespaces=\"nianbao\"", "key");
}

static void close_desk(void)
{
	cr_assert_eq(chdir("/"), 0);
	room_close();
}

TestSuite(signature, .timeout = 60, .init = open_desk, .fini = close_desk);

static char *made(const char *key, const char *digest)
{
	g_autoptr(GError) error = NULL;
	char *signature = signature_make(key, digest, false, &error);

	cr_assert_not_null(signature, "%s", error ? error->message : "");
	return signature;
}

/* Holds what comes of a check for one name against a standing, and words of its reason; NULL: none. */
static void expect_verdict(const char *signature, const char *digest, const char *allowed,
	const char *name, const char *when, enum signature_standing standing, const char *words)
{
	const char *const names[] = {name, NULL};
	struct signature_verdict verdict;

	signature_check(signature, digest, allowed, names, when, &verdict);
	cr_expect_eq(verdict.standing, standing, "%d: %s", verdict.standing,
		verdict.why ? verdict.why : "");
	if (words)
		cr_expect(verdict.why && strstr(verdict.why, words), "%s",
			verdict.why ? verdict.why : "no reason");
	else
		cr_expect_null(verdict.why, "%s", verdict.why);
	signature_verdict_release(&verdict);
}

Test(signature, is_good_for_who_made_it)
{
	g_autofree char *signature = made("key", DIGEST);

	cr_expect(g_str_has_prefix(signature, "-----BEGIN SSH SIGNATURE-----\n"));
	expect_verdict(signature, DIGEST, "allowed", "张三", WHEN, SIGNATURE_GOOD, NULL);
}

Test(signature, is_of_the_digest_and_a_line_feed_and_can_be_checked_by_hand)
{
	g_autofree char *signature = made("key", DIGEST);
	static const char *const argv[] = {"ssh-keygen", "-Y", "verify", "-f", "allowed", "-I",
		"张三", "-n", "nianbao", "-s", "by-hand.sig", NULL};
	const struct program_call call = {
		.argv = argv, .input = DIGEST "\n", .length = strlen(DIGEST "\n")};
	struct program_result result;

	cr_assert(g_file_set_contents("by-hand.sig", signature, -1, NULL));
	cr_assert(program_run(&call, &result, NULL));
	cr_expect(result.good, "%s", result.errors);
	program_result_release(&result);
}

Test(signature, goes_by_any_of_the_names)
{
	g_autofree char *signature = made("key", DIGEST);
	const char *const names[] = {"", "zhangsan@office", "张三", NULL};
	struct signature_verdict verdict;

	signature_check(signature, DIGEST, "allowed", names, WHEN, &verdict);
	cr_expect_eq(verdict.standing, SIGNATURE_GOOD);
	cr_expect_str_eq(verdict.signer, "张三");
	signature_verdict_release(&verdict);
}

Test(signature, is_not_taken_for_good_when_it_is_not)
{
	given_key("other", "");
	given_key("stranger", "");
	given_signer("allowed", "李四", "", "other");
	given_signer("expired", "张三", "valid-before=\"20200101\"", "key");
	given_signer("garbled", "张三", "namespaces=", "key");
	g_autofree char *good = made("key", DIGEST);
	g_autofree char *others = made("other", DIGEST);
	g_autofree char *strangers = made("stranger", DIGEST);
	g_autofree char *cut = g_strndup(good, strlen(good) / 2);
	const struct {
		const char *signature, *digest, *allowed, *name;
		enum signature_standing standing;
		const char *words;
	} cases[] = {
		{good, "9f2c41aa07df", "allowed", "张三", SIGNATURE_OTHER_CONTENT, "不是这个摘要"},
		{good, DIGEST, "allowed", "李四", SIGNATURE_OTHER_SIGNER, "是张三的"},
		{others, DIGEST, "allowed", "张三", SIGNATURE_OTHER_SIGNER, "是李四的"},
		{strangers, DIGEST, "allowed", "张三", SIGNATURE_NOT_ALLOWED, "名单里"},
		{good, DIGEST, "expired", "张三", SIGNATURE_NOT_ALLOWED, "当时不许用"},
		{good, DIGEST, "garbled", "张三", SIGNATURE_NOT_ALLOWED, "名单里"},
		{good, DIGEST, "none", "张三", SIGNATURE_UNCHECKED,
			"名单 none 读不了：没有这个文件"},
		{good, DIGEST, NULL, "张三", SIGNATURE_UNCHECKED, "没有设置允许的签名人名单"},
		{cut, DIGEST, "allowed", "张三", SIGNATURE_MALFORMED, "读不了"},
		{"已签", DIGEST, "allowed", "张三", SIGNATURE_MALFORMED, "读不了"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		expect_verdict(cases[i].signature, cases[i].digest, cases[i].allowed, cases[i].name,
			WHEN, cases[i].standing, cases[i].words);
}

Test(signature, was_good_when_its_key_was_allowed)
{
	given_signer("past", "张三", "valid-before=\"20250601\"", "key");
	g_autofree char *signature = made("key", DIGEST);

	expect_verdict(signature, DIGEST, "past", "张三", WHEN, SIGNATURE_GOOD, NULL);
	expect_verdict(signature, DIGEST, "past", "张三", "2026-01-20T09:30:00+08:00",
		SIGNATURE_NOT_ALLOWED, "当时不许用");
}

Test(signature, for_something_else_is_none_of_a_report)
{
	static const char *const argv[] = {
		"ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", "key", NULL};
	const struct program_call call = {
		.argv = argv, .input = DIGEST "\n", .length = strlen(DIGEST "\n")};
	struct program_result result;

	cr_assert(program_run(&call, &result, NULL));
	cr_assert(result.good, "%s", result.errors);
	expect_verdict(result.output, DIGEST, "allowed", "张三", WHEN, SIGNATURE_OTHER_NAMESPACE,
		"别的用途");
	program_result_release(&result);
}

Test(signature, is_refused_in_a_sentence)
{
	static const struct {
		const char *key, *words;
	} cases[] = {
		{"none", "签名密钥 none 读不了：没有这个文件"},
		{"locked", "签名密钥 locked 有口令"},
		{"allowed", "用密钥 allowed 签不了名"},
		{"stray.pub", "用密钥 stray.pub 签不了名"},
	};
	given_key("locked", "secret");
	given_key("stray", "");
	cr_assert_eq(g_unlink("stray"), 0);
	g_unsetenv("SSH_AUTH_SOCK");
	g_unsetenv("DISPLAY");

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;

		cr_expect_null(signature_make(cases[i].key, DIGEST, false, &error));
		cr_assert_not_null(error, "%s", cases[i].key);
		cr_expect(strstr(error->message, cases[i].words), "%s", error->message);
	}
}

Test(signature, needs_ssh_keygen_and_says_so)
{
	g_autofree char *signature = made("key", DIGEST);
	g_autofree char *path = g_strdup(g_getenv("PATH"));
	g_autoptr(GError) error = NULL;

	g_setenv("PATH", "/nowhere", TRUE);
	cr_expect_null(signature_make("key", DIGEST, false, &error));
	cr_expect(strstr(error->message, "请安装 openssh-client"), "%s", error->message);
	expect_verdict(signature, DIGEST, "allowed", "张三", WHEN, SIGNATURE_UNCHECKED,
		"请安装 openssh-client");
	g_setenv("PATH", path, TRUE);
}

Test(signature, leaves_no_files_behind)
{
	int files = room_count_entries();
	g_autofree char *signature = made("key", DIGEST);

	expect_verdict(signature, DIGEST, "allowed", "张三", WHEN, SIGNATURE_GOOD, NULL);
	cr_expect_eq(room_count_entries(), files);
}
