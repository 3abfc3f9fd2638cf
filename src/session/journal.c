#include "session/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "session/beside.h"

enum {
	JOURNAL_VERSION = 1,
	JOURNAL_MAX_BYTES = 256 * 1024 * 1024,
};

struct journal {
	char *path;
	char *form;
	char *base;
	int descriptor; /* -1 until the first append */
	bool resume;
	GPtrArray *waiting; /* of char *: lines that found no room yet, in order */
};

char *journal_path(const char *report)
{
	return beside_path(report, "journal");
}

/* Reading */

static struct change_list *read_list(const json_t *line)
{
	struct change_list *list = change_list_new();
	size_t index;
	json_t *item;

	json_array_foreach((json_t *)line, index, item)
	{
		const char *address, *before, *after;

		if (json_unpack(item, "[sss]", &address, &before, &after) != 0) {
			change_list_free(list);
			return NULL;
		}
		change_list_add(list, address, before, after);
	}
	return list;
}

/* Appends the lists of all whole lines. A line cut short was never finished: it is passed over, be it
   the last or one that a recovered session went on behind. */
static void read_lines(const char *line, GPtrArray *lists)
{
	const char *end;

	for (; (end = strchr(line, '\n')); line = end + 1) {
		json_t *parsed = json_loadb(line, (size_t)(end - line), 0, NULL);
		struct change_list *list = json_is_array(parsed) ? read_list(parsed) : NULL;

		json_decref(parsed);
		if (list)
			g_ptr_array_add(lists, list);
	}
}

static struct journal_content *read_head(const char *bytes, size_t length)
{
	json_t *head = json_loadb(bytes, length, 0, NULL);
	const char *form, *base;
	int version;
	struct journal_content *content = NULL;

	if (head &&
		json_unpack(head, "{s:i, s:s, s:s}", "nianbao-journal", &version, "form", &form,
			"base", &base) == 0 &&
		version == JOURNAL_VERSION) {
		content = g_new0(struct journal_content, 1);
		content->form = g_strdup(form);
		content->base = g_strdup(base);
		content->lists = g_ptr_array_new_with_free_func((GDestroyNotify)change_list_free);
	}
	json_decref(head);
	return content;
}

struct journal_content *journal_read(const char *report, GError **error)
{
	g_autofree char *path = journal_path(report);
	GStatBuf status;

	if (g_stat(path, &status) != 0)
		return NULL;
	size_t length;
	g_autofree char *bytes = file_read(path, JOURNAL_MAX_BYTES, &length, error);
	if (!bytes)
		return NULL;
	char *end = strchr(bytes, '\n');
	struct journal_content *content = end ? read_head(bytes, (size_t)(end - bytes)) : NULL;
	if (!content) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			_("%s：不是这一版程序的恢复日志，未使用"), path);
		return NULL;
	}
	content->modified = status.st_mtime;
	read_lines(end + 1, content->lists);
	return content;
}

guint journal_count(const struct journal_content *content)
{
	guint count = 0;

	for (guint i = 0; i < content->lists->len; i++)
		count += change_list_length(g_ptr_array_index(content->lists, i));
	return count;
}

const char *journal_last_address(const struct journal_content *content)
{
	const struct change_list *list = content->lists->len > 0
		? g_ptr_array_index(content->lists, content->lists->len - 1)
		: NULL;
	guint length = list ? change_list_length(list) : 0;

	return length > 0 ? change_list_get(list, length - 1)->address : NULL;
}

void journal_content_free(struct journal_content *content)
{
	if (!content)
		return;
	g_free(content->form);
	g_free(content->base);
	g_ptr_array_unref(content->lists);
	g_free(content);
}

/* Writing */

struct journal *journal_new(const char *report, const char *form, const char *base, bool resume)
{
	struct journal *journal = g_new0(struct journal, 1);

	journal->path = journal_path(report);
	journal->form = g_strdup(form);
	journal->base = g_strdup(base);
	journal->descriptor = -1;
	journal->resume = resume;
	journal->waiting = g_ptr_array_new_with_free_func(g_free);
	return journal;
}

static void journal_close(struct journal *journal)
{
	if (journal->descriptor >= 0)
		close(journal->descriptor);
	journal->descriptor = -1;
}

void journal_free(struct journal *journal)
{
	if (!journal)
		return;
	journal_close(journal);
	g_ptr_array_unref(journal->waiting);
	g_free(journal->path);
	g_free(journal->form);
	g_free(journal->base);
	g_free(journal);
}

static bool fail(const struct journal *journal, GError **error)
{
	int code = errno;

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
		_("恢复日志 %s 写不进去：%s"), journal->path, g_strerror(code));
	return false;
}

/* A value, which it lets go of, as a line. Free with g_free. */
static char *line_of(json_t *value)
{
	char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
	char *line = g_strconcat(text, "\n", NULL);

	free(text);
	json_decref(value);
	return line;
}

static char *head_line(const struct journal *journal)
{
	return line_of(json_pack("{s:i, s:s, s:s}", "nianbao-journal", JOURNAL_VERSION, "form",
		journal->form, "base", journal->base));
}

static char *list_line(const struct change_list *list)
{
	json_t *line = json_array();

	for (guint i = 0; i < change_list_length(list); i++) {
		const struct change *change = change_list_get(list, i);

		json_array_append_new(
			line, json_pack("[sss]", change->address, change->before, change->after));
	}
	return line_of(line);
}

/* One line, one write: a line is in the file whole or not finished. */
static bool write_line(struct journal *journal, const char *line, GError **error)
{
	size_t length = strlen(line);
	off_t end = lseek(journal->descriptor, 0, SEEK_END);
	ssize_t written = write(journal->descriptor, line, length);
	if (written == (ssize_t)length)
		return true;
	if (written >= 0) {
		errno = ENOSPC;
		if (ftruncate(journal->descriptor, end) != 0)
			errno = EIO; /* half a line stays, and is passed over */
	}
	return fail(journal, error);
}

/* A line cut short by a kill must not swallow the next one. */
static void end_last_line(struct journal *journal)
{
	off_t end = lseek(journal->descriptor, 0, SEEK_END);
	char last;

	if (end > 0 && pread(journal->descriptor, &last, 1, end - 1) == 1 && last != '\n') {
		ssize_t ignored = write(journal->descriptor, "\n", 1);

		(void)ignored;
	}
}

static bool journal_open(struct journal *journal, GError **error)
{
	int flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW;

	journal->descriptor = open(journal->path, journal->resume ? flags : flags | O_TRUNC, 0600);
	if (journal->descriptor < 0)
		return fail(journal, error);
	if (lseek(journal->descriptor, 0, SEEK_END) > 0) {
		end_last_line(journal);
		return true;
	}
	g_autofree char *head = head_line(journal);
	if (write_line(journal, head, error))
		return true;
	journal_close(journal); /* without a head no line behind it could be read */
	return false;
}

/* Whether somebody has taken the file away while it was written to. */
static bool is_lost(const struct journal *journal)
{
	struct stat status;

	return journal->descriptor >= 0 && fstat(journal->descriptor, &status) == 0 &&
		status.st_nlink == 0;
}

/* All of a file that is open but has no name any more. NULL on failure; free with g_free. */
static char *read_back(int descriptor)
{
	off_t length = lseek(descriptor, 0, SEEK_END);
	g_autofree char *bytes = length > 0 ? g_malloc0((gsize)length + 1) : NULL;

	if (!bytes || pread(descriptor, bytes, (size_t)length, 0) != length)
		return NULL;
	return g_steal_pointer(&bytes);
}

/* Puts what stood in a lost file into a new one, unless another session has begun its own there. */
static bool rescue(struct journal *journal, GError **error)
{
	g_autofree char *bytes = read_back(journal->descriptor);
	int fresh = open(
		journal->path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (!bytes || fresh < 0) {
		if (fresh >= 0)
			close(fresh);
		return fail(journal, error);
	}
	close(journal->descriptor);
	journal->descriptor = fresh;
	return write_line(journal, bytes, error);
}

bool journal_append(struct journal *journal, const struct change_list *list, GError **error)
{
	g_ptr_array_add(journal->waiting, list_line(list));
	if (journal->descriptor < 0 && !journal_open(journal, error))
		return false;
	if (is_lost(journal) && !rescue(journal, error))
		return false;
	while (journal->waiting->len > 0) {
		if (!write_line(journal, g_ptr_array_index(journal->waiting, 0), error))
			return false;
		g_ptr_array_remove_index(journal->waiting, 0);
	}
	return true;
}

void journal_restart(struct journal *journal, const char *base)
{
	journal_close(journal);
	g_ptr_array_set_size(journal->waiting, 0);
	g_unlink(journal->path);
	g_free(journal->base);
	journal->base = g_strdup(base);
	journal->resume = false;
}

bool journal_put_aside(const char *report, GError **error)
{
	g_autofree char *path = journal_path(report);
	g_autofree char *aside = g_strconcat(path, ".old", NULL);

	if (g_rename(path, aside) == 0 || errno == ENOENT)
		return true;
	int code = errno;
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), _("恢复日志 %s 移不开：%s"),
		path, g_strerror(code));
	return false;
}
