/*
 * What is refused before libyaml sees a byte, and the way from its marks, which
 * count characters, back to the bytes. Marks mostly come in order, so a cursor
 * walks along instead of a table being built.
 */

#include "yaml/source.h"
#include "base/language.h"
#include "base/text.h"
#include "yaml/tree.h"
#include <glib.h>
#include <string.h>

enum {
	EXCERPT_CHARACTERS = 24,
};

static bool source_refuse_utf16(const struct source *source)
{
	static const struct position start = {.line = 1, .column = 1};
	const char *bytes = source->bytes;

	if (source->length < 2)
		return true;
	bool marked = !memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2);
	bool ascii_in_two_bytes = !bytes[0] != !bytes[1];
	if (marked || ascii_in_two_bytes)
		return diagnostics_error(source->diagnostics, source->file, start,
			_("文件是 UTF-16 编码，请另存为 UTF-8"));
	return true;
}

bool source_is_valid(const struct source *source)
{
	size_t at = text_invalid_at(source->bytes, source->length);

	if (at == source->length)
		return true;
	struct position position = source_position(source, at);
	unsigned byte = (unsigned char)source->bytes[at];
	if (byte == 0)
		return diagnostics_error(source->diagnostics, source->file, position,
			_("第%d行有 NUL 字节（文件第%zu字节），这不是文本文件"), position.line,
			at + 1);
	return diagnostics_error(source->diagnostics, source->file, position,
		_("第%d行有不是 UTF-8 的字节 0x%02X（文件第%zu字节）；文件若是 GBK 或 GB18030 "
		  "编码，请另存为 UTF-8"),
		position.line, byte, at + 1);
}

static void source_skip_byte_order_mark(struct source *source)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t length = strlen(mark);

	if (source->length < length || memcmp(source->bytes, mark, length) != 0)
		return;
	source->bytes += length;
	source->length -= length;
}

bool source_open(struct source *source, const char *file, const char *bytes, size_t length,
	struct diagnostics *diagnostics)
{
	*source = (struct source){
		.file = file, .bytes = bytes, .length = length, .diagnostics = diagnostics};
	if (length > YAML_MAX_BYTES)
		return diagnostics_error(diagnostics, file, (struct position){0},
			_("文件太大：最多 %d MB"), YAML_MAX_BYTES / 1024 / 1024);
	source_skip_byte_order_mark(source);
	return source_refuse_utf16(source);
}

static size_t character_length(const struct source *source, size_t offset)
{
	return (size_t)g_utf8_skip[(unsigned char)source->bytes[offset]];
}

size_t source_offset(struct source *source, yaml_mark_t mark)
{
	if (mark.index < source->index)
		source->index = source->offset = 0;
	while (source->index < mark.index && source->offset < source->length) {
		source->offset += character_length(source, source->offset);
		source->index++;
	}
	return source->offset;
}

struct position source_position(const struct source *source, size_t offset)
{
	struct position position = {.line = 1, .column = 1};

	for (size_t at = 0; at < offset; at += character_length(source, at)) {
		position.column++;
		if (source->bytes[at] == '\n')
			position = (struct position){.line = position.line + 1, .column = 1};
	}
	return position;
}

char *source_excerpt(const char *text)
{
	size_t length = 0;

	for (int i = 0; i < EXCERPT_CHARACTERS && text[length]; i++)
		length += (size_t)g_utf8_skip[(unsigned char)text[length]];
	return g_strdup_printf("%.*s%s", (int)length, text, text[length] ? "…" : "");
}
