#include "cmd/verify.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cmd/diff_show.h"
#include "cmd/say.h"
#include "review/difference.h"
#include "review/digest_typed.h"

/* Digits in groups of four, as on paper. Free with g_free. */
static char *grouped(const char *digits)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; digits[i]; i++) {
		if (i > 0 && i % 4 == 0)
			g_string_append_c(out, ' ');
		g_string_append_c(out, digits[i]);
	}
	return g_string_free(out, FALSE);
}

/* "历史第3条（2025-01-24 张三 报送）", or that it is the report as it is now. Free with g_free. */
static char *state_words(const struct digest_match *match)
{
	enum { DAY = 10 }; /* of an ISO date and time */
	const struct history_entry *entry = match->entry;

	if (!entry)
		return g_strdup(_("这份报告现在"));
	return g_strdup_printf(_("历史第%zu条（%.*s %s %s）"), match->index + 1, DAY, entry->when,
		*entry->name ? entry->name : entry->login, history_action_word(entry->action));
}

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
	g_autofree char *state = state_words(match);
	g_autofree char *typed = grouped(digits);
	g_autofree char *meant = grouped(match->digest);

	if (!match->exact) {
		announce(environment, _("不符，但与%s的摘要只差一两位，可能抄错了："), state);
		announce(environment, _("  写的 %s"), typed);
		announce(environment, _("  应是 %s"), meant);
	} else if (match->entry) {
		announce(environment, _("不符：这是%s的摘要，不是现在的"), state);
		show_since(environment, report, match->index);
	} else {
		announce(environment, "%s", _("相符：纸上的摘要就是这份报告现在的摘要"));
	}
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
