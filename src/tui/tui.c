/* Coming and going: the terminal is taken, used, and given back. */
#include "tui/tui.h"

#include "tui/board.h"
#include "tui/start.h"
#include "tui/terminal.h"
#include "tui/visit.h"

bool tui_edit(struct report_file *file, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error)
{
	if (!terminal_open(options->colour, error)) {
		report_file_free(file);
		return false;
	}
	struct input *input = input_new();
	bool shown = visit_report(file, RECOVERY_ASKED, options, input, outcome, error);
	input_free(input);
	terminal_close();
	return shown;
}

bool tui_new(const char *path, const struct tui_options *options, struct tui_outcome *outcome,
	GError **error)
{
	const struct beginning beginning = {.path = path};

	if (!terminal_open(options->colour, error))
		return false;
	struct input *input = input_new();
	bool shown = visit_new(&beginning, options, input, outcome, error);
	input_free(input);
	terminal_close();
	return shown;
}

bool tui_board(const char *const *names, const struct tui_options *options,
	struct tui_outcome *outcome, GError **error)
{
	if (!terminal_open(options->colour, error))
		return false;
	struct input *input = input_new();
	board_run(options, names, false, input, outcome);
	input_free(input);
	terminal_close();
	return true;
}

bool tui_start(const struct tui_options *options, struct tui_outcome *outcome, GError **error)
{
	if (!terminal_open(options->colour, error))
		return false;
	struct input *input = input_new();
	start_run(options, input, outcome);
	input_free(input);
	terminal_close();
	return true;
}
