"""Reads the code for what it hands to Streamlit as Markdown: everything must be written out there, or be verbatim().

What may stand for a text: a literal; an f-string, a sum, a choice, a list, a join of such; a number, or what is written
by a format that only numbers and dates have; verbatim(), or a function that returns Markdown, whose own returns are
read likewise; a name that only such things are assigned to; a parameter that is Markdown, whose callers are.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import ui

# The parameters that Streamlit reads as Markdown, by its documentation and by trial, wherever they occur …
TEXTS = {
    "label",
    "body",
    "help",
    "text",
    "title",
    "caption",
    "captions",
    "tabs",
    "delta",
    "delta_description",
    "show_spinner",
}
MORE = {"metric": {"value"}, "write": {"args"}} | {  # … and where they are so in one place only
    name: {"options"} for name in ("radio", "pills", "segmented_control", "select_slider", "menu_button")
}
# … and those that it doesn't; what stands in neither list is reported.
PLAIN = set(
    re.findall(
        r"\w+",
        """
        accept_multiple_files accept_new_options alignment alt anchor anchors args bind border color column_config
        column_order columns
        config data default delta_arrow delta_color disabled display_text expanded figure_or_data file_name format
        format_func func gap hash_funcs height hide_header hide_index horizontal horizontal_alignment icon
        icon_position index key label_visibility language layout max_chars max_entries max_upload_size max_value
        mime min_value num_rows on_change on_click on_dismiss on_select options page page_icon page_title pages
        live persist_state pinned placeholder position query_params required run_every scope selection_mode shortcut
        select_all size spec step theme type url_path value vertical_alignment visibility width wrap_lines
        """,
    )
)
HERE_PLAIN = {"code": {"body"}} | {  # a header is painted as it is
    name: {"label"} for name in dir(st.column_config) if name.endswith("Column")
}
LITERAL = {"badge", "html", "latex"}  # which change what they are given, so that verbatim() doesn't hold
OTHERS = {"map", "write"}  # names that others than a page have too
NUMERIC = re.compile(r"[-+\d,.]*[dfg%,]|.*%[YmdHM].*")
WRITERS = {"wording.figures", "ui.verbatim_text"}  # whose functions write what needs no looking at
FACE = {name: getattr(getattr(ui, name), "__module__", "ui") for name in ui.__all__}  # what `from ui import …` means
NUMBERS = {"len", "sum", "int", "round"}


@dataclass
class Module:
    """One file: its functions, and the names that its figures are written by."""

    name: str
    tree: ast.Module
    safe: set[str] = field(default_factory=set)
    imported: set[str] = field(default_factory=set)
    constants: dict[str, ast.expr] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, source: str) -> "Module":
        tree = ast.parse(source)
        from_where = [
            (alias.asname or alias.name, FACE[alias.name] if module == "ui" and alias.name in FACE else module)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom | ast.Import)
            for module in [getattr(node, "module", "")]
            for alias in node.names
        ]
        figures = {known for known, where in from_where if where in WRITERS}
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        return cls(name, tree, figures | NUMBERS, {known for known, _ in from_where}, constants)


@dataclass(frozen=True)
class House:
    """What the modules say of each other: which functions return Markdown, and which parameters take it."""

    returning: frozenset[str]
    taking: dict[str, list[str]]  # function → its parameters, "" for one that takes any text


def _is_markdown(annotation: ast.expr | None) -> bool:
    return annotation is not None and "Markdown" in ast.unparse(annotation)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def house(modules: list[Module]) -> House:
    """What all modules together promise."""
    every = [function for module in modules for function in _functions(module.tree)]
    parameters = {each.name: [*each.args.posonlyargs, *each.args.args, *each.args.kwonlyargs] for each in every}
    taking = {
        name: [arg.arg if _is_markdown(arg.annotation) else "" for arg in args] for name, args in parameters.items()
    }
    return House(
        frozenset(each.name for each in every if _is_markdown(each.returns)),
        {name: args for name, args in taking.items() if any(args)},
    )


def _bound(scope: ast.AST) -> dict[str, list[ast.expr | None]]:
    """What each name of a function (or of a page) stands for; None where that can't be told from the code."""
    found: dict[str, list[ast.expr | None]] = {}

    def bind(target: ast.expr, value: ast.expr | None) -> None:
        if isinstance(target, ast.Name):
            found.setdefault(target.id, []).append(value)
        parts, values = getattr(target, "elts", []), getattr(value, "elts", [])
        for place, part in enumerate(parts):
            bind(part, values[place] if len(values) == len(parts) else None)

    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                bind(target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr):
            bind(node.target, node.value)
        elif isinstance(node, ast.AugAssign | ast.For | ast.comprehension):
            bind(node.target, None)
        elif isinstance(node, ast.withitem) and node.optional_vars:
            bind(node.optional_vars, None)
        elif isinstance(node, ast.arg):
            found.setdefault(node.arg, []).append(ast.Constant("") if _is_markdown(node.annotation) else None)
    return found


def is_text(node: ast.expr | None, module: Module, told: House, names: dict[str, list[ast.expr | None]]) -> bool:
    """Whether an expression is made of what the code says and of verbatim() only."""

    def every(*nodes: ast.expr | None) -> bool:
        return all(is_text(each, module, told, names) for each in nodes)

    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=parts):
            return every(*parts)
        case ast.FormattedValue(value=value, format_spec=spec):
            return NUMERIC.fullmatch(ast.unparse(spec)[2:-1]) is not None if spec else every(value)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
            return every(one, other)
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return every(*parts)
        case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.Lambda(body=part) | ast.Starred(value=part):
            return every(part)
        case ast.Call(func=ast.Name(id=name), args=given):
            return name in module.safe or name in told.returning or (name in ("Markdown", "list") and every(*given))
        case ast.Call(func=ast.Attribute(value=between, attr="join"), args=given):
            return every(between, *given)
        case ast.Name(id=name):
            values = names.get(name) or [module.constants.get(name)]
            return name in module.safe or (None not in values and every(*values))
    return False


def _streamlit(call: ast.Call, module: Module) -> str | None:
    """The name of Streamlit's function that is called, of `st` or of a part of the page; None for other calls."""
    if not isinstance(call.func, ast.Attribute):
        return None
    name, of = call.func.attr, ast.unparse(call.func.value)
    if of in ("st", "st.column_config"):
        return name
    on_page = callable(getattr(DeltaGenerator, name, None)) and not name.startswith("_")
    others = name in OTHERS or of in module.imported or of.isupper()
    return name if on_page and not others and (call.args or call.keywords) else None


def _given(call: ast.Call, parameters: list[str]) -> list[tuple[str, ast.expr]]:
    """What a call gives, by the name of the parameter; without what `**more` holds."""
    named = [(word.arg, word.value) for word in call.keywords if word.arg]
    return [*zip(parameters, call.args, strict=False), *named]


def _parameters(name: str) -> list[str]:
    found = getattr(st, name, None) or getattr(DeltaGenerator, name, None) or getattr(st.column_config, name)
    return [each for each in inspect.signature(found).parameters if each != "self"]


def complaints(modules: list[Module], beside: list[Module]) -> list[str]:
    """Every text that isn't known to be one, as `file:line function(parameter)`; `beside`: what is only called."""
    told, found = house([*modules, *beside]), []
    for module in modules:
        scopes = [module.tree, *_functions(module.tree)]
        inner = {id(node): scope for scope in scopes for node in ast.walk(scope)}  # the innermost scope comes last
        for node in ast.walk(module.tree):
            names = _bound(inner[id(node)]) if isinstance(node, ast.Call | ast.Return) else {}
            for what, text in _asked(node, module, inner[id(node)], told):
                if text is None or not is_text(text, module, told, names):
                    found.append(f"{module.name}:{node.lineno} {what}")
    return found


def _asked(node: ast.AST, module: Module, scope: ast.AST, told: House) -> Iterator[tuple[str, ast.expr | None]]:
    """What must be text in a node, with the words for it; None where it can't be."""
    if isinstance(node, ast.Return) and isinstance(scope, ast.FunctionDef) and _is_markdown(scope.returns):
        yield f"return of {scope.name}", node.value
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Name) and node.func.id in told.taking:
        taking = told.taking[node.func.id]
        yield from ((f"{node.func.id}({name})", text) for name, text in _given(node, taking) if name in taking and name)
    elif isinstance(node.func, ast.Name) and node.func.id == "Markdown":
        yield "Markdown", node.args[0]
    elif name := _streamlit(node, module):
        yield from _shown(name, dict(_given(node, _parameters(name))))
    elif "st." in ast.unparse(node.func) and not isinstance(node.func, ast.Attribute | ast.Call):
        yield f"{ast.unparse(node.func)}, which isn't called by its name", None


def _shown(name: str, given: dict[str, ast.expr]) -> Iterator[tuple[str, ast.expr | None]]:
    """Which parameters of a function of Streamlit's are shown as Markdown."""
    texts = TEXTS.union(MORE.get(name, ())).difference(HERE_PLAIN.get(name, ()))
    for parameter, text in given.items():
        if parameter == "options" and parameter in texts and "format_func" in given:
            yield f"{name}(format_func)", given["format_func"]
        elif parameter in texts:
            yield f"{name}({parameter})", None if name in LITERAL and not isinstance(text, ast.Constant) else text
        elif parameter not in PLAIN | HERE_PLAIN.get(name, set()):
            yield f"{name}({parameter}), which isn't known", None
