/* Fields: what the cover and the sections ask for beside their tables. */
#include "base/language.h"
#include "form/loader.h"

/* A field while it is read: the cell, and what is looked at when all cells are known. */
struct field_entry {
	struct form_cell cell;
	struct cell_words words;
	struct form_field field;
	int condition;
	struct cell_spec spec;
	const char *was;
	const struct yaml_node *carry;
};

static const struct key_row field_rows[] = {
	{"id", load_id, offsetof(struct field_entry, field.id), true, &shape_id},
	{"label", load_text, offsetof(struct field_entry, field.label), true},
	{"short", load_text, offsetof(struct field_entry, field.short_label)},
	{"default", load_referring, offsetof(struct field_entry, field.default_text)},
	{"when", load_when, offsetof(struct field_entry, condition)},
	{"from", load_from, offsetof(struct field_entry, condition), .shape = &shape_number},
	{"until", load_until, offsetof(struct field_entry, condition), .shape = &shape_number},
	{"was", load_id, offsetof(struct field_entry, was), .shape = &shape_id},
	{"carry", load_node, offsetof(struct field_entry, carry)},
	SPEC_KEYS(load_spec_type, shape_type, offsetof(struct field_entry, spec)),
};
static const struct key_table field_keys = KEY_TABLE("field", field_rows);
static const struct value_shape shape_field = {SHAPE_MAPPING, .keys = &field_keys};
const struct value_shape shape_fields = {SHAPE_LIST, .item = &shape_field};

static void register_cell(struct loader *loader, const struct form_cell *cell, cell_index index)
{
	struct id_index *entries = &loader->form->sections[loader->section].entries;
	cell_index first = id_index_find(entries, cell->words->field->id);

	if (first != ID_UNKNOWN)
		diagnostics_error(loader->diagnostics, loader->file, cell->words->at,
			_("“%s”重复，第一次在第%d行"), cell->address,
			form_cell(loader->form, first)->words->at.line);
	else
		id_index_add(entries, cell->words->field->id, index);
}

/* Checks what a field says against its type. */
static void check_default(
	struct loader *loader, const struct yaml_node *text, const struct form_cell *cell)
{
	const struct cell_type_row *type = cell_type_row(cell->spec->type);

	if (type->figure)
		loader_error(loader, text, _("数字格不能有 default：空白不是零"));
	else if (!form_cell_holds(cell, cell->words->field->default_text))
		loader_error(loader, text, _("“%s”不能填在类型 %s 的格里"),
			cell->words->field->default_text, type->name);
}

/* Notes what of last year a field begins with, and under what id it stood in older versions. */
static void note_past(
	struct loader *loader, const struct form_section *section, const struct field_entry *entry)
{
	cell_index cell = (cell_index)loader->form->cell_count;

	if (entry->carry) {
		struct field_carry carry = {.cell = cell};

		load_text(loader, entry->carry, &carry.text);
		load_position(entry->carry, &carry.at);
		if (carry.text)
			g_array_append_val(loader->carries, carry);
	}
	if (entry->was) {
		g_autofree char *address = g_strconcat(section->id, ".", entry->was, NULL);

		add_predecessor(loader, cell, address, true);
	}
}

/* Makes what the cell points to last as long as the form. */
static void keep_parts(struct loader *loader, const char *section, struct field_entry *entry)
{
	g_autofree char *address = g_strconcat(section, ".", entry->field.id, NULL);

	if (!entry->field.short_label)
		entry->field.short_label = entry->field.label;
	entry->cell.address = g_string_chunk_insert(loader->form->private->strings, address);
	entry->words.field = loader_keep_copy(loader, &entry->field, sizeof entry->field);
	entry->words.help = entry->spec.help;
	entry->cell.words = loader_keep_copy(loader, &entry->words, sizeof entry->words);
	entry->spec.help = NULL;
	entry->cell.spec = loader_keep_copy(loader, &entry->spec, sizeof entry->spec);
}

static void add_field(struct loader *loader, const struct yaml_node *node,
	struct form_section *section, enum cell_type type)
{
	struct field_entry entry = {
		.cell = {.section = loader->section, .table = -1, .carry = CELL_NONE},
		.words = {.at = node->at},
		.condition = -1,
	};
	struct form_cell *cell = &entry.cell;

	load_mapping(loader, node, &field_keys, &entry);
	if (!entry.field.id || !section->id)
		return;
	if (!entry.spec.has_type)
		entry.spec.type = type;
	spec_complete(&entry.spec);
	check_spec(loader, &entry.spec, node->at);
	keep_parts(loader, section->id, &entry);
	if (entry.field.default_text)
		check_default(loader, yaml_get(node, "default"), cell);
	cell->condition = condition_both(loader, section->condition, entry.condition);
	register_cell(loader, cell, (cell_index)loader->form->cell_count);
	note_past(loader, section, &entry);
	*loader_add_cells(loader, 1) = *cell;
	section->field_count++;
}

void load_cover_field(struct loader *loader, const struct yaml_node *node, void *section)
{
	add_field(loader, node, section, TYPE_LINE);
}

static void load_section_text(struct loader *loader, const struct yaml_node *node, void *section)
{
	add_field(loader, node, section, TYPE_TEXT);
}

void load_section_texts(struct loader *loader, const struct yaml_node *node, void *section)
{
	load_list(loader, node, load_section_text, section);
}
