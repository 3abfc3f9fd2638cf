/*
 * Answers from terminfo.
 */

#include "tui/capability.h"

#include "base/language.h"

#include <curses.h>
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

/* Families of terminals by how their names begin. A type that is not installed here is taken for
   the family's oldest, which every terminal of it can be. */
static const struct {
	const char *beginning, *stand_in;
	bool lacks_chinese; /* the kernel's console has 512 characters, and none is Chinese */
} families[] = {
	{"xterm", "xterm", false},
	{"putty", "xterm", false},
	{"screen", "screen", false},
	{"tmux", "screen", false},
	{"rxvt", "rxvt", false},
	{"linux", "linux", true},
	{"fbterm", "linux", false},
	{"vte", "xterm", false},
	{"vt", "vt100", false},
	{"alacritty", "xterm", false},
	{"foot", "xterm", false},
	{"ghostty", "xterm", false},
	{"gnome", "xterm", false},
	{"iterm", "xterm", false},
	{"kitty", "xterm", false},
	{"konsole", "xterm", false},
	{"mintty", "xterm", false},
	{"ms-terminal", "xterm", false},
	{"st", "xterm", false},
	{"wezterm", "xterm", false},
};

/* The row of a name's family; its size when there is none. */
static size_t find_family(const char *name)
{
	size_t i = 0;
	while (i < G_N_ELEMENTS(families) && !g_str_has_prefix(name, families[i].beginning))
		i++;
	return i;
}

/* Whether there is an entry of that name, and the terminal can move its cursor. */
static bool will_do(const char *name, bool *is_known)
{
	int found;
	*is_known = setupterm(name, STDOUT_FILENO, &found) == OK;
	if (!*is_known)
		return false;
	bool moves_cursor = capability("cup") != NULL;
	del_curterm(cur_term);
	return moves_cursor;
}

const char *capability_type(GError **error)
{
	const char *name = g_getenv("TERM");
	bool is_known;
	if (name == NULL || *name == '\0') {
		g_set_error(error, terminal_error_quark(), 0, _("环境变量 TERM 没有设置"));
		return NULL;
	}
	if (will_do(name, &is_known))
		return name;
	size_t family = is_known ? G_N_ELEMENTS(families) : find_family(name);
	bool stands_in;
	if (family < G_N_ELEMENTS(families) && will_do(families[family].stand_in, &stands_in))
		return families[family].stand_in;
	g_set_error(error, terminal_error_quark(), 0,
		is_known ? _("终端类型 %s 不能移动光标") : _("不认识终端类型 %s"), name);
	return NULL;
}

bool capability_lacks_chinese(void)
{
	const char *name = g_getenv("TERM");
	size_t family = name != NULL ? find_family(name) : G_N_ELEMENTS(families);
	return family < G_N_ELEMENTS(families) && families[family].lacks_chinese;
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

/* Not in the first row: there an answer could be F3 with Shift, Alt or Control. */
static void append_corner(void)
{
	append_capability(tparm(capability("cup"), 1, 0, 0, 0, 0, 0, 0, 0, 0));
}

bool capability_append_question(GString *bytes, const char *text)
{
	/* u6 and u7: what it answers, and to what, by a custom of terminfo's authors */
	const char *answer = capability("u6"), *request = capability("u7");
	if (g_strcmp0(answer, "\033[%i%d;%dR") != 0 || request == NULL)
		return false;
	sink = bytes;
	append_corner();
	g_string_append(bytes, text);
	append_capability(request);
	append_corner();
	g_string_append(bytes, "    ");
	sink = NULL;
	return true;
}

void capability_append_restore(GString *bytes, int rows)
{
	sink = bytes;
	if (capability_has_private_modes())
		g_string_append(bytes, "\033[?1006l\033[?1000l\033[?2004l");
	append_capability(capability("sgr0"));
	append_capability(capability("op"));
	append_capability(capability("cnorm"));
	append_capability(tparm(capability("cup"), rows - 1, 0, 0, 0, 0, 0, 0, 0, 0));
	append_capability(capability("el"));
	append_capability(capability("rmcup"));
	sink = NULL;
}
