package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze`: what is wrong with machine specs. Runs nothing that a spec names.
public final class AnalyzeCommand implements Command {
    /// The last is what is done when no other is asked for.
    private static final List<Mode> MODES = List.of(new Explanation(), new Subscribe(), new Simulate(),
            new Paths(), new Generate(), new Compare(), new Draw(),
            new Conversion(), new Check());

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        for (int i = MODES.size() - 1; i >= 0; i--) {
            MODES.get(i).describe(spec);
        }
        spec.addPositional(
                Options.any("SPEC",
                        "a spec, a folder to look for specs in, or - for standard input; a report without any looks in the folder you are in"));
        spec.usageMessage()
                .description("Finds what is wrong with state machines, without running anything in them. "
                        + "Specs are YAML, XState v5 configurations as JSON, or SCXML; in a folder they are found "
                        + "by their content.")
                .footer("aw analyze", "aw analyze door.yaml", "aw analyze machines/ --fail-on warning",
                        "aw analyze --target git-actor", "aw analyze door.yaml --rules SC108=off --json",
                        "aw analyze machines/ --format sarif", "aw analyze --explain SC101",
                        "aw analyze door.yaml --diagram svg", "aw analyze door.yaml --events PRESS,PRESS",
                        "aw analyze door.yaml --scenario tests/ --coverage-min 80",
                        "aw analyze door.yaml --generate junit --out src/test/java/com/example",
                        "aw analyze door.yaml --diff old/door.yaml --fail-on breaking",
                        "aw analyze door.yaml --export scxml");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws Exception {
        var mode = mode(invocation);
        var format = invocation.json() ? "json" : invocation.option("--format").orElse("text");
        if (!mode.formats().isEmpty() && !mode.formats().contains(format)) {
            throw UserError.usage(mode.asked(invocation) + " can't be reported as " + format,
                    "use --format " + String.join(" or ", mode.formats()));
        }
        Combination.check(mode, MODES, invocation);
        return mode.run(invocation);
    }

    private static Mode mode(Invocation invocation) {
        var chosen = MODES.getLast();
        var by = "";
        for (var mode : MODES) {
            var asked = mode.asked(invocation);
            if (!asked.isEmpty() && !by.isEmpty()) {
                throw UserError.usage(by + " and " + asked + " exclude each other", "give one of them");
            }
            if (!asked.isEmpty()) {
                chosen = mode;
                by = asked;
            }
        }
        return chosen;
    }

    /// The names of the modes that look at an option.
    static List<String> takers(String option) {
        return Combination.takers(option, MODES);
    }
}
