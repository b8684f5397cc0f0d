"""`claimcheck completion`: what a shell reads to complete commands, options, rules and topics."""

from __future__ import annotations

import click

from checker.cli import exits
from checker.cli.options import Word
from checker.cli.output import print_pieces

#: The variable by which the shell's script asks this program; click reads it.
VARIABLE = "_CLAIMCHECK_COMPLETE"
PROGRAM = "claimcheck"
SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=Word(SHELLS))
def completion(shell: str) -> int:
    """Print the completion script of a shell: bash (from 4.4 on), zsh or fish.

    \b
    bash:  claimcheck completion bash > ~/.claimcheck-completion.bash
           and in ~/.bashrc:  . ~/.claimcheck-completion.bash
    zsh:   claimcheck completion zsh > ~/.claimcheck-completion.zsh
           and in ~/.zshrc:   . ~/.claimcheck-completion.zsh
    fish:  claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """
    from click.shell_completion import get_completion_class

    from checker.cli.main import claimcheck

    found = get_completion_class(shell)
    assert found is not None
    made = found(claimcheck, {}, PROGRAM, VARIABLE)
    # Not `source()`: that of bash looks for a bash of the right version on this machine.
    print_pieces([made.source_template % made.source_vars()])
    return exits.CLEAN
