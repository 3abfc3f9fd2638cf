/* Signature lines: who approved stands behind the words of their role. */

#include "document/sample.h"

#include <criterion/criterion.h>

#include "print/options_text.h"
#include "print/verify.h"
#include "report/history.h"
#include "report/reports.h"

TestSuite(signatures, .timeout = 20);

#define SIGNED SAMPLE_FORM("paper: {sign: [填表人, 审核人]}\n")

static void approves(struct sample *sample, const char *name, const char *role)
{
	const struct history_entry *last = happens(sample->report, HISTORY_APPROVE, name);
	struct history_entry *entry =
		g_ptr_array_index(sample->report->history, sample->report->history->len - 1);
	cr_assert_eq(entry, last);
	g_free(entry->role);
	entry->role = g_strdup(role);
}

/* The words of the signature lines, each with \n behind it. */
static char *lines_of(const struct document *document)
{
	GString *lines = g_string_new(NULL);
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct document_block *block = document_block(document, i);
		for (size_t n = 0; block->kind == DOCUMENT_SIGNATURES && n < block->word_count; n++)
			g_string_append_printf(lines, "%s\n", block->words[n]);
	}
	return g_string_free(lines, FALSE);
}

static void expect_lines(const struct sample *sample, const char *wanted)
{
	struct document *document = document_new(sample->report);
	g_autofree char *lines = lines_of(document);
	cr_expect_str_eq(lines, wanted, "%s", lines);
	document_free(document);
}

Test(signatures, name_those_who_approved)
{
	struct sample sample = sample_on(SIGNED);
	expect_lines(&sample, "填表人：\n审核人：\n");
	happens(sample.report, HISTORY_SUBMIT, "张三");
	expect_lines(&sample, "填表人：\n审核人：\n");
	approves(&sample, "李四", "审核人");
	expect_lines(&sample, "填表人：\n审核人：李四\n");
	approves(&sample, "王五", "");
	approves(&sample, "赵六", "分管领导");
	approves(&sample, "张三", "审核人");
	expect_lines(
		&sample, "填表人：\n审核人：李四，张三（即报送人）\n批准：王五\n分管领导：赵六\n");
	sample_set(&sample, "cover.org", "另一个办公室");
	expect_lines(&sample, "填表人：\n审核人：\n");
	sample_release(&sample);
}

Test(signatures, do_not_keep_a_copy_from_being_known_again)
{
	struct sample sample = sample_on(SIGNED);
	GString *copies[3];
	for (int i = 0; i < 3; i++) {
		struct print_options options = print_options_default();
		if (i == 1)
			happens(sample.report, HISTORY_SUBMIT, "张三");
		if (i > 0)
			approves(&sample, i == 1 ? "李四" : "王五", "审核人");
		struct document *document = document_new(sample.report);
		copies[i] = g_string_new(NULL);
		print_text(document, &options, copies[i]);
		document_free(document);
	}
	for (int i = 0; i < 3; i++) {
		struct verify_difference difference = {0};
		cr_expect_eq(print_verify(sample.report, copies[i]->str, &difference), VERIFY_SAME,
			"%d: line %d\n%s\n%s", i, difference.line, difference.copy,
			difference.report);
	}
	for (int i = 0; i < 3; i++)
		g_string_free(copies[i], TRUE);
	sample_release(&sample);
}
