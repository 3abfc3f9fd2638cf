#include "cmd/verify.h"

#include "base/file.h"
#include "base/language.h"
#include "cmd/say.h"
#include "print/verify.h"

enum {
	COPY_LIMIT = 64 << 20, /* bytes */
};

/* The copy in UTF-8, whichever of the two encodings it was printed in; NULL after saying why
   not. */
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

enum exit_status verify_copy(
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
