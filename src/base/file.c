/*
 * Files read and replaced whole.
 *
 * Where data could be lost, this is the order that prevents it:
 *
 *   1. the new bytes are written to a temporary file beside the target,
 *   2. owner, group and mode of the old file are given to it,
 *   3. it is synced: from here on the new bytes survive a power failure,
 *      where the old file is to be kept, it is given its second name now,
 *   4. it is renamed over the target: before, the old file; behind, the new,
 *   5. the directory is synced: the renaming survives a power failure too.
 *
 *	 old file ──1──► draft ──2,3──► ready ──4──► new file ──5──► on the disk
 *	    ▲              │              │
 *	    └──────────────┴──────────────┘ a failure
 *
 * A failure up to 4 removes the temporary file and nothing has happened. After
 * 4 the new file is in place, and what goes wrong is a notice, not an error.
 */

#include "base/file.h"

#include "base/file_backup.h"
#include "base/file_draft.h"
#include "base/language.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	READ_CHUNK = 16 * 1024,
	MAX_LINKS = 40, /* as the kernel: more than that is a loop */
};

/* What becomes of the old file, and whether the new one is waited for. */
enum manner {
	MANNER_PLAIN,
	MANNER_KEEPING, /* the old file stays as a backup */
	MANNER_PASSING, /* nobody waits for the disk */
};

/* What a new file is made of. */
struct source {
	const char *bytes;
	size_t length;
	int descriptor; /* what is read of it goes behind the bytes; -1: nothing */
};

/* What is to be put where. */
struct order {
	struct source source;
	const char *path;       /* as the user named it, for messages */
	const char *target;     /* the name that is given to the draft */
	const struct stat *old; /* the file in its place, or NULL */
	bool (*publish)(struct draft *draft, const char *target);
	enum manner manner;
};

static const struct {
	int errnum;
	const char *cause;
} causes[] = {
	{ENOENT, N_("没有这个文件")},
	{EACCES, N_("没有权限")},
	{EPERM, N_("操作不允许")},
	{ENOSPC, N_("磁盘已满")},
	{EDQUOT, N_("磁盘配额已用完")},
	{EROFS, N_("只读文件系统")},
	{EISDIR, N_("是目录，不是文件")},
	{ENOTDIR, N_("路径中有一段不是目录")},
	{EEXIST, N_("文件已存在")},
	{EFBIG, N_("文件太大")},
	{ENAMETOOLONG, N_("文件名太长")},
	{ELOOP, N_("符号链接循环")},
	{EIO, N_("磁盘读写出错")},
	{EBUSY, N_("文件正被占用")},
	{ETXTBSY, N_("文件正被占用")},
	{EMFILE, N_("打开的文件太多")},
	{ENFILE, N_("打开的文件太多")},
	{ENXIO, N_("没有这个设备")},
	{ENODEV, N_("没有这个设备")},
	{EPIPE, N_("另一端已经关闭")},
	{EBADF, N_("没有打开")},
	{ESTALE, N_("网络文件已失效")},
};

const char *file_cause(int errnum)
{
	for (size_t i = 0; i < G_N_ELEMENTS(causes); i++) {
		if (causes[i].errnum == errnum)
			return _(causes[i].cause);
	}
	return g_strerror(errnum);
}

/* A name as messages show it: valid UTF-8 that no terminal acts on. */
static char *shown_name(const char *path)
{
	g_autofree char *valid = g_filename_display_name(path);
	return text_sanitize(valid, strlen(valid));
}

static bool fail_because(GError **error, const char *path, GFileError code, const char *cause)
{
	g_autofree char *name = shown_name(path);
	g_set_error(error, G_FILE_ERROR, (int)code, _("%s：%s"), name, cause);
	return false;
}

static bool fail(GError **error, const char *path, int errnum)
{
	return fail_because(error, path, g_file_error_from_errno(errnum), file_cause(errnum));
}

/* Directories, pipes and devices are refused: reading could hang, renaming would destroy them. */
static bool require_regular(const char *path, mode_t mode, GError **error)
{
	if (S_ISREG(mode))
		return true;
	if (S_ISDIR(mode))
		return fail(error, path, EISDIR);
	const char *cause = S_ISFIFO(mode) ? _("是管道，不是文件")
		: S_ISSOCK(mode)           ? _("是套接字，不是文件")
					   : _("是设备，不是文件");
	return fail_because(error, path, G_FILE_ERROR_INVAL, cause);
}

/* Reading */

/* Appends what can be read, but stops as soon as it is more than limit. False with errno set. */
static bool read_up_to(int descriptor, size_t limit, GString *content)
{
	char chunk[READ_CHUNK];
	while (content->len <= limit) {
		ssize_t got = read(descriptor, chunk, sizeof chunk);
		if (got == 0)
			return true;
		if (got > 0)
			g_string_append_len(content, chunk, got);
		else if (errno != EINTR)
			return false;
	}
	return true;
}

static bool refuse_size(GError **error, const char *name, size_t limit)
{
	g_autofree char *cause = g_strdup_printf(_("超过 %zu 字节的上限"), limit);
	return fail_because(error, name, G_FILE_ERROR_FAILED, cause);
}

/* How much of a file is wanted. */
struct extent {
	size_t limit;
	bool is_all; /* what is longer is refused, else cut */
};

static char *read_descriptor(int descriptor, const char *name, const struct extent *extent,
	size_t *length, GError **error)
{
	GString *content = g_string_new(NULL);
	if (!read_up_to(descriptor, extent->limit, content)) {
		fail(error, name, errno);
	} else if (content->len > extent->limit && extent->is_all) {
		refuse_size(error, name, extent->limit);
	} else {
		*length = MIN(content->len, extent->limit);
		content->str[*length] = '\0';
		return g_string_free(content, FALSE);
	}
	g_string_free(content, TRUE);
	return NULL;
}

/* Opens without waiting, so that a pipe without a writer is found out instead of waited for. What is
   too long already is not read at all; what grows meanwhile is left to the reading. */
static int open_regular(const char *path, const struct extent *extent, GError **error)
{
	struct stat status;
	if (stat(path, &status) == 0 && !require_regular(path, status.st_mode, error))
		return -1;
	int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (descriptor < 0 || fstat(descriptor, &status) != 0) {
		fail(error, path, errno);
	} else if (require_regular(path, status.st_mode, error)) {
		if ((guint64)status.st_size <= extent->limit || !extent->is_all)
			return descriptor;
		refuse_size(error, path, extent->limit);
	}
	if (descriptor >= 0)
		close(descriptor);
	return -1;
}

static char *read_regular(
	const char *path, const struct extent *extent, size_t *length, GError **error)
{
	int descriptor = open_regular(path, extent, error);
	if (descriptor < 0)
		return NULL;
	char *content = read_descriptor(descriptor, path, extent, length, error);
	close(descriptor);
	return content;
}

char *file_read(const char *path, size_t limit, size_t *length, GError **error)
{
	const struct extent extent = {.limit = limit, .is_all = true};
	if (strcmp(path, "-") == 0)
		return read_descriptor(STDIN_FILENO, _("标准输入"), &extent, length, error);
	return read_regular(path, &extent, length, error);
}

char *file_read_beginning(const char *path, size_t limit, size_t *length, GError **error)
{
	const struct extent extent = {.limit = limit};
	return read_regular(path, &extent, length, error);
}

/* Replacing */

/* The name at the end of the symbolic links that begin at path, whether there is a file or not.
   NULL with *error set when they go round in a circle. */
static char *follow_links(const char *path, GError **error)
{
	char *name = g_strdup(path);
	for (int i = 0; i < MAX_LINKS; i++) {
		char link[PATH_MAX];
		ssize_t length = readlink(name, link, sizeof link - 1);
		if (length < 0)
			return name;
		link[length] = '\0';
		g_autofree char *directory = g_path_get_dirname(name);
		g_free(name);
		name = g_path_is_absolute(link) ? g_strdup(link)
						: g_build_filename(directory, link, NULL);
	}
	g_free(name);
	fail(error, path, ELOOP);
	return NULL;
}

/* Looks at what is to be replaced; *exists tells whether there is anything. */
static bool inspect_target(
	const char *path, const char *target, struct stat *old, bool *exists, GError **error)
{
	*exists = stat(target, old) == 0;
	if (*exists)
		return require_regular(path, old->st_mode, error);
	return errno == ENOENT || fail(error, path, errno);
}

/* What became of the parts of an order that can fail without failing it. */
struct outcome {
	int backup_failure; /* errno; 0: there is one, or none was to be */
	bool is_synced;
};

/* The sentence about what did not come along, or NULL. */
static char *describe_losses(
	const char *path, const struct draft *draft, const struct outcome *outcome)
{
	g_autofree char *name = shown_name(path);
	const char *cause = file_cause(outcome->backup_failure);
	if (draft->lost->len > 0 && outcome->backup_failure != 0)
		return g_strdup_printf(_("%s：已保存，但未能保留原来的%s，上一版也没有留下：%s"),
			name, draft->lost->str, cause);
	if (draft->lost->len > 0)
		return g_strdup_printf(_("%s：已保存，但未能保留原来的%s"), name, draft->lost->str);
	if (outcome->backup_failure != 0)
		return g_strdup_printf(_("%s：已保存，但没有留下上一版：%s"), name, cause);
	if (!outcome->is_synced)
		return g_strdup_printf(_("%s：已保存，但目录未能同步，断电后可能仍是旧文件"), name);
	return NULL;
}

/* Nothing is missing but the directory, when a file to be written is not found. */
static bool fail_writing(GError **error, const char *path, int errnum)
{
	if (errnum == ENOENT)
		return fail_because(error, path, G_FILE_ERROR_NOENT, _("没有这个目录"));
	return fail(error, path, errnum);
}

static bool fill(struct draft *draft, const struct source *source)
{
	return draft_write(draft, source->bytes, source->length) &&
		(source->descriptor < 0 || draft_copy(draft, source->descriptor));
}

/* Steps 1 to 5 for what order says. */
static bool put(const struct order *order, char **notice, GError **error)
{
	g_autofree char *directory = g_path_get_dirname(order->target);
	struct draft draft;
	struct outcome outcome = {0};
	bool is_ready = draft_init(&draft, directory, order->old == NULL ? 0666 : 0600) &&
		fill(&draft, &order->source) &&
		(order->old == NULL || draft_take_over(&draft, order->old)) &&
		(order->manner == MANNER_PASSING || draft_settle(&draft));
	if (is_ready && order->manner == MANNER_KEEPING && order->old != NULL &&
		!backup_make(order->target))
		outcome.backup_failure = errno;
	bool is_done = is_ready && order->publish(&draft, order->target);
	if (!is_done)
		fail_writing(error, order->path, errno);
	outcome.is_synced =
		is_done && (order->manner == MANNER_PASSING || draft_sync_directory(directory));
	if (is_done)
		*notice = describe_losses(order->path, &draft, &outcome);
	draft_release(&draft);
	return is_done;
}

char *file_behind_links(const char *path)
{
	char *file = follow_links(path, NULL);
	return file != NULL ? file : g_strdup(path);
}

bool file_is_same(const char *path, const char *other)
{
	struct stat one, two;

	return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
		one.st_ino == two.st_ino;
}

static struct source bytes_alone(const char *bytes, size_t length)
{
	return (struct source){.bytes = bytes, .length = length, .descriptor = -1};
}

static bool replace(
	const char *path, struct source source, enum manner manner, char **notice, GError **error)
{
	*notice = NULL;
	g_autofree char *target = follow_links(path, error);
	struct stat old;
	bool exists;
	if (target == NULL || !inspect_target(path, target, &old, &exists, error))
		return false;
	struct order order = {
		.source = source,
		.path = path,
		.target = target,
		.old = exists ? &old : NULL,
		.publish = draft_publish_over,
		.manner = manner,
	};
	return put(&order, notice, error);
}

bool file_replace_noting(
	const char *path, const char *bytes, size_t length, char **notice, GError **error)
{
	return replace(path, bytes_alone(bytes, length), MANNER_PLAIN, notice, error);
}

bool file_replace_copying(const char *path, int descriptor, char **notice, GError **error)
{
	return replace(
		path, (struct source){.descriptor = descriptor}, MANNER_PLAIN, notice, error);
}

bool file_replace_keeping(
	const char *path, const char *bytes, size_t length, char **notice, GError **error)
{
	return replace(path, bytes_alone(bytes, length), MANNER_KEEPING, notice, error);
}

bool file_replace(const char *path, const char *bytes, size_t length, GError **error)
{
	g_autofree char *notice = NULL;
	return file_replace_noting(path, bytes, length, &notice, error);
}

static bool create(const char *path, const char *bytes, size_t length, enum manner manner,
	char **notice, GError **error)
{
	struct order order = {
		.source = bytes_alone(bytes, length),
		.path = path,
		.target = path,
		.publish = draft_publish_new,
		.manner = manner,
	};

	*notice = NULL;
	return put(&order, notice, error);
}

bool file_create(const char *path, const char *bytes, size_t length, char **notice, GError **error)
{
	return create(path, bytes, length, MANNER_PLAIN, notice, error);
}

bool file_replace_passing(const char *path, const char *bytes, size_t length, GError **error)
{
	g_autofree char *notice = NULL;
	return replace(path, bytes_alone(bytes, length), MANNER_PASSING, &notice, error);
}

bool file_create_passing(const char *path, const char *bytes, size_t length, GError **error)
{
	g_autofree char *notice = NULL;
	return create(path, bytes, length, MANNER_PASSING, &notice, error);
}
