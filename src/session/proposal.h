#ifndef NIANBAO_SESSION_PROPOSAL_H
#define NIANBAO_SESSION_PROPOSAL_H

/*
 * A proposal: what a report that is about to be begun will be.
 *
 * Everything but the unit has a likely answer, and what somebody says of one
 * item moves the likely answers of those that were left alone: another year
 * goes on from another report and lies in another file. What was said stays.
 *
 * A proposal borrows the search path and the directories it was made with.
 */

#include "base/language.h"
#include "form/form.h"
#include "form/search.h"
#include <glib.h>
#include <stdbool.h>

/* Where there is no form to begin with. */
#define PROPOSAL_NO_FORM _("一个表式也没有找到，不能新建报告；nianbao forms 说明找过哪里")

enum proposal_item {
	PROPOSAL_FORM,
	PROPOSAL_UNIT,
	PROPOSAL_YEAR,
	PROPOSAL_LAST,
	PROPOSAL_FILE,
	PROPOSAL_ITEMS,
};

struct proposal {
	const struct form_search *forms;
	const char *directory, *home;
	GPtrArray *offers; /* forms to choose from (struct offer *, session/offers.h) */
	GPtrArray *pasts;  /* reports to go on from (struct past_report *, session/papers.h) */
	guint offer, past; /* those chosen; pasts->len: none */
	struct form *form; /* that chosen; NULL: it has mistakes */
	char *texts[PROPOSAL_ITEMS]; /* what was typed or is proposed; NULL of what is chosen */
	bool said[PROPOSAL_ITEMS];
	bool is_fixed; /* the file was named before anything else, and stays */
};

/* Where a report is begun. */
struct proposal_ground {
	const struct form_search *forms;
	const char *directory, *home; /* at hand; what ~ stands for, or NULL */
	const char *path;             /* of the report; NULL: to be proposed */
	const char *last;             /* path of the report it goes on from; NULL: the likeliest */
	bool apart;                   /* from none, unless somebody says so */
	int year;                     /* that it is for; 0: to be proposed */
	int this_year;
};

/* False when there is no form to begin with. */
bool proposal_init(struct proposal *proposal, const struct proposal_ground *ground);
void proposal_release(struct proposal *proposal);

/* The field of the cover that an item fills; NULL: the form has none, or the item is no field. */
const struct form_cell *proposal_field(const struct proposal *proposal, enum proposal_item item);
/* Whether there is anything to say of an item. */
bool proposal_asks(const struct proposal *proposal, enum proposal_item item);

/* Says which of the forms, or of the reports to go on from, it is; pasts->len: none. */
void proposal_choose(struct proposal *proposal, enum proposal_item item, guint index);
/* Says what an item is, as it is typed. */
void proposal_type(struct proposal *proposal, enum proposal_item item, const char *text);
/* What was typed or is proposed; of what is chosen, "". */
const char *proposal_text(const struct proposal *proposal, enum proposal_item item);
/* The same as a report has it. Free with g_free. */
char *proposal_value(const struct proposal *proposal, enum proposal_item item);
/* Why it cannot be begun so, as a sentence about an item; NULL where nothing is wrong. */
const char *proposal_fault(const struct proposal *proposal, enum proposal_item item);

/* Where the report will lie. Free with g_free. */
char *proposal_path(const struct proposal *proposal);
/* The id of its form. */
const char *proposal_form(const struct proposal *proposal);
/* The path of the report it goes on from; NULL: none. */
const char *proposal_last(const struct proposal *proposal);

#endif
