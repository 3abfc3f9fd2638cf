/*
 * Signature lines: words to sign behind. Who approved the report on the screen
 * stands there by name, in the role they did it in, or on a line of their own; a
 * hand signs beside it all the same.
 */

#include <string.h>

#include "document/clean.h"
#include "document/compose.h"
#include "report/approval.h"

/* The lines in the making, of one composition. */
struct signing {
	struct composition *composition;
	GPtrArray *approvals; /* const struct history_entry * */
	GPtrArray *lines;     /* char *, owned */
};

/* "李四", with a word where it is who handed the report in. */
static void append_name(
	const struct signing *signing, const struct history_entry *approval, GString *line)
{
	const struct composition *composition = signing->composition;

	g_string_append(line, *approval->name != '\0' ? approval->name : approval->login);
	if (approval_is_own(composition->report, approval))
		g_string_append_printf(line, "%s%s%s", composition->words->open,
			composition->words->own, composition->words->close);
}

/* A word to sign behind, and the names of those who approved in that role. */
static void add_word(const struct signing *signing, const char *word)
{
	const struct paper_words *words = signing->composition->words;
	g_autoptr(GString) line = g_string_new(word);
	bool named = false;

	g_string_append(line, words->colon);
	for (guint i = 0; i < signing->approvals->len; i++) {
		const struct history_entry *approval = g_ptr_array_index(signing->approvals, i);
		if (strcmp(approval->role, word) != 0)
			continue;
		g_string_append(line, named ? words->comma : "");
		append_name(signing, approval, line);
		named = true;
	}
	g_ptr_array_add(signing->lines, clean_line(line->str));
}

static bool is_word(const struct text_list *sign, const char *role)
{
	for (size_t i = 0; i < sign->count; i++) {
		if (strcmp(sign->texts[i], role) == 0)
			return true;
	}
	return false;
}

/* A line for one who approved in a role that has none. */
static void add_approval(const struct signing *signing, const struct history_entry *approval)
{
	const struct paper_words *words = signing->composition->words;
	g_autoptr(GString) line =
		g_string_new(*approval->role != '\0' ? approval->role : words->approved);

	g_string_append(line, words->colon);
	append_name(signing, approval, line);
	g_ptr_array_add(signing->lines, clean_line(line->str));
}

static void add_lines(const struct signing *signing)
{
	const struct text_list *sign = &signing->composition->form->sign;

	for (size_t i = 0; i < sign->count; i++)
		add_word(signing, sign->texts[i]);
	for (guint i = 0; i < signing->approvals->len; i++) {
		const struct history_entry *approval = g_ptr_array_index(signing->approvals, i);
		if (!is_word(sign, approval->role))
			add_approval(signing, approval);
	}
}

void compose_signatures(struct composition *composition)
{
	g_autoptr(GPtrArray) approvals = report_approvals(composition->report);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	struct signing signing = {composition, approvals, lines};

	if (approvals->len > composition->approvals)
		g_ptr_array_set_size(approvals, (gint)composition->approvals);
	add_lines(&signing);
	if (lines->len == 0)
		return;
	compose_company(composition);
	struct document_block *block = compose_block(composition, DOCUMENT_SIGNATURES);
	block->words = g_new(const char *, lines->len);
	block->word_count = lines->len;
	for (guint i = 0; i < lines->len; i++)
		block->words[i] = g_string_chunk_insert(
			composition->document->texts, g_ptr_array_index(lines, i));
}
