#include "session/beside.h"

#include "base/file.h"

char *beside_path(const char *report, const char *kind)
{
	g_autofree char *target = file_behind_links(report);
	g_autofree char *directory = g_path_get_dirname(target);
	g_autofree char *base = g_path_get_basename(target);
	g_autofree char *name = g_strdup_printf(".%s.%s", base, kind);

	return g_build_filename(directory, name, NULL);
}
