#ifndef NIANBAO_FORM_SEARCH_H
#define NIANBAO_FORM_SEARCH_H

/*
 * Where forms are looked for: an ordered list of directories. The first file
 * ID.yaml found is the form.
 */

#include "base/diagnostics.h"
#include "form/form.h"
#include <glib.h>

struct form_search {
	GPtrArray *directories; /* of char *, owned; the first wins */
	char *chosen_id;        /* the one form wanted, before all directories; NULL: any */
	char *chosen_path;      /* its file, where it was named by that; or NULL */
};

void form_search_init(struct form_search *search);
void form_search_release(struct form_search *search);
/* Begins one that finds all another finds. */
void form_search_copy(struct form_search *search, const struct form_search *other);
/* From now on only this form is listed, and it is found first: an id, or a file's path, which has a
   / or ends with .yaml; the file's name says the id. */
void form_search_choose(struct form_search *search, const char *form);
/* Whether a form is named by its file and not by its id. */
bool form_is_path(const char *form);
/* Adds a directory at the end, unless it is NULL or empty. */
void form_search_add(struct form_search *search, const char *directory);

/* The path of a form's file, or NULL. Free with g_free. */
char *form_search_find(const struct form_search *search, const char *id);

/* The ids (char *) of all forms, in order, each once; form_search_find leads to their files. Other
   files can lie in the directories too, reports above all: a form has a line that begins with
   `form:`, and one that begins with `version:` or `sections:`. What else it says can be wrong.
   Free with g_ptr_array_unref. */
GPtrArray *form_search_list(const struct form_search *search);

/* Reads and loads a form's file; NULL with diagnostics. */
struct form *form_load_file(const char *path, struct diagnostics *diagnostics);

/* Finds and loads a form by its id; NULL with diagnostics. `file` and `at` are where the id stands,
   NULL and nought when it comes from elsewhere than a file. */
struct form *form_open(const struct form_search *search, const char *id, const char *file,
	struct position at, struct diagnostics *diagnostics);

/* The same by what somebody typed: an id, or the path of a form's file. */
struct form *form_open_named(
	const struct form_search *search, const char *name, struct diagnostics *diagnostics);

#endif
