package dev.actorweb.cli.shell;

import dev.actorweb.cli.Build;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.config.ConfigLoader;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.process.Environment;
import dev.actorweb.cli.process.Outcome;
import dev.actorweb.cli.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw doctor`: looks at everything `aw` depends on, and says what is wrong and what to do.
public final class DoctorCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int COLUMN = 10;
    private static final int SUBJECT = 12;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.usageMessage()
                .description(
                        "Looks at everything aw depends on: the machine, Java, the cache that makes it start quickly, "
                                + "variables, git, the repository, the terminal, the configuration and the shell's completion. "
                                + "Ends with 1 when something is broken. What it prints is what a report of a bug should hold.")
                .footer("aw doctor", "aw doctor --json");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        var build = Build.current();
        var launcher = System.getProperty("aw.launcher", "");
        var diagnoses = List.of(
                Diagnosis.ok("aw", build.version() + " (" + build.commit() + ")"
                        + (launcher.isEmpty() ? "" : " (" + launcher + ")")),
                SurroundingsCheck.machine(), java(), cache(invocation),
                SurroundingsCheck.variables(invocation.environment()), git(invocation), engine(invocation),
                RepositoryCheck.look(invocation, options(invocation)), terminal(invocation),
                configuration(invocation), CompletionCheck.look(invocation.environment()));
        if (invocation.json()) {
            invocation.terminal().json(json(diagnoses));
        } else {
            diagnoses.forEach(diagnosis -> show(diagnosis, invocation));
        }
        return diagnoses.stream().anyMatch(d -> d.state() == Diagnosis.State.ERROR) ? Exit.FINDINGS : Exit.OK;
    }

    private static Diagnosis java() {
        return Diagnosis.ok("java", Runtime.version() + " (" + System.getProperty("java.home") + ")");
    }

    private static Diagnosis cache(Invocation invocation) throws InterruptedException {
        var file = System.getProperty("aw.cache", "");
        if (file.isEmpty()) {
            return missing(invocation.environment());
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var answer = ask(invocation,
                List.of(java, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:AOTMode=on",
                        "-XX:AOTCache=" + file, "-cp",
                        System.getProperty("java.class.path"), "-version"));
        if (answer.isPresent()) {
            return Diagnosis.ok("cache", file);
        }
        return Diagnosis.warning("cache", "damaged, so aw starts slowly: " + file,
                "remove the file; a later start makes it anew");
    }

    private static Diagnosis missing(dev.actorweb.cli.Environment environment) {
        if (System.getProperty("aw.launcher", "").isEmpty()) {
            return Diagnosis.warning("cache", "not in use: aw was started without its launcher",
                    "start aw itself");
        }
        if (!environment.variable("AW_NO_CACHE").isEmpty()) {
            return Diagnosis.ok("cache", "switched off by AW_NO_CACHE");
        }
        if (!environment.variable("CI").isEmpty()) {
            return Diagnosis.ok("cache", "not there, and not made in CI");
        }
        var library = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath().getParent();
        return new MissingCache(library == null ? Path.of("/") : library, environment).diagnosis();
    }

    private static Diagnosis git(Invocation invocation) throws InterruptedException {
        var options = options(invocation);
        var program = Programs.find("git", options.environment());
        if (program.isEmpty()) {
            return Diagnosis.warning("git", "not installed",
                    "install git 2.38 or newer for speed, signing and credential helpers");
        }
        var answer = ask(invocation, List.of(program.get().toString(), "--version"));
        if (answer.isEmpty()) {
            return Diagnosis.error("git", "does not answer: " + program.get(),
                    "'git --version' should print a version");
        }
        var version = answer.get().strip().replace("git version ", "");
        var found = version + " (" + program.get() + ")";
        return isOld(version)
                ? Diagnosis.warning("git", found + ", older than 2.38",
                        "install git 2.38 or newer, or set AW_GIT_ENGINE=jgit")
                : Diagnosis.ok("git", found);
    }

    /// Whether it is `1.…`, or `2.0` to `2.37`.
    private static boolean isOld(String version) {
        var numbers = version.split("[^0-9]+", 3);
        return numbers.length > 1 && numbers[0].matches("[0-9]{1,4}") && numbers[1].matches("[0-9]{1,4}")
                && Integer.parseInt(numbers[0]) * 10_000 + Integer.parseInt(numbers[1]) < 20_038;
    }

    private static Diagnosis engine(Invocation invocation) {
        try {
            return switch (Engines.choose(options(invocation))) {
                case INSTALLED_GIT -> Diagnosis.ok("engine", "git: the installed git does the work");
                case JGIT -> Diagnosis.ok("engine", "jgit: the built-in engine does the work");
            };
        } catch (GitException e) {
            return Diagnosis.error("engine", e.problem().message(),
                    "AW_GIT_ENGINE is git, jgit, or not set");
        }
    }

    private static EngineOptions options(Invocation invocation) {
        return EngineOptions.unattended().with(Environment.of(invocation.environment().variables()));
    }

    /// What a program prints; empty when it can't be started, fails or takes too long.
    private static Optional<String> ask(Invocation invocation, List<String> words)
            throws InterruptedException {
        var outcome = Programs.run(new dev.actorweb.cli.process.Invocation(words, invocation.directory(),
                options(invocation).environment(), PATIENCE));
        return switch (outcome) {
            case Outcome.Exited(int status, var out, _) when status == 0 ->
                Optional.of(out.text());
            case Outcome.Interrupted _ -> throw new InterruptedException();
            case Outcome.Exited _,Outcome.TimedOut _,Outcome.TooMuchOutput _,Outcome.NotStarted _ ->
                Optional.empty();
        };
    }

    private static Diagnosis terminal(Invocation invocation) {
        var tty = invocation.environment().tty();
        var streams = (tty.in() ? "input, " : "") + (tty.out() ? "output, " : "")
                + (tty.err() ? "messages, " : "");
        var which = streams.isEmpty() ? "none" : streams.substring(0, streams.length() - 2);
        var encoding = System.getProperty("sun.jnu.encoding", "");
        var detail = which + "; TERM=" + invocation.environment().variable("TERM") + "; " + encoding;
        return encoding.equals("UTF-8")
                ? Diagnosis.ok("terminal", detail)
                : Diagnosis.warning("terminal", detail,
                        "file names and messages need UTF-8: set LC_ALL=C.UTF-8");
    }

    private static Diagnosis configuration(Invocation invocation) {
        var reading = ConfigLoader.read(invocation.directory(), invocation.environment().variables());
        if (!reading.problems().isEmpty()) {
            var problem = reading.problems().getFirst();
            return Diagnosis.error("config", problem.toString(), problem.hint());
        }
        return Diagnosis.ok("config", reading.config().file().map(Path::toString)
                .orElse("no aw.yaml here or above; the defaults apply"));
    }

    private static void show(Diagnosis diagnosis, Invocation invocation) {
        var style = switch (diagnosis.state()) {
            case OK -> Style.SUCCESS;
            case WARNING -> Style.WARNING;
            case ERROR -> Style.ERROR;
        };
        var text = new Text().column(style, name(diagnosis.state()), COLUMN)
                .column(Style.NAME, diagnosis.subject(), SUBJECT).add(diagnosis.detail());
        if (!diagnosis.hint().isEmpty()) {
            text.add("\n" + " ".repeat(COLUMN + SUBJECT)).add(Style.FAINT, diagnosis.hint());
        }
        invocation.terminal().line(text);
    }

    private static Json json(List<Diagnosis> diagnoses) {
        var json = Json.document("aw/doctor/1");
        for (var diagnosis : diagnoses) {
            json.object(diagnosis.subject()).member("state", name(diagnosis.state()))
                    .member("detail", diagnosis.detail()).member("hint", diagnosis.hint()).end();
        }
        return json;
    }

    private static String name(Diagnosis.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
