/* `unit_is`: what one of a unit is in a smaller one, as people write it: 10000元. */
#include "base/language.h"
#include "form/loader.h"

#include <string.h>

/* The figure a text begins with; false where it begins with none that is more than nought. */
static bool read_times(const char *text, size_t length, struct decimal *out)
{
	g_autofree char *figure = g_strndup(text, length);

	return decimal_parse(figure, out) == DECIMAL_OK && out->coefficient > 0;
}

void load_spec_unit_is(struct loader *loader, const struct yaml_node *value, void *target)
{
	struct cell_spec *spec = target;
	const char *text = NULL;

	load_text(loader, value, &text);
	if (!text)
		return;
	size_t length = strspn(text, "0123456789.");
	const char *unit = text + length + strspn(text + length, " ");
	if (*unit && read_times(text, length, &spec->smaller_units))
		spec->smaller_unit = unit;
	else
		loader_error(loader, value,
			_("unit_is 应是一个大于0的数和较小的单位，如 unit: 万元 配 unit_is: 10000元"));
}
