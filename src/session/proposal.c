#include "session/proposal.h"

#include "base/language.h"
#include "edit/entry.h"
#include "report/value.h"
#include "session/offers.h"
#include "session/papers.h"
#include "session/path.h"

/* What follows from what */

/* The year a new report is likely for: that of its file's name, unless it is still to come; else
   the one before this. */
static int usual_year(const char *path, int this_year)
{
	int named = path ? paper_year(path) : 0;

	return named > 0 && named <= this_year ? named : this_year - 1;
}

static void replace(char **text, char *with)
{
	g_free(*text);
	*text = with;
}

static const struct past_report *past_chosen(const struct proposal *proposal)
{
	return proposal->past < proposal->pasts->len
		? g_ptr_array_index(proposal->pasts, proposal->past)
		: NULL;
}

/* The year as a number; 0 where it is none, or not yet. */
static int year_of(const struct proposal *proposal)
{
	if (proposal_fault(proposal, PROPOSAL_YEAR))
		return 0;
	g_autofree char *text = proposal_value(proposal, PROPOSAL_YEAR);

	return year_parse(text);
}

/* A path beside the reports that are looked for: where the file has been proposed only, in the
   directory at hand. */
static char *place_of(const struct proposal *proposal)
{
	return proposal->is_fixed || proposal->said[PROPOSAL_FILE]
		? proposal_path(proposal)
		: g_build_filename(proposal->directory, ".", NULL);
}

/* The forms, whose titles name the year; which one is chosen stays. */
static void look_for_offers(struct proposal *proposal)
{
	g_autofree char *path = place_of(proposal);
	g_autofree char *year = proposal->form ? proposal_value(proposal, PROPOSAL_YEAR)
					       : g_strdup(proposal->texts[PROPOSAL_YEAR]);

	g_clear_pointer(&proposal->offers, g_ptr_array_unref);
	proposal->offers = offers_list(proposal->forms, path, year);
}

static void follow_to_year(struct proposal *proposal)
{
	const struct past_report *past = past_chosen(proposal);

	if (!past || proposal->said[PROPOSAL_YEAR])
		return;
	replace(&proposal->texts[PROPOSAL_YEAR], g_strdup_printf("%d", past->year + 1));
	look_for_offers(proposal);
}

static void follow_to_unit(struct proposal *proposal)
{
	const struct past_report *past = past_chosen(proposal);

	if (!proposal->said[PROPOSAL_UNIT])
		replace(&proposal->texts[PROPOSAL_UNIT], g_strdup(past ? past->unit : ""));
}

static void follow_to_file(struct proposal *proposal)
{
	const struct past_report *past = past_chosen(proposal);
	int year = year_of(proposal);

	if (proposal->said[PROPOSAL_FILE] || proposal->is_fixed || year == 0)
		return;
	replace(&proposal->texts[PROPOSAL_FILE],
		past ? paper_successor(past->path, year) : g_strdup_printf(_("%d年报.yaml"), year));
}

/* The report of a path among those to go on from, else `otherwise`. */
static guint past_of(const struct proposal *proposal, const char *path, guint otherwise)
{
	for (guint i = 0; path && i < proposal->pasts->len; i++) {
		const struct past_report *past = g_ptr_array_index(proposal->pasts, i);

		if (g_str_equal(past->path, path))
			return i;
	}
	return otherwise;
}

/* Looks for reports of earlier years; likely is that of the year before. */
static void follow_to_pasts(struct proposal *proposal, const char *last)
{
	g_autofree char *path = place_of(proposal);
	int year = year_of(proposal);

	if (proposal->pasts)
		g_ptr_array_unref(proposal->pasts);
	proposal->pasts =
		papers_of_last_year(proposal->forms, path, proposal->texts[PROPOSAL_UNIT], year);
	const struct past_report *first =
		proposal->pasts->len > 0 ? g_ptr_array_index(proposal->pasts, 0) : NULL;
	proposal->past = past_of(proposal, last,
		first && first->year == year - 1 && !proposal->said[PROPOSAL_LAST]
			? 0
			: proposal->pasts->len);
}

static void open_form(struct proposal *proposal)
{
	struct diagnostics *diagnostics = diagnostics_new();

	form_free(proposal->form);
	proposal->form = form_open(
		proposal->forms, proposal_form(proposal), NULL, (struct position){0}, diagnostics);
	diagnostics_free(diagnostics);
}

/* Making one */

/* The form that goes on from the one a report is on. */
static guint offer_behind(const struct proposal *proposal, const char *last)
{
	g_autofree char *form = last ? paper_form(last) : NULL;
	g_autofree char *newest = form ? offers_successor(proposal->forms, form) : NULL;

	for (guint i = 0; newest && i < proposal->offers->len; i++) {
		const struct offer *offer = g_ptr_array_index(proposal->offers, i);

		if (g_str_equal(offer->id, newest))
			return i;
	}
	return 0;
}

bool proposal_init(struct proposal *proposal, const struct proposal_ground *ground)
{
	int year = ground->year > 0 ? ground->year : usual_year(ground->path, ground->this_year);

	*proposal = (struct proposal){
		.forms = ground->forms,
		.directory = ground->directory,
		.home = ground->home,
		.texts[PROPOSAL_UNIT] = g_strdup(""),
		.texts[PROPOSAL_YEAR] = g_strdup_printf("%d", year),
		.texts[PROPOSAL_FILE] = g_strdup(ground->path),
		.is_fixed = ground->path != NULL,
	};
	look_for_offers(proposal);
	if (proposal->offers->len == 0)
		return false;
	proposal->offer = offer_behind(proposal, ground->last);
	open_form(proposal);
	proposal->said[PROPOSAL_YEAR] = ground->path && paper_year(ground->path) == year;
	proposal->said[PROPOSAL_LAST] = ground->last || ground->apart;
	follow_to_pasts(proposal, ground->last);
	follow_to_unit(proposal);
	follow_to_file(proposal);
	return true;
}

void proposal_release(struct proposal *proposal)
{
	form_free(proposal->form);
	g_clear_pointer(&proposal->offers, g_ptr_array_unref);
	g_clear_pointer(&proposal->pasts, g_ptr_array_unref);
	for (int item = 0; item < PROPOSAL_ITEMS; item++)
		g_free(proposal->texts[item]);
}

/* Saying */

void proposal_choose(struct proposal *proposal, enum proposal_item item, guint index)
{
	proposal->said[item] = true;
	if (item == PROPOSAL_FORM) {
		proposal->offer = index;
		open_form(proposal);
		return;
	}
	proposal->past = index;
	follow_to_year(proposal);
	follow_to_unit(proposal);
	follow_to_file(proposal);
}

/* Of the reports of the year before, the unit's own is the one. */
static void follow_unit(struct proposal *proposal)
{
	for (guint i = 0; !proposal->said[PROPOSAL_LAST] && i < proposal->pasts->len; i++) {
		const struct past_report *past = g_ptr_array_index(proposal->pasts, i);

		if (past->year == year_of(proposal) - 1 &&
			g_str_equal(past->unit, proposal->texts[PROPOSAL_UNIT])) {
			proposal->past = i;
			follow_to_file(proposal);
			return;
		}
	}
}

static void follow_year(struct proposal *proposal)
{
	if (year_of(proposal) == 0)
		return;
	g_autofree char *last =
		proposal->said[PROPOSAL_LAST] ? g_strdup(proposal_last(proposal)) : NULL;
	look_for_offers(proposal);
	follow_to_pasts(proposal, last);
	follow_to_unit(proposal);
	follow_to_file(proposal);
}

void proposal_type(struct proposal *proposal, enum proposal_item item, const char *text)
{
	proposal->said[item] = true;
	replace(&proposal->texts[item], g_strdup(text));
	if (item == PROPOSAL_UNIT)
		follow_unit(proposal);
	else if (item == PROPOSAL_YEAR)
		follow_year(proposal);
}

/* Asking */

static const enum cell_type types[PROPOSAL_ITEMS] = {
	[PROPOSAL_UNIT] = TYPE_LINE,
	[PROPOSAL_YEAR] = TYPE_YEAR,
};

const struct form_cell *proposal_field(const struct proposal *proposal, enum proposal_item item)
{
	const struct form *form = proposal->form;

	if (!form || (item != PROPOSAL_UNIT && item != PROPOSAL_YEAR))
		return NULL;
	for (cell_index cell = 0; cell < form->sections[0].cell_count; cell++) {
		if (form_cell(form, cell)->spec->type == types[item])
			return form_cell(form, cell);
	}
	return NULL;
}

bool proposal_asks(const struct proposal *proposal, enum proposal_item item)
{
	switch (item) {
	case PROPOSAL_FORM: return proposal->offers->len > 1;
	case PROPOSAL_LAST: return proposal->pasts->len > 0;
	case PROPOSAL_FILE: return !proposal->is_fixed;
	default: return proposal_field(proposal, item) != NULL;
	}
}

const char *proposal_text(const struct proposal *proposal, enum proposal_item item)
{
	return proposal->texts[item] ? proposal->texts[item] : "";
}

char *proposal_value(const struct proposal *proposal, enum proposal_item item)
{
	const struct form_cell *field = proposal_field(proposal, item);
	const char *text = proposal_text(proposal, item);

	return field ? entry_normalize(field, text, 0) : g_strdup(text);
}

static const char *file_fault(const struct proposal *proposal)
{
	g_autofree char *path = proposal_path(proposal);
	g_autofree char *directory = g_path_get_dirname(path);

	if (!*proposal->texts[PROPOSAL_FILE])
		return _("写一个文件名");
	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return _("这是一个目录，再写文件名");
	if (!g_file_test(directory, G_FILE_TEST_IS_DIR))
		return _("没有这个目录，报告存不进去");
	return NULL;
}

const char *proposal_fault(const struct proposal *proposal, enum proposal_item item)
{
	const struct form_cell *field = proposal_field(proposal, item);

	if (item == PROPOSAL_FORM)
		return proposal->form ? NULL : _("这个表式有错，不能用；另选一个");
	if (item == PROPOSAL_FILE)
		return proposal->is_fixed ? NULL : file_fault(proposal);
	if (!field)
		return NULL;
	g_autofree char *text = proposal_value(proposal, item);
	struct value value = value_parse(field, text);
	const char *fault = value_fault(field, &value);
	value_release(&value);
	return fault;
}

char *proposal_path(const struct proposal *proposal)
{
	return proposal->is_fixed ? g_strdup(proposal->texts[PROPOSAL_FILE])
				  : path_typed_report(proposal->directory, proposal->home,
					    proposal->texts[PROPOSAL_FILE]);
}

const char *proposal_form(const struct proposal *proposal)
{
	return ((const struct offer *)g_ptr_array_index(proposal->offers, proposal->offer))->id;
}

const char *proposal_last(const struct proposal *proposal)
{
	const struct past_report *past = past_chosen(proposal);

	return past ? past->path : NULL;
}
