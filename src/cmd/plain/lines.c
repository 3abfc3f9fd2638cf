/* Lines out and lines in. */
#include "cmd/plain/desk.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static void put(struct desk *desk, const char *text, const char *end)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *harmless = text_sanitize(valid, strlen(valid));

	fprintf(desk->environment->out, "%s%s", g_strdelimit(harmless, "\n\t", ' '), end);
}

void desk_say(struct desk *desk, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	put(desk, text, "\n");
}

/* A line as it comes, without its end; NULL at the end of input. Free with free(). */
static char *read_line(FILE *in, size_t *length)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t count = getline(&line, &size, in);

	if (count < 0) {
		free(line);
		return NULL;
	}
	while (count > 0 && (line[count - 1] == '\n' || line[count - 1] == '\r'))
		count--;
	line[count] = '\0';
	*length = (size_t)count;
	return line;
}

/* Asks once; NULL also for what is no text, which is said. */
static char *ask_once(struct desk *desk, const char *prompt)
{
	size_t length = 0;

	put(desk, prompt, " ");
	if (fflush(desk->environment->out) != 0) {
		desk->ended = true;
		return NULL;
	}
	char *line = read_line(desk->environment->in, &length);
	bool is_text = line && text_invalid_at(line, length) == length;
	char *answer = is_text ? g_strstrip(g_strndup(line, length)) : NULL;
	desk->ended = !line;
	if (desk->echo || !line)
		put(desk, answer ? answer : "", "\n");
	if (line && !is_text)
		desk_say(desk, _("这一行不是 UTF-8，没有采用"));
	free(line);
	return answer;
}

char *desk_ask(struct desk *desk, const char *prompt)
{
	char *answer = NULL;

	while (!answer && !desk->ended)
		answer = ask_once(desk, prompt);
	return answer;
}
