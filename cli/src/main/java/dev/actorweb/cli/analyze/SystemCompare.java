package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.diff.Difference.Kind;
import dev.actorweb.analyzer.report.SystemDiffAccount;
import dev.actorweb.analyzer.system.RunText;
import dev.actorweb.analyzer.system.SystemDiff;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.system.MachineSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `aw analyze NEW --diff OLD` where both are systems.
final class SystemCompare {
    /// Of each version, unless the command line says how many.
    private static final int MOST_STATES = 1_000_000;
    private final Invocation invocation;
    private final Terminal terminal;
    private final Set<Kind> failing;

    /// @param failing
    ///            the kinds of differences that end with exit code 1; a broken promise counts
    ///            as refused
    SystemCompare(Invocation invocation, Set<Kind> failing) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.failing = failing;
    }

    Exit run(Spec old, Spec now) throws IOException {
        if (invocation.flag("--given")) {
            throw UserError.usage("--given is for single machines, not for systems of them",
                    "a system says under `services:` what they answer");
        }
        if (invocation.flag("--bound")) {
            throw UserError.usage("--bound is for single machines, not for a comparison of systems",
                    "--max-states and --time-limit bound it");
        }
        var bounds = SystemCheck.bounds(invocation);
        if (invocation.option("--max-states").isEmpty()) {
            bounds = bounds.maxStates(MOST_STATES);
        }
        var before = system(old);
        var after = system(now);
        SystemDiff diff;
        var limits = bounds;
        try (var progress = terminal.progress("comparing")) {
            diff = SystemDiff.of(before, after, limits, (states, waiting, _, _) -> {
                progress.update(
                        String.format(Locale.ROOT, "comparing: %,d states, %,d to go", states, waiting));
                return !Thread.currentThread().isInterrupted();
            });
        }
        boolean interrupted = Thread.interrupted(); // what is known is shown all the same
        var out = invocation.option("--out");
        if (out.isPresent()) {
            write(diff, out.get());
        }
        switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> terminal.json(json(diff));
            case "text" -> print(diff);
            default -> Formats.print(SystemDiffAccount.of(diff, failing), invocation);
        }
        if (interrupted) {
            return Exit.INTERRUPTED;
        }
        return fails(diff) ? Exit.FINDINGS : diff.complete() ? Exit.OK : Exit.DEADLINE;
    }

    private MachineSystem system(Spec spec) {
        var file = spec.document().file();
        if (!SystemCheck.isSystem(spec)) {
            throw UserError.usage("a system is compared with a system, and " + Safe.line(file) + " is none",
                    "name two files that begin with `system: <name>`, or two machines");
        }
        var reading = SystemCheck.read(spec, invocation);
        return reading.system().orElseThrow(() -> Playable.refuse(file, reading.problems(), invocation));
    }

    private boolean fails(SystemDiff diff) {
        for (var kind : failing) {
            if (diff.count(kind) > 0 || (kind == Kind.REFUSED && diff.isBreaking())) {
                return true;
            }
        }
        return false;
    }

    // ---- to people

    private void print(SystemDiff diff) {
        boolean quiet = invocation.options().quiet();
        if (!quiet) {
            diff.written().forEach(this::print);
        }
        for (var promise : diff.promises()) {
            terminal.line(Text
                    .of(Style.STRONG, Safe.line(diff.after().file()) + ":" + promise.check().position() + ":")
                    .add(" ").add(promise.isBroken() ? Style.ERROR : Style.PLAIN, word(promise.after()))
                    .add(" " + Safe.line(promise.check().text()) + ", before: " + word(promise.before())));
        }
        for (var difference : diff.differences()) {
            print(difference);
        }
        if (!diff.complete()) {
            terminal.warn("not everything was compared: a bound stopped it; there may be more differences");
        }
        if (!quiet) {
            terminal.line(summary(diff));
        }
    }

    private void print(SystemDiff.Written written) {
        var line = switch (written.change().kind()) {
            case ADDED -> Text.of(Style.SUCCESS, "+ ");
            case REMOVED -> Text.of(Style.ERROR, "- ");
            case CHANGED -> Text.of(Style.WARNING, "~ ");
        };
        terminal.line(line.add(Safe.line(written.change().what())).add(Style.FAINT,
                " at " + Safe.line(written.file()) + ":" + written.change().position()));
    }

    private void print(SystemDiff.Difference difference) {
        var line = Text
                .of(Style.STRONG, Safe.line(difference.file()) + ":" + difference.position() + ":").add(" ");
        line = switch (difference.kind()) {
            case REFUSED -> line.add(Style.ERROR, "refused");
            case CHANGED -> line.add(Style.WARNING, "changed");
            case ADDED -> line.add(Style.SUCCESS, "added");
        };
        terminal.line(line.add(" " + Safe.line(difference.message())));
        new SystemText(terminal, false, false, "text").print(difference.way());
    }

    private Text summary(SystemDiff diff) {
        var line = Text.of(Style.NAME, Safe.line(diff.after().name())).add(" ("
                + Safe.line(diff.before().file()) + " → " + Safe.line(diff.after().file()) + "): ");
        if (diff.isEmpty()) {
            return line.add(Style.SUCCESS, "no difference");
        }
        return line.add(Tally.counted(diff.written().size(), "change") + " in the text; ")
                .add(diff.isBreaking() ? Style.ERROR : Style.PLAIN,
                        diff.count(Kind.REFUSED) + " refused, " + diff.count(Kind.CHANGED) + " changed, "
                                + diff.count(Kind.ADDED) + " added");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    // ---- to programs

    private Json json(SystemDiff diff) {
        var json = Json.document("aw/diff/1").member("system", diff.after().name())
                .member("old", diff.before().file()).member("new", diff.after().file())
                .member("complete", diff.complete()).array("changes");
        for (var written : diff.written()) {
            json.object().member("kind", word(written.change().kind()))
                    .member("what", written.change().what())
                    .member("file", written.file()).member("line", written.change().position().line())
                    .member("column", written.change().position().column()).end();
        }
        json.end().array("checks");
        for (var promise : diff.promises()) {
            json.object().member("check", promise.check().text())
                    .member("line", promise.check().position().line())
                    .member("column", promise.check().position().column())
                    .member("before", word(promise.before())).member("after", word(promise.after())).end();
        }
        json.end().array("differences");
        for (var difference : diff.differences()) {
            json.object().member("kind", word(difference.kind())).member("message", difference.message())
                    .member("file", difference.file()).member("line", difference.position().line())
                    .member("column", difference.position().column()).member("way", way(difference.way()))
                    .member("confirmed", difference.confirmed());
            SystemJson.addTrace(difference.way(), json);
            json.end();
        }
        return json.end().object("summary").member("refused", diff.count(Kind.REFUSED))
                .member("changed", diff.count(Kind.CHANGED)).member("added", diff.count(Kind.ADDED))
                .member("failed", fails(diff)).end();
    }

    private static List<String> way(Trace trace) {
        List<String> way = new ArrayList<>();
        trace.steps().forEach(step -> way.add(step.actor() + ": " + step.event()));
        return way;
    }

    // ---- as scenarios

    private void write(SystemDiff diff, String out) throws IOException {
        var writer = new GeneratedFiles(out, invocation);
        var file = diff.after().file();
        int without = 0;
        for (var difference : diff.differences()) {
            if (difference.confirmed()) {
                writer.add(difference.kind().name(), String.join(" ", way(difference.way())),
                        "# " + GeneratedFiles.header("--diff", file) + "\n" + RunText.of(difference.way(),
                                word(difference.kind()) + ": " + difference.message(),
                                Generate.reference(file, out, invocation)));
            } else {
                without++;
            }
        }
        writer.write();
        terminal.note("wrote " + Tally.counted(writer.count(), "scenario") + " to " + Safe.line(out));
        if (without > 0) {
            terminal.warn("no scenario tells " + Tally.counted(without, "difference")
                    + ": what is sent shows only in what follows");
        }
    }
}
