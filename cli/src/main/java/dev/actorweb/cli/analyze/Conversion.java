package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.yaml.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/// `aw analyze SPEC --export FORMAT`: writes a machine in another format, or says what that format
/// cannot express.
final class Conversion implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, List.of("--export"));

    @Override
    public String name() {
        return "--export";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.under("Formats and drawings",
                Options.choice("--export", "write the machine in another format", "yaml", "xstate",
                        "scxml")));
    }

    @Override
    public String asked(Invocation invocation) {
        return invocation.option("--export").isPresent() ? "--export" : "";
    }

    @Override
    public List<String> formats() {
        return List.of("text");
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var specs = SpecChoice.specs(invocation);
        if (specs.size() > 1) {
            throw UserError.usage("--export writes one machine, not " + specs.size(), "name one spec");
        }
        var document = specs.getFirst().document();
        if (SystemCheck.isSystem(specs.getFirst())) {
            throw UserError.usage(
                    "--export writes machines, and " + Safe.line(document.file()) + " is a system",
                    "name the spec of one of its machines");
        }
        var reading = MachineReader.read(document);
        if (!reading.isClean()) {
            throw Playable.refuse(document.file(), reading.problems(), invocation);
        }
        var format = invocation.option("--export").flatMap(Format::named).orElseThrow();
        var exported = Exporter.export(reading.machine().orElseThrow(), format);
        for (var problem : exported.problems()) {
            show(problem, invocation);
        }
        if (exported.text().isEmpty()) {
            throw new UserError(Exit.FINDINGS,
                    Safe.line(document.file()) + " can't be written as " + format,
                    "nothing was written; what is listed above has no counterpart there");
        }
        invocation.terminal().document(exported.text().get());
        return Exit.OK;
    }

    private static void show(Problem problem, Invocation invocation) {
        boolean error = problem.isError();
        invocation.terminal()
                .message(Text.of(error ? Style.ERROR : Style.WARNING, error ? "error: " : "warning: ")
                        .add(Safe.line(problem.toString())));
        problem.hint().ifPresent(
                hint -> invocation.terminal().message(Text.of(Style.FAINT, "hint: ").add(Safe.line(hint))));
    }
}
