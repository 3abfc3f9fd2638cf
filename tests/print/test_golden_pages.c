/*
 * Pages as they look on every paper, in both width profiles and all styles of
 * rules: a report of real figures with notes, and with a warning that has its
 * reason. Their pictures are drawn by tests/visual/pages.sh.
 */

#include "copies.h"

#include <criterion/criterion.h>

#include "../document/sample.h"

TestSuite(golden_pages, .timeout = 60);

static struct sample sample_with_notes(void)
{
	struct sample sample = sample_open("full.yaml");
	sample_set(&sample, "cover.date", "2025-02-05");
	report_set_note(sample.report, "proactive.normative.in_force",
		"其中修订16件，另有3件正在征求意见，尚未计入");
	report_set_note(sample.report, "disputes", "行政复议数量含上年度结转数量");
	sample_explain(&sample, "date", "因“三定”调整——机构名称变更，经批准延期公布。");
	return sample;
}

Test(golden_pages, look_as_they_did)
{
	struct sample sample = sample_with_notes();
	int count;
	const struct paper *all = papers(&count);
	for (int i = 0; i < count * 6; i++) {
		struct print_options options = print_options_default();
		options.paper = all[i / 6];
		options.profile = (enum width_profile)(i % 6 / 3);
		options.rules = (enum rule_style)(i % 3);
		g_autofree char *name = g_strdup_printf("pages/%s-%s-%s.txt", options.paper.name,
			print_profile_names[options.profile], print_rule_names[options.rules]);
		g_autofree char *text = copy_printed(sample.report, &options);
		copy_expect(name, text);
	}
	sample_release(&sample);
}
