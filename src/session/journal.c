/*
 * Journals written.
 *
 *	             write                    write
 *	 no file ──────────────► begun ◄──────────────┐
 *	    ▲    head and lines    │   what waits and  │
 *	    │                      │   the new lines   │
 *	    │ restart              ├───────────────────┘
 *	    │ (saved, discarded)   │ no room, no directory, ...
 *	    └──────────────────────┤
 *	                           ▼
 *	                       waiting: the lines stay in memory, and go first
 *
 *  1. Lines reach the file in the order in which they were added, or not at
 *     all: what finds no room waits, and everything later waits behind it.
 *  2. All that waits is one write(), the head included. So a killed
 *     program leaves whole lines and at most one cut short.
 *  3. A write that stops half way is taken back; where it cannot be, the next one
 *     begins with a line feed, so that no whole line is joined to a half one.
 *  4. What a line leaves out stands in an earlier line of the same file or waits
 *     before it (journal_line.h): a journal that is gone on with says every text
 *     as a whole again, for it knows nothing of what was said.
 *  5. When the file was taken away while it was written to, all it held is put
 *     into a new one first.
 *  6. The descriptor is closed by the thread, when it has turned away from it.
 *  7. The file goes only when the report's file holds everything, or when the
 *     clerk gave it up.
 */

#include "session/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/language.h"
#include "session/beside.h"
#include "session/journal_line.h"
#include "session/journal_sync.h"

struct journal {
	char *path;
	char *form;
	GBytes *base;   /* the report's; NULL: it has no file, or the sum is known */
	char *sum;      /* of them, as the head says it; NULL: not worked out yet */
	int descriptor; /* -1: not begun */
	bool resume;
	bool ragged; /* the file may end with half a line */
	bool headed; /* what waits begins with a head */
	struct said *said;
	GString *waiting;          /* whole lines that are not in the file yet */
	struct journal_sync *sync; /* of the descriptor; NULL: none was needed yet, or to be had */
	int failure;               /* of it, not told yet */
};

char *journal_path(const char *report)
{
	return beside_path(report, "journal");
}

static struct journal *make(const char *report, const char *form)
{
	struct journal *journal = g_new0(struct journal, 1);

	journal->path = journal_path(report);
	journal->form = g_strdup(form);
	journal->descriptor = -1;
	journal->said = said_new();
	journal->waiting = g_string_new(NULL);
	return journal;
}

static GBytes *share(GBytes *bytes)
{
	return bytes ? g_bytes_ref(bytes) : NULL;
}

struct journal *journal_new(const char *report, const char *form, GBytes *base)
{
	struct journal *journal = make(report, form);

	journal->base = share(base);
	return journal;
}

struct journal *journal_resume(const char *report, const struct journal_content *content)
{
	struct journal *journal = make(report, content->form);

	journal->sum = g_strdup(content->base);
	journal->resume = true;
	return journal;
}

static void journal_close(struct journal *journal)
{
	if (journal->descriptor < 0)
		return;
	if (journal->sync)
		journal_sync_turn_to(journal->sync, -1);
	else
		close(journal->descriptor);
	journal->descriptor = -1;
}

void journal_free(struct journal *journal)
{
	if (!journal)
		return;
	if (journal->sync)
		journal_sync_free(journal->sync); /* closes the descriptor, when all is synced */
	else
		journal_close(journal);
	said_free(journal->said);
	g_string_free(journal->waiting, TRUE);
	g_free(journal->path);
	g_free(journal->form);
	g_bytes_unref(journal->base);
	g_free(journal->sum);
	g_free(journal);
}

static bool fail(const struct journal *journal, GError **error)
{
	int code = errno;

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
		_("恢复日志 %s 写不进去：%s"), journal->path, file_cause(code));
	return false;
}

/* Goes on with an open file. */
static void journal_begin(struct journal *journal, int descriptor)
{
	journal_close(journal);
	journal->descriptor = descriptor;
	if (journal->sync)
		journal_sync_turn_to(journal->sync, descriptor);
	else if (!(journal->sync = journal_sync_new(descriptor)))
		journal->failure = errno;
}

static bool is_regular(int descriptor)
{
	struct stat status;

	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
		return true;
	errno = EINVAL;
	return false;
}

/* Opens the file with more flags; -1 with errno set. What is no file is not waited for. */
static int open_file(const struct journal *journal, int flags)
{
	int descriptor = open(journal->path,
		O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0600);

	if (descriptor < 0 || is_regular(descriptor))
		return descriptor;
	int code = errno;
	close(descriptor);
	errno = code;
	return -1;
}

static bool journal_open(struct journal *journal)
{
	int descriptor = open_file(journal, journal->resume ? 0 : O_TRUNC);

	if (descriptor < 0)
		return false;
	journal_begin(journal, descriptor);
	journal->ragged = true;
	return true;
}

/* Whether somebody has taken the file away while it was written to. */
static bool is_lost(const struct journal *journal)
{
	struct stat status;

	return fstat(journal->descriptor, &status) == 0 && status.st_nlink == 0;
}

/* All of a file that is open but has no name any more. NULL on failure; free with g_free. */
static char *read_back(int descriptor)
{
	off_t length = lseek(descriptor, 0, SEEK_END);
	g_autofree char *bytes = length >= 0 ? g_malloc0((gsize)length + 1) : NULL;

	if (!bytes || pread(descriptor, bytes, (size_t)length, 0) != length)
		return NULL;
	return g_steal_pointer(&bytes);
}

/* Puts what stood in a lost file before what waits to be written into a new one, unless another
   session has begun its own there. */
static bool rescue(struct journal *journal)
{
	g_autofree char *bytes = read_back(journal->descriptor);
	int fresh = bytes ? open_file(journal, O_EXCL) : -1;

	if (fresh < 0)
		return false;
	g_string_prepend(journal->waiting, bytes);
	journal->headed = journal->headed || *bytes != '\0';
	journal_begin(journal, fresh);
	return true;
}

/* What a head says of the bytes it goes on from. Free with g_free. */
static char *sum_of(GBytes *bytes)
{
	return bytes ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes) : g_strdup("");
}

/* A sum takes its time, so that it is made when there is something to be written. */
static void put_head(struct journal *journal)
{
	g_autoptr(GString) head = g_string_new(NULL);

	if (!journal->sum)
		journal->sum = sum_of(journal->base);
	journal_line_write_head(journal->form, journal->sum, head);
	g_string_prepend(journal->waiting, head->str);
	journal->headed = true;
}

/* Puts before what waits what has to stand before it at the file's end. */
static void prepare(struct journal *journal, off_t end)
{
	char last = '\n';

	if (end == 0 && !journal->headed)
		put_head(journal);
	if (journal->ragged && end > 0 && pread(journal->descriptor, &last, 1, end - 1) == 1 &&
		last != '\n')
		g_string_prepend(journal->waiting, "\n");
	journal->ragged = false;
}

/* One write for all that waits: it is in the file, or it goes on waiting. */
static bool write_waiting(struct journal *journal)
{
	off_t end = lseek(journal->descriptor, 0, SEEK_END);

	prepare(journal, end);
	ssize_t written = write(journal->descriptor, journal->waiting->str, journal->waiting->len);
	if (written == (ssize_t)journal->waiting->len) {
		g_string_truncate(journal->waiting, 0);
		journal->headed = false;
		return true;
	}
	int code = written < 0 ? errno : ENOSPC;
	journal->ragged = written > 0 && ftruncate(journal->descriptor, end) != 0;
	errno = code;
	return false;
}

/* A file that could not even be begun is begun anew the next time: all there is of it waits. */
static void give_up_beginning(struct journal *journal)
{
	int code = errno;

	if (journal->headed) {
		journal_close(journal);
		journal->resume = false;
	}
	errno = code;
}

bool journal_write(struct journal *journal, GError **error)
{
	if (journal->descriptor < 0 && !journal_open(journal))
		return fail(journal, error);
	if (is_lost(journal) && !rescue(journal))
		return fail(journal, error);
	if (!write_waiting(journal)) {
		give_up_beginning(journal);
		return fail(journal, error);
	}
	if (journal->sync)
		journal_sync_ask(journal->sync);
	return true;
}

void journal_add(struct journal *journal, const struct change_list *list)
{
	journal_line_write_list(journal->said, JOURNAL_LINE_DONE, list, journal->waiting);
}

void journal_add_open(struct journal *journal, const struct change_list *list)
{
	journal_line_write_list(journal->said, JOURNAL_LINE_OPEN, list, journal->waiting);
}

void journal_add_cursor(struct journal *journal, const char *address)
{
	journal_line_write_cursor(address, journal->waiting);
}

bool journal_has_begun(const struct journal *journal)
{
	return journal->descriptor >= 0;
}

int journal_sync_failure(struct journal *journal)
{
	int failure = journal->failure;

	journal->failure = 0;
	if (failure == 0 && journal->sync)
		failure = journal_sync_take_failure(journal->sync);
	return failure;
}

bool journal_is_syncing(const struct journal *journal)
{
	return journal->sync && journal_sync_is_busy(journal->sync);
}

bool journal_goes_on_from(const struct journal_content *content, GBytes *bytes)
{
	g_autofree char *sum = sum_of(bytes);

	return strcmp(content->base, sum) == 0;
}

void journal_restart(struct journal *journal, GBytes *base)
{
	g_unlink(journal->path);
	journal_close(journal);
	g_string_truncate(journal->waiting, 0);
	said_clear(journal->said);
	g_bytes_unref(journal->base);
	journal->base = share(base);
	g_clear_pointer(&journal->sum, g_free);
	journal->resume = journal->ragged = journal->headed = false;
	journal_sync_failure(journal); /* of what need not be kept any more */
}

void journal_part(const char *report)
{
	g_autofree char *path = journal_path(report);
	size_t length;
	g_autofree char *bytes = file_read_beginning(path, JOURNAL_MAX_BYTES, &length, NULL);

	if (bytes)
		file_replace(path, bytes, length, NULL);
}

/* The head of a journal that is to go on from other bytes, appended to out; false where it did not
   go on from these. */
static bool rewrite_head(const char *head, size_t length, GBytes *from, GBytes *to, GString *out)
{
	g_autofree char *before = sum_of(from), *after = sum_of(to), *form = NULL, *base = NULL;

	if (!journal_line_read_head(head, length, &form, &base) || strcmp(base, before) != 0)
		return false;
	journal_line_write_head(form, after, out);
	return true;
}

void journal_rebase(const char *report, GBytes *from, GBytes *to)
{
	g_autofree char *path = journal_path(report);
	g_autoptr(GString) anew = g_string_new(NULL);
	size_t length;
	g_autofree char *bytes = file_read_beginning(path, JOURNAL_MAX_BYTES, &length, NULL);
	const char *end = bytes ? memchr(bytes, '\n', length) : NULL;

	if (!end || !rewrite_head(bytes, (size_t)(end - bytes), from, to, anew))
		return;
	g_string_append_len(anew, end + 1, bytes + length - (end + 1));
	file_replace(path, anew->str, anew->len, NULL);
}

/* Gives what has a name another one, that nothing has; whoever asks for it holds the report's lock,
   so that none appears meanwhile. False with errno set. */
static bool make_way(const char *path)
{
	GStatBuf status;

	for (unsigned i = 2; g_lstat(path, &status) == 0; i++) {
		g_autofree char *name = g_strdup_printf("%s.%u", path, i);

		if (g_lstat(name, &status) != 0)
			return g_rename(path, name) == 0;
	}
	return true;
}

bool journal_put_aside(const char *report, GError **error)
{
	g_autofree char *path = journal_path(report);
	g_autofree char *aside = g_strconcat(path, ".old", NULL);

	if (g_access(path, F_OK) != 0 || (make_way(aside) && g_rename(path, aside) == 0))
		return true;
	int code = errno;
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), _("恢复日志 %s 移不开：%s"),
		path, file_cause(code));
	return false;
}
