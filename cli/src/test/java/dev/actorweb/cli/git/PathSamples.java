package dev.actorweb.cli.git;

import java.util.List;

/// File names that trip up programs.
final class PathSamples {
    static final List<String> AWKWARD = List.of("with space", "line\nbreak", "tab\tbed", "ünïcödé-日本.txt",
            "-x",
            "--all", "*", ":(glob)**", ":!README", "quote\"s'", "back\\slash", "\u001b[31mred", "#hash",
            "@types",
            "dir with space/-n", "trailing ");

    private PathSamples() {}
}
