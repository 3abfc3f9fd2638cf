/* Who has a lock: its line written and read, and what is known of them. */
#include "session/lock_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_text.h"
#include "base/language.h"
#include "base/text.h"
#include "session/beside.h"

enum {
	LOCK_VERSION = 1,
	GLANCE_US = 10 * 1000,
	MS_IN_US = 1000,
};

void lock_holder_free(struct lock_holder *holder)
{
	if (!holder)
		return;
	process_release(&holder->process);
	g_free(holder->host);
	g_free(holder->user);
	g_free(holder->name);
	g_free(holder->terminal);
	g_free(holder->seized_from);
	g_free(holder->line);
	g_free(holder);
}

char *lock_holder_account(const struct lock_holder *holder)
{
	return g_strconcat(holder->user, "@", holder->host, NULL);
}

/* Writing */

/* JSON holds valid UTF-8 only, and a lock that says nothing would be nobody's. Free with g_free. */
static char *sayable(const char *text)
{
	return g_utf8_make_valid(text ? text : "", -1);
}

char *lock_line(const struct lock_taker *taker, const struct lock_holder *from)
{
	struct process self;
	g_autofree char *host = process_host();
	g_autofree char *account = from ? lock_holder_account(from) : NULL;
	g_autofree char *before = sayable(account), *user = sayable(taker->user);
	g_autofree char *name = sayable(taker->name), *terminal = sayable(taker->terminal);

	process_self(&self);
	json_t *object = json_pack(
		"{s:i, s:s, s:s, s:s, s:i, s:I, s:i, s:I, s:s, s:s, s:s, s:I, s:s}", "nianbao-lock",
		LOCK_VERSION, "machine", self.machine, "host", host, "boot", self.boot, "pid",
		(int)self.number, "start", (json_int_t)self.start, "use", (int)taker->use, "uid",
		(json_int_t)getuid(), "user", user, "name", name, "terminal", terminal, "since",
		(json_int_t)taker->now, "seized_from", before);
	GString *line = g_string_new(NULL);

	json_append_text(line, object, JSON_COMPACT);
	g_string_append_c(line, '\n');
	process_release(&self);
	return g_string_free(line, FALSE);
}

/* Reading */

static char *harmless(const char *text)
{
	return text_sanitize(text, strlen(text));
}

/* False when it is not the line of a lock; nothing is filled in then. */
static bool parse(struct lock_holder *holder, const char *line)
{
	json_t *object = json_loads(line, 0, NULL);
	const char *machine, *host, *boot, *user, *name, *terminal, *from;
	json_int_t start, uid, since;
	int version, number, use;
	bool good = object &&
		json_unpack(object,
			"{s:i, s:s, s:s, s:s, s:i, s:I, s:i, s:I, s:s, s:s, s:s, s:I, s:s}",
			"nianbao-lock", &version, "machine", &machine, "host", &host, "boot", &boot,
			"pid", &number, "start", &start, "use", &use, "uid", &uid, "user", &user,
			"name", &name, "terminal", &terminal, "since", &since, "seized_from",
			&from) == 0 &&
		version == LOCK_VERSION;

	if (good) {
		holder->process = (struct process){
			g_strdup(machine), g_strdup(boot), (pid_t)number, (guint64)start};
		holder->use = use == LOCK_FOR_COMMAND || use == LOCK_FOR_LINES ? (enum lock_use)use
									       : LOCK_FOR_SCREEN;
		holder->uid = uid;
		holder->host = harmless(host);
		holder->user = harmless(user);
		holder->name = harmless(name);
		holder->terminal = harmless(terminal);
		holder->seized_from = harmless(from);
		holder->since = since;
	}
	json_decref(object);
	return good;
}

/* Of a lock that cannot be read all that is known is whose file it is. */
static void make_out(struct lock_holder *holder, const GStatBuf *status)
{
	const struct passwd *owner = getpwuid(status->st_uid);

	holder->process = (struct process){.machine = g_strdup(""), .boot = g_strdup("")};
	holder->uid = status->st_uid;
	holder->host = g_strdup(_("不知哪台机器"));
	holder->user = owner ? harmless(owner->pw_name) : g_strdup_printf("%u", status->st_uid);
	holder->name = g_strdup("");
	holder->terminal = g_strdup("");
	holder->seized_from = g_strdup("");
	holder->since = status->st_mtime;
}

/* Nobody writes an empty lock: it is one whose bytes were on their way when the power went. */
static void bury(struct lock_holder *holder)
{
	process_release(&holder->process);
	process_self(&holder->process);
	holder->process.number = 0;
}

/* What cannot be read is told from others by the file itself. Its number alone may be the next
   one's, too, and its time of change is that of the last key. Free with g_free. */
static char *stamp(const char *path)
{
	struct statx status = {0};

	statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS | STATX_BTIME, &status);
	return g_strdup_printf("%u:%u:%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT ".%u",
		status.stx_dev_major, status.stx_dev_minor, (guint64)status.stx_ino,
		(gint64)status.stx_btime.tv_sec, status.stx_btime.tv_nsec);
}

struct lock_holder *lock_read(const char *path)
{
	g_autoptr(GError) error = NULL;
	GStatBuf status;
	size_t length = 0;

	if (g_lstat(path, &status) != 0)
		return NULL;
	g_autofree char *line =
		S_ISREG(status.st_mode) ? file_read(path, LOCK_MAX_BYTES, &length, &error) : NULL;
	if (g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		return NULL; /* it went meanwhile */
	struct lock_holder *holder = g_new0(struct lock_holder, 1);
	if (!line || !parse(holder, line))
		make_out(holder, &status);
	if (line && *line == '\0')
		bury(holder);
	holder->last_key = MAX((gint64)status.st_mtime, holder->since);
	holder->line = line ? g_steal_pointer(&line) : stamp(path);
	return holder;
}

struct lock_holder *lock_look(const char *report)
{
	g_autofree char *path = beside_path(report, "lock");

	return lock_read(path);
}

/* What is known of them */

bool lock_holder_is_alive(const struct lock_holder *holder)
{
	return process_look(&holder->process) != PROCESS_DEAD;
}

bool lock_holder_is_same_user(const struct lock_holder *holder)
{
	return holder->uid == (gint64)getuid() && holder->use != LOCK_FOR_COMMAND &&
		process_look(&holder->process) == PROCESS_ALIVE;
}

/* Whether a report's lock is no longer theirs, or they are no more. */
static bool has_let_go(const char *report, const struct lock_holder *holder)
{
	struct lock_holder *now = lock_look(report);
	bool gone = !now || strcmp(now->line, holder->line) != 0 || !lock_holder_is_alive(holder);

	lock_holder_free(now);
	return gone;
}

bool lock_ask_for(const char *report, const struct lock_holder *holder, int patience_ms)
{
	gint64 until = g_get_monotonic_time() + (gint64)patience_ms * MS_IN_US;

	if (has_let_go(report, holder))
		return true;
	if (kill(holder->process.number, SIGUSR1) != 0 && errno != ESRCH)
		return false;
	kill(holder->process.number, SIGCONT); /* one that was stopped hears nothing */
	while (!has_let_go(report, holder) && g_get_monotonic_time() < until)
		g_usleep(GLANCE_US);
	return has_let_go(report, holder);
}
