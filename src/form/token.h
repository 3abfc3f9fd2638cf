#ifndef NIANBAO_FORM_TOKEN_H
#define NIANBAO_FORM_TOKEN_H

/* Inside the form floor: a formula's text as tokens, one at a time. */

#include "form/program.h"
#include <stddef.h>

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_TEXT,
	TOKEN_NAME,
	TOKEN_OPERATOR,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_WRONG,
};

struct token {
	enum token_kind kind;
	enum operation operation;
	const char *start;
	size_t length;
};

/* The token that begins at or behind `at`, blanks passed over; it points into the text. TOKEN_WRONG
   is a character no formula has, or a quote that is not closed. */
struct token token_scan(const char *at);

#endif
