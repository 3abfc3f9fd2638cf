#include "base/language.h"

#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

static const char *const names[] = {
	[LANGUAGE_CHINESE] = "zh",
	[LANGUAGE_ENGLISH] = "en",
};

/* What the environment wishes */

/* Whether a locale ("en_US.UTF-8") is one of that language. */
static bool is_of(const char *locale, enum language language)
{
	size_t length = strlen(names[language]);

	return strncmp(locale, names[language], length) == 0 &&
		(locale[length] == '\0' || strchr("_.@", locale[length]));
}

static bool is_c(const char *locale)
{
	return *locale == '\0' || strcmp(locale, "POSIX") == 0 ||
		(locale[0] == 'C' && (locale[1] == '\0' || locale[1] == '.'));
}

static const char *first_said(const struct language_wishes *wishes)
{
	const char *const locales[] = {wishes->lc_all, wishes->lc_messages, wishes->lang};

	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		if (locales[i] && *locales[i])
			return locales[i];
	}
	return "";
}

enum language language_wished(const struct language_wishes *wishes)
{
	const char *locale = first_said(wishes);
	g_autofree char *list =
		g_strjoin(":", wishes->language ? wishes->language : "", locale, NULL);
	g_auto(GStrv) preferred = g_strsplit(list, ":", -1);

	if (is_c(locale))
		return LANGUAGE_CHINESE;
	for (char **wish = preferred; *wish; wish++) {
		for (enum language language = 0; language < LANGUAGE_LAST; language++) {
			if (is_of(*wish, language))
				return language;
		}
	}
	return LANGUAGE_CHINESE;
}

bool language_parse(const char *name, enum language *language)
{
	for (enum language i = 0; i < LANGUAGE_LAST; i++) {
		if (strcmp(names[i], name) == 0) {
			*language = i;
			return true;
		}
	}
	return false;
}

/* Using it */

/* The header of the catalogue in use is what it has for nothing. */
static bool has_catalogue(void)
{
	static const char nothing[] = "";

	return *gettext(nothing) != '\0';
}

/* glibc looks up nothing in the locale C, and its later versions nothing in C.UTF-8: any other that
   is installed will do, for LANGUAGE says which catalogue is meant. */
static bool find_locale(void)
{
	static const char *const locales[] = {"", "C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8"};

	for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
		if (setlocale(LC_MESSAGES, locales[i]) && has_catalogue())
			return true;
	}
	return false;
}

static bool is_looked_up; /* else messages are Chinese, as they stand in the source */

const char *language_text(const char *text)
{
	return is_looked_up ? gettext(text) : text;
}

const char *language_text_of(const char *key, size_t length)
{
	return is_looked_up ? g_dpgettext(NULL, key, length) : key + length;
}

bool language_use(enum language language, const char *catalogues)
{
	is_looked_up = false;
	if (language == LANGUAGE_CHINESE) {
		setlocale(LC_MESSAGES, "C"); /* where nothing is looked up */
		return true;
	}
	g_setenv("LANGUAGE", names[language], TRUE);
	bindtextdomain(GETTEXT_PACKAGE, catalogues);
	bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
	textdomain(GETTEXT_PACKAGE);
	is_looked_up = find_locale();
	if (!is_looked_up)
		setlocale(LC_MESSAGES, "C");
	return is_looked_up;
}
