/*
 * Reports for tests.
 */

#include "report/reports.h"

#include "report/approval.h"
#include "report/digest.h"
#include "report/file.h"
#include "report/record.h"

#include <criterion/criterion.h>
#include <string.h>

const char yearly_form[] =
	"form: f\n"
	"version: 1\n"
	"title: \"{cover.org}{cover.year}年\"\n"
	"cover:\n"
	"  - {id: org, label: 单位, carry: previous.cover.org}\n"
	"  - {id: year, label: 年度, type: year}\n"
	"  - {id: level, label: 类别, type: choice, choices: {a: 甲, b: 乙}, carry: previous.cover.level}\n"
	"sections:\n"
	"  - id: s\n"
	"    heading: 一\n"
	"    texts:\n"
	"      - {id: t, label: 说明}\n"
	"    table:\n"
	"      cell: {type: count, required: false}\n"
	"      columns:\n"
	"        - {id: a, label: 甲}\n"
	"        - {id: b, label: 乙}\n"
	"        - {id: sum, label: 合计, formula: a + b}\n"
	"      rows:\n"
	"        - {id: new, label: 新收}\n"
	"        - {id: old, label: 上年结转, carry: previous.left}\n"
	"        - {id: left, label: 结转, was: rest}\n"
	"        - {id: canal, label: 渠道}\n"
	"      previous: {\"main + side\": canal}\n"
	"      cells: {canal.b: none}\n"
	"      rules:\n"
	"        - id: growth\n"
	"          each: column\n"
	"          level: warning\n"
	"          require: new <= previous.new * 2\n"
	"          message: \"{column}：比去年多一倍以上\"\n";

static void expect_silence(struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));

		cr_expect_null(line, "%s", line);
	}
	diagnostics_free(diagnostics);
}

struct report *given_report(const struct form *form, const char *text)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("r.yaml", text, strlen(text), diagnostics);
	struct report *report = tree ? report_load(form, tree, diagnostics) : NULL;

	yaml_tree_free(tree);
	expect_silence(diagnostics);
	cr_assert_not_null(report, "%s", text);
	return report;
}

struct report_file *source_report(const char *relative)
{
	struct diagnostics *diagnostics = diagnostics_new();
	g_autofree char *forms = source_path("forms");
	g_autofree char *path = source_path(relative);
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, forms);
	struct report_file *file = report_file_open(path, &search, diagnostics);
	form_search_release(&search);
	expect_silence(diagnostics);
	cr_assert_not_null(file, "%s", path);
	return file;
}

static cell_index cell_at(const struct report *report, const char *address)
{
	cell_index cell = form_find(report->form, address);

	cr_assert_neq(cell, CELL_NONE, "%s", address);
	return cell;
}

void fill(struct report *report, const char *address, const char *text)
{
	const cell_index *changed;

	report_set(report, cell_at(report, address), text, &changed);
}

void fill_all(struct report *report, const char *assignments)
{
	g_auto(GStrv) words = g_strsplit(assignments, " ", -1);

	for (char **word = words; *word; word++) {
		g_auto(GStrv) sides = g_strsplit(*word, "=", 2);

		if (sides[0])
			fill(report, sides[0], sides[1]);
	}
}

char *shown(const struct report *report, const char *address)
{
	const struct value *value = report_value(report, cell_at(report, address));
	char buffer[DECIMAL_TEXT_SIZE];

	return g_strconcat(value_text(value, buffer),
		value->kind == VALUE_NUMBER && value_incomplete(value) ? "+" : "", NULL);
}

char *written(const struct report *report)
{
	GString *out = g_string_new(NULL);

	report_write(report, out);
	return g_string_free(out, FALSE);
}

unsigned random_below(unsigned *seed, unsigned bound)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % bound;
}

const char *random_text(unsigned *seed)
{
	static const char *const texts[] = {"", "", "0", "0", "1", "2", "3", "17", "250", "/", "-4",
		"1.5", "约20", "999999999999999999"};

	return texts[random_below(seed, G_N_ELEMENTS(texts))];
}

cell_index fill_randomly(struct report *report, unsigned *seed)
{
	const cell_index *changed;
	cell_index cell;

	do {
		cell = random_below(seed, (unsigned)report->form->cell_count);
	} while (form_cell_is_computed(form_cell(report->form, cell)));
	report_set(report, cell, random_text(seed), &changed);
	return cell;
}

const struct history_entry *happens(struct report *report, const char *action, const char *name)
{
	struct history_entry *entry = history_entry_new(action, "2025-01-24T10:12:00+08:00");

	g_free(entry->digest);
	entry->digest = report_digest(report);
	record_set(&entry->name, name);
	record_set(&entry->login, "office@pc");
	history_append(report, entry);
	report->status = history_status(report);
	return entry;
}

void went_through(struct report *report, const char *actions)
{
	g_auto(GStrv) each = g_strsplit(actions, " ", -1);

	history_take_back(report, 0);
	report->status = STATUS_DRAFT;
	for (char **action = each; *action && **action; action++)
		happens(report, *action, "张三");
}
