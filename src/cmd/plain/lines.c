/* Lines out and lines in. */
#include "cmd/plain/desk.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
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

/* Waits for something to read; false when the report is asked for before there is. What is read
   without a descriptor is there already. */
static bool await_line(struct desk *desk)
{
	struct pollfd waits[] = {
		{.fd = fileno(desk->environment->in), .events = POLLIN},
		{.fd = desk->asked, .events = POLLIN},
	};

	if (waits[0].fd < 0 || desk->asked < 0)
		return true;
	while (poll(waits, G_N_ELEMENTS(waits), -1) < 0 && errno == EINTR)
		continue;
	desk->handed_over = waits[1].revents != 0;
	return !desk->handed_over;
}

/* Asks once; NULL also for what is no text, which is said. */
static char *ask_once(struct desk *desk, const char *prompt)
{
	size_t length = 0;

	put(desk, prompt, " ");
	if (fflush(desk->environment->out) != 0 || !await_line(desk)) {
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

int desk_choose(struct desk *desk, const char *prompt, guint count, bool must)
{
	while (!desk->ended) {
		g_autofree char *line = desk_ask(desk, prompt);

		desk->leaving = line && desk_means_leaving(line);
		if (!line || desk->leaving)
			break;
		int number = *line ? atoi(line) : 1;
		if (number >= (must ? 1 : 0) && number <= (int)count &&
			(number > 0 || g_str_equal(line, "0")))
			return number;
		desk_say(desk, _("请写列出的数字，或只按 Enter；.走 就不填了"));
	}
	return -1;
}
