#include "check/hints.h"

#include "base/language.h"
#include "check/slip.h"

static const char *line_label(const struct form *form, const struct rule_instance *instance)
{
	return form_axis_label(slip_axis(form, instance), instance->line);
}

static char *word_line(const struct checker *checker, size_t number, const struct slip *slip)
{
	const struct form *form = checker->form;
	const struct rule_instance *mine = &form->instances[slot_of(checker, number).instance];
	const char *unit = form_cell(form, mine->cells[0])->spec->unit;
	char buffer[DECIMAL_TEXT_SIZE];
	const char *amount = decimal_format(decimal_magnitude(slip->difference), buffer);

	return g_strdup_printf(form->rules[mine->rule].each == EACH_COLUMN
			? _("「%s」与「%s」的差正好相抵：疑有%s%s归错了列")
			: _("「%s」与「%s」的差正好相抵：疑有%s%s归错了行"),
		line_label(form, mine), line_label(form, &form->instances[slip->other]), amount,
		unit ? unit : "");
}

char *hint_of(const struct checker *checker, size_t number)
{
	struct slip slip;

	if (!slip_of(checker, number, &slip))
		return NULL;
	g_autofree char *label =
		slip.cell == CELL_NONE ? NULL : form_cell_label(checker->form, slip.cell);
	switch (slip.kind) {
	case SLIP_CELL: return g_strdup_printf(_("这一行和这一列差同一个数：疑「%s」填错"), label);
	case SLIP_LINE: return word_line(checker, number, &slip);
	case SLIP_FIGURE: return g_strdup_printf(_("相差的正好是「%s」的数：疑漏算或重算"), label);
	case SLIP_DIGITS: return g_strdup_printf(_("相差是9的倍数：疑「%s」有两位数字颠倒"), label);
	default: return g_strdup(_("相差是9的倍数：疑有两位数字颠倒"));
	}
}
