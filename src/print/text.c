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
	WRITTEN = 4,     /* lines of a text that is written by hand, each twice as high */
};

/* Lines */

void painter_init(struct painter *painter, const struct print_options *options)
{
	int width = options->paper.width;
	int narrative = CLAMP(options->narrative, PAPER_LEAST_WIDTH, width);

	*painter = (struct painter){
		.options = options,
		.width = width,
		.narrative = narrative,
		.indent = (width - narrative) / 2,
		.lines = g_ptr_array_new_with_free_func(g_free),
		.pieces = g_array_new(FALSE, FALSE, sizeof(struct piece)),
	};
}

void painter_release(struct painter *painter)
{
	for (guint i = 0; i < painter->pieces->len; i++)
		piece_release(&g_array_index(painter->pieces, struct piece, i));
	g_array_free(painter->pieces, TRUE);
	g_ptr_array_free(painter->lines, TRUE);
}

/* Appends one line: so many blanks, and length bytes of text less the blanks they end with. */
static void paint_line(const struct painter *painter, int blanks, const char *text, size_t length)
{
	while (length > 0 && text[length - 1] == ' ')
		length--;
	if (length == 0)
		blanks = 0;
	char *line = g_malloc((size_t)blanks + length + 1);
	memset(line, ' ', (size_t)blanks);
	memcpy(line + blanks, text, length);
	line[(size_t)blanks + length] = '\0';
	g_ptr_array_add(painter->lines, line);
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

void paint_aside(
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
	return (struct text_column){.width = painter->width};
}

static struct text_column narrative(const struct painter *painter)
{
	return (struct text_column){.blanks = painter->indent, .width = painter->narrative};
}

/* Blocks */

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

/* Rules to write on. */
static void paint_writing(struct painter *painter, const struct document_block *block)
{
	(void)block;
	g_autofree char *rule = g_strnfill((gsize)painter->narrative, '_');
	for (int i = 0; i < WRITTEN; i++) {
		paint_line(painter, 0, "", 0);
		paint_line(painter, painter->indent, rule, strlen(rule));
	}
}

static void paint_note(struct painter *painter, const struct document_block *block)
{
	struct text_column column = narrative(painter);

	column.hang = NOTE_HANG;
	paint_text(painter, block->text, column);
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

/* Pieces */

struct style {
	void (*paint)(struct painter *painter, const struct document_block *block); /* no table */
	int above, below; /* empty lines */
	bool apart;       /* also from blocks of the same kind */
	bool whole;       /* stands on one page */
};

static const struct style styles[DOCUMENT_KINDS] = {
	[DOCUMENT_TITLE] = {.paint = paint_centered, .below = 2},
	[DOCUMENT_HEADING] = {.paint = paint_plain, .above = 1, .below = 1, .apart = true},
	[DOCUMENT_PARAGRAPH] = {.paint = paint_paragraph},
	[DOCUMENT_WRITING] = {.paint = paint_writing, .below = 1, .whole = true},
	[DOCUMENT_CAPTION] = {.paint = paint_centered, .above = 1},
	[DOCUMENT_TABLE] = {.below = 1, .apart = true},
	[DOCUMENT_FOOTNOTE] = {.paint = paint_plain, .above = 1, .below = 1},
	[DOCUMENT_NOTE] = {.paint = paint_note},
	[DOCUMENT_CLOSING] = {.paint = paint_closing, .above = 2},
	[DOCUMENT_SIGNATURES] = {.paint = paint_signatures, .above = 2, .whole = true},
};

static int lines_between(enum document_kind kind, enum document_kind next)
{
	if (kind == next && !styles[kind].apart)
		return 0;
	return MAX(styles[kind].below, styles[next].above);
}

static void paint_block(
	struct painter *painter, const struct document_block *block, enum document_kind before)
{
	struct piece piece = {
		.first = painter->lines->len,
		.above = painter->pieces->len == 0 ? 0 : lines_between(before, block->kind),
		.keep_with_next = block->keep_with_next,
		.whole = styles[block->kind].whole,
	};

	if (block->table)
		paint_table(painter, block->table, &piece);
	else
		styles[block->kind].paint(painter, block);
	piece.count = painter->lines->len - piece.first;
	g_array_append_val(painter->pieces, piece);
}

void paint_blocks(struct painter *painter, const struct document *document)
{
	enum document_kind before = DOCUMENT_TITLE;

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct document_block *block = document_block(document, i);
		paint_block(painter, block, before);
		before = block->kind;
	}
}
