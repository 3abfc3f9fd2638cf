/*
 * A report as data: CSV and JSON.
 */

#include "base/text.h"
#include "copies.h"
#include "document/sample.h"
#include "print/listing.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <string.h>

TestSuite(listing, .timeout = 30);

#define WORKS                                                                                      \
	SAMPLE_FORM("    texts: [{id: words, label: 概况}]\n"                                    \
		    "    table:\n"                                                                 \
		    "      columns: [{id: old, label: 旧}, {id: new, label: 新},\n"              \
		    "        {id: all, label: 计, formula: old + new}]\n"                         \
		    "      rows: [{id: bridges, label: 桥}, {id: roads, label: 路}]\n")

static struct sample works(void)
{
	struct sample sample = sample_on(WORKS);
	sample_set(&sample, "works.words", "第一段，有\"引号\"\n第二段");
	sample_set(&sample, "works.bridges.old", "0");
	sample_set(&sample, "works.bridges.new", "15");
	sample_set(&sample, "works.roads.old", "/");
	return sample;
}

Test(listing, csv_keeps_blank_nought_and_not_applicable_apart)
{
	struct sample sample = works();
	g_autoptr(GString) out = g_string_new(NULL);
	print_csv(sample.report, out);
	static const char *const lines[] = {
		"address,label,value\r\n",
		"works.words,概况,\"第一段，有\"\"引号\"\"\n第二段\"\r\n",
		"works.bridges.old,桥，旧,0\r\n",
		"works.bridges.new,桥，新,15\r\n",
		"works.bridges.all,桥，计,15\r\n",
		"works.roads.old,路，旧,/\r\n",
		"works.roads.new,路，新,\r\n",
		"works.roads.all,路，计,\r\n",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		cr_expect_not_null(strstr(out->str, lines[i]), "%s\nin\n%s", lines[i], out->str);
	sample_release(&sample);
}

Test(listing, csv_has_no_formulas_and_figures_stay_figures)
{
	static const struct {
		const char *typed, *field;
	} cases[] = {
		{"=HYPERLINK(1)", "'=HYPERLINK(1)"},
		{"+1+2", "'+1+2"},
		{"-见附件", "'-见附件"},
		{"@SUM(A1,B2)", "\"'@SUM(A1,B2)\""},
		{"＝1", "'＝1"},
		{"\t=1", "'\t=1"},
		{"-4", "-4"},
		{"-0.50", "-0.50"},
		{"约=1", "约=1"},
		{"'=1", "'=1"},
		{"\033[5m红\u202E", "\uFFFD[5m红\uFFFD"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct sample sample = works();
		g_autoptr(GString) out = g_string_new(NULL);
		g_autofree char *line = g_strdup_printf("works.words,概况,%s\r\n", cases[i].field);
		sample_set(&sample, "works.words", cases[i].typed);
		print_csv(sample.report, out);
		cr_expect_not_null(strstr(out->str, line), "%s not in\n%s", line, out->str);
		sample_release(&sample);
	}
}

/* What the listing says at an address; NULL for nothing. */
static const char *value_at(json_t *report, const char *address)
{
	json_t *cell;
	size_t i;
	json_array_foreach(json_object_get(report, "cells"), i, cell)
	{
		if (strcmp(json_string_value(json_object_get(cell, "address")), address) == 0)
			return json_string_value(json_object_get(cell, "value"));
	}
	cr_assert_fail("%s is not listed", address);
	return NULL;
}

Test(listing, json_gives_figures_as_they_are_and_null_for_blanks)
{
	struct sample sample = works();
	g_autoptr(GString) out = g_string_new(NULL);
	report_set_note(sample.report, "works.roads", "不含村道");
	print_json(sample.report, out);
	json_t *report = json_loads(out->str, 0, NULL);
	cr_assert_not_null(report, "%s", out->str);
	cr_expect_str_eq(value_at(report, "works.bridges.new"), "15");
	cr_expect_str_eq(value_at(report, "works.roads.old"), "/");
	cr_expect_null(value_at(report, "works.roads.new"));
	cr_expect_null(value_at(report, "works.roads.all"));
	json_t *note = json_object_get(json_object_get(report, "notes"), "works.roads");
	cr_expect_str_eq(json_string_value(note), "不含村道");
	json_decref(report);
	sample_release(&sample);
}

Test(listing, json_is_exact_and_acts_on_no_terminal)
{
	static const char typed[] = "\033[5m\a\x7F\xC2\x9B\u202E\u2067\u200F\n=1\t年";
	struct sample sample = works();
	g_autoptr(GString) out = g_string_new(NULL);
	sample_set(&sample, "works.words", typed);
	print_json(sample.report, out);
	g_autofree char *harmless = text_sanitize(out->str, out->len);
	cr_expect_str_eq(out->str, harmless);
	json_t *report = json_loads(out->str, 0, NULL);
	cr_assert_not_null(report, "%s", out->str);
	cr_expect_str_eq(value_at(report, "works.words"), typed);
	json_decref(report);
	sample_release(&sample);
}
