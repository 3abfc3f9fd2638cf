/*
 * Forms for tests, and what their loading says.
 */

#include "form/forms.h"

#include "form/search.h"

#include <criterion/criterion.h>
#include <string.h>

char *source_path(const char *relative)
{
	const char *tree = g_getenv("srcdir");

	return g_build_filename(tree ? tree : ".", relative, NULL);
}

static struct form *expect_good(struct form *form, struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		cr_expect_null(line, "%s", line);
	}
	diagnostics_free(diagnostics);
	cr_assert_not_null(form);
	return form;
}

struct form *official_form(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *path = source_path("forms/gov-disclosure-2021.yaml");

	return expect_good(form_load_file(path, diagnostics), diagnostics);
}

struct form *given_form(const char *text)
{
	struct diagnostics *diagnostics = diagnostics_new();

	return expect_good(form_load("f.yaml", text, strlen(text), diagnostics), diagnostics);
}

char *table_form(const char *columns, const char *rows, const char *rules)
{
	return g_strdup_printf(
		"form: f\n"
		"version: 1\n"
		"title: 表\n"
		"cover:\n"
		"  - {id: year, label: 年度, type: year}\n"
		"  - {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}}\n"
		"sections:\n"
		"  - id: s\n"
		"    heading: 一\n"
		"    table:\n"
		"      cell: {type: amount}\n"
		"      columns: %s\n"
		"      rows: %s\n"
		"%s%s\n",
		columns, rows, rules ? "      rules: " : "", rules ? rules : "");
}

struct position take_mark(char *text)
{
	char *mark = strchr(text, '^');
	struct position at = {.line = 1};
	const char *line = text;

	cr_assert_not_null(mark, "no mark in:\n%s", text);
	for (const char *c = text; c < mark; c++) {
		if (*c == '\n') {
			at.line++;
			line = c + 1;
		}
	}
	at.column = (int)g_utf8_pointer_to_offset(line, mark) + 1;
	memmove(mark, mark + 1, strlen(mark));
	return at;
}

size_t first_instance(const struct form *form, const char *rule)
{
	size_t i = 0;

	while (i < form->rule_count && strcmp(form->rules[i].id, rule) != 0)
		i++;
	cr_assert_lt(i, form->rule_count, "there is no rule %s", rule);
	return form->rules[i].first_instance;
}

void expect_refusal(const char *marked, const char *words)
{
	g_autofree char *text = g_strdup(marked);
	struct position at = take_mark(text);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", text, strlen(text), diagnostics);

	cr_expect_null(form, "accepted:\n%s", text);
	form_free(form);
	cr_assert_gt(diagnostics_errors(diagnostics), 0, "no reason given for:\n%s", text);
	const struct diagnostic *first = diagnostics_get(diagnostics, 0);
	cr_expect(strstr(first->text, words), "“%s” is not said but “%s” of:\n%s", words,
		first->text, text);
	cr_expect(first->at.line == at.line && first->at.column == at.column,
		"“%s” is at %d:%d instead of the mark in:\n%s", first->text, first->at.line,
		first->at.column, marked);
	diagnostics_free(diagnostics);
}

void expect_refusals(const struct refusal *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_refusal(cases[i].text, cases[i].words);
}

void expect_table_refusals(const struct table_refusal *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *text = table_form(cases[i].columns, cases[i].rows, cases[i].rules);

		expect_refusal(text, cases[i].words);
	}
}

static gint compare_places(gconstpointer a, gconstpointer b)
{
	const struct diagnostic *left = *(struct diagnostic *const *)a;
	const struct diagnostic *right = *(struct diagnostic *const *)b;

	return left->at.line != right->at.line ? left->at.line - right->at.line
					       : left->at.column - right->at.column;
}

static GPtrArray *errors_in_order(const struct diagnostics *diagnostics)
{
	GPtrArray *errors = g_ptr_array_new();

	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		const struct diagnostic *diagnostic = diagnostics_get(diagnostics, i);

		if (diagnostic->level == LEVEL_ERROR)
			g_ptr_array_add(errors, (gpointer)diagnostic);
	}
	g_ptr_array_sort(errors, compare_places);
	return errors;
}

void expect_refusals_together(const char *marked, const char *const *words, size_t count)
{
	g_autofree char *text = g_strdup(marked);
	g_autofree struct position *marks = g_new(struct position, count);
	struct diagnostics *diagnostics = diagnostics_new();

	for (size_t i = 0; i < count; i++)
		marks[i] = take_mark(text);
	cr_assert_null(strchr(text, '^'), "more marks than words");
	cr_expect_null(form_load("f.yaml", text, strlen(text), diagnostics));
	g_autoptr(GPtrArray) errors = errors_in_order(diagnostics);
	for (guint i = 0; i < errors->len; i++) {
		const struct diagnostic *error = g_ptr_array_index(errors, i);

		cr_expect(i < count && strstr(error->text, words[i]) &&
				error->at.line == marks[i].line &&
				error->at.column == marks[i].column,
			"%d:%d: %s (%u)", error->at.line, error->at.column, error->text, i);
	}
	cr_expect_eq(errors->len, count);
	diagnostics_free(diagnostics);
}
