/* What anything can say of its cells: their type and bounds, and what else SPEC_KEYS names. */
#include "form/loader.h"

#include <string.h>

#include "base/language.h"
#include "base/suggest.h"

/* "；有 count、integer、…": what there is, where nothing is near. Free with g_free. */
static char *type_names(void)
{
	GString *names = g_string_new(_("；有 "));

	for (int i = 0; i < TYPE_LAST; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? _("、") : "",
			cell_type_row((enum cell_type)i)->name);
	return g_string_free(names, FALSE);
}

void load_spec_type(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;
	struct suggestion suggestion;

	spec->has_type = value->kind == NODE_SCALAR && cell_type_parse(value->text, &spec->type);
	if (spec->has_type)
		return;
	loader->unsure = true; /* what formulas can do with it */
	if (value->kind != NODE_SCALAR) {
		loader_error(loader, value, _("这里应是类型的名称"));
		return;
	}
	suggestion_init(&suggestion, value->text);
	for (int i = 0; i < TYPE_LAST; i++)
		suggestion_offer(&suggestion, cell_type_row((enum cell_type)i)->name);
	enum cell_type meant;
	if (cell_type_meant(value->text, &meant))
		suggestion_offer_for(&suggestion, cell_type_row(meant)->name, value->text);
	g_autofree char *advice = suggestion.best ? suggestion_question(&suggestion) : type_names();
	loader_error(loader, value, _("没有“%s”这个类型%s"), value->text, advice);
}

void load_table_type(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	load_spec_type(loader, value, target);
	if (spec->has_type && cell_type_row(spec->type)->field_only)
		loader_error(loader, value, _("表格里的格不能是 %s"), value->text);
}

void load_spec_decimals(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	load_number(loader, value, &spec->decimals);
	if (spec->decimals > DECIMAL_DIGITS)
		loader_error(loader, value, _("小数最多%d位"), DECIMAL_DIGITS);
	spec->has_decimals = true;
}

void load_spec_min(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	spec->has_min = load_decimal(loader, value, &spec->min);
	spec->bounds_at = value->at;
}

void load_spec_max(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	spec->has_max = load_decimal(loader, value, &spec->max);
	spec->bounds_at = value->at;
}

void load_spec_required(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	load_flag(loader, value, &spec->required);
	spec->has_required = true;
}

void load_spec_grouping(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	load_flag(loader, value, &spec->grouping);
	spec->has_grouping = true;
}

void load_spec_rekey(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	load_flag(loader, value, &spec->rekey);
	spec->has_rekey = true;
}

void load_spec_choices(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;

	if (value->kind != NODE_MAPPING) {
		loader_error(loader, value,
			_("choices 应是“标识: 名称”的组合，如 {city: 市级, county: 县级}"));
		return;
	}
	spec->choices = loader_keep(loader, value->children * sizeof *spec->choices);
	spec->choice_count = 0;
	for (const struct yaml_node *item = value->first; item; item = item->next) {
		struct form_choice *choice = &spec->choices[spec->choice_count++];

		choice->id = item->key;
		choice->label = item->key;
		if (!*choice->id || strcmp(choice->id, "/") == 0)
			loader_error_at(loader, item->key_at,
				_("选项的标识不能是空的，也不能是“/”：那是空白和不适用"));
		load_text(loader, item, &choice->label);
	}
	spec->choices_at = value->at;
	spec->has_choices = true;
}
