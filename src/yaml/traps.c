/*
 * The checks that run beside the events. They cost nothing where the trap
 * cannot be: only plain scalars are looked at, and bytes only on suspicion.
 */

#include "yaml/traps.h"

#include "base/language.h"
#include <glib.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Whether the # at offset has text glued to it, so that it hardly is a comment's. */
static bool is_glued(const char *text, size_t length, size_t offset)
{
	while (offset < length && text[offset] == '#')
		offset++;
	return offset < length && !is_blank(text[offset]) && !strchr("\r\n", text[offset]);
}

size_t traps_find_cut(const char *text, size_t length)
{
	const char *end = text + length;
	const char *hash = text;

	while ((hash = memchr(hash, '#', (size_t)(end - hash)))) {
		size_t at = (size_t)(hash - text);
		if (at > 0 && is_blank(text[at - 1]) && is_glued(text, length, at))
			return at;
		hash++;
	}
	return length;
}

void traps_check_cut(struct source *source, const yaml_event_t *scalar)
{
	size_t end = source_offset(source, scalar->end_mark);
	size_t at = end;

	while (at < source->length && is_blank(source->bytes[at]))
		at++;
	if (at == end || at == source->length || source->bytes[at] != '#')
		return;
	if (!is_glued(source->bytes, source->length, at))
		return;
	struct position position = mark_position(scalar->end_mark);
	position.column += (int)(at - end);
	diagnostics_error(source->diagnostics, source->file, position,
		_("空格加“#”之后的文字会被当作注释丢掉：请给整段文字加引号；若确是注释，请在 # "
		  "后空一格"));
}

/* A full-width colon that was meant to end a key: it stands behind the first word. NULL when there
   is none. */
static const char *find_wide_colon(const char *text)
{
	size_t word = strcspn(text, " \t\n");
	const char *wide = g_strstr_len(text, (gssize)word, "：");

	return wide && wide > text ? wide : NULL;
}

void traps_check_line(const struct source *source, const yaml_event_t *scalar, bool is_key)
{
	static const char wide_blank[] = "　";
	const char *text = (const char *)scalar->data.scalar.value;
	struct position at = mark_position(scalar->start_mark);

	if (*text == wide_blank[0] && g_str_has_prefix(text, wide_blank)) {
		diagnostics_error(source->diagnostics, source->file, at,
			_("行首有全角空格：缩进只能用半角空格；若它属于文字，请给文字加引号"));
		return;
	}
	const char *colon = is_key ? NULL : find_wide_colon(text);
	if (!colon)
		return;
	at.column += (int)g_utf8_strlen(text, colon - text);
	g_autofree char *shown = source_excerpt(text);
	diagnostics_add(source->diagnostics, source->file, at, LEVEL_WARNING, NULL,
		_("“%s”里的冒号是全角的，整行被当作文字：键后面要用半角冒号加空格；若确是文字，请加"
		  "引号"),
		shown);
}

static size_t skip_space(const struct source *source, size_t at)
{
	while (at < source->length && strchr(" \t\r\n", source->bytes[at]))
		at++;
	return at;
}

/* Why a key in { } has no value. */
static const char *missing_reason(const char *key, bool first)
{
	if (strstr(key, "："))
		return _("冒号是全角的？键后面要用半角冒号加空格");
	if (first)
		return _("若花括号属于文字，请给整段文字加引号");
	return _("花括号里未加引号的文字含有半角逗号？请给文字加引号");
}

void traps_check_missing(struct source *source, const char *key, struct position key_at,
	yaml_mark_t key_end, bool first)
{
	size_t at = skip_space(source, source_offset(source, key_end));

	if (at < source->length && source->bytes[at] == ':')
		return;
	g_autofree char *shown = source_excerpt(key);
	diagnostics_error(source->diagnostics, source->file, key_at, _("花括号里的“%s”没有值：%s"),
		shown, missing_reason(key, first));
}
