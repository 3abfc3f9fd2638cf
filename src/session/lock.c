/*
 * Taking and giving back.
 *
 * Many may find the same dead lock at once. Whoever removes it holds an flock on
 * the very file meanwhile and has looked that the name still leads to it: the
 * others find another file there, or none, and begin anew. A lock on this
 * machine is cleared on this machine only, where flock holds on every file
 * system that knows it.
 */

#include "session/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "session/beside.h"
#include "session/lock_internal.h"

enum {
	ATTEMPTS = 150,
	GLANCE_US = 20 * 1000, /* so a command is waited for three seconds */
};

struct lock {
	char *path;
	char *line;                      /* tells it from all others */
	struct lock_holder *predecessor; /* or NULL */
};

static struct lock *lock_new(
	const char *report, const struct lock_taker *taker, const struct lock_holder *from)
{
	struct lock *lock = g_new0(struct lock, 1);

	lock->path = beside_path(report, "lock");
	lock->line = lock_line(taker, from);
	return lock;
}

static void lock_free(struct lock *lock)
{
	lock_holder_free(lock->predecessor);
	g_free(lock->path);
	g_free(lock->line);
	g_free(lock);
}

/* Whether an open file still has that name. */
static bool has_name(int descriptor, const char *path)
{
	struct stat one, two;

	return fstat(descriptor, &one) == 0 && lstat(path, &two) == 0 && one.st_dev == two.st_dev &&
		one.st_ino == two.st_ino;
}

/* Whether the lock of that path still has that line. */
static bool is_still(const char *path, const char *line)
{
	struct lock_holder *now = lock_read(path);
	bool same = now && strcmp(now->line, line) == 0;

	lock_holder_free(now);
	return same;
}

/* What nobody here may read can only be taken away by somebody who wants to: its line is none. */
static bool clear_unreadable(const char *path, const char *line)
{
	errno = EAGAIN;
	return is_still(path, line) && unlink(path) == 0;
}

/* Takes away the lock of that line. False with errno set: EAGAIN when another stands there by now. */
static bool clear_away(const char *path, const char *line)
{
	int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);

	if (descriptor < 0 && errno == EACCES)
		return clear_unreadable(path, line);
	if (descriptor < 0)
		return errno == ENOENT;
	bool alone = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
	bool cleared = alone && has_name(descriptor, path) && is_still(path, line);
	if (!cleared)
		errno = EAGAIN;
	cleared = cleared && unlink(path) == 0;
	int code = errno;
	close(descriptor);
	errno = code;
	return cleared;
}

static bool fail(GError **error, const char *path, int code)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), _("%s：%s"), path,
		file_cause(code));
	return false;
}

/* What to do about a lock that is there already. True: try again; false with *error, or with *holder
   who has it. */
static bool step_over(struct lock *lock, struct lock_holder **holder, GError **error)
{
	struct lock_holder *now = lock_read(lock->path);

	if (!now)
		return true;
	if (!lock_holder_is_alive(now)) {
		bool again = clear_away(lock->path, now->line) || errno == EAGAIN ||
			fail(error, lock->path, errno);

		lock_holder_free(lock->predecessor);
		lock->predecessor = now;
		return again;
	}
	if (now->use == LOCK_FOR_COMMAND && process_look(&now->process) == PROCESS_ALIVE) {
		lock_holder_free(now);
		g_usleep(GLANCE_US);
		return true;
	}
	*holder = now;
	return false;
}

static bool try(const struct lock *lock, GError **error)
{
	return file_create_passing(lock->path, lock->line, strlen(lock->line), error);
}

struct lock *lock_take(const char *report, const struct lock_taker *taker,
	struct lock_holder **holder, GError **error)
{
	struct lock *lock = lock_new(report, taker, NULL);
	bool again = true;

	*holder = NULL;
	for (int i = 0; again && i < ATTEMPTS; i++) {
		g_autoptr(GError) trouble = NULL;

		if (try(lock, &trouble))
			return lock;
		if (!g_error_matches(trouble, G_FILE_ERROR, G_FILE_ERROR_EXIST)) {
			g_propagate_error(error, g_steal_pointer(&trouble));
			lock_free(lock);
			return NULL;
		}
		again = step_over(lock, holder, error);
	}
	if (again && !(*holder = lock_read(lock->path)))
		fail(error, lock->path, EBUSY);
	lock_free(lock);
	return NULL;
}

struct lock *lock_seize(const char *report, const struct lock_taker *taker,
	const struct lock_holder *from, GError **error)
{
	struct lock *lock = lock_new(report, taker, from);

	if ((clear_away(lock->path, from->line) || fail(error, lock->path, errno)) &&
		try(lock, error))
		return lock;
	lock_free(lock);
	return NULL;
}

/* Whether what has the name of a lock is nothing that we can have put there. */
static bool is_anothers(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 &&
		(status.st_uid != geteuid() || !S_ISREG(status.st_mode));
}

/* A lock of one's own that cannot be read for the moment is no reason to give up. */
bool lock_is_lost(const struct lock *lock)
{
	size_t length;
	g_autofree char *line = file_read(lock->path, LOCK_MAX_BYTES, &length, NULL);

	return line ? strcmp(line, lock->line) != 0 : is_anothers(lock->path);
}

void lock_touch(const struct lock *lock)
{
	bool gone = utimensat(AT_FDCWD, lock->path, NULL, AT_SYMLINK_NOFOLLOW) != 0;

	if (gone)
		try(lock, NULL);
}

const struct lock_holder *lock_predecessor(const struct lock *lock)
{
	return lock->predecessor;
}

void lock_release(struct lock *lock)
{
	if (!lock)
		return;
	clear_away(lock->path, lock->line); /* or it is somebody else's by now */
	lock_free(lock);
}
