/*
 * What a key asks of the system, as strace sees it: between a key and its answer at
 * most one write to the journal, and no waiting for the disk.
 */

#include "clerk.h"
#include "papers.h"
#include "seat.h"
#include "watched.h"
#include <string.h>

TestSuite(calls, .init = sit_down_to_full_report, .fini = get_up, .timeout = 60);

struct answer {
	int journal, syncs; /* calls */
	bool shown;
};

static void note_call(struct answer *answer, const char *call)
{
	answer->journal += strstr(call, ".journal") && strstr(call, "write");
	answer->syncs += strstr(call, "sync") != NULL;
	answer->shown |= strstr(call, "write(1<") != NULL;
}

/* What the loop's thread, which called first, did between reading a key and answering it. */
static struct answer answer_to(char *const *calls, const char *key)
{
	struct answer answer = {0};
	g_autofree char *thread = g_strndup(calls[0], strcspn(calls[0], " "));
	/* a call that another thread's goes between is written in two lines: "<... read resumed>" */
	g_autofree char *bytes = g_strdup_printf("\"%s\",", key);
	bool read = false;

	for (; *calls && !answer.shown; calls++) {
		if (!g_str_has_prefix(*calls, thread))
			continue;
		if (read)
			note_call(&answer, *calls);
		read |= strstr(*calls, "read") && strstr(*calls, bytes);
	}
	return answer;
}

Test(calls, a_figure_is_journalled_by_one_write_and_no_key_waits_for_the_disk)
{
	static const char *const keys[] = {"8", "\\t"};
	static const char *const report[] = {"report.yaml", NULL};
	if (!watched_can())
		cr_skip_test("strace is missing or may not watch");
	char **command = watched_command(
		desk, "read,write,pwrite64,writev,fsync,fdatasync,sync,syncfs", report);
	struct screen *s = screen_open(desk, 24, 80, command);
	g_strfreev(command);
	expect(s, "F1帮助");
	press(s, "Esc 3");
	expect(s, "一、本年新收");
	type(s, "7");
	expect(s, "未存 1 处");
	press(s, "Enter"); /* the first change begins the journal with a line of its own */
	expect(s, "02行");
	type(s, "8");
	expect_row(s, 5, "  8  ");
	press(s, "Tab");
	expect(s, "未存 2 处");
	papers_close(s);
	char **calls = watched_calls(desk);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct answer answer = answer_to(calls, keys[i]);
		cr_expect(answer.shown, "%s is not answered", keys[i]);
		cr_expect(answer.journal <= 1, "%s: %d writes", keys[i], answer.journal);
		cr_expect_eq(answer.syncs, 0, "%s waits for the disk", keys[i]);
	}
	cr_expect_eq(answer_to(calls, "\\t").journal, 1);
	g_strfreev(calls);
}
