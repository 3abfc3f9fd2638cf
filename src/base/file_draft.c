/*
 * Drafts: temporary files that become the file they were written for.
 */

#include "base/file_draft.h"

#include "base/language.h"
#include "base/write.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum {
	PERMISSIONS = S_IRWXU | S_IRWXG | S_IRWXO,
	COPY_CHUNK = 16 * 1024,
};

/* The name has a fixed length, so that a target whose name is as long as can be has a draft too. */
bool draft_init(struct draft *draft, const char *directory, mode_t mode)
{
	draft->lost = g_string_new(NULL);
	draft->temporary = g_build_filename(directory, ".nianbao-XXXXXX", NULL);
	draft->descriptor = g_mkstemp_full(draft->temporary, O_WRONLY | O_CLOEXEC, (int)mode);
	if (draft->descriptor < 0)
		g_clear_pointer(&draft->temporary, g_free);
	return draft->descriptor >= 0;
}

void draft_release(struct draft *draft)
{
	if (draft->descriptor >= 0)
		close(draft->descriptor);
	if (draft->temporary != NULL)
		unlink(draft->temporary);
	g_free(draft->temporary);
	g_string_free(draft->lost, TRUE);
}

bool draft_write(struct draft *draft, const char *bytes, size_t length)
{
	return write_all(draft->descriptor, bytes, length);
}

bool draft_copy(struct draft *draft, int descriptor)
{
	char chunk[COPY_CHUNK];
	ssize_t got;

	while ((got = read(descriptor, chunk, sizeof chunk)) != 0) {
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0 && !draft_write(draft, chunk, (size_t)got))
			return false;
	}
	return true;
}

/* Adds to the list of what was lost. */
static void G_GNUC_PRINTF(2, 3) draft_lose(struct draft *draft, const char *format, ...)
{
	if (draft->lost->len > 0)
		g_string_append(draft->lost, _("、"));
	va_list arguments;
	va_start(arguments, format);
	g_string_append_vprintf(draft->lost, format, arguments);
	va_end(arguments);
}

static void draft_take_group(struct draft *draft, gid_t group, mode_t *mode)
{
	if (fchown(draft->descriptor, (uid_t)-1, group) == 0)
		return;
	/* What one group was allowed to do is no business of another. */
	*mode = (*mode & ~(mode_t)S_IRWXG) | (*mode & S_IRWXO) << 3;
	const struct group *entry = getgrgid(group);
	if (entry != NULL)
		draft_lose(draft, _("用户组 %s"), entry->gr_name);
	else
		draft_lose(draft, _("用户组 %u"), group);
}

static void draft_take_owner(struct draft *draft, uid_t owner)
{
	if (fchown(draft->descriptor, owner, (gid_t)-1) == 0)
		return;
	const struct passwd *entry = getpwuid(owner);
	if (entry != NULL)
		draft_lose(draft, _("所有者 %s"), entry->pw_name);
	else
		draft_lose(draft, _("所有者 %u"), owner);
}

/* The owner goes last: a file given away can no longer be changed by who gave it. */
bool draft_take_over(struct draft *draft, const struct stat *old)
{
	struct stat now;
	if (fstat(draft->descriptor, &now) != 0)
		return false;
	mode_t mode = old->st_mode & PERMISSIONS;
	if (now.st_gid != old->st_gid)
		draft_take_group(draft, old->st_gid, &mode);
	if ((now.st_mode & PERMISSIONS) != mode && fchmod(draft->descriptor, mode) != 0)
		draft_lose(draft, _("权限 %03o"), (unsigned)mode);
	if (now.st_uid != old->st_uid)
		draft_take_owner(draft, old->st_uid);
	return true;
}

/* A full disk or quota may be reported as late as by close. */
bool draft_settle(struct draft *draft)
{
	if (fsync(draft->descriptor) != 0)
		return false;
	int descriptor = draft->descriptor;
	draft->descriptor = -1;
	return close(descriptor) == 0;
}

static bool draft_published(struct draft *draft)
{
	g_clear_pointer(&draft->temporary, g_free);
	return true;
}

bool draft_publish_over(struct draft *draft, const char *target)
{
	return rename(draft->temporary, target) == 0 && draft_published(draft);
}

/* Where the file system cannot rename without replacing, a second name for the draft does it. */
bool draft_publish_new(struct draft *draft, const char *target)
{
	if (renameat2(AT_FDCWD, draft->temporary, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
		return draft_published(draft);
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	if (link(draft->temporary, target) != 0)
		return false;
	unlink(draft->temporary);
	return draft_published(draft);
}

bool draft_sync_directory(const char *directory)
{
	int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	/* Some network file systems know no syncing of directories: they need none. */
	bool is_synced = fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
	close(descriptor);
	return is_synced;
}
