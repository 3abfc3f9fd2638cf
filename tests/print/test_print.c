/*
 * Copies as printed text. What must hold on every paper is tried on many; how a
 * copy looks is kept in golden files.
 */

#include "copies.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../document/sample.h"

TestSuite(print, .timeout = 60);

Test(print, copies_on_other_forms_look_as_they_did)
{
	static const struct {
		const char *report, *golden;
	} cases[] = {
		{"real-04.yaml", "real-04-80.txt"},
		{"foia.yaml", "foia-80.txt"},
	};
	struct print_options options = copy_options(80, WIDTH_WIDE, RULES_ASCII);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct sample sample = sample_open(cases[i].report);
		g_autofree char *text = copy_printed(sample.report, &options);
		copy_expect(cases[i].golden, text);
		sample_release(&sample);
	}
}

static void expect_no_chinese(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
		cr_expect(!g_unichar_iswide(g_utf8_get_char(at)), "%.60s", at);
}

Test(print, an_english_copy_has_nothing_chinese_on_it)
{
	struct print_options options = copy_options(80, WIDTH_WIDE, RULES_ASCII);
	struct sample sample = sample_open("foia.yaml");
	g_autofree char *full = copy_printed(sample.report, &options);
	report_set_note(sample.report, "cover.begins", "By agreement.");
	sample_set(&sample, "cover.begins", "");
	sample_set(&sample, "times.expedited.median", "/");
	sample_set(&sample, "times.expedited.average", "soon");
	g_autofree char *lacking = copy_printed(sample.report, &options);

	expect_no_chinese(full);
	expect_no_chinese(lacking);
	cr_expect_not_null(
		strstr(lacking, "1. Cover, Period begins: By agreement."), "%s", lacking);
	cr_expect_not_null(strstr(full, "from October 1, 2023 through"), "%s", full);
	cr_expect_not_null(strstr(lacking, "from (blank) through"), "%s", lacking);
	sample_release(&sample);
}

/* Every paper */

static const char *const reports[] = {
	"full.yaml", "real-00.yaml", "real-01.yaml", "real-02.yaml", "real-04.yaml", "foia.yaml"};
/* Those in which no figure is blank. */
static const char *const answered[] = {"full.yaml", "real-00.yaml", "real-01.yaml", "real-02.yaml"};
static const int widths[] = {16, 17, 20, 23, 28, 33, 40, 47, 56, 61, 72, 80, 96, 132};
static const enum width_profile profiles[] = {WIDTH_NARROW, WIDTH_WIDE};
static const enum rule_style rules[] = {RULES_ASCII, RULES_LIGHT, RULES_NONE};

typedef void property(const struct sample *sample, const struct print_options *options,
	const char *text, const char *where);

static void hold_on_papers(const char *name, const struct sample *sample, property *holds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(widths) * 6; i++) {
		struct print_options options =
			copy_options(widths[i / 6], profiles[i % 2], rules[i % 3]);
		g_autofree char *text = copy_printed(sample->report, &options);
		g_autofree char *where = g_strdup_printf("%s at %d, profile %d, rules %d", name,
			options.paper.width, options.profile, options.rules);
		holds(sample, &options, text, where);
	}
}

static void hold_for_reports(property *holds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
		struct sample sample = sample_open(reports[i]);
		hold_on_papers(reports[i], &sample, holds);
		sample_release(&sample);
	}
}

static void fits_the_paper(const struct sample *sample, const struct print_options *options,
	const char *text, const char *where)
{
	(void)sample;
	cr_expect(g_str_has_suffix(text, "\n"), "%s", where);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		int width = text_width(*line, strlen(*line), options->profile);
		cr_expect_leq(width, options->paper.width, "%s: %s", where, *line);
		cr_expect_not(g_str_has_suffix(*line, " "), "%s: '%s'", where, *line);
	}
}

Test(print, no_line_leaves_the_paper_or_ends_with_blanks)
{
	hold_for_reports(fits_the_paper);
}

static bool is_of_table(const char *line)
{
	static const char *const borders[] = {"+", "|", "┌", "├", "└", "│"};
	while (*line == ' ')
		line++;
	for (size_t i = 0; i < G_N_ELEMENTS(borders); i++) {
		if (g_str_has_prefix(line, borders[i]))
			return true;
	}
	return false;
}

static void tables_are_straight(const struct sample *sample, const struct print_options *options,
	const char *text, const char *where)
{
	(void)sample;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int above = -1;
	for (char **line = lines; *line != NULL; line++) {
		int width = is_of_table(*line) ? text_width(*line, strlen(*line), options->profile)
					       : -1;
		cr_expect(width == above || width < 0 || above < 0, "%s: %s", where, *line);
		above = width;
	}
}

Test(print, all_lines_of_a_table_are_equally_wide)
{
	hold_for_reports(tables_are_straight);
}

static void texts_come_back(const struct sample *sample, const struct print_options *options,
	const char *text, const char *where)
{
	(void)options;
	g_autofree char *page = copy_squeezed(text);
	for (cell_index cell = 0; cell < sample->form->cell_count; cell++) {
		if (form_cell(sample->form, cell)->spec->type != TYPE_TEXT)
			continue;
		g_autofree char *typed = report_display(sample->report, cell);
		g_autofree char *expanded = report_expand(sample->report, typed);
		g_autofree char *expected = copy_squeezed(expanded);
		cr_expect_not_null(strstr(page, expected), "%s: %s", where,
			form_cell(sample->form, cell)->address);
	}
}

Test(print, texts_come_back_when_blanks_are_left_out)
{
	hold_for_reports(texts_come_back);
}

/* Figures */

/* The fields of a line of a table in ASCII rules, or NULL for any other line. Free with
   g_strfreev. */
static char **fields_of(const char *line)
{
	g_autofree char *stripped = g_strstrip(g_strdup(line));
	if (*stripped != '|')
		return NULL;
	g_autofree char *inner = g_strndup(stripped + 1, strlen(stripped) - 2);
	char **fields = g_strsplit(inner, "|", -1);
	for (char **field = fields; *field != NULL; field++)
		g_strstrip(*field);
	return fields;
}

static bool is_figure(const char *field)
{
	return *field != '\0' && strspn(field, "0123456789.-/") == strlen(field);
}

/* The figures a line of a table ends with, each with a blank behind it; "" for none. */
static char *figures_of(const char *line)
{
	GString *figures = g_string_new(NULL);
	g_auto(GStrv) fields = fields_of(line);
	for (guint i = fields == NULL ? 0 : g_strv_length(fields); i > 0; i--) {
		if (!is_figure(fields[i - 1]))
			break;
		g_string_prepend_c(figures, ' ');
		g_string_prepend(figures, fields[i - 1]);
	}
	return g_string_free(figures, FALSE);
}

static char *printed_rows(const char *text)
{
	GString *rows = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *figures = figures_of(*line);
		if (*figures != '\0')
			g_string_append_printf(rows, "%s\n", figures);
	}
	return g_string_free(rows, FALSE);
}

/* What the report says, row by row; one row for all of a table that is printed across. */
static char *reported_rows(const struct sample *sample)
{
	GString *rows = g_string_new(NULL);
	for (cell_index i = 0; i < sample->form->cell_count; i++) {
		const struct form_table *table = form_cell_table(sample->form, i);
		if (table == NULL)
			continue;
		int columns = form_cell_block(sample->form, i)->columns.tree.leaves;
		bool ends_row = table->across ? i + 1 == table->first + table->cell_count
					      : form_cell(sample->form, i)->column == columns - 1;
		g_autofree char *figure = report_display(sample->report, i);
		g_string_append_printf(rows, "%s %s", figure, ends_row ? "\n" : "");
	}
	return g_string_free(rows, FALSE);
}

static void figures_stand_on_their_rows(
	const char *name, const struct sample *sample, const struct print_options *options)
{
	g_autofree char *text = copy_printed(sample->report, options);
	g_autofree char *have = printed_rows(text);
	g_autofree char *want = reported_rows(sample);
	g_autofree char *where = g_strdup_printf("%s, %d lines", name, options->paper.lines);
	copy_compare(where, have, want);
}

Test(print, every_figure_stands_on_its_row_once_wherever_pages_end)
{
	static const int lengths[] = {0, 12, 22, 25, 31, 40, 66, 70};
	for (size_t i = 0; i < G_N_ELEMENTS(answered); i++) {
		struct sample sample = sample_open(answered[i]);
		for (size_t k = 0; k < G_N_ELEMENTS(lengths); k++) {
			struct print_options options = copy_endless();
			options.paper.lines = lengths[k];
			figures_stand_on_their_rows(answered[i], &sample, &options);
		}
		sample_release(&sample);
	}
}

/* The labels of a table of seven columns, each the pieces that stand in one row's cell beside the
   figures, with \n behind it. */
static char *printed_labels(const char *text)
{
	enum { COLUMNS = 7 };
	GString *labels = g_string_new(NULL);
	bool inside = false;
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) fields = fields_of(*line);
		guint count = fields == NULL ? 0 : g_strv_length(fields);
		g_autofree char *figures = figures_of(*line);
		bool begins = count > COLUMNS && *figures != '\0';
		inside = begins || (inside && count > COLUMNS && *fields[count - 1] == '\0');
		if (begins && labels->len > 0)
			g_string_append_c(labels, '\n');
		if (inside)
			g_string_append(labels, fields[count - 1 - COLUMNS]);
	}
	g_string_append_c(labels, '\n');
	return g_string_free(labels, FALSE);
}

Test(print, labels_of_table_3_are_exact)
{
	struct sample sample = sample_open("real-00.yaml");
	struct print_options options = copy_endless();
	g_autofree char *text = copy_printed(sample.report, &options);
	const char *begin = strstr(text, "三、收到和处理");
	g_autofree char *section = g_strndup(begin, strstr(begin, "四、政府信息") - begin);
	g_autofree char *have = printed_labels(section);
	g_autoptr(GString) want = g_string_new(NULL);
	int requests = form_find_section(sample.form, "requests");
	const struct form_axis *rows = &sample.form->sections[requests].tables[0].blocks[0].rows;
	for (int row = 0; row < rows->tree.leaves; row++)
		g_string_append_printf(want, "%s\n", form_axis_label(rows, row));
	copy_compare("table 3", have, want->str);
	sample_release(&sample);
}

/* Paper too narrow */

#define WIDE_TABLE                                                                                 \
	SAMPLE_FORM("    table:\n"                                                                 \
		    "      print: across\n"                                                        \
		    "      columns: [{id: won, label: 维持}, {id: lost, label: 纠正}]\n"       \
		    "      rows:\n"                                                                \
		    "        - {id: review, label: 复议}\n"                                      \
		    "        - {group: 诉讼, rows: [{id: direct, label: 直接}]}\n")

/* Whether the copy of WIDE_TABLE with long figures holds text. */
static bool prints(int width, const char *text)
{
	static const char *const addresses[] = {
		"works.review.won", "works.review.lost", "works.direct.won", "works.direct.lost"};
	struct sample sample = sample_on(WIDE_TABLE);
	for (size_t i = 0; i < G_N_ELEMENTS(addresses); i++)
		sample_set(&sample, addresses[i], "123456789012");
	struct print_options options = copy_options(width, WIDTH_WIDE, RULES_ASCII);
	g_autofree char *page = copy_printed(sample.report, &options);
	sample_release(&sample);
	return strstr(page, text) != NULL;
}

Test(print, tables_are_arranged_anew_where_they_do_not_fit)
{
	cr_expect(prints(60, "|123456789012 |123456789012 |123456789012 |123456789012 |\n"));
	cr_expect(prints(40, "|123456789012 |123456789012 |\n"));
	cr_expect(prints(24, "复议\n  维持 123456789012\n  纠正 123456789012\n诉讼 直接\n"));
}

/* Single things */

Test(print, nothing_acts_on_the_printer)
{
	static const char evil[] = "甲\x1b[2J\x07\x0c\x7f\xc2\x9b乙\xe2\x80\xae丙\t丁\r戊";
	struct sample sample = sample_open("full.yaml");
	for (cell_index i = 0; i < sample.form->cell_count; i++) {
		if (!form_cell_is_computed(form_cell(sample.form, i)))
			sample_set(&sample, form_cell(sample.form, i)->address, evil);
	}
	report_set_note(sample.report, "disputes", evil);
	struct print_options options = copy_endless();
	g_autofree char *text = copy_printed(sample.report, &options);
	g_autofree char *harmless = text_sanitize(text, strlen(text));
	cr_expect_str_eq(text, harmless);
	cr_expect_null(strchr(text, '\t'));
	hold_on_papers("evil", &sample, fits_the_paper);
	sample_release(&sample);
}

Test(print, an_empty_report_is_a_form_to_fill_in_by_hand)
{
	struct sample full = sample_open("full.yaml");
	struct sample empty = {.form = full.form, .report = report_new(full.form)};
	hold_on_papers("empty", &empty, fits_the_paper);
	hold_on_papers("empty", &empty, tables_are_straight);
	report_free(empty.report);
	sample_release(&full);
}

Test(print, the_same_report_gives_the_same_bytes)
{
	struct sample sample = sample_open("full.yaml");
	struct print_options options = copy_endless();
	g_autofree char *once = copy_printed(sample.report, &options);
	g_autofree char *again = copy_printed(sample.report, &options);
	cr_expect_str_eq(once, again);
	sample_release(&sample);
}

Test(print, signatures_are_as_many_abreast_as_have_room)
{
	struct sample sample =
		sample_on(SAMPLE_FORM("paper: {sign: [填表人, 单位负责人, 盖章]}\n"));
	struct print_options options = copy_endless();
	g_autofree char *wide = copy_printed(sample.report, &options);
	cr_expect_not_null(strstr(wide,
		"            填表人：___________________  "
		"单位负责人：_______________\n"
		"\n"
		"            盖章：_____________________\n"));
	options.paper.width = 30;
	g_autofree char *slim = copy_printed(sample.report, &options);
	cr_expect_not_null(strstr(slim,
		"\n填表人：______________________\n"
		"\n单位负责人：__________________\n"));
	sample_release(&sample);
}

Test(print, a_long_name_is_centred_in_lines_of_equal_length)
{
	struct sample sample = sample_on(SAMPLE_FORM(""));
	sample_set(&sample, "cover.org", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未");
	sample_set(&sample, "cover.year", "2024");
	struct print_options options = copy_options(24, WIDTH_WIDE, RULES_ASCII);
	g_autofree char *text = copy_printed(sample.report, &options);
	cr_expect_not_null(strstr(text,
				   "   甲乙丙丁戊己庚辛壬\n"
				   "   癸子丑寅卯辰巳午未\n"
				   "       2024年报告\n"),
		"\n%s", text);
	sample_release(&sample);
}
