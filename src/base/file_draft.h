#ifndef NIANBAO_BASE_FILE_DRAFT_H
#define NIANBAO_BASE_FILE_DRAFT_H

/*
 * Draft: the new content of a file on its way to the file's name.
 *
 * A draft is a temporary file in the directory it is meant for. Until it is
 * published nobody sees it, and releasing it then leaves nothing behind. The
 * functions return false with errno set; file.c alone uses them.
 */

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

struct draft {
	char *temporary; /* its name for the time being; NULL once it is published */
	int descriptor;
	GString *lost; /* what could not be taken over from an old file: a list for the user */
};

/* Starts a draft with mode less umask. Whatever it returns, the draft is to be released. */
bool draft_init(struct draft *draft, const char *directory, mode_t mode);
void draft_release(struct draft *draft);

bool draft_write(struct draft *draft, const char *bytes, size_t length);
/* Writes all that can still be read of a descriptor, a piece at a time. */
bool draft_copy(struct draft *draft, int descriptor);
/* Gives the draft the owner, group and mode of old; what is not allowed is noted in lost. */
bool draft_take_over(struct draft *draft, const struct stat *old);
/* Brings the bytes to the disk and closes: the last thing before publishing. */
bool draft_settle(struct draft *draft);

/* Give the draft its name: the one puts it in the place of target, the other fails with EEXIST
   when there is a target already. */
bool draft_publish_over(struct draft *draft, const char *target);
bool draft_publish_new(struct draft *draft, const char *target);

/* Makes what was published in directory survive a power failure. */
bool draft_sync_directory(const char *directory);

#endif
