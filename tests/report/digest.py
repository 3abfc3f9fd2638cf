"""The digest of a report, computed from docs/report-file.md alone: digest.py REPORT FORM

It stands here to show that the page is enough, and is held against the program by
tests/check/digest.sh. It knows as much of forms as that takes: which cells are
computed, and in which columns a table's rows have cells.
"""

import hashlib
import sys

import yaml


def leaves(nodes, above):
    """(id, computed) of each row or column, those in groups included."""
    for node in nodes:
        if isinstance(node, str):
            node = {"id": node}
        computed = above or "formula" in node
        inner = node.get("rows") or node.get("columns")
        if inner:
            yield from leaves(inner, computed)
        else:
            yield node["id"], computed


def computed_cells(form):
    cells = set()
    for section in form["sections"]:
        for table in section.get("tables", [section["table"]] if "table" in section else []):
            for block in table.get("blocks", [table]):
                for row, by_row in leaves(block["rows"], False):
                    for column, by_column in leaves(block["columns"], False):
                        if by_row or by_column:
                            cells.add(f"{section['id']}.{row}.{column}")
            for name, cell in (table.get("cells") or {}).items():
                if isinstance(cell, dict) and "formula" in cell:
                    cells.add(f"{section['id']}.{name}")
    return cells


def blank(text):
    return text is None or text in ("", "~")


def cells(report, form):
    """address, value of what was typed."""
    computed = computed_cells(form)
    for section in ["cover"] + [section["id"] for section in form["sections"]]:
        for name, value in (report.get(section) or {}).items():
            row = value if isinstance(value, dict) else {None: value}
            for column, text in row.items():
                address = ".".join(part for part in (section, name, column) if part)
                if not blank(text) and address not in computed:
                    yield address, text.rstrip("\n")


def line(*fields):
    escaped = (f.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") for f in fields)
    return "\t".join(escaped).encode() + b"\n"


def canonical(report, form, form_digest):
    lines = [line("form", report["form"], form_digest)]
    lines += [line("cell", address, text) for address, text in cells(report, form)]
    for address, text in (report.get("notes") or {}).items():
        lines.append(line("note", address, text.rstrip("\n")))
    for reason in report.get("reasons") or []:
        figures = sorted(reason["figures"].items(), key=lambda figure: figure[0].encode())
        said = [reason[key].rstrip("\n") for key in ("rule", "address", "text", "who", "when")]
        for address, text in figures:
            said += [address, "" if blank(text) else text]
        lines.append(line("reason", *said))
    return b"nianbao-report 1\n" + b"".join(sorted(lines))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main(report_path, form_path):
    form_bytes = read(form_path)
    form = yaml.load(form_bytes, yaml.BaseLoader)
    report = yaml.load(read(report_path), yaml.BaseLoader)
    form_digest = hashlib.sha256(form_bytes).hexdigest()
    print(hashlib.sha256(canonical(report, form, form_digest)).hexdigest())


main(*sys.argv[1:])
