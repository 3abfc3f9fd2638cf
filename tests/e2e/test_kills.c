/*
 * Programs killed at any moment while somebody types into them: what was accepted
 * comes back, and the report's file is whole.
 *
 * The clerk fills the first row of table 3, over and over, saves now and then, and
 * takes steps back. What the six cells hold after each action is known, so what
 * is found after a kill has to be one of those states, and none from before the
 * last that was seen on the screen. The next program goes on with what the one
 * before left behind.
 *
 * NIANBAO_SEED gives the seed of a run that failed; when a kill comes is random
 * all the same.
 */

#include "clerk.h"
#include "figures.h"
#include "papers.h"
#include "report/reports.h"
#include "seat.h"
#include "session/session.h"
#include <criterion/logging.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	CELLS = 6,
	KILLS = 50, /* of each test, of which there are four */
	ACTIONS = 12,
	DIGITS = 3,
};

TestSuite(kills, .init = sit_down, .fini = get_up, .timeout = 240);

static const char *const columns[CELLS] = {
	"natural", "business", "research", "welfare", "legal", "other_org"};

/* What the cells hold, as text. */
struct state {
	char cells[CELLS][DIGITS + 1];
};

/* What is done, and what comes of it. */
struct action {
	enum { ACT_TYPE, ACT_SAVE, ACT_UNDO } kind;
	int cell;               /* where the cursor was */
	char typed[DIGITS + 1]; /* "": nothing */
	struct state before, after;
};

/* Planning */

struct clerk {
	unsigned seed;
	struct state now;
	int cursor;
	struct action plan[ACTIONS];
	int undoable[ACTIONS]; /* actions, the last on top */
	int undoable_count;
};

/* A figure that is not what stands there. */
static void plan_typing(struct clerk *clerk, struct action *action, int index)
{
	char *cell = clerk->now.cells[clerk->cursor];

	action->kind = ACT_TYPE;
	do {
		g_snprintf(action->typed, sizeof action->typed, "%u",
			random_below(&clerk->seed, 1000));
	} while (strcmp(action->typed, cell) == 0);
	strcpy(cell, action->typed);
	clerk->undoable[clerk->undoable_count++] = index;
	clerk->cursor = (clerk->cursor + 1) % CELLS;
}

static void plan_undo(struct clerk *clerk, struct action *action)
{
	const struct action *undone = &clerk->plan[clerk->undoable[--clerk->undoable_count]];

	action->kind = ACT_UNDO;
	strcpy(clerk->now.cells[undone->cell], undone->before.cells[undone->cell]);
	clerk->cursor = undone->cell;
}

static void make_plan(struct clerk *clerk)
{
	clerk->cursor = clerk->undoable_count = 0;
	for (int i = 0; i < ACTIONS; i++) {
		struct action *action = &clerk->plan[i];
		unsigned chance = random_below(&clerk->seed, 10);

		*action = (struct action){.cell = clerk->cursor, .before = clerk->now};
		if (chance == 0)
			action->kind = ACT_SAVE;
		else if (chance == 1 && clerk->undoable_count > 0)
			plan_undo(clerk, action);
		else
			plan_typing(clerk, action, i);
		action->after = clerk->now;
	}
}

/* Doing */

static void act(struct screen *s, const struct action *action)
{
	switch (action->kind) {
	case ACT_SAVE: press(s, "Ctrl-S"); break;
	case ACT_UNDO: press(s, "Ctrl-Z"); break;
	case ACT_TYPE: type(s, action->typed); press(s, action->cell == CELLS - 1 ? "Home" : "Tab");
	}
}

/* The row as the screen shows it: the cells and their sum. */
static void expect_state(struct screen *s, const struct state *state)
{
	g_autoptr(GString) row = g_string_new(NULL);
	int sum = 0;

	for (int i = 0; i < CELLS; i++) {
		g_string_append_printf(row, "%s ", state->cells[i]);
		sum += atoi(state->cells[i]);
	}
	g_string_append_printf(row, "%d", sum);
	expect_figures(s, "01", row->str);
}

/* Acts until it is time to die. Returns how many actions are known to be done: those before the last that
   was seen, for what is seen of that may be in an open cell only. */
static int work_until(struct screen *s, struct clerk *clerk, int last)
{
	int known = 0;

	for (int i = 0; i < last; i++) {
		const struct action *action = &clerk->plan[i];

		act(s, action);
		if (action->kind == ACT_TYPE && random_below(&clerk->seed, 4) == 0) {
			expect_state(s, &action->after);
			known = i;
		}
	}
	return known;
}

static void kill_some_time(struct screen *s, struct clerk *clerk)
{
	static const int moments[] = {0, 0, 1, 3, 10, 30, 100, 600};
	int longest = moments[random_below(&clerk->seed, G_N_ELEMENTS(moments))];

	screen_listen(s, longest);
	send_signal(s, SIGKILL);
	cr_assert_eq(wait_exit(s), 128 + SIGKILL);
}

/* Looking at what is left */

static struct report_file *open_report(void)
{
	g_autofree char *path = desk_path(desk, "report.yaml");
	const char *source = g_getenv("srcdir");
	g_autofree char *forms = g_build_filename(source ? source : ".", "forms", NULL);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form_search search;

	form_search_init(&search);
	form_search_add(&search, forms);
	struct report_file *file = report_file_open(path, &search, diagnostics);
	cr_assert_eq(diagnostics_errors(diagnostics), 0, "the report is not whole");
	form_search_release(&search);
	diagnostics_free(diagnostics);
	return file;
}

static struct state state_of(const struct report *report)
{
	struct state state;

	for (int i = 0; i < CELLS; i++) {
		g_autofree char *address = g_strdup_printf("requests.new.%s", columns[i]);
		g_autofree char *text = shown(report, address);

		g_strlcpy(state.cells[i], text, sizeof state.cells[i]);
	}
	return state;
}

static bool is_same(const struct state *a, const struct state *b)
{
	for (int i = 0; i < CELLS; i++) {
		if (strcmp(a->cells[i], b->cells[i]) != 0)
			return false;
	}
	return true;
}

/* What a kill left. */
struct remains {
	struct state saved, found; /* by the file; with the journal */
	bool is_pending; /* the next program asks about it: the file does not say it yet */
};

static struct remains find_remains(void)
{
	struct session *session = session_new(open_report());
	struct journal_content *content = journal_read(session_path(session), NULL);
	struct remains remains = {.saved = state_of(session_report(session))};

	if (content)
		cr_expect_eq(session_recover(session, content), 0);
	journal_content_free(content);
	remains.found = state_of(session_report(session));
	remains.is_pending = !is_same(&remains.saved, &remains.found);
	session_free(session);
	return remains;
}

/* As before an action, but for some of its digits. */
static bool is_amid(const struct state *state, const struct action *action)
{
	struct state other = *state;
	const char *found = state->cells[action->cell];

	memcpy(other.cells[action->cell], action->before.cells[action->cell], DIGITS + 1);
	return action->kind == ACT_TYPE && *found && g_str_has_prefix(action->typed, found) &&
		is_same(&other, &action->before);
}

static bool is_expected(const struct clerk *clerk, const struct state *state, int known)
{
	for (int i = known; i < ACTIONS; i++) {
		if (is_same(state, &clerk->plan[i].before) ||
			is_same(state, &clerk->plan[i].after) || is_amid(state, &clerk->plan[i]))
			return true;
	}
	return false;
}

static bool was_saved(
	const struct clerk *clerk, const struct state *saved, const struct state *saved_before)
{
	for (int i = 0; i < ACTIONS; i++) {
		if (clerk->plan[i].kind == ACT_SAVE && is_same(saved, &clerk->plan[i].before))
			return true;
	}
	return is_same(saved, saved_before);
}

static char *describe(const struct state *state)
{
	return g_strdup_printf("%s %s %s %s %s %s", state->cells[0], state->cells[1],
		state->cells[2], state->cells[3], state->cells[4], state->cells[5]);
}

/* A life and a death */

/* Opens the report, takes back what was left behind, and stands in the first cell of the row. */
static struct screen *come_back(bool is_pending)
{
	struct screen *s = start(desk, 24, 80, "report.yaml");

	if (is_pending) {
		expect(s, "上次没有存盘");
		press(s, "Enter");
	}
	expect(s, "F1帮助");
	press(s, "Esc 3");
	expect(s, "三、收到和处理");
	press(s, "Home");
	return s;
}

static void expect_nothing_lost(
	const struct clerk *clerk, int known, const struct state *saved_before, const char *run)
{
	struct remains remains = find_remains();
	g_autofree char *found = describe(&remains.found), *saved = describe(&remains.saved);

	cr_assert(is_expected(clerk, &remains.found, known), "%s: after %d actions %s comes back",
		run, known, found);
	cr_assert(
		was_saved(clerk, &remains.saved, saved_before), "%s: the file says %s", run, saved);
}

/* One program, to its end. */
static void live_and_die(struct clerk *clerk, const char *run)
{
	struct remains before = find_remains();

	clerk->now = before.found;
	make_plan(clerk);
	struct screen *s = come_back(before.is_pending);
	int known = work_until(s, clerk, (int)random_below(&clerk->seed, ACTIONS + 1));
	kill_some_time(s, clerk);
	expect_nothing_lost(clerk, known, &before.saved, run);
}

static unsigned seed_of(unsigned which)
{
	const char *given = g_getenv("NIANBAO_SEED");

	return given ? (unsigned)atoi(given) : (unsigned)g_get_real_time() + which;
}

static void kill_again_and_again(unsigned which)
{
	unsigned seed = seed_of(which);
	struct clerk clerk = {.seed = seed};

	cr_log_info("%d kills, seed %u", KILLS, seed);
	papers_lay_out(desk, "real-00.yaml");
	for (int i = 0; i < KILLS; i++) {
		g_autofree char *run = g_strdup_printf("seed %u, kill %d", seed, i);

		live_and_die(&clerk, run);
	}
}

Test(kills, lose_nothing_that_was_accepted)
{
	kill_again_and_again(1);
}

Test(kills, lose_nothing_that_was_accepted_the_second_time)
{
	kill_again_and_again(2);
}

Test(kills, lose_nothing_that_was_accepted_the_third_time)
{
	kill_again_and_again(3);
}

Test(kills, lose_nothing_that_was_accepted_the_fourth_time)
{
	kill_again_and_again(4);
}

/* Words into a text */

/* What the text holds now; "" when it is blank. */
static char *find_text(void)
{
	struct report_file *file = open_report();
	struct session *session = session_new(file);
	struct journal_content *content = journal_read(session_path(session), NULL);

	if (content)
		cr_expect_eq(session_recover(session, content), 0);
	journal_content_free(content);
	char *text = shown(session_report(session), "overview.lead");
	session_free(session);
	return text;
}

Test(kills, leave_of_a_text_a_beginning_of_what_was_typed)
{
	enum { TIMES = 20, MOST_WORDS = 30 };
	unsigned seed = seed_of(5);
	g_autoptr(GString) typed = g_string_new(NULL);

	for (int i = 0; i < TIMES; i++) {
		papers_lay_out(desk, "real-00.yaml");
		struct screen *s = papers_open(desk, 24, 80);
		press(s, "Esc 1 Enter");
		expect(s, "28字一行");
		g_string_truncate(typed, 0);
		for (unsigned n = random_below(&seed, MOST_WORDS); n > 0; n--) {
			g_string_append(typed, n % 7 == 0 ? "了，" : "写字");
			type(s, n % 7 == 0 ? "了，" : "写字");
		}
		struct clerk moment = {.seed = seed + (unsigned)i};
		kill_some_time(s, &moment);
		g_autofree char *found = find_text();
		cr_assert(g_str_has_prefix(typed->str, found), "seed %u: %s is not of %s", seed,
			found, typed->str);
		g_autofree char *journal = desk_path(desk, ".report.yaml.journal");
		remove(journal);
	}
}
