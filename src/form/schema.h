#ifndef NIANBAO_FORM_SCHEMA_H
#define NIANBAO_FORM_SCHEMA_H

/*
 * The JSON Schema of forms, for editors and other programs.
 *
 * It is made of the tables of keys the loader itself reads by, so that it cannot
 * say anything else. It takes every form the loader takes, and says where keys
 * and kinds of values are wrong; what names and formulas lead to is the loader's
 * business alone.
 */

/* The schema as JSON, with a line break at its end. Free with g_free. */
char *form_schema(void);

#endif
