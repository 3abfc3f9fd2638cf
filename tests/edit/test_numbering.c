/*
 * Numbering, and labels told from their copies.
 */

#include "edit/numbering.h"

#include <criterion/criterion.h>

TestSuite(numbering, .timeout = 20);

Test(numbering, is_read_in_all_its_spellings)
{
	static const struct {
		const char *text;
		int number;
		bool bracketed, chinese;
		const char *behind;
	} cases[] = {
		{"一、总体情况", 1, false, true, "总体情况"},
		{"　　一 、 总体", 1, false, true, "总体"},
		{"十二、其他", 12, false, true, "其他"},
		{"二十一、其他", 21, false, true, "其他"},
		{"十、", 10, false, true, ""},
		{"1、 总体情况", 1, false, false, "总体情况"},
		{"１．属于", 1, false, false, "属于"},
		{"1.属于", 1, false, false, "属于"},
		{"（一）主动公开", 1, true, true, "主动公开"},
		{"(三) 其他", 3, true, true, "其他"},
		{"（2）其他", 2, true, false, "其他"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct numbering numbering = {0};

		cr_expect(numbering_read(cases[i].text, &numbering), "%s", cases[i].text);
		cr_expect_eq(numbering.number, cases[i].number, "%s", cases[i].text);
		cr_expect_eq(numbering.bracketed, cases[i].bracketed, "%s", cases[i].text);
		cr_expect_eq(numbering.chinese, cases[i].chinese, "%s", cases[i].text);
		cr_expect_str_eq(numbering.behind, cases[i].behind);
	}
}

Test(numbering, is_not_seen_where_none_is)
{
	static const char *const cases[] = {"", "三安全一稳定", "2024年", "1.5", "127.9", "（件）",
		"一是", "100、", "（一", "、"};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct numbering numbering;

		cr_expect_not(numbering_read(cases[i], &numbering), "%s", cases[i]);
	}
}

Test(numbering, blanks_and_punctuation_make_no_other_label)
{
	static const struct {
		const char *label, *key;
	} cases[] = {
		{"3.危及“三安全一稳定”", "危及三安全一稳定"},
		{"（三）不予公开", "不予公开"},
		{"一、（一） 1.主动 公开：", "主动公开"},
		{"三、本年 度办 理", "本年度办理"},
		{"Ａ类（其他）", "A类其他"},
		{"1.", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *key = label_key(cases[i].label);

		cr_expect_str_eq(key, cases[i].key, "%s: %s", cases[i].label, key);
	}
}
