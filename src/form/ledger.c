#include "form/ledger.h"

#include <string.h>

static const struct form_block *block_of(
	const struct form *form, const struct rule_instance *instance)
{
	return &form->sections[instance->section].tables[instance->table].blocks[instance->block];
}

/* Finds the cell a name in braces means. */
static void find_cell(
	const struct form *form, const struct rule_instance *instance, struct ledger_part *part)
{
	const struct form_block *block = block_of(form, instance);
	g_autofree char *name = g_strndup(part->text + 1, part->length - 2);

	part->last = g_str_has_prefix(name, NAME_PREVIOUS);
	int column =
		form_axis_find(&block->columns, part->last ? name + strlen(NAME_PREVIOUS) : name);
	if (column >= 0)
		part->cell = form_block_cell(block, instance->line, column);
}

bool ledger_next(const struct form *form, const struct rule_instance *instance, const char **at,
	struct ledger_part *part)
{
	const char *text = *at;
	const char *close = *text == '{' ? strchr(text, '}') : NULL;

	if (*text == '\0')
		return false;
	*part = (struct ledger_part){.text = text, .named = close != NULL, .cell = CELL_NONE};
	/* a brace that is never closed is a word */
	part->length = close ? (size_t)(close + 1 - text) : 1 + strcspn(text + 1, "{");
	*at = text + part->length;
	if (close)
		find_cell(form, instance, part);
	return true;
}

bool ledger_is_sound(const struct form *form, const struct rule_instance *instance,
	const char *words, struct ledger_part *strange)
{
	struct ledger_part part;
	bool named = false;

	*strange = (struct ledger_part){.text = words, .length = strlen(words)};
	while (ledger_next(form, instance, &words, &part)) {
		if (part.named && part.cell == CELL_NONE) {
			*strange = part;
			return false;
		}
		named |= part.named;
	}
	return named;
}
