/* Rules as authors write them: their keys. What they come to is rules.c's business. */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "form/message.h"

/* A formula, and where it stands. */
static void load_formula(struct loader *loader, const struct yaml_node *value, const char **text,
	struct position *at)
{
	load_text(loader, value, text);
	load_position(value, at);
}

static void load_require(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	load_formula(loader, value, &rule->require, &rule->require_at);
}

static void load_rule_when(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	load_formula(loader, value, &rule->when, &rule->when_at);
}

static void load_ledger(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	load_text(loader, value, &rule->ledger);
	rule->ledger_at = value->at;
}

static const struct word_row each_words[] = {
	{"column", EACH_COLUMN},
	{"row", EACH_ROW},
	{"cell", EACH_CELL},
	{"text", EACH_TEXT},
};
static const struct value_shape shape_each_of = {SHAPE_TEXT, .pattern = "^(row|column) of .+$"};
static const struct value_shape shape_each = {
	SHAPE_WORD,
	.words = each_words,
	.word_count = G_N_ELEMENTS(each_words),
	.or = &shape_each_of,
};

static void name_unknown_section(
	struct loader *loader, const struct yaml_node *node, const char *section)
{
	struct suggestion suggestion;

	suggestion_init(&suggestion, section);
	offer_sections(loader, &suggestion);
	g_autofree char *question = suggestion_question(&suggestion);
	loader_error(loader, node, _("没有“%s”这一节%s"), section, question);
}

/* "row of works": a section's rows; false when the text is not of that shape. */
static bool load_each_of(
	struct loader *loader, const struct yaml_node *value, struct form_rule *rule)
{
	static const struct word_row words[] = {{"row of ", EACH_ROW}, {"column of ", EACH_COLUMN}};

	for (size_t i = 0; value->kind == NODE_SCALAR && i < G_N_ELEMENTS(words); i++) {
		if (!g_str_has_prefix(value->text, words[i].word))
			continue;
		const char *section = value->text + strlen(words[i].word);

		rule->each = (enum rule_each)words[i].number;
		rule->each_of = form_find_section(loader->form, section);
		if (rule->each_of < 0)
			name_unknown_section(loader, value, section);
		return true;
	}
	return false;
}

static void load_each(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;
	int each = EACH_ONCE;

	rule->each_at = value->at;
	if (load_each_of(loader, value, rule))
		return;
	load_word(loader, value, each_words, G_N_ELEMENTS(each_words), &each);
	rule->each = (enum rule_each)each;
}

static const struct word_row level_words[] = {
	{"error", LEVEL_ERROR}, {"warning", LEVEL_WARNING}, {"note", LEVEL_NOTE}};
static const struct value_shape shape_level = {
	SHAPE_WORD, .words = level_words, .word_count = G_N_ELEMENTS(level_words)};

static void load_level(struct loader *loader, const struct yaml_node *value, void *target)
{
	int level = LEVEL_ERROR;

	load_word(loader, value, level_words, G_N_ELEMENTS(level_words), &level);
	*(enum level *)target = (enum level)level;
}

static void load_message(struct loader *loader, const struct yaml_node *value, void *target)
{
	const char **message = target;
	size_t length;

	load_text(loader, value, message);
	const char *strange = *message ? message_strange(*message, &length) : NULL;
	if (!strange)
		return;
	g_autofree char *known = message_known_words();
	struct position at;
	load_position(value, &at);
	if (!strchr(*message, '\n')) /* else the text stands below its beginning */
		at.column += (int)g_utf8_pointer_to_offset(*message, strange);
	if (length == strlen("{"))
		diagnostics_error(loader->diagnostics, loader->file, at, _("“{”没有配上“}”"));
	else
		diagnostics_error(loader->diagnostics, loader->file, at,
			_("message 里没有“%.*s”；可用的有 %s"), (int)length, strange, known);
}

static const struct word_row together_words[] = {
	{"true", TOGETHER_ANY}, {"all", TOGETHER_ALL}, {"false", TOGETHER_NOT}};
static const struct value_shape shape_together = {
	SHAPE_WORD, .words = together_words, .word_count = G_N_ELEMENTS(together_words)};

static void load_together(struct loader *loader, const struct yaml_node *value, void *target)
{
	int together = TOGETHER_NOT;

	load_word(loader, value, together_words, G_N_ELEMENTS(together_words), &together);
	*(enum rule_together *)target = (enum rule_together)together;
}

static void load_within(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	rule->has_within = load_decimal(loader, value, &rule->within);
	if (rule->has_within && rule->within.coefficient < 0)
		loader_error(loader, value, _("within 不能是负数"));
}

/* Ids of sections. */
static void append_section_id(struct loader *loader, const struct yaml_node *item, void *list)
{
	append_text(loader, item, list);
	if (item->kind == NODE_SCALAR && form_find_section(loader->form, item->text) < 0)
		name_unknown_section(loader, item, item->text);
}

static void load_section_ids(struct loader *loader, const struct yaml_node *value, void *target)
{
	const struct text_list *list = target;

	load_text_list(loader, value, append_section_id, target);
	if (value->kind == NODE_SEQUENCE && list->count == 0)
		loader_error(loader, value, _("这里至少要有一节"));
}

/* figures: */

/* Formulas are kept as nodes until names can be found. */
static const struct key_row entry_rows[] = {
	{"after", load_texts, offsetof(struct figures_entry, after), true, &shape_texts},
	{"none", load_texts, offsetof(struct figures_entry, none), .shape = &shape_texts},
	{"is", load_node, offsetof(struct figures_entry, formulas), .shape = &shape_texts},
	{"ignore", load_flag, offsetof(struct figures_entry, ignored), .shape = &shape_flag},
};
static const struct key_table entry_keys = KEY_TABLE("figures-entry", entry_rows);
static const struct value_shape shape_entry = {SHAPE_MAPPING, .keys = &entry_keys};
static const struct value_shape shape_figures = {SHAPE_LIST, .item = &shape_entry};

static void load_entry(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_rule *rule = target;
	struct figures_entry *entry = &rule->entries[rule->entry_count++];

	entry->at = node->at;
	load_mapping(loader, node, &entry_keys, entry);
	if (entry->ignored == (entry->formulas != NULL))
		loader_error(
			loader, node, _("is（应等于什么）和 ignore: true 须写一个，也只写一个"));
}

static void load_figures(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	rule->kind = RULE_FIGURES;
	rule->require_at = value->at;
	rule->entries = loader_keep(loader, (value->children + 1) * sizeof *rule->entries);
	load_list(loader, value, load_entry, rule);
}

static void load_year_formula(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	load_formula(loader, value, &rule->require, &rule->require_at);
}

static const struct key_row years_rows[] = {
	{"is", load_year_formula, 0, true},
	{"last", load_texts, offsetof(struct form_rule, years.last), .shape = &shape_texts},
	{"next", load_texts, offsetof(struct form_rule, years.next), .shape = &shape_texts},
	{"ahead", load_section_ids, offsetof(struct form_rule, years.ahead), .shape = &shape_texts},
};
static const struct key_table years_keys = KEY_TABLE("years", years_rows);
static const struct value_shape shape_years = {SHAPE_MAPPING, .keys = &years_keys};

static void load_years(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	rule->kind = RULE_YEARS;
	load_mapping(loader, value, &years_keys, rule);
}

/* slips: */

static void load_factor(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct decimal *factor = target;

	if (load_decimal(loader, value, factor) && factor->coefficient <= 0)
		loader_error(loader, value, _("factor 须是大于零的数"));
}

static const struct key_row slip_rows[] = {
	{"unit", load_text, offsetof(struct unit_slip, unit), true},
	{"typed", load_text, offsetof(struct unit_slip, typed), true},
	{"factor", load_factor, offsetof(struct unit_slip, factor), true, &shape_decimal},
};
static const struct key_table slip_keys = KEY_TABLE("slip", slip_rows);
static const struct value_shape shape_slip = {SHAPE_MAPPING, .keys = &slip_keys};
static const struct value_shape shape_slips = {SHAPE_LIST, .item = &shape_slip};

static void load_slip(struct loader *loader, const struct yaml_node *node, void *target)
{
	struct form_rule *rule = target;
	struct unit_slip *slip = &rule->slips[rule->slip_count++];

	slip->at = node->at;
	load_mapping(loader, node, &slip_keys, slip);
}

static void load_slips(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_rule *rule = target;

	rule->slips = loader_keep(loader, (value->children + 1) * sizeof *rule->slips);
	load_list(loader, value, load_slip, rule);
}

/* Rules */

static const struct value_shape shape_rule_id = {SHAPE_TEXT, .pattern = "^[^@ \\t\\n:]+$"};

static const struct key_row rule_rows[] = {
	{"id", load_text, offsetof(struct form_rule, id), true, &shape_rule_id},
	{"label", load_text, offsetof(struct form_rule, label)},
	{"each", load_each, 0, .shape = &shape_each},
	{"in", load_section_ids, offsetof(struct form_rule, in), .shape = &shape_texts},
	{"when", load_rule_when, 0},
	{"require", load_require, 0},
	{"figures", load_figures, 0, .shape = &shape_figures},
	{"years", load_years, 0, .shape = &shape_years},
	{"within", load_within, 0, .shape = &shape_decimal},
	{"together", load_together, offsetof(struct form_rule, together), .shape = &shape_together},
	{"level", load_level, offsetof(struct form_rule, level), .shape = &shape_level},
	{"message", load_message, offsetof(struct form_rule, message)},
	{"ledger", load_ledger, 0},
	{"slips", load_slips, 0, .shape = &shape_slips},
};
static const struct key_table rule_keys = KEY_TABLE("rule", rule_rows);
static const struct value_shape shape_rule = {SHAPE_MAPPING, .keys = &rule_keys};
const struct value_shape shape_rules = {SHAPE_LIST, .item = &shape_rule};

/* Ids stand on the command line and in files, before an @. */
static bool is_rule_id(const char *id)
{
	return *id && !strpbrk(id, "@ \t\n:");
}

static void check_kind(
	struct loader *loader, const struct yaml_node *node, const struct form_rule *rule)
{
	static const char *const kinds[] = {"require", "figures", "years"};
	size_t said = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		said += yaml_get(node, kinds[i]) != NULL;
	if (said != 1)
		loader_error(loader, node, _("require、figures、years 须写一个，也只写一个"));
	if (rule->kind != RULE_REQUIRE && rule->each != EACH_TEXT)
		loader_error(loader, node, _("figures 和 years 只用于 each: text"));
	if (rule->slip_count > 0 && rule->each != EACH_CELL)
		loader_error_at(
			loader, yaml_get(node, "slips")->key_at, _("slips 只用于 each: cell"));
	if (rule->id && !is_rule_id(rule->id))
		loader_error(loader, yaml_get(node, "id"), _("规则的标识不能有空格、冒号和 @"));
}

/* What a rule says of where it holds, against where it stands. */
static void check_place(
	struct loader *loader, const struct yaml_node *node, const struct form_rule *rule)
{
	bool lines = rule->each == EACH_COLUMN || rule->each == EACH_ROW;

	if (rule->in.count > 0 && rule->table >= 0)
		loader_error_at(loader, yaml_get(node, "in")->key_at,
			_("in 只用于整份表式的规则；表格上的规则只管这张表"));
	if (rule->in.count > 0 && rule->each == EACH_ONCE)
		loader_error_at(loader, yaml_get(node, "in")->key_at, _("in 须与 each 写在一起"));
	if (rule->in.count > 0 && rule->each_of >= 0)
		loader_error_at(loader, yaml_get(node, "in")->key_at,
			_("each 已经说明是哪一节的行或列，不再写 in"));
	if (lines && rule->each_of < 0 && rule->table < 0 && rule->in.count == 0)
		loader_error(loader, yaml_get(node, "each"),
			_("整份表式的规则须用 in 说明是哪几节的行或列"));
	if (rule->together && rule->each == EACH_ONCE)
		loader_error_at(loader, yaml_get(node, "together")->key_at,
			_("together 须与 each 写在一起"));
}

static void load_rule(struct loader *loader, const struct yaml_node *node, void *target)
{
	const struct rule_source *source = target;
	size_t errors = diagnostics_errors(loader->diagnostics);
	bool unsure = loader->unsure;
	struct form_rule rule = {
		.section = source->section,
		.table = source->table,
		.each_of = -1,
		.at = node->at,
	};

	load_mapping(loader, node, &rule_keys, &rule);
	if (node->kind == NODE_MAPPING) {
		check_kind(loader, node, &rule);
		check_place(loader, node, &rule);
	}
	loader->unsure = unsure; /* no name leads to a rule */
	if (rule.id)
		g_ptr_array_add(loader->rule_ids, (gpointer)rule.id);
	if (diagnostics_errors(loader->diagnostics) == errors)
		g_array_append_val(loader->rules, rule);
	else
		check_rule_syntax(loader, &rule);
}

void load_rules(struct loader *loader, const struct yaml_node *node, void *unused)
{
	struct rule_source source = {node, loader->table < 0 ? -1 : loader->section, loader->table};

	(void)unused;
	g_array_append_val(loader->rule_sources, source);
}

void read_rules(struct loader *loader)
{
	for (guint i = 0; i < loader->rule_sources->len; i++) {
		struct rule_source *source =
			&g_array_index(loader->rule_sources, struct rule_source, i);

		bool unsure = loader->unsure;

		load_list(loader, source->list, load_rule, source);
		loader->unsure = unsure;
	}
}
