#include "cmd/diff_show.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "cmd/say.h"
#include "review/difference.h"
#include "review/state.h"
#include "review/text_difference.h"

enum {
	SHORT = 24,  /* columns of what fits into the table */
	COLUMNS = 4, /* of the table */
};

static const char *const headings[] = {
	[DIFFERENCE_CELL] = N_("填写的"),
	[DIFFERENCE_TEXT] = N_("文字"),
	[DIFFERENCE_COMPUTED] = N_("随之改变的合计"),
	[DIFFERENCE_STATED] = N_("文件写明、与算得的不同的合计"),
	[DIFFERENCE_NOTE] = N_("附注"),
	[DIFFERENCE_REASON] = N_("理由"),
	[DIFFERENCE_REMARK] = N_("批注"),
	[DIFFERENCE_LAST_YEAR] = N_("抄进来的上年报告"),
};

/* Values */

static bool is_short(const char *text)
{
	return !text ||
		(!strchr(text, '\n') && text_width(text, strlen(text), WIDTH_NARROW) <= SHORT);
}

static bool fits_table(const struct report_difference *difference)
{
	return is_short(difference->before) && is_short(difference->after);
}

/* A value as people read it. Free with g_free. */
static char *value_words(const struct form *form, const char *address, const char *text)
{
	g_autofree char *words = difference_value(form, address, text);

	return text_sanitize(words, strlen(words));
}

/* The table */

/* A line of it: place, before, after, address. */
struct line {
	char *parts[COLUMNS];
};

static struct line line_of(
	const struct compared *compared, const struct report_difference *difference)
{
	return (struct line){{
		text_sanitize(difference->label, strlen(difference->label)),
		value_words(compared->old->form, difference->address, difference->before),
		value_words(compared->report->form, difference->address, difference->after),
		text_sanitize(difference->address, strlen(difference->address)),
	}};
}

/* The line above those of a kind. */
static struct line head_line(enum difference_kind kind)
{
	return (struct line){{
		g_strdup(_(headings[kind])),
		g_strdup(C_("difference", "原")),
		g_strdup(C_("difference", "现")),
		g_strdup(_("地址")),
	}};
}

static void line_release(struct line *line)
{
	for (int i = 0; i < COLUMNS; i++)
		g_free(line->parts[i]);
}

/* Makes columns as wide as a line needs, and lets go of it. */
static void widen(struct line line, int widths[static COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		const char *part = line.parts[i];

		widths[i] = MAX(widths[i], text_width(part, strlen(part), WIDTH_NARROW));
	}
	line_release(&line);
}

/* Appends a line, and lets go of it. */
static void append_line(GString *out, struct line line, const int widths[static COLUMNS])
{
	for (int i = 0; i < COLUMNS - 1; i++) {
		text_append_padded(out, line.parts[i], widths[i], WIDTH_NARROW);
		g_string_append(out, "  ");
	}
	g_string_append_printf(out, "%s\n", line.parts[COLUMNS - 1]);
	line_release(&line);
}

/* How wide the columns are, over the tables of all kinds. */
static void measure(const struct compared *compared, int widths[static COLUMNS])
{
	for (guint i = 0; i < compared->differences->len; i++) {
		const struct report_difference *difference =
			g_ptr_array_index(compared->differences, i);
		if (!headings[difference->kind] || !fits_table(difference))
			continue;
		widen(head_line(difference->kind), widths);
		widen(line_of(compared, difference), widths);
	}
}

/* Texts */

/* The paragraphs of a text that say something else, each on a line; those that do not are passed
   over. */
struct marking {
	GString *out;
	GString *line;
	bool changed;
};

static void marking_end_line(struct marking *marking)
{
	g_autofree char *shown = text_sanitize(marking->line->str, marking->line->len);

	if (marking->changed)
		g_string_append_printf(marking->out, "    %s\n", shown);
	g_string_truncate(marking->line, 0);
	marking->changed = false;
}

/* Adds what a run has of one paragraph; where only the end of a paragraph came or went, that is
   said. */
static void marking_add(struct marking *marking, enum word_run_kind kind, const char *text,
	size_t length, bool ends)
{
	static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
	bool end_alone = ends && kind != WORD_RUN_SAME && marking->line->len > 0;

	if (length > 0 || end_alone) {
		marking->changed |= kind != WORD_RUN_SAME;
		g_string_append(marking->line, open[kind]);
		g_string_append_len(marking->line, text, (gssize)length);
		g_string_append(marking->line, end_alone ? _("（换行）") : "");
		g_string_append(marking->line, close[kind]);
	}
	if (ends)
		marking_end_line(marking);
}

static void marking_add_run(struct marking *marking, const struct word_run *run)
{
	for (size_t at = 0; at < run->length;) {
		const char *end = memchr(run->text + at, '\n', run->length - at);
		size_t length = end ? (size_t)(end - run->text) - at : run->length - at;

		marking_add(marking, run->kind, run->text + at, length, end != NULL);
		at += length + (end != NULL);
	}
}

/* Both texts end with a line break here, so that a paragraph more is nothing but that. */
static void append_words(GString *out, const struct report_difference *difference)
{
	g_autofree char *old =
		g_strconcat(difference->before ? difference->before : "", "\n", NULL);
	g_autofree char *text = g_strconcat(difference->after ? difference->after : "", "\n", NULL);
	g_autoptr(GArray) runs = text_difference(old, text);
	struct marking marking = {out, g_string_new(NULL), false};

	g_string_append_printf(out, "%s  %s\n", difference->label, difference->address);
	for (guint i = 0; i < runs->len; i++)
		marking_add_run(&marking, &g_array_index(runs, struct word_run, i));
	marking_end_line(&marking);
	g_string_free(marking.line, TRUE);
}

/* All of it */

/* A difference that stands in no table: "表式：原 f 1，现 f 2". */
static void append_plain(GString *out, const struct report_difference *difference)
{
	bool is_form = difference->kind == DIFFERENCE_FORM;
	const char *before =
		is_form ? difference->before : review_status_word_of(difference->before);
	const char *after = is_form ? difference->after : review_status_word_of(difference->after);

	g_string_append_printf(
		out, _("%s：原 %s，现 %s\n"), is_form ? _("表式") : _("状态"), before, after);
}

/* Those of a kind that are short, as a table, or the others, as texts. */
static void append_kind(GString *out, const struct compared *compared, enum difference_kind kind,
	bool tabled, const int widths[static COLUMNS])
{
	for (guint i = 0; i < compared->differences->len; i++) {
		const struct report_difference *difference =
			g_ptr_array_index(compared->differences, i);

		if (difference->kind != kind || fits_table(difference) != tabled)
			continue;
		if (tabled)
			append_line(out, line_of(compared, difference), widths);
		else
			append_words(out, difference);
	}
}

/* Whether anything of a kind is short. */
static bool is_tabled(const struct compared *compared, enum difference_kind kind)
{
	for (guint i = 0; i < compared->differences->len; i++) {
		const struct report_difference *difference =
			g_ptr_array_index(compared->differences, i);

		if (difference->kind == kind && fits_table(difference))
			return true;
	}
	return false;
}

static void append_group(GString *out, const struct compared *compared, enum difference_kind kind,
	const int widths[static COLUMNS])
{
	if (differences_count(compared->differences, kind) == 0)
		return;
	g_string_append_c(out, '\n');
	if (is_tabled(compared, kind))
		append_line(out, head_line(kind), widths);
	else
		g_string_append_printf(out, "%s\n", _(headings[kind]));
	append_kind(out, compared, kind, true, widths);
	append_kind(out, compared, kind, false, widths);
}

static guint count(const struct compared *compared, enum difference_kind kind)
{
	return differences_count(compared->differences, kind);
}

/* Which copy goes on from the other, or that nothing in the histories explains what is
   different. */
static void append_lineage(GString *out, const struct compared *compared)
{
	g_autofree char *old_name = shown_name(compared->old_path);
	g_autofree char *name = shown_name(compared->path);
	g_autofree char *words = lineage_words(&compared->lineage, old_name, name);

	if (words)
		g_string_append_printf(out, "%s\n", words);
	else if (compared->lineage.kind == LINEAGE_SAME && compared->differences->len > 0)
		g_string_append_printf(
			out, "%s\n", _("历史相同，内容却不同：有一份不是经这个程序改的"));
}

void diff_show_counts(const struct compared *compared, GString *out)
{
	if (compared->differences->len == 0)
		g_string_append_printf(out, "%s\n", _("两份报告相同"));
	else
		g_string_append_printf(out,
			_("\n不同：填写的 %u，文字 %u，合计 %u，附注 %u，理由 %u，批注 %u，上年 %u\n"),
			count(compared, DIFFERENCE_CELL), count(compared, DIFFERENCE_TEXT),
			count(compared, DIFFERENCE_COMPUTED) + count(compared, DIFFERENCE_STATED),
			count(compared, DIFFERENCE_NOTE), count(compared, DIFFERENCE_REASON),
			count(compared, DIFFERENCE_REMARK), count(compared, DIFFERENCE_LAST_YEAR));
	append_lineage(out, compared);
}

void diff_show_text(const struct compared *compared, GString *out)
{
	int widths[COLUMNS] = {0};
	bool legend = false;

	measure(compared, widths);
	for (guint i = 0; i < compared->differences->len; i++) {
		const struct report_difference *difference =
			g_ptr_array_index(compared->differences, i);

		if (!headings[difference->kind])
			append_plain(out, difference);
		legend |= headings[difference->kind] && !fits_table(difference);
	}
	if (legend)
		g_string_append_printf(out, "%s\n", _("文字里 [-去掉的-] {+添上的+}"));
	for (enum difference_kind kind = 0; kind < G_N_ELEMENTS(headings); kind++) {
		if (headings[kind])
			append_group(out, compared, kind, widths);
	}
}
