#ifndef NIANBAO_CHECK_CLAIMS_H
#define NIANBAO_CHECK_CLAIMS_H

/*
 * Claims: what the texts of a report say of its figures and years, and which cells
 * they refer to, kept until a text changes.
 *
 * A text is read into facts once and after an edit only where it changed; so is
 * what a rule makes of each paragraph, when it is first asked for. An edit costs
 * its paragraph, and putting the claims of all paragraphs one behind the other.
 * Claims borrow the report, which must outlive them.
 */

#include "check/figures.h"
#include "check/years.h"
#include "report/report.h"

struct claims;

struct claims *claims_new(const struct report *report);
void claims_free(struct claims *claims);

/* A text has changed, and in what is known. */
void claims_forget(struct claims *claims, cell_index text);
void claims_follow(struct claims *claims, const struct edited_text *edit);
/* The report's year has, or last year's report. */
void claims_forget_all(struct claims *claims);

/* What a text claims of one entry of a rule of kind RULE_FIGURES: of struct figure_claim, placed in
   the text. year is the report's, 0 when it is not known. Borrowed until the text is forgotten. */
const GArray *claims_of_figures(struct claims *claims, cell_index text,
	const struct form_rule *rule, size_t entry, int year);
/* The years that cannot belong in a text by a rule of kind RULE_YEARS: of struct year_slip. As
   above; year is known. */
const GArray *claims_of_years(
	struct claims *claims, cell_index text, const struct form_rule *rule, int year);
/* The cells that a text refers to, in its order: of cell_index. As above. */
const GArray *claims_references(struct claims *claims, cell_index text);

/* While this number stays, a text claims and refers to the same, if in other places; both are to be
   asked for after an edit before it is. */
unsigned claims_version(struct claims *claims, cell_index text);

/* The facts of a text as it is. As above. */
const struct facts *claims_facts(struct claims *claims, cell_index text);

#endif
