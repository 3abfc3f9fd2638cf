/* Findings about texts: which of their words are wrong, and why. */
#include "base/language.h"
#include "check/slots.h"

#include <string.h>

enum { /* characters around a figure */
	EXCERPT_BEFORE = 14,
	EXCERPT_NUMBER = 8,  /* more where a number would be cut */
	EXCERPT_MEASURE = 2, /* what a figure counts */
	EXCERPT_YEAR = 1,    /* 年 */
};

static bool ends_clause(gunichar c)
{
	static const gunichar marks[] = {
		0xFF0C /* ， */, 0x3002 /* 。 */, 0xFF1B /* ； */, ',', ';', '\n'};

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (c == marks[i])
			return true;
	}
	return false;
}

/* Whether an item of a list ends before a sign: 公开3件、. The next one has words of its own. */
static bool ends_item(const char *text, const char *sign)
{
	if (g_utf8_get_char(sign) != 0x3001 /* 、 */ || sign == text)
		return false;
	const char *last = g_utf8_prev_char(sign);

	return g_ascii_isdigit(*last) || (last > text && g_ascii_isdigit(last[-1]));
}

/* Where the words before a figure begin. No number is cut: 2024年 is not quoted as 24年. */
static const char *excerpt_begin(const char *text, const char *figure)
{
	const char *begin = figure;

	for (int i = 0; i < EXCERPT_BEFORE + EXCERPT_NUMBER && begin > text; i++) {
		const char *before = g_utf8_prev_char(begin);
		bool in_number = g_ascii_isdigit(*begin) && g_ascii_isdigit(*before);

		if (i >= EXCERPT_BEFORE && !in_number)
			break;
		if (ends_clause(g_utf8_get_char(before)) || ends_item(text, before))
			break;
		begin = before;
	}
	return begin;
}

/* Whether what a figure counts is over: behind a mark, or where the paragraph is. */
static bool ends_measure(gunichar c)
{
	return c == '\n' || g_unichar_ispunct(c);
}

/* The words around a figure, as far as its clause goes and a line has room, with so many signs
   behind it. Free with g_free. */
static char *excerpt(const char *text, size_t offset, size_t length, int behind)
{
	const char *begin = excerpt_begin(text, text + offset);
	const char *end = text + offset + length;

	for (int i = 0; i < behind && *end && !ends_measure(g_utf8_get_char(end)); i++)
		end = g_utf8_next_char(end);
	return g_strndup(begin, (gsize)(end - begin));
}

static const char *text_of(const struct checker *checker, size_t instance)
{
	return checker->report->typed[checker->form->instances[instance].self].text;
}

static void point_at(struct finding *finding, size_t offset, size_t length)
{
	finding->in_text = true;
	finding->offset = offset;
	finding->length = length;
}

/* How many there are, where it is not just this one. Free with g_free. */
static char *more_like_it(size_t count)
{
	return count > 1 ? g_strdup_printf(_("（这样的共%zu处）"), count) : g_strdup("");
}

void word_claim(const struct checker *checker, size_t index, struct finding *finding)
{
	const struct form *form = checker->form;
	g_autofree char *label = form_cell_label(form, form->instances[index].self);
	char buffer[DECIMAL_TEXT_SIZE];
	struct wrong_claim wrong;

	if (!find_wrong_claim(checker, index, &wrong)) {
		finding->message = g_strdup_printf(_("%s：写到的件数与表相符"), label);
		return;
	}
	struct quantity claimed = {
		.kind = QUANTITY_NUMBER, .number = ratio_from_decimal(wrong.claim.figure)};
	struct quantity difference = quantity_subtract(&claimed, &wrong.should_be);
	g_autofree char *words = excerpt(
		text_of(checker, index), wrong.claim.offset, wrong.claim.length, EXCERPT_MEASURE);

	finding->left = g_strdup(decimal_format(wrong.claim.figure, buffer));
	finding->right = quantity_text(form, &wrong.should_be);
	finding->difference = quantity_text(form, &difference);
	point_at(finding, wrong.claim.offset, wrong.claim.length);
	g_autofree char *more = more_like_it(wrong.count);
	finding->message =
		g_strdup_printf(_("%s：写「%s」，表中为 %s%s"), label, words, finding->right, more);
}

void word_years(const struct checker *checker, size_t index, struct finding *finding)
{
	static const char *const why[] = {
		[YEAR_LONG_AGO] = N_("是两年以前的年份"),
		[YEAR_COPIED] = N_("上年报告的同一句话里也是这一年，像是没有改"),
		[YEAR_LAST] = N_("是上年，前后又没有相比的字样"),
		[YEAR_AHEAD] = N_("这一年还没有到"),
	};
	const struct form *form = checker->form;
	const struct rule_instance *instance = &form->instances[index];
	g_autofree char *label = form_cell_label(form, instance->self);
	int year = report_year(checker->report);
	const GArray *slips = finding->state == FINDING_FAILED
		? claims_of_years(
			  checker->claims, instance->self, &form->rules[instance->rule], year)
		: NULL;

	if (!slips) {
		finding->message = g_strdup_printf(_("%s：写到的年份"), label);
		return;
	}
	struct year_slip slip = g_array_index(slips, struct year_slip, 0);
	g_autofree char *words =
		excerpt(text_of(checker, index), slip.offset, slip.length, EXCERPT_YEAR);
	g_autofree char *more = more_like_it(slips->len);
	point_at(finding, slip.offset, slip.length);
	finding->message =
		g_strdup_printf(_("%s：「%s」%s%s"), label, words, _(why[slip.kind]), more);
}
