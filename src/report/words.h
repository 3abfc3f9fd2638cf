#ifndef NIANBAO_REPORT_WORDS_H
#define NIANBAO_REPORT_WORDS_H

/* The paper's own words, in the language of the form: one row a language. Adding a language is
   adding a row. */

#include "base/decimal.h"

/* What stands on every page of a report that does not count, or not yet, by the report's status. */
struct paper_mark {
	const char *status;
	const char *mark;
};

enum { PAPER_MARKS = 4 };

struct paper_words {
	const char *language; /* how the form's `language` begins */
	struct paper_mark marks[PAPER_MARKS];
	const char *approved, *own; /* before who approved it; that it is who handed it in */
	const char *const *things;  /* how words of signature lines end behind which nobody signs */
	const char *cover;          /* the place of what stands there, for a note on it */
	const char *notes;          /* heading of the notes */
	const char *stop;           /* behind a label that its text follows on the same line */
	const char *colon;          /* behind what is explained, or to be filled in by hand */
	const char *comma;          /* between the parts of a place */
	const char *blank;          /* for what a text refers to and nobody has filled in */
	const char *not_applicable; /* in the place of a section or text that does not apply */
	const char *carried;        /* what is wrong with a carried figure, for a reason */
	const char *overflow;       /* for a total of too many digits */
	const char *open, *close;   /* around what is said by the way */
	const char *form, *digest;  /* before what a copy was made from */
	const char *cross_footing;  /* before how many rules of adding up hold */
	const char *last_year, *no_last_year; /* whether figures were compared with last year's */
	const char *notes_counted;            /* before how many notes there are */
	const char *standing, *errors, *warnings;    /* before what is left to be put right */
	const char *edition;                         /* before the number of the layout's edition */
	const char *date_to_fill;                    /* one that is written by hand */
	char *(*date)(int year, int month, int day); /* as people write one; free with g_free */
	char *(*numeral)(struct decimal number);     /* a figure in words, or NULL; likewise */
};

/* Those of a language; Chinese for one that has no row. Static storage. */
const struct paper_words *paper_words_of(const char *language);
/* The mark of a status, or NULL: a report in it counts. */
const char *paper_mark_of(const struct paper_words *words, const char *status);

#endif
