#ifndef NIANBAO_BASE_FILE_BACKUP_H
#define NIANBAO_BASE_FILE_BACKUP_H

/*
 * Backups: the file that is about to be replaced stays as NAME~.
 *
 * It is the very file, under a second name that takes the place of an older
 * backup: nothing is copied, and at every moment there is an old backup or a new
 * one. Where the file system knows no second names it is a copy, put in its place
 * like any other file.
 */

#include <stdbool.h>

/* The backup's path for a file's. Free with g_free. */
char *backup_path(const char *file);

/* Makes the backup of a file, at the end of all links. False with errno set, and then nothing has
   happened. The directory is left to be synced by the caller. */
bool backup_make(const char *file);

#endif
