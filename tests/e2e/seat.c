#include "seat.h"

#include "papers.h"

struct desk *desk;

void sit_down(void)
{
	desk = desk_new();
}

void sit_down_to_full_report(void)
{
	sit_down();
	papers_lay_out(desk, "full.yaml");
}

void sit_down_to_figures(void)
{
	sit_down();
	papers_lay_out(desk, "real-00.yaml");
}

void sit_down_to_works(void)
{
	sit_down();
	papers_lay_out_form_of(desk, "works.yaml");
}

void get_up(void)
{
	desk_free(desk);
	desk = NULL;
}
