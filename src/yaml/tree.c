/*
 * From libyaml's events to nodes.
 *
 * A builder keeps the mappings and sequences that are open in an array whose
 * size is the greatest depth, so that nesting is bounded while events come in
 * and nothing recurses. What is refused is reported and, where the tree keeps
 * its shape, reading goes on: one run finds all problems. A tree is handed out
 * only when there were none.
 */

#include "yaml/tree.h"
#include "base/language.h"
#include "yaml/arena.h"
#include "yaml/source.h"
#include "yaml/traps.h"
#include "yaml/trouble.h"
#include <glib.h>
#include <string.h>

enum {
	FEW_CHILDREN = 16,   /* so many keys are compared each with each; more are sorted */
	MOST_TROUBLES = 100, /* so many diagnostics nobody reads to the end */
	KEY_PLACES = 64,     /* for texts of keys that may come again */
};

struct yaml_tree {
	char *file;
	struct yaml_node *root;
	struct arena arena;
};

/* A mapping or sequence that is still open. */
struct frame {
	struct yaml_node *node;
	struct yaml_node **tail; /* where its next child goes */
	const char *key;         /* of a mapping: the key whose value comes next */
	struct position key_at;
	yaml_mark_t key_end;
	bool flow;
};

/* Grows a tree from libyaml's events. */
struct builder {
	struct source source;
	yaml_parser_t parser;
	struct yaml_tree *tree;
	size_t most_diagnostics;
	bool holds_cuts; /* somewhere a blank and a glued # stand in the bytes */
	bool document;   /* one has begun */
	const char *keys[KEY_PLACES];
	int depth;
	struct frame frames[YAML_MAX_DEPTH];
};

static bool refuse(const struct builder *builder, yaml_mark_t mark, const char *text)
{
	return diagnostics_error(
		builder->source.diagnostics, builder->source.file, mark_position(mark), "%s", text);
}

static struct frame *innermost(struct builder *builder)
{
	return builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;
}

/* Whether the next node is the key of a mapping. */
static bool expects_key(const struct frame *frame)
{
	return frame && frame->node->kind == NODE_MAPPING && !frame->key;
}

static struct yaml_node *new_node(struct builder *builder, enum node_kind kind, yaml_mark_t start)
{
	struct yaml_node *node = arena_take(&builder->tree->arena, sizeof *node);

	*node = (struct yaml_node){.kind = kind, .at = mark_position(start), .text = ""};
	return node;
}

/* Hangs node into the open mapping or sequence, behind its key. */
static void attach(struct builder *builder, struct yaml_node *node)
{
	struct frame *frame = innermost(builder);

	if (!frame) {
		builder->tree->root = node;
		return;
	}
	node->key = frame->key;
	node->key_at = frame->key_at;
	frame->key = NULL;
	*frame->tail = node;
	frame->tail = &node->next;
	frame->node->children++;
}

static void set_key(struct frame *frame, const char *key, const yaml_event_t *event)
{
	frame->key = key;
	frame->key_at = mark_position(event->start_mark);
	frame->key_end = event->end_mark;
}

static void check_properties(const struct builder *builder, const yaml_event_t *event,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		refuse(builder, event->start_mark,
			_("不能用锚点（&）：若“&”是文字的开头，请给整段文字加引号"));
	if (tag)
		refuse(builder, event->start_mark,
			_("不能用标签（!）：若“!”是文字的开头，请给整段文字加引号"));
}

/* Looks for what YAML swallows in silence; see traps.h. */
static void check_plain(struct builder *builder, const yaml_event_t *event)
{
	struct frame *frame = innermost(builder);
	bool is_key = expects_key(frame);
	bool below_key = frame && frame->key && !frame->flow &&
		event->start_mark.line >= (size_t)frame->key_at.line;

	if (builder->holds_cuts)
		traps_check_cut(&builder->source, event);
	if (is_key || below_key || !frame)
		traps_check_line(&builder->source, event, is_key);
	if (is_key && !strcmp((const char *)event->data.scalar.value, "<<"))
		refuse(builder, event->start_mark, _("不能用合并键“<<”"));
	if (event->data.scalar.length == 0 && frame && frame->flow && frame->key)
		traps_check_missing(&builder->source, frame->key, frame->key_at, frame->key_end,
			frame->node->children == 0);
}

/* The text of a key. There are few keys, and they come again and again: where the one that last
   took this key's place is the same, they share their text. */
static const char *keep_key(struct builder *builder, const char *text, size_t length)
{
	unsigned char first = (unsigned char)text[0],
		      last = (unsigned char)text[MAX(length, 1) - 1];
	const char **known = &builder->keys[(length + first + 2 * last) % KEY_PLACES];

	if (!*known || strcmp(*known, text) != 0)
		*known = arena_copy(&builder->tree->arena, text, length);
	return *known;
}

static void take_value(struct builder *builder, const yaml_event_t *event)
{
	struct yaml_node *node = new_node(builder, NODE_SCALAR, event->start_mark);

	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->length = (uint32_t)event->data.scalar.length;
	if (node->length > 0)
		node->text = arena_copy(&builder->tree->arena,
			(const char *)event->data.scalar.value, node->length);
	attach(builder, node);
}

static bool take_scalar(struct builder *builder, const yaml_event_t *event)
{
	struct frame *frame = innermost(builder);
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;

	check_properties(builder, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && /* as "\0" */
		memchr(text, '\0', length))
		return refuse(builder, event->start_mark, _("文字里不能有 NUL 字符"));
	if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		check_plain(builder, event);
	if (expects_key(frame))
		set_key(frame, keep_key(builder, text, length), event);
	else
		take_value(builder, event);
	return true;
}

/* An alias stands for nothing here; an empty text keeps its place, so that reading can go on. */
static bool take_alias(struct builder *builder, const yaml_event_t *event)
{
	refuse(builder, event->start_mark,
		_("不能用别名（*）：若“*”是文字的开头，请给整段文字加引号"));
	if (expects_key(innermost(builder)))
		set_key(innermost(builder), "", event);
	else
		attach(builder, new_node(builder, NODE_SCALAR, event->start_mark));
	return true;
}

static bool open_node(
	struct builder *builder, const yaml_event_t *event, enum node_kind kind, bool flow)
{
	if (expects_key(innermost(builder)))
		return refuse(builder, event->start_mark,
			_("键只能是文字：若括号或“- ”属于文字，请给整段文字加引号"));
	if (builder->depth == YAML_MAX_DEPTH)
		return diagnostics_error(builder->source.diagnostics, builder->source.file,
			mark_position(event->start_mark), _("嵌套太深：最多%d层"), YAML_MAX_DEPTH);
	struct yaml_node *node = new_node(builder, kind, event->start_mark);
	attach(builder, node);
	builder->frames[builder->depth++] =
		(struct frame){.node = node, .tail = &node->first, .flow = flow};
	return true;
}

static bool take_sequence_start(struct builder *builder, const yaml_event_t *event)
{
	check_properties(
		builder, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
	return open_node(builder, event, NODE_SEQUENCE,
		event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static bool take_mapping_start(struct builder *builder, const yaml_event_t *event)
{
	check_properties(
		builder, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
	return open_node(builder, event, NODE_MAPPING,
		event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

static bool take_sequence_end(struct builder *builder, const yaml_event_t *event)
{
	(void)event;
	builder->depth--;
	return true;
}

/* Whether the mapping that ends now is an item of a list and begins again with this key, on another
   line: then the dash of the next item was forgotten. */
static bool lacks_dash(
	const struct builder *builder, const struct yaml_node *first, const struct yaml_node *again)
{
	const struct frame *ended = &builder->frames[builder->depth];

	return builder->depth > 0 && ended[-1].node->kind == NODE_SEQUENCE &&
		ended->node->first == first && first->key_at.line != again->key_at.line;
}

/* Of two values of the mapping that ends now. */
static void report_duplicate(
	const struct builder *builder, const struct yaml_node *first, const struct yaml_node *again)
{
	g_autofree char *shown = source_excerpt(again->key);
	const char *advice =
		lacks_dash(builder, first, again) ? _("；若这里开始新的一项，前面要有“- ”") : "";

	diagnostics_error(builder->source.diagnostics, builder->source.file, again->key_at,
		_("键“%s”重复，第一次在第%d行%s"), shown, first->key_at.line, advice);
}

/* Most differ in how they begin, and need not be walked through. */
static bool same_key(const struct yaml_node *a, const struct yaml_node *b)
{
	return a->key == b->key || (*a->key == *b->key && !strcmp(a->key, b->key));
}

/* Each key against those before it: quickest for a table's row. */
static void check_few_keys(const struct builder *builder, const struct yaml_node *mapping)
{
	for (struct yaml_node *later = mapping->first; later; later = later->next) {
		struct yaml_node *earlier = mapping->first;
		while (earlier != later && !same_key(earlier, later))
			earlier = earlier->next;
		if (earlier != later)
			report_duplicate(builder, earlier, later);
	}
}

/* Equal keys side by side, and those in the order of the file. */
static gint compare_keys(gconstpointer a, gconstpointer b)
{
	const struct yaml_node *left = *(struct yaml_node *const *)a;
	const struct yaml_node *right = *(struct yaml_node *const *)b;
	int order = strcmp(left->key, right->key);

	if (order != 0)
		return order;
	if (left->key_at.line != right->key_at.line)
		return left->key_at.line < right->key_at.line ? -1 : 1;
	return left->key_at.column < right->key_at.column
		? -1
		: left->key_at.column > right->key_at.column;
}

/* Sorted rather than hashed: no choice of keys can make that slow. */
static void check_many_keys(const struct builder *builder, const struct yaml_node *mapping)
{
	g_autoptr(GPtrArray) values = g_ptr_array_sized_new((guint)mapping->children);
	const struct yaml_node *first = NULL;

	for (struct yaml_node *child = mapping->first; child; child = child->next)
		g_ptr_array_add(values, child);
	g_ptr_array_sort(values, compare_keys);
	for (guint i = 0; i < values->len; i++) {
		const struct yaml_node *value = g_ptr_array_index(values, i);
		if (first && same_key(first, value))
			report_duplicate(builder, first, value);
		else
			first = value;
	}
}

static bool take_mapping_end(struct builder *builder, const yaml_event_t *event)
{
	(void)event;
	const struct yaml_node *mapping = builder->frames[--builder->depth].node;

	if (mapping->children <= FEW_CHILDREN)
		check_few_keys(builder, mapping);
	else
		check_many_keys(builder, mapping);
	return true;
}

static bool take_document_start(struct builder *builder, const yaml_event_t *event)
{
	if (builder->document)
		return refuse(
			builder, event->start_mark, _("一个文件里只能有一个文档（第二个“---”）"));
	builder->document = true;
	return true;
}

static bool take_stream_end(struct builder *builder, const yaml_event_t *event)
{
	const struct yaml_node *root = builder->tree->root;

	if (!root || (root->kind == NODE_SCALAR && root->plain && root->length == 0))
		refuse(builder, event->start_mark, _("文件里没有内容"));
	return false;
}

/* What each event adds to the tree; false ends the reading. */
static bool (*const take[])(struct builder *builder, const yaml_event_t *event) = {
	[YAML_STREAM_END_EVENT] = take_stream_end,
	[YAML_DOCUMENT_START_EVENT] = take_document_start,
	[YAML_ALIAS_EVENT] = take_alias,
	[YAML_SCALAR_EVENT] = take_scalar,
	[YAML_SEQUENCE_START_EVENT] = take_sequence_start,
	[YAML_SEQUENCE_END_EVENT] = take_sequence_end,
	[YAML_MAPPING_START_EVENT] = take_mapping_start,
	[YAML_MAPPING_END_EVENT] = take_mapping_end,
};

/* Takes one event; false at the end, be it good or bad. */
static bool step(struct builder *builder)
{
	yaml_event_t event;

	if (!yaml_parser_parse(&builder->parser, &event)) {
		trouble_report(&builder->source, &builder->parser);
		return false;
	}
	bool more = !take[event.type] || take[event.type](builder, &event);
	yaml_event_delete(&event);
	return more && diagnostics_count(builder->source.diagnostics) < builder->most_diagnostics;
}

static void build(struct builder *builder)
{
	const struct source *source = &builder->source;

	if (!yaml_parser_initialize(&builder->parser))
		g_error("libyaml: out of memory");
	yaml_parser_set_encoding(&builder->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&builder->parser, (const unsigned char *)source->bytes, source->length);
	builder->holds_cuts = traps_find_cut(source->bytes, source->length) < source->length;
	while (step(builder))
		;
	yaml_parser_delete(&builder->parser);
}

struct yaml_tree *yaml_parse(
	const char *file, const char *bytes, size_t length, struct diagnostics *diagnostics)
{
	struct builder builder;
	size_t errors = diagnostics_errors(diagnostics);

	if (!source_open(&builder.source, file, bytes, length, diagnostics))
		return NULL;
	builder.tree = g_new0(struct yaml_tree, 1);
	builder.tree->file = g_strdup(file);
	builder.most_diagnostics = diagnostics_count(diagnostics) + MOST_TROUBLES;
	builder.document = false;
	memset(builder.keys, 0, sizeof builder.keys);
	builder.depth = 0;
	build(&builder);
	if (diagnostics_errors(diagnostics) == errors)
		return builder.tree;
	yaml_tree_free(builder.tree);
	return NULL;
}

void yaml_tree_free(struct yaml_tree *tree)
{
	if (!tree)
		return;
	arena_release(&tree->arena);
	g_free(tree->file);
	g_free(tree);
}

const struct yaml_node *yaml_root(const struct yaml_tree *tree)
{
	return tree->root;
}

const char *yaml_file(const struct yaml_tree *tree)
{
	return tree->file;
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
	for (const struct yaml_node *child = mapping->first; child; child = child->next)
		if (child->key && !strcmp(child->key, key))
			return child;
	return NULL;
}

bool yaml_is_null(const struct yaml_node *node)
{
	static const char *const nulls[] = {"", "~", [4] = "null"}; /* by length */

	return node->kind == NODE_SCALAR && node->plain && node->length < G_N_ELEMENTS(nulls) &&
		nulls[node->length] && !strcmp(node->text, nulls[node->length]);
}

const char *yaml_kind_name(enum node_kind kind)
{
	static const char *const names[] = {
		[NODE_SCALAR] = N_("文字"),
		[NODE_SEQUENCE] = N_("列表"),
		[NODE_MAPPING] = N_("“键: 值”"),
	};

	return _(names[kind]);
}
