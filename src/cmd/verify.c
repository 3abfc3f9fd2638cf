/*
 * nianbao verify: whether the approval of a report stands, and whether a paper, or
 * the digest written on it, is that of a report.
 */
#include "cmd/verify.h"

#include "base/language.h"
#include "cmd/arguments.h"
#include "cmd/preferences.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "review/digest_typed.h"

/* Against the list named, or else the one in the settings. */
static enum exit_status verify_signed(
	struct environment *environment, const struct report *report, const char *allowed)
{
	struct preferences preferences;

	preferences_load_settings(&preferences, environment);
	enum exit_status status = verify_approval(
		environment, report, allowed ? allowed : preferences.allowed_signers);
	preferences_release(&preferences);
	return status;
}

/* A digest is of a report on its own form. */
static bool has_form(struct environment *environment, const struct report_file *file)
{
	if (file->lacks_form)
		say(environment, _("%s：没有安装表式 %s，算不出摘要，不能验"), file->path,
			file->form->id);
	return !file->lacks_form;
}

/* `paper` is a file, or the groups of a digest. */
static enum exit_status verify_paper(
	struct environment *environment, const struct report_file *file, char *const *paper)
{
	g_autofree char *typed = g_strjoinv("", (char **)paper);
	g_autofree char *digits =
		g_file_test(typed, G_FILE_TEST_EXISTS) ? NULL : digest_read(typed);

	if (!digits)
		return verify_copy(environment, file->report, paper[0]);
	return has_form(environment, file) ? verify_digest(environment, file->report, digits)
					   : EXIT_COULD_NOT;
}

/* Of a directory nothing is asked but which report a digest is of. */
static enum exit_status verify_among(
	struct environment *environment, const struct arguments *arguments)
{
	g_autofree char *typed = g_strjoinv("", arguments->names + 1);
	g_autofree char *digits = digest_read(typed);

	if (!digits)
		return give_up(environment, _("%s 是目录：后面要写纸上的摘要，如 9f2c 41aa 07de"),
			arguments->names[0]);
	return verify_digest_among(environment, arguments->names[0], digits);
}

static enum exit_status verify(
	struct environment *environment, const struct arguments *arguments, const char *allowed)
{
	if (g_file_test(arguments->names[0], G_FILE_TEST_IS_DIR))
		return verify_among(environment, arguments);
	struct report_file *file = work_read(environment, arguments->names[0]);
	enum exit_status status = EXIT_COULD_NOT;

	if (file && arguments->count > 1)
		status = verify_paper(environment, file, arguments->names + 1);
	else if (file && has_form(environment, file))
		status = verify_signed(environment, file->report, allowed);
	report_file_free(file);
	return status;
}

enum exit_status command_verify(struct environment *environment, int argc, char **argv)
{
	g_autofree char *allowed = NULL;
	const GOptionEntry options[] = {
		{"allowed-signers", 0, 0, G_OPTION_ARG_FILENAME, &allowed,
			N_("允许的签名人名单，代替设置里的那个"), "FILE"},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status))
		status = verify(environment, &arguments, allowed);
	arguments_release(&arguments);
	return status;
}
