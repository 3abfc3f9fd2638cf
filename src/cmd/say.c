#include "cmd/say.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"

/* One line that no terminal acts on. Free with g_free. */
static char *line_of(const char *format, va_list arguments) G_GNUC_PRINTF(1, 0);

static char *line_of(const char *format, va_list arguments)
{
	g_autofree char *raw = g_strdup_vprintf(format, arguments);
	g_autofree char *valid = g_utf8_make_valid(raw, -1);

	return g_strdelimit(text_sanitize(valid, strlen(valid)), "\n", ' ');
}

static void say_list(struct environment *environment, const char *format, va_list arguments)
	G_GNUC_PRINTF(2, 0);

static void say_list(struct environment *environment, const char *format, va_list arguments)
{
	g_autofree char *line = line_of(format, arguments);

	fprintf(environment->error, "nianbao: %s\n", line);
}

void announce(struct environment *environment, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *line = line_of(format, arguments);
	va_end(arguments);
	fprintf(environment->out, "%s\n", line);
}

void say(struct environment *environment, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say_list(environment, format, arguments);
	va_end(arguments);
}

enum exit_status give_up(struct environment *environment, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say_list(environment, format, arguments);
	va_end(arguments);
	return EXIT_COULD_NOT;
}

char *shown_name(const char *path)
{
	g_autofree char *valid = g_filename_display_name(path);

	return g_strdelimit(text_sanitize(valid, strlen(valid)), "\n\t", ' ');
}

void say_diagnostics(struct environment *environment, const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		const struct diagnostic *diagnostic = diagnostics_get(diagnostics, i);

		if (!diagnostic->file) {
			say(environment, "%s", diagnostic->text);
			continue;
		}
		g_autofree char *line = diagnostic_format(diagnostic);
		fprintf(environment->error, "%s\n", line);
	}
}
