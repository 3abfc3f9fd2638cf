#include "report/value.h"

#include "base/language.h"

#include <string.h>

static struct value text_value(enum value_kind kind, const char *text)
{
	return (struct value){.kind = kind, .text = g_strdup(text)};
}

static struct value parse_trimmed(const struct form_cell *cell, const char *text)
{
	struct value value = {.kind = VALUE_NUMBER};

	if (*text == '\0')
		return (struct value){.kind = VALUE_BLANK};
	if (strcmp(text, "/") == 0)
		return (struct value){.kind = VALUE_NOT_APPLICABLE};
	if (cell_type_row(cell->spec->type)->figure) {
		if (decimal_parse(text, &value.number) == DECIMAL_OK)
			return value;
		return text_value(VALUE_MALFORMED, text);
	}
	bool right = form_cell_holds(cell, text);
	return text_value(right ? VALUE_TEXT : VALUE_MALFORMED, text);
}

/* Without the line feeds at its end. */
static size_t trimmed_length(const char *text)
{
	size_t length = strlen(text);

	while (length > 0 && text[length - 1] == '\n')
		length--;
	return length;
}

struct value value_parse(const struct form_cell *cell, const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || text[length - 1] != '\n')
		return parse_trimmed(cell, text);
	g_autofree char *trimmed = g_strndup(text, trimmed_length(text));
	return parse_trimmed(cell, trimmed);
}

/* A text being written grows by a character at a time, and finds its room mostly there. */
static char *with_room(char *text, size_t length)
{
	enum { STEP = 256 };

	return g_realloc(text, (length / STEP + 1) * STEP);
}

/* Makes the value's text, of so many bytes before, another. */
static void become(
	struct value *value, size_t before, const char *text, size_t length, struct difference same)
{
	value->text = with_room(value->text, MAX(before, length));
	memmove(value->text + length - same.back, value->text + before - same.back, same.back);
	memcpy(value->text + same.front, text + same.front, length - same.front - same.back);
	value->text[length] = '\0';
}

struct difference value_edit(struct value *value, const char *text, size_t *length)
{
	size_t before = strlen(value->text);

	*length = trimmed_length(text);
	struct difference same = difference_between(value->text, before, text, *length);
	become(value, before, text, *length, same);
	return same;
}

struct difference value_follow(
	struct value *value, size_t before, const char *text, const struct edit *edit)
{
	struct difference same = {
		.front = edit->offset,
		.back = before - edit->offset - edit->removed,
	};

	become(value, before, text, before - edit->removed + edit->inserted, same);
	return same;
}

struct value value_copy(const struct value *value)
{
	struct value copy = *value;

	copy.text = g_strdup(value->text);
	return copy;
}

void value_release(struct value *value)
{
	g_free(value->text);
	*value = (struct value){.kind = VALUE_BLANK};
}

const char *value_text(const struct value *value, char buffer[static DECIMAL_TEXT_SIZE])
{
	switch (value->kind) {
	case VALUE_BLANK: return "";
	case VALUE_NOT_APPLICABLE: return "/";
	case VALUE_NUMBER: return decimal_format(value->number, buffer);
	case VALUE_TEXT:
	case VALUE_MALFORMED: return value->text;
	case VALUE_UNCOMPUTABLE: return "-";
	case VALUE_OVERFLOW: return _("溢出");
	}
	g_assert_not_reached();
}

bool value_equal(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind || a->may_rise != b->may_rise || a->may_fall != b->may_fall)
		return false;
	if (a->kind == VALUE_NUMBER)
		return a->number.coefficient == b->number.coefficient &&
			a->number.scale == b->number.scale;
	return g_strcmp0(a->text, b->text) == 0;
}

static const char *number_fault(const struct cell_spec *spec, struct decimal number)
{
	if (number.scale > spec->decimals)
		return spec->decimals == 0 ? _("应是整数") : _("小数位数太多");
	if (spec->has_min && decimal_compare(number, spec->min) < 0)
		return number.coefficient < 0 ? _("不能是负数") : _("小于下限");
	if (spec->has_max && decimal_compare(number, spec->max) > 0)
		return _("大于上限");
	return NULL;
}

const char *value_fault(const struct form_cell *cell, const struct value *value)
{
	static const char *const faults[TYPE_LAST] = {
		[TYPE_LINE] = N_("应是一行，不能换行"),
		[TYPE_DATE] = N_("不是日期"),
		[TYPE_YEAR] = N_("不是年份"),
		[TYPE_CHOICE] = N_("不在选项里"),
	};
	struct decimal unused;

	if (value->kind == VALUE_NUMBER)
		return number_fault(cell->spec, value->number);
	if (value->kind != VALUE_MALFORMED)
		return NULL;
	if (faults[cell->spec->type])
		return _(faults[cell->spec->type]);
	if (decimal_parse(value->text, &unused) == DECIMAL_TOO_LONG)
		return _("超过18位数字");
	return _("不是数字");
}
