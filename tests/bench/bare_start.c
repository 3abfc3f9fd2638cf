/*
 * The floor of the first screen: bare_start FORM REPORT
 *
 * Linked with the libraries the program is linked with, it reads both files
 * with libyaml's event loop, paints a full screen, and waits to be hung up.
 */

#include "bare.h"
#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <unistr.h>
#include <yaml.h>

/* Named, so that no linker leaves a library out that the program has to load. */
static const void *volatile linked[] = {(void *)g_free, (void *)json_delete, (void *)u8_strlen};

static bool read_events(const char *path)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool done = false, good = true;
	FILE *file = fopen(path, "rb");
	if (!file || !yaml_parser_initialize(&parser))
		return false;
	yaml_parser_set_input_file(&parser, file);
	while (good && !done) {
		good = yaml_parser_parse(&parser, &event);
		done = good && event.type == YAML_STREAM_END_EVENT;
		if (good)
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(file);
	return good;
}

static const char *const cover[] = {
	"",
	" 封面",
	"",
	"   单位名称  示例县政务公开办公室",
	"   报告年度  2024   统计期限 2024年1月1日至2024年12月31日",
	"   单位类别  1部门  [2乡镇街道]  3政府   按数字选",
	"   成文日期  [2025年1月24日          ]",
	"   上年报告  没有载入",
	"   填表人    经办   电话 0000-1234567",
	"",
	"   引言      沿用上年，年份随报告年度自动换",
	"             　　根据《中华人民共和国政府信息公开条例》要求，现公布示",
	"             例县政务公开办公室2024年度报告。统计期限自2024年1月1日",
	"             起至2024年12月31日止。",
	"",
	" 纸上标题",
	"   示例县政务公开办公室",
	"   2024年政府信息公开工作年度报告",
	"",
};

static void paint(void)
{
	bare_put(0, 0, LOOK_BAR,
		" 政务公开办公室 2024年报  草稿  已存 15:30        填 179/179  错 0  警 0  批注 0");
	bare_put(1, 0, LOOK_HEAD, "[0封面]  1总体完  2公开完  3申请完  4复议完  5问题完  6其他完");
	for (int i = 0; i < (int)(sizeof cover / sizeof *cover); i++)
		bare_put(i + 2, 0, LOOK_PLAIN, cover[i]);
	bare_put(20, 0, LOOK_HELP,
		" 成文日期：可写 0124、1.24、1月24日、2025-1-24；不写年份时取报告年度的次年");
	bare_put(21, 0, LOOK_HELP, " 部门应于2025年1月31日前公布（条例49条）");
	bare_put(22, 0, LOOK_ERROR, " 没有问题");
	bare_put(23, 0, LOOK_BAR,
		" F1帮助 F2改 F3找 F4说明 F5清单 F6补零 F7问题 F8上年 F9纸样 F10结束 ^Z撤销");
	bare_show(8, 14);
}

int main(int count, char **arguments)
{
	char byte;
	(void)linked[0];
	if (count != 3 || !read_events(arguments[1]) || !read_events(arguments[2])) {
		fprintf(stderr, "usage: bare_start FORM REPORT\n");
		return 2;
	}
	bare_open();
	paint();
	while (bare_read(&byte))
		;
	bare_close();
	return 0;
}
