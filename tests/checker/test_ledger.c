/* A rule worked out row by row, as it stands below a table. */

#include "check/ledger.h"
#include "checker/desk.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(ledger, .timeout = 30);

static const char form_text[] =
	"form: f\nversion: 1\ntitle: 表\n"
	"cover: [{id: year, label: 年, type: year}]\n"
	"sections:\n"
	"  - id: s\n    heading: 二\n"
	"    table:\n"
	"      cell: {type: count}\n"
	"      columns: [{id: a, label: 甲}, {id: b, label: 乙}, {id: t, label: 计, formula: a + b}]\n"
	"      rows: [{id: x, label: 行}, {id: y, label: 行}]\n"
	"      rules:\n"
	"        - {id: r, each: row, require: t = a, level: warning, ledger: '合{t}＝甲{a} 加{b}'}\n";

static struct form *form_of(const char *text)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", text, strlen(text), diagnostics);

	cr_assert(form, "%s", diagnostics_get(diagnostics, 0)->text);
	diagnostics_free(diagnostics);
	return form;
}

Test(ledger, says_a_row_in_words_and_in_figures_alone)
{
	static const struct {
		const char *put, *words, *bare, *state;
	} cases[] = {
		{"s.x.a=", "合.＝甲. 加.", ".＝. .", "待"},
		{"s.x.a=2", "合2+＝甲2 加.", "2+＝2 .", "待"},
		{"s.x.b=0", "合2＝甲2 加0", "2＝2 0", "平"},
		{"s.x.b=3", "合5＝甲2 加3", "5＝2 3", "警"},
	};
	struct desk desk = desk_on(form_of(form_text));

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		put(&desk, cases[i].put);
		g_autofree char *words = ledger_words(desk.checker, 0, false);
		g_autofree char *bare = ledger_words(desk.checker, 0, true);
		g_autofree char *state = ledger_state(desk.checker, 0);

		cr_expect_str_eq(words, cases[i].words, "%s", cases[i].put);
		cr_expect_str_eq(bare, cases[i].bare, "%s", cases[i].put);
		cr_expect_str_eq(state, cases[i].state, "%s", cases[i].put);
	}
	desk_release(&desk);
}

Test(ledger, says_what_a_column_has_left)
{
	static const struct {
		struct remainder remainder;
		const char *text;
	} cases[] = {
		{{.state = FINDING_NONE}, "-"},
		{{.state = FINDING_PENDING, .blank = true}, "."},
		{{.state = FINDING_PASSED}, "平"},
		{{.state = FINDING_FAILED, .number = {3, 0}}, "余3"},
		{{.state = FINDING_FAILED, .number = {-15, 1}}, "超1.5"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = remainder_text(cases[i].remainder);

		cr_expect_str_eq(text, cases[i].text, "case %zu", i);
	}
}

Test(ledger, of_a_row_marks_the_cell_it_names_first)
{
	static const struct {
		const char *put, *address;
		bool marked;
		enum level level;
	} cases[] = {
		{"s.x.b=3", "s.x.t", false, LEVEL_WARNING}, /* what is blank can still mend it */
		{"s.x.a=2", "s.x.t", true, LEVEL_WARNING},
		{"s.x.a=2", "s.x.a", false, LEVEL_WARNING},
		{"s.y.a=-1", "s.y.a", true, LEVEL_ERROR},
		{"s.y.a=-1", "s.y.b", false, LEVEL_ERROR}, /* a blank is no error yet */
	};
	struct desk desk = desk_on(form_of(form_text));

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		enum level level;

		put(&desk, cases[i].put);
		bool marked = checker_level_at(
			desk.checker, form_find(desk.form, cases[i].address), &level);
		cr_expect_eq(marked, cases[i].marked, "%s: %s", cases[i].put, cases[i].address);
		cr_expect(!marked || level == cases[i].level, "%s: %s", cases[i].put,
			cases[i].address);
	}
	desk_release(&desk);
}
