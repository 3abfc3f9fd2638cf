#include "session/papers.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "report/file.h"
#include "session/offers.h"
#include "yaml/tree.h"

static const char suffix[] = ".yaml";

enum { LOOKED_AT_MOST = 200 }; /* papers that are opened for a list */

static void paper_free(gpointer data)
{
	struct paper_file *paper = data;

	g_free(paper->path);
	g_free(paper);
}

static gint newest_first(gconstpointer a, gconstpointer b)
{
	const struct paper_file *left = *(struct paper_file *const *)a,
				*right = *(struct paper_file *const *)b;

	return (left->changed < right->changed) - (left->changed > right->changed);
}

GPtrArray *papers_beside(const char *path)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func(paper_free);
	g_autofree char *directory = g_path_get_dirname(path);
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	const char *name;
	GStatBuf facts;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *file = g_build_filename(directory, name, NULL);

		if (!g_str_has_suffix(name, suffix) || g_stat(file, &facts) != 0)
			continue;
		struct paper_file *paper = g_new(struct paper_file, 1);
		*paper = (struct paper_file){g_steal_pointer(&file), (gint64)facts.st_mtime};
		g_ptr_array_add(papers, paper);
	}
	g_ptr_array_sort(papers, newest_first);
	return papers;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *papers_in(const char *directory)
{
	g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
	GPtrArray *paths = dir ? g_ptr_array_new_with_free_func(g_free) : NULL;
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (g_str_has_suffix(name, suffix) && *name != '.')
			g_ptr_array_add(paths, g_build_filename(directory, name, NULL));
	}
	if (paths)
		g_ptr_array_sort(paths, by_name);
	return paths;
}

/* What stands behind `form:` at the beginning of a line; not in a form, which has sections. */
char *paper_form(const char *path)
{
	static const char key[] = "\nform:";
	size_t length;
	g_autofree char *text = file_read(path, YAML_MAX_BYTES, &length, NULL);
	g_autofree char *lines = text ? g_strconcat("\n", text, NULL) : NULL;
	const char *at = lines ? strstr(lines, key) : NULL;

	if (!at || strstr(lines, "\nsections:"))
		return NULL;
	at += strlen(key);
	return g_strstrip(g_strndup(at, strcspn(at, "#\r\n")));
}

bool paper_is_report(const char *path)
{
	size_t length;
	g_autofree char *text = file_read(path, YAML_MAX_BYTES, &length, NULL);
	g_autofree char *form = text ? paper_form(path) : NULL;

	return !text || form;
}

static void add_reports_in(GPtrArray *paths, GPtrArray *papers)
{
	for (guint i = 0; i < papers->len; i++) {
		const char *path = g_ptr_array_index(papers, i);

		if (paper_is_report(path))
			g_ptr_array_add(paths, g_strdup(path));
	}
}

GPtrArray *papers_named(const char *const *names)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (; *names; names++) {
		g_autoptr(GPtrArray) papers = papers_in(*names);

		if (papers)
			add_reports_in(paths, papers);
		else
			g_ptr_array_add(paths, g_strdup(*names));
	}
	return paths;
}

/* A year in a file's name. */
static GRegex *year_pattern(void)
{
	return g_regex_new("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", G_REGEX_RAW, 0, NULL);
}

int paper_year(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autoptr(GRegex) years = year_pattern();
	g_autoptr(GMatchInfo) found = NULL;

	if (!g_regex_match(years, name, 0, &found))
		return 0;
	g_autofree char *digits = g_match_info_fetch(found, 0);
	return year_parse(digits);
}

char *paper_successor(const char *last, int year)
{
	g_autofree char *name = g_path_get_basename(last);
	g_autofree char *digits = g_strdup_printf("%d", year);
	g_autoptr(GRegex) years = year_pattern();

	if (!g_regex_match(years, name, 0, NULL))
		return g_strdup_printf("%s-%s", digits, name);
	return g_regex_replace_literal(years, name, -1, 0, digits, 0, NULL);
}

/* Last year's */

static void past_report_free(gpointer data)
{
	struct past_report *past = data;

	g_free(past->path);
	g_free(past->unit);
	g_free(past);
}

/* What a paper is as a report; NULL where it is none that can be read, or says no year. */
static struct past_report *past_report_new(
	const struct form_search *forms, const char *path, const char *unit)
{
	g_autofree char *form = paper_form(path);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = form ? report_file_open(path, forms, diagnostics) : NULL;
	struct past_report *past = NULL;

	diagnostics_free(diagnostics);
	if (file && report_year(file->report) > 0) {
		const char *its = report_unit(file->report);

		past = g_new(struct past_report, 1);
		*past = (struct past_report){
			.path = g_strdup(path),
			.unit = g_strdup(its),
			.year = report_year(file->report),
			.same_unit = *its && strcmp(its, unit) == 0,
			.has_form = !file->lacks_form,
		};
	}
	report_file_free(file);
	return past;
}

static bool is_same_name(const char *path, const char *other)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *others = g_path_get_basename(other);

	return strcmp(name, others) == 0;
}

/* Sorting keeps the newest first among equals. */
static gint compare_past(gconstpointer a, gconstpointer b)
{
	const struct past_report *left = *(struct past_report *const *)a;
	const struct past_report *right = *(struct past_report *const *)b;

	if (left->year != right->year)
		return right->year - left->year;
	if (left->same_unit != right->same_unit)
		return right->same_unit - left->same_unit;
	return right->has_form - left->has_form;
}

GPtrArray *papers_of_last_year(
	const struct form_search *forms, const char *path, const char *unit, int year)
{
	GPtrArray *reports = g_ptr_array_new_with_free_func(past_report_free);
	g_autoptr(GPtrArray) papers = papers_beside(path);

	for (guint i = 0; i < MIN(papers->len, LOOKED_AT_MOST); i++) {
		const struct paper_file *paper = g_ptr_array_index(papers, i);
		struct past_report *past = is_same_name(paper->path, path)
			? NULL
			: past_report_new(forms, paper->path, unit);

		if (past && (year == 0 || past->year < year))
			g_ptr_array_add(reports, past);
		else if (past)
			past_report_free(past);
	}
	g_ptr_array_sort(reports, compare_past);
	return reports;
}

/* Whether two reports are on editions of one form. */
static bool are_on_kin(const struct form_search *forms, const char *path, const char *other)
{
	g_autofree char *form = paper_form(path);
	g_autofree char *others = paper_form(other);
	g_autofree char *newest = form ? offers_successor(forms, form) : NULL;
	g_autofree char *others_newest = others ? offers_successor(forms, others) : NULL;

	return g_strcmp0(newest, others_newest) == 0;
}

/* Whether one of the reports is of the same unit, the same kind and the year behind. */
static bool has_successor(
	const struct form_search *forms, const GPtrArray *reports, const struct past_report *past)
{
	for (guint i = 0; i < reports->len; i++) {
		const struct past_report *other = g_ptr_array_index(reports, i);

		if (other->year == past->year + 1 && strcmp(other->unit, past->unit) == 0 &&
			are_on_kin(forms, other->path, past->path))
			return true;
	}
	return false;
}

GPtrArray *papers_to_go_on_from(const struct form_search *forms, const char *path, int year)
{
	g_autoptr(GPtrArray) all = papers_of_last_year(forms, path, "", 0);
	GPtrArray *reports = g_ptr_array_new_with_free_func(past_report_free);

	for (guint i = 0; i < all->len;) {
		const struct past_report *past = g_ptr_array_index(all, i);

		if (past->year < year && !has_successor(forms, all, past) &&
			!has_successor(forms, reports, past))
			g_ptr_array_add(reports, g_ptr_array_steal_index(all, i));
		else
			i++;
	}
	return reports;
}

int papers_year_due(GDateTime *today)
{
	return g_date_time_get_year(today) - (g_date_time_get_month(today) < 12);
}
