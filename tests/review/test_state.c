/*
 * The table of states: what docs/review.md says is what is done, and every
 * refusal says what to do instead.
 */

#include "base/file.h"
#include "form/forms.h"
#include "review/state.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(state, .timeout = 20);

/* The cells of a row of the document's table, NULL-terminated; free with g_strfreev. */
static char **documented_row(const char *status)
{
	g_autofree char *path = source_path("docs/review.md");
	size_t length;
	g_autofree char *bytes = file_read(path, 1 << 20, &length, NULL);
	g_autofree char *start = g_strdup_printf("\n| %s | ", status);
	const char *row = bytes ? strstr(bytes, start) : NULL;

	cr_assert_not_null(row, "docs/review.md has no row for %s", status);
	row += strlen(start);
	g_autofree char *line = g_strndup(row, strcspn(row, "\n"));
	if (g_str_has_suffix(line, " |"))
		line[strlen(line) - 2] = '\0';
	return g_strsplit(line, " | ", -1);
}

static const char *written_as(struct transition transition)
{
	return transition.refusal ? review_refusal_id(transition.refusal)
				  : report_status_id(transition.to);
}

Test(state, is_documented_as_it_is)
{
	g_auto(GStrv) head = documented_row("status");

	cr_assert_eq(g_strv_length(head), REVIEW_COMMANDS);
	for (enum review_command command = 0; command < REVIEW_COMMANDS; command++)
		cr_expect_str_eq(head[command], review_command_id(command));
	for (enum report_status from = 0; from < STATUSES; from++) {
		g_auto(GStrv) row = documented_row(report_status_id(from));

		cr_assert_eq(g_strv_length(row), REVIEW_COMMANDS, "%s", report_status_id(from));
		for (enum review_command command = 0; command < REVIEW_COMMANDS; command++)
			cr_expect_str_eq(row[command], written_as(review_transition(from, command)),
				"%s %s", report_status_id(from), review_command_id(command));
	}
}

Test(state, has_words_for_every_refusal)
{
	for (enum review_refusal refusal = 1; refusal < REVIEW_REFUSALS; refusal++) {
		g_auto(GStrv) row = documented_row(review_refusal_id(refusal));

		cr_expect_eq(g_strv_length(row), 1, "%s", review_refusal_id(refusal));
		cr_expect_str_neq(review_refusal_text(refusal), "");
	}
	cr_expect_str_eq(review_refusal_text(REFUSED_NOT_AT_ALL), "");
}

Test(state, knows_no_other_status)
{
	static const char *const words[] = {"", "Draft", "final", "drafts", "draf"};
	enum report_status status;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		cr_expect_not(report_status_parse(words[i], &status), "%s", words[i]);
	for (enum report_status each = 0; each < STATUSES; each++) {
		cr_expect(report_status_parse(report_status_id(each), &status));
		cr_expect_eq(status, each);
	}
}
