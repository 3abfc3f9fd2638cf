#ifndef NIANBAO_TESTS_RANDOM_FORM_H
#define NIANBAO_TESTS_RANDOM_FORM_H

/*
 * Forms made up by chance, with all that an edit can set off: sums of sums,
 * every operation, conditions on typed and computed cells, cells that are none,
 * texts, and rules of every kind.
 */

#include "form/form.h"

/* A form of a seed, which is moved on. Free with form_free. */
struct form *random_form(unsigned *seed);

#endif
