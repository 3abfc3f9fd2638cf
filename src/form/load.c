/* The form as a whole: its head, its cover, its sections and their fields. */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "base/suggest.h"
#include "form/reference.h"

bool form_reserves(const char *id)
{
	static const char *const reserved[] = {"form", "form_version", "form_digest", "status",
		"cover", "notes", "reasons", "remarks", "history", "previous", "report", "stated",
		"accepted", NULL};

	return g_strv_contains(reserved, id);
}

static bool is_form_id(const char *text)
{
	return g_ascii_islower(*text) &&
		text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void load_form_id(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text(loader, value, target);
	if (value->kind != NODE_SCALAR)
		return;
	if (!is_form_id(value->text))
		loader_error(loader, value,
			_("表式标识“%s”只能由小写字母、数字和连字符组成，并以字母开头"),
			value->text);
}

void load_referring(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text(loader, value, target);
	if (value->kind == NODE_SCALAR)
		g_ptr_array_add(loader->referring, (gpointer)value);
}

static void append_referring(struct loader *loader, const struct yaml_node *item, void *target)
{
	const char *unused;

	append_text(loader, item, target);
	if (item->kind == NODE_SCALAR)
		load_referring(loader, item, &unused);
}

/* The type of a cover field, or TYPE_LAST. */
static enum cell_type cover_type(const struct loader *loader, const char *id)
{
	g_autofree char *address = g_strconcat("cover.", id, NULL);
	cell_index cell = form_find(loader->form, address);

	return cell == CELL_NONE ? TYPE_LAST : form_cell(loader->form, cell)->spec->type;
}

static void append_cover_text(struct loader *loader, const struct yaml_node *item, void *target)
{
	append_text(loader, item, target);
	if (item->kind == NODE_SCALAR && cover_type(loader, item->text) != TYPE_TEXT)
		loader_error(loader, item, _("封面上没有“%s”这段文字（type: text）"), item->text);
}

static void load_referring_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text_list(loader, value, append_referring, target);
}

static void append_role(struct loader *loader, const struct yaml_node *item, void *target)
{
	const struct text_list *sign = &loader->form->sign;
	struct suggestion suggestion;

	append_text(loader, item, target);
	if (item->kind != NODE_SCALAR || (sign->texts && g_strv_contains(sign->texts, item->text)))
		return;
	suggestion_init(&suggestion, item->text);
	for (size_t i = 0; i < sign->count; i++)
		suggestion_offer(&suggestion, sign->texts[i]);
	g_autofree char *question = suggestion_question(&suggestion);
	loader_error(loader, item, _("sign 里没有“%s”%s"), item->text, question);
}

/* Behind `sign`, of whose words they are. */
static void load_roles(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text_list(loader, value, append_role, target);
}

static void load_cover_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text_list(loader, value, append_cover_text, target);
}

static const struct key_row period_rows[] = {
	{"from", load_referring, offsetof(struct form, period_from), true},
	{"to", load_referring, offsetof(struct form, period_to), true},
};
static const struct key_table period_keys = KEY_TABLE("period", period_rows);
static const struct value_shape shape_period = {SHAPE_MAPPING, .keys = &period_keys};

static void load_period(struct loader *loader, const struct yaml_node *value, void *form)
{
	load_mapping(loader, value, &period_keys, form);
}

static const struct key_row paper_rows[] = {
	{"before", load_cover_texts, offsetof(struct form, before), .shape = &shape_texts},
	{"closing", load_referring_texts, offsetof(struct form, closing), .shape = &shape_texts},
	{"sign", load_texts, offsetof(struct form, sign), .shape = &shape_texts},
	{"roles", load_roles, offsetof(struct form, roles), .shape = &shape_texts},
};
static const struct key_table paper_keys = KEY_TABLE("paper", paper_rows);
static const struct value_shape shape_paper = {SHAPE_MAPPING, .keys = &paper_keys};

static void load_paper(struct loader *loader, const struct yaml_node *value, void *form)
{
	load_mapping(loader, value, &paper_keys, form);
}

static const struct word_row answer_words[] = {{"answer", true}, {"open", false}};
static const struct value_shape shape_answer = {
	SHAPE_WORD, .words = answer_words, .word_count = G_N_ELEMENTS(answer_words)};

static void load_answer(struct loader *loader, const struct yaml_node *value, void *target)
{
	int answers = false;

	load_word(loader, value, answer_words, G_N_ELEMENTS(answer_words), &answers);
	*(bool *)target = answers;
}

/* What paper knows words of its own in. */
static const struct word_row language_words[] = {{"zh-CN", 0}, {"en", 1}};
static const struct value_shape shape_language = {
	SHAPE_WORD, .words = language_words, .word_count = G_N_ELEMENTS(language_words)};

static void load_language(struct loader *loader, const struct yaml_node *value, void *target)
{
	int language = 0;

	load_word(loader, value, language_words, G_N_ELEMENTS(language_words), &language);
	*(const char **)target = language_words[language].word;
}

static const struct key_row section_rows[] = {
	{"id", load_id, offsetof(struct form_section, id), true, &shape_id},
	{"heading", load_text, offsetof(struct form_section, heading), true},
	{"short", load_text, offsetof(struct form_section, short_label)},
	{"help", load_text, offsetof(struct form_section, help)},
	{"when", load_when, offsetof(struct form_section, condition)},
	{"texts", load_section_texts, 0, .shape = &shape_fields},
	{"table", load_table, 0, .shape = &shape_table},
	{"tables", load_tables, 0, .shape = &shape_tables},
};
static const struct key_table section_keys = KEY_TABLE("section", section_rows);
static const struct value_shape shape_section = {SHAPE_MAPPING, .keys = &section_keys};
static const struct value_shape shape_sections = {SHAPE_LIST, .item = &shape_section};

static void register_section(struct loader *loader, const struct form_section *section)
{
	struct id_index *sections = &loader->form->private->sections;
	uint32_t first = id_index_find(sections, section->id);

	if (loader->section > 0 && form_reserves(section->id))
		diagnostics_error(loader->diagnostics, loader->file, section->at,
			_("“%s”是报告文件自己的键，不能作分节的标识"), section->id);
	if (first == ID_UNKNOWN) {
		id_index_add(sections, section->id, (uint32_t)loader->section);
		return;
	}
	loader->unsure = true; /* which of the two is meant by an address */
	diagnostics_error(loader->diagnostics, loader->file, section->at,
		_("分节“%s”重复，第一次在第%d行"), section->id,
		loader->form->sections[first].at.line);
}

/* Makes room for so many more. */
static void reserve_sections(struct form *form, size_t count)
{
	form->sections =
		g_renew(struct form_section, form->sections, (size_t)form->section_count + count);
	id_index_reserve(&form->private->sections, count);
}

static struct form_section *append_section(struct loader *loader, const struct yaml_node *node)
{
	struct form *form = loader->form;

	loader->section = form->section_count++;
	struct form_section *section = &form->sections[loader->section];
	*section = (struct form_section){
		.first = (cell_index)form->cell_count, .condition = -1, .at = node->at};
	return section;
}

static void load_cover(struct loader *loader, const struct yaml_node *node, void *unused)
{
	(void)unused;
	reserve_sections(loader->form, 1);
	struct form_section *section = append_section(loader, node);
	section->id = "cover";
	section->heading = section->short_label = _("封面");
	register_section(loader, section);
	load_list(loader, node, load_cover_field, section);
	section->cell_count = section->field_count;
}

static void load_section(struct loader *loader, const struct yaml_node *node, void *unused)
{
	struct form_section *section = append_section(loader, node);

	(void)unused;
	load_mapping(loader, node, &section_keys, section);
	if (section->table_count > 0 && yaml_get(node, "table") && yaml_get(node, "tables"))
		loader_error_at(loader, yaml_get(node, "tables")->key_at,
			_("table 和 tables 只写一个；几张表都写在 tables 里"));
	if (!section->id) {
		loader->unsure = true;
		return;
	}
	if (!section->short_label)
		section->short_label = section->heading;
	register_section(loader, section);
	layout_cells(loader, section);
	section->cell_count = loader->form->cell_count - section->first;
}

static void load_sections(struct loader *loader, const struct yaml_node *node, void *unused)
{
	reserve_sections(loader->form, node->children);
	load_list(loader, node, load_section, unused);
}

/* They name cells, and examples rules: they are come back to when all of those are known. */
static void load_succession(struct loader *loader, const struct yaml_node *value, void *unused)
{
	(void)unused;
	loader->succession = value;
}

static void load_examples(struct loader *loader, const struct yaml_node *value, void *unused)
{
	(void)unused;
	loader->examples = value;
}

static const struct value_shape shape_form_id = {SHAPE_TEXT, .pattern = "^[a-z][a-z0-9-]*$"};

/* The paper comes behind the cover, whose texts it names. */
static const struct key_row form_rows[] = {
	{"form", load_form_id, offsetof(struct form, id), true, &shape_form_id},
	{"version", load_number, offsetof(struct form, version), true, &shape_number},
	{"title", load_referring_texts, offsetof(struct form, title), true, &shape_texts},
	{"language", load_language, offsetof(struct form, language), .shape = &shape_language},
	{"basis", load_text, offsetof(struct form, basis)},
	{"period", load_period, 0, .shape = &shape_period},
	{"not_applicable", load_answer, offsetof(struct form, not_applicable_answers),
		.shape = &shape_answer},
	{"cover", load_cover, 0, true, &shape_fields},
	{"sections", load_sections, 0, true, &shape_sections},
	{"paper", load_paper, 0, .shape = &shape_paper},
	{"rules", load_rules, 0, .shape = &shape_rules},
	{"previous", load_succession, 0, .shape = &shape_succession},
	{"examples", load_examples, 0, .shape = &shape_examples},
};
const struct key_table form_keys = KEY_TABLE("form", form_rows);

/* The file is named as the form is, so that a report's `form:` finds it. */
static void check_name(struct loader *loader, const struct yaml_node *root)
{
	g_autofree char *base = g_path_get_basename(loader->file);
	g_autofree char *expected = g_strconcat(loader->form->id, ".yaml", NULL);

	if (is_form_id(loader->form->id) && strcmp(base, expected) != 0 &&
		strcmp(loader->file, "-") != 0)
		diagnostics_add(loader->diagnostics, loader->file, root->at, LEVEL_WARNING, NULL,
			_("表式“%s”的文件应叫做 %s"), loader->form->id, expected);
}

static bool sound(const struct loader *loader)
{
	return diagnostics_errors(loader->diagnostics) == loader->errors_before;
}

/* Where something within a text stands in the file. */
static struct position position_in(const struct yaml_node *node, const char *place)
{
	struct position at;

	load_position(node, &at);
	if (!strchr(node->text, '\n')) /* else the text stands below its beginning */
		at.column += (int)g_utf8_pointer_to_offset(node->text, place);
	return at;
}

static void name_unknown_reference(
	struct loader *loader, const struct yaml_node *node, const struct text_piece *piece)
{
	g_autofree char *address = g_strndup(piece->text, piece->length);
	struct suggestion suggestion;

	suggestion_init(&suggestion, address);
	offer_addresses(loader, &suggestion);
	g_autofree char *question = suggestion_question(&suggestion);
	diagnostics_error(loader->diagnostics, loader->file, position_in(node, piece->text),
		_("没有“%s”这个地址%s"), address, question);
}

static void check_piece(
	struct loader *loader, const struct yaml_node *node, const struct text_piece *piece)
{
	g_autofree char *address = g_strndup(piece->text, piece->length);

	if (piece->reference && form_find(loader->form, address) == CELL_NONE)
		name_unknown_reference(loader, node, piece);
	else if (text_piece_is_open(piece))
		diagnostics_error(loader->diagnostics, loader->file, position_in(node, piece->text),
			_("“{”没有配上“}”；要印出大括号，写成“{{”"));
}

static void check_references(struct loader *loader)
{
	for (guint i = 0; i < loader->referring->len; i++) {
		const struct yaml_node *node = g_ptr_array_index(loader->referring, i);
		const char *text = node->text;
		struct text_piece piece;

		while (!loader_gave_up(loader) && text_piece_next(&text, &piece))
			check_piece(loader, node, &piece);
	}
}

static void load_document(struct loader *loader)
{
	struct form *form = loader->form;
	const struct yaml_node *root = yaml_root(form->private->tree);

	form->language = "zh-CN";
	form->not_applicable_answers = true;
	load_mapping(loader, root, &form_keys, form);
	if (form->id)
		check_name(loader, root);
	read_rules(loader);
	if (loader->examples && !loader->unsure)
		read_examples(loader);
	if (sound(loader) && loader->form->cell_count == 0)
		loader_error(loader, yaml_get(root, "sections"), _("表式里一个格也没有"));
	check_references(loader);
}

static cell_index find_year(const struct form *form)
{
	for (cell_index cell = 0; form->section_count > 0 && cell < form->sections[0].cell_count;
		cell++) {
		if (form->cells[cell].spec->type == TYPE_YEAR)
			return cell;
	}
	return CELL_NONE;
}

static void hand_over(struct loader *loader)
{
	struct form *form = loader->form;

	form->rule_count = loader->rules->len;
	form->rules = (struct form_rule *)(void *)g_array_free(loader->rules, FALSE);
	form->condition_count = loader->conditions->len;
	form->conditions = (struct form_condition *)(void *)g_array_free(loader->conditions, FALSE);
	form->year_cell = find_year(form);
	loader->stamps = g_new0(uint32_t, form->cell_count);
	loader->condition_stamps = g_new0(uint32_t, form->condition_count);
}

static void compile_all(struct loader *loader)
{
	compile_conditions(loader);
	compile_cells(loader);
	compile_rules(loader);
	list_predecessors(loader);
	linear_free(loader->linear);
}

/* So many instructions a form has for each of its cells, or fewer, unless it is very much computed:
   room for them costs nothing until it is used, and moving them does. */
enum { STEPS_A_CELL = 3 };

/* Formulas and rules need every name to be known, so they come when all keys are read. */
static void compile(struct loader *loader)
{
	struct code *code = &loader->form->code;

	loader->instructions = g_array_sized_new(FALSE, FALSE, sizeof(struct instruction),
		STEPS_A_CELL * (guint)loader->form->cell_count);
	loader->numbers = g_array_new(FALSE, FALSE, sizeof(struct decimal));
	loader->texts = g_ptr_array_new();
	compile_all(loader);
	code->length = loader->instructions->len;
	code->instructions =
		(struct instruction *)(void *)g_array_free(loader->instructions, FALSE);
	code->numbers = (struct decimal *)(void *)g_array_free(loader->numbers, FALSE);
	code->texts = (const char **)g_ptr_array_free(loader->texts, FALSE);
}

static struct form_private *private_new(struct yaml_tree *tree, GBytes *bytes)
{
	struct form_private *private = g_new0(struct form_private, 1);

	private->tree = tree;
	private->bytes = g_bytes_ref(bytes);
	private->strings = g_string_chunk_new(4096);
	private->formers = g_hash_table_new(g_str_hash, g_str_equal);
	private->lists = g_ptr_array_new_with_free_func(g_free);
	return private;
}

/* So many bytes of a form's file there are to a cell of it, if not more. It would be right to grow
   as it is filled, but a large form's cells are too many to be moved for nothing. What room is left
   stays: it was never touched, so there is no memory behind it. */
enum { BYTES_A_CELL = 32 };

struct form *form_load_bytes(const char *path, GBytes *bytes, struct diagnostics *diagnostics)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);
	struct yaml_tree *tree = yaml_parse(path, text ? text : "", length, diagnostics);

	if (!tree)
		return NULL;
	struct form *form = g_new0(struct form, 1);
	form->path = g_strdup(path);
	form->private = private_new(tree, bytes);
	size_t room = length / BYTES_A_CELL;
	form->cells = g_new(struct form_cell, room);
	struct loader loader = {
		.form = form,
		.file = form->path,
		.diagnostics = diagnostics,
		.errors_before = diagnostics_errors(diagnostics),
		.referring = g_ptr_array_new(),
		.heads = g_array_new(FALSE, FALSE, sizeof(struct head)),
		.lines = g_array_new(FALSE, FALSE, sizeof(struct form_line)),
		.rules = g_array_new(FALSE, TRUE, sizeof(struct form_rule)),
		.rule_ids = g_ptr_array_new(),
		.conditions = g_array_new(FALSE, TRUE, sizeof(struct form_condition)),
		.rule_sources = g_array_new(FALSE, FALSE, sizeof(struct rule_source)),
		.cell_formulas = g_array_new(FALSE, FALSE, sizeof(struct cell_formula)),
		.computed = g_array_new(FALSE, FALSE, sizeof(struct computed_cell)),
		.carries = g_array_new(FALSE, TRUE, sizeof(struct field_carry)),
		.predecessors = g_array_new(FALSE, TRUE, sizeof(struct form_predecessor)),
		.cell_room = room,
		.table = -1,
	};
	load_document(&loader);
	hand_over(&loader);
	g_ptr_array_unref(loader.referring);
	if (loader.unsure)
		check_syntax(&loader);
	else
		compile(&loader);
	g_free(loader.stamps);
	g_free(loader.condition_stamps);
	g_array_unref(loader.heads);
	g_array_unref(loader.lines);
	g_ptr_array_unref(loader.rule_ids);
	g_array_unref(loader.rule_sources);
	g_array_unref(loader.cell_formulas);
	g_array_unref(loader.computed);
	g_array_unref(loader.carries);
	g_array_unref(loader.predecessors);
	if (sound(&loader))
		return form;
	form_free(form);
	return NULL;
}

struct form *form_load(
	const char *path, const char *bytes, size_t length, struct diagnostics *diagnostics)
{
	g_autoptr(GBytes) copy = g_bytes_new(bytes, length);

	return form_load_bytes(path, copy, diagnostics);
}
