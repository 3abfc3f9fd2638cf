/* Chinese counts in ten thousands: a number is so many 亿, so many 万, and what is left, each of
   them said as numbers are; a place that is skipped is said as one 零. */
#include "base/numeral.h"

#include <glib.h>
#include <string.h>

char *numeral_grouped(struct decimal number)
{
	enum { TOGETHER = 3 };
	char buffer[DECIMAL_TEXT_SIZE];
	GString *text = g_string_new(decimal_format(number, buffer));

	gssize first = number.coefficient < 0 ? 1 : 0;
	gssize point = (gssize)strcspn(text->str, ".");

	for (gssize at = point - TOGETHER; at > first; at -= TOGETHER)
		g_string_insert_c(text, at, ',');
	return g_string_free(text, FALSE);
}

static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* The places that have a name, the largest first. */
static const struct place {
	uint64_t worth;
	const char *name;
} places[] = {{100000000, "亿"}, {10000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}};

/* Appends a number; `skipped` when the place above its first digit is empty. */
static void append_whole(GString *out, uint64_t number, bool skipped)
{
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		const struct place *place = &places[i];
		uint64_t count = number / place->worth;

		if (count == 0)
			continue;
		if (skipped)
			g_string_append(out, digits[0]);
		append_whole(out, count, false);
		g_string_append(out, place->name);
		number %= place->worth;
		skipped = number < place->worth / 10;
		if (number == 0)
			return;
	}
	if (skipped)
		g_string_append(out, digits[0]);
	g_string_append(out, digits[number]);
}

/* Appends the digits behind the point but for noughts at the end. */
static void append_fraction(GString *out, const char *fraction)
{
	size_t length = strlen(fraction);

	while (length > 0 && fraction[length - 1] == '0')
		length--;
	if (length > 0)
		g_string_append(out, "点");
	for (size_t i = 0; i < length; i++)
		g_string_append(out, digits[fraction[i] - '0']);
}

char *numeral_chinese(struct decimal number)
{
	/* ten to nineteen lose their 一 where they begin */
	static const char ten[] = "一十";
	char buffer[DECIMAL_TEXT_SIZE];
	char *text = decimal_format(number, buffer);
	bool negative = *text == '-';
	char *whole = text + negative, *point = strchr(whole, '.');
	GString *out = g_string_new(NULL);

	append_whole(out, g_ascii_strtoull(whole, NULL, 10), false);
	if (g_str_has_prefix(out->str, ten))
		g_string_erase(out, 0, (gssize)strlen("一"));
	if (point)
		append_fraction(out, point + 1);
	if (negative)
		g_string_prepend(out, "负");
	return g_string_free(out, FALSE);
}
