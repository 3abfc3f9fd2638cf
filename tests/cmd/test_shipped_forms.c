/*
 * The forms that come with the program: nothing is to be said against them, and
 * their examples come to what they say.
 */

#include "cmd/office.h"

#include <criterion/criterion.h>

TestSuite(shipped_forms, .timeout = 60, .init = office_open, .fini = office_close);

Test(shipped_forms, are_clean)
{
	static const char *const lines[] = {
		"lint gov-disclosure-2021", "lint gov-disclosure-2019", "lint foia-annual"};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		cr_expect_eq(run(lines[i]), EXIT_DONE, "%s", lines[i]);
		cr_expect(g_str_has_suffix(out(), "：错 0，警 0，提示 0\n"), "%s: %s", lines[i],
			out());
		cr_expect_str_empty(errors(), "%s: %s", lines[i], errors());
	}
}
