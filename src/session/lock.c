/*
 * Taking and giving back.
 *
 * Many may find the same dead lock at once, or want the same one that is not dead.
 * Whoever removes it holds an flock meanwhile and looks first whether the lock is
 * still the one that was meant: the others find another there, or none, and begin
 * anew. The flock is on the directory, because a lock that nobody here may read
 * cannot be opened, and on the lock as well where it can.
 */

#include "session/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "session/beside.h"
#include "session/lock_internal.h"

enum {
	ATTEMPTS = 150,
	GLANCE_US = 20 * 1000, /* so a command is waited for three seconds */
	TURNS = 100,
	TURN_US = 5 * 1000, /* and who clears a lock away for half of one */
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

/* Waits for the flock on a file. False with errno set: EBUSY when it does not come. Where there are
   no such locks everybody is alone. */
static bool await_turn(int descriptor)
{
	for (int i = 0; i < TURNS; i++) {
		if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
			return true;
		g_usleep(TURN_US);
	}
	errno = EBUSY;
	return false;
}

/* Whether something may be cleared away now. Of a lock that can be read (-1: it cannot) the lock
   itself is enough: somebody may have the directory for reasons of their own. */
static bool is_turn(int directory, int lock)
{
	bool is_first = await_turn(directory);

	return lock >= 0 ? await_turn(lock) : is_first;
}

/* Removes the lock of that line, unless it is gone. */
static bool remove_still(const char *path, const char *line)
{
	struct lock_holder *now = lock_read(path);
	bool gone = !now, same = now && strcmp(now->line, line) == 0;

	lock_holder_free(now);
	errno = EAGAIN;
	return gone || (same && (unlink(path) == 0 || errno == ENOENT));
}

/* Takes away the lock of that line. False with errno set: EAGAIN when another stands there by now.
   A directory that may be written but not looked into cannot be asked whose turn it is. */
static bool clear_away(const char *path, const char *line)
{
	g_autofree char *name = g_path_get_dirname(path);
	int directory = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (directory < 0)
		return errno == EACCES && remove_still(path, line);
	int lock = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	bool gone = lock < 0 && errno == ENOENT;
	bool cleared = gone || (is_turn(directory, lock) && remove_still(path, line));
	int code = errno;
	if (lock >= 0)
		close(lock);
	close(directory);
	errno = code;
	return cleared;
}

static bool fail(GError **error, const char *path, int code)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), _("%s：%s"), path,
		file_cause(code));
	return false;
}

/* What to do about a lock that is there already. True: try again; false with *error, or with
   *holder who has it. They may end at any moment, and are looked at once. */
static bool step_over(struct lock *lock, struct lock_holder **holder, GError **error)
{
	struct lock_holder *now = lock_read(lock->path);
	enum process_state state = now ? process_look(&now->process) : PROCESS_DEAD;

	if (!now)
		return true;
	if (state == PROCESS_DEAD) {
		bool again = clear_away(lock->path, now->line) || errno == EAGAIN ||
			fail(error, lock->path, errno);

		lock_holder_free(lock->predecessor);
		lock->predecessor = now;
		return again;
	}
	if (now->use == LOCK_FOR_COMMAND && state == PROCESS_ALIVE) {
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
