#include "cmd/lint_paper.h"

#include "base/language.h"
#include "print/fit.h"

static const char check[] = "wide-table";

/* Where a label of the table stands in the form's file: the fit hands out the form's own. */
static struct position find_label(const struct form_axis *axis, const char *label)
{
	for (int i = 0; i < axis->tree.count; i++) {
		if (axis->tree.heads[i].label == label)
			return axis->lines[i].at;
	}
	return (struct position){0};
}

static struct position label_at(const struct form_table *table, const char *label)
{
	for (int b = 0; b < table->block_count; b++) {
		const struct form_axis *axes[] = {
			&table->blocks[b].columns, &table->blocks[b].rows};

		for (size_t a = 0; a < G_N_ELEMENTS(axes); a++) {
			struct position at = find_label(axes[a], label);

			if (at.line > 0)
				return at;
		}
	}
	return table->at;
}

static void look_at(
	const struct form *form, const struct form_table *table, struct diagnostics *diagnostics)
{
	struct print_options options = print_options_default();
	struct print_fit fit = print_table_fit(form, table, &options);

	if (fit.outcome == PRINT_LISTED)
		diagnostics_add(diagnostics, form->path, table->at, LEVEL_ERROR, check,
			_("这张表要%d列，%d列的纸上放不下，只能印成清单；请减少列，或拆成几块"),
			fit.needs, options.paper.width);
	else if (fit.outcome == PRINT_BROKEN)
		diagnostics_add(diagnostics, form->path, label_at(table, fit.head), LEVEL_WARNING,
			check,
			_("这张表在%d列的纸上多出%d列，“%s”里的词要断开；最长的词宽%d列，只放得下%d列"),
			options.paper.width, fit.excess, fit.head, fit.word, fit.room);
}

void lint_paper(const struct form *form, struct diagnostics *diagnostics)
{
	for (int s = 0; s < form->section_count; s++) {
		for (int t = 0; t < form->sections[s].table_count; t++)
			look_at(form, &form->sections[s].tables[t], diagnostics);
	}
}
