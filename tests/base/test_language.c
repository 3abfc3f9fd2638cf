#include "base/language.h"

#include <criterion/criterion.h>
#include <glib.h>

TestSuite(language, .timeout = 10);

Test(language, follows_the_first_variable_that_says_something)
{
	static const struct {
		struct language_wishes wishes;
		enum language language;
	} cases[] = {
		{{NULL}, LANGUAGE_CHINESE},
		{{.lang = "C"}, LANGUAGE_CHINESE},
		{{.lang = "C.UTF-8"}, LANGUAGE_CHINESE},
		{{.lang = "POSIX"}, LANGUAGE_CHINESE},
		{{.lang = "zh_CN.UTF-8"}, LANGUAGE_CHINESE},
		{{.lang = "fr_FR.UTF-8"}, LANGUAGE_CHINESE},
		{{.lang = "nonsense"}, LANGUAGE_CHINESE},
		{{.lang = "english"}, LANGUAGE_CHINESE},
		{{.lang = "en"}, LANGUAGE_ENGLISH},
		{{.lang = "en_US.UTF-8"}, LANGUAGE_ENGLISH},
		{{.lang = "en_GB@euro"}, LANGUAGE_ENGLISH},
		{{.lang = "en_US", .lc_messages = "zh_CN.UTF-8"}, LANGUAGE_CHINESE},
		{{.lang = "zh_CN.UTF-8", .lc_messages = "en_US"}, LANGUAGE_ENGLISH},
		{{.lang = "en_US", .lc_messages = "en_US", .lc_all = "C"}, LANGUAGE_CHINESE},
		{{.lang = "zh_CN.UTF-8", .lc_all = "en_US"}, LANGUAGE_ENGLISH},
		{{.lang = "en_US", .lc_all = ""}, LANGUAGE_ENGLISH},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(language_wished(&cases[i].wishes), cases[i].language,
			"LC_ALL=%s LC_MESSAGES=%s LANG=%s", cases[i].wishes.lc_all,
			cases[i].wishes.lc_messages, cases[i].wishes.lang);
}

Test(language, prefers_the_list_unless_the_locale_is_c)
{
	static const struct {
		const char *lang, *language;
		enum language wished;
	} cases[] = {
		{"zh_CN.UTF-8", "en_US:en", LANGUAGE_ENGLISH},
		{"zh_CN.UTF-8", "fr:en", LANGUAGE_ENGLISH},
		{"en_US.UTF-8", "zh_CN:en", LANGUAGE_CHINESE},
		{"en_US.UTF-8", "fr", LANGUAGE_ENGLISH},
		{"zh_CN.UTF-8", "", LANGUAGE_CHINESE},
		{"C", "en", LANGUAGE_CHINESE},
		{"C.UTF-8", "en", LANGUAGE_CHINESE},
		{NULL, "en", LANGUAGE_CHINESE},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct language_wishes wishes = {
			.lang = cases[i].lang, .language = cases[i].language};

		cr_expect_eq(language_wished(&wishes), cases[i].wished, "LANG=%s LANGUAGE=%s",
			cases[i].lang, cases[i].language);
	}
}

Test(language, has_a_name_for_each_and_no_other)
{
	enum language language = LANGUAGE_LAST;

	cr_expect(language_parse("zh", &language));
	cr_expect_eq(language, LANGUAGE_CHINESE);
	cr_expect(language_parse("en", &language));
	cr_expect_eq(language, LANGUAGE_ENGLISH);
	cr_expect_not(language_parse("xx", &language));
	cr_expect_not(language_parse("", &language));
	cr_expect_not(language_parse("EN", &language));
}

Test(language, stays_chinese_where_there_is_no_catalogue)
{
	cr_expect(language_use(LANGUAGE_CHINESE, "/nowhere"));
	cr_expect_not(language_use(LANGUAGE_ENGLISH, "/nowhere"));
}

Test(language, chinese_is_what_stands_in_the_source)
{
	static const char text[] = "错";

	cr_expect(language_use(LANGUAGE_CHINESE, "/nowhere"));
	cr_expect_eq(_(text), text, "not looked up");
	cr_expect_str_eq(C_("mark of a finding", "错"), "错");
}
