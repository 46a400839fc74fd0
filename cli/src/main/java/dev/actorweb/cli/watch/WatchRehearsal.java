package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.cli.input.Size;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Watches a system of its own with nobody in front of the screen, so that the Java runtime learns
/// what watching loads and does. For the training of the ahead-of-time cache.
public final class WatchRehearsal {
    private static final String SPEC = """
            machine: door
            context: { opened: 0 }
            events: { OPEN: { key: string }, CLOSE: {} }
            initial: closed
            states:
              closed: { on: { OPEN: { target: open, if: "event.key != ''", actions: [ { assign: { opened: opened + 1 } } ] } } }
              open: { on: { CLOSE: closed }, after: { 30s: closed } }
            """;
    /// Looks around, and sends an event by completion.
    private static final String KEYS = "jk\t\t\te\t \t\u0002\u0002k\r";

    private WatchRehearsal() {}

    /// Watches for a moment.
    public static void run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("awr");
        try (var system = ActorSystem.create("rehearsal");
                var _ = Inspection.open(system, folder.resolve("aw"))) {
            Statechart.start(system, "door",
                    CompiledMachine.of(MachineReader.read("door.yaml", SPEC).machine().orElseThrow()),
                    Bindings.builder().build(), null);
            var found = new Target(RunningSystems.in(folder.resolve("aw")).all().getFirst(), "");
            var source = ClientSource.connect(found.endpoint(), "", 1_000, () -> {});
            try (var session = new Session(source, () -> new Board(RuleSettings.DEFAULT), Script.nothing(),
                    "",
                    Map.of(), false); var screen = new Nobody()) {
                session.begin(true);
                new Cockpit(session, screen, new Paper(Text::toString, Glyphs.UNICODE),
                        Clock.wall(ZoneId.systemDefault()),
                        new Layout.Title("rehearsal", "live", true, true, Layout.AtEnd.STAYS),
                        Optional.empty(), Optional.of(Duration.ofSeconds(2))).run();
            }
        } finally {
            Files.deleteIfExists(folder.resolve("aw"));
            Files.deleteIfExists(folder);
        }
    }

    /// A terminal without anybody at it.
    private static final class Nobody implements Screen {
        private int next;

        @Override
        public int read(Duration patience) throws InterruptedException {
            int at = next++ / 8;
            if (next % 8 == 0 && at < KEYS.length()) {
                return KEYS.charAt(at);
            }
            Thread.sleep(patience.toMillis() / 4);
            return NOTHING;
        }

        @Override
        public Size size() {
            return new Size(80, 24);
        }

        @Override
        public void print(String text) {}

        @Override
        public void close() {}
    }
}
