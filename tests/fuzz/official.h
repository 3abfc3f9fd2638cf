#ifndef NIANBAO_TESTS_FUZZ_OFFICIAL_H
#define NIANBAO_TESTS_FUZZ_OFFICIAL_H

#include "form/form.h"

/* The form of 2021, found from the environment's srcdir; loaded once, for it takes a hundred times as
   long as a small report. */
const struct form *fuzz_official(void);

#endif
