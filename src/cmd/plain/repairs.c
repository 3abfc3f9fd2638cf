/* Repairs: what would put right the problem that was spoken of last. */
#include "check/repair.h"

#include "base/language.h"
#include "cmd/plain/desk.h"
#include "session/mend.h"

void desk_say_repairs(struct desk *desk, size_t slot)
{
	const struct checker *checker = session_checker(desk->session);

	if (!checker_is_problem(checker, slot))
		return;
	g_autoptr(GPtrArray) repairs = checker_repairs(checker, slot, desk->cell);
	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = g_ptr_array_index(repairs, i);

		desk_say(desk, _("    可照改（.照改 %u）：%s%s%s"), i + 1,
			repair->where ? repair->where : "", repair->where ? " " : "",
			repair->label);
	}
}

/* The problem spoken of last, else that of the cell at hand. */
static size_t slot_meant(const struct desk *desk)
{
	if (desk->spoken != SIZE_MAX || desk->cell == CELL_NONE)
		return desk->spoken;
	return checker_at(session_checker(desk->session), desk->cell);
}

static void carry_out(struct desk *desk, const struct repair *repair)
{
	g_autoptr(GError) error = NULL;

	if (session_apply(desk->session, mend_changes(desk->session, repair), &error))
		desk_say(desk, _("已照改：%s；.撤销 可取回"), repair->label);
	else
		desk_say(desk, "%s", error->message);
	desk_tell_trouble(desk);
}

void desk_repair(struct desk *desk, const char *number)
{
	size_t slot = slot_meant(desk);
	g_autoptr(GPtrArray) repairs = slot == SIZE_MAX
		? g_ptr_array_new()
		: checker_repairs(session_checker(desk->session), slot, desk->cell);
	guint64 chosen = 1;

	if (repairs->len == 0)
		desk_say(desk, _("没有可照改的"));
	else if ((!*number && repairs->len > 1) ||
		(*number &&
			!g_ascii_string_to_unsigned(number, 10, 1, repairs->len, &chosen, NULL)))
		desk_say_repairs(desk, slot);
	else
		carry_out(desk, g_ptr_array_index(repairs, chosen - 1));
}
