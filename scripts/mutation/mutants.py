"""Small faults, put into a module one at a time: what a tired hand might have written instead."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

_COMPARE = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
_SPARED = {"TYPE_CHECKING"}
_ENUMS = {"Enum", "StrEnum", "IntEnum", "Code"}

Members = Mapping[str, tuple[str, ...]]
"""Of each enumeration a module knows, by its name: the names of its members, as they stand."""


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One fault in one module.

    Attributes:
        module: Its dotted name.
        within: The class and function it is in; empty at the top.
        line: Where, for a person who looks.
        before: The code as it is, of the statement or the expression.
        after: The code with the fault.
        source: The whole module with the fault.
        number: Which of those that read alike in one function, from 1.
    """

    module: str
    within: str
    line: int
    before: str
    after: str
    source: str
    number: int = 1

    @property
    def key(self) -> str:
        """What names it as long as the code around it stays: without the line."""
        which = f" ({self.number})" if self.number > 1 else ""
        return f"{self.module}:{self.within}: {self.before} -> {self.after}{which}"


def members(source: str) -> dict[str, tuple[str, ...]]:
    """The enumerations that a module defines."""
    return {
        one.name: tuple(
            target.id
            for line in one.body
            if isinstance(line, ast.Assign)
            for target in line.targets
            if isinstance(target, ast.Name) and target.id.isupper()
        )
        for one in ast.parse(source).body
        if isinstance(one, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id in _ENUMS for base in one.bases)
    }


def mutants(
    module: str, source: str, *, whole: bool = True, known: Members | None = None
) -> list[Mutant]:
    """Every fault this knows of, in the order of the lines; the same each time.

    Args:
        module: Its dotted name.
        source: Its code.
        whole: With the whole module for each fault; without it is much quicker.
        known: The enumerations of which one member may be taken for another.
    """
    tree = ast.parse(source)
    found: list[Mutant] = []
    for place in _places(tree, ""):
        for changed in _changes(place.node, known or {}):
            before, after = ast.unparse(place.node), ast.unparse(changed)
            place.put(changed)
            faulty = ast.unparse(ast.fix_missing_locations(tree)) if whole else ""
            place.put(place.node)
            if before != after:
                line = getattr(place.node, "lineno", 0)
                found.append(
                    Mutant(
                        module=module,
                        within=place.within,
                        line=line,
                        before=_short(before),
                        after=_short(after),
                        source=faulty,
                    )
                )
    return _numbered(found)


def _numbered(found: list[Mutant]) -> list[Mutant]:
    alike: Counter[str] = Counter()
    numbered: list[Mutant] = []
    for one in found:
        alike[one.key] += 1
        numbered.append(replace(one, number=alike[one.key]))
    return numbered


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 120 else f"{line[:119]}…"


@dataclass(frozen=True)
class _Place:
    """A node, and how another one is put there."""

    node: ast.AST
    within: str
    put: Callable[[ast.AST], None]


def _places(parent: ast.AST, within: str) -> Iterator[_Place]:
    """Every node that may be changed, from the outside in."""
    for name, value in ast.iter_fields(parent):
        if name in {"annotation", "returns", "decorator_list", "bases", "type_params"}:
            continue  # they say what things are, and change nothing that is tried
        if isinstance(value, ast.AST):
            yield from _place(value, within, _setter(parent, name))
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, ast.AST):
                    yield from _place(one, within, _item_setter(value, number))


def _place(node: ast.AST, within: str, put: Callable[[ast.AST], None]) -> Iterator[_Place]:
    if isinstance(node, ast.Import | ast.ImportFrom) or _is_of_types_only(node) or _is_text(node):
        return
    inner = within
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        inner = f"{within}.{node.name}".lstrip(".")
    else:
        yield _Place(node, within, put)
    yield from _places(node, inner)


def _setter(parent: ast.AST, name: str) -> Callable[[ast.AST], None]:
    return lambda node: setattr(parent, name, node)


def _item_setter(held: list[ast.AST], number: int) -> Callable[[ast.AST], None]:
    return lambda node: held.__setitem__(number, node)


def _is_of_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in _SPARED


def _is_text(node: ast.AST) -> bool:
    """A docstring, or a message: nothing rests on its words."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _changes(node: ast.AST, known: Members) -> Iterator[ast.AST]:
    """What could have been written in its place."""
    if isinstance(node, ast.Attribute):
        yield from _other_member(node, known)
        return
    if isinstance(node, ast.Compare):
        yield from _turned(node)
        return
    if isinstance(node, ast.expr):
        yield from _expressions(node)
        return
    match node:
        case ast.comprehension(target=target, iter=iterated, ifs=[_, *rest]):
            yield ast.comprehension(target, iterated, rest, 0)
        case ast.If(test=test, body=body, orelse=orelse) if not _is_turned(test):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Continue() | ast.Raise() | ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield ast.Pass()
        case _:
            pass


def _other_member(node: ast.Attribute, known: Members) -> Iterator[ast.expr]:
    """Another of the same enumeration: the next one, and after the last the first."""
    match node:
        case ast.Attribute(value=ast.Name(id=enum), attr=name) if name in known.get(enum, ()):
            names = known[enum]
            other = names[(names.index(name) + 1) % len(names)]
            yield ast.Attribute(node.value, other, node.ctx)
        case _:
            pass


def _turned(node: ast.Compare) -> Iterator[ast.expr]:
    """Each comparison of a chain by itself."""
    for number, one in enumerate(node.ops):
        if type(one) in _COMPARE:
            ops = [*node.ops[:number], _COMPARE[type(one)](), *node.ops[number + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)


def _expressions(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for number in range(len(values)):
                rest = [*values[:number], *values[number + 1 :]]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            yield ast.BinOp(left, _ARITHMETIC[type(op)](), right)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Name(id=name, ctx=ast.Load()) if name in _NAMES:
            yield ast.Name(_NAMES[name], ast.Load())
        case ast.Constant(value=bool() | int() as value):
            yield ast.Constant(not value if isinstance(value, bool) else value + 1)
        case _:
            pass


_TURNED = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def _is_turned(test: ast.expr) -> bool:
    """Whether turning it is the same as another fault that is tried anyway."""
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not)
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _TURNED)
