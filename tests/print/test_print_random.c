/*
 * Copies of reports made up by chance, on papers made up by chance: none leaves
 * its paper, rules stay straight, and each is known again.
 */

#include "copies.h"
#include "print/verify.h"
#include "report/random_form.h"
#include "report/reports.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(print_random, .timeout = 120);

enum { REPORTS = 150 };

static const char *const typed[] = {"0", "7", "12", "11398889", "999999999999999999", "-3.25", "/",
	"", "约20", "三安全“一稳定”——不是数", "\x1b[2J\t\r\n\xe2\x80\xae逆", "𠮷䶮e\xcc\x81",
	"averyveryverylongwordwithoutanyplacetobreakit"};

static void fill_by_chance(struct report *report, unsigned *seed)
{
	for (cell_index cell = 0; cell < report->form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(report->form, cell);
		if (definition->absent || form_cell_is_computed(definition))
			continue;
		const char *text = typed[random_below(seed, G_N_ELEMENTS(typed))];
		fill(report, definition->address, text);
	}
}

static struct print_options random_options(unsigned *seed)
{
	struct print_options options = copy_options((int)(16 + random_below(seed, 120)),
		(enum width_profile)random_below(seed, 2), (enum rule_style)random_below(seed, 3));
	options.paper.lines = random_below(seed, 4) == 0 ? 0 : (int)(12 + random_below(seed, 60));
	options.paper.margin = (int)random_below(seed, 9);
	options.every_row = random_below(seed, 2) == 1;
	return options;
}

static void expect_known_again(const struct report *report, const char *copy, unsigned number)
{
	struct verify_difference difference = {0};
	enum verify_outcome outcome = print_verify(report, copy, &difference);
	cr_expect_eq(outcome, VERIFY_SAME, "%u: line %d\n%s\n%s", number, difference.line,
		difference.copy, difference.report);
}

Test(print_random, copies_keep_to_their_paper_and_are_known_again)
{
	unsigned seed = 20240131;
	for (unsigned i = 0; i < REPORTS; i++) {
		struct form *form = random_form(&seed);
		struct report *report = report_new(form);
		struct print_options options = random_options(&seed);
		fill_by_chance(report, &seed);
		g_autoptr(GString) copy = g_string_new(NULL);
		struct document *document = document_new(report);
		if (print_text(document, &options, copy)) {
			g_autofree char *where = g_strdup_printf("%u", i);
			copy_expect_straight(where, copy->str, &options);
			expect_known_again(report, copy->str, i);
		}
		document_free(document);
		report_free(report);
		form_free(form);
	}
}
