#ifndef NIANBAO_REPORT_ROLES_H
#define NIANBAO_REPORT_ROLES_H

/*
 * Roles: in which somebody can approve a report. A form says which of the words of
 * its signature lines they are (`roles:`); where it does not, all are but the seal's
 * and the date's, behind which nobody signs, told by how those words end.
 */

#include "form/form.h"
#include <glib.h>

/* Of const char *, the form's, in its order. Free with g_ptr_array_unref. */
GPtrArray *form_roles(const struct form *form);

#endif
