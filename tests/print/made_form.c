#include "made_form.h"

#include <criterion/criterion.h>
#include <string.h>

#include "report/reports.h"

/* A form in the making; labels are told apart by their number. */
struct draft {
	GString *text;
	unsigned *seed;
	int number;
};

static const char *const words[] = {"总计", "自然人", "法律服务机构", "本年新收申请数量",
	"Requests", "3.危及“三安全一稳定”——其他", "区分处理的，只计这一情形，不计其他情形",
	"Counterdisestablishmentarianism", "𠮷䶮",
	"申请人无正当理由逾期不补正、行政机关不再处理其申请"};

static const char *pick(unsigned *seed, const char *const *texts, size_t count)
{
	return texts[random_below(seed, (unsigned)count)];
}

static void append_label(struct draft *draft)
{
	g_string_append_printf(draft->text, "label: \"%s%d号\"",
		pick(draft->seed, words, G_N_ELEMENTS(words)), ++draft->number);
}

static void append_leaf(struct draft *draft, char letter)
{
	g_string_append_printf(draft->text, "{id: %c%d, ", letter, draft->number);
	append_label(draft);
	g_string_append(draft->text, "}");
}

/* A list of leaves and groups of them, at most so deep. */
static void append_tree(struct draft *draft, char letter, unsigned most, unsigned depth)
{
	unsigned count = 1 + random_below(draft->seed, most);
	g_string_append_c(draft->text, '[');
	for (unsigned i = 0; i < count; i++) {
		g_string_append(draft->text, i > 0 ? ", " : "");
		if (depth == 0 || random_below(draft->seed, 3) > 0) {
			append_leaf(draft, letter);
			continue;
		}
		g_string_append_printf(draft->text,
			"{group: \"%s%d号\", %s: ", pick(draft->seed, words, G_N_ELEMENTS(words)),
			++draft->number, letter == 'c' ? "columns" : "rows");
		append_tree(draft, letter, 3, depth - 1);
		g_string_append_c(draft->text, '}');
	}
	g_string_append_c(draft->text, ']');
}

static void append_block(struct draft *draft, const char *indent, const char *first)
{
	g_string_append_printf(draft->text, "%s%scolumns: ", indent, first);
	append_tree(draft, 'c', 4, 1);
	g_string_append_printf(draft->text, "\n%s%*srows: ", indent, (int)strlen(first), "");
	append_tree(draft, 'r', 5, 2);
	g_string_append_c(draft->text, '\n');
}

static void append_table(struct draft *draft)
{
	bool blocks = random_below(draft->seed, 3) == 0;
	g_string_append(draft->text, "    table:\n      cell: {type: amount, decimals: 2}\n");
	if (random_below(draft->seed, 2) == 0)
		g_string_append_printf(draft->text, "      caption: 表%d题\n", ++draft->number);
	if (random_below(draft->seed, 2) == 0)
		g_string_append_printf(draft->text, "      footnote: 表%d注\n", ++draft->number);
	if (!blocks && random_below(draft->seed, 3) == 0)
		g_string_append(draft->text, "      print: across\n");
	if (!blocks) {
		append_block(draft, "      ", "");
		return;
	}
	g_string_append(draft->text, "      blocks:\n");
	append_block(draft, "        ", "- ");
	append_block(draft, "        ", "- ");
}

static void append_section(struct draft *draft, unsigned index)
{
	g_string_append_printf(draft->text, "  - id: s%u\n    heading: %u、第%d节\n", index, index,
		++draft->number);
	if (random_below(draft->seed, 2) == 0)
		g_string_append_printf(draft->text,
			"    texts: [{id: t, label: 文%d}, {id: u, label: \"\", short: 补}]\n",
			++draft->number);
	append_table(draft);
}

static char *form_text(unsigned *seed)
{
	unsigned sections = 1 + random_below(seed, 3);
	struct draft draft = {.seed = seed};
	draft.text = g_string_new("form: f\nversion: 1\ntitle: [\"{cover.org}\", 年报]\ncover:\n"
				  "  - {id: org, label: 单位, type: line}\n"
				  "paper: {closing: [\"{cover.org}\"], sign: [填表人, 盖章]}\n"
				  "sections:\n");
	for (unsigned i = 0; i < sections; i++)
		append_section(&draft, i + 1);
	return g_string_free(draft.text, FALSE);
}

struct form *made_form(unsigned *seed)
{
	g_autofree char *text = form_text(seed);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("f.yaml", text, strlen(text), diagnostics);
	cr_assert_not_null(form, "%s\n%s", diagnostics_get(diagnostics, 0)->text, text);
	diagnostics_free(diagnostics);
	return form;
}

/* A figure of up to 18 digits that no other cell has. */
static char *figure_of(cell_index cell, unsigned *seed)
{
	GString *figure = g_string_new(NULL);
	unsigned more = random_below(seed, 4) == 0 ? random_below(seed, 13) : 0;
	g_string_append_printf(figure, "%u", 100 + (unsigned)cell);
	for (unsigned i = 0; i < more; i++)
		g_string_append_c(figure, (char)('0' + random_below(seed, 10)));
	if (random_below(seed, 4) == 0)
		g_string_append_printf(figure, ".%02u", random_below(seed, 100));
	return g_string_free(figure, FALSE);
}

static const char *const prose[] = {"全年未收取任何费用。",
	"年内清理行政规范性文件，废止15件，现行有效19件；“应公开尽公开”——栏目按目录重新归并。",
	"e\xcc\x81\xcc\xa7 combined marks, \xf0\xa0\xae\xb7 and \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
	"Pneumonoultramicroscopicsilicovolcanoconiosis-and-more-without-a-blank-in-it",
	"一段。\n另一段，\t隔着制表符\x1b[31m和转义。"};

static char *prose_of(unsigned *seed)
{
	GString *text = g_string_new(NULL);
	unsigned pieces = 1 + random_below(seed, 12);
	for (unsigned i = 0; i < pieces; i++)
		g_string_append(text, pick(seed, prose, G_N_ELEMENTS(prose)));
	return g_string_free(text, FALSE);
}

struct report *made_report(const struct form *form, unsigned *seed)
{
	struct report *report = report_new(form);
	for (cell_index cell = 0; cell < form->cell_count; cell++) {
		const struct form_cell *definition = form_cell(form, cell);
		bool figure = cell_type_row(definition->spec->type)->figure;
		g_autofree char *text = figure ? figure_of(cell, seed) : prose_of(seed);
		fill(report, definition->address, text);
		if (random_below(seed, 20) == 0) {
			g_autofree char *note = prose_of(seed);
			report_set_note(report, definition->address, note);
		}
	}
	return report;
}
