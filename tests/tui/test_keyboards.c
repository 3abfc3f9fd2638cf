/*
 * Every key of every terminal, split at every byte by pauses of any length: the
 * key or, where its first byte came alone and was Esc, Esc and the key. Never a
 * text that nobody typed. The clock is the test's own.
 *
 * What the decoder makes of them does not hang on TERM; that the terminal is not
 * put into a mode in which it would send something else is shown on the stage,
 * under each TERM.
 */

#include "../e2e/clerk.h"
#include "keyboards.h"
#include "tui/keymap.h"
#include "typing.h"

#include <stdlib.h>
#include <string.h>

static GArray *keys;
static struct desk *desk;

static void begin(void)
{
	keys = keyboards_read();
	desk = desk_new();
}

static void end(void)
{
	g_array_unref(keys);
	desk_free(desk);
}

TestSuite(keyboards, .timeout = 120, .init = begin, .fini = end);

static const int pauses[] = {0, INPUT_ESCAPE_DELAY_MS - 1, INPUT_ESCAPE_DELAY_MS, 60000};

/* What is seen when a pause comes behind the first bytes. */
static char *expected_event(const struct keyboard_key *key, size_t first, int pause)
{
	bool is_told = first == 1 && key->count > 1 && key->bytes[0] == 27 &&
		pause >= INPUT_ESCAPE_DELAY_MS;
	g_autofree char *event = keyboard_event(key->key);
	/* The Linux console's Shift-Tab is Esc and Tab, which a pause takes apart. */
	bool is_esc_tab = key->count == 2 && key->bytes[1] == '\t';
	if (!is_told)
		return g_strdup(event);
	return g_strdup_printf("Esc %s", is_esc_tab ? "A-Tab" : event);
}

static void expect_event(
	const struct keyboard_key *key, const char *seen, const char *expected, const char *how)
{
	g_autofree char *bytes = g_strescape(key->bytes, NULL);
	cr_expect_str_eq(seen, expected, "%s's %s, %s %s, is [%s], not [%s]", key->terminal,
		key->key, bytes, how, seen, expected);
}

Test(keyboards, give_their_keys_split_at_any_byte)
{
	for (guint i = 0; i < keys->len; i++) {
		const struct keyboard_key *key = &g_array_index(keys, struct keyboard_key, i);
		for (size_t first = 1; first <= key->count; first++) {
			for (size_t j = 0; j < G_N_ELEMENTS(pauses); j++) {
				g_autofree char *seen =
					type_split(key->bytes, key->count, first, pauses[j]);
				g_autofree char *expected = expected_event(key, first, pauses[j]);
				g_autofree char *how =
					g_strdup_printf("%d ms behind %zu", pauses[j], first);
				expect_event(key, seen, expected, how);
			}
		}
	}
}

Test(keyboards, give_their_keys_byte_by_byte)
{
	for (guint i = 0; i < keys->len; i++) {
		const struct keyboard_key *key = &g_array_index(keys, struct keyboard_key, i);
		struct typing *typing = typing_new();
		for (size_t at = 0; at < key->count; at++) {
			typing_send(typing, key->bytes + at, 1);
			typing_pause(typing, 60000);
		}
		g_autofree char *expected = expected_event(key, 1, 60000);
		expect_event(key, typing_seen(typing), expected, "byte by byte");
		typing_free(typing);
	}
}

/* Where the same bytes are two keys on two terminals, one of them could not work. */
Test(keyboards, agree_about_what_bytes_mean)
{
	g_autoptr(GHashTable) meanings = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < keys->len; i++) {
		const struct keyboard_key *key = &g_array_index(keys, struct keyboard_key, i);
		const struct keyboard_key *other = g_hash_table_lookup(meanings, key->bytes);
		g_autofree char *event = keyboard_event(key->key);
		g_autofree char *meant = other ? keyboard_event(other->key) : g_strdup(event);
		cr_expect_str_eq(event, meant, "%s's %s is %s's %s", key->terminal, key->key,
			other ? other->terminal : "", other ? other->key : "");
		g_hash_table_insert(meanings, key->bytes, (gpointer)key);
	}
}

static bool is_in_table(const char *name)
{
	for (guint i = 0; i < keys->len; i++) {
		if (strcmp(g_array_index(keys, struct keyboard_key, i).key, name) == 0)
			return true;
	}
	return false;
}

/* But for Control with a letter, which is one byte and the same everywhere. */
Test(keyboards, have_every_key_that_is_bound)
{
	size_t count;
	const struct binding *rows = keymap_rows(&count);
	for (size_t i = 0; i < count; i++) {
		g_auto(GStrv) names = g_strsplit(rows[i].keys, " ", -1);
		for (char **name = names; *name; name++)
			cr_expect(**name == '^' || is_in_table(*name), "%s", *name);
	}
}

/* The stage names the last event; keys are told apart from those before by a text between. */
static void press_on_stage(struct screen *s, const char *term, const struct keyboard_key *key)
{
	g_autofree char *event = keyboard_event(key->key);
	const char *text = strchr(event, '\'');
	bool with_control = g_str_has_prefix(event, "C-"); /* the stage does not say so */
	g_autofree char *shown = text
		? g_strdup_printf("event text %c", text[1])
		: g_strdup_printf("event key %s", event + (with_control ? 2 : 0));
	g_autofree char *what = g_strdup_printf("%s: %s", term, key->key);
	type(s, "-");
	expect_row(s, 1, "event text -");
	for (size_t at = 0; at < key->count; at++) {
		char byte[] = {key->bytes[at], '\0'};
		send_raw(s, byte);
	}
	cr_expect(screen_expect_row(s, 1, shown), "%s\n%s", what, screen_trouble(s));
}

Test(keyboards, give_their_keys_under_every_term)
{
	static const char *const terms[] = {"xterm", "xterm-256color", "tmux-256color", "screen",
		"linux", "vt100", "vt220", "putty"};
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		g_autoptr(GHashTable) pressed = g_hash_table_new(g_str_hash, g_str_equal);
		desk_setenv(desk, "TERM", terms[i]);
		struct screen *s = start_other(desk, 24, 80, getenv("NIANBAO_STAGE"));
		expect(s, "event");
		for (guint j = 0; j < keys->len; j++) {
			const struct keyboard_key *key =
				&g_array_index(keys, struct keyboard_key, j);
			if (g_hash_table_add(pressed, key->bytes))
				press_on_stage(s, terms[i], key);
		}
		type(s, "q");
		expect_exit(s, 0);
		expect_restored(s);
	}
}
