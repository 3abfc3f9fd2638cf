#ifndef NIANBAO_REPORT_ROLES_H
#define NIANBAO_REPORT_ROLES_H

/*
 * Roles: in which somebody can approve a report. A form names them as the words of
 * its signature lines, among which stand the seal's and the date's, behind which
 * nobody signs.
 */

#include "form/form.h"
#include <glib.h>

/* Of const char *, the form's, in its order. Free with g_ptr_array_unref. */
GPtrArray *form_roles(const struct form *form);

#endif
