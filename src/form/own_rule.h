#ifndef NIANBAO_FORM_OWN_RULE_H
#define NIANBAO_FORM_OWN_RULE_H

/*
 * The program's own rules: what is looked at in every report, whatever its form
 * says. Findings, reasons and examples name them like rules of a form, so no form
 * can have one of the same id.
 */

#include <stdbool.h>

enum own_rule {
	OWN_BLANK,          /* a required cell is not answered */
	OWN_TYPE,           /* a value its cell cannot hold */
	OWN_OVERFLOW,       /* a total of too many digits */
	OWN_COMPUTED,       /* a file states another figure; a formula can give this one a name */
	OWN_NOT_APPLICABLE, /* something stands where nothing applies */
	OWN_CARRY,          /* a carried figure is not last year's; a row or column can name it */
	OWN_HISTORY,        /* the chain of the history is broken, or its times go back */
	OWN_STATUS, /* the status is not what the history leads to, or the content another */
	OWN_RULES,
};

const char *own_rule_id(enum own_rule rule);
bool own_rule_is(const char *id);

#endif
