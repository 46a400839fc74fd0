package dev.actorweb.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes; each wait is for an event, and the time-outs are only there to end a
/// broken test.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class ProgramsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Invocation shell(String script, Duration allowed) {
        return new Invocation(List.of("/bin/sh", "-c", script, "sh"), folder, Environment.inherited(),
                allowed);
    }

    private static Outcome.Exited exited(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Exited.class);
        return (Outcome.Exited) outcome;
    }

    @Test
    void outputErrorAndStatusAreToldApart() {
        var outcome = exited(Programs.run(shell("echo out; echo err >&2; exit 3", LONG)));

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out().text()).isEqualTo("out\n");
        assertThat(outcome.err().text()).isEqualTo("err\n");
    }

    @Test
    void argumentsReachTheProgramUnharmed() {
        var awkward = new java.util.ArrayList<>(
                List.of("", " ", "-x", "$(touch owned)", "`id`", "a\nb", "*", "'", "\"",
                        "\\", "@file", "ü日"));
        awkward.removeIf(argument -> !Invocation.canPass(argument));
        var command = new java.util.ArrayList<>(List.of("/usr/bin/printf", "%s\\0"));
        command.addAll(awkward);

        var outcome = exited(Programs.run(new Invocation(command, folder, Environment.inherited(), LONG)));

        assertThat(outcome.out().text()).isEqualTo(String.join("\0", awkward) + "\0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void muchInputAndMuchOutputDoNotBlockEachOther() {
        var input = Bytes.of("0123456789abcdef".repeat(1 << 16));

        var outcome = exited(Programs.run(shell("cat; exec cat >&2 < /dev/null", LONG).withInput(input)));

        assertThat(outcome.out()).isEqualTo(input);
    }

    /// As after Ctrl-C, when the program has gone first and its children are nobody's.
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // pipes are not
                                                                           // interrupted
    void whatIgnoresTheInterruptAndHasLostItsParentIsEndedTooButNoDaemon() throws Exception {
        var outcome = new AtomicReference<Outcome>();
        var script = """
                mkfifo child daemon
                (sh -c 'trap "" INT TERM; exec >child; echo ready; while :; do sleep 0.1; done' &)
                (setsid sh -c 'exec >daemon; echo $$; exec sleep 300' &)
                echo ready; while :; do sleep 0.1; done""";
        var ready = new CountDownLatch(1);
        var runner = new Thread(() -> outcome.set(Programs.run(shell(script, LONG),
                (_, _) -> ready.countDown(), Listener.NONE)));
        runner.start();
        ready.await();
        try (var child = Files.newBufferedReader(folder.resolve("child"));
                var daemon = Files.newBufferedReader(folder.resolve("daemon"))) {
            assertThat(child.readLine()).isEqualTo("ready");
            long spared = Long.parseLong(daemon.readLine());

            runner.interrupt();
            runner.join();

            assertThat(outcome.get()).isInstanceOf(Outcome.Interrupted.class);
            assertThat(child.readLine()).as("what nobody writes any more").isNull();
            assertThat(ProcessHandle.of(spared)).hasValueSatisfying(
                    process -> assertThat(process.destroyForcibly()).isTrue());
        }
    }

    @Test
    void whatIsPrintedIsHeardBeforeTheProgramEnds() throws Exception {
        var heard = new StringBuilder();
        Listener listener = (block, length) -> {
            heard.append(new String(block, 0, length, StandardCharsets.UTF_8));
            if (heard.toString().contains("ready?")) {
                folder.resolve("go").toFile().mkdir();
            }
        };

        var outcome = exited(Programs.run(
                shell("printf ready?; while [ ! -e go ]; do sleep 0.05; done; echo ' yes'", LONG), listener,
                Listener.NONE));

        assertThat(heard).hasToString("ready? yes\n");
        assertThat(outcome.out().text()).isEqualTo("ready? yes\n");
    }

    @Test
    void aProgramThatDoesNotReadItsInputIsNoTrouble() {
        var input = Bytes.of("x".repeat(1 << 20));

        assertThat(exited(Programs.run(shell("exit 0", LONG).withInput(input))).status()).isZero();
    }

    @Test
    void standardInputEndsAtOnceUnlessGiven() {
        assertThat(exited(Programs.run(shell("cat; echo end", LONG))).out().text()).isEqualTo("end\n");
    }

    @Test
    void theEnvironmentIsOursWithTheDifferencesAskedFor() {
        var value = Invocation.canPass("ü") ? "ü" : "u"; // not where the locale is C
        var environment = Environment.inherited().with("AW_TEST", value).without("HOME");
        var invocation = new Invocation(
                List.of("/bin/sh", "-c", "echo \"$AW_TEST${HOME-none}${PATH:+path}\""), folder,
                environment, LONG);

        assertThat(exited(Programs.run(invocation)).out().text()).isEqualTo(value + "nonepath\n");
        assertThat(environment.get("HOME")).isEmpty();
        assertThat(environment.get("AW_TEST")).contains(value);
        assertThat(environment.without("AW_TEST").get("AW_TEST")).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsNotStarted() {
        var invocation = new Invocation(List.of("/no/such/program"), folder, Environment.inherited(), LONG);

        assertThat(Programs.run(invocation)).isInstanceOf(Outcome.NotStarted.class);
    }

    @Test
    void outputBeyondTheLimitEndsTheProgram() {
        var invocation = new Invocation(List.of("/bin/sh", "-c", "exec cat /dev/zero"), folder,
                Environment.inherited(),
                Bytes.NONE, LONG, 1000);

        assertThat(Programs.run(invocation)).isEqualTo(new Outcome.TooMuchOutput(1000));
    }

    @Test
    void theEndOfTheTimeAllowedEndsTheWholeTree() throws Exception {
        Path pids = folder.resolve("pids");
        var script = """
                sh -c 'trap "" TERM; echo $$ >> "%1$s"; while :; do sleep 1; done' &
                sh -c 'echo $$ >> "%1$s"; sleep 1000' &
                echo $$ >> "%1$s"
                wait
                """.formatted(pids);

        var allowed = Duration.ofSeconds(2);
        List<String> started = List.of();
        while (started.size() < 3) { // else the machine was slower than that
            Files.writeString(pids, "");
            assertThat(Programs.run(shell(script, allowed))).isInstanceOf(Outcome.TimedOut.class);
            started = Files.readAllLines(pids);
            allowed = allowed.multipliedBy(4);
        }
        for (String pid : started) {
            awaitEnd(Long.parseLong(pid));
        }
    }

    @Test
    void whatWasWrittenBeforeTheTimeWasOverIsKept() {
        var allowed = Duration.ofMillis(500);
        Outcome outcome;
        do { // until the machine was quick enough
            outcome = Programs.run(shell("echo working; touch written; exec sleep 1000", allowed));
            allowed = allowed.multipliedBy(4);
        } while (!Files.exists(folder.resolve("written")));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.TimedOut.class,
                it -> assertThat(it.out().text()).isEqualTo("working\n"));
    }

    @Test
    void anInterruptEndsTheTreeAndIsPassedOn() throws Exception {
        var pid = new CompletableFuture<String>();
        Listener listener = (block, length) -> pid
                .complete(new String(block, 0, length, StandardCharsets.UTF_8));
        var outcome = new AtomicReference<Outcome>(new Outcome.NotStarted("not yet"));
        var flagged = new CountDownLatch(1);
        var thread = new Thread(() -> {
            outcome.set(Programs.run(shell("echo $$; exec sleep 1000", LONG), listener, Listener.NONE));
            if (Thread.currentThread().isInterrupted()) {
                flagged.countDown();
            }
        });
        thread.start();
        long program = Long.parseLong(pid.get().strip());
        thread.interrupt();

        assertThat(flagged.await(5, TimeUnit.MINUTES)).isTrue();
        assertThat(outcome.get()).isEqualTo(new Outcome.Interrupted());
        awaitEnd(program);
    }

    @Test
    void whatMustRunToItsEndIsNotInterrupted() {
        Thread.currentThread().interrupt();
        try {
            var outcome = exited(Programs.runToTheEnd(shell("sleep 0.2; echo done", LONG)));
            assertThat(outcome.out().text()).isEqualTo("done\n");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aStrayGrandchildDoesNotKeepUsWaiting() throws Exception {
        var outcome = exited(Programs.run(shell("sleep 1000 & echo $!", LONG)));

        long stray = Long.parseLong(outcome.out().text().strip());
        assertThat(ProcessHandle.of(stray).map(ProcessHandle::destroyForcibly)).contains(true);
        awaitEnd(stray);
    }

    @Test
    void programsAreFoundOnAbsolutePathsOnly() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path tool = Files.writeString(bin.resolve("tool"), "#!/bin/sh\n");
        Files.createDirectory(bin.resolve("folder"));
        var environment = Environment.inherited().with("PATH", "relative::/no/such:" + bin);

        assertThat(Programs.find("tool", environment)).isEmpty();
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(Programs.find("tool", environment)).contains(tool);
        assertThat(Programs.find("folder", environment)).isEmpty();
        assertThat(Programs.find("tool", environment.with("PATH", ""))).isEmpty();
        assertThat(Programs.find("tool", environment.without("PATH"))).isEmpty();
    }

    @Test
    void anInvocationMustMakeSense() {
        assertThatThrownBy(() -> new Invocation(List.of(), folder, Environment.inherited(), LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shell("exit", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Invocation.canPass("a\0b")).isFalse();
        assertThat(Invocation.canPass("plain")).isTrue();
    }

    @Test
    void aDialogueAnswersForAsLongAsItIsAsked() throws IOException {
        try (var dialogue = new Dialogue(
                shell("while read -r line; do echo \"<$line>\"; done; echo bye >&2; exit 4",
                        LONG))) {
            assertThat(dialogue.send("one\n")).isTrue();
            assertThat(dialogue.receive()).contains("<one>");
            assertThat(dialogue.send("ü\n")).isTrue();
            assertThat(dialogue.receive()).contains("<ü>");

            var end = dialogue.finish();
            assertThat(end.status()).isEqualTo(4);
            assertThat(end.err().text()).isEqualTo("bye\n");
        }
    }

    @Test
    void aDialogueWithADeadProgramHasNoAnswers() throws IOException {
        try (var dialogue = new Dialogue(shell("exit 1", LONG))) {
            assertThat(dialogue.receive()).isEmpty();
            assertThat(dialogue.finish().status()).isEqualTo(1);
        }
    }

    @Test
    void aDialogueEndsWithItsTime() throws IOException {
        try (var dialogue = new Dialogue(shell("exec sleep 1000", Duration.ofSeconds(1)))) {
            assertThat(dialogue.receive()).isEmpty();
        }
    }

    private static void awaitEnd(long pid) throws Exception {
        var handle = ProcessHandle.of(pid);
        if (handle.isPresent()) {
            handle.get().onExit().get(5, TimeUnit.MINUTES);
        }
    }
}
