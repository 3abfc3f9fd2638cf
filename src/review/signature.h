#ifndef NIANBAO_REVIEW_SIGNATURE_H
#define NIANBAO_REVIEW_SIGNATURE_H

/*
 * Signatures: ssh-keygen's, of a report's digest, in the namespace "nianbao".
 *
 * What is signed is the digest in hex and a line feed, nothing else, so that anybody
 * can check it by hand. Whose key it is says a list of allowed signers, as ssh has
 * them and git uses them: the key has to stand there under the name of whoever
 * approved. A signature is only as good as that list; docs/trust.md says what it
 * proves.
 *
 * Keys and lists are files of the user's; nothing here reads a private key.
 */

#include <glib.h>
#include <stdbool.h>

#define SIGNATURE_NAMESPACE "nianbao"

enum signature_standing {
	SIGNATURE_GOOD,
	SIGNATURE_OTHER_CONTENT,   /* not of this digest */
	SIGNATURE_OTHER_NAMESPACE, /* made for something else, such as a commit or a file */
	SIGNATURE_MALFORMED,
	SIGNATURE_OTHER_SIGNER, /* good, and the list has the key, but under other names */
	SIGNATURE_NOT_ALLOWED,  /* good, and the list does not have the key, or not for then */
	SIGNATURE_UNCHECKED,    /* it could not be found out */
};

struct signature_verdict {
	enum signature_standing standing;
	char *signer; /* the name under which the list has the key; NULL: it has not */
	char *why;    /* why it is not good, as a sentence; NULL where it is */
};

/* Signs a digest with the key of a file. `asks` lets ssh-keygen ask for the key's password at the
   terminal. Free with g_free; NULL with *error. */
char *signature_make(const char *key, const char *digest, bool asks, GError **error);

/* Whether a signature is that of one of the names, which end with NULL, as the list of allowed
   signers has them at a time (ISO 8601). Release with signature_verdict_release. */
void signature_check(const char *signature, const char *digest, const char *allowed,
	const char *const *names, const char *when, struct signature_verdict *verdict);
void signature_verdict_release(struct signature_verdict *verdict);

#endif
