/*
 * Examples: small reports a form brings along, to show that its rules find what
 * they should. They are read when all cells and rules are known.
 */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "form/own_rule.h"

static const struct value_shape shape_finding = {SHAPE_TEXT, .pattern = "^[^@ ]+(@[^@ ]+)?$"};
static const struct value_shape shape_findings = {SHAPE_LIST, .item = &shape_finding};

/* What `check` finds in any report, whatever rules its form has. */
static const enum own_rule common_rules[] = {
	OWN_TYPE, OWN_OVERFLOW, OWN_COMPUTED, OWN_NOT_APPLICABLE};

/* An example while it is read. */
struct example_reader {
	struct form_example example;
	GHashTable *rules; /* the ids of all rules that a finding can be of */
};

/* Names */

static void name_unknown_address(struct loader *loader, struct position at, const char *address)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, address);
	offer_addresses(loader, &suggestion);
	g_autofree char *question = suggestion_question(&suggestion);
	loader_error_at(loader, at, _("没有“%s”这个地址%s"), address, question);
}

static void add_name(GHashTable *names, const char *name)
{
	if (name)
		g_hash_table_add(names, (gpointer)name);
}

static void add_axis_rules(GHashTable *names, const struct form_axis *axis)
{
	for (int i = 0; i < axis->tree.count; i++) {
		add_name(names, axis->lines[i].rule);
		if (axis->lines[i].carry && !axis->lines[i].rule)
			add_name(names, own_rule_id(OWN_CARRY));
	}
}

static GHashTable *list_rules(const struct loader *loader)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < G_N_ELEMENTS(common_rules); i++)
		add_name(names, own_rule_id(common_rules[i]));
	for (guint i = 0; i < loader->rule_ids->len; i++)
		add_name(names, g_ptr_array_index(loader->rule_ids, i));
	if (loader->carries->len > 0)
		add_name(names, own_rule_id(OWN_CARRY));
	for (guint i = 0; i < loader->cell_formulas->len; i++)
		add_name(names, g_array_index(loader->cell_formulas, struct cell_formula, i).rule);
	for (int s = 0; s < loader->form->section_count; s++) {
		const struct form_section *section = &loader->form->sections[s];

		for (int t = 0; t < section->table_count; t++) {
			for (int b = 0; b < section->tables[t].block_count; b++) {
				add_axis_rules(names, &section->tables[t].blocks[b].columns);
				add_axis_rules(names, &section->tables[t].blocks[b].rows);
			}
		}
	}
	return names;
}

static bool check_rule(
	struct loader *loader, const struct yaml_node *node, GHashTable *rules, const char *rule)
{
	GHashTableIter all;
	gpointer name;
	struct suggestion suggestion;

	if (g_hash_table_contains(rules, rule))
		return true;
	if (strcmp(rule, own_rule_id(OWN_BLANK)) == 0)
		return loader_error(loader, node, _("没有填的格不写在 findings 里"));
	suggestion_init(&suggestion, rule);
	g_hash_table_iter_init(&all, rules);
	while (g_hash_table_iter_next(&all, &name, NULL))
		suggestion_offer(&suggestion, name);
	g_autofree char *question = suggestion_question(&suggestion);
	return loader_error(loader, node, _("没有“%s”这条规则%s"), rule, question);
}

/* Values */

static bool read_value(
	struct loader *loader, const struct yaml_node *node, struct example_value *value)
{
	value->cell = form_find(loader->form, node->key);
	if (node->kind != NODE_SCALAR)
		return loader_error(
			loader, node, _("这里应是值，而不是%s"), yaml_kind_name(node->kind));
	value->text = yaml_is_null(node) ? "" : node->text;
	if (value->cell == CELL_NONE)
		name_unknown_address(loader, node->key_at, node->key);
	return value->cell != CELL_NONE;
}

/* Values by address; how many in *count. */
static struct example_value *read_values(
	struct loader *loader, const struct yaml_node *node, size_t *count)
{
	struct example_value *values = loader_keep(loader, (node->children + 1) * sizeof *values);

	if (node->kind != NODE_MAPPING)
		loader_error(loader, node, _("这里应是“地址: 值”的组合，而不是%s"),
			yaml_kind_name(node->kind));
	else
		for (const struct yaml_node *item = node->first; item; item = item->next)
			*count += read_value(loader, item, &values[*count]);
	return values;
}

static void load_set(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_example *example = &((struct example_reader *)target)->example;

	example->set = read_values(loader, node, &example->set_count);
}

static void load_previous(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_example *example = &((struct example_reader *)target)->example;

	example->previous = read_values(loader, node, &example->previous_count);
}

/* Findings */

static void load_finding(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct example_reader *reader = target;
	const char *text = NULL;

	load_text(loader, node, &text);
	if (!text)
		return;
	const char *sign = strchr(text, '@');
	g_autofree char *rule = g_strndup(text, sign ? (gsize)(sign - text) : strlen(text));
	struct example_finding finding = {
		.rule = g_string_chunk_insert_const(loader->form->private->strings, rule),
		.cell = sign ? form_find(loader->form, sign + 1) : CELL_NONE,
		.text = text,
		.at = node->at,
	};
	if (sign && finding.cell == CELL_NONE)
		name_unknown_address(loader, node->at, sign + 1);
	if (check_rule(loader, node, reader->rules, rule))
		reader->example.findings[reader->example.finding_count++] = finding;
}

static void load_findings(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct example_reader *reader = target;

	reader->example.findings =
		loader_keep(loader, (node->children + 1) * sizeof *reader->example.findings);
	load_list(loader, node, load_finding, reader);
}

static const struct key_row example_rows[] = {
	{"name", load_text, offsetof(struct example_reader, example.name), true},
	{"set", load_set, 0, .shape = &shape_values},
	{"previous", load_previous, 0, .shape = &shape_values},
	{"findings", load_findings, 0, .shape = &shape_findings},
};
static const struct key_table example_keys = KEY_TABLE("example", example_rows);
static const struct value_shape shape_example = {SHAPE_MAPPING, .keys = &example_keys};
const struct value_shape shape_examples = {SHAPE_LIST, .item = &shape_example};

static void load_example(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form *form = loader->form;
	struct example_reader reader = {.example.at = node->at, .rules = target};

	load_mapping(loader, node, &example_keys, &reader);
	form->examples[form->example_count++] = reader.example;
}

void read_examples(struct loader *loader)
{
	struct form *form = loader->form;
	g_autoptr(GHashTable) rules = list_rules(loader);

	form->examples =
		loader_keep(loader, (loader->examples->children + 1) * sizeof *form->examples);
	load_list(loader, loader->examples, load_example, rules);
}
