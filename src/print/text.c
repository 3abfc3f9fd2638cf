/*
 * The text painter. Each kind of block is a row of `styles`: how it is painted
 * and how many empty lines part it from others. Between two blocks stand as many
 * as the one asks for that asks for more; blocks of one kind stand together.
 */

#include <string.h>

#include "print/text_internal.h"

enum {
	INDENT = 4,      /* of a paragraph's first line: two characters */
	NOTE_HANG = 3,   /* of a note's further lines: they stand under its text */
	SIGN_BLANK = 10, /* columns to sign in, at least */
	SIGN_GAP = 2,    /* between two signatures of one line */
};

/* ---- lines ---- */

void paint_line(const struct painter *painter, int blanks, const char *text, size_t length)
{
	while (length > 0 && text[length - 1] == ' ')
		length--;
	if (length > 0) {
		g_string_append_printf(painter->out, "%*s", blanks, "");
		g_string_append_len(painter->out, text, (gssize)length);
	}
	g_string_append_c(painter->out, '\n');
}

void paint_text(const struct painter *painter, const char *text, struct text_column column)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
	text_break(text, strlen(text), column.width - column.first, column.width - column.hang,
		painter->options->profile, lines);
	for (guint i = 0; i < lines->len; i++) {
		const struct text_line *line = &g_array_index(lines, struct text_line, i);
		int further = i == 0 ? column.first : column.hang;
		paint_line(painter, column.blanks + further, text + line->start, line->length);
	}
}

/* Appends text in lines of about the same length, `side` halves of what is left of each line's
   width standing before it: 1 for the middle, 2 for the right. */
static void paint_aside(
	const struct painter *painter, const char *text, struct text_column column, int side)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct text_line));
	text_break_balanced(text, strlen(text), column.width, painter->options->profile, lines);
	for (guint i = 0; i < lines->len; i++) {
		const struct text_line *line = &g_array_index(lines, struct text_line, i);
		int left_over = MAX(column.width - line->width, 0);
		paint_line(painter, column.blanks + left_over * side / 2, text + line->start,
			line->length);
	}
}

static struct text_column whole_paper(const struct painter *painter)
{
	return (struct text_column){.width = painter->options->width};
}

static struct text_column narrative(const struct painter *painter)
{
	return (struct text_column){.blanks = painter->margin, .width = painter->narrative};
}

/* ---- blocks ---- */

static void paint_mark(struct painter *painter, const struct document_block *block)
{
	paint_aside(painter, block->text, whole_paper(painter), 2);
}

static void paint_centered(struct painter *painter, const struct document_block *block)
{
	paint_aside(painter, block->text, whole_paper(painter), 1);
}

static void paint_closing(struct painter *painter, const struct document_block *block)
{
	paint_aside(painter, block->text, narrative(painter), 2);
}

static void paint_plain(struct painter *painter, const struct document_block *block)
{
	paint_text(painter, block->text, narrative(painter));
}

static void paint_paragraph(struct painter *painter, const struct document_block *block)
{
	struct text_column column = narrative(painter);
	column.first = INDENT;
	paint_text(painter, block->text, column);
}

static void paint_note(struct painter *painter, const struct document_block *block)
{
	struct text_column column = narrative(painter);
	column.hang = NOTE_HANG;
	paint_text(painter, block->text, column);
}

static void paint_table_block(struct painter *painter, const struct document_block *block)
{
	paint_table(painter, block->table);
}

static int word_width(const struct painter *painter, const char *word)
{
	return text_width(word, strlen(word), painter->options->profile);
}

/* Appends "填表人：____", filled up to width columns. */
static void append_signature(
	const struct painter *painter, const char *word, int width, GString *line)
{
	g_string_append(line, word);
	for (int i = word_width(painter, word); i < width; i++)
		g_string_append_c(line, '_');
}

/* Columns of one signature: as many stand in a line as have room to sign in. */
static int signature_width(const struct painter *painter, const struct document_block *block)
{
	int widest = 0;
	for (size_t i = 0; i < block->word_count; i++)
		widest = MAX(widest, word_width(painter, block->words[i]));
	int needed = widest + SIGN_BLANK + SIGN_GAP;
	int abreast = MAX((painter->narrative + SIGN_GAP) / needed, 1);
	return (painter->narrative + SIGN_GAP) / abreast - SIGN_GAP;
}

static void paint_signatures(struct painter *painter, const struct document_block *block)
{
	int width = signature_width(painter, block);
	int abreast = (painter->narrative + SIGN_GAP) / (width + SIGN_GAP);
	for (size_t i = 0; i < block->word_count;) {
		g_autoptr(GString) line = g_string_new(NULL);
		if (i > 0)
			paint_line(painter, 0, "", 0);
		for (int n = 0; n < abreast && i < block->word_count; n++, i++) {
			if (n > 0)
				g_string_append_printf(line, "%*s", SIGN_GAP, "");
			append_signature(painter, block->words[i], width, line);
		}
		paint_text(painter, line->str, narrative(painter));
	}
}

/* ---- the page ---- */

struct style {
	void (*paint)(struct painter *painter, const struct document_block *block);
	int above, below; /* empty lines */
	bool apart;       /* also from blocks of the same kind */
};

static const struct style styles[DOCUMENT_KINDS] = {
	[DOCUMENT_MARK] = {.paint = paint_mark, .above = 1, .below = 1},
	[DOCUMENT_TITLE] = {.paint = paint_centered, .below = 2},
	[DOCUMENT_HEADING] = {.paint = paint_plain, .above = 1, .below = 1, .apart = true},
	[DOCUMENT_PARAGRAPH] = {.paint = paint_paragraph},
	[DOCUMENT_CAPTION] = {.paint = paint_centered, .above = 1},
	[DOCUMENT_TABLE] = {.paint = paint_table_block, .below = 1, .apart = true},
	[DOCUMENT_FOOTNOTE] = {.paint = paint_plain, .above = 1, .below = 1},
	[DOCUMENT_NOTE] = {.paint = paint_note},
	[DOCUMENT_CLOSING] = {.paint = paint_closing, .above = 2},
	[DOCUMENT_SIGNATURES] = {.paint = paint_signatures, .above = 2},
};

static int lines_between(enum document_kind kind, enum document_kind next)
{
	if (kind == next && !styles[kind].apart)
		return 0;
	return MAX(styles[kind].below, styles[next].above);
}

void print_text(const struct document *document, const struct print_options *options, GString *out)
{
	g_return_if_fail(options->width >= PRINT_LEAST_WIDTH);
	int column = CLAMP(options->narrative, PRINT_LEAST_WIDTH, options->width);
	struct painter painter = {
		.options = options,
		.narrative = column,
		.margin = (options->width - column) / 2,
		.out = out,
	};
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct document_block *block = document_block(document, i);
		int empty = i == 0 ? 0 : lines_between(block[-1].kind, block->kind);
		for (int line = 0; line < empty; line++)
			paint_line(&painter, 0, "", 0);
		styles[block->kind].paint(&painter, block);
	}
}
