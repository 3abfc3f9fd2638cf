#include "cmd/verify.h"

#include "base/language.h"
#include "cmd/say.h"
#include "review/trust.h"

static void say_approvals(struct environment *environment, const struct trust *trust)
{
	for (guint i = 0; i < trust->approvals->len; i++) {
		g_autofree char *words =
			trusted_words(&g_array_index(trust->approvals, struct trusted, i));

		announce(environment, "  %s", words);
	}
}

enum exit_status verify_approval(
	struct environment *environment, const struct report *report, const char *allowed)
{
	struct trust trust;

	trust_init(&trust, report, allowed);
	g_autofree char *words = trust_words(&trust);
	announce(environment, "%s", words);
	say_approvals(environment, &trust);
	enum exit_status status = trust_holds(&trust) ? EXIT_DONE
		: trust.standing == TRUST_UNCHECKED   ? EXIT_COULD_NOT
						      : EXIT_FINDINGS;
	trust_release(&trust);
	return status;
}
