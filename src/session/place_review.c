/* The places that a review alters: the status, remarks, and whether reasons are accepted. */
#include "session/place_internal.h"

#include <string.h>

#include "base/language.h"
#include "report/reasons.h"
#include "report/remarks.h"

static const char remarks_prefix[] = "remarks.";
static const char accepted_prefix[] = "accepted.";

char *place_remark_address(unsigned number)
{
	return g_strdup_printf("%s%u", remarks_prefix, number);
}

char *place_acceptance_address(const struct reason *reason)
{
	return g_strconcat(accepted_prefix, reason->rule, "@", reason->address, NULL);
}

static bool find_remark(const char *number, struct place *place)
{
	guint64 parsed;

	if (!number || !g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT, &parsed, NULL))
		return false;
	*place =
		(struct place){.kind = PLACE_REMARK, .cell = CELL_NONE, .number = (unsigned)parsed};
	return true;
}

static bool find_acceptance(const struct form *form, const char *named, struct place *place)
{
	bool found = place_find_reason(form, named, place);

	place->kind = PLACE_ACCEPTANCE;
	return found;
}

static bool find_status(const char *address, struct place *place)
{
	*place = (struct place){.kind = PLACE_STATUS, .cell = CELL_NONE};
	return strcmp(address, PLACE_STATUS_ADDRESS) == 0;
}

bool place_find_review(const struct form *form, const char *address, struct place *place)
{
	return find_status(address, place) ||
		find_remark(place_behind(address, remarks_prefix), place) ||
		find_acceptance(form, place_behind(address, accepted_prefix), place);
}

/* The status */

static char *read_status(const struct report *report, const struct place *place)
{
	(void)place;
	return g_strdup(report_status_id(report->status));
}

static size_t write_status(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	enum report_status status = report->status;

	(void)place;
	(void)changed;
	report_status_parse(text, &status);
	report_set_status(report, status);
	return 0;
}

static bool accept_status(const struct place *place, const char *text, GError **error)
{
	enum report_status status;
	bool good = report_status_parse(text, &status);

	(void)place;
	if (!good)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("没有「%s」这个状态"), text);
	return good;
}

/* Remarks */

static char *read_remark(const struct report *report, const struct place *place)
{
	const struct remark *remark = report_remark_find(report, place->number);

	return remark ? remark_to_json(remark) : g_strdup("");
}

static size_t write_remark(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	struct remark *remark = remark_from_json(text);

	(void)changed;
	if (remark)
		report_set_remark(report, remark);
	else
		report_remove_remark(report, place->number);
	return 0;
}

static bool accept_remark(const struct place *place, const char *text, GError **error)
{
	struct remark *remark = remark_from_json(text);
	bool good = *text == '\0' || (remark && remark->number == place->number);

	remark_free(remark);
	if (!good)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("批注的写法不对：%s"), text);
	return good;
}

/* Acceptance: "WHEN WHO" */

static char *read_acceptance(const struct report *report, const struct place *place)
{
	g_autofree char *rule = g_strndup(place->rule, place->rule_length);
	const struct reason *reason = report_reason_find(report, rule, place->address);

	return reason && *reason->accepted_when
		? g_strconcat(reason->accepted_when, " ", reason->accepted_by, NULL)
		: g_strdup("");
}

static size_t write_acceptance(struct report *report, const struct place *place, const char *text,
	const cell_index **changed)
{
	g_autofree char *rule = g_strndup(place->rule, place->rule_length);
	const struct reason *reason = report_reason_find(report, rule, place->address);
	size_t when = strcspn(text, " ");

	(void)changed;
	if (!reason)
		return 0;
	g_autofree char *time = g_strndup(text, when);
	struct reason *accepted = reason_copy(reason);
	reason_set_accepted(accepted, text[when] ? text + when + 1 : "", time);
	report_set_reason(report, accepted);
	return 0;
}

static bool accept_acceptance(const struct place *place, const char *text, GError **error)
{
	bool good = *text != ' ';

	(void)place;
	if (!good)
		g_set_error(error, PLACE_ERROR, PLACE_ERROR_TEXT, _("认可要写明时间：%s"), text);
	return good;
}

const struct place_row place_status = {read_status, write_status, accept_status};
const struct place_row place_remark = {read_remark, write_remark, accept_remark};
const struct place_row place_acceptance = {read_acceptance, write_acceptance, accept_acceptance};
