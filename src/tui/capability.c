/*
 * Answers from terminfo.
 */

#include "tui/capability.h"

#include <curses.h>
#include <glib/gi18n.h>
#include <term.h>
#include <unistd.h>

GQuark terminal_error_quark(void)
{
	return g_quark_from_static_string("nianbao-terminal-error");
}

/* A string of the entry, or NULL. */
static const char *capability(const char *name)
{
	const char *value = tigetstr(name);
	return value == (const char *)-1 ? NULL : value;
}

bool capability_check(GError **error)
{
	int found;
	const char *name = g_getenv("TERM");
	if (name == NULL || *name == '\0') {
		g_set_error_literal(error, terminal_error_quark(), 0, _("环境变量 TERM 没有设置"));
		return false;
	}
	if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
		g_set_error(error, terminal_error_quark(), 0, _("不认识终端类型 %s"), name);
		return false;
	}
	bool moves_cursor = capability("cup") != NULL;
	del_curterm(cur_term);
	if (!moves_cursor)
		g_set_error(error, terminal_error_quark(), 0, _("终端类型 %s 不能移动光标"), name);
	return moves_cursor;
}

bool capability_has_private_modes(void)
{
	/* Its alternate screen is one. */
	const char *alternate = capability("smcup");
	return alternate != NULL && g_strstr_len(alternate, -1, "\033[?") != NULL;
}

/* tputs hands bytes to a function without a context. */
static GString *sink;

static int put_into_sink(int byte)
{
	g_string_append_c(sink, (char)byte);
	return byte;
}

/* tputs takes out the marks for delays that an entry may contain. */
static void append_capability(const char *value)
{
	if (value != NULL)
		tputs(value, 1, put_into_sink);
}

void capability_append_restore(GString *bytes, int rows)
{
	sink = bytes;
	if (capability_has_private_modes())
		g_string_append(bytes, "\033[?2004l");
	append_capability(capability("sgr0"));
	append_capability(capability("op"));
	append_capability(capability("cnorm"));
	append_capability(tparm(capability("cup"), rows - 1, 0, 0, 0, 0, 0, 0, 0, 0));
	append_capability(capability("el"));
	append_capability(capability("rmcup"));
	sink = NULL;
}
