/* A report and its form, from a path and back. */
#include "report/file.h"

#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "report/makeshift.h"

void report_form_search(
	struct form_search *wider, const struct form_search *search, const char *report_path)
{
	g_autofree char *directory = g_path_get_dirname(report_path);

	form_search_copy(wider, search);
	form_search_add(wider, directory);
}

/* A form for a report whose own is nowhere, or NULL with the reason. */
static struct form *make_shift(const struct yaml_tree *tree, const struct yaml_node *id,
	const struct form_search *search, struct diagnostics *diagnostics)
{
	struct form *form = makeshift_form(tree);

	if (!form)
		return form_open(search, id->text, yaml_file(tree), id->at, diagnostics);
	diagnostics_add(diagnostics, yaml_file(tree), id->at, LEVEL_WARNING, NULL,
		_("没有安装表式“%s”：只能按地址查看各格的值，不能检查，也不能修改；"
		  "把 %s.yaml 放在报告旁边就行"),
		id->text, id->text);
	return form;
}

/* Where a report names its form; NULL when that is not the one it should be on. */
static const struct yaml_node *find_id(const struct yaml_tree *tree,
	const struct form_search *search, struct diagnostics *diagnostics)
{
	const struct yaml_node *id = report_form_node(tree, diagnostics);

	if (!id || !search->chosen_id || strcmp(id->text, search->chosen_id) == 0)
		return id;
	diagnostics_error(diagnostics, yaml_file(tree), id->at,
		_("这份报告的表式是“%s”，不是所选的“%s”"), id->text, search->chosen_id);
	return NULL;
}

static struct report_file *open_tree(const char *path, const struct yaml_tree *tree,
	const struct form_search *search, struct diagnostics *diagnostics)
{
	const struct yaml_node *id = find_id(tree, search, diagnostics);
	g_autofree char *found = id ? form_search_find(search, id->text) : NULL;
	struct form *form = NULL;

	if (found)
		form = form_load_file(found, diagnostics);
	else if (id)
		form = make_shift(tree, id, search, diagnostics);
	struct report *report = form ? report_load(form, tree, diagnostics) : NULL;
	if (!report) {
		form_free(form);
		return NULL;
	}
	struct report_file *file = g_new0(struct report_file, 1);
	file->path = g_strdup(path);
	file->form = form;
	file->report = report;
	file->lacks_form = !found;
	return file;
}

struct report_file *report_file_open(
	const char *path, const struct form_search *search, struct diagnostics *diagnostics)
{
	g_autoptr(GError) error = NULL;
	size_t length;
	g_autofree char *bytes = file_read(path, YAML_MAX_BYTES, &length, &error);

	if (!bytes) {
		diagnostics_error(diagnostics, NULL, (struct position){0}, "%s", error->message);
		return NULL;
	}
	struct yaml_tree *tree = yaml_parse(path, bytes, length, diagnostics);
	if (!tree)
		return NULL;
	struct form_search wider;
	report_form_search(&wider, search, path);
	struct report_file *file = open_tree(path, tree, &wider, diagnostics);
	form_search_release(&wider);
	yaml_tree_free(tree);
	if (file)
		file->bytes = g_bytes_new_take(g_steal_pointer(&bytes), length);
	return file;
}

struct report_file *report_file_new(const char *path, struct form *form)
{
	struct report_file *file = g_new0(struct report_file, 1);

	file->path = g_strdup(path);
	file->form = form;
	file->report = report_new(form);
	return file;
}

void report_file_free(struct report_file *file)
{
	if (!file)
		return;
	report_free(file->report);
	form_free(file->form);
	g_free(file->path);
	g_bytes_unref(file->bytes);
	g_free(file);
}

/* Whether these are the very bytes that were read or written last. */
static bool says(const struct report_file *file, const char *bytes, size_t length)
{
	return file->bytes && g_bytes_get_size(file->bytes) == length &&
		memcmp(g_bytes_get_data(file->bytes, NULL), bytes, length) == 0;
}

/* Whether the file is still what was read or written last. One that is gone is written anew. */
static bool check_unchanged(const struct report_file *file, bool *is_there, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	size_t length;
	g_autofree char *bytes = file_read(file->path, YAML_MAX_BYTES, &length, &trouble);

	*is_there = !g_error_matches(trouble, G_FILE_ERROR, G_FILE_ERROR_NOENT);
	if (!*is_there || (bytes && says(file, bytes, length)))
		return true;
	if (trouble)
		g_propagate_error(error, g_steal_pointer(&trouble));
	else
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
			_("%s：打开以后被改过，没有覆盖"), file->path);
	return false;
}

/* How bytes get to a path, of those in base/file.h. */
typedef bool put_bytes(
	const char *path, const char *bytes, size_t length, char **notice, GError **error);

/* What is too long to be read again is not written over what can be. */
static bool check_readable(const struct report_file *file, const GString *bytes, GError **error)
{
	if (bytes->len <= YAML_MAX_BYTES)
		return true;
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
		_("%s：报告超过%d MB，存了就再也打不开；请先缩短文字"), file->path,
		YAML_MAX_BYTES / 1024 / 1024);
	return false;
}

static bool save_by(struct report_file *file, put_bytes *put, char **notice, GError **error)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	bool is_there = false;

	*notice = NULL;
	if (file->lacks_form) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ROFS,
			_("%s：没有安装表式 %s，没有保存"), file->path, file->form->id);
		return false;
	}
	if (put != file_create && !check_unchanged(file, &is_there, error))
		return false;
	report_write(file->report, bytes);
	if (is_there && says(file, bytes->str, bytes->len))
		return true; /* or the backup would be no other version */
	if (!check_readable(file, bytes, error) ||
		!put(file->path, bytes->str, bytes->len, notice, error))
		return false;
	g_bytes_unref(file->bytes);
	file->bytes = g_string_free_to_bytes(g_steal_pointer(&bytes));
	return true;
}

bool report_file_save(struct report_file *file, bool fresh, char **notice, GError **error)
{
	return save_by(file, fresh ? file_create : file_replace_keeping, notice, error);
}

bool report_file_amend(struct report_file *file, GError **error)
{
	g_autofree char *notice = NULL;

	return save_by(file, file_replace_noting, &notice, error);
}

bool report_file_save_as(struct report_file *file, const char *path, char **notice, GError **error)
{
	char *before = file->path;

	file->path = g_strdup(path);
	if (report_file_save(file, true, notice, error)) {
		g_free(before);
		return true;
	}
	g_free(file->path);
	file->path = before;
	return false;
}
