/*
 * Paragraph by paragraph: a heading moves on to its section or text, any other
 * paragraph is added to the text one is in. What turns out afterwards, a
 * signature at the end, or that a section has as many paragraphs as texts
 * without labels, is put right at the end.
 */
#include "session/division.h"

#include <string.h>

#include "edit/numbering.h"
#include "edit/sentence.h"

enum {
	HEADINGS_LEAST = 2,
	HEAD_MOST = 10, /* characters a heading may have besides the form's words */
	SHORT_KEY = 2,  /* characters with which a heading's words can be cut short */
};

/* Where one is while paragraphs go by. */
struct divider {
	const struct report *report;
	const struct form *form;
	struct division *division;
	GPtrArray **texts; /* by cell: its paragraphs, or NULL */
	int section;       /* 0: before the first heading */
	cell_index cell;   /* CELL_NONE: what comes belongs nowhere */
	bool fresh;        /* nothing has come since the heading */
	bool of_section;   /* which was that of a section, not of one text */
};

/* Headings */

/* What may be a heading at the beginning of a paragraph. */
struct opening {
	bool numbered, bracketed, chinese;
	char *key;          /* its words */
	const char *behind; /* what follows in the same paragraph */
};

static struct opening opening_of(const char *paragraph)
{
	struct numbering numbering;
	struct opening head = {.numbered = numbering_read(paragraph, &numbering)};
	const char *words = head.numbered ? numbering.behind : paragraph;
	size_t length;

	head.bracketed = head.numbered && numbering.bracketed;
	head.chinese = head.numbered && numbering.chinese;
	head.behind = sentence_end(words, &length);
	g_autofree char *first = g_strndup(words, length);
	head.key = label_key(first);
	return head;
}

static bool is_about_as_long(const char *key, const char *wanted)
{
	return g_utf8_strlen(key, -1) <= g_utf8_strlen(wanted, -1) + HEAD_MOST;
}

/* Whether a head says what a heading says: the same, or, when it is numbered as headings are, a
   little more or less. */
static bool says(const struct opening *head, const char *heading)
{
	g_autofree char *wanted = label_key(heading);

	if (*wanted == '\0' || *head->key == '\0')
		return false;
	if (strcmp(head->key, wanted) == 0)
		return head->numbered || *head->behind == '\0';
	return head->chinese && is_about_as_long(head->key, wanted) &&
		(strstr(head->key, wanted) != NULL ||
			(g_utf8_strlen(head->key, -1) > SHORT_KEY && strstr(wanted, head->key)));
}

static int section_of(const struct divider *divider, const struct opening *head)
{
	for (int s = 1; s < divider->form->section_count && !head->bracketed; s++) {
		if (says(head, divider->form->sections[s].heading))
			return s;
	}
	return -1;
}

static bool is_text(const struct divider *divider, cell_index cell)
{
	return form_cell(divider->form, cell)->spec->type == TYPE_TEXT;
}

static cell_index text_of(const struct divider *divider, const struct opening *head)
{
	const struct form_section *section = &divider->form->sections[divider->section];

	for (size_t i = 0; divider->section > 0 && i < section->field_count; i++) {
		cell_index cell = section->first + (cell_index)i;

		if (is_text(divider, cell) &&
			says(head, form_field_label(form_cell(divider->form, cell))))
			return cell;
	}
	return CELL_NONE;
}

/* Where a section's text begins before any label: its first text without one, or its first. */
static cell_index first_text(const struct divider *divider, int section)
{
	const struct form_section *of = &divider->form->sections[section];
	cell_index first = CELL_NONE;

	for (size_t i = 0; i < of->field_count; i++) {
		cell_index cell = of->first + (cell_index)i;

		if (!is_text(divider, cell))
			continue;
		if (*form_cell(divider->form, cell)->words->field->label == '\0')
			return cell;
		first = first == CELL_NONE ? cell : first;
	}
	return first;
}

/* The text printed before the first section: the preamble. */
static cell_index preamble(const struct form *form)
{
	for (size_t i = 0; i < form->before.count; i++) {
		cell_index cell = form_find_field(form, 0, form->before.texts[i]);

		if (cell != CELL_NONE && form_cell(form, cell)->spec->type == TYPE_TEXT)
			return cell;
	}
	return CELL_NONE;
}

/* Paragraphs */

static void leave_out(struct divider *divider, const char *paragraph)
{
	if (divider->section > 0 && divider->cell == CELL_NONE)
		divider->division->table_lines++;
	else
		g_ptr_array_add(divider->division->left_out, g_strdup(paragraph));
}

static void add_paragraph(struct divider *divider, const char *paragraph)
{
	bool title = divider->section == 0 && !is_prose(paragraph);

	if (*paragraph == '\0')
		return;
	divider->fresh = false;
	if (divider->cell == CELL_NONE || title) {
		leave_out(divider, paragraph);
		return;
	}
	GPtrArray **text = &divider->texts[divider->cell];
	if (!*text)
		*text = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(*text, g_strdup(paragraph));
}

/* Goes to where a heading leads, or notes that it has just been there. */
static void go(struct divider *divider, int section, cell_index cell, bool of_section)
{
	bool doubled = divider->fresh && section == divider->section && cell == divider->cell &&
		of_section == divider->of_section;

	divider->section = section;
	divider->cell = cell;
	divider->fresh = true;
	divider->of_section = of_section;
	if (doubled)
		divider->division->tidied[TIDIED_DOUBLED]++;
	else
		divider->division->headings++;
}

static void take_paragraph(struct divider *divider, const char *paragraph);

/* Headings can follow each other in one paragraph: "（一）主动公开（一）主动公开。" */
static void go_on_behind(struct divider *divider, const struct opening *head)
{
	const char *behind = head->behind;

	while (*behind && g_unichar_isspace(g_utf8_get_char(behind)))
		behind = g_utf8_next_char(behind);
	take_paragraph(divider, behind);
}

static void take_paragraph(struct divider *divider, const char *paragraph)
{
	struct opening head = opening_of(paragraph);
	int section = section_of(divider, &head);
	cell_index cell = text_of(divider, &head);

	if (cell != CELL_NONE && (section < 0 || section == divider->section))
		go(divider, divider->section, cell, false);
	else if (section >= 0)
		go(divider, section, first_text(divider, section), true);
	if (section >= 0 || cell != CELL_NONE)
		go_on_behind(divider, &head);
	else
		add_paragraph(divider, paragraph);
	g_free(head.key);
}

/* Putting right */

/* Signature and date: lines without a sentence mark at the very end. */
static void take_off_closing(struct divider *divider)
{
	GPtrArray *text = divider->cell == CELL_NONE ? NULL : divider->texts[divider->cell];
	guint keep = text ? text->len : 0;

	while (keep > 1 && !is_prose(g_ptr_array_index(text, keep - 1)))
		keep--;
	for (guint i = keep; text && i < text->len; i++)
		leave_out(divider, g_ptr_array_index(text, i));
	if (text)
		g_ptr_array_set_size(text, (gint)keep);
}

/* The texts of a section that paper prints no label for. */
static GArray *unlabelled(const struct divider *divider, int section)
{
	const struct form_section *of = &divider->form->sections[section];
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(cell_index));

	for (size_t i = 0; i < of->field_count; i++) {
		cell_index cell = of->first + (cell_index)i;

		if (is_text(divider, cell) &&
			*form_cell(divider->form, cell)->words->field->label == '\0')
			g_array_append_val(cells, cell);
	}
	return cells;
}

/* As many paragraphs as texts without labels, and all in the first: each is for one of them. */
static void spread_section(struct divider *divider, int section)
{
	g_autoptr(GArray) cells = unlabelled(divider, section);
	cell_index first = cells->len > 1 ? g_array_index(cells, cell_index, 0) : CELL_NONE;
	GPtrArray *text = first == CELL_NONE ? NULL : divider->texts[first];

	if (!text || text->len != cells->len)
		return;
	for (guint i = 1; i < cells->len; i++) {
		if (divider->texts[g_array_index(cells, cell_index, i)])
			return;
	}
	for (guint i = cells->len; i-- > 1;) {
		GPtrArray *one = g_ptr_array_new_with_free_func(g_free);

		g_ptr_array_add(one, g_ptr_array_steal_index(text, i));
		divider->texts[g_array_index(cells, cell_index, i)] = one;
	}
}

static void gather_part(struct divider *divider, cell_index cell)
{
	GPtrArray *text = divider->texts[cell];

	if (!text || text->len == 0 || !report_applies(divider->report, cell))
		return;
	g_ptr_array_add(text, NULL);
	struct division_part part = {cell, g_strjoinv("\n", (char **)text->pdata)};
	g_array_append_val(divider->division->parts, part);
	change_list_add(divider->division->changes, form_cell(divider->form, cell)->address, NULL,
		part.text);
}

static void part_clear(gpointer data)
{
	g_free(((struct division_part *)data)->text);
}

static void gather(struct divider *divider)
{
	take_off_closing(divider);
	for (int s = 1; s < divider->form->section_count; s++)
		spread_section(divider, s);
	for (cell_index cell = 0; cell < divider->form->cell_count; cell++) {
		gather_part(divider, cell);
		if (divider->texts[cell])
			g_ptr_array_unref(divider->texts[cell]);
	}
}

bool division_find(
	const struct report *report, const char *text, size_t length, struct division *division)
{
	struct divider divider = {
		.report = report,
		.form = report->form,
		.division = division,
		.texts = g_new0(GPtrArray *, report->form->cell_count),
		.cell = preamble(report->form),
	};

	*division = (struct division){
		.parts = g_array_new(FALSE, FALSE, sizeof(struct division_part)),
		.left_out = g_ptr_array_new_with_free_func(g_free),
		.changes = change_list_new(),
	};
	g_array_set_clear_func(division->parts, part_clear);
	g_autoptr(GPtrArray) paragraphs = tidy_paragraphs(text, length, division->tidied);
	for (guint i = 0; i < paragraphs->len; i++)
		take_paragraph(&divider, g_ptr_array_index(paragraphs, i));
	gather(&divider);
	g_free(divider.texts);
	return division->headings >= HEADINGS_LEAST && division->parts->len > 0;
}

void division_release(struct division *division)
{
	g_array_unref(division->parts);
	g_ptr_array_unref(division->left_out);
	change_list_free(division->changes);
	*division = (struct division){0};
}
