#include "report/official_report.h"

struct form *form;
struct report *report;

void begin_official_report(void)
{
	form = official_form();
	report = given_report(form,
		"form: gov-disclosure-2021\ncover: {year: 2024}\n"
		"requests:\n  new: {natural: 2}\n");
}

void end_official_report(void)
{
	report_free(report);
	form_free(form);
}
