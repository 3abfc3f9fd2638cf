/* Mappings read by table: unknown keys, missing keys and wrong kinds are said in one place. */
#include "form/loader.h"

#include <stdarg.h>
#include <string.h>

#include "base/language.h"
#include "base/suggest.h"

const struct value_shape shape_text = {SHAPE_TEXT};
/* Lower-case letters and Han characters, said by what is neither: engines of regular expressions
   differ in how they name the latter. */
const struct value_shape shape_id = {SHAPE_TEXT,
	.pattern = "^[^\\u0000-\\u0060\\u007b-\\u2e7f]"
		   "[^\\u0000-\\u002f\\u003a-\\u005e\\u0060\\u007b-\\u2e7f]*$"};
const struct value_shape shape_number = {SHAPE_NUMBER};
const struct value_shape shape_decimal = {SHAPE_DECIMAL};
const struct value_shape shape_flag = {SHAPE_FLAG};
static const struct value_shape list_of_texts = {SHAPE_LIST, .item = &shape_text};
const struct value_shape shape_texts = {SHAPE_TEXT, .or = &list_of_texts};
const struct value_shape shape_type = {SHAPE_TYPE};
const struct value_shape shape_table_type = {SHAPE_TABLE_TYPE};
const struct value_shape shape_choices = {SHAPE_NAMES, .item = &shape_text};
static const struct value_shape shape_value = {SHAPE_VALUE};
const struct value_shape shape_values = {SHAPE_NAMES, .item = &shape_value};

bool loader_error_at(struct loader *loader, struct position at, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	diagnostics_add_list(
		loader->diagnostics, loader->file, at, LEVEL_ERROR, NULL, format, arguments);
	va_end(arguments);
	return false;
}

bool loader_error(struct loader *loader, const struct yaml_node *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	return diagnostics_error(loader->diagnostics, loader->file, node->at, "%s", text);
}

bool loader_gave_up(const struct loader *loader)
{
	enum { MOST_MISTAKES = 100 };

	return diagnostics_errors(loader->diagnostics) >= loader->errors_before + MOST_MISTAKES;
}

/* The number of a key in its table; the table's count when it is unknown. Authors keep much of the
   table's order, so the next one is tried first. */
static size_t find_key(const struct key_table *table, const char *key, size_t next)
{
	for (size_t i = 0; i < table->count; i++, next++) {
		if (next >= table->count)
			next = 0;
		if (table->rows[next].key[0] == key[0] && strcmp(table->rows[next].key, key) == 0)
			return next;
	}
	return table->count;
}

/* "；有 id、label、…": what there is, where nothing is near. Free with g_free. */
static char *key_names(const struct key_table *table)
{
	GString *names = g_string_new(_("；有 "));

	for (size_t i = 0; i < table->count; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? _("、") : "", table->rows[i].key);
	return g_string_free(names, FALSE);
}

static void name_unknown_key(
	struct loader *loader, const struct yaml_node *value, const struct key_table *table)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, value->key);
	for (size_t i = 0; i < table->count; i++)
		suggestion_offer(&suggestion, table->rows[i].key);
	g_autofree char *advice =
		suggestion.best ? suggestion_question(&suggestion) : key_names(table);
	loader_error_at(loader, value->key_at, _("这里没有“%s”这个键%s"), value->key, advice);
}

/* Whether names depend on what a key says. */
static bool names_depend_on(const char *key)
{
	static const char *const keys[] = {"id", "columns", "rows", "cover", "sections"};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(keys[i], key) == 0)
			return true;
	}
	return false;
}

/* Puts each value of a mapping where its key stands in the table. */
static void sort_values(struct loader *loader, const struct yaml_node *node,
	const struct key_table *table, const struct yaml_node **values)
{
	size_t next = 0;

	for (const struct yaml_node *value = node->first; value; value = value->next) {
		size_t key = find_key(table, value->key, next);

		next = key + 1;
		if (key < table->count)
			values[key] = value;
		else if (!loader_gave_up(loader))
			name_unknown_key(loader, value, table);
	}
}

void load_mapping(struct loader *loader, const struct yaml_node *node,
	const struct key_table *table, void *target)
{
	enum { MOST_KEYS = 32 };
	const struct yaml_node *values[MOST_KEYS];

	g_assert(table->count <= MOST_KEYS);
	for (size_t i = 0; i < table->count; i++)
		values[i] = NULL;
	if (node->kind != NODE_MAPPING) {
		loader->unsure = true;
		loader_error(loader, node, _("这里应是“键: 值”的组合，而不是%s"),
			yaml_kind_name(node->kind));
		return;
	}
	sort_values(loader, node, table, values);
	for (size_t i = 0; i < table->count; i++) {
		const struct key_row *row = &table->rows[i];

		if (values[i])
			row->load(loader, values[i], (char *)target + row->offset);
		else if (row->required) {
			loader->unsure |= names_depend_on(row->key);
			loader_error(loader, node, _("缺少“%s”"), row->key);
		}
	}
}

void load_list(struct loader *loader, const struct yaml_node *node,
	void (*load)(struct loader *, const struct yaml_node *, void *), void *target)
{
	if (node->kind != NODE_SEQUENCE) {
		loader->unsure = true;
		loader_error(loader, node, _("这里应是列表，而不是%s"), yaml_kind_name(node->kind));
		return;
	}
	for (const struct yaml_node *item = node->first; item && !loader_gave_up(loader);
		item = item->next)
		load(loader, item, target);
}

void *loader_keep(struct loader *loader, size_t size)
{
	void *memory = g_malloc0(size);

	g_ptr_array_add(loader->form->private->lists, memory);
	return memory;
}

const void *loader_keep_copy(struct loader *loader, const void *original, size_t size)
{
	return memcpy(arena_take(&loader->form->private->arena, size), original, size);
}

void append_text(struct loader *loader, const struct yaml_node *item, void *target)
{
	struct text_list *list = target;

	load_text(loader, item, &list->texts[list->count]);
	list->count += list->texts[list->count] != NULL;
}

void load_text_list(struct loader *loader, const struct yaml_node *value,
	void (*append)(struct loader *, const struct yaml_node *, void *), struct text_list *list)
{
	bool one = value->kind == NODE_SCALAR;

	list->texts = loader_keep(loader, ((one ? 1 : value->children) + 1) * sizeof *list->texts);
	list->count = 0;
	if (one)
		append(loader, value, list);
	else
		load_list(loader, value, append, list);
}

void load_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text_list(loader, value, append_text, target);
}

bool load_word(struct loader *loader, const struct yaml_node *value, const struct word_row *words,
	size_t count, int *number)
{
	g_autoptr(GString) known = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		if (value->kind == NODE_SCALAR && strcmp(value->text, words[i].word) == 0) {
			*number = words[i].number;
			return true;
		}
		g_string_append_printf(known, "%s%s",
			i == 0                  ? ""
				: i + 1 < count ? _("、")
						: _(" 或 "),
			words[i].word);
	}
	return loader_error(loader, value, _("%s 只能是 %s"), value->key, known->str);
}

void load_text(struct loader *loader, const struct yaml_node *value, void *target)
{
	if (value->kind != NODE_SCALAR || yaml_is_null(value))
		loader_error(loader, value, _("这里应是文字"));
	else
		*(const char **)target = value->text;
}

static bool id_character(gunichar c, bool first)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (!first && ((c >= '0' && c <= '9') || c == '_'));
	return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

/* Words that mean something else in a formula, so that nobody could name what is called so. */
static bool is_formula_word(const char *id)
{
	static const char *const words[] = {"and", "or", "not", "previous"};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (*words[i] == *id && strcmp(words[i], id) == 0)
			return true;
	}
	return false;
}

static bool is_id(const char *text)
{
	for (const char *at = text; *at || at == text; at = g_utf8_next_char(at)) {
		if (!id_character(g_utf8_get_char(at), at == text))
			return false;
	}
	return true;
}

void load_id(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text(loader, value, target);
	if (value->kind != NODE_SCALAR || yaml_is_null(value))
		return;
	if (!is_id(value->text))
		loader_error(loader, value,
			_("标识“%s”只能由小写字母、数字、下划线或汉字组成，并以字母或汉字开头"),
			value->text);
	else if (is_formula_word(value->text))
		loader_error(loader, value, _("“%s”是公式里的词，不能作标识"), value->text);
}

void load_flag(struct loader *loader, const struct yaml_node *value, void *target)
{
	bool yes = value->kind == NODE_SCALAR && strcmp(value->text, "true") == 0;

	if (!yes && !(value->kind == NODE_SCALAR && strcmp(value->text, "false") == 0))
		loader_error(loader, value, _("这里应是 true 或 false"));
	*(bool *)target = yes;
}

void load_number(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct decimal number;

	if (value->kind != NODE_SCALAR || decimal_parse(value->text, &number) != DECIMAL_OK ||
		number.scale > 0 || number.coefficient < 0 || number.coefficient > G_MAXINT)
		loader_error(loader, value, _("这里应是0或正整数"));
	else
		*(int *)target = (int)number.coefficient;
}

void load_node(struct loader *loader, const struct yaml_node *value, void *target)
{
	(void)loader;
	*(const struct yaml_node **)target = value;
}

void load_position(const struct yaml_node *value, struct position *at)
{
	*at = value->at;
	/* a formula in quotes begins behind the quote */
	if (value->kind == NODE_SCALAR && !value->plain)
		at->column++;
}

bool load_decimal(struct loader *loader, const struct yaml_node *value, struct decimal *out)
{
	if (value->kind == NODE_SCALAR && decimal_parse(value->text, out) == DECIMAL_OK)
		return true;
	return loader_error(loader, value, _("这里应是数字"));
}
