/*
 * Typed text is first made plain (edit/figure.h). Each type then reads plain text
 * in its own way; a row of the table below is all there is to a type.
 */
#include "edit/entry.h"

#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "edit/figure.h"

#define DIGITS "0123456789"

struct entry {
	const struct form_cell *cell;
	const char *typed;
	const char *plain;
	int report_year;
};

/* Without blanks at its ends, full-width ones included. */
static char *trim(const char *text)
{
	const char *end = text + strlen(text);

	while (*text && g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	while (end > text && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
		end = g_utf8_prev_char(end);
	return g_strndup(text, (gsize)(end - text));
}

/* Figures. A reader returns NULL when it cannot read; the result is to be freed. */

static char *read_figure(const struct entry *entry)
{
	return sum_is_meant(entry->plain) ? sum_value(entry->plain) : figure_read(entry->plain);
}

static char *read_percent(const struct entry *entry)
{
	g_autofree char *figure = g_strdup(entry->plain);

	if (g_str_has_suffix(figure, "%"))
		figure[strlen(figure) - 1] = '\0';
	return figure_read(figure);
}

/* Dates */

struct day {
	int year, month, day; /* year 0: not said */
};

/* How dates are typed: a run of one letter is a number of that many digits, M and D alone of one
   or two; all else stands for itself. */
static const char *const date_patterns[] = {
	"YYYY-M-D",
	"YYYY.M.D",
	"YYYY/M/D",
	"YYYY年M月D日",
	"YYYY年M月D",
	"YYYYMMDD",
	"M-D",
	"M.D",
	"M/D",
	"M月D日",
	"M月D",
	"MMDD",
};

static int *day_part(struct day *day, char letter)
{
	return letter == 'Y' ? &day->year : letter == 'M' ? &day->month : &day->day;
}

/* Reads the number a run of `length` letters stands for; how many digits it has, 0 for none. */
static size_t match_number(const char *text, size_t length, int *number)
{
	size_t digits = strspn(text, DIGITS);
	size_t take = length == 1 ? MIN(digits, 2) : length;

	if (digits < take || take == 0)
		return 0;
	*number = 0;
	for (size_t i = 0; i < take; i++)
		*number = *number * 10 + (text[i] - '0');
	return take;
}

static bool match_date(const char *pattern, const char *text, struct day *day)
{
	*day = (struct day){0};
	while (*pattern) {
		size_t run = 1;

		if (!strchr("YMD", *pattern)) {
			if (*pattern++ != *text++)
				return false;
			continue;
		}
		while (pattern[run] == *pattern)
			run++;
		size_t taken = match_number(text, run, day_part(day, *pattern));
		if (taken == 0)
			return false;
		text += taken;
		pattern += run;
	}
	return *text == '\0';
}

/* A table says what happened in the year, the cover when the report was finished. */
static int usual_year(const struct entry *entry)
{
	if (entry->report_year == 0)
		return 0;
	return entry->cell->table >= 0 ? entry->report_year : entry->report_year + 1;
}

static char *strict_date(struct day day, int usual_year)
{
	if (day.year == 0)
		day.year = usual_year;
	if (day.year == 0 ||
		!g_date_valid_dmy((GDateDay)day.day, (GDateMonth)day.month, (GDateYear)day.year))
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", day.year, day.month, day.day);
}

static char *read_date(const struct entry *entry)
{
	struct day day;

	for (size_t i = 0; i < G_N_ELEMENTS(date_patterns); i++) {
		if (match_date(date_patterns[i], entry->plain, &day))
			return strict_date(day, usual_year(entry));
	}
	return NULL;
}

static char *read_year(const struct entry *entry)
{
	size_t digits = strspn(entry->plain, DIGITS);
	const char *behind = entry->plain + digits;

	if (digits != 4 || (*behind && strcmp(behind, "年") != 0))
		return NULL;
	return g_strndup(entry->plain, digits);
}

/* The rest */

/* By id, by label, or by its number in the list. */
static char *read_choice(const struct entry *entry)
{
	g_autofree char *typed = trim(entry->typed);

	for (size_t i = 0; i < entry->cell->spec->choice_count; i++) {
		const struct form_choice *choice = &entry->cell->spec->choices[i];
		g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, i + 1);

		if (strcmp(typed, choice->id) == 0 || strcmp(typed, choice->label) == 0 ||
			strcmp(entry->plain, number) == 0)
			return g_strdup(choice->id);
	}
	return NULL;
}

static char *read_line(const struct entry *entry)
{
	return trim(entry->typed);
}

#define FIGURE_SIGNS DIGITS "+-.,/=*"

static const struct reading {
	char *(*read)(const struct entry *entry); /* NULL: as it was typed */
	bool prose;                               /* a dash is a dash, not 不适用 */
	const char *characters;                   /* plain ones that belong here; NULL: all do */
	const char *only;
} readings[TYPE_LAST] = {
	[TYPE_COUNT] = {read_figure, false, FIGURE_SIGNS, N_("此格只收数字")},
	[TYPE_INTEGER] = {read_figure, false, FIGURE_SIGNS, N_("此格只收数字")},
	[TYPE_AMOUNT] = {read_figure, false, FIGURE_SIGNS, N_("此格只收数字")},
	[TYPE_PERCENT] = {read_percent, false, FIGURE_SIGNS "%", N_("此格只收数字")},
	[TYPE_LINE] = {read_line, true},
	[TYPE_TEXT] = {NULL, true},
	[TYPE_DATE] = {read_date, false, DIGITS "-./年月日", N_("此格只收日期")},
	[TYPE_YEAR] = {read_year, false, DIGITS "-/年", N_("此格只收年份")},
	[TYPE_CHOICE] = {read_choice, false},
};

char *entry_normalize(const struct form_cell *cell, const char *typed, int report_year)
{
	const struct reading *reading = &readings[cell->spec->type];
	g_autofree char *plain = figure_plain(typed);
	struct entry entry = {cell, typed, plain, report_year};

	if (!reading->read)
		return g_strdup(typed);
	if (*plain == '\0')
		return g_strdup("");
	if (!reading->prose && figure_says_none(plain))
		return g_strdup("/");
	char *read = reading->read(&entry);
	return read ? read : g_strdup(typed);
}

char *entry_addends(const struct form_cell *cell, const char *typed)
{
	g_autofree char *plain = figure_plain(typed);

	return readings[cell->spec->type].read == read_figure ? sum_addends(plain) : NULL;
}

/* Whether a character can belong to what is typed into a cell. */
static bool accepts(const struct form_cell *cell, gunichar character)
{
	const char *characters = readings[cell->spec->type].characters;

	if (!characters || g_unichar_isspace(character))
		return true;
	return g_utf8_strchr(characters, -1, figure_plain_character(character)) != NULL;
}

char *entry_characters(const struct form_cell *cell, const char *text, size_t length)
{
	bool plain = readings[cell->spec->type].characters != NULL;
	g_autofree char *taken = g_malloc(length + 1); /* plain ones are not longer */
	char *end = taken;

	for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);

		if (g_unichar_iscntrl(character) || (plain && text_is_unseen(character)))
			continue;
		if (!accepts(cell, character))
			return NULL;
		end += g_unichar_to_utf8(
			plain ? figure_plain_character(character) : character, end);
	}
	*end = '\0';
	return g_steal_pointer(&taken);
}

bool entry_fits(
	const struct form_cell *cell, const char *line, size_t cursor, const char *characters)
{
	if (!readings[cell->spec->type].characters)
		return true;
	const char *behind = cursor == 0 && sum_is_meant(characters) && !sum_is_meant(line)
		? characters + 1
		: characters;
	const char *first = cursor == 0 ? characters : line;

	return !strchr(behind, '=') && (sum_is_meant(first) || !strchr(behind, '*'));
}

const char *entry_only(const struct form_cell *cell)
{
	const char *only = readings[cell->spec->type].only;

	return only ? _(only) : NULL;
}
