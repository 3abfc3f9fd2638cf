/*
 * Reading: what a document becomes, where its nodes are, and what is no document.
 */

#include "yaml/tree.h"
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

TestSuite(tree, .timeout = 20);

static struct yaml_tree *parse(const char *text)
{
	struct diagnostics *diagnostics = diagnostics_new();
	struct yaml_tree *tree = yaml_parse("f.yaml", text, strlen(text), diagnostics);

	cr_expect_eq(diagnostics_count(diagnostics), 0, "%s: %s", text,
		diagnostics_count(diagnostics) ? diagnostics_get(diagnostics, 0)->text : "");
	diagnostics_free(diagnostics);
	cr_assert_not_null(tree, "%s", text);
	return tree;
}

Test(tree, keeps_keys_and_values_in_order)
{
	struct yaml_tree *tree = parse("乙: 1\n甲: {b: x, a: y}\n丙:\n- p\n- q\n");
	const struct yaml_node *node = yaml_root(tree);

	cr_assert_eq(node->kind, NODE_MAPPING);
	cr_expect_eq(node->children, 3);
	node = node->first;
	cr_expect_str_eq(node->key, "乙");
	cr_expect_str_eq(node->text, "1");
	node = node->next;
	cr_expect_str_eq(node->first->key, "b");
	cr_expect_str_eq(node->first->next->text, "y");
	node = node->next;
	cr_expect_eq(node->kind, NODE_SEQUENCE);
	cr_expect_null(node->first->key);
	cr_expect_str_eq(node->first->next->text, "q");
	cr_expect_null(node->next);
	yaml_tree_free(tree);
}

Test(tree, knows_line_and_column_in_characters)
{
	struct yaml_tree *tree = parse("# 说明\n单位: {名称: 某局}\n");
	const struct yaml_node *unit = yaml_get(yaml_root(tree), "单位");
	const struct yaml_node *name = yaml_get(unit, "名称");

	cr_expect_eq(unit->key_at.line, 2);
	cr_expect_eq(unit->key_at.column, 1);
	cr_expect_eq(unit->at.column, 5);
	cr_expect_eq(name->at.line, 2);
	cr_expect_eq(name->at.column, 10);
	yaml_tree_free(tree);
}

Test(tree, takes_scalars_as_the_text_that_was_written)
{
	static const char *const texts[] = {"no", "1_000", "0x1F", "1e3", "12:30", "007",
		"2025-01-20", "yes", "TRUE", ".5", "C#", "a:b", "见 http://x.cn/#a", "𠮷", NULL};

	for (int i = 0; texts[i]; i++) {
		g_autofree char *document = g_strdup_printf("k: %s\n", texts[i]);
		struct yaml_tree *tree = parse(document);
		const struct yaml_node *node = yaml_get(yaml_root(tree), "k");
		cr_expect_str_eq(node->text, texts[i]);
		cr_expect_eq(node->length, strlen(texts[i]));
		cr_expect(node->plain);
		yaml_tree_free(tree);
	}
}

Test(tree, tells_null_from_texts_that_look_like_it)
{
	static const struct {
		const char *value;
		bool null;
	} cases[] = {
		{"~", true},
		{"null", true},
		{"", true},
		{"\"~\"", false},
		{"''", false},
		{"0", false},
		{"/", false},
		{"Null", false},
		{"[]", false},
		{"|\n  ~\n", false},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *document = g_strdup_printf("k: %s\n", cases[i].value);
		struct yaml_tree *tree = parse(document);
		const struct yaml_node *node = yaml_get(yaml_root(tree), "k");
		cr_expect_eq(yaml_is_null(node), cases[i].null, "%s", cases[i].value);
		yaml_tree_free(tree);
	}
}

Test(tree, finds_only_keys_that_are_there)
{
	struct yaml_tree *tree = parse("org: 1\norganization: 2\n");

	cr_expect_str_eq(yaml_get(yaml_root(tree), "org")->text, "1");
	cr_expect_null(yaml_get(yaml_root(tree), "or"));
	cr_expect_null(yaml_get(yaml_root(tree), ""));
	cr_expect_str_eq(yaml_file(tree), "f.yaml");
	yaml_tree_free(tree);
}

Test(tree, skips_a_byte_order_mark)
{
	struct yaml_tree *tree = parse("\xef\xbb\xbfk: v\n");
	const struct yaml_node *node = yaml_get(yaml_root(tree), "k");

	cr_assert_not_null(node);
	cr_expect_eq(node->at.column, 4);
	yaml_tree_free(tree);
}

Test(tree, reads_lines_that_end_as_windows_writes_them)
{
	struct yaml_tree *tree = parse("a: |\r\n  甲\r\n  乙\r\nb: #\r\n- x\r\n");

	cr_expect_str_eq(yaml_get(yaml_root(tree), "a")->text, "甲\n乙\n");
	cr_expect_str_eq(yaml_get(yaml_root(tree), "b")->first->text, "x");
	yaml_tree_free(tree);
}

Test(tree, leaves_comments_and_prose_alone)
{
	static const char *const documents[] = {
		"a: 1   # 注释\nb: 2 ## 注释\nc: 3 #\n",
		"#注释\na: 1\n  #也是注释\nb: x#y\n",
		"a: \"x\" #贴着\nb: 'y #z'\nc: |\n  甲 #乙\n",
		"a: 说明：甲，乙。\nb: [甲：乙, 丙]\nc: 　　段首\n",
		"a: {b: , c: ~}\nd: {\"e\" : 1}\nf: {}\n",
		"a:\n  按规定 填写：见附件\n",
		"---\na: 1\n...\n",
		"%YAML 1.1\n---\na: 1\n",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(documents); i++)
		yaml_tree_free(parse(documents[i]));
}

Test(tree, reads_sixty_four_levels)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < YAML_MAX_DEPTH; i++)
		g_string_append_c(text, '[');
	for (int i = 0; i < YAML_MAX_DEPTH; i++)
		g_string_append_c(text, ']');
	yaml_tree_free(parse(text->str));
	g_string_free(text, TRUE);
}

static GString *many_keys(int count)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append_printf(text, "key%d: %d\n", i, i);
	return text;
}

Test(tree, takes_a_hundred_thousand_keys_without_comparing_all_pairs)
{
	GString *text = many_keys(100000);
	clock_t start = clock();
	struct yaml_tree *tree = parse(text->str);

	cr_expect_eq(yaml_root(tree)->children, 100000);
	cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 5.0);
	yaml_tree_free(tree);
	g_string_free(text, TRUE);
}

Test(tree, finds_a_key_repeated_among_many)
{
	GString *text = many_keys(100);
	struct diagnostics *diagnostics = diagnostics_new();

	g_string_append(text, "key7: x\nkey7: y\n");
	cr_expect_null(yaml_parse("f", text->str, text->len, diagnostics));
	cr_assert_eq(diagnostics_count(diagnostics), 2);
	for (int i = 0; i < 2; i++) {
		const struct diagnostic *found = diagnostics_get(diagnostics, (size_t)i);
		cr_expect_str_eq(found->text, "键“key7”重复，第一次在第8行");
		cr_expect_eq(found->at.line, 101 + i);
	}
	diagnostics_free(diagnostics);
	g_string_free(text, TRUE);
}
