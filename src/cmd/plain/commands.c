/*
 * Commands: one row each. A command stands behind a point, and where a cell
 * takes no words it can stand alone. Each has a name for keyboards without an
 * input method.
 */
#include "cmd/plain/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "report/reasons.h"
#include "report/when.h"
#include "session/explain.h"
#include "session/find.h"
#include "session/path.h"
#include "session/place.h"
#include "session/walk.h"
#include "session/zeros.h"

static cell_index cell_count(const struct desk *desk)
{
	return (cell_index)desk->form->cell_count;
}

/* Moving */

static void go_back(struct desk *desk, const char *argument)
{
	cell_index from = desk->cell == CELL_NONE ? cell_count(desk) : desk->cell;
	cell_index before = walk_next(session_report(desk->session), from, -1);

	(void)argument;
	if (before == CELL_NONE || before >= from)
		desk_say(desk, _("已经是第一格"));
	else
		desk->cell = before;
}

static void go_to_blank(struct desk *desk, const char *argument)
{
	cell_index from = desk->cell == CELL_NONE ? cell_count(desk) - 1 : desk->cell;
	cell_index blank = walk_next_blank(
		session_report(desk->session), session_checker(desk->session), from);

	(void)argument;
	if (blank == CELL_NONE)
		desk_say(desk, _("没有未填的格了"));
	else
		desk->cell = blank;
}

static void go_to(struct desk *desk, const char *argument)
{
	cell_index here = desk->cell == CELL_NONE ? 0 : desk->cell;
	g_autoptr(GPtrArray) places = find_places(session_report(desk->session), argument, here);

	for (guint i = 0; i < places->len; i++) {
		const struct found *found = g_ptr_array_index(places, i);

		if (!walk_enterable(session_report(desk->session), found->cell))
			continue;
		desk->cell = found->cell;
		return;
	}
	if (*argument)
		desk_say(desk, _("没有找到“%s”"), argument);
	else
		desk_say(desk, _("到哪里？后面写行号、表.行号、名称或地址"));
}

/* Looking */

static void list(struct desk *desk, const char *argument)
{
	(void)argument;
	desk_say_findings(desk);
}

static void explain(struct desk *desk, const char *argument)
{
	(void)argument;
	if (desk->cell == CELL_NONE)
		desk_say_findings(desk);
	else
		desk_explain(desk, desk->cell);
}

/* Changing */

static void clear(struct desk *desk, const char *argument)
{
	(void)argument;
	if (desk->cell == CELL_NONE)
		return;
	desk_put(desk, "", NULL);
	desk_step(desk);
}

static void repeat_last(struct desk *desk, const char *argument)
{
	char buffer[DECIMAL_TEXT_SIZE];
	const struct value *last =
		desk->cell == CELL_NONE ? NULL : &session_report(desk->session)->last[desk->cell];

	(void)argument;
	if (!last || last->kind == VALUE_BLANK) {
		desk_say(desk, _("上年的报告没有这一格"));
		return;
	}
	g_autofree char *text = g_strdup(value_text(last, buffer));
	desk_put(desk, text, NULL);
	desk_step(desk);
}

/* The scope of a name or of its number; ZEROS_SCOPES: it is none. */
static enum zeros_scope scope_of(const char *argument)
{
	for (int s = 0; s < ZEROS_SCOPES; s++) {
		if (strcmp(argument, zeros_scope_name((enum zeros_scope)s)) == 0 ||
			atoi(argument) == s + 1)
			return (enum zeros_scope)s;
	}
	return ZEROS_SCOPES;
}

/* What a fill would do, or does. */
static void fill_scope(struct desk *desk, enum zeros_scope scope, bool fill)
{
	struct zeros zeros;

	zeros_foresee(session_report(desk->session), session_checker(desk->session), desk->cell,
		scope, &zeros);
	guint count = zeros_count(&zeros);
	g_autofree char *words = zeros_words(&zeros);
	if (!fill) {
		desk_say(desk, ngettext("  %d %s %u格  %s", "  %d %s %u格  %s", count),
			(int)scope + 1, zeros_scope_name(scope), count, words);
	} else {
		session_apply(desk->session, change_list_copy(zeros.changes), NULL);
		desk_say(desk, ngettext("%u格已补0。%s", "%u格已补0。%s", count), count, words);
		desk_tell_trouble(desk);
	}
	zeros_release(&zeros);
}

static void fill_zeros(struct desk *desk, const char *argument)
{
	enum zeros_scope scope = scope_of(argument);

	if (desk->cell == CELL_NONE)
		desk->cell = 0;
	if (scope != ZEROS_SCOPES) {
		if (desk_may_change(desk))
			fill_scope(desk, scope, true);
		return;
	}
	for (int s = 0; s < ZEROS_SCOPES; s++)
		fill_scope(desk, (enum zeros_scope)s, false);
	desk_say(desk, _("补哪些？写 .补零 1 至 .补零 4；只补空格"));
}

/* Goes where a step took place, and says what stands there now. */
static void look_at(struct desk *desk, const char *done, const char *address)
{
	struct place place;
	cell_index cell = place_find(desk->form, address, &place, NULL) ? place.cell : CELL_NONE;

	desk_tell_trouble(desk);
	if (cell == CELL_NONE || !walk_enterable(session_report(desk->session), cell)) {
		desk_say(desk, "%s", done);
		return;
	}
	desk->cell = cell;
	g_autofree char *label = form_cell_place(desk->form, cell);
	g_autofree char *shown = report_display(session_report(desk->session), cell);
	desk_say(desk, _("%s：%s %s"), done, label, *shown ? shown : _("未填"));
}

static void undo(struct desk *desk, const char *argument)
{
	const char *address;

	(void)argument;
	if (session_undo(desk->session, &address))
		look_at(desk, _("已撤销"), address);
	else
		desk_say(desk, _("没有可撤销的了"));
}

static void redo(struct desk *desk, const char *argument)
{
	const char *address;

	(void)argument;
	if (session_redo(desk->session, &address))
		look_at(desk, _("已重做"), address);
	else
		desk_say(desk, _("没有可重做的了"));
}

/* The first warning about a cell that has no reason yet, else the first; SIZE_MAX: none. */
static size_t warning_at(const struct checker *checker, cell_index cell)
{
	g_autoptr(GArray) slots = checker_warnings_at(checker, cell);

	for (guint i = 0; i < slots->len; i++) {
		if (!checker_is_explained(checker, g_array_index(slots, size_t, i)))
			return g_array_index(slots, size_t, i);
	}
	return slots->len > 0 ? g_array_index(slots, size_t, 0) : SIZE_MAX;
}

/* The warning spoken of last, else that about the cell at hand; SIZE_MAX: none. */
static size_t warning_meant(const struct desk *desk)
{
	const struct checker *checker = session_checker(desk->session);

	if (desk->spoken != SIZE_MAX)
		return desk->spoken;
	return desk->cell == CELL_NONE ? SIZE_MAX : warning_at(checker, desk->cell);
}

static void give_reason(struct desk *desk, const char *argument)
{
	size_t slot = warning_meant(desk);
	g_autofree char *when = when_iso(desk->environment->now());
	g_autoptr(GError) error = NULL;

	if (slot == SIZE_MAX)
		desk_say(desk, _("这一格没有警，不用写理由"));
	else if (!*argument)
		desk_say(desk, _("理由后面写上为什么没有错"));
	else if (session_apply(desk->session,
			 explain_changes(
				 desk->session, slot, argument, desk->environment->user, when),
			 &error))
		desk_say(desk, _("已记下理由"));
	else
		desk_say(desk, "%s", error->message);
	desk_tell_trouble(desk);
}

static void repair(struct desk *desk, const char *argument)
{
	desk_repair(desk, argument);
}

/* Ending */

/* Says what became of a save. */
static bool tell_saved(struct desk *desk, bool saved, const GError *error)
{
	if (!saved) {
		desk_say(desk, _("没有存成：%s"), error->message);
		desk_say(desk, _("改动都还在；可用 .另存 文件名 存到别处"));
		return false;
	}
	desk_say(desk, _("已存盘：%s"), session_path(desk->session));
	desk_tell_trouble(desk);
	return true;
}

bool desk_save(struct desk *desk)
{
	g_autoptr(GError) error = NULL;
	bool saved = session_save(desk->session, &error);

	return tell_saved(desk, saved, error);
}

static void save(struct desk *desk, const char *argument)
{
	(void)argument;
	desk_save(desk);
}

static void save_as(struct desk *desk, const char *argument)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = *argument
		? path_typed_report(desk->environment->directory, desk->environment->home, argument)
		: NULL;

	if (!path) {
		desk_say(desk, _("另存后面要写文件名"));
		return;
	}
	bool saved = session_save_as(desk->session, path, &error);
	tell_saved(desk, saved, error);
}

static void leave(struct desk *desk, const char *argument)
{
	size_t unsaved = session_unsaved(desk->session);

	(void)argument;
	desk->leaving = true;
	if (unsaved > 0)
		desk_say(desk,
			ngettext("%zu处改动没有存盘，留在恢复日志，下次可取回",
				"%zu处改动没有存盘，留在恢复日志，下次可取回", unsaved),
			unsaved);
}

static void help(struct desk *desk, const char *argument);

enum { /* kinds of commands, which can be both */
	TAKES_WORDS = 1,
	CHANGES = 2, /* always: one that does so at times asks by itself whether it may */
};

static const struct plain_command {
	const char *name, *letters;
	unsigned kind;
	void (*run)(struct desk *desk, const char *argument);
	const char *help;
} commands[] = {
	{NC_("plain command", "上一格"), "back", 0, go_back, N_("回到上一格")},
	{NC_("plain command", "下一空"), "next", 0, go_to_blank, N_("到下一个未填的格")},
	{NC_("plain command", "到"), "go", TAKES_WORDS, go_to,
		N_("到某处：行号、表.行号、名称、地址或文字，如 到 3.13")},
	{NC_("plain command", "清单"), "list", 0, list, N_("有什么错、警，还有哪些没填")},
	{NC_("plain command", "说明"), "explain", 0, explain,
		N_("这一格怎样填，现在是什么，上年是什么")},
	{NC_("plain command", "清空"), "clear", CHANGES, clear, N_("清成空白，同 ~（空白不是0）")},
	{NC_("plain command", "同上年"), "same", CHANGES, repeat_last, N_("这一格同上年")},
	{NC_("plain command", "补零"), "zeros", TAKES_WORDS, fill_zeros,
		N_("空格补0：补零 1 本行，2 本列，3 本表，4 全部")},
	{NC_("plain command", "照改"), "repair", TAKES_WORDS | CHANGES, repair,
		N_("照所说的改法改：照改 1")},
	{NC_("plain command", "理由"), "reason", TAKES_WORDS | CHANGES, give_reason,
		N_("一处警为什么没有错：理由 并入一个镇")},
	{NC_("plain command", "撤销"), "undo", 0, undo, N_("撤销一步")},
	{NC_("plain command", "重做"), "redo", CHANGES, redo, N_("重做撤销了的一步")},
	{NC_("plain command", "另存"), "saveas", TAKES_WORDS, save_as,
		N_("存到另一个文件，接着在那里填：另存 文件名")},
	{NC_("plain command", "存"), "save", 0, save, N_("存盘，接着填")},
	{NC_("plain command", "走"), "quit", 0, leave, N_("不存就走，改动留在恢复日志")},
	{NC_("plain command", "帮助"), "help", 0, help, N_("这一页")},
};

static void help(struct desk *desk, const char *argument)
{
	(void)argument;
	desk_say(desk, _("写上值按 Enter；只按 Enter 不改；/ 不适用；~ 清空；=1+2 求和"));
	desk_say(desk, _("命令前加一个点；不收文字的格，不加点也行："));
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		const char *name = g_dpgettext2(NULL, "plain command", commands[i].name);
		const char *letters = commands[i].letters;

		if (strcmp(name, letters) != 0)
			desk_say(desk, "  .%s .%s  %s", name, letters, _(commands[i].help));
		else
			desk_say(desk, "  .%s  %s", name, _(commands[i].help));
	}
}

/* What stands behind a command's name: NULL when the line does not say it. */
static const char *argument_of(
	const struct plain_command *command, const char *line, const char *name)
{
	size_t length = strlen(name);

	if (!g_str_has_prefix(line, name))
		return NULL;
	if (line[length] == '\0')
		return line + length;
	if (!(command->kind & TAKES_WORDS))
		return NULL;
	/* a Chinese word need not be set apart from what follows */
	if (g_ascii_isalpha(name[length - 1]) && line[length] != ' ')
		return NULL;
	return line + length + strspn(line + length, " ");
}

/* The command a line says, and what stands behind its name; NULL: it says none. */
static const struct plain_command *command_of(const char *line, const char **argument)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		*argument = argument_of(&commands[i], line, commands[i].name);
		if (!*argument)
			*argument = argument_of(&commands[i], line, commands[i].letters);
		if (*argument)
			return &commands[i];
	}
	return NULL;
}

static bool run(struct desk *desk, const char *line)
{
	const char *argument;
	const struct plain_command *command = command_of(line, &argument);

	if (command && (!(command->kind & CHANGES) || desk_may_change(desk)))
		command->run(desk, argument);
	return command != NULL;
}

/* Behind the point of a command; NULL where the line begins with none. A point before a digit is that of
   a figure. */
static const char *behind_point(const char *line)
{
	size_t point = g_str_has_prefix(line, "。") ? strlen("。") : *line == '.';

	return point > 0 && line[point] != '\0' && !g_ascii_isdigit(line[point]) ? line + point
										 : NULL;
}

static bool takes_words(const struct desk *desk)
{
	enum cell_type type = desk->cell == CELL_NONE
		? TYPE_COUNT
		: form_cell(desk->form, desk->cell)->spec->type;

	return type == TYPE_LINE || type == TYPE_TEXT;
}

/* What was meant as a command perhaps, and is a text where it was written. */
static void warn_of_text(struct desk *desk, const char *line)
{
	const char *argument;
	const struct plain_command *command = command_of(line, &argument);

	if (command && *argument == '\0')
		desk_say(desk, _("“%s”当文字写进去了；是命令的话，前面加一个点：.%s"), line, line);
}

bool desk_command(struct desk *desk, const char *line)
{
	const char *named = behind_point(line);

	if (named) {
		if (!run(desk, named))
			desk_say(desk, _("没有命令“%s”；.帮助 列出命令"), named);
		return true;
	}
	if (!takes_words(desk))
		return run(desk, line);
	warn_of_text(desk, line);
	return false;
}

bool desk_means_leaving(const char *line)
{
	const char *named = behind_point(line), *argument;
	const struct plain_command *command = named ? command_of(named, &argument) : NULL;

	return command && command->run == leave;
}
