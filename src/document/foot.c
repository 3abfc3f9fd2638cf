/*
 * The foot of a copy: by what somebody who holds the paper finds the report it
 * came from, and what the program thought of that report when it was printed.
 */

#include "check/checker.h"
#include "document/clean.h"
#include "document/compose.h"
#include "report/digest.h"

/* Rules of the figures that must add up, at the places where they say anything. */
struct cross_footing {
	size_t places, hold;
};

static const char *keep(struct composition *composition, const char *text)
{
	return g_string_chunk_insert(composition->document->texts, text);
}

static const char *origin_of(struct composition *composition)
{
	const struct paper_words *words = composition->words;
	g_autoptr(GString) out = g_string_new(NULL);

	g_autofree char *whole = report_digest(composition->report), *digest = digest_shown(whole);
	g_string_append_printf(
		out, "%s %s  %s %s", words->form, composition->form->id, words->digest, digest);
	return keep(composition, out->str);
}

static bool reads_figures_only(const struct form *form, const struct rule_instance *instance)
{
	for (size_t i = 0; i < instance->cell_count; i++) {
		if (!cell_type_row(form_cell(form, instance->cells[i])->spec->type)->figure)
			return false;
	}
	return true;
}

static bool is_cross_footing(const struct form *form, const struct rule_instance *instance)
{
	return form->rules[instance->rule].level == LEVEL_ERROR && instance->relation == OP_EQUAL &&
		!instance->reads_previous && reads_figures_only(form, instance);
}

static struct cross_footing cross_foot(const struct form *form, const struct checker *checker)
{
	struct cross_footing count = {0};

	for (size_t i = 0; i < form->instance_count; i++) {
		enum finding_state state = checker_state(checker, form->cell_count + i);
		if (state == FINDING_NONE || !is_cross_footing(form, &form->instances[i]))
			continue;
		count.places++;
		count.hold += state == FINDING_PASSED;
	}
	return count;
}

static const char *result_of(struct composition *composition, const struct checker *checker)
{
	const struct paper_words *words = composition->words;
	struct cross_footing feet = cross_foot(composition->form, checker);
	g_autoptr(GString) out = g_string_new(NULL);

	if (feet.places > 0)
		g_string_append_printf(
			out, "%s%zu/%zu ", words->cross_footing, feet.hold, feet.places);
	g_string_append(out,
		composition->report->previous != NULL ? words->last_year : words->no_last_year);
	g_string_append_printf(out, " %s%d", words->notes_counted, composition->notes);
	return keep(composition, out->str);
}

static const char *standing_of(struct composition *composition, const struct checker *checker)
{
	const struct paper_words *words = composition->words;
	struct section_count total = checker_total(checker);

	if (total.errors + total.warnings == 0)
		return NULL;
	g_autofree char *text = g_strdup_printf("%s%s%zu%s%s%zu", words->standing, words->errors,
		total.errors, words->comma, words->warnings, total.warnings);
	return keep(composition, text);
}

/* An empty form comes from no report. */
static const char *origin_of_blank(struct composition *composition)
{
	const char *basis = composition->form->basis;
	g_autofree char *text = g_strdup_printf("%s %s%s%s", composition->words->form,
		composition->form->id, !basis ? "" : "  ", basis ? basis : "");
	g_autofree char *clean = clean_line(text);

	return keep(composition, clean);
}

void compose_foot(struct composition *composition)
{
	struct document_foot *foot = &composition->document->foot;

	if (composition->use == DOCUMENT_BLANK) {
		foot->origin = origin_of_blank(composition);
		return;
	}
	*foot = (struct document_foot){
		.origin = origin_of(composition),
	};
	if (composition->use == DOCUMENT_FINDINGS)
		return;
	foot->edition = composition->words->edition;
	if (composition->use == DOCUMENT_PUBLISHED)
		return;
	struct checker *checker = checker_new(composition->report);
	foot->result = result_of(composition, checker);
	foot->standing = standing_of(composition, checker);
	checker_free(checker);
}
