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
		"      cell: {type: amount, required: false}\n"
		"      columns: %s\n"
		"      rows: %s\n"
		"%s%s\n",
		columns, rows, rules ? "      rules: " : "", rules ? rules : "");
}

/* Takes the mark out of a text and says where it was. */
static struct position take_mark(char *text)
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
