/*
 * Cases for the rules of the form of 2021.
 */

#include "checker/cases.h"

#include "report/previous.h"

#include <criterion/criterion.h>
#include <string.h>

/* What all cases of a test begin from. */
struct base {
	struct form *form;
	char *bytes;
};

char *source_bytes(const char *relative)
{
	g_autofree char *path = source_path(relative);
	char *bytes = NULL;

	cr_assert(g_file_get_contents(path, &bytes, NULL, NULL), "%s", path);
	return bytes;
}

static struct base base_read(void)
{
	return (struct base){official_form(), source_bytes("tests/data/full.yaml")};
}

static void base_release(struct base *base)
{
	g_free(base->bytes);
	form_free(base->form);
}

static void change_cell(struct report *report, const char *address, const char *text)
{
	cell_index cell = form_find(report->form, address);

	cr_assert_neq(cell, CELL_NONE, "%s", address);
	if (form_cell_is_computed(form_cell(report->form, cell)))
		report_state(report, cell, text);
	else
		fill(report, address, text);
}

static void change(struct report *report, const char *edits)
{
	g_auto(GStrv) parts = g_strsplit(edits, "|", -1);

	for (char **part = parts; *part && **part; part++) {
		g_auto(GStrv) sides = g_strsplit(*part, "=", 2);

		cr_assert_eq(g_strv_length(sides), 2, "%s", *part);
		change_cell(report, sides[0], sides[1]);
	}
}

struct report *changed_report(
	const struct form *form, const char *bytes, const char *last_year, const char *edits)
{
	struct report *report = given_report(form, bytes);

	if (last_year) {
		struct report *last = given_report(form, bytes);

		change(last, "cover.year=2023|cover.date=2024-01-24");
		change(last, last_year);
		report_take_previous(report, previous_from_report(last, ""));
		report_free(last);
	}
	change(report, edits);
	return report;
}

static bool is_meant(
	const struct rule_case *at, const struct form *form, const struct finding *finding)
{
	const char *address = form_cell(form, finding->cell)->address;

	return strcmp(finding->rule, at->rule) == 0 &&
		(!at->address || strcmp(address, at->address) == 0);
}

/* What the rule says at the address, the gravest of it; of state FINDING_NONE when it says nothing.
   To be released. */
static struct finding find(
	const struct checker *checker, const struct form *form, const struct rule_case *at)
{
	struct finding gravest = {.state = FINDING_NONE};

	for (size_t slot = 0; slot < checker_slots(checker); slot++) {
		struct finding finding;

		if (!checker_finding(checker, slot, &finding))
			continue;
		if (is_meant(at, form, &finding) && finding.state > gravest.state) {
			struct finding lesser = gravest;

			gravest = finding;
			finding = lesser;
		}
		finding_release(&finding);
	}
	return gravest;
}

static void expect_side(const struct rule_case *at, const char *side, const char *expected)
{
	if (expected)
		cr_expect(g_strcmp0(side, expected) == 0, "%s with %s: %s, not %s", at->rule,
			at->edits, side, expected);
}

static void expect_case(const struct base *base, const struct rule_case *at)
{
	struct report *report = changed_report(base->form, base->bytes, at->last, at->edits);
	struct checker *checker = checker_new(report);
	struct finding finding = find(checker, base->form, at);

	cr_expect_eq(finding.state, at->state, "%s with %s is %s: %s", at->rule, at->edits,
		finding_state_name(finding.state), finding.message);
	if (at->words)
		cr_expect(finding.message && strstr(finding.message, at->words), "%s with %s: %s",
			at->rule, at->edits, finding.message);
	expect_side(at, finding.left, at->left);
	expect_side(at, finding.right, at->right);
	expect_side(at, finding.difference, at->difference);
	finding_release(&finding);
	checker_free(checker);
	report_free(report);
}

void expect_cases(const struct rule_case *cases, size_t count)
{
	struct base base = base_read();

	for (size_t i = 0; i < count; i++)
		expect_case(&base, &cases[i]);
	base_release(&base);
}
