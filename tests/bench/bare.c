#include "bare.h"

#include <curses.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>
#include <wchar.h>

static const struct {
	short colour;
	attr_t attributes;
} looks[] = {
	[LOOK_PLAIN] = {-1, A_NORMAL},
	[LOOK_BAR] = {-1, A_REVERSE},
	[LOOK_HEAD] = {COLOR_CYAN, A_NORMAL},
	[LOOK_COMPUTED] = {COLOR_GREEN, A_NORMAL},
	[LOOK_ERROR] = {COLOR_RED, A_BOLD},
	[LOOK_HELP] = {COLOR_YELLOW, A_NORMAL},
};

void bare_open(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	nonl();
	start_color();
	use_default_colors();
	for (size_t i = 1; i < sizeof looks / sizeof *looks; i++)
		init_pair((short)i, looks[i].colour, -1);
}

void bare_close(void)
{
	endwin();
}

void bare_put(int row, int column, enum bare_look look, const char *text)
{
	wchar_t wide[256];
	size_t length = mbstowcs(wide, text, sizeof wide / sizeof *wide);
	if (length == (size_t)-1)
		return;
	attr_set(looks[look].attributes, (short)look, NULL);
	mvaddnwstr(row, column, wide, (int)length);
}

void bare_put_number(int row, int column, int columns, enum bare_look look, int number)
{
	char text[32];
	snprintf(text, sizeof text, "%*d", columns, number);
	bare_put(row, column, look, text);
}

void bare_show(int row, int column)
{
	move(row, column);
	wnoutrefresh(stdscr);
	doupdate();
}

bool bare_read(char *byte)
{
	return read(STDIN_FILENO, byte, 1) == 1;
}
