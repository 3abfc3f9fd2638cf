#include "typing.h"

#include <string.h>

struct typing *typing_new(void)
{
	struct typing *typing = g_new0(struct typing, 1);
	typing->input = input_new();
	typing->seen = g_string_new(NULL);
	return typing;
}

void typing_free(struct typing *typing)
{
	input_free(typing->input);
	g_string_free(typing->seen, TRUE);
	g_free(typing);
}

char *event_describe(const struct input_event *event)
{
	GString *out = g_string_new(NULL);
	if (event->alt)
		g_string_append(out, "A-");
	if (event->control)
		g_string_append(out, "C-");
	if (event->shift)
		g_string_append(out, "S-");
	if (event->kind == INPUT_KEY)
		g_string_append(out, event->key == NKEY_UNKNOWN ? "?" : key_name(event->key));
	else if (event->kind == INPUT_TEXT)
		g_string_append_printf(out, "'%s'", event->text);
	else if (event->kind == INPUT_PASTE)
		g_string_append_printf(out, "paste<%s>", event->text);
	else
		g_string_append_printf(out, "%s<%d,%d>",
			event->kind == INPUT_PLACE ? "place" : "click", event->row, event->column);
	return g_string_free(out, FALSE);
}

static void take_events(struct typing *typing)
{
	struct input_event event;
	while (input_next(typing->input, typing->now, &event)) {
		g_autofree char *text = event_describe(&event);
		if (typing->seen->len > 0)
			g_string_append_c(typing->seen, ' ');
		g_string_append(typing->seen, text);
	}
}

void typing_send(struct typing *typing, const char *bytes, size_t count)
{
	input_feed(typing->input, bytes, count, typing->now);
	take_events(typing);
}

void typing_pause(struct typing *typing, int milliseconds)
{
	typing->now += milliseconds;
	take_events(typing);
}

const char *typing_seen(struct typing *typing)
{
	typing_pause(typing, 10000);
	return typing->seen->str;
}

char *type_whole(const char *bytes, size_t count)
{
	return type_split(bytes, count, count, 0);
}

char *type_split(const char *bytes, size_t count, size_t first, int pause)
{
	struct typing *typing = typing_new();
	typing_send(typing, bytes, first);
	typing_pause(typing, pause);
	typing_send(typing, bytes + first, count - first);
	char *seen = g_strdup(typing_seen(typing));
	typing_free(typing);
	return seen;
}
