/*
 * Periods named in prose.
 *
 * Both dates of a period are read part by part: year, month, day, each of them
 * digits and their unit, each may be left out. In `1-12月` and `3月1-15日` the
 * beginning has left out its unit too, which is then that of the end.
 */

#include "report/wording.h"

#include "report/prose.h"

#include <uchar.h>

enum {
	SIGN_YEAR = U'年',
	SIGN_MONTH = U'月',
	SIGN_DAY = U'日',
	SIGN_FROM = U'起',
};

static const char32_t connectors[] = U"至到-‐–—―~〜";

struct moment {
	int year, month, day; /* 0: left out */
};

static bool is_connector(gunichar c)
{
	for (size_t i = 0; connectors[i] != 0; i++)
		if (c == connectors[i])
			return true;
	return false;
}

/* Digits, at most as many as said, and their unit: the number, and *at behind it. Else 0. */
static int take_part(const struct sign **at, size_t most_digits, gunichar unit)
{
	size_t digits = prose_digits(*at);

	if (digits == 0 || digits > most_digits || (*at)[digits].character != unit)
		return 0;
	int number = (int)prose_number(*at);
	*at += digits + 1;
	return number;
}

static struct moment take_moment(const struct sign **at)
{
	struct moment moment = {0};

	if (prose_year(*at) != 0)
		moment.year = take_part(at, 4, SIGN_YEAR);
	moment.month = take_part(at, 2, SIGN_MONTH);
	moment.day = take_part(at, 2, SIGN_DAY);
	return moment;
}

/* The 1 of `1-12月`; 0 when there is none. */
static int take_bare_number(const struct sign **at)
{
	size_t digits = prose_digits(*at);

	if (digits == 0 || digits > 2 || !is_connector((*at)[digits].character))
		return 0;
	int number = (int)prose_number(*at);
	*at += digits;
	return number;
}

/* 至, —— and 起至, also 起，至. */
static bool take_connector(const struct sign **at)
{
	const struct sign *sign = *at;

	if (sign->character == SIGN_FROM)
		sign += sign[1].character == ',' ? 2 : 1;
	if (!is_connector(sign->character))
		return false;
	while (is_connector(sign->character))
		sign++;
	*at = sign;
	return true;
}

/* A number without a unit has that of the end. */
static void give_unit(struct moment *begin, int bare, const struct moment *end)
{
	if (begin->month == 0 && end->month != 0)
		begin->month = bare;
	else if (begin->day == 0 && end->month == 0)
		begin->day = bare;
}

/* Reads a period; what it leaves out stays 0. */
static bool take_period(const struct sign **at, struct moment *begin, struct moment *end)
{
	const struct sign *sign = *at;

	*begin = take_moment(&sign);
	int bare = take_bare_number(&sign);
	if (!take_connector(&sign))
		return false;
	*end = take_moment(&sign);
	give_unit(begin, bare, end);
	if (begin->month == 0 || (end->month == 0 && end->day == 0))
		return false;
	*at = sign;
	return true;
}

static int or_else(int number, int otherwise)
{
	return number != 0 ? number : otherwise;
}

static int last_day(int year, int month)
{
	if (month > 12)
		return 0;
	return g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
}

static void complete_period(struct moment *begin, struct moment *end, int year)
{
	begin->year = or_else(begin->year, year);
	begin->day = or_else(begin->day, 1);
	end->year = or_else(end->year, begin->year);
	end->month = or_else(end->month, begin->month);
	end->day = or_else(end->day, last_day(end->year, end->month));
}

static bool is_date(const struct moment *moment, const GDate *date)
{
	return moment->year == g_date_get_year(date) &&
		moment->month == (int)g_date_get_month(date) && moment->day == g_date_get_day(date);
}

size_t wording_periods_outside(const char *text, const GDate *from, const GDate *to)
{
	size_t count;
	g_autofree struct sign *signs = prose_read(text, &count);
	const struct sign *at = signs;
	size_t outside = 0;

	prose_mark_titles(signs, count);
	while (at->character != SIGN_END) {
		struct moment begin, end;
		bool titled = at->titled;

		if (!sign_is_digit(at) || !take_period(&at, &begin, &end)) {
			at += MAX(prose_digits(at), 1);
			continue;
		}
		complete_period(&begin, &end, g_date_get_year(from));
		outside += !titled && !(is_date(&begin, from) && is_date(&end, to));
	}
	return outside;
}
