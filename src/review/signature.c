#include "review/signature.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "base/program.h"

enum { SIGNATURE_LIMIT = 64 << 10 /* bytes */ };

/* What is signed. Free with g_free. */
static char *statement_of(const char *digest)
{
	return g_strconcat(digest, "\n", NULL);
}

/* Runs ssh-keygen; what keeps it from running is a sentence. */
static bool run(const struct program_call *call, struct program_result *result, GError **error)
{
	g_autoptr(GError) own = NULL;

	if (program_run(call, result, &own))
		return true;
	if (g_error_matches(own, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
			_("没有 ssh-keygen，签名要用它：请安装 openssh-client"));
	else
		g_propagate_error(error, g_steal_pointer(&own));
	return false;
}

/* What keeps a file from being read, or NULL. */
static const char *trouble_with(const char *path)
{
	return access(path, R_OK) == 0 ? NULL : file_cause(errno);
}

/* Making one */

/* A directory of our own, in which ssh-keygen signs a file: so it has the terminal to ask at, and
   may have the key in an agent. */
struct bench {
	char *directory, *statement, *signature;
};

static bool bench_init(struct bench *bench, GError **error)
{
	bench->directory = g_dir_make_tmp("nianbao-XXXXXX", error);
	if (!bench->directory)
		return false;
	bench->statement = g_build_filename(bench->directory, "digest", NULL);
	bench->signature = g_build_filename(bench->directory, "digest.sig", NULL);
	return true;
}

static void bench_release(struct bench *bench)
{
	g_unlink(bench->statement);
	g_unlink(bench->signature);
	g_rmdir(bench->directory);
	g_free(bench->directory);
	g_free(bench->statement);
	g_free(bench->signature);
}

/* Says why ssh-keygen did not sign. */
static bool refuse_key(const char *key, const struct program_result *result, GError **error)
{
	g_autofree char *name = g_filename_display_name(key);

	if (result->interrupted)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INTR, _("没有输签名密钥 %s 的口令"),
			name);
	else if (strstr(result->errors, "passphrase"))
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ACCES,
			_("签名密钥 %s 有口令，没有输对：可先用 ssh-add 交给 ssh-agent"), name);
	else
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			_("用密钥 %s 签不了名：它不是私钥，也不在 ssh-agent 里"), name);
	return false;
}

/* Whether there is a key to sign with. */
static bool accept_key(const char *key, GError **error)
{
	const char *trouble = trouble_with(key);
	g_autofree char *name = g_filename_display_name(key);

	if (trouble)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _("签名密钥 %s 读不了：%s"),
			name, trouble);
	return !trouble;
}

static bool sign_on(const struct bench *bench, const char *key, bool asks, GError **error)
{
	const char *const argv[] = {"ssh-keygen", "-q", "-Y", "sign", "-n", SIGNATURE_NAMESPACE,
		"-f", key, bench->statement, NULL};
	const struct program_call call = {.argv = argv, .asks = asks};
	struct program_result result;

	if (!run(&call, &result, error))
		return false;
	bool good = result.good || refuse_key(key, &result, error);
	program_result_release(&result);
	return good;
}

char *signature_make(const char *key, const char *digest, bool asks, GError **error)
{
	g_autofree char *statement = statement_of(digest);
	char *signature = NULL;
	struct bench bench;
	size_t length;

	if (!accept_key(key, error) || !bench_init(&bench, error))
		return NULL;
	if (g_file_set_contents(bench.statement, statement, -1, error) &&
		sign_on(&bench, key, asks, error))
		signature = file_read(bench.signature, SIGNATURE_LIMIT, &length, error);
	bench_release(&bench);
	return signature;
}

/* Checking one */

/* A signature being checked: it lies in a file, for ssh-keygen reads it from there. */
struct checking {
	char *path;
	char *statement;
	const char *allowed;
	char *time; /* the option that says when */
	struct signature_verdict *verdict;
};

/* Takes over the sentence. */
static void judge(struct checking *checking, enum signature_standing standing, char *why)
{
	checking->verdict->standing = standing;
	checking->verdict->why = why;
}

/* Runs ssh-keygen about the signature; false where it could not, which is the verdict then. */
static bool ask(struct checking *checking, const char *const *argv, struct program_result *result)
{
	g_autoptr(GError) error = NULL;
	const struct program_call call = {
		.argv = argv,
		.input = checking->statement,
		.length = strlen(checking->statement),
	};

	if (run(&call, result, &error))
		return true;
	judge(checking, SIGNATURE_UNCHECKED, g_strdup(error->message));
	return false;
}

/* Whether it is a signature of what it should be of, whoever made it. */
static bool is_of_statement(struct checking *checking)
{
	const char *const argv[] = {"ssh-keygen", "-Y", "check-novalidate", "-n",
		SIGNATURE_NAMESPACE, "-s", checking->path, NULL};
	struct program_result result;

	if (!ask(checking, argv, &result))
		return false;
	if (!result.good && strstr(result.errors, "namespace"))
		judge(checking, SIGNATURE_OTHER_NAMESPACE,
			g_strdup(_("签名不是给年报签的，是别的用途的签名")));
	else if (!result.good && strstr(result.errors, "verification failed"))
		judge(checking, SIGNATURE_OTHER_CONTENT, g_strdup(_("签名签的不是这个摘要")));
	else if (!result.good)
		judge(checking, SIGNATURE_MALFORMED, g_strdup(_("签名的写法不对，读不了")));
	bool good = result.good;
	program_result_release(&result);
	return good;
}

/* Whether the list has the key under a name. */
static bool is_by(struct checking *checking, const char *name)
{
	const char *const argv[] = {"ssh-keygen", "-Y", "verify", "-f", checking->allowed, "-I",
		name, "-n", SIGNATURE_NAMESPACE, "-s", checking->path, checking->time, NULL};
	struct program_result result;

	if (!ask(checking, argv, &result))
		return false;
	if (result.good)
		*checking->verdict = (struct signature_verdict){
			.standing = SIGNATURE_GOOD, .signer = g_strdup(name)};
	bool good = result.good;
	program_result_release(&result);
	return good;
}

/* Says whose key it is instead. */
static void name_signer(struct checking *checking, const char *const *names)
{
	const char *const argv[] = {"ssh-keygen", "-Y", "find-principals", "-f", checking->allowed,
		"-s", checking->path, checking->time, NULL};
	struct program_result result;

	if (!ask(checking, argv, &result))
		return;
	g_autofree char *signer = g_utf8_make_valid(result.output, (gssize)result.length);
	g_strdelimit(g_strchomp(signer), "\n,", ' ');
	if (result.good && *signer && !g_strv_contains(names, signer)) {
		checking->verdict->signer = g_strdup(signer);
		judge(checking, SIGNATURE_OTHER_SIGNER,
			g_strdup_printf(_("签名的密钥是%s的，不是批准人的"), signer));
	} else {
		judge(checking, SIGNATURE_NOT_ALLOWED,
			g_strdup(_("签名的密钥不在允许的签名人名单里，或者当时不许用")));
	}
	program_result_release(&result);
}

/* Whether there is a list to look into. */
static bool accept_list(struct checking *checking)
{
	const char *trouble = checking->allowed ? trouble_with(checking->allowed) : NULL;

	if (!checking->allowed) {
		judge(checking, SIGNATURE_UNCHECKED,
			g_strdup(_("签名与摘要相符，但没有设置允许的签名人名单，不知道是谁的")));
	} else if (trouble) {
		g_autofree char *name = g_filename_display_name(checking->allowed);

		judge(checking, SIGNATURE_UNCHECKED,
			g_strdup_printf(_("允许的签名人名单 %s 读不了：%s"), name, trouble));
	}
	return !checking->verdict->why;
}

static void check_signer(struct checking *checking, const char *const *names)
{
	if (!accept_list(checking))
		return;
	for (size_t i = 0; names[i]; i++) {
		if (*names[i] && is_by(checking, names[i]))
			return;
	}
	if (!checking->verdict->why)
		name_signer(checking, names);
}

/* "-Overify-time=20250120093000", by the clock on the wall, which every ssh-keygen understands; of
   a time that is none, now. Free with g_free. */
static char *time_option(const char *when)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(when, NULL);
	g_autoptr(GDateTime) here = time ? g_date_time_to_local(time) : g_date_time_new_now_local();

	return g_date_time_format(here, "-Overify-time=%Y%m%d%H%M%S");
}

void signature_check(const char *signature, const char *digest, const char *allowed,
	const char *const *names, const char *when, struct signature_verdict *verdict)
{
	g_autofree char *statement = statement_of(digest);
	g_autofree char *time = time_option(when);
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;
	int fd = g_file_open_tmp("nianbao-XXXXXX.sig", &path, &error);
	struct checking checking = {path, statement, allowed, time, verdict};

	*verdict = (struct signature_verdict){.standing = SIGNATURE_UNCHECKED};
	if (fd >= 0)
		close(fd);
	if (fd < 0 || !g_file_set_contents(path, signature, -1, &error))
		judge(&checking, SIGNATURE_UNCHECKED, g_strdup(error->message));
	else if (is_of_statement(&checking))
		check_signer(&checking, names);
	if (path)
		g_unlink(path);
}

void signature_verdict_release(struct signature_verdict *verdict)
{
	g_free(verdict->signer);
	g_free(verdict->why);
}
