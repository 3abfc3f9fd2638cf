/*
 * Writing: the bytes of a report file, and that they are read back as the same texts.
 */

#include "yaml/tree.h"
#include "yaml/writer.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(writer, .timeout = 30);

static struct yaml_writer begin(void)
{
	struct yaml_writer writer;

	yaml_writer_init(&writer, g_string_new(NULL));
	return writer;
}

static void expect_written(struct yaml_writer *writer, const char *expected)
{
	cr_expect_str_eq(writer->out->str, expected, "\n%s", writer->out->str);
	g_string_free(writer->out, TRUE);
}

static struct yaml_tree *read_back(const GString *written)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("f", written->str, written->len, diagnostics);

	for (size_t i = 0; i < diagnostics_count(diagnostics); i++)
		cr_expect(false, "%s", diagnostics_get(diagnostics, i)->text);
	cr_assert_not_null(tree, "%s", written->str);
	diagnostics_free(diagnostics);
	return tree;
}

Test(writer, writes_a_report_as_people_would)
{
	struct yaml_writer writer = begin();

	yaml_write_comment(&writer, "某局 2024年\n报告");
	yaml_write(&writer, "form", "gov-disclosure-2021");
	yaml_open_mapping(&writer, "cover");
	yaml_write(&writer, "org", "某局");
	yaml_write(&writer, "date", "2025-01-20");
	yaml_close_mapping(&writer);
	yaml_open_mapping(&writer, "requests");
	yaml_open_flow(&writer, "new");
	yaml_write(&writer, "natural", "2");
	yaml_write(&writer, "business", NULL);
	yaml_write(&writer, "note", "甲,乙");
	yaml_close_flow(&writer);
	yaml_open_flow(&writer, "old");
	yaml_close_flow(&writer);
	yaml_close_mapping(&writer);
	yaml_open_mapping(&writer, "overview");
	yaml_write(&writer, "on_request", "全年{x}件\n\n　　其中 \n");
	yaml_close_mapping(&writer);
	yaml_open_mapping(&writer, "notes");
	yaml_close_mapping(&writer);
	yaml_open_list(&writer, "reasons");
	yaml_close_list(&writer);
	expect_written(&writer,
		"# 某局 2024年 报告\n"
		"form: gov-disclosure-2021\n"
		"cover:\n"
		"  org: 某局\n"
		"  date: \"2025-01-20\"\n"
		"requests:\n"
		"  new: {natural: 2, business: ~, note: \"甲,乙\"}\n"
		"  old: {}\n"
		"overview:\n"
		"  on_request: |\n"
		"    全年{x}件\n"
		"\n"
		"    　　其中 \n"
		"notes: {}\n"
		"reasons: []\n");
}

Test(writer, writes_lists_of_texts_rows_and_mappings)
{
	struct yaml_writer writer = begin();

	yaml_open_mapping(&writer, "review");
	yaml_open_list(&writer, "remarks");
	yaml_open_mapping(&writer, NULL);
	yaml_write(&writer, "who", "甲");
	yaml_write(&writer, "text", "一\n 二");
	yaml_close_mapping(&writer);
	yaml_open_mapping(&writer, NULL);
	yaml_open_flow(&writer, "at");
	yaml_write(&writer, "row", "new");
	yaml_close_flow(&writer);
	yaml_close_mapping(&writer);
	yaml_open_flow(&writer, NULL);
	yaml_write(&writer, "who", "乙");
	yaml_close_flow(&writer);
	yaml_write(&writer, NULL, "- 丙");
	yaml_write(&writer, NULL, " 丁\n");
	yaml_write(&writer, NULL, NULL);
	yaml_open_mapping(&writer, NULL);
	yaml_close_mapping(&writer);
	yaml_close_list(&writer);
	yaml_open_list(&writer, "none");
	yaml_close_list(&writer);
	yaml_close_mapping(&writer);
	yaml_write(&writer, "end", "0");
	struct yaml_tree *tree = read_back(writer.out);
	const struct yaml_node *review = yaml_get(yaml_root(tree), "review");
	const struct yaml_node *remarks = yaml_get(review, "remarks");
	cr_expect_eq(remarks->children, 7);
	cr_expect_str_eq(yaml_get(remarks->first, "text")->text, "一\n 二");
	cr_expect_eq(yaml_get(review, "none")->kind, NODE_SEQUENCE);
	yaml_tree_free(tree);
	expect_written(&writer,
		"review:\n"
		"  remarks:\n"
		"    - who: 甲\n"
		"      text: |-\n"
		"        一\n"
		"         二\n"
		"    - at: {row: new}\n"
		"    - {who: 乙}\n"
		"    - \"- 丙\"\n"
		"    - |2\n"
		"       丁\n"
		"    - ~\n"
		"    - {}\n"
		"  none: []\n"
		"end: 0\n");
}

Test(writer, quotes_only_what_some_reader_would_misread)
{
	static const struct {
		const char *text;
		const char *written;
	} cases[] = {
		{"0", "0"},
		{"127.90", "127.90"},
		{"-3", "-3"},
		{"2024", "2024"},
		{"/", "/"},
		{"1234567890123456789012", "1234567890123456789012"},
		{"某局（本级）", "某局（本级）"},
		{"{", "\"{\""},
		{"a{b}", "a{b}"},
		{"3f9c", "3f9c"},
		{"甲：乙，丙", "甲：乙，丙"},
		{"C#", "C#"},
		{"http://x.cn", "http://x.cn"},
		{"", "\"\""},
		{"~", "\"~\""},
		{"null", "\"null\""},
		{"No", "\"No\""},
		{"y", "\"y\""},
		{"off", "\"off\""},
		{"=", "\"=\""},
		{"<<", "\"<<\""},
		{"007", "\"007\""},
		{"1_000", "\"1_000\""},
		{"1e3", "\"1e3\""},
		{"0x1F", "\"0x1F\""},
		{"-0b11", "\"-0b11\""},
		{"12:30", "\"12:30\""},
		{"+1", "\"+1\""},
		{".5", "\".5\""},
		{"5.", "\"5.\""},
		{"-.Inf", "\"-.Inf\""},
		{".nan", "\".nan\""},
		{"2025-1-2", "\"2025-1-2\""},
		{"2025-01-02 03:04:05 Z", "\"2025-01-02 03:04:05 Z\""},
		{" a", "\" a\""},
		{"a ", "\"a \""},
		{"a\t", "\"a\\t\""},
		{"　a", "\"　a\""},
		{"a: b", "\"a: b\""},
		{"a:", "\"a:\""},
		{"a #b", "\"a #b\""},
		{"-", "\"-\""},
		{"- a", "\"- a\""},
		{"?", "\"?\""},
		{"*", "\"*\""},
		{"...", "\"...\""},
		{"a\"b\\c", "a\"b\\c"},
		{"\"a\\", "\"\\\"a\\\\\""},
		{"a\rb", "\"a\\rb\""},
		{"a\x7f", "\"a\\x7F\""},
		{"\xc2\x85", "\"\\x85\""},
		{"a\u2028", "\"a\\u2028\""},
		{"\ufeff", "\"\\uFEFF\""},
		{"𠮷", "𠮷"},
		{"a\u00a0", "a\u00a0"},
		{"a\nb", "|-\n  a\n  b"},
		{"a\n", "|\n  a"},
		{"a\n\n", "|+\n  a\n"},
		{" a\n", "|2\n   a"},
		{"\na", "|2-\n\n  a"},
		{"\n", "\"\\n\""},
		{"a\r\nb", "\"a\\r\\nb\""},
		{"a\n\u2029", "\"a\\n\\u2029\""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct yaml_writer writer = begin();
		g_autofree char *expected = g_strdup_printf("k: %s\n", cases[i].written);
		yaml_write(&writer, "k", cases[i].text);
		expect_written(&writer, expected);
	}
}

Test(writer, quotes_keys_that_are_no_plain_names)
{
	static const char *const keys[] = {"", "a: b", "2024", "no", "...", "甲,乙", "a\nb", "　x",
		"<<", "a.b", "新收", "a ?"};
	struct yaml_writer writer = begin();

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		yaml_write(&writer, keys[i], "v");
	struct yaml_tree *tree = read_back(writer.out);
	const struct yaml_node *child = yaml_root(tree)->first;
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++, child = child->next)
		cr_expect_str_eq(child->key, keys[i]);
	yaml_tree_free(tree);
	g_string_free(writer.out, TRUE);
}

/* A text of up to sixteen pieces that have a meaning to YAML, or almost. */
static char *random_text(GRand *random)
{
	static const char *const pieces[] = {"a", "甲", "𠮷", " ", "  ", "\t", ":", ": ", "#", " #",
		"\"", "'", "\n", "\n\n", "\n ", "\n\t", "~", "-", "- ", "---", "...", "?", ",", "[",
		"]", "{", "}", "|", ">", "&", "*", "!", "%", "@", "`", "\\", "\r", "0", "1", ".",
		"no", "null", "　", "：", "，", "\xc2\x85", "\u2028", "\ufeff", "\x01", "\x7f", "e",
		"<<", "\uffff", "\u00a0", "=", "_", "\U0010ffff", "\u200b"};
	GString *text = g_string_new(NULL);

	for (int left = g_rand_int_range(random, 0, 16); left > 0; left--)
		g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
	return g_string_free(text, FALSE);
}

enum {
	DOCUMENTS = 2000,
	TEXTS = 12,
};

/* The texts as top entries, entries of a mapping in a mapping, and in braces. */
static GString *write_texts(char *const *texts)
{
	struct yaml_writer writer = begin();
	int i = 0;

	while (i < 4)
		yaml_write(&writer, (char[]){(char)('a' + i), '\0'}, texts[i]), i++;
	yaml_open_mapping(&writer, "m");
	yaml_open_mapping(&writer, "n");
	while (i < 8)
		yaml_write(&writer, (char[]){(char)('a' + i), '\0'}, texts[i]), i++;
	yaml_close_mapping(&writer);
	yaml_open_flow(&writer, "o");
	while (i < TEXTS)
		yaml_write(&writer, (char[]){(char)('a' + i), '\0'}, texts[i]), i++;
	yaml_close_flow(&writer);
	yaml_close_mapping(&writer);
	return writer.out;
}

/* Compares the scalars below node with texts, in order; returns how many there were. */
static int compare_texts(const struct yaml_node *node, char *const *texts, int at)
{
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		if (child->kind != NODE_SCALAR) {
			at = compare_texts(child, texts, at);
			continue;
		}
		cr_expect_str_eq(child->text, texts[at]);
		cr_expect_not(yaml_is_null(child), "%s reads as null", texts[at]);
		at++;
	}
	return at;
}

Test(writer, writes_what_the_reader_reads_back)
{
	GRand *random = g_rand_new_with_seed(2024);

	for (int document = 0; document < DOCUMENTS; document++) {
		char *texts[TEXTS];
		for (int i = 0; i < TEXTS; i++)
			texts[i] = random_text(random);
		GString *once = write_texts(texts);
		GString *twice = write_texts(texts);
		cr_expect_str_eq(once->str, twice->str);
		struct yaml_tree *tree = read_back(once);
		cr_expect_eq(compare_texts(yaml_root(tree), texts, 0), TEXTS);
		yaml_tree_free(tree);
		g_string_free(once, TRUE);
		g_string_free(twice, TRUE);
		for (int i = 0; i < TEXTS; i++)
			g_free(texts[i]);
	}
	g_rand_free(random);
}
