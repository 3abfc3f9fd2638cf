#include "samples.h"

#include <stdio.h>

void samples_init(struct samples *samples)
{
	samples->values = g_array_new(FALSE, FALSE, sizeof(double));
}

void samples_release(struct samples *samples)
{
	g_array_free(samples->values, TRUE);
}

void samples_add(struct samples *samples, double value)
{
	g_array_append_val(samples->values, value);
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;
	return (a > b) - (a < b);
}

double samples_median(const struct samples *samples)
{
	GArray *sorted = g_array_copy(samples->values);
	double median = 0;
	if (sorted->len > 0) {
		g_array_sort(sorted, compare);
		guint upper = sorted->len / 2, lower = (sorted->len - 1) / 2;
		median = (g_array_index(sorted, double, lower) +
				 g_array_index(sorted, double, upper)) /
			2;
	}
	g_array_free(sorted, TRUE);
	return median;
}

void comparison_init(struct comparison *comparison, const char *label, const char *unit,
	bool by_ratio, double goal)
{
	*comparison = (struct comparison){
		.label = label, .unit = unit, .by_ratio = by_ratio, .goal = goal};
	samples_init(&comparison->program);
	samples_init(&comparison->floor);
}

void comparison_release(struct comparison *comparison)
{
	samples_release(&comparison->program);
	samples_release(&comparison->floor);
}

void comparison_print_head(void)
{
	printf("%-38s %9s %9s %-5s %7s %6s\n", "", "nianbao", "floor", "", "ratio", "goal");
}

void comparison_print(const struct comparison *comparison)
{
	double program = samples_median(&comparison->program);
	double floor = samples_median(&comparison->floor);
	double ratio = floor > 0 ? program / floor : 0;
	if (comparison->program.values->len == 0) {
		printf("%-38s not measured\n", comparison->label);
		return;
	}
	bool met = (comparison->by_ratio ? ratio : program) <= comparison->goal;
	printf("%-38s %9.3g %9.3g %-5s %7.2f %6.4g%s%s\n", comparison->label, program, floor,
		comparison->unit, ratio, comparison->goal, comparison->by_ratio ? "x" : " ",
		met ? "" : "  over");
}
