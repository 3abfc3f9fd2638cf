#ifndef NIANBAO_TESTS_SIGNERS_H
#define NIANBAO_TESTS_SIGNERS_H

/*
 * Signers for tests: keys that real ssh-keygen makes into the current directory,
 * to be thrown away with it, and lists of who may sign.
 */

/* Makes the key `name` and `name`.pub; "" for no password. */
void given_key(const char *name, const char *password);
/* Writes a list of allowed signers: `who`, then any options ("" for none), then the key of a name; of
   several when called again. */
void given_signer(const char *list, const char *who, const char *options, const char *key);

#endif
