#include "cmd/command.h"

#include "base/language.h"

#include <string.h>

static const struct command commands[] = {
	{
		.name = "edit",
		.arguments = "[--plain] [FILE]",
		.summary = N_("在屏幕上填写；没有这个文件就新建一份"),
		.examples = N_("nianbao 2024.yaml\n"
			       "nianbao                接着做、新建、打开\n"
			       "nianbao --plain 2024.yaml       一行问一格，不用屏幕"),
		.opens_reports = true,
		.run = command_edit,
	},
	{
		.name = "new",
		.arguments = "[--form=ID] [--previous=FILE] [--set ADDRESS=VALUE]... FILE",
		.summary = N_("新建一份报告，不覆盖已有的文件"),
		.examples = N_(
			"nianbao new --form=gov-disclosure-2021 --set cover.year=2024 2024.yaml\n"
			"nianbao new --previous=2023.yaml 2024.yaml       接着上年的报告"),
		.opens_reports = true,
		.run = command_new,
	},
	{
		.name = "set",
		.arguments = "FILE ADDRESS=VALUE... | FILE -",
		.summary = N_("填写一些格；有一格不对，就一格也不改"),
		.examples = N_(
			"nianbao set 2024.yaml requests.new.natural=2 cover.date=2025-1-24\n"
			"nianbao set 2024.yaml requests.new.natural=      清空\n"
			"nianbao set 2024.yaml notes.requests=含上年结转\n"
			"nianbao set 2024.yaml - < 数据.txt               每行一个 ADDRESS=VALUE"),
		.opens_reports = true,
		.run = command_set,
	},
	{
		.name = "paste",
		.arguments = "[--dry-run] FILE [ADDRESS]",
		.summary = N_("从标准输入粘贴一块数，或一整份报告，先说放到哪里"),
		.examples =
			N_("nianbao paste --dry-run 2024.yaml < 表三.txt      只看放到哪里\n"
			   "nianbao paste 2024.yaml < 表三.txt                按行名对上\n"
			   "nianbao paste 2024.yaml requests < 数.txt         从表的第一格放起\n"
			   "nianbao paste 2024.yaml requests.new.natural < 数.txt\n"
			   "nianbao paste 2024.yaml < 全文.txt                按标题分到各节"),
		.opens_reports = true,
		.run = command_paste,
	},
	{
		.name = "zeros",
		.arguments = "[--only=row|column|table] [--dry-run] FILE [ADDRESS]",
		.summary = N_("把空格补成0，先说补后怎样；已填的和 / 不动"),
		.examples = N_(
			"nianbao zeros --dry-run 2024.yaml                 整份报告，只说补多少\n"
			"nianbao zeros 2024.yaml requests                  这张表\n"
			"nianbao zeros --only=row 2024.yaml requests.new.natural"),
		.opens_reports = true,
		.run = command_zeros,
	},
	{
		.name = "get",
		.arguments = "FILE [ADDRESS...]",
		.summary = N_("显示各格的值，每行一个 ADDRESS=VALUE"),
		.examples = "nianbao get 2024.yaml\n"
			    "nianbao get 2024.yaml requests.new.total",
		.opens_reports = true,
		.run = command_get,
	},
	{
		.name = "find",
		.arguments = "FILE WORD...",
		.summary = N_("按行号、名称、地址或文字找到各格，列出地址、名称和值"),
		.examples = N_("nianbao find 2024.yaml 3.13               第3部分13行\n"
			       "nianbao find 2024.yaml 不掌握 商业          名称里的字，简称也算\n"
			       "nianbao find 2024.yaml 3117               填着这个数的格"),
		.opens_reports = true,
		.run = command_find_places,
	},
	{
		.name = "check",
		.arguments = "[--format=text|json] [--summary] [--previous=FILE] FILE|DIR...",
		.summary = N_("检查报告；有错误时退出状态为1"),
		.examples = "nianbao check 2024/*.yaml\n"
			    "nianbao check --format=json 2024.yaml\n"
			    "nianbao check --summary 2024\n"
			    "nianbao check --summary --status=submitted 2024\n"
			    "nianbao check --previous=2023.yaml 2024.yaml",
		.finding = N_("报告有错误，或有必填的空白"),
		.opens_reports = true,
		.run = command_check,
	},
	{
		.name = "print",
		.arguments = "[--output=FILE] FILE...",
		.summary = N_("印成文本"),
		.examples = "nianbao print 2024.yaml\n"
			    "nianbao print --output=2024.txt 2024.yaml\n"
			    "nianbao print --summary --to= 2024",
		.opens_reports = true,
		.run = command_print,
	},
	{
		.name = "diff",
		.arguments = "[--format=text|json] OLD NEW",
		.summary = N_("两份报告哪里不同；有不同时退出状态为1"),
		.examples = N_("nianbao diff 2024-旧.yaml 2024.yaml      各格，文字逐字\n"
			       "nianbao diff --format=json 2024-旧.yaml 2024.yaml"),
		.finding = N_("两份不同"),
		.opens_reports = true,
		.run = command_diff,
	},
	{
		.name = "verify",
		.arguments = "[--allowed-signers=FILE] FILE [COPY|DIGEST]",
		.summary = N_("批准是否有效；印出的纸件、纸上的摘要是不是这份报告的"),
		.examples =
			N_("nianbao verify 2024.yaml                   批准是否有效，签名是谁的\n"
			   "nianbao verify 2024.yaml 2024.txt          比较印出的文件\n"
			   "nianbao verify 2024.yaml 9f2c 41aa 07de    比较纸上的摘要\n"
			   "nianbao verify 2024 9f2c 41aa 07de         是目录里哪一份的"),
		.finding = N_("批准不成立，或纸件、摘要不是这份报告的"),
		.opens_reports = true,
		.run = command_verify,
	},
	{
		.name = "review",
		.arguments = "[--beyond=N] FILE|DIR...",
		.summary = N_("在屏幕上审核：看、批注、认可说明，退回或批准；多份是台账"),
		.examples =
			N_("nianbao review 2024.yaml\n"
			   "nianbao review 2024                     目录里的报告，一份一行\n"
			   "nianbao review --beyond=2 2024.yaml     比上年翻番或减半的都列出来"),
		.opens_reports = true,
		.run = command_review,
	},
	{
		.name = "verify-keying",
		.arguments = "[--all|--beyond=FACTOR] [--again] FILE [ADDRESS...]",
		.summary = N_("由第二个人不看原数再录一遍，比较两次的不同"),
		.examples = N_(
			"nianbao verify-keying 2024.yaml                表式标明的数；没有标明就全部\n"
			"nianbao verify-keying 2024.yaml requests       这一节的数\n"
			"nianbao verify-keying --beyond=2 2024.yaml     比上年多一倍、少一半的"),
		.finding = N_("有没录的数，或没有定下的不同"),
		.opens_reports = true,
		.run = command_verify_keying,
	},
	{
		.name = "previous",
		.arguments = "FILE [LASTYEAR] | --remove FILE",
		.summary = N_("把上年的报告抄进来，或显示抄进来的数"),
		.examples =
			N_("nianbao previous 2024.yaml 2023.yaml   抄进来，结转的格一并填上\n"
			   "nianbao previous 2024.yaml             显示，每行一个 ADDRESS=VALUE\n"
			   "nianbao previous --remove 2024.yaml    去掉"),
		.opens_reports = true,
		.run = command_previous,
	},
	{
		.name = "reason",
		.arguments = "FILE RULE[@ADDRESS] TEXT | --accept [--by=NAME] FILE RULE[@ADDRESS]",
		.summary = N_("给一条警告写明理由；理由为空就去掉；审核时认可"),
		.examples = N_("nianbao reason 2024.yaml growth@requests.new.natural 新并入一个镇\n"
			       "nianbao reason 2024.yaml growth ''\n"
			       "nianbao reason --accept 2024.yaml growth            审核时认可"),
		.opens_reports = true,
		.run = command_reason,
	},
	{
		.name = "submit",
		.arguments = "[--remark=TEXT] [--by=NAME] [--saved] FILE",
		.summary = N_("报送审核；错要改正，警要有理由，批注要答复"),
		.examples = N_("nianbao submit 2024.yaml\n"
			       "nianbao submit --remark=按来电改了表三 --by=张三 2024.yaml"),
		.finding = N_("还不能这样做，报告没有动"),
		.opens_reports = true,
		.run = command_submit,
	},
	{
		.name = "withdraw",
		.arguments = "[--remark=TEXT] [--by=NAME] FILE",
		.summary = N_("撤回报送，可以再改"),
		.examples = "nianbao withdraw 2024.yaml",
		.finding = N_("还不能这样做，报告没有动"),
		.opens_reports = true,
		.run = command_withdraw,
	},
	{
		.name = "return",
		.arguments = "[--on=ADDRESS] [--remark=TEXT]... [--by=NAME] FILE",
		.summary = N_("退回报送的报告，附批注"),
		.examples = N_("nianbao return --remark=请核对表三 2024.yaml\n"
			       "nianbao return --on=requests.new.natural --remark=少一件 \\\n"
			       "    --on=overview --remark=缺一段 2024.yaml"),
		.finding = N_("还不能这样做，报告没有动"),
		.opens_reports = true,
		.run = command_return,
	},
	{
		.name = "approve",
		.arguments = "[--as=ROLE] [--key=FILE] [--remark=TEXT] [--by=NAME] [--saved] FILE",
		.summary = N_("批准报送的报告；设置了签名密钥就签名"),
		.examples = N_("nianbao approve --by=李四 2024.yaml\n"
			       "nianbao approve --as=单位负责人 2024.yaml"),
		.finding = N_("还不能这样做，报告没有动"),
		.opens_reports = true,
		.run = command_approve,
	},
	{
		.name = "reopen",
		.arguments = "[--remark=TEXT] [--by=NAME] FILE",
		.summary = N_("重开批准的报告；批准随之失效"),
		.examples = "nianbao reopen 2024.yaml",
		.finding = N_("还不能这样做，报告没有动"),
		.opens_reports = true,
		.run = command_reopen,
	},
	{
		.name = "remark",
		.arguments = "[--quote=WORDS] [--by=NAME] FILE ADDRESS|NUMBER TEXT",
		.summary = N_("在一格、一行、一节或整份（report）写批注"),
		.examples = N_("nianbao remark 2024.yaml requests.new 少一件\n"
			       "nianbao remark --quote=申请2件 2024.yaml overview.lead 与表三不合\n"
			       "nianbao remark 2024.yaml 3 ''               收回第3条"),
		.opens_reports = true,
		.run = command_remark,
	},
	{
		.name = "answer",
		.arguments = "[--by=NAME] FILE [NUMBER] TEXT",
		.summary = N_("答复批注；不写号码，就是所有未答的"),
		.examples = N_("nianbao answer 2024.yaml 2 已改\n"
			       "nianbao answer 2024.yaml 都已改"),
		.opens_reports = true,
		.run = command_answer,
	},
	{
		.name = "log",
		.arguments = "[--format=text|json] FILE",
		.summary = N_("报送以来的历史：谁在什么时候做了什么"),
		.examples = "nianbao log 2024.yaml\n"
			    "nianbao log --format=json 2024.yaml",
		.opens_reports = true,
		.run = command_log,
	},
	{
		.name = "repair",
		.arguments = "FILE [RULE[@ADDRESS] [N]]",
		.summary = N_("列出各处问题的改法，或照其中一种改"),
		.examples = N_(
			"nianbao repair 2024.yaml\n"
			"nianbao repair 2024.yaml jump@proactive.fees.amount\n"
			"nianbao repair 2024.yaml balance@requests.new.natural 1   有几种改法时"),
		.opens_reports = true,
		.run = command_repair,
	},
	{
		.name = "accept",
		.arguments = "FILE ADDRESS...",
		.summary = N_("文件写的合计与算得的不同时，改用算得的"),
		.examples = "nianbao accept 2024.yaml disputes.review.total",
		.opens_reports = true,
		.run = command_accept,
	},
	{
		.name = "forms",
		.arguments = "",
		.summary = N_("列出找到的表式"),
		.examples = "nianbao forms",
		.run = command_forms,
	},
	{
		.name = "lint",
		.arguments = "[--against=OLD] FORM... | --schema",
		.summary = N_("检查表式：读得进、算得通、查得出，例子都对"),
		.examples = N_("nianbao lint ./my-form.yaml                     文件，或表式的 ID\n"
			       "nianbao lint --against=old/my-form.yaml my-form.yaml\n"
			       "nianbao lint --schema > form.schema.json        给编辑器用"),
		.finding = N_("表式有错误"),
		.run = command_lint,
	},
	{
		.name = "keys",
		.arguments = "",
		.summary = N_("列出屏幕上的按键，按键位文件的写法"),
		.examples = N_(
			"nianbao keys\n"
			"nianbao keys > ~/.config/nianbao/keys           改这个文件，就改了按键"),
		.run = command_keys,
	},
	{.name = NULL},
};

const struct command *command_table(void)
{
	return commands;
}

const struct command *command_find(const char *name)
{
	for (const struct command *command = commands; command->name; command++) {
		if (strcmp(command->name, name) == 0)
			return command;
	}
	return NULL;
}
