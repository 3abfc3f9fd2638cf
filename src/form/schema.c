#include "form/schema.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

#include "base/json_text.h"
#include "form/loader.h"

enum { INDENT = 2 };

static json_t *of_shape(json_t *definitions, const struct value_shape *shape);

/* What is in many places is defined once, by name, and referred to. */
static json_t *reference(const char *name)
{
	g_autofree char *path = g_strconcat("#/$defs/", name, NULL);

	return json_pack("{s:s}", "$ref", path);
}

/* Takes over what it is defined as. */
static json_t *define(json_t *definitions, const char *name, json_t *definition)
{
	json_object_set_new(definitions, name, definition);
	return reference(name);
}

/* A text: YAML makes numbers and truths of some, which the loader does not. */
static json_t *of_text(json_t *definitions, const char *pattern)
{
	if (pattern)
		return json_pack("{s:s, s:s}", "type", "string", "pattern", pattern);
	return define(definitions, "text",
		json_pack("{s:[s, s, s]}", "type", "string", "number", "boolean"));
}

static json_t *of_value(json_t *definitions)
{
	return define(definitions, "value",
		json_pack("{s:[s, s, s, s]}", "type", "string", "number", "boolean", "null"));
}

/* In quotes or without. */
static json_t *of_number(json_t *definitions)
{
	return define(definitions, "number",
		json_pack("{s:[{s:s, s:i}, {s:s, s:s}]}", "anyOf", "type", "integer", "minimum", 0,
			"type", "string", "pattern", "^(0|[1-9][0-9]*)$"));
}

static json_t *of_decimal(json_t *definitions)
{
	return define(definitions, "decimal",
		json_pack("{s:[{s:s}, {s:s, s:s}]}", "anyOf", "type", "number", "type", "string",
			"pattern", "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"));
}

/* A word; true and false are truths where they stand without quotes. */
static void append_word(json_t *words, const char *word)
{
	json_array_append_new(words, json_string(word));
	if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0)
		json_array_append_new(words, json_boolean(word[0] == 't'));
}

static json_t *of_words(const struct word_row *words, size_t count)
{
	json_t *known = json_array();

	for (size_t i = 0; i < count; i++)
		append_word(known, words[i].word);
	return json_pack("{s:o}", "enum", known);
}

static json_t *of_flag(void)
{
	static const struct word_row words[] = {{"true", true}, {"false", false}};

	return of_words(words, G_N_ELEMENTS(words));
}

static json_t *of_types(bool in_table)
{
	json_t *known = json_array();

	for (int i = 0; i < TYPE_LAST; i++) {
		const struct cell_type_row *type = cell_type_row((enum cell_type)i);

		if (!in_table || !type->field_only)
			append_word(known, type->name);
	}
	return json_pack("{s:o}", "enum", known);
}

/* Mappings, defined by the name of their kind */

static json_t *of_keys(json_t *definitions, const struct key_table *keys)
{
	json_t *properties = json_object();
	json_t *required = json_array();

	for (size_t i = 0; i < keys->count; i++) {
		const struct key_row *row = &keys->rows[i];

		json_object_set_new(properties, row->key,
			of_shape(definitions, row->shape ? row->shape : &shape_text));
		if (row->required)
			json_array_append_new(required, json_string(row->key));
	}
	json_t *mapping = json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties,
		"additionalProperties", false);
	if (json_array_size(required) > 0)
		json_object_set(mapping, "required", required);
	json_decref(required);
	return mapping;
}

static json_t *of_mapping(json_t *definitions, const struct key_table *keys)
{
	if (!json_object_get(definitions, keys->name)) {
		/* what it holds may lead back to it, so its name is taken first */
		json_object_set_new(definitions, keys->name, json_null());
		json_object_set_new(definitions, keys->name, of_keys(definitions, keys));
	}
	return reference(keys->name);
}

static json_t *of_kind(json_t *definitions, const struct value_shape *shape)
{
	switch (shape->kind) {
	case SHAPE_VALUE: return of_value(definitions);
	case SHAPE_NUMBER: return of_number(definitions);
	case SHAPE_DECIMAL: return of_decimal(definitions);
	case SHAPE_FLAG: return of_flag();
	case SHAPE_WORD: return of_words(shape->words, shape->word_count);
	case SHAPE_TYPE: return of_types(false);
	case SHAPE_TABLE_TYPE: return of_types(true);
	case SHAPE_MAPPING: return of_mapping(definitions, shape->keys);
	case SHAPE_NAMES:
		return json_pack("{s:s, s:o}", "type", "object", "additionalProperties",
			of_shape(definitions, shape->item));
	case SHAPE_LIST:
		return json_pack(
			"{s:s, s:o}", "type", "array", "items", of_shape(definitions, shape->item));
	default: return of_text(definitions, shape->pattern);
	}
}

static json_t *of_shape(json_t *definitions, const struct value_shape *shape)
{
	json_t *one = of_kind(definitions, shape);

	return shape->or
		? json_pack("{s:[o, o]}", "anyOf", one, of_shape(definitions, shape->or))
		: one;
}

char *form_schema(void)
{
	json_t *definitions = json_object();
	json_t *form = of_mapping(definitions, &form_keys);
	json_t *schema = json_pack("{s:s, s:s, s:O, s:o}", "$schema",
		"https://json-schema.org/draft/2020-12/schema", "title", "nianbao form", "$ref",
		json_object_get(form, "$ref"), "$defs", definitions);
	GString *text = g_string_new(NULL);

	json_decref(form);
	json_append_text(text, schema, JSON_INDENT(INDENT));
	g_string_append_c(text, '\n');
	return g_string_free(text, FALSE);
}
