#include "cmd/print_delivery.h"

#include "base/file.h"
#include "cmd/say.h"
#include "print/encoding.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static bool fail(GError **error)
{
	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s：%s", g_get_tmp_dir(),
		file_cause(errno));
	return false;
}

bool delivery_init(struct delivery *delivery, const struct print_request *request, GError **error)
{
	*delivery = (struct delivery){.request = request, .gathered = tmpfile()};
	return delivery->gathered || fail(error);
}

void delivery_release(struct delivery *delivery)
{
	if (delivery->gathered)
		fclose(delivery->gathered);
}

bool delivery_is_empty(const struct delivery *delivery)
{
	return ftell(delivery->gathered) == 0;
}

static bool write_bytes(
	FILE *file, const char *text, size_t size, const char *encoding, GError **error)
{
	size_t length;
	g_autofree char *bytes = text_encoded(text, size, encoding, &length, error);

	return bytes && (fwrite(bytes, 1, length, file) == length || fail(error));
}

bool delivery_add(struct delivery *delivery, const GString *text, GError **error)
{
	const struct print_request *request = delivery->request;
	bool marked = request->byte_order_mark && delivery_is_empty(delivery);

	return (!marked ||
		       write_bytes(delivery->gathered, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK),
			       request->encoding, error)) &&
		write_bytes(delivery->gathered, text->str, text->len, request->encoding, error) &&
		(fflush(delivery->gathered) == 0 || fail(error));
}

/* Handing over */

/* Whether it was written is looked at where the program ends. */
static bool copy_to(FILE *out, FILE *in, GError **error)
{
	char buffer[1 << 16];
	size_t length;

	rewind(in);
	while ((length = fread(buffer, 1, sizeof buffer, in)) > 0)
		fwrite(buffer, 1, length, out);
	return !ferror(in) || fail(error);
}

static bool write_file(
	struct environment *environment, const char *path, FILE *gathered, GError **error)
{
	g_autofree char *notice = NULL;
	bool good = (lseek(fileno(gathered), 0, SEEK_SET) == 0 || fail(error)) &&
		file_replace_copying(path, fileno(gathered), &notice, error);

	if (good && notice)
		say(environment, "%s", notice);
	return good;
}

static bool print_out(const struct environment *environment, const struct print_request *request,
	FILE *gathered, GError **error)
{
	const struct spool_job job = {
		.printer = request->printer,
		.via = request->via,
		.keep = environment->state,
		.paper = &request->options.paper,
	};

	return spool_print_file(&job, gathered, error);
}

static bool hand_over(struct delivery *delivery, struct environment *environment, GError **error)
{
	const struct print_request *request = delivery->request;

	return request->printer
		? print_out(environment, request, delivery->gathered, error)
		: write_file(environment, request->output, delivery->gathered, error);
}

enum exit_status delivery_finish(struct delivery *delivery, struct environment *environment)
{
	const struct print_request *request = delivery->request;
	bool to_stream =
		!request->printer && (!request->output || g_str_equal(request->output, "-"));
	g_autoptr(GError) error = NULL;

	if (!(to_stream ? copy_to(environment->out, delivery->gathered, &error)
			: hand_over(delivery, environment, &error)))
		return give_up(environment, "%s", error->message);
	return EXIT_DONE;
}
