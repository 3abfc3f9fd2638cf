/* nianbao paste: a block of figures, or a whole report, from standard input, placed as the screen
   places it. */
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cmd/arguments.h"
#include "cmd/say.h"
#include "cmd/work.h"
#include "edit/block.h"
#include "session/division.h"
#include "session/placement.h"
#include "session/units.h"

enum { PASTE_MOST = 4 * 1024 * 1024 }; /* bytes */

/* All of standard input; NULL when it is none that can be pasted, which has been said. */
static GString *read_input(struct environment *environment)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char buffer[4096];
	size_t count;

	while ((count = fread(buffer, 1, sizeof buffer, environment->in)) > 0 &&
		text->len <= PASTE_MOST)
		g_string_append_len(text, buffer, (gssize)count);
	if (ferror(environment->in))
		say(environment, _("标准输入：读不出来"));
	else if (text->len > PASTE_MOST)
		say(environment, _("标准输入：太长，最多%d字节"), PASTE_MOST);
	else if (text_invalid_at(text->str, text->len) < text->len)
		say(environment, _("标准输入：第%zu字节起不是 UTF-8"),
			text_invalid_at(text->str, text->len) + 1);
	else
		return g_steal_pointer(&text);
	return NULL;
}

/* Where a block begins; without an address, nowhere that has figures. */
static bool find_start(struct environment *environment, const struct form *form,
	const char *address, cell_index *cell)
{
	*cell = address ? work_start(environment, form, address) : 0;
	return *cell != CELL_NONE;
}

static void tell(struct environment *environment, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const char *said = g_ptr_array_index(lines, i);
		g_autofree char *line = text_sanitize(said, strlen(said));

		fprintf(environment->out, "%s\n", line);
	}
}

/* The changes a whole report makes, told; NULL when the text is none. */
static struct change_list *divide_report(
	struct environment *environment, const GString *text, const struct report *report)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct change_list *changes = NULL;
	struct division division;

	if (division_find(report, text->str, text->len, &division)) {
		division_describe(&division, report, lines);
		tell(environment, lines);
		changes = change_list_copy(division.changes);
	}
	division_release(&division);
	return changes;
}

/* The changes a block makes, told; NULL when it has no place, which has been said. */
static struct change_list *place_block(struct environment *environment, const GString *text,
	const struct report *report, cell_index cell)
{
	g_autofree const char **units = units_of(report->form);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct block *block = block_parse(text->str, text->len, units);
	struct change_list *changes = NULL;
	struct placement placement;

	if (placement_find(report, block, cell, &placement)) {
		placement_describe(&placement, report, block, lines);
		tell(environment, lines);
		changes = change_list_copy(placement.changes);
	} else {
		say(environment, _("没有可放的数，或没有行名可对；请写明从哪一格放起"));
	}
	placement_release(&placement);
	block_free(block);
	return changes;
}

static enum exit_status paste(
	struct environment *environment, const char *path, const char *address, bool dry_run)
{
	g_autoptr(GString) text = read_input(environment);
	struct session *session = text ? work_open(environment, path) : NULL;
	struct change_list *changes = NULL;
	cell_index cell;

	if (session && !address)
		changes = divide_report(environment, text, session_report(session));
	if (session && !changes && find_start(environment, session_form(session), address, &cell))
		changes = place_block(environment, text, session_report(session), cell);
	if (changes && !dry_run)
		return work_finish(environment, session, changes);
	enum exit_status status = changes ? EXIT_DONE : EXIT_COULD_NOT;
	if (changes)
		change_list_free(changes);
	session_free(session);
	return status;
}

enum exit_status command_paste(struct environment *environment, int argc, char **argv)
{
	gboolean dry_run = FALSE;
	const GOptionEntry options[] = {
		{"dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("只说放到哪里，不改文件"),
			NULL},
		{NULL},
	};
	struct arguments arguments;
	enum exit_status status;

	if (arguments_read(&arguments, environment, options, 1, argc, argv, &status)) {
		if (arguments.count > 2)
			status = give_up(environment, _("paste 的参数太多了"));
		else
			status =
				paste(environment, arguments.names[0], arguments.names[1], dry_run);
	}
	arguments_release(&arguments);
	return status;
}
