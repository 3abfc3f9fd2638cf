/* nianbao verify: whether a paper, or the digest written on it, is that of a report. */
#include "cmd/arguments.h"

#include "base/file.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "print/verify.h"
#include "report/digest.h"
#include <glib/gi18n.h>
#include <string.h>

enum {
	COPY_LIMIT = 64 << 20, /* bytes */
	DIGEST_LEAST = 12,     /* digits, as they stand on paper */
};

/* Digits of a digest as people type them: without blanks and small. NULL when it is none. */
static char *digest_typed(const char *text)
{
	g_autoptr(GString) digits = g_string_new(NULL);

	for (; *text; text++) {
		if (g_ascii_isxdigit(*text))
			g_string_append_c(digits, g_ascii_tolower(*text));
		else if (*text != ' ')
			return NULL;
	}
	return digits->len >= DIGEST_LEAST ? g_strdup(digits->str) : NULL;
}

static enum exit_status verify_digest(
	struct environment *environment, const struct report *report, const char *digits)
{
	g_autofree char *digest = report_digest(report);
	bool same = g_str_has_prefix(digest, digits);

	fprintf(environment->out, "%s\n",
		same ? _("相符：纸上的摘要就是这份报告现在的摘要")
		     : _("不符：这份报告现在的摘要不是纸上的那个"));
	return same ? EXIT_DONE : EXIT_FINDINGS;
}

/* The copy in UTF-8, whichever of the two encodings it was printed in; NULL after saying why not. */
static char *read_copy(struct environment *environment, const char *path)
{
	g_autoptr(GError) error = NULL;
	size_t length;
	char *bytes = file_read(path, COPY_LIMIT, &length, &error);

	if (!bytes) {
		give_up(environment, "%s", error->message);
		return NULL;
	}
	if (g_utf8_validate(bytes, (gssize)length, NULL))
		return bytes;
	char *text = g_convert(bytes, (gssize)length, "UTF-8", "GB18030", NULL, NULL, NULL);
	g_free(bytes);
	if (!text)
		say(environment, _("%s：不是 UTF-8，也不是 GB18030 的文本"), path);
	return text;
}

static void say_difference(struct environment *environment, const char *path,
	const struct verify_difference *difference)
{
	fprintf(environment->out, _("不符：从%s第%d行起不同\n"), path, difference->line);
	fprintf(environment->out, _("  纸件：%s\n"),
		difference->copy ? difference->copy : _("（到此为止）"));
	fprintf(environment->out, _("  报告：%s\n"),
		difference->report ? difference->report : _("（到此为止）"));
}

static enum exit_status verify_copy(
	struct environment *environment, const struct report *report, const char *path)
{
	g_autofree char *copy = read_copy(environment, path);
	struct verify_difference difference;

	if (!copy)
		return EXIT_COULD_NOT;
	switch (print_verify(report, copy, &difference)) {
	case VERIFY_SAME:
		fprintf(environment->out, "%s\n", _("相符：纸件就是这份报告印出来的"));
		return EXIT_DONE;
	case VERIFY_DIFFERS:
		say_difference(environment, path, &difference);
		verify_difference_release(&difference);
		return EXIT_FINDINGS;
	case VERIFY_NO_OPTIONS:
		return give_up(
			environment, _("%s：末尾没有印制的选项，不是印出来的纸件，或者不全"), path);
	case VERIFY_OTHER_EDITION:
		return give_up(
			environment, _("%s：是别的版本的 nianbao 印的，版式不同，不能比较"), path);
	}
	return EXIT_COULD_NOT;
}

/* `paper` is a file, or the groups of a digest. */
static enum exit_status verify(
	struct environment *environment, const char *path, char *const *paper)
{
	struct report_file *file = work_read(environment, path);
	g_autofree char *typed = g_strjoinv("", (char **)paper);
	g_autofree char *digits =
		g_file_test(typed, G_FILE_TEST_EXISTS) ? NULL : digest_typed(typed);
	enum exit_status status;

	if (!file)
		return EXIT_COULD_NOT;
	status = digits ? verify_digest(environment, file->report, digits)
			: verify_copy(environment, file->report, paper[0]);
	report_file_free(file);
	return status;
}

enum exit_status command_verify(struct environment *environment, int argc, char **argv)
{
	static const GOptionEntry options[] = {{NULL}};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 2, argc, argv, &status))
		status = verify(environment, arguments.names[0], arguments.names + 1);
	arguments_release(&arguments);
	return status;
}
