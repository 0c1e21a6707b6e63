"""Holds what a role promises against what it does, for each role in a folder:

  options   every option of meta/argument_specs.yml stands in defaults/main.yml with the same value, and the
            other way round; each is named after its role
  readme    the table of options in README.md is the one made from argument_specs.yml

  roles.py options|readme|write FOLDER      write: makes the tables anew
"""

import pathlib
import sys

import yaml

BEGIN, END = "<!-- options: made by scripts/check-ansible --write -->", "<!-- end of options -->"


def load(path):
    return yaml.safe_load(path.read_text()) if path.exists() else None


def options_of(role):
    return load(role / "meta/argument_specs.yml")["argument_specs"]["main"].get("options", {})


def check_options(role):
    """Complaints about one role."""
    specs, defaults = options_of(role), load(role / "defaults/main.yml") or {}
    for name, option in specs.items():
        if not name.startswith(role.name + "_"):
            yield f"{name}: an option of {role.name} begins with {role.name}_"
        if option.get("required") or (option.get("default") is None and name not in defaults):
            if name in defaults:
                yield f"{name}: required in argument_specs.yml, but defaults/main.yml gives a value"
        elif name not in defaults:
            yield f"{name}: in argument_specs.yml, but not in defaults/main.yml"
        elif option.get("default") != defaults[name]:
            yield f"{name}: {option.get('default')!r} in argument_specs.yml, {defaults[name]!r} in defaults/main.yml"
    for name in defaults.keys() - specs.keys():
        yield f"{name}: in defaults/main.yml, but not in argument_specs.yml"


def rows(options, indent=""):
    for name, option in options.items():
        kind = option.get("type", "str") + (f" of {option['elements']}" if "elements" in option else "")
        default = "required" if option.get("required") else shown(option)
        yield f"| {indent}`{name}` | {kind} | {default} | {' '.join(option['description'].split())} |"
        yield from rows(option.get("options", {}), indent + "· ")


def shown(option):
    value = option.get("default")
    if value in (None, "", [], {}):
        return ""
    text = yaml.safe_dump(value, default_flow_style=True, width=10000).removesuffix("\n").removesuffix("\n...")
    return f"`{text}`".replace("|", "\\|")


def table(role):
    return "\n".join([BEGIN, "", "| option | type | default | what it is |", "| --- | --- | --- | --- |", *rows(options_of(role)), "", END])


def with_table(role, text):
    if BEGIN not in text or END not in text:
        return None
    return text[: text.index(BEGIN)] + table(role) + text[text.index(END) + len(END):]


def check_readme(role):
    readme = role / "README.md"
    text = readme.read_text() if readme.exists() else ""
    made = with_table(role, text)
    if made is None:
        yield f"README.md: the lines '{BEGIN}' and '{END}' are missing, so nobody sees the options"
    elif made != text:
        yield "README.md: the table of options is stale: scripts/check-ansible --write"


def write(role):
    made = with_table(role, (role / "README.md").read_text())
    if made is None:
        yield f"README.md: the lines '{BEGIN}' and '{END}' are missing"
    else:
        (role / "README.md").write_text(made)


def main(verb, folder):
    check = {"options": check_options, "readme": check_readme, "write": write}[verb]
    roles = sorted(path.parent.parent for path in pathlib.Path(folder).glob("*/meta/argument_specs.yml"))
    without = sorted(path for path in pathlib.Path(folder).iterdir() if path.is_dir() and path not in roles)
    complaints = [f"{role}: no meta/argument_specs.yml" for role in without]
    complaints += [f"{role}: {complaint}" for role in roles for complaint in check(role)]
    print("\n".join(complaints) if complaints else f"{len(roles)} roles")
    return 1 if complaints or not roles else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
