#include "cmd/print_board.h"

#include "base/language.h"
#include "cmd/say.h"
#include "print/board_listing.h"
#include "print/html.h"
#include "review/scrutiny.h"
#include "session/board.h"
#include "session/path.h"

/* Where the reports are: the one place that was named, else where all were named from. */
static char *origin_of(const struct environment *environment, char *const *names)
{
	const char *name = names[1] ? environment->directory : names[0];
	g_autofree char *path = g_canonicalize_filename(name, environment->directory);

	return path_shown(environment->home, path);
}

static bool append(
	const struct document *document, const struct print_request *request, GString *out)
{
	if (request->format != FORMAT_HTML)
		return print_text(document, &request->options, out);
	print_html(document, _("zh-CN"), out);
	return true;
}

static bool append_pages(const struct board *board, const char *origin,
	const struct print_request *request, GString *out)
{
	struct document *document = board_document(board, BOARD_ALL, origin);

	if (request->dated)
		document_date(document, request->dated);
	bool good = append(document, request, out);
	document_free(document);
	return good;
}

bool print_board_append(struct environment *environment, char *const *names,
	const struct print_request *request, GString *out)
{
	struct board *board = board_new(
		&environment->forms, (const char *const *)names, decimal_from_int(SCRUTINY_BEYOND));
	g_autofree char *origin = origin_of(environment, names);

	board_refresh(board);
	bool good = true;
	if (request->format == FORMAT_CSV)
		print_board_csv(board, BOARD_ALL, out);
	else
		good = append_pages(board, origin, request, out);
	if (!good)
		say(environment, _("这种纸放不下页眉页脚以外的任何一行；请加宽或加长"));
	board_free(board);
	return good;
}
