#ifndef NIANBAO_TUI_LAST_YEAR_H
#define NIANBAO_TUI_LAST_YEAR_H

/*
 * Last year's report beside this one: shown or not, repeated, taken in.
 */

#include "base/text.h"
#include "form/form.h"

struct app;
struct past_report;

/* Last year's text of a cell where it is to be shown beside this year's, or NULL. Borrowed. */
const char *last_year_text(const struct app *app, cell_index cell);
/* Shows it beside, or no longer; asks for it where there is none. */
unsigned last_year_toggle(struct app *app);
/* Puts into the cursor's cell what last year's report says there. */
unsigned last_year_repeat(struct app *app);
/* Asks for a report to be taken in as last year's. */
unsigned last_year_ask(struct app *app);
/* "2023年  城北镇人民政府  2023.yaml", for a list. Free with g_free. */
char *last_year_line(const struct past_report *past, enum width_profile profile);
/* Takes in the report of a file. */
unsigned last_year_take(struct app *app, const char *path);

#endif
