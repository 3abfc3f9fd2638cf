/*
 * The HTML painter: each kind of block is a row of `elements`, the tag it
 * becomes. Blocks of one kind that belong together, notes and signatures, stand
 * in an element of their own.
 */

#include "print/html.h"

#include <string.h>

#include "layout/grid.h"

/* How the page looks: ink on paper, and nothing else. */
static const char style[] =
	"body{max-width:48em;margin:1em auto;padding:0 1em;line-height:1.7;"
	"font-family:\"FangSong\",\"STFangsong\",\"Noto Serif CJK SC\",serif}\n"
	"h1{font-size:1.4em;text-align:center;line-height:1.4;margin:.2em 0}\n"
	"h2{font-size:1.1em;margin:1.5em 0 .5em;break-after:avoid}\n"
	"p{margin:0;text-indent:2em}\n"
	"p.mark,p.closing{text-align:right;text-indent:0}\n"
	"p.caption{text-align:center;text-indent:0}\n"
	"p.note,p.footnote,p.signatures{text-indent:0;margin:.5em 0}\n"
	"p.writing{border-bottom:1px solid;height:2em}\n"
	"p.signatures span{display:inline-block;min-width:14em}\n"
	"div.table{overflow-x:auto;margin:.5em 0}\n"
	"table{border-collapse:collapse;width:100%;font-size:.9em;line-height:1.3}\n"
	"td,th{border:1px solid;padding:.2em .4em;font-weight:normal}\n"
	"th{text-align:center}\n"
	"th.left{text-align:left}\n"
	"td.figure{text-align:right;white-space:nowrap}\n"
	"tr{break-inside:avoid}\n"
	"footer{margin-top:2em;font-size:.8em}\n"
	"@media print{body{max-width:none;margin:0;padding:0}}\n"
	"@page{size:A4;margin:25mm 20mm}\n";

/* Pieces */

static void append_text(GString *out, const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text, -1);
	g_auto(GStrv) lines = g_strsplit(escaped, "\n", -1);
	g_autofree char *broken = g_strjoinv("<br>", lines);

	g_string_append(out, broken);
}

static void append_element(GString *out, const char *tag, const char *class, const char *text)
{
	g_string_append_printf(out, "<%s", tag);
	if (class)
		g_string_append_printf(out, " class=\"%s\"", class);
	g_string_append_c(out, '>');
	append_text(out, text);
	g_string_append_printf(out, "</%s>\n", tag);
}

/* Tables */

static void append_span(GString *out, const char *name, int count)
{
	if (count > 1)
		g_string_append_printf(out, " %s=\"%d\"", name, count);
}

static const char *class_of(const struct grid_cell *cell)
{
	if (cell->figure)
		return "figure";
	return cell->align == GRID_LEFT ? "left" : NULL;
}

/* Heads are those of the grid's head rows, and what stands in the middle of its height: the
   stub. */
static void append_cell(GString *out, const struct grid_cell *cell, bool is_head)
{
	const char *tag = is_head || cell->middle ? "th" : "td";
	const char *class = class_of(cell);

	g_string_append_printf(out, "<%s", tag);
	append_span(out, "rowspan", cell->rows);
	append_span(out, "colspan", cell->columns);
	if (class)
		g_string_append_printf(out, " class=\"%s\"", class);
	g_string_append_c(out, '>');
	append_text(out, cell->text);
	g_string_append_printf(out, "</%s>", tag);
}

static void append_row(GString *out, const struct grid *grid, int row)
{
	g_string_append(out, "<tr>");
	for (int column = 0; column < grid_columns(grid); column++) {
		const struct grid_cell *cell = grid_cell_beginning(grid, row, column);
		if (cell)
			append_cell(out, cell, grid_is_head(grid, row));
	}
	g_string_append(out, "</tr>\n");
}

static void append_table(GString *out, const struct document_block *block)
{
	struct grid *grid = table_grid(block->table, TABLE_AS_FORMED, true);

	/* word processors take borders from the attribute, not from the style sheet */
	g_string_append(out, "<div class=\"table\"><table border=\"1\">\n");
	for (int row = 0; row < grid_rows(grid); row++)
		append_row(out, grid, row);
	g_string_append(out, "</table></div>\n");
	grid_free(grid);
}

static void append_writing(GString *out, const struct document_block *block)
{
	enum { LINES = 4 };

	(void)block;
	for (int i = 0; i < LINES; i++)
		g_string_append(out, "<p class=\"writing\"></p>\n");
}

/* Office programs draw no borders of words that stand in a line. */
#define SIGNATURE_LINE "____________"

static void append_signatures(GString *out, const struct document_block *block)
{
	g_string_append(out, "<p class=\"signatures\">");
	for (size_t i = 0; i < block->word_count; i++) {
		g_string_append(out, "<span>");
		append_text(out, block->words[i]);
		g_string_append(out, SIGNATURE_LINE "</span> ");
	}
	g_string_append(out, "</p>\n");
}

/* The page */

struct element {
	const char *tag, *class;
	void (*append)(GString *out, const struct document_block *block); /* instead */
};

static const struct element elements[DOCUMENT_KINDS] = {
	[DOCUMENT_TITLE] = {.tag = "h1"},
	[DOCUMENT_HEADING] = {.tag = "h2"},
	[DOCUMENT_PARAGRAPH] = {.tag = "p"},
	[DOCUMENT_WRITING] = {.append = append_writing},
	[DOCUMENT_CAPTION] = {.tag = "p", .class = "caption"},
	[DOCUMENT_TABLE] = {.append = append_table},
	[DOCUMENT_FOOTNOTE] = {.tag = "p", .class = "footnote"},
	[DOCUMENT_NOTE] = {.tag = "p", .class = "note"},
	[DOCUMENT_CLOSING] = {.tag = "p", .class = "closing"},
	[DOCUMENT_SIGNATURES] = {.append = append_signatures},
};

static void append_block(GString *out, const struct document_block *block)
{
	const struct element *element = &elements[block->kind];

	if (element->append)
		element->append(out, block);
	else
		append_element(out, element->tag, element->class, block->text);
}

static void append_head(GString *out, const struct document *document, const char *language)
{
	g_autoptr(GString) title = g_string_new(NULL);

	for (guint i = 0; i < document->blocks->len; i++) {
		if (document_block(document, i)->kind == DOCUMENT_TITLE)
			g_string_append(title, document_block(document, i)->text);
	}
	g_string_append(out, "<!DOCTYPE html>\n<html");
	if (language) {
		g_autofree char *escaped = g_markup_escape_text(language, -1);
		g_string_append_printf(out, " lang=\"%s\"", escaped);
	}
	g_string_append(out,
		">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width\">\n");
	append_element(out, "title", NULL, title->str);
	g_string_append_printf(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

static void append_foot(GString *out, const struct document_foot *foot)
{
	g_string_append(out, "<footer>\n");
	append_element(out, "div", NULL, foot->origin);
	if (foot->result)
		append_element(out, "div", NULL, foot->result);
	if (foot->standing)
		append_element(out, "div", NULL, foot->standing);
	if (foot->dated)
		append_element(out, "div", NULL, foot->dated);
	g_string_append(out, "</footer>\n");
}

void print_html(const struct document *document, const char *language, GString *out)
{
	append_head(out, document, language);
	if (document->mark)
		append_element(out, "p", "mark", document->mark);
	for (guint i = 0; i < document->blocks->len; i++)
		append_block(out, document_block(document, i));
	append_foot(out, &document->foot);
	g_string_append(out, "</body>\n</html>\n");
}
