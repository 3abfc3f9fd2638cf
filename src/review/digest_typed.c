#include "review/digest_typed.h"

#include <string.h>

#include "base/language.h"
#include "report/digest.h"
#include "report/when.h"

enum { NEAR = 2 }; /* digits that may be others */

/* The digit that a character is, or looks like; 0 where it is neither. */
static char digit_of(gunichar c)
{
	static const struct {
		char looks, is;
	} alike[] = {{'o', '0'}, {'i', '1'}, {'l', '1'}, {'s', '5'}, {'z', '2'}, {'g', '9'}};
	gunichar small = g_unichar_tolower(c);

	if (g_unichar_isxdigit(small) && small < 0x80)
		return (char)small;
	for (size_t i = 0; i < G_N_ELEMENTS(alike); i++) {
		if (small == (gunichar)alike[i].looks)
			return alike[i].is;
	}
	return 0;
}

char *digest_read(const char *typed)
{
	g_autofree char *plain = g_utf8_normalize(typed, -1, G_NORMALIZE_NFKC);
	g_autoptr(GString) digits = g_string_new(NULL);

	for (const char *at = plain; at && *at; at = g_utf8_next_char(at)) {
		char digit = digit_of(g_utf8_get_char(at));

		if (digit)
			g_string_append_c(digits, digit);
		else if (*at != ' ')
			return NULL;
	}
	return digits->len >= DIGEST_TYPED_LEAST ? g_strdup(digits->str) : NULL;
}

/* Near */

/* Whether all digits are those of a digest but for a few. */
static bool is_nearly(const char *digits, const char *digest)
{
	int others = 0;

	for (size_t i = 0; digits[i]; i++) {
		if (digest[i] == '\0')
			return false;
		others += digits[i] != digest[i];
	}
	return others <= NEAR;
}

/* Whether one digit was left out, or typed twice. */
static bool has_slipped(const char *digits, const char *digest)
{
	size_t same = 0, length = strlen(digits);

	while (digits[same] && digits[same] == digest[same])
		same++;
	return strncmp(digits + same, digest + same + 1, length - same) == 0 ||
		(length > same &&
			strncmp(digits + same + 1, digest + same, length - same - 1) == 0);
}

/* Whether digits are those of a digest, or near those. */
static bool matches(const char *digits, const char *digest, bool exactly)
{
	if (strlen(digest) < strlen(digits))
		return false;
	return g_str_has_prefix(digest, digits) ||
		(!exactly && (is_nearly(digits, digest) || has_slipped(digits, digest)));
}

static bool is_submission(const struct history_entry *entry)
{
	return strcmp(entry->action, HISTORY_SUBMIT) == 0;
}

/* The latest entry that has such a digest; where several have, it is the one by which that was
   handed in. As many as there are: none. */
static size_t find_entry(const struct report *report, const char *digits, bool exactly)
{
	size_t count = report->history->len, found = count;

	for (size_t i = count; i-- > 0;) {
		const struct history_entry *entry = history_get(report, i);

		if (!matches(digits, entry->digest, exactly) ||
			(found < count &&
				strcmp(entry->digest, history_get(report, found)->digest) != 0))
			continue;
		if (found == count || is_submission(entry))
			found = i;
		if (is_submission(entry))
			break;
	}
	return found;
}

static bool find(
	const struct report *report, const char *digits, bool exactly, struct digest_match *match)
{
	g_autofree char *now = report_digest(report);
	const char *digest = now;

	*match = (struct digest_match){.exact = exactly};
	if (!matches(digits, now, exactly)) {
		match->index = find_entry(report, digits, exactly);
		if (match->index == report->history->len)
			return false;
		match->entry = history_get(report, match->index);
		digest = match->entry->digest;
	}
	match->digest = g_strndup(digest, strlen(digits));
	return true;
}

bool digest_find(const struct report *report, const char *digits, struct digest_match *match)
{
	return find(report, digits, true, match) || find(report, digits, false, match);
}

void digest_match_release(struct digest_match *match)
{
	g_free(match->digest);
}

/* In words */

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
	const struct history_entry *entry = match->entry;

	if (!entry)
		return g_strdup(_("这份报告现在"));
	g_autofree char *day = when_day(entry->when);
	return g_strdup_printf(_("历史第%zu条（%s %s %s）"), match->index + 1, day,
		*entry->name ? entry->name : entry->login, history_action_word(entry->action));
}

void digest_match_describe(const struct digest_match *match, const char *digits, GPtrArray *lines)
{
	g_autofree char *state = state_words(match);
	g_autofree char *typed = grouped(digits);
	g_autofree char *meant = grouped(match->digest);

	if (!match->exact) {
		g_ptr_array_add(lines,
			g_strdup_printf(_("不符，但与%s的摘要只差一两位，可能抄错了："), state));
		g_ptr_array_add(lines, g_strdup_printf(_("  写的 %s"), typed));
		g_ptr_array_add(lines, g_strdup_printf(_("  应是 %s"), meant));
	} else if (match->entry) {
		g_ptr_array_add(lines, g_strdup_printf(_("不符：这是%s的摘要，不是现在的"), state));
	} else {
		g_ptr_array_add(lines, g_strdup(_("相符：纸上的摘要就是这份报告现在的摘要")));
	}
}
