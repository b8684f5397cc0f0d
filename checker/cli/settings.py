"""Which settings govern a run: option before environment before configuration before default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from checker.cli.config import Config, find_config, load_config
from checker.cli.config_keys import BY_VARIABLE, KEYS

_LOADED = "checker.cli.config"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration of a run and the file that it was read from."""

    config: Config
    file: Path | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in effect; several values stand side by side, each with its own origin."""

    name: str
    values: tuple[str, ...]
    origin: str


def near(path: Path) -> Path:
    """The path as a user in the working directory would write it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def load(given: Path | None) -> Loaded:
    """The configuration that --config names, else the first one upwards."""
    file = given.resolve() if given else find_config(Path.cwd())
    return Loaded(load_config(near(file) if file else None), file)


def use_config(ctx: click.Context, _: click.Parameter, given: Path | None) -> Path | None:
    """Makes what the configuration says the defaults of a command's options.

    An option is known by its environment variable: the one of `check --format`
    is not the one of another command's --format.
    """
    if ctx.resilient_parsing:
        return given
    loaded = load(given)
    ctx.meta[_LOADED] = loaded
    said = {
        str(parameter.name): value
        for parameter in ctx.command.params
        if (value := loaded.config.of_option(_variable(parameter))) is not None
    }
    ctx.default_map = {**(ctx.default_map or {}), **said}
    return given


def loaded_config(options: dict[str, Any]) -> Loaded:
    """What `use_config` loaded for the running command, else what its --config says."""
    ctx = click.get_current_context(silent=True)
    found = ctx.meta.get(_LOADED) if ctx else None
    return found if isinstance(found, Loaded) else load(options["config"])


def settings(ctx: click.Context, config: Config) -> Iterator[Setting]:
    """Every setting of a command, in the order of the keys, then what no key can say."""
    by_variable = {_variable(parameter): parameter for parameter in ctx.command.params}
    for key in KEYS:
        parameter = by_variable.pop(key.variable, None)
        if key.name == "rules":
            yield from _rules(ctx, config)
        elif key.name == "topics":
            yield from _topics(ctx, config, parameter)
        elif key.name == "ignore":
            yield _listed("ignore", [entry.value for entry in config.ignore], config)
        elif key.name == "severities":
            overrides = [f"{entry.value}: {severity}" for entry, severity in config.severities]
            yield _listed("severities", overrides, config)
        elif parameter is not None:
            yield _of(ctx, parameter, key.name, config)
        else:
            said = _texts(config.of_option(key.variable))
            yield _listed(key.name, list(said), config)
    for variable, parameter in by_variable.items():
        if variable and variable not in BY_VARIABLE and parameter.name != "config":
            yield _of(ctx, parameter, str(parameter.name), config)


def _variable(parameter: click.Parameter) -> str:
    return parameter.envvar if isinstance(parameter.envvar, str) else ""


def _of(ctx: click.Context, parameter: click.Parameter, name: str, config: Config) -> Setting:
    value = ctx.params[str(parameter.name)]
    return Setting(name, _texts(value), _origin(ctx, parameter, name, config))


def _origin(ctx: click.Context, parameter: click.Parameter, name: str, config: Config) -> str:
    source = ctx.get_parameter_source(str(parameter.name))
    if source is ParameterSource.COMMANDLINE:
        long = [word for word in parameter.opts if word.startswith("--")]
        return f"option {long[0]}" if long else "command line"
    if source is ParameterSource.ENVIRONMENT:
        return f"environment {_variable(parameter)}"
    if source is ParameterSource.DEFAULT_MAP:
        return _place(name, config)
    return "default"


def _place(name: str, config: Config) -> str:
    return f"{config.file}:{config.lines[name]}"


def _listed(name: str, values: list[str], config: Config) -> Setting:
    return Setting(name, tuple(values), _place(name, config) if name in config.lines else "default")


def _rules(ctx: click.Context, config: Config) -> Iterator[Setting]:
    """The folders of rules; those of the file and of the option stand together."""
    shipped = () if ctx.params["no_shipped_rules"] else ("shipped",)
    if shipped:
        yield Setting("rules", shipped, "default")
    if config.rules:
        yield _listed("rules", [path.as_posix() for path in config.rules], config)
    parameter = next(one for one in ctx.command.params if one.name == "rules")
    if ctx.params["rules"]:
        yield _of(ctx, parameter, "rules", config)


def _topics(
    ctx: click.Context, config: Config, parameter: click.Parameter | None
) -> Iterator[Setting]:
    if parameter is not None:
        only = _of(ctx, parameter, "topics", config)
        yield Setting("topics.only", only.values, only.origin)
    yield Setting("topics.off", *_topics_off(config))


def _topics_off(config: Config) -> tuple[tuple[str, ...], str]:
    off = tuple(entry.value for entry in config.topics_off)
    return off, _place("topics", config) if off else "default"


def _texts(value: Any) -> tuple[str, ...]:
    if value is None or value == ():
        return ()
    if isinstance(value, Path):
        return (value.as_posix(),)
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, tuple) and hasattr(value, "file"):
        return (f"{value[0]}={Path(value.file).as_posix()}",)
    if isinstance(value, list | tuple):
        return tuple(text for one in value for text in _texts(one))
    return (str(value),)
