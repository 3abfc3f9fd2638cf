/* Reports to make copies of. */

#include "sample.h"

#include <criterion/criterion.h>
#include <string.h>

#include "check/checker.h"
#include "form/search.h"
#include "report/file.h"
#include "report/reasons.h"

static char *path_of(const char *directory, const char *name)
{
	const char *source = g_getenv("srcdir");
	return g_build_filename(source != NULL ? source : ".", directory, name, NULL);
}

static const char *first_problem(const struct diagnostics *diagnostics)
{
	return diagnostics_count(diagnostics) > 0 ? diagnostics_get(diagnostics, 0)->text : "";
}

static struct report_file *open_file(const char *path, struct diagnostics *diagnostics)
{
	g_autofree char *forms = path_of("forms", NULL);
	struct form_search search;
	form_search_init(&search);
	form_search_add(&search, forms);
	struct report_file *file = report_file_open(path, &search, diagnostics);
	form_search_release(&search);
	return file;
}

/* Takes form and report out of their file. */
static struct sample taken_from(struct report_file *file)
{
	struct sample sample = {.form = file->form, .report = file->report};
	g_free(file->path);
	g_bytes_unref(file->bytes);
	g_free(file);
	return sample;
}

struct sample sample_open(const char *name)
{
	g_autofree char *path = path_of("tests/data", name);
	struct diagnostics *diagnostics = diagnostics_new();
	struct report_file *file = open_file(path, diagnostics);
	cr_assert_not_null(file, "%s: %s", path, first_problem(diagnostics));
	diagnostics_free(diagnostics);
	return taken_from(file);
}

struct sample sample_on(const char *form)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct sample sample = {.form = form_load("sample.yaml", form, strlen(form), diagnostics)};
	cr_assert_not_null(sample.form, "%s", first_problem(diagnostics));
	diagnostics_free(diagnostics);
	sample.report = report_new(sample.form);
	return sample;
}

void sample_set(struct sample *sample, const char *address, const char *text)
{
	const cell_index *changed;
	cell_index cell = form_find(sample->form, address);
	cr_assert_neq(cell, CELL_NONE, "%s", address);
	report_set(sample->report, cell, text, &changed);
}

void sample_release(struct sample *sample)
{
	report_free(sample->report);
	form_free(sample->form);
}

char *sample_texts(const struct document *document, enum document_kind kind)
{
	GString *texts = g_string_new(NULL);
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct document_block *block = document_block(document, i);
		if (block->kind == kind)
			g_string_append_printf(texts, "%s\n", block->text);
	}
	return g_string_free(texts, FALSE);
}

const struct document_table *sample_table(const struct document *document)
{
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct document_block *block = document_block(document, i);
		if (block->kind == DOCUMENT_TABLE)
			return block->table;
	}
	return NULL;
}

void sample_explain(struct sample *sample, const char *rule, const char *text)
{
	struct checker *checker = checker_new(sample->report);
	g_autoptr(GArray) slots = checker_list(checker);
	for (guint i = 0; i < slots->len; i++) {
		size_t slot = g_array_index(slots, size_t, i);
		const struct form_rule *of = checker_rule(checker, slot);
		bool failed = checker_state(checker, slot) == FINDING_FAILED;
		if (of != NULL && failed && strcmp(of->id, rule) == 0)
			report_set_reason(sample->report,
				checker_give_reason(
					checker, slot, text, "李四", "2025-01-23T16:40:00+08:00"));
	}
	checker_free(checker);
}
