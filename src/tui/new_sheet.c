/* What the sheet of a new report does with keys. */
#include "tui/new_sheet.h"

#include "tui/dialog.h"
#include "tui/terminal.h"

bool new_sheet_chooses(enum proposal_item item)
{
	return item == PROPOSAL_FORM || item == PROPOSAL_LAST;
}

guint new_sheet_chosen(const struct proposal *proposal, enum proposal_item item, guint *count)
{
	bool is_form = item == PROPOSAL_FORM;

	*count = is_form ? proposal->offers->len : proposal->pasts->len + 1;
	return is_form ? proposal->offer : proposal->past;
}

/* Moving about */

static void go_to(struct new_sheet *sheet, enum proposal_item item)
{
	sheet->at = item;
	sheet->is_proposed = true;
	sheet->fault = NULL;
	line_buffer_set(&sheet->line, proposal_text(sheet->proposal, item));
}

/* To the next item that is asked for, in a direction; it goes round. */
static void step(struct new_sheet *sheet, int direction)
{
	int item = (int)sheet->at;

	do {
		item = (item + direction + PROPOSAL_ITEMS) % PROPOSAL_ITEMS;
	} while (!proposal_asks(sheet->proposal, (enum proposal_item)item) &&
		item != (int)sheet->at);
	go_to(sheet, (enum proposal_item)item);
}

/* Whether an item still has to be answered: it is wrong, or nobody has said yet that it is
   blank. */
static bool is_open(const struct new_sheet *sheet, enum proposal_item item)
{
	const struct proposal *proposal = sheet->proposal;
	bool is_blank = !new_sheet_chooses(item) && !*proposal_text(proposal, item);

	return proposal_asks(proposal, item) &&
		(proposal_fault(proposal, item) ||
			(is_blank && !sheet->seen[item] && item != sheet->at));
}

enum proposal_item new_sheet_next(const struct new_sheet *sheet)
{
	for (int i = 1; i <= PROPOSAL_ITEMS; i++) {
		enum proposal_item item = (sheet->at + (unsigned)i) % PROPOSAL_ITEMS;

		if (is_open(sheet, item))
			return item;
	}
	return PROPOSAL_ITEMS;
}

/* True when the report is to begin. */
static bool enter(struct new_sheet *sheet)
{
	const char *fault = proposal_fault(sheet->proposal, sheet->at);

	if (fault) {
		sheet->fault = fault;
		terminal_bell();
		return false;
	}
	sheet->seen[sheet->at] = true;
	enum proposal_item next = new_sheet_next(sheet);
	if (next == PROPOSAL_ITEMS)
		return true;
	go_to(sheet, next);
	return false;
}

/* Choosing and typing */

static void choose(struct new_sheet *sheet, int index)
{
	guint count;

	new_sheet_chosen(sheet->proposal, sheet->at, &count);
	if (index >= 0 && index < (int)count)
		proposal_choose(sheet->proposal, sheet->at, (guint)index);
	else
		terminal_bell();
}

static void take_in_choice(struct new_sheet *sheet, const struct input_event *event)
{
	guint count;
	int chosen = (int)new_sheet_chosen(sheet->proposal, sheet->at, &count);
	int digit = dialog_digit(event);

	if (event->kind == INPUT_CLICK)
		choose(sheet, event->row);
	else if (digit > 0)
		choose(sheet, digit - 1);
	else if (event_key(event) == NKEY_ARROW_LEFT || event_key(event) == NKEY_ARROW_RIGHT)
		choose(sheet, chosen + (event_key(event) == NKEY_ARROW_RIGHT ? 1 : -1));
	else
		terminal_bell();
}

static void take_in_line(struct new_sheet *sheet, const struct input_event *event)
{
	dialog_type(&sheet->line, &sheet->is_proposed, event);
	proposal_type(sheet->proposal, sheet->at, sheet->line.text->str);
}

static void take(struct new_sheet *sheet, const struct input_event *event)
{
	sheet->fault = NULL;
	switch (event_key(event)) {
	case NKEY_TAB:
	case NKEY_ARROW_DOWN: step(sheet, +1); break;
	case NKEY_BACKTAB:
	case NKEY_ARROW_UP: step(sheet, -1); break;
	default:
		if (new_sheet_chooses(sheet->at))
			take_in_choice(sheet, event);
		else
			take_in_line(sheet, event);
	}
}

bool new_sheet_ask(struct app *app, struct proposal *proposal)
{
	struct new_sheet sheet = {.proposal = proposal};
	struct input_event event;
	bool begins = false, gives_up = false;

	line_buffer_init(&sheet.line, "");
	go_to(&sheet, PROPOSAL_UNIT);
	if (!proposal_asks(proposal, PROPOSAL_UNIT))
		step(&sheet, +1);
	sheet.under = overlay_put(app, new_sheet_paint, &sheet);
	while (!begins && !gives_up && app_wait(app, &event)) {
		enum key key = event_key(&event);

		if (key == NKEY_ENTER)
			begins = enter(&sheet);
		else if (key == NKEY_ESCAPE)
			gives_up = true;
		else
			take(&sheet, &event);
		app->stale = true;
	}
	overlay_take_off(app, sheet.under);
	line_buffer_release(&sheet.line);
	return begins;
}
