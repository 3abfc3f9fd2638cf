#include "keyboards.h"

#include "tui/input.h"
#include <criterion/criterion.h>
#include <string.h>

static void keyboard_key_release(gpointer data)
{
	struct keyboard_key *key = data;
	g_free(key->terminal);
	g_free(key->key);
	g_free(key->bytes);
}

/* \e is 27, ^M 13, ^? 127, ^^ a caret; the rest stands for itself. */
static char *decode(const char *written, size_t *count)
{
	GString *bytes = g_string_new(NULL);
	for (const char *at = written; *at != '\0'; at++) {
		if (at[0] == '\\' && at[1] == 'e') {
			g_string_append_c(bytes, 27);
			at++;
		} else if (at[0] == '^') {
			at++;
			g_string_append_c(bytes,
				(char)(*at == '?'            ? 127
						: *at == '^' ? '^'
							     : *at & 0x1F));
		} else {
			g_string_append_c(bytes, *at);
		}
	}
	*count = bytes->len;
	return g_string_free(bytes, FALSE);
}

/* The words of a line; NULL for one that says nothing. */
static char **words_of(const char *line)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_auto(GStrv) pieces = g_strsplit(line, " ", -1);
	if (line[0] == '#' || line[0] == '\0')
		return NULL;
	for (char **piece = pieces; *piece; piece++) {
		if (**piece)
			g_ptr_array_add(words, g_strdup(*piece));
	}
	g_ptr_array_add(words, NULL);
	return g_memdup2(words->pdata, words->len * sizeof(char *));
}

static void add_keys(GArray *keys, char *const *terminals, char *const *row)
{
	for (int i = 1; terminals[i]; i++) {
		struct keyboard_key key = {0};
		cr_assert(row[i], "%s: too few columns", row[0]);
		if (strcmp(row[i], "-") == 0)
			continue;
		key.terminal = g_strdup(terminals[i]);
		key.key = g_strdup(row[0]);
		key.bytes = decode(row[i], &key.count);
		g_array_append_val(keys, key);
	}
}

GArray *keyboards_read(void)
{
	const char *source = g_getenv("srcdir");
	g_autofree char *path =
		g_build_filename(source ? source : ".", "tests/tui/keyboards.txt", NULL);
	g_autofree char *text = NULL;
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(struct keyboard_key));
	char **terminals = NULL;
	g_array_set_clear_func(keys, keyboard_key_release);
	cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		char **row = words_of(*line);
		if (row && strcmp(row[0], "key") == 0) {
			g_strfreev(terminals);
			terminals = row;
		} else if (row) {
			add_keys(keys, terminals, row);
			g_strfreev(row);
		}
	}
	g_strfreev(terminals);
	return keys;
}

char *keyboard_event(const char *key)
{
	if (g_str_has_prefix(key, "keypad-") && key[strlen("keypad-") + 1] == '\0')
		return g_strdup_printf("'%s'", key + strlen("keypad-"));
	if (g_str_has_prefix(key, "Alt-"))
		return g_strdup_printf("A-'%s'", key + strlen("Alt-"));
	if (g_str_has_prefix(key, "Ctrl-"))
		return g_strdup_printf("C-%s", key_name(key_parse(key + strlen("Ctrl-"))));
	if (g_str_has_prefix(key, "keypad-"))
		key += strlen("keypad-");
	cr_assert_neq(key_parse(key), NKEY_NONE, "%s is no key", key);
	return g_strdup(key_name(key_parse(key)));
}
