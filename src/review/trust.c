#include "review/trust.h"

#include <string.h>

#include "base/language.h"
#include "report/approval.h"
#include "report/when.h"

static void check_approval(struct trusted *trusted, const char *allowed)
{
	const struct history_entry *approval = trusted->approval;
	const char *const names[] = {approval->name, approval->login, NULL};

	if (trusted->is_signed)
		signature_check(approval->signature, approval->digest, allowed, names,
			approval->when, &trusted->verdict);
}

static void add_approvals(struct trust *trust, const struct report *report, const char *allowed)
{
	g_autoptr(GPtrArray) approvals = report_approvals(report);

	for (guint i = 0; i < approvals->len; i++) {
		struct trusted trusted = {.approval = g_ptr_array_index(approvals, i)};

		trusted.own = approval_is_own(report, trusted.approval);
		trusted.is_signed = *trusted.approval->signature != '\0';
		check_approval(&trusted, allowed);
		g_array_append_val(trust->approvals, trusted);
	}
}

/* What a single approval comes to; the least of them is what all come to. */
static enum trust_standing standing_of(const struct trusted *trusted)
{
	if (!trusted->is_signed)
		return TRUST_UNSIGNED;
	if (trusted->verdict.standing == SIGNATURE_UNCHECKED)
		return TRUST_UNCHECKED;
	return trusted->verdict.standing == SIGNATURE_GOOD ? TRUST_SIGNED : TRUST_BAD;
}

static enum trust_standing standing(const struct trust *trust, const struct report *report)
{
	enum trust_standing least = TRUST_SIGNED;

	if (trust->first_broken < report->history->len)
		return TRUST_BROKEN;
	switch (report_approval(report)) {
	case APPROVAL_NONE: return TRUST_NONE;
	case APPROVAL_VOID: return trust->approvals->len > 0 ? TRUST_VOID : TRUST_CLAIMED;
	case APPROVAL_HOLDS: break;
	}
	for (guint i = 0; i < trust->approvals->len; i++)
		least = MIN(
			least, standing_of(&g_array_index(trust->approvals, struct trusted, i)));
	return least;
}

static void clear_trusted(gpointer data)
{
	struct trusted *trusted = data;

	signature_verdict_release(&trusted->verdict);
}

void trust_init(struct trust *trust, const struct report *report, const char *allowed)
{
	*trust = (struct trust){
		.approvals = g_array_new(FALSE, FALSE, sizeof(struct trusted)),
		.first_broken = history_first_broken(report),
	};
	g_array_set_clear_func(trust->approvals, clear_trusted);
	add_approvals(trust, report, allowed);
	trust->standing = standing(trust, report);
}

void trust_release(struct trust *trust)
{
	g_array_unref(trust->approvals);
}

bool trust_holds(const struct trust *trust)
{
	return trust->standing == TRUST_UNSIGNED || trust->standing == TRUST_SIGNED;
}

/* In words */

static const char *const sentences[] = {
	[TRUST_NONE] = N_("没有批准"),
	[TRUST_CLAIMED] = N_("没有批准：状态写着已批准，历史里却没有"),
	[TRUST_VOID] = N_("批准已失效：内容或状态已不是批准时的"),
	[TRUST_BAD] = N_("批准不可信：签名有问题"),
	[TRUST_UNCHECKED] = N_("批准待查：签名没有验成"),
	[TRUST_UNSIGNED] = N_("批准有效，没有签名：只说明内容与批准时相同，不能证明是谁批的"),
	[TRUST_SIGNED] = N_("批准有效，已签名"),
};

char *trust_words(const struct trust *trust)
{
	if (trust->standing == TRUST_BROKEN)
		return g_strdup_printf(_("批准不可信：历史第%zu条起被改过，不是程序写的"),
			trust->first_broken + 1);
	return g_strdup(_(sentences[trust->standing]));
}

/* "张三（局长）", or the account of who gave no name. Free with g_free. */
static char *person_of(const struct history_entry *entry)
{
	const char *name = *entry->name ? entry->name : entry->login;

	return *entry->role ? g_strdup_printf(_("%s（%s）"), name, entry->role) : g_strdup(name);
}

/* A name is what somebody said of themselves: where the list has the key under the account, that is
   who signed. Free with g_free. */
static char *signature_words(const struct trusted *trusted)
{
	const struct signature_verdict *verdict = &trusted->verdict;

	if (!trusted->is_signed)
		return g_strdup(_("没有签名"));
	if (verdict->why)
		return g_strdup(verdict->why);
	return *trusted->approval->name && strcmp(verdict->signer, trusted->approval->name) != 0
		? g_strdup_printf(_("%s 的签名有效"), verdict->signer)
		: g_strdup(_("签名有效"));
}

char *trusted_words(const struct trusted *trusted)
{
	g_autofree char *day = when_day(trusted->approval->when);
	g_autofree char *person = person_of(trusted->approval);
	g_autofree char *own =
		trusted->own ? g_strdup_printf(_("%s，自报自批"), person) : g_strdup(person);
	g_autofree char *worth = signature_words(trusted);

	return g_strdup_printf(_("%s %s 批准：%s"), day, own, worth);
}
