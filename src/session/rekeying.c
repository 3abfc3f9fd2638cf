#include "session/rekeying.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json_text.h"
#include "base/language.h"
#include "report/comparison.h"
#include "session/beside.h"

#define KIND "rekeying"

enum {
	VERSION = 1,
	LIMIT = 64 << 20, /* bytes */
};

struct rekeying {
	const struct report *report;
	char *path;        /* of the file beside the report */
	GArray *cells;     /* of cell_index */
	GHashTable *keyed; /* cell -> text, owned */
};

/* Choosing */

/* A figure that somebody typed, and that can be one. */
static bool is_typed_figure(const struct report *report, cell_index index)
{
	const struct form_cell *cell = form_cell(report->form, index);
	enum value_kind kind = report->typed[index].kind;

	return !cell->absent && !form_cell_is_computed(cell) &&
		cell_type_row(cell->spec->type)->figure && cell->spec->type != TYPE_YEAR &&
		kind != VALUE_BLANK;
}

static bool is_any(const struct report *report, cell_index cell, const void *data)
{
	(void)report;
	(void)cell;
	(void)data;
	return true;
}

static bool is_marked(const struct report *report, cell_index cell, const void *data)
{
	(void)data;
	return form_cell(report->form, cell)->spec->rekey;
}

static bool is_beyond(const struct report *report, cell_index cell, const void *factor)
{
	return comparison_is_beyond(
		&report->typed[cell], &report->last[cell], *(const struct decimal *)factor);
}

/* Whether a cell lies at one of the addresses, or in the row or section of one. */
static bool is_at(const struct report *report, cell_index cell, const void *addresses)
{
	const char *address = form_cell(report->form, cell)->address;

	for (char *const *named = addresses; *named; named++) {
		size_t length = strlen(*named);

		if (strncmp(address, *named, length) == 0 &&
			(address[length] == '\0' || address[length] == '.'))
			return true;
	}
	return false;
}

/* The typed figures of which something holds. */
static GArray *choose(const struct report *report,
	bool (*holds)(const struct report *report, cell_index cell, const void *data),
	const void *data)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		if (is_typed_figure(report, cell) && holds(report, cell, data))
			g_array_append_val(cells, cell);
	}
	return cells;
}

GArray *rekeying_all(const struct report *report)
{
	return choose(report, is_any, NULL);
}

GArray *rekeying_marked(const struct report *report)
{
	return choose(report, is_marked, NULL);
}

GArray *rekeying_beyond(const struct report *report, struct decimal factor)
{
	return choose(report, is_beyond, &factor);
}

GArray *rekeying_at(const struct report *report, char *const *addresses)
{
	return choose(report, is_at, addresses);
}

/* The file */

static struct rekeying *rekeying_new(const struct report *report, const char *path)
{
	struct rekeying *rekeying = g_new(struct rekeying, 1);

	*rekeying = (struct rekeying){
		.report = report,
		.path = beside_path(path, KIND),
		.cells = g_array_new(FALSE, FALSE, sizeof(cell_index)),
		.keyed = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};
	return rekeying;
}

void rekeying_free(struct rekeying *rekeying)
{
	if (!rekeying)
		return;
	g_free(rekeying->path);
	g_array_unref(rekeying->cells);
	g_hash_table_unref(rekeying->keyed);
	g_free(rekeying);
}

/* Writes a line behind what a file has, or nothing: half a line would spoil the next one. False
   with errno set. */
static bool write_line(int fd, const char *line)
{
	ssize_t length = (ssize_t)strlen(line);
	off_t end = lseek(fd, 0, SEEK_END);
	ssize_t written = write(fd, line, (size_t)length);

	if (written == length || written < 0)
		return written == length;
	if (ftruncate(fd, end) == 0)
		errno = ENOSPC;
	return false;
}

/* Appends an object, which it takes over, as a line. */
static bool append_line(const char *path, json_t *object, GError **error)
{
	g_autofree char *json = json_to_text(object, JSON_COMPACT);
	g_autofree char *line = g_strconcat(json, "\n", NULL);
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool written = fd >= 0 && write_line(fd, line);

	if (!written) {
		int code = errno;
		g_autofree char *name = g_filename_display_name(path);

		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "%s：%s", name,
			file_cause(code));
	}
	if (fd >= 0)
		close(fd);
	return written;
}

static const char *address_of(const struct rekeying *rekeying, cell_index cell)
{
	return form_cell(rekeying->report->form, cell)->address;
}

struct rekeying *rekeying_begin(
	const struct report *report, const char *path, const GArray *cells, GError **error)
{
	struct rekeying *rekeying = rekeying_new(report, path);
	json_t *addresses = json_array();

	g_array_append_vals(rekeying->cells, cells->data, cells->len);
	for (guint i = 0; i < cells->len; i++)
		json_array_append_new(
			addresses, json_string(address_of(rekeying, rekeying_cell(rekeying, i))));
	rekeying_forget(path);
	if (append_line(rekeying->path,
		    json_pack("{s:i, s:s, s:o}", "nianbao-rekeying", VERSION, "form",
			    report->form->id, "cells", addresses),
		    error))
		return rekeying;
	rekeying_free(rekeying);
	return NULL;
}

/* Takes the cells that were chosen; those that the form has lost since are passed over. */
static bool read_head(struct rekeying *rekeying, json_t *head)
{
	json_t *addresses, *address;
	const char *form;
	int version;
	size_t index;

	if (json_unpack(head, "{s:i, s:s, s:o}", "nianbao-rekeying", &version, "form", &form,
		    "cells", &addresses) != 0 ||
		version != VERSION || strcmp(form, rekeying->report->form->id) != 0)
		return false;
	json_array_foreach(addresses, index, address)
	{
		const char *text = json_string_value(address);
		cell_index cell = text ? form_find(rekeying->report->form, text) : CELL_NONE;

		if (cell != CELL_NONE)
			g_array_append_val(rekeying->cells, cell);
	}
	return true;
}

static void read_keyed(struct rekeying *rekeying, json_t *object)
{
	const char *address, *text;

	if (json_unpack(object, "{s:s, s:s}", "address", &address, "text", &text) != 0)
		return;
	cell_index cell = form_find(rekeying->report->form, address);
	if (cell != CELL_NONE)
		g_hash_table_replace(rekeying->keyed, GUINT_TO_POINTER(cell), g_strdup(text));
}

/* Reads all whole lines; false when the first is none of ours. */
static bool read_lines(struct rekeying *rekeying, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	bool good = false;

	for (guint i = 0; lines[i] && lines[i + 1]; i++) {
		json_t *object = json_loads(lines[i], 0, NULL);

		if (i == 0)
			good = object && read_head(rekeying, object);
		else if (object)
			read_keyed(rekeying, object);
		json_decref(object);
	}
	return good;
}

struct rekeying *rekeying_resume(const struct report *report, const char *path, GError **error)
{
	struct rekeying *rekeying = rekeying_new(report, path);
	g_autoptr(GError) trouble = NULL;
	size_t length;
	g_autofree char *text = file_read(rekeying->path, LIMIT, &length, &trouble);

	if (text && read_lines(rekeying, text))
		return rekeying;
	if (text)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			_("%s：不是这份报告的复录，读不了"), rekeying->path);
	else if (!g_error_matches(trouble, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		g_propagate_error(error, g_steal_pointer(&trouble));
	rekeying_free(rekeying);
	return NULL;
}

void rekeying_forget(const char *path)
{
	g_autofree char *file = beside_path(path, KIND);

	g_unlink(file);
}

/* Keying */

guint rekeying_count(const struct rekeying *rekeying)
{
	return rekeying->cells->len;
}

cell_index rekeying_cell(const struct rekeying *rekeying, guint index)
{
	return g_array_index(rekeying->cells, cell_index, index);
}

const char *rekeying_keyed(const struct rekeying *rekeying, cell_index cell)
{
	return g_hash_table_lookup(rekeying->keyed, GUINT_TO_POINTER(cell));
}

bool rekeying_key(struct rekeying *rekeying, cell_index cell, const char *text, GError **error)
{
	g_hash_table_replace(rekeying->keyed, GUINT_TO_POINTER(cell), g_strdup(text));
	return append_line(rekeying->path,
		json_pack("{s:s, s:s}", "address", address_of(rekeying, cell), "text", text),
		error);
}

bool rekeying_agrees(const struct rekeying *rekeying, cell_index cell)
{
	const struct report *report = rekeying->report;
	const struct value *first = &report->typed[cell];
	const char *keyed = rekeying_keyed(rekeying, cell);
	struct value second = value_parse(form_cell(report->form, cell), keyed ? keyed : "");
	bool numbers = first->kind == VALUE_NUMBER && second.kind == VALUE_NUMBER;
	bool agrees = numbers ? decimal_compare(first->number, second.number) == 0
			      : value_equal(first, &second);

	value_release(&second);
	return agrees;
}

guint rekeying_left(const struct rekeying *rekeying)
{
	guint left = 0;

	for (guint i = 0; i < rekeying->cells->len; i++)
		left += !rekeying_keyed(rekeying, rekeying_cell(rekeying, i));
	return left;
}

guint rekeying_disagreements(const struct rekeying *rekeying)
{
	guint count = 0;

	for (guint i = 0; i < rekeying->cells->len; i++) {
		cell_index cell = rekeying_cell(rekeying, i);

		count += rekeying_keyed(rekeying, cell) && !rekeying_agrees(rekeying, cell);
	}
	return count;
}
