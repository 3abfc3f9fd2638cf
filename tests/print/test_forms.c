/*
 * Small forms that ask of the paper all that a form can ask, in golden files to
 * be judged by eye.
 */

#include "copies.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../document/sample.h"
#include "print/fit.h"

TestSuite(forms, .timeout = 20);

struct answer {
	const char *address, *text;
};

static const struct answer grants[] = {
	{"cover.org", "某县水务局"},
	{"cover.year", "2024"},
	{"cover.date", "2025-01-24"},
	{"cover.level", "township"},
	{"overview.summary",
		"全年实施项目{projects.all.count}个，支出{projects.all.spent}万元，其中道路"
		"{projects.roads.spent}万元；县级统筹{projects.county.spent}，资金总量"
		"{overview.fund}万元，受益面积{overview.area}平方公里，审计于{overview.audit}完成，"
		"水库{projects.dams.state}。"},
	{"overview.fund", "1234567.50"},
	{"overview.area", "1250"},
	{"overview.audit", "2024-12-05"},
	{"projects.roads.count", "12"},
	{"projects.roads.change", "-1200"},
	{"projects.roads.spent", "23456.70"},
	{"projects.roads.share", "45.0"},
	{"projects.roads.began", "2024-03-01"},
	{"projects.roads.since", "2023"},
	{"projects.roads.state", "done"},
	{"projects.roads.remark", "其中三条在汛期以前完工，其余两条跨年施工"},
	{"projects.canals.count", "1024"},
	{"projects.canals.change", "0"},
	{"projects.canals.spent", "0"},
	{"projects.canals.share", "/"},
	{"projects.canals.state", "open"},
	{"projects.dams.count", "3"},
	{"projects.dams.change", "3"},
	{"projects.dams.spent", "1000000"},
	{"projects.dams.share", "55.0"},
	{"projects.dams.began", "2024-11-30"},
	{"projects.dams.state", "open"},
	{"projects.all.change", "-1197"},
	{"contact.phone", "0317-1234567"},
};

static const struct answer grants_en[] = {
	{"cover.org", "Lantern County Water Office"},
	{"cover.year", "2024"},
	{"cover.date", "2025-01-24"},
	{"cover.level", "town"},
	{"overview.summary",
		"Of {overview.area} acres, {works.roads.number} works; pooled "
		"{works.pooled.spent}, roads {works.roads.state}, {works.roads.remark}."},
	{"overview.area", "12500"},
	{"works.roads.spent", "123456789012.50"},
	{"works.roads.number", "0"},
	{"works.roads.began", "2024-03-01"},
	{"works.roads.state", "done"},
	{"works.roads.remark", "Two of them were finished before the rains"},
	{"works.huge.number", "1"},
};

static struct sample sample_filled(const char *name, const struct answer *answers, size_t count)
{
	const char *source = g_getenv("srcdir");
	g_autofree char *path = g_build_filename(
		source != NULL ? source : ".", "tests", "print", "forms", name, NULL);
	g_autofree char *form = NULL;
	cr_assert(g_file_get_contents(path, &form, NULL, NULL), "%s", path);
	struct sample sample = sample_on(form);
	for (size_t i = 0; i < count; i++)
		sample_set(&sample, answers[i].address, answers[i].text);
	return sample;
}

static struct sample sample_grants(void)
{
	struct sample sample = sample_filled("grants.yaml", grants, G_N_ELEMENTS(grants));
	report_set_note(sample.report, "projects.dams", "含上年结转项目");
	report_set_note(sample.report, "projects.roads.spent", "含征地费用");
	sample_explain(&sample, "jump", "为跨年度重点工程，资金由县财政统一安排。");
	sample_explain(&sample, "idle", "资金尚在招标。");
	return sample;
}

static void expect_copy(const struct sample *sample, int width, const char *golden)
{
	struct print_options options = copy_options(width, WIDTH_WIDE, RULES_ASCII);
	g_autofree char *text = copy_printed(sample->report, &options);
	copy_expect(golden, text);
}

Test(forms, every_type_stands_in_a_table)
{
	struct sample sample = sample_grants();
	expect_copy(&sample, 80, "grants-80.txt");
	expect_copy(&sample, 132, "grants-132.txt");
	sample_release(&sample);
}

Test(forms, what_applies_is_printed_in_full)
{
	struct sample sample = sample_grants();
	sample_set(&sample, "cover.level", "county");
	sample_set(&sample, "projects.county.count", "2");
	sample_set(&sample, "county_only.words", "统筹两个项目。");
	expect_copy(&sample, 80, "grants-county-80.txt");
	sample_release(&sample);
}

Test(forms, an_english_form_is_english_throughout)
{
	struct sample sample = sample_filled("grants-en.yaml", grants_en, G_N_ELEMENTS(grants_en));
	report_set_note(sample.report, "works.roads", "Bridges are included");
	expect_copy(&sample, 80, "grants-en-80.txt");
	sample_release(&sample);
}

static void expect_room(const struct sample *sample, int width)
{
	struct print_options options = copy_options(width, WIDTH_WIDE, RULES_ASCII);
	g_autofree char *text = copy_printed(sample->report, &options);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int table = 0; /* columns of the table's lines above */
	for (char **line = lines; *line != NULL; line++) {
		int columns = text_width(*line, strlen(*line), WIDTH_WIDE);
		const char *first = *line + strspn(*line, " ");
		bool inside = *first == '|' || *first == '+';
		cr_expect_leq(columns, width, "%d: %s", width, *line);
		cr_expect(!inside || table == 0 || columns == table, "%d: %s", width, *line);
		table = inside ? columns : 0;
	}
}

Test(forms, tables_of_all_types_are_straight_on_any_paper)
{
	struct sample chinese = sample_grants();
	struct sample english = sample_filled("grants-en.yaml", grants_en, G_N_ELEMENTS(grants_en));
	for (int width = PAPER_LEAST_WIDTH; width <= 140; width++) {
		expect_room(&chinese, width);
		expect_room(&english, width);
	}
	sample_release(&chinese);
	sample_release(&english);
}

Test(forms, tables_of_all_types_fit_eighty_columns)
{
	struct sample sample = sample_grants();
	struct print_options options = copy_endless();
	for (int s = 1; s < sample.form->section_count; s++) {
		const struct form_section *section = &sample.form->sections[s];
		for (int t = 0; t < section->table_count; t++)
			cr_expect_eq(
				print_table_fit(sample.form, &section->tables[t], &options).outcome,
				PRINT_WHOLE, "%s", section->id);
	}
	sample_release(&sample);
}
