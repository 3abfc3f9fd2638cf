/* Whether tables can be printed, asked of the form alone. */

#include "print/fit.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../document/sample.h"

TestSuite(fit, .timeout = 20);

#define COLUMNS_OF(columns)                                                                        \
	SAMPLE_FORM("    table:\n"                                                                 \
		    "      columns: [" columns "]\n"                                               \
		    "      rows: [{id: bridges, label: Bridges}, {id: roads, label: 道路}]\n")

static const char fine[] = COLUMNS_OF("{id: a, label: 新建}, {id: b, label: 改建}");
static const char long_head[] =
	COLUMNS_OF("{id: a, label: Built}, {id: b, label: Counterdisestablishment}, "
		   "{id: c, label: Lost}");
static const char many_columns[] = COLUMNS_OF(
	"{id: a, label: 甲}, {id: b, label: 乙}, {id: c, label: 丙}, {id: d, label: 丁}, "
	"{id: e, label: 戊}, {id: f, label: 己}");
static const char text_column[] =
	COLUMNS_OF("{id: a, label: 甲}, {id: b, label: Counterdisestablishment, type: line}");
static const char long_stub[] =
	SAMPLE_FORM("    table:\n"
		    "      columns: [{id: a, label: 甲}]\n"
		    "      rows: [{id: bridges, label: Counterdisestablishment}]\n");
static const char short_does_not_help[] =
	COLUMNS_OF("{id: a, label: Built}, {id: b, label: Counterdisestablishment, short: Est}");
static const char across[] =
	SAMPLE_FORM("    table:\n"
		    "      print: across\n"
		    "      columns: [{id: won, label: Won}, {id: lost, label: Relinquished}]\n"
		    "      rows: [{id: a, label: First}, {id: b, label: Second}]\n");

struct fitting {
	const char *name, *form;
	int width;
	enum print_outcome outcome;
	int excess;
	const char *head; /* "" for none */
	int room;
};

static const struct fitting fittings[] = {
	{"fine", fine, 19, PRINT_WHOLE, 0, "", 0},
	{"fine", fine, 18, PRINT_BROKEN, 1, "Bridges", 6},
	{"long head", long_head, 80, PRINT_WHOLE, 0, "", 0},
	{"long head", long_head, 40, PRINT_BROKEN, 4, "Counterdisestablishment", 19},
	{"many columns", many_columns, 80, PRINT_WHOLE, 0, "", 0},
	{"many columns", many_columns, 24, PRINT_LISTED, 15, "", 0},
	{"text column", text_column, 38, PRINT_WHOLE, 0, "", 0},
	{"text column", text_column, 36, PRINT_BROKEN, 2, "Counterdisestablishment", 21},
	{"long stub", long_stub, 24, PRINT_BROKEN, 6, "Counterdisestablishment", 17},
	{"short", short_does_not_help, 36, PRINT_BROKEN, 3, "Counterdisestablishment", 20},
	{"across", across, 37, PRINT_WHOLE, 0, "", 0},
	{"across", across, 30, PRINT_BROKEN, 7, "Relinquished", 8},
	{"stacked", across, 16, PRINT_BROKEN, 10, "Relinquished", 2},
};

static struct print_fit fit_at(const struct form *form, const struct form_table *table, int width)
{
	struct print_options options = print_options_default();
	options.paper.width = width;
	return print_table_fit(form, table, &options);
}

static void expect_fit(const struct fitting *entry, const struct print_fit *fit)
{
	const char *head = fit->head == NULL ? "" : fit->head;
	cr_expect_eq(fit->outcome, entry->outcome, "%s at %d: outcome %d", entry->name,
		entry->width, fit->outcome);
	cr_expect_eq(fit->excess, entry->excess, "%s at %d: excess %d", entry->name, entry->width,
		fit->excess);
	cr_expect_str_eq(head, entry->head, "%s at %d: %s", entry->name, entry->width, head);
	cr_expect_eq(
		fit->room, entry->room, "%s at %d: room %d", entry->name, entry->width, fit->room);
}

Test(fit, names_the_label_that_takes_most)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fittings); i++) {
		struct sample sample = sample_on(fittings[i].form);
		struct print_fit fit =
			fit_at(sample.form, &sample.form->sections[1].tables[0], fittings[i].width);
		expect_fit(&fittings[i], &fit);
		sample_release(&sample);
	}
}

static enum print_outcome outcome_with_head(const char *head)
{
	g_autofree char *form = g_strdup_printf(
		COLUMNS_OF("{id: a, label: Built}, {id: b, label: %s}, {id: c, label: Lost}"),
		head);
	struct sample sample = sample_on(form);
	struct print_fit fit = fit_at(sample.form, &sample.form->sections[1].tables[0], 40);
	sample_release(&sample);
	return fit.outcome;
}

Test(fit, shortening_that_word_so_far_is_enough_and_no_less)
{
	cr_expect_eq(outcome_with_head("Counterdisestablishment"), PRINT_BROKEN); /* room 19 */
	cr_expect_eq(outcome_with_head("Counterdisestablishm"), PRINT_BROKEN);
	cr_expect_eq(outcome_with_head("Counterdisestablish"), PRINT_WHOLE);
}

static void expect_all_whole(const char *report, int width)
{
	struct sample sample = sample_open(report);
	for (int s = 1; s < sample.form->section_count; s++) {
		const struct form_section *section = &sample.form->sections[s];
		for (int t = 0; t < section->table_count; t++) {
			struct print_fit fit = fit_at(sample.form, &section->tables[t], width);
			cr_expect_eq(fit.outcome, PRINT_WHOLE, "%s %s %d needs %d", report,
				section->id, t, fit.needs);
		}
	}
	sample_release(&sample);
}

Test(fit, shipped_forms_are_printed_whole)
{
	static const char *const reports[] = {"full.yaml", "real-04.yaml", "foia.yaml"};
	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++)
		expect_all_whole(reports[i], 80);
}
