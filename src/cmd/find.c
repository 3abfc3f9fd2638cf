/* nianbao find: addresses, labels and values of what somebody looks for. */
#include "session/find.h"

#include "base/language.h"
#include "cmd/escape.h"
#include "cmd/say.h"
#include "cmd/work.h"

/* A line for each place, its parts set apart by a tab. */
static void append_place(GString *out, const struct report *report, const struct found *found)
{
	g_autofree char *label = form_cell_label(report->form, found->cell);
	g_autofree char *value = report_display(report, found->cell);
	bool note = found->kind == FIND_NOTE;

	g_string_append_printf(out, "%s\t", form_cell(report->form, found->cell)->address);
	escape_append(out, label);
	g_string_append_c(out, '\t');
	escape_append(out, note ? found->text : value);
	g_string_append_c(out, '\n');
}

static enum exit_status list(
	struct environment *environment, const struct report *report, char *const *words)
{
	g_autofree char *query = g_strjoinv(" ", (char **)words);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!g_utf8_validate(query, -1, NULL))
		return give_up(environment, _("要找的字不是 UTF-8"));
	g_autoptr(GPtrArray) places = find_places(report, query, 0);
	for (guint i = 0; i < places->len; i++)
		append_place(out, report, g_ptr_array_index(places, i));
	fwrite(out->str, 1, out->len, environment->out);
	if (places->len == 0)
		say(environment, _("没有找到“%s”"), query);
	else if (places->len == FIND_MOST)
		say(environment, _("只列出前%d处，再写细些"), FIND_MOST);
	return EXIT_DONE;
}

enum exit_status command_find_places(struct environment *environment, int argc, char **argv)
{
	return work_show(environment, 2, argc, argv, list);
}
