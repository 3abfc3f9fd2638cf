/*
 * Roles: of the words of signature lines those of people.
 */

#include "report/reports.h"
#include "report/roles.h"

#include <criterion/criterion.h>

TestSuite(roles, .timeout = 20);

Test(roles, are_the_words_behind_which_somebody_signs)
{
	static const struct {
		const char *language, *sign, *roles;
	} cases[] = {
		{"zh-CN", "填表人, 审核人, 单位负责人, 盖章, 日期", "填表人 审核人 单位负责人"},
		{"zh-CN", "盖章, 负责人签章, 填报日期", ""},
		{"zh-CN", "经办", "经办"},
		/* the form says so itself */
		{"zh-CN", "填表人, 守印章, 出差日期], roles: [守印章", "守印章"},
		{"zh-CN", "填表人, 审核人], roles: [", ""},
		{"en", "Prepared by, Chief Officer, Date", "Prepared by Chief Officer"},
		{"en", "Office seal, Signed on this date", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf(
			"form: f\nversion: 1\ntitle: 表\nlanguage: %s\npaper: {sign: [%s]}\n"
			"cover: [{id: org, label: 单位}]\nsections: []\n",
			cases[i].language, cases[i].sign);
		struct form *form = given_form(text);
		g_autoptr(GPtrArray) roles = form_roles(form);

		g_ptr_array_add(roles, NULL);
		g_autofree char *all = g_strjoinv(" ", (char **)roles->pdata);
		cr_expect_str_eq(all, cases[i].roles, "%s: %s", cases[i].sign, all);
		form_free(form);
	}
}
