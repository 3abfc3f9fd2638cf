/*
 * Where the program writes, as strace sees it: into the files it was named, beside the
 * report, and into the user's own directories for settings and state; nowhere else.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include "watched.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(trespass, .init = sit_down, .fini = get_up, .timeout = 60);

/* Calls that name files and, of those, the ones by which something comes to stand there. */
#define NAMING "%file"

static bool alters(const char *call)
{
	static const char *const always[] = {"creat", "mkdir", "rename", "link", "symlink",
		"unlink", "rmdir", "truncate", "chmod", "chown", "lchown", "fchmodat", "fchownat",
		"mknod", "utimens"};
	const char *name = call + strcspn(call, " "); /* behind the thread */
	name += strspn(name, " ");
	if (strstr(call, " = -1 ") || g_str_has_prefix(name, "---"))
		return false;
	if (g_str_has_prefix(name, "open"))
		return strstr(name, "O_WRONLY") || strstr(name, "O_RDWR") ||
			strstr(name, "O_CREAT");
	for (size_t i = 0; i < G_N_ELEMENTS(always); i++) {
		if (g_str_has_prefix(name, always[i]))
			return true;
	}
	return false;
}

static bool may_be_written(const char *path)
{
	static const char *const variables[] = {"XDG_STATE_HOME", "XDG_CONFIG_HOME"};
	static const char *const devices[] = {"/dev/null", "/dev/tty", "/dev/pts/"};
	bool may = !g_path_is_absolute(path) && !strstr(path, "..");
	may = may || g_str_has_prefix(path, desk_folder(desk));
	for (size_t i = 0; i < G_N_ELEMENTS(devices); i++)
		may = may || g_str_has_prefix(path, devices[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
		const char *own = g_environ_getenv(desk_environment(desk), variables[i]);
		/* the directories on the way there may have to be made */
		may = may || g_str_has_prefix(path, own) || g_str_has_prefix(own, path);
	}
	return may;
}

/* Every name in quotes of a call that alters something. */
static int check_call(const char *call)
{
	g_auto(GStrv) parts = g_strsplit(call, "\"", -1);
	for (guint i = 1; parts[0] && parts[i]; i += 2) {
		cr_expect(may_be_written(parts[i]), "%s", call);
		if (!parts[i + 1])
			break;
	}
	return 1;
}

static void expect_no_trespass(int least)
{
	char **calls = watched_calls(desk);
	int altering = 0;
	for (char **call = calls; *call; call++)
		altering += alters(*call) ? check_call(*call) : 0;
	cr_expect_geq(altering, least, "%d calls that alter something were seen", altering);
	g_strfreev(calls);
}

Test(trespass, a_clerk_at_work_writes_only_beside_her_report)
{
	static const char *const report[] = {"report.yaml", NULL};
	if (!watched_can())
		cr_skip_test("strace is missing or may not watch");
	papers_lay_out(desk, "full.yaml");
	desk_setenv(desk, "VISUAL", "true");
	char **command = watched_command(desk, NAMING, report);
	struct screen *s = screen_open(desk, 24, 80, command);
	g_strfreev(command);
	expect(s, "F1帮助");
	press(s, "Esc 1 Enter Ctrl-E");
	expect(s, "没有改动");
	type(s, "写。");
	press(s, "Esc Esc 3");
	type(s, "7");
	press(s, "Enter Ctrl-S");
	expect(s, "已存盘");
	type(s, "8");
	papers_close(s);
	expect_no_trespass(5);
}

Test(trespass, a_command_writes_only_what_it_is_named)
{
	static const struct {
		const char *line;
		int least;
	} cases[] = {
		{"get report.yaml", 0},
		{"check report.yaml", 0},
		{"print report.yaml", 0},
		{"print --output=copy.html --format=html report.yaml", 2},
		{"set report.yaml requests.new.natural=5", 2},
		{"previous report.yaml last.yaml", 2},
		{"new --previous=last.yaml next.yaml", 2},
		{"lint gov-disclosure-2021", 0},
	};
	if (!watched_can())
		cr_skip_test("strace is missing or may not watch");
	papers_lay_out(desk, "full.yaml");
	desk_write(desk, "last.yaml", "form: gov-disclosure-2021\ncover: {org: 甲, year: 2020}\n");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) words = g_strsplit(cases[i].line, " ", -1);
		char **command = watched_command(desk, NAMING, (const char *const *)words);
		int status = desk_run(desk, command, NULL, NULL, NULL);
		cr_expect_leq(status, 1, "%s ended with %d", cases[i].line, status);
		expect_no_trespass(cases[i].least);
		g_strfreev(command);
	}
}

/* With no directory of her own to write to, a clerk can still do her work. */
Test(trespass, a_home_that_cannot_be_written_keeps_nobody_from_working)
{
	static const char *const variables[] = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
		"XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"};
	papers_lay_out(desk, "full.yaml");
	/* what is no directory is closed to root as well */
	desk_write(desk, "home", "");
	char *home = desk_path(desk, "home");
	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++)
		desk_setenv(desk, variables[i], home);
	struct screen *s = start(desk, 24, 80, "report.yaml");
	expect(s, "F1帮助");
	press(s, "Esc 3");
	type(s, "7");
	press(s, "Enter");
	papers_close(s);
	expect_saved(desk, "requests.new.natural", "7");
	g_free(home);
}

/* What the file mode creation mask forbids, no new file allows. */
Test(trespass, new_files_are_as_private_as_the_user_has_it)
{
	static const mode_t masks[] = {0022, 0077, 0007};
	for (size_t i = 0; i < G_N_ELEMENTS(masks); i++) {
		char *script =
			g_strdup_printf("umask %03o; exec \"$0\" new --form=gov-disclosure-2021 "
					"--set cover.year=2024 new.yaml",
				(unsigned)masks[i]);
		char *command[] = {"sh", "-c", script, (char *)g_getenv("NIANBAO"), NULL};
		char *program = g_canonicalize_filename(command[3], NULL);
		command[3] = program;
		char *path = desk_path(desk, "new.yaml");
		GStatBuf status;
		cr_assert_eq(desk_run(desk, command, NULL, NULL, NULL), 0);
		cr_assert_eq(g_stat(path, &status), 0);
		cr_expect_eq(status.st_mode & 0777, 0666 & ~masks[i], "umask %03o gave %03o",
			(unsigned)masks[i], (unsigned)status.st_mode & 0777);
		g_unlink(path);
		g_free(program);
		g_free(path);
		g_free(script);
	}
}
