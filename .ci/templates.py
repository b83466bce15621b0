"""Finds every message that the package can say, by reading its source.

A template is written out where a message is made: as the first argument of `Message(…)`, of one of our exceptions,
or of a function that passes it on to one; by way of a variable or a table of the same file; or in a module named
`messages`. What nobody could translate, such as an f-string, is a use with no text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "naravard_templates"

# What values of messages are drawn from: each member is a word that a reader meets.
SPOKEN_ENUMS = {"ElementKind", "GraphicKind", "Outcome", "Severity", "SurfaceKind"}

Trees = dict[Path, ast.Module]
Constants = dict[str, list[str]]
Key = tuple[str | None, str]
"""gettext's context (an enum's name, or none) and the English template."""


@dataclass(frozen=True)
class Use:
    """A place where a template is given; `text` is None where it is put together only when it is used."""

    file: Path
    line: int
    text: str | None


@dataclass(frozen=True)
class Maker:
    """A class or function that turns a template into a message: which of its arguments the template is."""

    position: int
    keyword: str

    def argument(self, call: ast.Call) -> ast.expr | None:
        """The template in a call, if the call gives one."""
        if len(call.args) > self.position:
            return call.args[self.position]
        return next((given.value for given in call.keywords if given.arg == self.keyword), None)


Makers = dict[str, Maker]


def parsed() -> Trees:
    """The package's source."""
    return {file: ast.parse(file.read_text("utf-8")) for file in sorted(PACKAGE.rglob("*.py"))}


def wanted(trees: Trees) -> set[Key]:
    """Everything that needs its Swedish."""
    templates: set[Key] = {(None, use.text) for use in uses(trees) if use.text}
    return templates | set(_words(trees.values()))


def uses(trees: Trees) -> Iterator[Use]:
    """Every place where a template is given."""
    makers = find_makers(trees.values())
    for file, tree in trees.items():
        constants = _constants(tree)
        if file.stem == "messages":
            yield from (Use(file, 0, text) for texts in constants.values() for text in texts)
        for given in _templates(tree, makers):
            yield from (Use(file, given.lineno, text) for text in _texts(given, constants))
            if any(isinstance(node, ast.JoinedStr | ast.Mod) for node in ast.walk(given)):
                yield Use(file, given.lineno, None)


def find_makers(trees: Iterable[ast.Module]) -> Makers:
    """`Message`, every exception of ours, and the functions that pass a parameter on to one of them."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    makers = {name: Maker(0, "text") for name in ("Message", "Exception", "NaravardError")}
    before = 0
    while before < len(makers):
        before = len(makers)
        makers |= {node.name: Maker(0, "text") for node in classes
                   if any(_name(base) in makers for base in node.bases) and node.name != "OutlineError"}
        makers |= dict(_forwarders(functions, makers))
    return makers


def _forwarders(functions: Iterable[ast.FunctionDef], makers: Makers) -> Iterator[tuple[str, Maker]]:
    for function in functions:
        names = [argument.arg for argument in function.args.args]
        bound = names[:1] in (["self"], ["cls"])
        for given in _templates(function, makers):
            if isinstance(given, ast.Name) and given.id in names and not function.name.startswith("__"):
                yield function.name, Maker(names.index(given.id) - bound, given.id)


def _templates(tree: ast.AST, makers: Makers) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in makers:
            given = makers[_name(node.func)].argument(node)
            if given is not None:
                yield given


def _texts(node: ast.expr | None, constants: Constants) -> list[str]:
    """The texts that an expression can stand for, as far as they are written out in the same file."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name):
            return constants.get(name, [])
        case ast.IfExp(body=one, orelse=other):
            return _texts(one, constants) + _texts(other, constants)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in _texts(left, constants) for b in _texts(right, constants)]
        case ast.Subscript(value=table):
            return _texts(table, constants)
        case ast.Dict(values=values) | ast.Call(args=values):
            return [text for value in values for text in _texts(value, constants)]
        case _:
            return []


def _constants(tree: ast.Module) -> Constants:
    """What the variables of a file can stand for."""
    constants: Constants = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                constants.setdefault(_name(target), []).extend(_texts(node.value, constants))
    return constants


def _words(trees: Iterable[ast.Module]) -> Iterator[Key]:
    """The members of the enumerations that messages speak of."""
    for node in (node for tree in trees for node in tree.body):
        if isinstance(node, ast.ClassDef) and node.name in SPOKEN_ENUMS:
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    yield node.name, str(line.value.value)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
