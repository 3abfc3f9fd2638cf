#include "session/offers.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "form/reference.h"
#include "session/papers.h"

static const char interface_language[] = "zh";

enum {
	EDITION_LENGTH = 5, /* "-2024" */
	GAP = 2,            /* between columns */
};

/* An offer and where it stands among the others. */
struct candidate {
	struct offer offer; /* first, so that it can be handed out as one */
	bool kin, own_language;
	size_t family; /* how much of the name all editions share */
};

/* How many bytes of a name stand before the year of its edition; all, where it names none. */
static size_t family_length(const char *id)
{
	size_t length = strlen(id);
	size_t family = length > EDITION_LENGTH ? length - EDITION_LENGTH : length;

	if (id[family] != '-' || strspn(id + family + 1, "0123456789") != EDITION_LENGTH - 1)
		return length;
	return family;
}

static bool is_kin(const char *id, const char *other)
{
	size_t length = family_length(id);

	return other && length == family_length(other) && strncmp(id, other, length) == 0;
}

/* Titles */

static bool names_year(const struct form *form, const struct text_piece *piece)
{
	g_autofree char *address = g_strndup(piece->text, piece->length);
	cell_index cell = form_find(form, address);

	return cell != CELL_NONE && form_cell(form, cell)->spec->type == TYPE_YEAR;
}

static char *title_line(const struct form *form, const char *line, const char *year)
{
	GString *out = g_string_new(NULL);
	struct text_piece piece;

	while (text_piece_next(&line, &piece)) {
		if (!piece.reference)
			g_string_append_len(out, piece.text, (gssize)piece.length);
		else if (names_year(form, &piece))
			g_string_append(out, year);
	}
	return g_strstrip(g_string_free(out, FALSE));
}

/* Lines that name nothing but the unit say nothing here. */
static char *title_of(const struct form *form, const char *year)
{
	g_autoptr(GString) title = g_string_new(NULL);

	for (size_t i = 0; i < form->title.count; i++) {
		g_autofree char *line = title_line(form, form->title.texts[i], year);

		if (*line)
			g_string_append_printf(title, "%s%s", title->len > 0 ? " " : "", line);
	}
	return text_sanitize(title->str, title->len);
}

/* The report beside */

/* The form of the report that was changed last where a new one is to lie, or NULL. */
static char *form_used_last(const char *path)
{
	g_autoptr(GPtrArray) papers = papers_beside(path);
	char *id = NULL;

	for (guint i = 0; i < papers->len && !id; i++) {
		const struct paper_file *paper = g_ptr_array_index(papers, i);

		id = paper_form(paper->path);
	}
	return id;
}

/* The list */

static void offer_free(gpointer data)
{
	struct offer *offer = data;

	g_free(offer->id);
	g_free(offer->title);
	g_free(offer->basis);
	g_free(offer); /* the whole candidate: it begins here */
}

static struct candidate *candidate_new(
	const struct form_search *forms, const char *id, const char *used_last, const char *year)
{
	struct candidate *candidate = g_new(struct candidate, 1);
	struct diagnostics *diagnostics = diagnostics_new();
	struct form *form = form_open(forms, id, NULL, (struct position){0}, diagnostics);

	*candidate = (struct candidate){
		.offer.id = g_strdup(id),
		.kin = is_kin(id, used_last),
		.family = family_length(id),
	};
	if (form) {
		candidate->offer.title = title_of(form, year);
		candidate->offer.basis =
			form->basis ? text_sanitize(form->basis, strlen(form->basis)) : NULL;
		candidate->own_language =
			!form->language || g_str_has_prefix(form->language, interface_language);
	}
	form_free(form);
	diagnostics_free(diagnostics);
	return candidate;
}

static gint compare_names(const struct candidate *left, const struct candidate *right)
{
	g_autofree char *family = g_strndup(left->offer.id, left->family);
	g_autofree char *other = g_strndup(right->offer.id, right->family);
	int order = strcmp(family, other);

	return order != 0 ? order : strcmp(right->offer.id, left->offer.id);
}

static gint likeliest_first(gconstpointer a, gconstpointer b)
{
	const struct candidate *left = *(struct candidate *const *)a;
	const struct candidate *right = *(struct candidate *const *)b;

	if (!left->offer.title != !right->offer.title)
		return left->offer.title ? -1 : 1;
	if (left->kin != right->kin)
		return left->kin ? -1 : 1;
	if (left->own_language != right->own_language)
		return left->own_language ? -1 : 1;
	return compare_names(left, right);
}

GPtrArray *offers_list(const struct form_search *forms, const char *path, const char *year)
{
	GPtrArray *offers = g_ptr_array_new_with_free_func(offer_free);
	g_autoptr(GPtrArray) ids = form_search_list(forms);
	g_autofree char *used_last = form_used_last(path);

	for (guint i = 0; i < ids->len; i++)
		g_ptr_array_add(
			offers, candidate_new(forms, g_ptr_array_index(ids, i), used_last, year));
	g_ptr_array_sort(offers, likeliest_first);
	return offers;
}

char *offers_successor(const struct form_search *forms, const char *id)
{
	g_autoptr(GPtrArray) ids = form_search_list(forms);
	const char *newest = NULL;

	for (guint i = 0; i < ids->len; i++) {
		const char *edition = g_ptr_array_index(ids, i);

		if (is_kin(edition, id) && (!newest || strcmp(edition, newest) > 0))
			newest = edition;
	}
	return g_strdup(newest);
}

/* Lines */

static const char *title_shown(const struct offer *offer)
{
	return offer->title ? offer->title : _("（表式有错，不能用）");
}

static int columns_of(const char *text)
{
	return text_width(text, strlen(text), WIDTH_NARROW);
}

GPtrArray *offers_lines(const GPtrArray *offers)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	int titles = 0, bases = 0;

	for (guint i = 0; i < offers->len; i++) {
		const struct offer *offer = g_ptr_array_index(offers, i);

		titles = MAX(titles, columns_of(title_shown(offer)));
		bases = MAX(bases, columns_of(offer->basis ? offer->basis : ""));
	}
	for (guint i = 0; i < offers->len; i++) {
		const struct offer *offer = g_ptr_array_index(offers, i);
		GString *line = g_string_new(NULL);

		text_append_padded(line, title_shown(offer), titles + GAP, WIDTH_NARROW);
		text_append_padded(
			line, offer->basis ? offer->basis : "", bases + GAP, WIDTH_NARROW);
		g_string_append(line, offer->id);
		g_ptr_array_add(lines, g_string_free(line, FALSE));
	}
	return lines;
}
