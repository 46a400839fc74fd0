package dev.actorweb.machine.export;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.Optional;

/// Writes machines. What is written reads as the same machine, but for places in the text.
public final class Exporter {
    /// The code of problems with what a format cannot express.
    public static final String PROBLEM = "export";

    private Exporter() {}

    /// Writes a machine, or says what keeps the format from expressing it.
    public static Exported export(Machine machine, Format format) {
        Problems problems = new Problems(machine.file());
        String text = switch (format) {
            case YAML -> YamlText.of(new Outline(machine, Format.YAML, problems).machine());
            case XSTATE -> JsonLayout.of(new Outline(machine, Format.XSTATE, problems).machine());
            case SCXML -> new ScxmlWriter(machine, problems).document();
        };
        boolean possible = true;
        for (Problem problem : problems.list()) {
            possible &= !problem.isError();
        }
        return new Exported(possible ? Optional.of(text) : Optional.empty(), problems.list());
    }
}
