"""What all pages share: templates that escape, files of the package, and a policy."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.read.own import GENERATOR
from checker.report.text import plain

#: Runs before anything is shown, so that what is for readers without scripts never flashes up;
#: where the page's own script is too new for a browser, it is shown after all.
EARLY = (
    "if('noModule' in HTMLScriptElement.prototype){"
    "document.documentElement.className='js';"
    "addEventListener('error',()=>{document.documentElement.className=''},true)}"
)


def asset(name: str) -> str:
    """A file of the page as it stands in the package."""
    return (files("checker.report.html") / "assets" / name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Templates in which every value is escaped, and none may be missing."""
    found = Environment(
        loader=PackageLoader("checker.report.html", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    found.globals["generator"] = Markup(GENERATOR)
    found.filters["words"] = lambda text: text.replace("-", " ").replace("_", " ")
    found.filters["sentence"] = sentence
    found.filters["plain"] = plain
    return found


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".")


def policy(style: str, *scripts: str, review: bool = False) -> str:
    """What the page may do: run these scripts with this style, and nothing from anywhere."""
    rules = [
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {' '.join(map(_hash, scripts))}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    if review:
        rules.append("connect-src 'self'")
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
