/*
 * The key table, what keys lead to, and the user's key file.
 */

#include "base/file_room.h"
#include "tui/keymap.h"

#include <criterion/criterion.h>
#include <string.h>

static struct keymap *keymap;
static struct diagnostics *diagnostics;

static void begin(void)
{
	room_open();
	keymap = keymap_new();
	diagnostics = diagnostics_new();
}

static void end(void)
{
	keymap_free(keymap);
	diagnostics_free(diagnostics);
	room_close();
}

TestSuite(keymap, .timeout = 20, .init = begin, .fini = end);

static void read_keys(const char *text)
{
	g_autofree char *path = room_given_file("keys", text, 0644);
	keymap_read(keymap, path, diagnostics);
}

static const char *command_of(const char *key, unsigned context)
{
	const struct binding *row = keymap_find(keymap, key_parse(key), context);
	return row ? row->name : "none";
}

#define expect_command(key, context, name)                                                         \
	cr_expect_str_eq(command_of(key, context), name, "%s is %s", key, command_of(key, context))

Test(keymap, rows_are_told_apart_by_name_and_have_help)
{
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(keymap_row(rows[i].name), &rows[i], "%s stands twice", rows[i].name);
		cr_expect(*rows[i].help != '\0', "%s", rows[i].name);
		cr_expect_eq(rows[i].label != NULL, rows[i].group != MENU_NONE, "%s: in the menu?",
			rows[i].name);
	}
}

/* What the menu leaves out is what works in it, what only typing makes sense of, or no choice. */
Test(keymap, every_command_is_in_the_menu_or_needs_none)
{
	static const enum action others[] = {ACTION_ENTER, ACTION_NEXT, ACTION_PREVIOUS, ACTION_UP,
		ACTION_DOWN, ACTION_LEFT, ACTION_RIGHT, ACTION_ERASE, ACTION_CLEAR, ACTION_ESCAPE,
		ACTION_MENU, ACTION_INTERRUPT};
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		bool is_reachable = rows[i].group != MENU_NONE;
		bool is_typing = !(rows[i].contexts & (CONTEXT_TABLE | CONTEXT_FIELDS));
		for (size_t j = 0; j < G_N_ELEMENTS(others); j++)
			is_reachable = is_reachable || rows[i].action == others[j];
		cr_expect(is_reachable || is_typing, "%s cannot be chosen", rows[i].name);
	}
}

Test(keymap, no_two_commands_of_a_context_have_one_key)
{
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		g_auto(GStrv) names = g_strsplit(rows[i].keys, " ", -1);
		for (char **name = names; *name; name++) {
			cr_expect_neq(key_parse(*name), NKEY_NONE, "%s is no key", *name);
			for (unsigned context = 1; context <= CONTEXT_ANY; context <<= 1) {
				if (rows[i].contexts & context)
					expect_command(*name, context, rows[i].name);
			}
		}
	}
}

Test(keymap, what_others_own_is_left_to_them)
{
	static const char *const keys[] = {"^A", "^B", "^N", "^W", "^T", "^R"};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		for (unsigned context = 1; context <= CONTEXT_ANY; context <<= 1)
			expect_command(keys[i], context, "none");
	}
}

Test(keymap, keys_are_known_by_several_names)
{
	static const struct {
		const char *name;
		enum key key;
	} cases[] = {
		{"F6", NKEY_F6},
		{"f6", NKEY_F6},
		{"^Z", NKEY_CTRL_Z},
		{"^z", NKEY_CTRL_Z},
		{"Ctrl-Z", NKEY_CTRL_Z},
		{"C-z", NKEY_CTRL_Z},
		{"Alt-d", NKEY_ALT_A + 3},
		{"M-D", NKEY_ALT_A + 3},
		{"PageDown", NKEY_PAGE_DOWN},
		{"Shift-Tab", NKEY_BACKTAB},
		{"Backspace", NKEY_ERASE},
		{"^H", NKEY_ERASE},
		{"^M", NKEY_ENTER},
		{"Up", NKEY_ARROW_UP},
		{"F13", NKEY_NONE},
		{"^1", NKEY_NONE},
		{"^", NKEY_NONE},
		{"Ctrl-", NKEY_NONE},
		{"^AB", NKEY_NONE},
		{"a", NKEY_NONE},
		{"", NKEY_NONE},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(key_parse(cases[i].name), cases[i].key, "%s", cases[i].name);
	for (int key = NKEY_ENTER; key <= NKEY_ALT_Z; key++) {
		enum key read = key_parse(key_file_name((enum key)key));
		bool is_other = read == NKEY_ENTER || read == NKEY_TAB || read == NKEY_ERASE;
		cr_expect(read == (enum key)key || is_other, "%s", key_file_name((enum key)key));
	}
}

Test(keymap, a_key_file_says_what_keys_do)
{
	read_keys("# mine\nF6 = next-blank\nAlt-u = undo   # left hand\n^C = none\n");
	cr_expect_eq(diagnostics_count(diagnostics), 0);
	expect_command("F6", CONTEXT_TABLE, "next-blank");
	expect_command("^O", CONTEXT_TABLE, "zeros");
	expect_command("^U", CONTEXT_TABLE, "next-blank");
	expect_command("Alt-u", CONTEXT_TEXT, "undo");
	expect_command("^C", CONTEXT_TABLE, "none");
}

/* ^Z undoes in texts still: zeros are of no use there. */
Test(keymap, a_bound_key_goes_on_meaning_what_it_did_elsewhere)
{
	read_keys("^Z = zeros\n");
	expect_command("^Z", CONTEXT_TABLE, "zeros");
	expect_command("^Z", CONTEXT_TEXT, "undo");
}

Test(keymap, the_last_line_about_a_key_counts)
{
	read_keys("F6 = undo\nF6 = redo\n");
	expect_command("F6", CONTEXT_TABLE, "redo");
}

Test(keymap, mistakes_in_a_key_file_are_named_and_the_rest_holds)
{
	static const char *const said[] = {"keys:1:6: error: ", "zeros", "keys:2:1: error: ", "F13",
		"keys:3:1: error: ", "keys:4:1: error: ", "keys:5:8: error: ", "nianbao keys"};
	g_autoptr(GString) all = g_string_new(NULL);
	read_keys("F6 = zeroes\nF13 = undo\nwords\nEsc = undo\nF11 =  hello-there\nF12 = redo\n");
	for (size_t i = 0; i < diagnostics_count(diagnostics); i++) {
		g_autofree char *line = diagnostic_format(diagnostics_get(diagnostics, i));
		g_string_append_printf(all, "%s\n", line);
	}
	cr_expect_eq(diagnostics_count(diagnostics), 5, "%s", all->str);
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
		cr_expect(strstr(all->str, said[i]), "%s is not in\n%s", said[i], all->str);
	expect_command("F12", CONTEXT_TABLE, "redo");
	expect_command("F6", CONTEXT_TABLE, "zeros");
	expect_command("Esc", CONTEXT_TABLE, "menu");
}

static char *keys_of(const char *name)
{
	return keymap_keys(keymap, keymap_row(name), CONTEXT_TABLE, 9);
}

Test(keymap, keys_are_named_as_far_as_they_lead_there)
{
	g_autofree char *before = keys_of("zeros");
	read_keys("F6 = undo\nF12 = zeros\n");
	g_autofree char *after = keys_of("zeros");
	g_autofree char *undo = keys_of("undo");
	cr_expect_str_eq(before, "F6 ^O");
	cr_expect_str_eq(after, "F12 ^O");
	cr_expect_str_eq(undo, "F6 ^Z");
	cr_expect_eq(
		keymap_key(keymap, keymap_row("suspend"), CONTEXT_TABLE, NKEY_NONE), NKEY_NONE);
}

/* What is printed can be kept as a key file, and then says the same. */
Test(keymap, in_effect_is_a_key_file_itself)
{
	read_keys("F6 = undo\nAlt-z = zeros\n^L = none\n");
	g_autofree char *before = keymap_text(keymap);
	struct keymap *again = keymap_new();
	g_autofree char *path = room_given_file("again", before, 0644);
	keymap_read(again, path, diagnostics);
	keymap_bind(again, key_parse("^L"),
		NULL); /* what does nothing is not in a list of what keys do */
	g_autofree char *after = keymap_text(again);
	keymap_free(again);
	cr_expect_eq(diagnostics_count(diagnostics), 0);
	cr_expect_str_eq(after, before);
	cr_expect(strstr(before, "F6 = undo  "), "%s", before);
	cr_expect(strstr(before, "# Esc = menu  "), "%s", before);
}

Test(keymap, alt_with_a_letter_is_a_key)
{
	struct input_event letter = {.kind = INPUT_TEXT, .alt = true, .text = "D", .length = 1};
	cr_expect_eq(event_key(&letter), key_parse("Alt-d"));
	letter.alt = false;
	cr_expect_eq(event_key(&letter), NKEY_NONE);
	letter = (struct input_event){.kind = INPUT_TEXT, .alt = true, .text = "报", .length = 3};
	cr_expect_eq(event_key(&letter), NKEY_NONE);
}

/* "F6, ^O", as the manual lists keys. */
static char *keys_in_manual(const struct binding *row)
{
	g_auto(GStrv) names = g_strsplit(row->keys, " ", -1);
	return g_strjoinv(", ", names);
}

/* The manual without the escapes of roff. */
static char *manual(void)
{
	const char *source = g_getenv("srcdir");
	g_autofree char *path = g_build_filename(source ? source : ".", "docs", "nianbao.1", NULL);
	char *text = NULL;
	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
	g_autoptr(GString) plain = g_string_new(text);
	g_free(text);
	g_string_replace(plain, "\\-", "-", 0);
	g_string_replace(plain, "\\(ha", "^", 0);
	return g_strdup(plain->str);
}

Test(keymap, the_manual_lists_every_command_with_its_keys)
{
	g_autofree char *text = manual();
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		g_autofree char *keys = keys_in_manual(&rows[i]);
		g_autofree char *entry = *keys != '\0'
			? g_strdup_printf(".TP\n.B %s \\fR(%s)\\fP\n", rows[i].name, keys)
			: g_strdup_printf(".TP\n.B %s\n", rows[i].name);
		cr_expect(strstr(text, entry), "not in the manual: %s", entry);
	}
}
