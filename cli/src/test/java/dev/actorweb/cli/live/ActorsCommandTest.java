package dev.actorweb.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class ActorsCommandTest {
    private static final String DOOR = """
            machine: door
            context: { opened: 0 }
            events: { OPEN: { key: string }, CLOSE: {} }
            initial: closed
            states:
              closed:
                tags: [safe]
                on: { OPEN: { target: open, if: "event.key == 'k'", actions: [ { assign: { opened: opened + 1 } } ] } }
              open: { on: { CLOSE: closed } }
            """;

    private final ActorSystem house = ActorSystem.create("house");

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    private @Nullable Inspection open;

    @BeforeEach
    void openAHouse() throws IOException {
        open = Inspection.open(house, runtime.resolve("aw"));
        Statechart.start(house, "door",
                CompiledMachine.of(MachineReader.read("door.yaml", DOOR).machine().orElseThrow()),
                Bindings.builder().build(), null);
    }

    @AfterEach
    void closeTheHouse() {
        if (open != null) {
            open.close();
        }
        house.close();
    }

    private Aw.Result aw(String... words) {
        return Aw.in(Path.of("")).with("XDG_RUNTIME_DIR", runtime.toString()).call(words);
    }

    @Test
    void listShowsWhereEachActorIs() {
        assertThat(aw("actors", "list").out()).isEqualTo("""
                actor  state   processed  queued  restarts
                door   closed  0          0       0
                """);
        assertThat(aw("actors", "list", "--json").out()).contains("\"schema\": \"aw/actors/1\"",
                "\"actor\": \"door\"", "\"configuration\": [");
    }

    @Test
    void systemsAreListed() {
        long pid = ProcessHandle.current().pid();

        assertThat(aw("actors", "list", "--systems").out()).isEqualTo("house  process " + pid + "\n");
        assertThat(aw("actors", "list", "--systems", "--json").out()).contains("\"schema\": \"aw/systems/1\"",
                "\"pid\": " + pid);
        assertThat(aw("actors", "list", "--system", "" + pid).exit()).isEqualTo(Exit.OK);
        assertThat(aw("actors", "list", "--system", "house").exit()).isEqualTo(Exit.OK);
        var near = aw("actors", "list", "--system", "huose");
        assertThat(near.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(near.err()).contains("no system `huose` is running",
                "did you mean house? these are: house (");
    }

    @Test
    void askTellsWhatBecameOfTheEvent() {
        var accepted = aw("actors", "ask", "door", "OPEN", "--data", "{\"key\": \"k\"}");

        assertThat(accepted.exit()).isEqualTo(Exit.OK);
        assertThat(accepted.out()).isEqualTo("""
                accepted
                state       open
                context     {"opened":1}
                accepts     CLOSE
                """);
        var refused = aw("actors", "ask", "door", "OPEN", "--data", "{\"key\": \"k\"}");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.out()).startsWith("not accepted: ");
        assertThat(aw("actors", "ask", "door", "CLOSE", "--json").out()).contains(
                "\"schema\": \"aw/actors-ask/1\"",
                "\"handled\": true");
    }

    @Test
    void sendShowStopAndTheDeadLetters() {
        assertThat(aw("actors", "send", "door", "OPEN", "--data", "{key: k}").out()).isEqualTo("enqueued\n");
        assertThat(aw("actors", "show", "door").out()).startsWith("""
                actor       door
                state       open
                context     {"opened":1}
                accepts     CLOSE
                """);
        assertThat(aw("actors", "stop", "door").out()).isEqualTo("stopped door\n");
        assertThat(aw("actors", "list").out()).isEqualTo("actor  state  processed  queued  restarts\n");
        assertThat(aw("actors", "dead-letters").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void restartBeginsAgain() {
        var lift = CompiledMachine.of(MachineReader.read("door.yaml", DOOR).machine().orElseThrow());
        house.spawn("lift", StatechartActor.factory(lift, Bindings.NONE, null));
        aw("actors", "ask", "lift", "OPEN", "--data", "{key: k}");

        assertThat(aw("actors", "restart", "lift").out()).isEqualTo("restarted lift (restarts: 1)\n");
        assertThat(aw("actors", "show", "lift").out()).contains("state       closed");
        assertThat(aw("actors", "restart", "lift", "--json").out()).contains(
                "\"schema\": \"aw/actors-restart/1\"", "\"restarted\": true", "\"restarts\": 2");
    }

    @Test
    void tailPrintsWhatHappensAsItHappens() throws InterruptedException {
        var over = new AtomicBoolean();
        var events = new Thread(() -> {
            while (!over.get()) { // until the other one has seen enough
                aw("actors", "send", "door", "OPEN", "--data", "{key: k}");
                aw("actors", "send", "door", "CLOSE");
            }
        });
        events.start();

        var seen = aw("actors", "tail", "door", "--count", "4", "--json");

        over.set(true);
        events.join();
        assertThat(seen.exit()).isEqualTo(Exit.OK);
        assertThat(seen.out().lines()).hasSize(4).allSatisfy(
                line -> assertThat(line).startsWith("{\"actor\":\"door\",\"at\":")
                        .contains("\"event\":\"transition\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            show nobody                    | PRECONDITION | there is no actor `nobody`
            show dor                       | PRECONDITION | did you mean `door`?
            restart door                   | PRECONDITION | temporary
            restart nobody                 | PRECONDITION | there is no actor `nobody`
            list --system other            | PRECONDITION | no system `other` is running
            ask door OPEN --data [1]       | USAGE        | --data needs an object
            ask door OPEN --data {         | USAGE        | --data is not JSON
            ask door xstate.init           | FINDINGS     | only the machine itself
            ask door OPEN --timeout soon   | USAGE        | --timeout needs a duration, not 'soon'
            ask door OPEN --timeout 5000   | USAGE        | say the unit, too: --timeout 5000ms, or 5000s
            ask door OPEN --timeout 11m    | USAGE        | must be between 1ms and 10m
            ask door OPEN --timeout 0s     | USAGE        | must be between 1ms and 10m
            tail --count 0                 | USAGE        | --count needs a whole number of at least 1, not '0'
            dead-letters --replay 7        | PRECONDITION | there is no letter 7
            show                           | USAGE        | ACTOR
            dance                          | USAGE        | dance
            """)
    void badInputIsSaid(String words, Exit exit, String message) {
        var run = aw(("actors " + words).split(" ", -1));

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutAnySystemItSaysHowToStartOne() {
        Objects.requireNonNull(open).close();

        var run = aw("actors", "list");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("no system of actors is running", "Inspection.open");
        assertThat(aw("actors", "list", "--systems").exit()).isEqualTo(Exit.OK);
    }

    /// A name that both have would not choose.
    @Test
    void ofTwoSystemsOfOneNameTheProcessChooses() throws IOException {
        var other = runtime.resolve("aw").resolve("house-1.sock");
        try (var twin = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(other))) {
            assertThat(twin.isOpen()).isTrue();
            for (var command : List.of("actors list", "actors list --system house",
                    "analyze --subscribe --target house")) {
                var run = aw(command.split(" ", -1));

                assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
                assertThat(run.err()).contains("several systems are running: house (1), house (",
                        command.startsWith("actors")
                                ? "choose one by its process: --system 1"
                                : "by its process: --target 1");
            }
        } finally {
            Files.deleteIfExists(other);
        }
    }

    @Test
    void aFolderOpenToOthersIsNotTrusted() throws IOException {
        Files.setPosixFilePermissions(runtime.resolve("aw"), PosixFilePermissions.fromString("rwxrwxrwx"));

        var run = aw("actors", "list");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("alone");
    }
}
