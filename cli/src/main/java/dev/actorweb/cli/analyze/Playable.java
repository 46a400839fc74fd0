package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.SpecShape;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Problem;
import java.util.List;

/// Gets machines that can run out of specs, or says why that can't be.
public final class Playable {
    private Playable() {}

    /// The machine of a spec; a usage error when it holds none that can run.
    static CompiledMachine machine(Spec spec, Invocation invocation) {
        var document = spec.document();
        if (SystemCheck.isSystem(spec)) {
            throw UserError.usage(Safe.line(document.file()) + " is a system, and this is for machines",
                    "name the spec of one of its machines");
        }
        if (document.root().isPresent() && !SpecShape.isMachine(document.root().get())) {
            throw UserError.usage(Safe.line(document.file()) + " holds no machine",
                    "a spec begins with `machine: <name>`, `initial: <state>` and `states:`");
        }
        var reading = MachineReader.read(document);
        if (!reading.isClean()) {
            throw refuse(document.file(), reading.problems(), invocation);
        }
        var compilation = CompiledMachine.compile(reading.machine().orElseThrow());
        return compilation.machine()
                .orElseThrow(() -> refuse(document.file(), compilation.problems(), invocation));
    }

    /// Shows what is wrong with a text that can't be used, each problem at its place.
    public static UserError refuse(String file, List<Problem> problems, Invocation invocation) {
        for (var problem : problems) {
            if (problem.isError()) {
                invocation.terminal().message(Text.of(Style.ERROR, "aw: error: ").add(
                        Safe.line(file) + ":" + problem.position() + ": " + Safe.line(problem.message())));
                problem.hint().ifPresent(
                        hint -> invocation.terminal().message(Text.of(Style.FAINT, "hint: ").add(hint)));
            }
        }
        return new UserError(Exit.USAGE, Safe.line(file) + " can't be used",
                "put right what is listed above; 'aw analyze " + Safe.line(file) + "' tells more");
    }
}
