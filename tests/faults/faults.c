/*
 * The system calls themselves are made by number, for their names are taken here.
 */
#undef _FORTIFY_SOURCE /* its inline versions have the same names */

#include "faults/faults.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 1024 };

static struct {
	char directory[PATH_MAX];
	struct fault fault;
	struct fault_log *log; /* NULL: nothing is watched */
	bool is_inside[MOST_DESCRIPTORS];
} watch;

void faults_watch(const char *directory, struct fault fault, struct fault_log *log)
{
	watch.log = NULL;
	if (!directory)
		return;
	snprintf(watch.directory, sizeof watch.directory, "%s", directory);
	memset(watch.is_inside, 0, sizeof watch.is_inside);
	watch.fault = fault;
	atomic_store(&log->count, 0);
	watch.log = log;
}

static bool is_watched_path(const char *path)
{
	return watch.log && strncmp(path, watch.directory, strlen(watch.directory)) == 0;
}

static bool is_watched(int descriptor)
{
	return watch.log && descriptor >= 0 && descriptor < MOST_DESCRIPTORS &&
		watch.is_inside[descriptor];
}

/* Numbers an operation; the fault that strikes it. */
static enum fault_kind strike(const char *name)
{
	unsigned number = atomic_fetch_add(&watch.log->count, 1) + 1;

	if (number < FAULTS_MOST)
		watch.log->names[number] = name;
	if (number != watch.fault.at)
		return FAULT_NONE;
	if (watch.fault.kind == FAULT_DIES_BEFORE)
		_exit(FAULTS_STATUS);
	errno = watch.fault.errnum;
	return watch.fault.kind;
}

static long end(enum fault_kind kind, long result)
{
	if (kind == FAULT_DIES_BEHIND || kind == FAULT_DIES_HALF)
		_exit(FAULTS_STATUS);
	return result;
}

/* An operation: fails, or is made and perhaps the last. */
#define OPERATION(name, watched, call)                                                             \
	do {                                                                                       \
		enum fault_kind kind_ = (watched) ? strike(name) : FAULT_NONE;                     \
		if (kind_ == FAULT_FAILS || kind_ == FAULT_HALF)                                   \
			return -1;                                                                 \
		return (int)end(kind_, (call));                                                    \
	} while (0)

static int open_watched(const char *path, int flags, mode_t mode)
{
	bool watched = is_watched_path(path);
	enum fault_kind kind = watched ? strike(flags & O_CREAT ? "create" : "open") : FAULT_NONE;

	if (kind == FAULT_FAILS || kind == FAULT_HALF)
		return -1;
	int descriptor = (int)end(kind, syscall(SYS_openat, AT_FDCWD, path, flags, mode));
	if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS)
		watch.is_inside[descriptor] = watched;
	return descriptor;
}

static mode_t mode_of_call(int flags, va_list arguments)
{
	return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list arguments;

	va_start(arguments, flags);
	mode_t mode = mode_of_call(flags, arguments);
	va_end(arguments);
	return open_watched(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list arguments;

	va_start(arguments, flags);
	mode_t mode = mode_of_call(flags, arguments);
	va_end(arguments);
	return open_watched(path, flags | O_LARGEFILE, mode);
}

ssize_t read(int descriptor, void *bytes, size_t count)
{
	OPERATION("read", is_watched(descriptor), syscall(SYS_read, descriptor, bytes, count));
}

ssize_t write(int descriptor, const void *bytes, size_t count)
{
	enum fault_kind kind = is_watched(descriptor) ? strike("write") : FAULT_NONE;

	if (kind == FAULT_FAILS)
		return -1;
	if (kind == FAULT_HALF || kind == FAULT_DIES_HALF)
		count /= 2;
	return end(kind, syscall(SYS_write, descriptor, bytes, count));
}

int fsync(int descriptor)
{
	OPERATION("fsync", is_watched(descriptor), syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor)
{
	OPERATION("fdatasync", is_watched(descriptor), syscall(SYS_fdatasync, descriptor));
}

int ftruncate(int descriptor, off_t length)
{
	OPERATION("ftruncate", is_watched(descriptor), syscall(SYS_ftruncate, descriptor, length));
}

int fchmod(int descriptor, mode_t mode)
{
	OPERATION("fchmod", is_watched(descriptor), syscall(SYS_fchmod, descriptor, mode));
}

/* A descriptor is closed whatever close says. */
int close(int descriptor)
{
	enum fault_kind kind = is_watched(descriptor) ? strike("close") : FAULT_NONE;
	int code = errno;
	long result = end(kind, syscall(SYS_close, descriptor));

	if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS)
		watch.is_inside[descriptor] = false;
	if (kind != FAULT_FAILS && kind != FAULT_HALF)
		return (int)result;
	errno = code;
	return -1;
}

int rename(const char *from, const char *to)
{
	OPERATION("rename", is_watched_path(to),
		syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int renameat2(
	int from_directory, const char *from, int to_directory, const char *to, unsigned flags)
{
	OPERATION("renameat2", is_watched_path(to),
		syscall(SYS_renameat2, from_directory, from, to_directory, to, flags));
}

int link(const char *from, const char *to)
{
	OPERATION(
		"link", is_watched_path(to), syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlink(const char *path)
{
	OPERATION("unlink", is_watched_path(path), syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
