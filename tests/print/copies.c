/* Printed copies and how they should look. */

#include "copies.h"

#include <criterion/criterion.h>
#include <string.h>

struct print_options copy_endless(void)
{
	struct print_options options = print_options_default();
	options.paper = *paper_named("none");
	return options;
}

struct print_options copy_options(int width, enum width_profile profile, enum rule_style rules)
{
	struct print_options options = copy_endless();
	options.paper.width = width;
	options.profile = profile;
	options.rules = rules;
	return options;
}

char *copy_printed(const struct report *report, const struct print_options *options)
{
	struct document *document = document_new(report);
	GString *out = g_string_new(NULL);
	print_text(document, options, out);
	document_free(document);
	return g_string_free(out, FALSE);
}

static char *golden_path(const char *name)
{
	const char *source = g_getenv("srcdir");
	return g_build_filename(
		source != NULL ? source : ".", "tests", "print", "golden", name, NULL);
}

/* The copy without the digest, which is another with every word of the form's file. */
static char *without_digest(const char *text)
{
	g_autoptr(GRegex) digest =
		g_regex_new("(摘要|digest)( [0-9a-f]{4}){3}", G_REGEX_DEFAULT, 0, NULL);
	return g_regex_replace_literal(digest, text, -1, 0, "摘要 0000 0000 0000", 0, NULL);
}

void copy_compare(const char *name, const char *text, const char *golden)
{
	g_auto(GStrv) have = g_strsplit(text, "\n", -1);
	g_auto(GStrv) want = g_strsplit(golden, "\n", -1);
	for (int i = 0; have[i] != NULL && want[i] != NULL; i++)
		cr_expect_str_eq(have[i], want[i], "%s:%d\n have %s\n want %s", name, i + 1,
			have[i], want[i]);
	cr_expect_eq(g_strv_length(have), g_strv_length(want), "%s: other number of lines", name);
}

void copy_expect(const char *name, const char *copy)
{
	g_autofree char *text = without_digest(copy);
	g_autofree char *path = golden_path(name);
	g_autofree char *golden = NULL;
	if (g_getenv("GOLDEN_UPDATE") != NULL) {
		cr_assert(g_file_set_contents(path, text, -1, NULL), "%s", path);
		return;
	}
	cr_assert(g_file_get_contents(path, &golden, NULL, NULL), "%s", path);
	copy_compare(name, text, golden);
}

static bool is_of_table(const char *line)
{
	line += strspn(line, " ");
	return g_str_has_prefix(line, "+") || g_str_has_prefix(line, "|") ||
		g_str_has_prefix(line, "│") || g_str_has_prefix(line, "┌") ||
		g_str_has_prefix(line, "├") || g_str_has_prefix(line, "└");
}

void copy_expect_straight(const char *where, const char *copy, const struct print_options *options)
{
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
	int above = -1;
	for (char **line = lines; *line != NULL; line++) {
		int width = text_width(*line, strlen(*line), options->profile);
		cr_expect_leq(width, options->paper.width + options->paper.margin, "%s: %s", where,
			*line);
		cr_expect_not(g_str_has_suffix(*line, " "), "%s: '%s'", where, *line);
		if (!is_of_table(*line))
			width = -1;
		cr_expect(width == above || width < 0 || above < 0, "%s: %s", where, *line);
		above = width;
	}
}

char *copy_squeezed(const char *text)
{
	GString *out = g_string_new(NULL);
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);
		if (!g_unichar_isspace(c))
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}
