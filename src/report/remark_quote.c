/* What a remark is about: quoted words found again in a text that was edited, and whether what it
   speaks of has become something else. */
#include "report/remarks.h"

#include <string.h>

#include "report/digest.h"
#include "report/reasons.h"

enum { CONTEXT = 12 }; /* characters kept on each side of quoted words */

/* Quoted words */

/* The text at an address; NULL where there is none. Borrowed. */
static const char *text_at(const struct report *report, const char *address)
{
	cell_index cell = form_find(report->form, address);

	if (cell == CELL_NONE || report->typed[cell].kind != VALUE_TEXT)
		return NULL;
	return report->typed[cell].text;
}

/* The last characters of a paragraph before `at`, and the first behind it. Free with g_free. */
static char *context_before(const char *text, const char *at)
{
	const char *from = at;

	for (int i = 0; i < CONTEXT && from > text; i++) {
		const char *step = g_utf8_prev_char(from);

		if (*step == '\n')
			break;
		from = step;
	}
	return g_strndup(from, (gsize)(at - from));
}

static char *context_after(const char *at)
{
	const char *to = at;

	for (int i = 0; i < CONTEXT && *to && *to != '\n'; i++)
		to = g_utf8_next_char(to);
	return g_strndup(at, (gsize)(to - at));
}

bool remark_quote(struct remark *remark, const struct report *report, const char *words)
{
	const char *text = text_at(report, remark->address);
	const char *at = text && *words ? strstr(text, words) : NULL;

	return at && remark_quote_at(remark, report, (size_t)(at - text), strlen(words));
}

bool remark_quote_at(
	struct remark *remark, const struct report *report, size_t offset, size_t length)
{
	const char *text = text_at(report, remark->address);

	if (!text || length == 0 || offset > strlen(text) || length > strlen(text) - offset)
		return false;
	g_free(remark->quote);
	g_free(remark->before);
	g_free(remark->after);
	remark->quote = g_strndup(text + offset, length);
	remark->before = context_before(text, text + offset);
	remark->after = context_after(text + offset + length);
	return true;
}

/* How many bytes two texts end with alike, and begin with. */
static size_t common_end(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t common = 0;

	while (common < a_length && common < b_length &&
		a[a_length - common - 1] == b[b_length - common - 1])
		common++;
	return common;
}

static size_t common_start(const char *a, const char *b)
{
	size_t common = 0;

	while (a[common] && a[common] == b[common])
		common++;
	return common;
}

/* The occurrence with most of what stood around the words is theirs; the first of like ones. */
bool remark_find_quote(
	const struct remark *remark, const struct report *report, size_t *offset, size_t *length)
{
	const char *text = *remark->quote ? text_at(report, remark->address) : NULL;
	size_t quoted = strlen(remark->quote), best = 0;
	bool found = false;

	for (const char *at = text; at && (at = strstr(at, remark->quote)); at++) {
		size_t likeness = common_end(text, (size_t)(at - text), remark->before,
					  strlen(remark->before)) +
			common_start(at + quoted, remark->after);

		if (found && likeness <= best)
			continue;
		found = true;
		best = likeness;
		*offset = (size_t)(at - text);
	}
	*length = quoted;
	return found;
}

/* What stands there */

/* All cells of a row as one digest, or NULL where the address is none of a row. Free with
   g_free. */
static char *row_digest(const struct report *report, const char *address)
{
	const struct form *form = report->form;
	cell_index first = form_first_cell(form, address);
	const struct form_block *block =
		first != CELL_NONE && strchr(address, '.') ? form_cell_block(form, first) : NULL;
	g_autoptr(GString) all = g_string_new(NULL);

	if (!block)
		return NULL;
	for (int column = 0; column < block->columns.tree.leaves; column++) {
		cell_index cell = form_block_cell(block, form_cell(form, first)->row, column);
		g_autofree char *text = report_figure_text(report, form_cell(form, cell)->address);

		g_string_append_printf(all, "%s\n", text ? text : "");
	}
	return digest_of_text(all->str);
}

/* "" where only words can answer. Free with g_free. */
static char *what_stands(const struct report *report, const char *address)
{
	char *text = form_find(report->form, address) != CELL_NONE
		? report_figure_text(report, address)
		: row_digest(report, address);

	return text ? text : g_strdup("");
}

void remark_stand(struct remark *remark, const struct report *report)
{
	g_free(remark->digest);
	g_free(remark->stood);
	remark->digest = report_digest(report);
	remark->stood = what_stands(report, remark->address);
}

bool remark_is_answered(const struct remark *remark)
{
	return *remark->answer || *remark->answered_when;
}

bool remark_is_met(const struct remark *remark, const struct report *report)
{
	bool known = form_knows(report->form, remark->address) && strchr(remark->address, '.');
	size_t offset, length;

	if (!known)
		return false;
	if (*remark->quote)
		return !remark_find_quote(remark, report, &offset, &length);
	g_autofree char *now = what_stands(report, remark->address);
	return strcmp(now, remark->stood) != 0;
}

bool remark_is_open(const struct remark *remark, const struct report *report)
{
	return !remark_is_answered(remark) && !remark_is_met(remark, report);
}
