#include "session/explain.h"

#include <string.h>

#include "base/language.h"
#include "report/reasons.h"
#include "session/place.h"
#include "session/seek.h"

static struct change_list *reason_change(const char *rule, const char *address, const char *json)
{
	struct change_list *changes = change_list_new();
	g_autofree char *place = place_reason_address(rule, address);

	change_list_add(changes, place, NULL, json);
	return changes;
}

struct change_list *explain_changes(const struct session *session, size_t slot, const char *text,
	const char *who, const char *when)
{
	struct reason *reason =
		checker_give_reason(session_checker(session), slot, text, who, when);
	g_autofree char *json = *text ? reason_to_json(reason) : g_strdup("");
	struct change_list *changes = reason_change(reason->rule, reason->address, json);

	reason_free(reason);
	return changes;
}

/* Whether an address is that of a reason, or one of several that are joined in it. */
static bool is_about(const struct reason *reason, const char *address)
{
	g_auto(GStrv) joined = g_strsplit(reason->address, "+", -1);

	return strcmp(reason->address, address) == 0 ||
		g_strv_contains((const char *const *)joined, address);
}

const struct reason *explain_find(
	const struct session *session, const char *rule, const char *address, GError **error)
{
	const GPtrArray *reasons = session_report(session)->reasons;
	g_autoptr(GPtrArray) addresses = g_ptr_array_new();
	const struct reason *found = NULL;

	for (guint i = 0; i < reasons->len; i++) {
		const struct reason *reason = g_ptr_array_index(reasons, i);

		if (strcmp(reason->rule, rule) != 0 || (address && !is_about(reason, address)))
			continue;
		found = reason;
		g_ptr_array_add(addresses, reason->address);
	}
	if (addresses->len == 1)
		return found;
	g_autofree char *sentence = addresses->len > 1 ? seek_several(rule, addresses)
		: address ? g_strdup_printf(_("规则「%s」在 %s 没有写过理由"), rule, address)
			  : g_strdup_printf(_("规则「%s」没有写过理由"), rule);
	g_set_error_literal(error, PLACE_ERROR, PLACE_ERROR_TEXT, sentence);
	return NULL;
}

struct change_list *explain_removal(
	const struct session *session, const char *rule, const char *address, GError **error)
{
	const struct reason *reason = explain_find(session, rule, address, error);

	return reason ? reason_change(rule, reason->address, "") : NULL;
}

struct change_list *explain_acceptance(
	const struct reason *reason, const char *who, const char *when)
{
	struct change_list *changes = change_list_new();
	g_autofree char *address = place_acceptance_address(reason);
	g_autofree char *text = *when ? g_strconcat(when, " ", who, NULL) : g_strdup("");

	change_list_add(changes, address, NULL, text);
	return changes;
}
