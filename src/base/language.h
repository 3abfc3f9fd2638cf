#ifndef NIANBAO_BASE_LANGUAGE_H
#define NIANBAO_BASE_LANGUAGE_H

/*
 * The language of the interface: Chinese, which stands in the source, or English,
 * which is looked up in a catalogue of gettext.
 *
 * What the environment wishes counts even where its locale is not installed: many
 * a terminal server has none, and the words of the program do not depend on it.
 * The paper speaks the form's language, whatever this one is.
 */

#include <glib/gi18n.h>
#include <stdbool.h>

enum language {
	LANGUAGE_CHINESE,
	LANGUAGE_ENGLISH,
	LANGUAGE_LAST,
};

/* Variables of the environment, each NULL where it is not set. */
struct language_wishes {
	const char *lc_all, *lc_messages, *lang; /* the first that says something counts */
	const char *language; /* a list, preferred first; not heard in locale C */
};

/* English where they say so; Chinese for anything else, C and nothing included. */
enum language language_wished(const struct language_wishes *wishes);

/* The language of a name as --lang has it (zh, en); false when it is none of them. */
bool language_parse(const char *name, enum language *language);

/* From now on messages come in that language, from the catalogues below a directory
   (en/LC_MESSAGES/nianbao.mo). False when there is none that can be used: they stay Chinese. Sets
   LANGUAGE in the environment, so call it before anything else runs. */
bool language_use(enum language language, const char *catalogues);

/* A message in the language of the interface: _("错"). Static. Chinese is not looked up, for gettext
   goes a long way to find that it has none. */
const char *language_text(const char *text) G_GNUC_FORMAT(1);
/* The same for a message with a context: C_("ledger", "平"), of which `key` is context and text as
   catalogues join them, the text `length` bytes behind its beginning. */
const char *language_text_of(const char *key, size_t length) G_GNUC_FORMAT(1);

#undef _
#define _(text) language_text(text)
#undef C_
#define C_(context, text) language_text_of(context "\004" text, sizeof(context))

#endif
