/*
 * What the program takes from the world: locale, streams, directories, names. It
 * hands them to the command that is asked for (cmd/dispatch.h) and turns the outcome
 * into an exit status.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "cmd/dispatch.h"
#include "cmd/say.h"

enum { OUTPUT_BYTES = 256 * 1024 }; /* what most commands say is written at once, at the end */

#define LANGUAGE_OPTION "--lang="
#define DEVICES "/dev/"

/* Streams and locale */

/* A file opened later must not get the number of a standard stream that was closed: what is written
   there would go into it. Opened the wrong way round, using one still fails. */
static void fill_closed_streams(void)
{
	static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
		if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", modes[stream]) != stream)
			_exit(EXIT_COULD_NOT);
	}
}

/* Everything is UTF-8; a locale that is not, or is not installed, gives way to C.UTF-8. */
static void set_locale(void)
{
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

/* Output that got lost (a full disk, a closed pipe) is a failure, whatever the command said. */
static enum exit_status close_output(struct environment *environment, enum exit_status status)
{
	bool lost = ferror(environment->out);

	errno = 0;
	if (fflush(environment->out) == 0 && !lost)
		return status;
	return give_up(
		environment, _("标准输出写不出去：%s"), errno ? file_cause(errno) : _("输出不全"));
}

/* Where this program lies */

/* The directory this program lies in, or NULL. */
static char *program_directory(void)
{
	g_autofree char *path = g_file_read_link("/proc/self/exe", NULL);

	return path ? g_path_get_dirname(path) : NULL;
}

static bool is_same_directory(const char *directory, const char *other)
{
	g_autofree char *real = realpath(other, NULL);

	return directory && real && strcmp(directory, real) == 0;
}

/* Language */

/* The catalogues that belong to this program, found as its forms are. */
static char *own_catalogues(void)
{
	g_autofree char *directory = program_directory();
	g_autofree char *beside =
		directory ? g_build_filename(directory, "..", "share", "locale", NULL) : NULL;
	g_autofree char *english = beside
		? g_build_filename(beside, "en", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL)
		: NULL;

	if (is_same_directory(directory, NIANBAO_BUILD_DIR))
		return g_strdup(NIANBAO_BUILD_DIR "/po");
	if (english && g_file_test(english, G_FILE_TEST_IS_REGULAR))
		return g_steal_pointer(&beside);
	return g_strdup(NIANBAO_LOCALE_DIR);
}

static enum language wished_language(void)
{
	const struct language_wishes wishes = {
		.lc_all = g_getenv("LC_ALL"),
		.lc_messages = g_getenv("LC_MESSAGES"),
		.lang = g_getenv("LANG"),
		.language = g_getenv("LANGUAGE"),
	};

	return language_wished(&wishes);
}

static enum exit_status refuse_language(struct environment *environment, const char *name)
{
	g_autofree char *typed = g_utf8_make_valid(name, -1);

	return give_up(environment, _("没有语言 %s；--lang=zh 是中文，--lang=en 是英文"), typed);
}

/* Takes --lang=NAME out of the words, wherever it stands before a "--"; the last one counts. NULL
   when there is none. */
static const char *take_language(int *argc, char **argv)
{
	const char *name = NULL;
	int kept = 0, taken = 0;

	for (; taken < *argc && strcmp(argv[taken], "--") != 0; taken++) {
		if (g_str_has_prefix(argv[taken], LANGUAGE_OPTION))
			name = argv[taken] + strlen(LANGUAGE_OPTION);
		else
			argv[kept++] = argv[taken];
	}
	while (taken <= *argc) /* with the NULL behind them */
		argv[kept++] = argv[taken++];
	*argc = kept - 1;
	return name;
}

/* Has everything said in the language asked for, else in that of the environment. False when it is
   none there is. */
static bool choose_language(struct environment *environment, const char *name)
{
	g_autofree char *catalogues = own_catalogues();
	enum language language = wished_language();
	bool known = !name || language_parse(name, &language);

	if (!language_use(language, catalogues) && name)
		say(environment, _("没有可用的 nianbao.mo，或本机只有 C 语言环境，仍用中文：%s"),
			catalogues);
	return known;
}

/* Forms */

static void add_named_directories(struct form_search *forms, const char *list)
{
	g_auto(GStrv) directories = g_strsplit(list ? list : "", G_SEARCHPATH_SEPARATOR_S, -1);

	for (char **directory = directories; *directory; directory++)
		form_search_add(forms, *directory);
}

/* The forms that belong to this program. One that lies where it was built takes those of its tree
   and never installed ones; an installed one takes those beside it, wherever it was moved to. */
static char *own_forms(void)
{
	g_autofree char *directory = program_directory();

	if (is_same_directory(directory, NIANBAO_BUILD_DIR))
		return g_strdup(NIANBAO_BUILD_FORMS);
	g_autofree char *beside = directory
		? g_build_filename(directory, "..", "share", "nianbao", "forms", NULL)
		: NULL;
	if (beside && g_file_test(beside, G_FILE_TEST_IS_DIR))
		return g_canonicalize_filename(beside, NULL);
	return g_strdup(NIANBAO_FORMS_DIR);
}

static void find_forms(struct form_search *forms)
{
	g_autofree char *of_user =
		g_build_filename(g_get_user_data_dir(), "nianbao", "forms", NULL);
	g_autofree char *own = own_forms();

	form_search_init(forms);
	add_named_directories(forms, g_getenv("NIANBAO_FORMS"));
	form_search_add(forms, of_user);
	form_search_add(forms, own);
}

/* What the program remembers of its own (GLib knows the place only from 2.72 on). */
static char *state_directory(void)
{
	const char *home = g_getenv("XDG_STATE_HOME");

	if (home && g_path_is_absolute(home))
		return g_build_filename(home, "nianbao", NULL);
	return g_build_filename(g_get_home_dir(), ".local", "state", "nianbao", NULL);
}

/* The terminal somebody sits at, as `who` names it; NULL: there is none. */
static const char *terminal_name(void)
{
	const char *name = ttyname(STDIN_FILENO);

	return name && g_str_has_prefix(name, DEVICES) ? name + strlen(DEVICES) : name;
}

static gint64 wall_clock(void)
{
	return (gint64)time(NULL);
}

static enum exit_status run_in_language(struct environment *environment, int argc, char **argv)
{
	const char *name = take_language(&argc, argv);

	if (!choose_language(environment, name))
		return refuse_language(environment, name);
	return dispatch(environment, argc, argv);
}

int main(int argc, char **argv)
{
	static char output[OUTPUT_BYTES]; /* behind stdout until the process is gone */
	const char *no_colour = g_getenv("NO_COLOR");
	g_autofree char *directory = g_get_current_dir();
	g_autofree char *user = g_utf8_make_valid(g_get_user_name(), -1);
	g_autofree char *account = g_strconcat(user, "@", g_get_host_name(), NULL);
	g_autofree char *login = g_utf8_make_valid(account, -1);
	g_autofree char *state = state_directory();
	g_autofree char *config = g_build_filename(g_get_user_config_dir(), "nianbao", NULL);
	struct environment environment = {
		.in = stdin,
		.out = stdout,
		.error = stderr,
		.colour = !no_colour || !*no_colour,
		.user = user,
		.login = login,
		.terminal = terminal_name(),
		.home = g_get_home_dir(),
		.editor = g_getenv("VISUAL") ? g_getenv("VISUAL") : g_getenv("EDITOR"),
		.state = state,
		.directory = directory,
		.config = config,
		.now = wall_clock,
	};

	fill_closed_streams();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a file over the limit is a fault to be told, not an end */
	setvbuf(stdout, output, _IOFBF, sizeof output);
	set_locale();
	find_forms(&environment.forms);
	enum exit_status status = run_in_language(&environment, argc - 1, argv + 1);
	status = close_output(&environment, status);
	form_search_release(&environment.forms);
	return (int)status;
}
