#ifndef NIANBAO_FORM_RULE_COMPILER_H
#define NIANBAO_FORM_RULE_COMPILER_H

/* Inside the form floor: what the compiling of one rule shares. rules.c makes programs and
   instances of it, rule_places.c knows where it holds. */

#include "form/loader.h"

struct rule_compiler;
/* What can be asked of an expression in one place. */
typedef bool place_question(const struct rule_compiler *compiler, const struct scope *scope,
	const struct expression *expression);

struct rule_compiler {
	struct loader *loader;
	size_t rule;
	const struct expression *root; /* of `require`, or the report's year; NULL: neither */
	const struct expression *when; /* NULL: always */
	struct cell_listing *touches;  /* what cells each instance touches */
	GArray *read;                  /* of cell_index: what the instance at hand reads */
	struct line_program when_along, left_along, right_along; /* in the place before */
	struct rule_instance shared;        /* programs that serve all cells of the rule */
	int in_section, in_table, in_block; /* where the instance at hand stands; -1: nowhere */
	const struct expression *asked; /* of all places, instead of adding instances; or NULL */
	place_question *question;       /* ... and how */
	bool answered;                  /* one place said yes */
	bool figures;                   /* it is about figures, so lines of texts are passed over */
	struct scope place;             /* the last one that was asked */
};

struct form_rule *rule_of(const struct rule_compiler *compiler);
/* Says so when there are as many instances as can be. */
bool rule_too_many(struct rule_compiler *compiler);

/* The programs of an instance; false with diagnostics. */
bool rule_compile(
	struct rule_compiler *compiler, const struct scope *scope, struct rule_instance *instance);
/* Whether the rule's programs are the same there as in the place before. */
bool rule_fits(const struct rule_compiler *compiler, const struct scope *scope);
/* Puts an instance whose programs stand onto the list, unless it reads what is no cell. */
void rule_append(struct rule_compiler *compiler, struct rule_instance *instance);

/* rule_places.c */

/* All instances of a rule. */
void rule_add_instances(struct rule_compiler *compiler);
/* Those of a row or column that is carried, one for each of its cells. */
void rule_add_carried(struct rule_compiler *compiler);
/* Of a rule that holds nowhere: names the first of its names that is known nowhere; false when
   there is none. */
bool rule_name_strange(struct rule_compiler *compiler);

#endif
