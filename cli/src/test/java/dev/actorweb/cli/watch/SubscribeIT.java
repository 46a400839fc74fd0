package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way from a running system to a real terminal and back.
class SubscribeIT {
    @TempDir
    private Path folder;

    private @Nullable Process house;
    private @Nullable Process second;

    private static String program(String main) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return "'" + java
                + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '"
                + classes + "' " + main;
    }

    private Process startHouse(String... arguments) throws IOException, InterruptedException {
        var started = new ProcessBuilder("sh", "-c",
                "XDG_RUNTIME_DIR='" + folder + "' exec "
                        + program("dev.actorweb.cli.watch.HouseMain " + String.join(" ", arguments)))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("house.log").toFile())
                .redirectError(folder.resolve("house.err").toFile()).start();
        house = started;
        var sockets = folder.resolve("aw");
        for (int i = 0; i < 6_000 && !isOpen(sockets); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return started;
    }

    private void startAnother(String... arguments) throws Exception {
        var first = house;
        startHouse(arguments);
        second = house;
        house = first;
        for (int i = 0; i < 6_000 && folder.resolve("aw").toFile().list().length < 2; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isOpen(Path sockets) throws IOException {
        if (!Files.isDirectory(sockets)) {
            return false;
        }
        try (var files = Files.list(sockets)) {
            return files.findAny().isPresent();
        }
    }

    @AfterEach
    void endTheHouse() throws InterruptedException {
        for (var process : new Process[]{house, second}) {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /// Runs a line of shell that begins with the arguments of `aw`, the modes of the terminal noted
    /// before and after.
    private Screen watch(String line) throws IOException, InterruptedException {
        var script = folder.resolve("aw.sh");
        Files.writeString(script, """
                #!/bin/sh
                t=
                for i in 0 1 2; do [ -t $i ] && t=$t$i; done
                echo $$ >pid
                exec %s "$@"
                """.formatted(program("dev.actorweb.cli.Main").replace(" -cp ", " -Daw.tty=\"$t\" -cp ")));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return Screen.open(folder, "XDG_RUNTIME_DIR=" + folder)
                .enter("clear; stty -g >before; ./aw.sh " + line
                        + "; echo \"exit $?\"; stty -g >after; cmp before after && echo as it w''as");
    }

    private static String assertRestored(Screen screen, int exit) throws IOException, InterruptedException {
        var text = screen.await("as it was");
        assertThat(text).contains("exit " + exit);
        return text;
    }

    @Test
    void attachSelectSendByCompletionSeeTheTransitionAndQuit() throws Exception {
        startHouse();
        try (var screen = watch("analyze --subscribe --live")) {
            assertThat(screen.await("OPEN […] → open")).contains("live: events change the running system",
                    "▸ door", "● ├─▶ closed");
            screen.press("Down").await("▸ lamp");
            screen.press("Up").type("e").await("accepted in closed: OPEN");
            screen.press("Tab").await("`OPEN` needs `key`");
            screen.type(" ").press("Tab").await("OPEN {\"key\":\"\"}");
            screen.press("Left", "Left").type("k").press("Enter").await("closed → open");
            screen.await("accepted in open: CLOSE");
            assertThat(screen.await("» OPEN […] → open")).containsPattern("● └─○ open");
            screen.press("Up").await("OPEN {\"key\":\"k\"}");
            screen.press("Enter").await("not accepted in open");
            screen.press("Escape").await("? help");
            screen.type("q");
            assertThat(assertRestored(screen, 0))
                    .contains("door  states 2/2  transitions 1/2", "no deviation")
                    .doesNotContain("▸");
        }
    }

    @Test
    void anotherSizeIsDrawnAnew() throws Exception {
        startHouse();
        try (var screen = watch("analyze --subscribe")) {
            screen.await("▸ door");
            screen.resize(80, 24).await("? help   q quit");
            assertThat(screen.text().lines()).hasSize(24);
            screen.resize(160, 50).await("███─");
            assertThat(screen.text().lines()).hasSize(50);
            screen.resize(30, 8).await("nothing has happened yet");
            screen.press("C-c");
            assertRestored(screen, 0);
        }
    }

    @Test
    void aDeviationIsShownWithWhatWasExpected() throws Exception {
        startHouse();
        Files.writeString(folder.resolve("other.yaml"),
                HouseMain.LAMP.replace("TOGGLE: on }", "TOGGLE: off }"));
        try (var screen = watch("analyze --subscribe --live --against other.yaml --fail-on deviation")) {
            screen.await("▸ door");
            screen.press("Down").type("e").await("accepted in off: TOGGLE");
            screen.press("Tab", "Enter").await("findings 1");
            screen.press("Escape").await("? help");
            screen.press("Tab").await("led to `on`, and leads to `off` by the spec");
            screen.type("q");
            assertThat(assertRestored(screen, 1)).contains("1 deviation", "[SC401]");
        }
    }

    @Test
    void whatWasSeenStaysWhenTheObservedProcessIsKilled() throws Exception {
        var process = startHouse();
        try (var screen = watch("analyze --subscribe")) {
            screen.await("▸ door");
            process.destroyForcibly().waitFor();
            assertThat(screen.await("has ended")).contains("▸ door");
            screen.await("q quit");
            screen.type("q");
            assertThat(assertRestored(screen, 4))
                    .contains("the system house (pid " + process.pid() + ") has ended");
        }
    }

    @Test
    void aTerminationPutsTheTerminalBackAndLeavesTheSystemAlone() throws Exception {
        startHouse("house", "5");
        try (var screen = watch("analyze --subscribe")) {
            screen.await("TOGGLE");
            var pid = Files.readString(folder.resolve("pid")).strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();
            assertRestored(screen, 143);
            screen.enter("clear; ./aw.sh actors list").await("lamp");
        }
    }

    @Test
    void theKillOfTheClientLeavesTheSystemAlone() throws Exception {
        var process = startHouse("house", "50");
        try (var screen = watch("analyze --subscribe")) {
            screen.await("TOGGLE");
            var pid = Files.readString(folder.resolve("pid")).strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
            screen.await("exit 137");
            screen.enter("reset; clear; ./aw.sh analyze --subscribe --plain --for 1s").await("no deviation");
            assertThat(process.isAlive()).isTrue();
        }
    }

    /// The shell writes on the screen, and has the terminal, for as long as the client is stopped.
    @Test
    void whoWasStoppedDrawsEverythingWhenItGoesOn() throws Exception {
        startHouse();
        try (var screen = watch("analyze --subscribe")) {
            screen.await("[events]");
            long client = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            new ProcessBuilder("kill", "-STOP", Long.toString(client)).start().waitFor();
            screen.await("Stopped");
            screen.enter("seq 50; sleep 2; fg");

            screen.await("[events]");
            assertThat(screen.text()).startsWith(" aw  house").doesNotContain("Stopped", "seq 50");
            screen.type("q");
            screen.await("no deviation");
        }
    }

    @Test
    void aPipeGetsPlainLines() throws Exception {
        startHouse("house", "20");
        // a busy machine needs longer
        try (var screen = watch("analyze --subscribe --for 1s | cat >lines; for t in 20s 80s; do "
                + "grep -q 'off → on' lines || ./aw.sh analyze --subscribe --for $t | cat >lines; done")) {
            assertRestored(screen, 0);
        }
        assertThat(Files.readString(folder.resolve("lines"))).contains("live, reading", "→ TOGGLE  off → on")
                .doesNotContain("\u001b");
    }

    @Test
    void withoutColoursTheScreenIsDrawnAllTheSame() throws Exception {
        startHouse();
        try (var screen = watch("analyze --subscribe --color never")) {
            screen.await("▸ door");
            assertThat(screen.styled()).doesNotContain("\u001b[3");
            screen.type("q");
            assertRestored(screen, 0);
        }
    }

    @Test
    void aSimulatedMachineIsDrivenByHand() throws Exception {
        Files.writeString(folder.resolve("bell.yaml"), """
                machine: bell
                initial: quiet
                states:
                  quiet: { on: { PRESS: ringing } }
                  ringing: { invoke: { src: ring, onDone: quiet, onError: broken } }
                  broken: {}
                """);
        try (var screen = watch("analyze bell.yaml --subscribe")) {
            screen.await("simulated");
            screen.type("e").await("accepted in quiet: PRESS");
            screen.press("Tab", "Enter").await("quiet → ringing");
            screen.type(":f").press("Tab").await(":fail ring");
            screen.press("Enter").await("ringing → broken");
            screen.press("Escape").await("? help");
            screen.type("q");
            assertRestored(screen, 0);
        }
    }

    @Test
    void ofSeveralSystemsOneIsChosen() throws Exception {
        startHouse();
        startAnother("cottage");
        try (var screen = watch("analyze --subscribe")) {
            assertThat(screen.await("cottage-")).contains("Which system?", "house-");
            screen.press("Down", "Down", "Enter").await("house · pid");
            screen.await("▸ door");
            screen.type("q");
            assertRestored(screen, 0);
            screen.enter("clear; ./aw.sh analyze --subscribe --target cottage/lamp; echo \"left $?\"")
                    .await("cottage/lamp · pid");
            assertThat(screen.await("─ lamp ─")).doesNotContain("door");
            screen.type("q").await("left 0");
            screen.enter(
                    "clear; ./aw.sh analyze --subscribe </dev/null | cat; echo \"left ${PIPESTATUS[0]}\"");
            assertThat(screen.await("left 4")).contains("several systems are running", "cottage (", "house (",
                    "choose one: --target cottage");
        }
    }

    @Test
    void aRecordingIsPlayedStepByStep() throws Exception {
        Files.writeString(folder.resolve("door.yaml"), HouseMain.DOOR);
        try (var screen = watch(
                "analyze door.yaml --subscribe --plain --events OPEN,CLOSE,OPEN,CLOSE --event-data "
                        + "'{\"OPEN\":{\"key\":\"k\"}}' --event-delay 90s --record run.awt")) {
            screen.await("exit 0");
            screen.enter("clear; ./aw.sh analyze --replay run.awt; echo \"exit $?\"")
                    .await("recorded  playing");
            screen.type(" ").await("recorded  paused");
            screen.press("Home").await("paused 0/5");
            assertThat(screen.press("Right").await("paused 1/5")).contains("+0:00.000", "start");
            assertThat(screen.press("Right").await("paused 2/5")).contains("closed → open", "● └─○ open");
            assertThat(screen.press("Left").await("paused 1/5")).contains("● ├─▶ closed");
            screen.type("g").await("go to");
            screen.type("50%").press("Enter").await("paused 2/5");
            screen.type("g").await("go to");
            screen.type("3:00").press("Enter").await("paused 4/5");
            screen.type("g").await("go to");
            screen.type("later").press("Enter").await("a step (120), a part (50%), or a time (1:30)");
            screen.type("++").await("×4");
            screen.type("-").await("×2");
            screen.press("End").await("paused 5/5");
            screen.type("e").await("this is a recording");
            screen.type(" ").await("playing");
            screen.type("q");
            assertThat(screen.await("exit 0")).contains("no deviation");
        }
    }

    @Test
    void anActorIsRestartedAndStoppedFromTheScreen() throws Exception {
        startHouse();
        try (var screen = watch("analyze --subscribe --live")) {
            screen.await("OPEN […] → open");
            screen.type("e").await("accepted in closed: OPEN");
            screen.type(":restart").press("Enter").await("is temporary, and is never restarted");
            screen.type(":stop").press("Enter").await("· terminated");
            screen.await("─ lamp ─");
            assertThat(screen.await("door has ended")).doesNotContain("door ›");
            screen.type("q");
            assertThat(assertRestored(screen, 0)).contains("no deviation");
        }
    }

    @Test
    void aSystemIsSimulatedOnTheScreen() throws Exception {
        Files.writeString(folder.resolve("pair.yaml"),
                """
                        system: pair
                        actors:
                          boss: { machine: { machine: boss, initial: idle, states: { idle: { on: { GO: { target: gone, actions: [ { sendTo: clerk, event: WORK } ] } } }, gone: {} } } }
                          clerk: { machine: { machine: clerk, initial: free, states: { free: { on: { WORK: busy } }, busy: { after: { 10m: free } } } } }
                        """);
        try (var screen = watch("analyze pair.yaml --subscribe")) {
            screen.await("pair  simulated");
            screen.type("e").await("accepted in idle: GO");
            screen.type("GO").press("Enter").await("free → busy  by boss");
            screen.press("Escape").await("? help");
            screen.press("Down").type("e").await("nothing is accepted in busy");
            screen.type(":wait 10m").press("Enter").await("after 10m  busy → free");
            screen.press("Escape").await("? help");
            screen.type("q");
            assertRestored(screen, 0);
        }
    }
}
