/* How cells read on paper. */

#include "document/reading.h"
#include "sample.h"

#include <criterion/criterion.h>

TestSuite(reading, .timeout = 20);

#define KINDS                                                                                       \
	"form: sample\n"                                                                            \
	"version: 1\n"                                                                              \
	"title: [报告]\n"                                                                         \
	"language: %s\n"                                                                            \
	"cover:\n"                                                                                  \
	"  - {id: open, label: 开放, type: choice, choices: {yes: 是, no: 否}}\n"               \
	"sections:\n"                                                                               \
	"  - id: works\n"                                                                           \
	"    heading: 一、工程\n"                                                               \
	"    texts:\n"                                                                              \
	"      - {id: count, label: 数, type: count}\n"                                            \
	"      - {id: amount, label: 额, type: amount}\n"                                          \
	"      - {id: share, label: 比, type: percent}\n"                                          \
	"      - {id: big, label: 大数, type: integer, grouping: true}\n"                         \
	"      - {id: money, label: 大额, type: amount, grouping: true}\n"                        \
	"      - {id: line, label: 行, type: line}\n"                                              \
	"      - {id: date, label: 日, type: date}\n"                                              \
	"      - {id: year, label: 年, type: year, grouping: true}\n"                              \
	"      - {id: choice, label: 选, type: choice, choices: {a: 甲种, b: 乙种}}\n"         \
	"      - {id: gone, label: 无, type: count, when: cover.open = 'yes'}\n"                   \
	"    table:\n"                                                                              \
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙},\n"                               \
	"        {id: sum, label: 和, formula: a + b},\n"                                          \
	"        {id: ratio, label: 率, formula: a / b, type: amount, grouping: true},\n"          \
	"        {id: much, label: 巨, formula: a * 1000000000, grouping: true}]\n"                \
	"      rows: [{id: here, label: 有}, {id: there, label: 无, when: cover.open = 'yes'}]\n" \
	"      cells: {there.b: none}\n"

static struct sample sample_of_kinds(const char *language)
{
	g_autofree char *form = g_strdup_printf(KINDS, language);
	struct sample sample = sample_on(form);
	sample_set(&sample, "cover.open", "no");
	return sample;
}

struct reading {
	const char *address, *typed, *chinese, *english;
};

static const struct reading readings[] = {
	{"works.count", "", "", ""},
	{"works.count", "0", "0", "0"},
	{"works.count", "/", "/", "/"},
	{"works.count", "1234567", "1234567", "1234567"},
	{"works.count", "12o", "12o", "12o"},
	{"works.amount", "127.90", "127.90", "127.90"},
	{"works.share", "3.50", "3.50", "3.50"},
	{"works.share", "3", "3", "3"},
	{"works.big", "999", "999", "999"},
	{"works.big", "1000", "1,000", "1,000"},
	{"works.big", "-999", "-999", "-999"},
	{"works.big", "-1000", "-1,000", "-1,000"},
	{"works.big", "123456789012345678", "123,456,789,012,345,678", "123,456,789,012,345,678"},
	{"works.big", "1e6", "1e6", "1e6"},
	{"works.money", "0.123456", "0.123456", "0.123456"},
	{"works.money", "1234567.50", "1,234,567.50", "1,234,567.50"},
	{"works.money", "-123.4567", "-123.4567", "-123.4567"},
	{"works.line", "甲 1000", "甲 1000", "甲 1000"},
	{"works.date", "2024-03-01", "2024年3月1日", "March 1, 2024"},
	{"works.date", "三月", "三月", "三月"},
	{"works.year", "2024", "2024", "2024"},
	{"works.choice", "b", "乙种", "乙种"},
	{"works.choice", "c", "c", "c"},
	{"works.gone", "", "-", "-"},
	{"works.gone", "/", "-", "-"},
	{"works.gone", "7", "7", "7"},
	{"works.gone", "x", "x", "x"},
	{"works.there.a", "", "-", "-"},
	{"works.there.a", "3", "3", "3"},
};

static void expect_readings(const char *language, bool english)
{
	for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
		const struct reading *entry = &readings[i];
		const char *want = english ? entry->english : entry->chinese;
		struct sample sample = sample_of_kinds(language);
		sample_set(&sample, entry->address, entry->typed);
		g_autofree char *text =
			reading_of_cell(sample.report, form_find(sample.form, entry->address));
		cr_expect_str_eq(text, want, "%s %s: '%s', not '%s'", entry->address, entry->typed,
			text, want);
		sample_release(&sample);
	}
}

Test(reading, figures_stand_as_typed_and_other_things_in_the_forms_language)
{
	expect_readings("zh-CN", false);
	expect_readings("en", true);
}

/* What is computed from a and b. */
struct computed {
	const char *a, *b, *sum, *ratio, *much, *much_in_english;
};

static const struct computed computed[] = {
	{"", "", "", "", "", ""},
	{"6000", "", "", "", "6,000,000,000,000", "6,000,000,000,000"},
	{"6000", "4", "6004", "1,500.000000", "6,000,000,000,000", "6,000,000,000,000"},
	{"0", "0", "0", "-", "0", "0"},
	{"/", "/", "/", "/", "/", "/"},
	{"1234567890", "1", "1234567891", "1,234,567,890.000000", "溢出", "overflow"},
};

static void expect_computed(const struct sample *sample, const char *address, const char *want)
{
	g_autofree char *text = reading_of_cell(sample->report, form_find(sample->form, address));
	cr_expect_str_eq(text, want, "%s: '%s', not '%s'", address, text, want);
}

Test(reading, a_total_that_is_open_reads_as_a_blank)
{
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(computed); i++) {
		const struct computed *entry = &computed[i / 2];
		bool english = i % 2 == 1;
		struct sample sample = sample_of_kinds(english ? "en" : "zh-CN");
		sample_set(&sample, "works.here.a", entry->a);
		sample_set(&sample, "works.here.b", entry->b);
		expect_computed(&sample, "works.here.sum", entry->sum);
		expect_computed(&sample, "works.here.ratio", entry->ratio);
		expect_computed(
			&sample, "works.here.much", english ? entry->much_in_english : entry->much);
		sample_release(&sample);
	}
}

Test(reading, what_does_not_apply_is_neither_summed_nor_blank)
{
	struct sample sample = sample_of_kinds("zh-CN");
	expect_computed(&sample, "works.there.sum", "-");
	expect_computed(&sample, "works.there.ratio", "-");
	sample_set(&sample, "cover.open", "yes");
	expect_computed(&sample, "works.there.sum", "");
	sample_release(&sample);
}

Test(reading, a_square_that_is_no_cell_stays_empty)
{
	struct sample sample = sample_of_kinds("zh-CN");
	cell_index beside = form_find(sample.form, "works.there.a");
	g_autofree char *text = reading_of_cell(sample.report, beside + 1);
	cr_expect(form_cell(sample.form, beside + 1)->absent);
	cr_expect_str_eq(text, "");
	sample_release(&sample);
}

Test(reading, references_read_as_their_cells_do)
{
	struct sample sample = sample_of_kinds("zh-CN");
	sample_set(&sample, "works.money", "1234.50");
	sample_set(&sample, "works.here.a", "1");
	g_autofree char *text = reading_of_text(sample.report,
		"额{works.money}，数{works.count}，无{works.gone}，和{works.here.sum}，{{甲}，{乙}");
	cr_expect_str_eq(text, "额1,234.50，数（未填），无-，和（未填），{甲}，{乙}");
	sample_release(&sample);
}
