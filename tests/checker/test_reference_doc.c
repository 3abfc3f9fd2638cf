/*
 * The reference for authors of forms: what it shows is true.
 *
 * docs/form-language.md is read block by block. A ```yaml block is a form, or
 * that part of one which it is about; it has to load without a word, and its own
 * `examples:` have to come out. What stands in ```text behind it is done with a
 * blank report on it, line by line:
 *
 *     上年 works.new.north = 3         last year's report says so
 *     填 works.new.north = 5           is typed, or stated where it is computed
 *     得 works.new.total = 5+          stands there, the + while blanks keep it open
 *     查 balance@works.new.north       all that fails, or 无
 *
 * A ```yaml error block has to be refused with what the ```text behind it says.
 */

#include "check/example.h"
#include "checker/desk.h"
#include "report/previous.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(reference_doc, .timeout = 60);

#define FENCE "```"

/* A fenced block: what stands behind its first fence, its lines, and where it begins. */
struct block {
	char *kind, *text;
	int line;
};

static void block_release(struct block *block)
{
	g_free(block->kind);
	g_free(block->text);
}

static int line_of(const char *whole, const char *place)
{
	int line = 1;

	for (; whole < place; whole++)
		line += *whole == '\n';
	return line;
}

/* Takes the next block behind *at; false when there is none. */
static bool block_next(const char *whole, const char **at, struct block *block)
{
	const char *open = strstr(*at, "\n" FENCE);
	const char *first = open ? strchr(open + 1, '\n') : NULL;
	const char *close = first ? strstr(first, "\n" FENCE) : NULL;

	if (!close)
		return false;
	open += strlen("\n" FENCE);
	*block = (struct block){g_strndup(open, (gsize)(first - open)),
		g_strndup(first + 1, (gsize)(close - first)), line_of(whole, open)};
	*at = close + strlen("\n" FENCE);
	return true;
}

/* What a part of a form is completed with: each key, and what it says. */
static const struct part {
	const char *key, *text;
} parts[] = {
	{"form:", "form: public-works\n"},
	{"version:", "version: 1\n"},
	{"title:", "title: 公共工程报表\n"},
	{"cover:",
		"cover:\n"
		"  - {id: org, label: 单位名称}\n"
		"  - {id: year, label: 报告年度, type: year}\n"
		"  - {id: date, label: 成文日期, type: date}\n"
		"  - {id: kind, label: 类别, type: choice, choices: {road: 道路, water: 水利}}\n"},
	{"sections:",
		"sections:\n"
		"  - id: overview\n"
		"    heading: 一、总体情况\n"
		"    texts: [{id: summary, label: 概况}, {id: remark, label: 补充}]\n"
		"  - id: works\n"
		"    heading: 二、工程情况\n"},
};

/* The table of a form whose part is about something else. */
static const char table[] =
	"    table:\n"
	"      columns: [{id: north, label: 城北镇}, {id: south, label: 城南镇}, "
	"{id: total, label: 合计, formula: north + south}]\n"
	"      rows: [{id: new, label: 新建}, {id: rebuilt, label: 改建}, "
	"{id: finished, label: 完工}, {id: open, label: 未完工}]\n";

static bool has_key(const char *text, const char *key)
{
	g_autofree char *inside = g_strconcat("\n", key, NULL);

	return g_str_has_prefix(text, key) || strstr(text, inside);
}

static void append_indented(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		g_string_append_printf(out, "%s%s\n", **line ? "    " : "", *line);
}

/* A part of a form, completed. */
static char *completed(const char *text)
{
	bool is_table = has_key(text, "table:") || has_key(text, "tables:");
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (is_table || !has_key(text, parts[i].key))
			g_string_append(out, parts[i].text);
	}
	if (is_table) {
		append_indented(out, text);
	} else {
		if (!has_key(text, "sections:"))
			g_string_append(out, table);
		g_string_append(out, text);
	}
	return g_string_free(out, FALSE);
}

static void expect_silence(const struct diagnostics *diagnostics, int line)
{
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *said = diagnostic_format(diagnostics_get(diagnostics, i));

		cr_expect_null(said, "the block at line %d: %s", line, said);
	}
}

static struct form *load_block(const struct block *block)
{
	g_autofree char *text = completed(block->text);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_load("public-works.yaml", text, strlen(text), diagnostics);

	cr_expect(form, "the block at line %d is refused", block->line);
	for (size_t i = 0; form && i < form->example_count; i++)
		example_run(form, &form->examples[i], diagnostics);
	expect_silence(diagnostics, block->line);
	diagnostics_free(diagnostics);
	return form;
}

/* One line of a report's story */

struct story {
	struct desk desk;
	struct previous *previous;
	int line;
};

static cell_index cell_of(const struct story *story, const char *address)
{
	cell_index cell = form_find(story->desk.form, address);

	cr_assert_neq(cell, CELL_NONE, "line %d: %s", story->line, address);
	return cell;
}

static void tell_last_year(struct story *story, const char *address, const char *value)
{
	cell_index cell = form_find(story->desk.form, address);
	bool figure = cell == CELL_NONE ||
		cell_type_row(form_cell(story->desk.form, cell)->spec->type)->figure;

	answers_add(figure ? story->previous->figures : story->previous->texts, address, value,
		(struct position){0});
	report_take_previous(story->desk.report, previous_copy(story->previous));
	checker_refresh(story->desk.checker);
}

static void type_in(struct story *story, const char *address, const char *value)
{
	cell_index cell = cell_of(story, address);
	const cell_index *changed = &cell;
	size_t count = 1;

	if (form_cell_is_computed(form_cell(story->desk.form, cell)))
		report_state(story->desk.report, cell, value);
	else
		count = report_set(story->desk.report, cell, value, &changed);
	checker_update(story->desk.checker, changed, count);
}

static void expect_value(struct story *story, const char *address, const char *value)
{
	g_autofree char *stands = shown(story->desk.report, address);

	cell_of(story, address);
	cr_expect_str_eq(stands, value, "line %d: %s is “%s”", story->line, address, stands);
}

static void expect_failures(struct story *story, const char *wanted)
{
	g_autofree char *failed = failures(&story->desk);

	cr_expect_str_eq(failed, strcmp(wanted, "无") == 0 ? "" : wanted, "line %d: %s",
		story->line, failed);
}

static const struct verb {
	const char *word;
	void (*act)(struct story *story, const char *address, const char *value);
} verbs[] = {{"上年 ", tell_last_year}, {"填 ", type_in}, {"得 ", expect_value}};

static void tell(struct story *story, const char *line)
{
	if (g_str_has_prefix(line, "查 ")) {
		expect_failures(story, line + strlen("查 "));
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		if (!g_str_has_prefix(line, verbs[i].word))
			continue;
		g_auto(GStrv) sides = g_strsplit(line + strlen(verbs[i].word), "=", 2);
		cr_assert(sides[0] && sides[1], "line %d: %s", story->line, line);
		verbs[i].act(story, g_strstrip(sides[0]), g_strstrip(sides[1]));
		return;
	}
	cr_expect_fail("line %d means nothing: %s", story->line, line);
}

/* What ```text behind a form says of a report on it. The form goes with it. */
static void tell_story(struct form *form, const struct block *block)
{
	g_auto(GStrv) lines = g_strsplit(block->text, "\n", -1);
	struct story story = {desk_on(form), previous_new(), block->line};

	for (char **line = lines; *line; line++) {
		story.line++;
		if (**line)
			tell(&story, *line);
	}
	previous_free(story.previous);
	desk_release(&story.desk);
}

/* Each line said, and nothing else. */
static void expect_refused(const char *text, const struct block *said)
{
	g_auto(GStrv) lines = g_strsplit(said->text, "\n", -1);
	struct diagnostics *diagnostics = diagnostics_new();
	size_t wanted = 0;

	cr_expect_null(form_load("public-works.yaml", text, strlen(text), diagnostics));
	for (char **line = lines; *line; line++) {
		g_autofree char *got = wanted < diagnostics_count(diagnostics)
			? diagnostic_format(diagnostics_get(diagnostics, wanted))
			: g_strdup("nothing");

		if (!**line)
			continue;
		cr_expect_str_eq(got, *line, "the block at line %d: %s", said->line, got);
		wanted++;
	}
	cr_expect_eq(diagnostics_count(diagnostics), wanted, "the block at line %d", said->line);
	diagnostics_free(diagnostics);
}

Test(reference_doc, shows_what_is_so)
{
	g_autofree char *path = source_path("docs/form-language.md");
	g_autofree char *whole = NULL, *wrong = NULL;
	struct form *form = NULL;
	struct block block;
	int forms = 0, stories = 0, refusals = 0;

	cr_assert(g_file_get_contents(path, &whole, NULL, NULL));
	for (const char *at = whole; block_next(whole, &at, &block); block_release(&block)) {
		bool story = strcmp(block.kind, "text") == 0;

		if (story && wrong) {
			expect_refused(wrong, &block);
			refusals++;
		} else if (story && form) {
			tell_story(g_steal_pointer(&form), &block);
			stories++;
		}
		g_clear_pointer(&form, form_free);
		g_clear_pointer(&wrong, g_free);
		if (strcmp(block.kind, "yaml") == 0) {
			form = load_block(&block);
			forms++;
		} else if (strcmp(block.kind, "yaml error") == 0) {
			wrong = g_strdup(block.text);
		}
	}
	form_free(form);
	cr_expect_gt(forms, 12, "%d", forms);
	cr_expect_gt(stories, 8, "%d", stories);
	cr_expect_gt(refusals, 1, "%d", refusals);
}
