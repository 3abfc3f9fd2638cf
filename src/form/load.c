/* The form as a whole: its head, its cover, its sections and their fields. */
#include "form/loader.h"

#include <string.h>

#include "base/suggest.h"
#include "form/reference.h"

/* A report file's own keys, which no section can be called. */
static const char *const reserved[] = {"form", "form_version", "form_digest", "status", "cover",
	"notes", "reasons", "remarks", "history", "previous", "stated"};

static void load_form_id(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text(loader, value, target);
	if (value->kind != NODE_SCALAR)
		return;
	if (!g_ascii_islower(value->text[0]) ||
		strspn(value->text, "abcdefghijklmnopqrstuvwxyz0123456789-") != value->length)
		loader_error(loader, value,
			"表式标识“%s”只能由小写字母、数字和连字符组成，并以字母开头", value->text);
}

/* A text with references, which are looked at when all cells are known. */
static void load_referring(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_text(loader, value, target);
	if (value->kind == NODE_SCALAR)
		g_ptr_array_add(loader->referring, (gpointer)value);
}

static void append_text(struct loader *loader, const struct yaml_node *item, void *target)
{
	struct text_list *list = target;

	list->texts = g_renew(const char *, list->texts, list->count + 1);
	list->texts[list->count] = NULL;
	load_text(loader, item, &list->texts[list->count]);
	if (list->texts[list->count])
		list->count++;
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

	return cell == CELL_NONE ? TYPE_LAST
				 : g_array_index(loader->cells, struct form_cell, cell).spec.type;
}

static void append_cover_text(struct loader *loader, const struct yaml_node *item, void *target)
{
	append_text(loader, item, target);
	if (item->kind == NODE_SCALAR && cover_type(loader, item->text) != TYPE_TEXT)
		loader_error(loader, item, "封面上没有“%s”这段文字（type: text）", item->text);
}

/* One text, or a list of them. */
static void load_one_or_list(struct loader *loader, const struct yaml_node *value,
	void (*append)(struct loader *, const struct yaml_node *, void *), void *target)
{
	if (value->kind == NODE_SCALAR)
		append(loader, value, target);
	else
		load_list(loader, value, append, target);
}

static void load_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_one_or_list(loader, value, append_text, target);
}

static void load_referring_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_one_or_list(loader, value, append_referring, target);
}

static void load_cover_texts(struct loader *loader, const struct yaml_node *value, void *target)
{
	load_one_or_list(loader, value, append_cover_text, target);
}

static void load_period(struct loader *loader, const struct yaml_node *value, void *form)
{
	static const struct key_row keys[] = {
		{"from", load_referring, offsetof(struct form, period_from), true},
		{"to", load_referring, offsetof(struct form, period_to), true},
	};

	load_mapping(loader, value, keys, G_N_ELEMENTS(keys), form);
}

static void load_paper(struct loader *loader, const struct yaml_node *value, void *form)
{
	static const struct key_row keys[] = {
		{"before", load_cover_texts, offsetof(struct form, before)},
		{"closing", load_referring_texts, offsetof(struct form, closing)},
		{"sign", load_texts, offsetof(struct form, sign)},
	};

	load_mapping(loader, value, keys, G_N_ELEMENTS(keys), form);
}

static void load_answer(struct loader *loader, const struct yaml_node *value, void *target)
{
	bool answer = value->kind == NODE_SCALAR && strcmp(value->text, "answer") == 0;

	if (!answer && !(value->kind == NODE_SCALAR && strcmp(value->text, "open") == 0))
		loader_error(loader, value,
			"not_applicable 只能是 answer（不适用算已答）或 open（不算）");
	*(bool *)target = answer;
}

static void load_choices(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct form_cell *cell = target;

	if (value->kind != NODE_MAPPING) {
		loader_error(loader, value, "choices 应是“标识: 名称”的组合");
		return;
	}
	cell->choices = g_new0(struct form_choice, value->children);
	for (const struct yaml_node *item = value->first; item; item = item->next) {
		struct form_choice *choice = &cell->choices[cell->choice_count++];

		choice->id = item->key->text;
		choice->label = item->key->text;
		load_text(loader, item, &choice->label);
	}
}

static const struct key_row field_keys[] = {
	{"id", load_id, offsetof(struct form_cell, id), true},
	{"label", load_text, offsetof(struct form_cell, label), true},
	{"short", load_text, offsetof(struct form_cell, short_label)},
	{"default", load_referring, offsetof(struct form_cell, default_text)},
	{"choices", load_choices, 0},
	SPEC_KEYS(load_spec_type, offsetof(struct form_cell, spec)),
};

static void register_cell(struct loader *loader, const struct form_cell *cell, cell_index index)
{
	struct form_private *private = loader->form->private;
	gpointer first = g_hash_table_lookup(private->addresses, cell->address);

	if (first) {
		struct form_cell *other = &g_array_index(
			loader->cells, struct form_cell, GPOINTER_TO_UINT(first) - 1);

		diagnostics_error(loader->diagnostics, loader->file, cell->at,
			"“%s”重复，第一次在第%d行", cell->address, other->at.line);
		return;
	}
	g_hash_table_insert(
		private->addresses, (gpointer)cell->address, GUINT_TO_POINTER(index + 1));
}

/* Checks what a field says against its type. */
static void check_field(
	struct loader *loader, const struct yaml_node *node, const struct form_cell *cell)
{
	check_bounds(loader, &cell->spec);
	if ((cell->spec.type == TYPE_CHOICE) != (cell->choice_count > 0))
		loader_error(loader, node, "choices 只用于、也必须用于类型 choice");
	if (!cell->default_text)
		return;
	const struct yaml_node *text = yaml_get(node, "default");
	if (cell_type_row(cell->spec.type)->figure)
		loader_error(loader, text, "数字格不能有 default：空白不是零");
	else if (!form_cell_holds(cell, cell->default_text))
		loader_error(loader, text, "“%s”不能填在类型 %s 的格里", cell->default_text,
			cell_type_row(cell->spec.type)->name);
}

static void add_field(struct loader *loader, const struct yaml_node *node,
	struct form_section *section, enum cell_type type)
{
	struct form_cell cell = {.section = loader->section, .table = -1, .at = node->at};
	struct form_private *private = loader->form->private;

	load_mapping(loader, node, field_keys, G_N_ELEMENTS(field_keys), &cell);
	if (!cell.id || !section->id) {
		g_free(cell.choices);
		return;
	}
	if (!cell.spec.has_type)
		cell.spec.type = type;
	cell.spec.has_type = true;
	spec_complete(&cell.spec);
	check_field(loader, node, &cell);
	if (!cell.short_label)
		cell.short_label = cell.label;
	g_autofree char *address = g_strconcat(section->id, ".", cell.id, NULL);
	cell.address = g_string_chunk_insert(private->strings, address);
	register_cell(loader, &cell, loader->cells->len);
	g_array_append_val(loader->cells, cell);
	section->field_count++;
}

static void load_cover_field(struct loader *loader, const struct yaml_node *node, void *section)
{
	add_field(loader, node, section, TYPE_LINE);
}

static void load_section_text(struct loader *loader, const struct yaml_node *node, void *section)
{
	add_field(loader, node, section, TYPE_TEXT);
}

static void load_section_texts(struct loader *loader, const struct yaml_node *node, void *section)
{
	load_list(loader, node, load_section_text, section);
}

static const struct key_row section_keys[] = {
	{"id", load_id, offsetof(struct form_section, id), true},
	{"heading", load_text, offsetof(struct form_section, heading), true},
	{"short", load_text, offsetof(struct form_section, short_label)},
	{"help", load_text, offsetof(struct form_section, help)},
	{"texts", load_section_texts, 0},
	{"table", load_table, 0},
	{"tables", load_tables, 0},
};

static void register_section(struct loader *loader, const struct form_section *section)
{
	GHashTable *sections = loader->form->private->sections;
	gpointer first = g_hash_table_lookup(sections, section->id);

	for (size_t i = 0; i < G_N_ELEMENTS(reserved); i++) {
		if (loader->section > 0 && strcmp(section->id, reserved[i]) == 0)
			diagnostics_error(loader->diagnostics, loader->file, section->at,
				"“%s”是报告文件自己的键，不能作分节的标识", section->id);
	}
	if (first && loader->section > 0)
		diagnostics_error(loader->diagnostics, loader->file, section->at,
			"分节“%s”重复，第一次在第%d行", section->id,
			loader->form->sections[GPOINTER_TO_INT(first) - 1].at.line);
	else
		g_hash_table_insert(
			sections, (gpointer)section->id, GINT_TO_POINTER(loader->section + 1));
}

static struct form_section *append_section(struct loader *loader, const struct yaml_node *node)
{
	struct form *form = loader->form;

	form->sections = g_renew(struct form_section, form->sections, form->section_count + 1);
	loader->section = form->section_count++;
	struct form_section *section = &form->sections[loader->section];
	*section = (struct form_section){.first = loader->cells->len, .at = node->at};
	g_ptr_array_add(
		form->private->rows, g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free));
	return section;
}

static void load_cover(struct loader *loader, const struct yaml_node *node, void *unused)
{
	struct form_section *section = append_section(loader, node);

	(void)unused;
	section->id = "cover";
	section->heading = section->short_label = "封面";
	register_section(loader, section);
	load_list(loader, node, load_cover_field, section);
	section->cell_count = section->field_count;
}

static void load_section(struct loader *loader, const struct yaml_node *node, void *unused)
{
	struct form_section *section = append_section(loader, node);

	(void)unused;
	load_mapping(loader, node, section_keys, G_N_ELEMENTS(section_keys), section);
	if (section->table_count > 0 && yaml_get(node, "table") && yaml_get(node, "tables"))
		loader_error(loader, yaml_get(node, "tables")->key,
			"table 和 tables 只写一个；几张表都写在 tables 里");
	if (!section->id)
		return;
	if (!section->short_label)
		section->short_label = section->heading;
	register_section(loader, section);
	layout_cells(loader, section);
	section->cell_count = loader->cells->len - section->first;
}

static void load_sections(struct loader *loader, const struct yaml_node *node, void *unused)
{
	load_list(loader, node, load_section, unused);
}

/* The paper comes behind the cover, whose texts it names. */
static const struct key_row form_keys[] = {
	{"form", load_form_id, offsetof(struct form, id), true},
	{"version", load_number, offsetof(struct form, version), true},
	{"title", load_referring_texts, offsetof(struct form, title), true},
	{"language", load_text, offsetof(struct form, language)},
	{"basis", load_text, offsetof(struct form, basis)},
	{"period", load_period, 0},
	{"not_applicable", load_answer, offsetof(struct form, not_applicable_answers)},
	{"cover", load_cover, 0, true},
	{"sections", load_sections, 0, true},
	{"paper", load_paper, 0},
};

/* The file is named as the form is, so that a report's `form:` finds it. */
static void check_name(struct loader *loader, const struct yaml_node *root)
{
	g_autofree char *base = g_path_get_basename(loader->file);
	g_autofree char *expected = g_strconcat(loader->form->id, ".yaml", NULL);

	if (strcmp(base, expected) != 0 && strcmp(loader->file, "-") != 0)
		diagnostics_add(loader->diagnostics, loader->file, root->at, LEVEL_WARNING, NULL,
			"表式“%s”的文件应叫做 %s", loader->form->id, expected);
}

static bool sound(const struct loader *loader)
{
	return diagnostics_errors(loader->diagnostics) == loader->errors_before;
}

static void name_unknown_reference(
	struct loader *loader, const struct yaml_node *node, const struct text_piece *piece)
{
	g_autofree char *address = g_strndup(piece->text, piece->length);
	struct position at;
	struct suggestion suggestion;

	load_position(node, &at);
	if (!strchr(node->text, '\n')) /* else the text stands below its beginning */
		at.column += (int)g_utf8_pointer_to_offset(node->text, piece->text);
	suggestion_init(&suggestion, address);
	for (guint i = 0; i < loader->cells->len; i++) {
		const struct form_cell *cell = &g_array_index(loader->cells, struct form_cell, i);

		suggestion_offer(&suggestion, cell->address);
	}
	diagnostics_error(loader->diagnostics, loader->file, at, "没有“%s”这个地址%s%s%s", address,
		suggestion.best ? "；是不是“" : "", suggestion.best ? suggestion.best : "",
		suggestion.best ? "”？" : "");
}

static void check_references(struct loader *loader)
{
	for (guint i = 0; i < loader->referring->len; i++) {
		const struct yaml_node *node = g_ptr_array_index(loader->referring, i);
		const char *text = node->text;
		struct text_piece piece;

		while (text_piece_next(&text, &piece)) {
			g_autofree char *address = g_strndup(piece.text, piece.length);

			if (piece.reference && form_find(loader->form, address) == CELL_NONE)
				name_unknown_reference(loader, node, &piece);
		}
	}
}

static void load_document(struct loader *loader)
{
	struct form *form = loader->form;
	const struct yaml_node *root = yaml_root(form->private->tree);

	form->language = "zh-CN";
	form->not_applicable_answers = true;
	load_mapping(loader, root, form_keys, G_N_ELEMENTS(form_keys), form);
	if (form->id)
		check_name(loader, root);
	if (sound(loader) && loader->cells->len == 0)
		loader_error(loader, yaml_get(root, "sections"), "表式里一个格也没有");
	check_references(loader);
}

static void hand_over(struct loader *loader)
{
	struct form *form = loader->form;

	form->cell_count = loader->cells->len;
	form->cells = (struct form_cell *)(void *)g_array_free(loader->cells, FALSE);
	form->rule_count = loader->rules->len;
	form->rules = (struct form_rule *)(void *)g_array_free(loader->rules, FALSE);
}

/* Formulas and rules need every name to be known, so they come when the keys are sound. */
static void compile(struct loader *loader)
{
	struct code *code = &loader->form->code;

	compile_cells(loader);
	if (sound(loader))
		compile_rules(loader);
	linear_free(loader->linear);
	code->length = loader->instructions->len;
	code->instructions =
		(struct instruction *)(void *)g_array_free(loader->instructions, FALSE);
	code->numbers = (struct decimal *)(void *)g_array_free(loader->numbers, FALSE);
	code->texts = (const char **)g_ptr_array_free(loader->texts, FALSE);
}

static struct form_private *private_new(struct yaml_tree *tree)
{
	struct form_private *private = g_new0(struct form_private, 1);

	private->tree = tree;
	private->strings = g_string_chunk_new(4096);
	private->addresses = g_hash_table_new(g_str_hash, g_str_equal);
	private->sections = g_hash_table_new(g_str_hash, g_str_equal);
	private->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_destroy);
	return private;
}

struct form *form_load(
	const char *path, const char *bytes, size_t length, struct diagnostics *diagnostics)
{
	struct yaml_tree *tree = yaml_parse(path, bytes, length, diagnostics);

	if (!tree)
		return NULL;
	struct form *form = g_new0(struct form, 1);
	form->path = g_strdup(path);
	form->digest =
		g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
	form->private = private_new(tree);
	struct loader loader = {
		.form = form,
		.file = form->path,
		.diagnostics = diagnostics,
		.errors_before = diagnostics_errors(diagnostics),
		.cells = g_array_new(FALSE, TRUE, sizeof(struct form_cell)),
		.referring = g_ptr_array_new(),
		.rules = g_array_new(FALSE, TRUE, sizeof(struct form_rule)),
		.table = -1,
	};
	load_document(&loader);
	hand_over(&loader);
	g_ptr_array_unref(loader.referring);
	if (sound(&loader))
		compile(&loader);
	if (sound(&loader))
		return form;
	form_free(form);
	return NULL;
}
