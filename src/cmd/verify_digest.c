#include "cmd/verify.h"

#include "base/language.h"
#include "cmd/diff_show.h"
#include "cmd/say.h"
#include "review/difference.h"
#include "review/digest_typed.h"
#include "session/papers.h"
#include "session/trace.h"

/* What was changed since an entry of the history. */
static void show_since(struct environment *environment, const struct report *report, size_t index)
{
	g_autoptr(GPtrArray) differences = history_differences(report, index + 1);
	g_autoptr(GString) out = g_string_new(NULL);
	const struct compared compared = {
		.old = report, .report = report, .differences = differences};

	if (differences->len == 0) {
		announce(environment, "%s",
			_("历史没有记下以后的改动：内容是不经这个程序改的，或者改了表式"));
		return;
	}
	announce(environment, "%s", _("以后的改动："));
	diff_show_text(&compared, out);
	fwrite(out->str, 1, out->len, environment->out);
}

static void show_match(struct environment *environment, const struct report *report,
	const char *digits, const struct digest_match *match)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	digest_match_describe(match, digits, lines);
	for (guint i = 0; i < lines->len; i++)
		announce(environment, "%s", (const char *)g_ptr_array_index(lines, i));
	if (match->exact && match->entry)
		show_since(environment, report, match->index);
}

enum exit_status verify_digest(
	struct environment *environment, const struct report *report, const char *digits)
{
	struct digest_match match;

	if (!digest_find(report, digits, &match)) {
		announce(environment, "%s", _("不符：不是这份报告现在的摘要，也不是它历史里的"));
		return EXIT_FINDINGS;
	}
	bool current = match.exact && !match.entry;
	show_match(environment, report, digits, &match);
	digest_match_release(&match);
	return current ? EXIT_DONE : EXIT_FINDINGS;
}

static void show_trace(struct environment *environment, const struct trace *trace)
{
	g_autofree char *name = shown_name(trace->path);

	announce(environment, _("%s（%s）："), name, *trace->unit ? trace->unit : "-");
	for (guint i = 0; i < trace->lines->len; i++)
		announce(environment, "%s", (const char *)g_ptr_array_index(trace->lines, i));
}

enum exit_status verify_digest_among(
	struct environment *environment, const char *directory, const char *digits)
{
	const char *const names[] = {directory, NULL};
	g_autoptr(GPtrArray) paths = papers_named(names);
	g_autoptr(GPtrArray) traces = trace_digest(&environment->forms, paths, digits);

	for (guint i = 0; i < traces->len; i++)
		show_trace(environment, g_ptr_array_index(traces, i));
	if (traces->len == 0)
		announce(
			environment, "%s", _("不符：不是这里哪一份报告的摘要，也不是它们历史里的"));
	return traces->len > 0 && ((struct trace *)traces->pdata[0])->is_current ? EXIT_DONE
										 : EXIT_FINDINGS;
}
