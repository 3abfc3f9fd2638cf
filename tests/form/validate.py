# Holds forms against the JSON Schema: validate.py SCHEMA FORM...
#
# Forms are read as an editor reads them: numbers and truths are taken for what
# YAML takes them, dates are texts. Each mistake is a line; exit 1 when there is one.
import json
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    pass


# A text that looks like a date is a text, as in JSON.
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def mistakes(validator, path):
    with open(path, encoding="utf-8") as file:
        form = yaml.load(file, Loader)
    for error in validator.iter_errors(form):
        place = "/".join(str(part) for part in error.absolute_path)
        yield f"{path}: {place}: {error.message}"


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = [line for path in paths for line in mistakes(validator, path)]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
