#include "session/trace.h"

#include <string.h>

#include "base/text.h"
#include "report/file.h"
#include "review/digest_typed.h"
#include "session/papers.h"
#include "session/recent.h"

static void trace_free(gpointer data)
{
	struct trace *trace = data;

	g_free(trace->path);
	g_free(trace->unit);
	g_ptr_array_unref(trace->lines);
	g_free(trace);
}

static struct trace *trace_new(
	const struct report_file *file, const char *digits, const struct digest_match *match)
{
	const char *unit = report_unit(file->report);
	struct trace *trace = g_new(struct trace, 1);

	*trace = (struct trace){
		.path = g_strdup(file->path),
		.unit = text_sanitize(unit, strlen(unit)),
		.is_exact = match->exact,
		.is_current = match->exact && !match->entry,
		.lines = g_ptr_array_new_with_free_func(g_free),
	};
	digest_match_describe(match, digits, trace->lines);
	return trace;
}

/* A digest is of a report on its own form. */
static void look_into(GPtrArray *traces, const struct report_file *file, const char *digits)
{
	struct digest_match match;

	if (file->lacks_form || !digest_find(file->report, digits, &match))
		return;
	g_ptr_array_add(traces, trace_new(file, digits, &match));
	digest_match_release(&match);
}

static gint nearest_first(gconstpointer a, gconstpointer b)
{
	const struct trace *left = *(struct trace *const *)a, *right = *(struct trace *const *)b;

	if (left->is_current != right->is_current)
		return left->is_current ? -1 : 1;
	if (left->is_exact != right->is_exact)
		return left->is_exact ? -1 : 1;
	return strcmp(left->path, right->path);
}

/* Behind one that has the digest nobody wants to know what comes near it. */
static void leave_out_near_ones(GPtrArray *traces)
{
	guint exact = 0;

	while (exact < traces->len && ((struct trace *)traces->pdata[exact])->is_exact)
		exact++;
	if (exact > 0)
		g_ptr_array_set_size(traces, (gint)exact);
}

GPtrArray *trace_digest(const struct form_search *forms, const GPtrArray *paths, const char *digits)
{
	GPtrArray *traces = g_ptr_array_new_with_free_func(trace_free);

	for (guint i = 0; i < paths->len; i++) {
		struct diagnostics *diagnostics = diagnostics_new();
		struct report_file *file =
			report_file_open(g_ptr_array_index(paths, i), forms, diagnostics);

		if (file)
			look_into(traces, file, digits);
		report_file_free(file);
		diagnostics_free(diagnostics);
	}
	g_ptr_array_sort(traces, nearest_first);
	leave_out_near_ones(traces);
	return traces;
}

GPtrArray *trace_places(const char *directory, const char *state)
{
	const char *const names[] = {directory, NULL};
	GPtrArray *paths = papers_named(names);
	g_autoptr(GPtrArray) recents = recent_list(state);

	for (guint i = 0; i < recents->len; i++) {
		const struct recent *recent = g_ptr_array_index(recents, i);

		if (!g_ptr_array_find_with_equal_func(paths, recent->path, g_str_equal, NULL))
			g_ptr_array_add(paths, g_strdup(recent->path));
	}
	return paths;
}
