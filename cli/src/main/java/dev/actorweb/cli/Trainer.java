package dev.actorweb.cli;

import dev.actorweb.completions.Completion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs the real commands in a throw-away repository, so that the Java runtime learns what they
/// load and do.
///
/// The launcher starts it once for each jar and Java runtime, to make the ahead-of-time cache.
/// Nothing that it prints is shown, and what fails here fails silently: a cache that misses
/// something is only a slower start.
public final class Trainer {
    private static final String SPEC = """
            machine: door
            description: A door that can be locked.
            context:
              opened: { type: int, initial: 0, min: 0, max: 3 }
            events:
              OPEN: {}
              CLOSE: {}
              LOCK: { key: string }
            initial: closed
            states:
              closed:
                on:
                  OPEN: { target: open, actions: [ { assign: { opened: "opened + 1" } } ] }
                  LOCK: { target: locked, if: "event.key != ''" }
              open:
                on: { CLOSE: closed }
                after: { 30s: closed }
              locked:
                initial: quiet
                states:
                  quiet: { on: { OPEN: rattled } }
                  rattled: { always: { target: quiet } }
                on: { CLOSE: closed }
            """;

    /// Two of them call each other at once, and both wait for ever: a finding, told with its run.
    private static final String PHONE = """
            machine: phone
            context: { peer: nobody }
            initial: idle
            states:
              idle:
                on: { RING: ringing }
                after: { 1s: { target: calling, actions: [ { sendTo: "${peer}", event: RING } ] } }
              ringing:
                after: { 2s: { target: talking, actions: [ { sendTo: "${peer}", event: ANSWER } ] } }
              calling:
                on: { ANSWER: talking }
              talking: { type: final }
            """;

    private static final String CALL = """
            system: call
            actors:
              ann: { machine: ./phone.yaml, context: { peer: bob } }
              bob: { machine: ./phone.yaml, context: { peer: ann } }
            """;

    /// With the kinds of values that `aw init` writes.
    private static final String CONFIG = """
            workflow:
              integration: main
              remote: origin
              ship: { strategy: rebase, delete-branch: true, push: true }
              commit: { types: [feat, fix, docs], scopes: [], scope-required: false, subject-max: 72 }
              checks: []
            agents:
              - { name: agent-1, branch: agent/1, path: ../work-agent-1 }
            analyze: { fail-on: error, rules: { SC108: warning } }
            """;

    /// What people type most, and what goes wrong most; commands that don't exist are passed over.
    private static final List<List<String>> WORK = List.of(List.of(), List.of("--help"),
            List.of("--version"),
            List.of("version"), List.of("version", "--json"), List.of("help", "version"), List.of("status"),
            List.of("status", "--json"), List.of("status", "--color", "always"), List.of("save", "--help"),
            List.of("save", "--dry-run", "feat: add a window"), List.of("save", "not conventional"),
            List.of("save", "feat: add a window", "house.txt"), List.of("status"), List.of("sync"),
            List.of("ship", "--dry-run"), List.of("ship"), List.of("init", "--dry-run"),
            List.of("config", "list"), List.of("completion", "bash"), List.of("doctor"),
            List.of("vresion"), List.of("version", "--qiet"));

    /// The same for machines: what is read, explored, watched and run.
    private static final List<List<String>> MACHINES = List.of(List.of("analyze", "--help"),
            List.of("analyze", "door.yaml"), List.of("analyze", "door.yaml", "--json"),
            List.of("analyze", "door.yaml", "--color", "always"),
            List.of("analyze", "door.yaml", "--subscribe", "--events", "OPEN,CLOSE"),
            List.of("analyze", "--target", "git-actor"), List.of("schema", "machine"));

    /// Outside of a repository, a system and its machine.
    private static final List<List<String>> SYSTEMS = List.of(List.of("analyze", "call.yaml"),
            List.of("analyze", "phone.yaml"));

    /// What is asked of a running system.
    private static final List<List<String>> ACTORS = List.of(List.of("actors", "list"),
            List.of("actors", "list", "--json"), List.of("actors", "show", "door"));

    /// What the shells ask when Tab is pressed.
    private static final List<List<String>> QUESTIONS = List.of(question("branches", "conflicts", ""),
            question("commits", "save", "--fixup", ""), question("operations", "undo", "--op", ""),
            question("worktrees", "worktree", "remove", ""), question("remotes", "init", "--remote", ""),
            question("types", "save", "--type", ""), question("scopes", "save", "--scope", ""),
            question("checks", "check", ""), question("templates", "init", "--template", ""),
            question("rules", "analyze", "--explain", "SC1"),
            question("rules", "analyze", "--rules", "SC101="),
            question("events", "analyze", "door.yaml", "--events", ""),
            question("targets", "analyze", "--target", ""),
            question("systems", "actors", "list", "--system", ""), question("actors", "actors", "show", ""),
            question("events", "actors", "send", "door", ""));

    private Trainer() {}

    private static List<String> question(String kind, String... line) {
        var words = new ArrayList<>(List.of(Completion.QUESTION, kind, "--"));
        words.addAll(List.of(line));
        return words;
    }

    /// Takes what to learn: `work`, `machines` or `tab`. A cache costs time by what is in it, so
    /// each family of commands has its own.
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("aw-training");
        try {
            var work = prepare(folder);
            switch (args.length == 1 ? args[0] : "") {
                case "work" -> learnToWork(work, folder);
                case "machines" -> learnMachines(work, folder);
                case "tab" -> answer(work, folder);
                default -> throw new IllegalArgumentException("one of work, machines, tab");
            }
            Interruption.of(Thread.currentThread()).finished();
        } finally {
            delete(folder);
        }
    }

    private static void learnToWork(Path work, Path folder) throws IOException, InterruptedException {
        learn(WORK, work, folder);
        if (git(folder, "clone", "-q", "remote.git", "plain")) {
            var plain = folder.resolve("plain");
            Files.deleteIfExists(plain.resolve("aw.yaml"));
            learn(List.of(List.of("status")), plain, folder);
        }
        Registry.rehearseQuestions();
    }

    private static void learnMachines(Path work, Path folder) throws IOException, InterruptedException {
        learn(MACHINES, work, folder);
        var call = Files.createDirectories(folder.resolve("call"));
        Files.writeString(call.resolve("phone.yaml"), PHONE);
        Files.writeString(call.resolve("call.yaml"), CALL);
        learn(SYSTEMS, call, folder);
        try (var _ = RehearsedSystem.in(folder.resolve("run"))) {
            learn(ACTORS, work, folder);
        }
        Registry.rehearseWatching();
    }

    private static void learn(List<List<String>> lessons, Path work, Path folder) {
        for (var lesson : lessons) {
            if (lesson.isEmpty() || lesson.getFirst().startsWith("-")
                    || lesson.getFirst().equals(Completion.QUESTION)
                    || Registry.names().contains(lesson.getFirst())) {
                Main.run(lesson.toArray(String[]::new), environment(work, folder));
            }
        }
    }

    private static void answer(Path work, Path folder) throws IOException, InterruptedException {
        try (var _ = RehearsedSystem.in(folder.resolve("run"))) {
            learn(QUESTIONS, work, folder);
        }
    }

    private static Environment environment(Path directory, Path folder) {
        var process = Environment.ofProcess();
        var variables = new HashMap<>(process.variables());
        variables.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("AW_"));
        variables.put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
        return new Environment(Map.copyOf(variables), directory, InputStream.nullInputStream(),
                OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Tty.NONE,
                InstantSource.system());
    }

    /// A work tree with a remote beside it, two commits, a change, and a machine to analyze.
    private static Path prepare(Path folder) throws IOException, InterruptedException {
        var work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("door.yaml"), SPEC);
        Files.writeString(work.resolve("aw.yaml"), CONFIG);
        Files.writeString(work.resolve("house.txt"), "a house\n");
        boolean made = git(folder, "init", "-q", "--bare", "remote.git") && git(work, "init", "-q")
                && git(work, "config", "user.name", "aw") && git(work, "config", "user.email", "aw@localhost")
                && git(work, "checkout", "-q", "-b", "main") && git(work, "add", ".")
                && git(work, "commit", "-q", "-m", "feat: build a house")
                && git(work, "remote", "add", "origin", "../remote.git")
                && git(work, "push", "-q", "-u", "origin", "main")
                && git(work, "checkout", "-q", "-b", "window");
        if (made) {
            Files.writeString(work.resolve("house.txt"), "a house\nwith a window\n");
        }
        return work;
    }

    /// Runs git away from the user's own settings; false when there is none or it refuses.
    private static boolean git(Path folder, String... args) throws InterruptedException {
        var words = new ArrayList<>(
                List.of("git", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"));
        words.addAll(List.of(args));
        var builder = new ProcessBuilder(words).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        try {
            var process = builder.start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noGit) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
