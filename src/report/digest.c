#include "report/digest.h"

#include <string.h>

#include "report/reasons.h"

enum { TEXT_DIGITS = 16 }; /* of a text's digest: enough that no two texts of a report share them */

static const char head[] = "nianbao-report 1\n";

void digest_append_escaped(GString *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '\\': g_string_append(out, "\\\\"); break;
		case '\t': g_string_append(out, "\\t"); break;
		case '\n': g_string_append(out, "\\n"); break;
		default: g_string_append_c(out, *text);
		}
	}
}

/* A field of a line: a tab before it, and nothing in it that ends a field or a line. */
static void append_field(GString *out, const char *text)
{
	g_string_append_c(out, '\t');
	digest_append_escaped(out, text);
}

/* A line in the making: "kind", then fields. */
static GString *line_new(const char *kind, const char *first, const char *second)
{
	GString *line = g_string_new(kind);

	append_field(line, first);
	append_field(line, second);
	return line;
}

static void add_line(GPtrArray *lines, GString *line)
{
	g_string_append_c(line, '\n');
	g_ptr_array_add(lines, g_string_free(line, FALSE));
}

static void add_cells(GPtrArray *lines, const struct report *report)
{
	char buffer[DECIMAL_TEXT_SIZE];

	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(report->form, cell);
		const struct value *value = &report->typed[cell];

		if (!form_cell_is_computed(definition) && !definition->absent &&
			value->kind != VALUE_BLANK)
			add_line(lines,
				line_new("cell", definition->address, value_text(value, buffer)));
	}
}

static void add_notes(GPtrArray *lines, const struct report *report)
{
	GHashTableIter notes;
	gpointer address, text;

	g_hash_table_iter_init(&notes, report->notes);
	while (g_hash_table_iter_next(&notes, &address, &text))
		add_line(lines, line_new("note", address, text));
}

static gint compare_figures(gconstpointer a, gconstpointer b)
{
	const struct reason_figure *const *left = a, *const *right = b;

	return strcmp((*left)->address, (*right)->address);
}

static void add_reason(GPtrArray *lines, const struct reason *reason)
{
	GString *line = line_new("reason", reason->rule, reason->address);
	g_autoptr(GPtrArray) figures = g_ptr_array_new();

	append_field(line, reason->text);
	append_field(line, reason->who);
	append_field(line, reason->when);
	for (guint i = 0; i < reason->figures->len; i++)
		g_ptr_array_add(figures, g_ptr_array_index(reason->figures, i));
	g_ptr_array_sort(figures, compare_figures);
	for (guint i = 0; i < figures->len; i++) {
		const struct reason_figure *figure = g_ptr_array_index(figures, i);

		append_field(line, figure->address);
		append_field(line, figure->text);
	}
	add_line(lines, line);
}

static gint compare_lines(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void report_write_canonical(const struct report *report, GString *out)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	add_line(lines, line_new("form", report->form->id, report_form_digest(report)));
	add_cells(lines, report);
	add_notes(lines, report);
	for (guint i = 0; i < report->reasons->len; i++)
		add_reason(lines, g_ptr_array_index(report->reasons, i));
	g_ptr_array_sort(lines, compare_lines);
	g_string_append(out, head);
	for (guint i = 0; i < lines->len; i++)
		g_string_append(out, g_ptr_array_index(lines, i));
}

char *report_digest(const struct report *report)
{
	g_autoptr(GString) canonical = g_string_new(NULL);

	report_write_canonical(report, canonical);
	return g_compute_checksum_for_data(
		G_CHECKSUM_SHA256, (const guchar *)canonical->str, canonical->len);
}

char *digest_of_text(const char *text)
{
	g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	return g_strdup_printf("sha256:%.*s", TEXT_DIGITS, digest);
}

char *digest_shown(const char *digest)
{
	enum { SHOWN = 12 };

	for (size_t i = 0; i < SHOWN; i++) {
		if (!g_ascii_isxdigit(digest[i]))
			return NULL;
	}
	return g_strdup_printf("%.4s %.4s %.4s", digest, digest + 4, digest + 8);
}
