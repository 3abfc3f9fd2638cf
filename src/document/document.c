/*
 * The order of the copy: title, texts before the first section, the sections,
 * closing, notes and reasons, signatures. Notes stand above the signatures:
 * whoever signs, signs them too. What is published is signed by nobody, and why
 * the office thinks its figures right is between it and those who check them.
 */

#include "document/document.h"

#include "document/clean.h"
#include "document/compose.h"
#include "document/reading.h"
#include "report/approval.h"

/* What must not end a page by its nature, whatever follows. */
static const bool leads[DOCUMENT_KINDS] = {
	[DOCUMENT_TITLE] = true,
	[DOCUMENT_HEADING] = true,
	[DOCUMENT_CAPTION] = true,
};

struct document_block *compose_block(struct composition *composition, enum document_kind kind)
{
	GArray *blocks = composition->document->blocks;
	struct document_block block = {.kind = kind, .keep_with_next = leads[kind]};

	g_array_append_val(blocks, block);
	return &g_array_index(blocks, struct document_block, blocks->len - 1);
}

struct document_block *compose_line(
	struct composition *composition, enum document_kind kind, const char *text)
{
	struct document_block *block = compose_block(composition, kind);
	g_autofree char *clean = clean_line(text);

	block->text = g_string_chunk_insert(composition->document->texts, clean);
	return block;
}

char *compose_reading(const struct composition *composition, cell_index cell)
{
	return composition->use == DOCUMENT_BLANK ? reading_to_fill(composition->report, cell)
						  : reading_of_cell(composition->report, cell);
}

char *compose_expanded(const struct composition *composition, const char *text)
{
	return composition->use == DOCUMENT_BLANK
		? report_expand_as(composition->report, text, reading_to_fill)
		: reading_of_text(composition->report, text);
}

static struct document_block *add_expanded(
	struct composition *composition, enum document_kind kind, const char *text)
{
	g_autofree char *expanded = compose_expanded(composition, text);

	return compose_line(composition, kind, expanded);
}

static void add_title(struct composition *composition)
{
	const struct text_list *title = &composition->form->title;

	for (size_t i = 0; i < title->count; i++)
		add_expanded(composition, DOCUMENT_TITLE, title->texts[i]);
}

static void add_texts_before(struct composition *composition)
{
	const struct text_list *before = &composition->form->before;

	for (size_t i = 0; i < before->count; i++) {
		g_autofree char *address = g_strconcat("cover.", before->texts[i], NULL);
		cell_index cell = form_find(composition->form, address);
		if (cell != CELL_NONE)
			compose_field(composition, cell, NULL);
	}
}

static void add_table(struct composition *composition, const struct form_table *table)
{
	if (table->caption)
		compose_line(composition, DOCUMENT_CAPTION, table->caption);
	struct document_block *block = compose_block(composition, DOCUMENT_TABLE);
	block->table = document_table_new(composition->report, table, composition->document->texts);
	if (table->footnote) {
		block->keep_with_next = true;
		add_expanded(composition, DOCUMENT_FOOTNOTE, table->footnote);
	}
}

/* A section without cells is a heading, and as good as any. */
static bool is_void(const struct composition *composition, const struct form_section *section)
{
	for (size_t i = 0; i < section->cell_count; i++) {
		cell_index cell = section->first + (cell_index)i;
		bool absent = form_cell(composition->form, cell)->absent;
		if (!absent && !reading_is_void(composition->report, cell))
			return false;
	}
	return section->cell_count > 0;
}

/* A section that does not apply keeps its heading, for headings are numbered. */
static void add_section(struct composition *composition, const struct form_section *section)
{
	compose_line(composition, DOCUMENT_HEADING, section->heading);
	if (is_void(composition, section)) {
		compose_line(composition, DOCUMENT_PARAGRAPH, composition->words->not_applicable);
		return;
	}
	for (size_t i = 0; i < section->field_count; i++) {
		cell_index cell = section->first + (cell_index)i;
		compose_field(
			composition, cell, form_cell(composition->form, cell)->words->field->label);
	}
	for (int i = 0; i < section->table_count; i++)
		add_table(composition, &section->tables[i]);
}

void compose_company(struct composition *composition)
{
	GArray *blocks = composition->document->blocks;
	struct document_block *last =
		&g_array_index(blocks, struct document_block, blocks->len - 1);

	if (blocks->len > 0 && !last->table)
		last->keep_with_next = true;
}

static void add_closing(struct composition *composition)
{
	const struct text_list *closing = &composition->form->closing;

	if (closing->count > 0)
		compose_company(composition);
	for (size_t i = 0; i < closing->count; i++) {
		struct document_block *block =
			add_expanded(composition, DOCUMENT_CLOSING, closing->texts[i]);
		block->keep_with_next = i + 1 < closing->count;
	}
}

static void compose_body(struct composition *composition)
{
	add_texts_before(composition);
	for (int i = 1; i < composition->form->section_count; i++)
		add_section(composition, &composition->form->sections[i]);
	add_closing(composition);
	compose_notes(composition);
	if (composition->use != DOCUMENT_PUBLISHED) {
		compose_reasons(composition);
		compose_signatures(composition);
	}
}

static void compose(struct composition *composition)
{
	if (composition->use != DOCUMENT_BLANK)
		composition->document->mark =
			paper_mark_of(composition->words, report_status_shown(composition->report));
	add_title(composition);
	if (composition->use == DOCUMENT_FINDINGS)
		compose_findings(composition);
	else
		compose_body(composition);
	compose_foot(composition);
}

static void release_block(gpointer data)
{
	struct document_block *block = data;

	document_table_free(block->table);
	g_free(block->words);
}

struct document *document_begin(void)
{
	enum { CHUNK = 4096 };
	struct document *document = g_new0(struct document, 1);

	document->blocks = g_array_new(FALSE, FALSE, sizeof(struct document_block));
	g_array_set_clear_func(document->blocks, release_block);
	document->texts = g_string_chunk_new(CHUNK);
	return document;
}

static struct document *document_of(
	const struct report *report, enum document_use use, guint approvals)
{
	struct document *document = document_begin();
	struct composition composition = {
		.use = use,
		.approvals = approvals,
		.report = report,
		.form = report->form,
		.words = paper_words_of(report->form->language),
		.document = document,
	};

	compose(&composition);
	return document;
}

struct document *document_new(const struct report *report)
{
	bool approved = report_approval(report) == APPROVAL_HOLDS;

	return document_of(report, DOCUMENT_FILED, approved ? G_MAXUINT : 0);
}

struct document *document_new_at(const struct report *report, const char *mark, guint approvals)
{
	struct document *document = document_of(report, DOCUMENT_FILED, approvals);

	document->mark = mark;
	return document;
}

struct document *document_new_published(const struct report *report)
{
	return document_of(report, DOCUMENT_PUBLISHED, 0);
}

struct document *document_new_blank(const struct form *form)
{
	struct report *report = report_new(form);
	struct document *document = document_of(report, DOCUMENT_BLANK, 0);

	report_free(report);
	return document;
}

struct document *document_new_findings(const struct report *report)
{
	return document_of(report, DOCUMENT_FINDINGS, 0);
}

void document_date(struct document *document, const char *when)
{
	document->foot.dated = g_string_chunk_insert(document->texts, when);
}

void document_free(struct document *document)
{
	if (!document)
		return;
	g_array_free(document->blocks, TRUE);
	g_string_chunk_free(document->texts);
	g_free(document);
}
