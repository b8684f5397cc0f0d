"""Reports: the same findings for a reader, a terminal, an editor and a program."""
