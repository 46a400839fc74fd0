package dev.actorweb.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Checkout;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.cli.live.ActorsCommand;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.StatechartActor;
import dev.actorweb.machine.actor.SystemBindings;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/live.md` is true: its code runs, its commands exist, and what they print is named there.
@Timeout(300)
class LiveGuideTest {
    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    // From here on as on the page.
    public static final class Desk implements SystemBindings {
        @Override
        public void bind(String actor, Bindings.Builder bindings) {
            bindings.guard("inStock", (name, params, at) -> true)
                    .action("print", call -> call.log().accept("printing " + call.params().get("text")))
                    .service("payment.charge", call -> Map.of("receipt", 4711L));
        }
    }
    // Up to here.

    private static String page() throws IOException {
        return Checkout.read("docs/live.md");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Aw.Result aw(String... words) {
        return Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()).call(words);
    }

    @Test
    void theCodeOfThePageIsTheCodeThatRuns() throws IOException {
        String source = Checkout
                .read("cli/src/test/java/dev/actorweb/cli/run/LiveGuideTest.java");
        String snippet = page().substring(page().indexOf("public final class Desk"));
        snippet = snippet.substring(0, snippet.indexOf("```"));
        assertThat(squeezed(source))
                .contains(squeezed(snippet).replace("public final", "public static final"));
        Files.writeString(folder.resolve("desk.yaml"),
                """
                        machine: desk
                        initial: asked
                        states:
                          asked: { always: { target: paying, guard: inStock } }
                          paying: { invoke: { src: payment.charge, onDone: { target: paid, actions: [ { type: print, params: { text: "${event.output.receipt}" } } ] } } }
                          paid: { type: final }
                        """);

        var run = aw("run", "desk.yaml", "--bindings-class", Desk.class.getName());

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("printing 4711");
    }

    @Test
    void allCommandsAndOptionsAreOnThePage() throws IOException {
        var page = page();
        var actors = new ActorsCommand().spec();
        actors.subcommands().forEach((name, sub) -> {
            assertThat(page).contains("`aw actors " + name);
            for (var option : sub.getCommandSpec().options()) {
                assertThat(page).as("aw actors " + name).contains(option.longestName());
            }
        });
        for (var option : new RunCommand().spec().options()) {
            assertThat(page).as("aw run").contains(option.longestName());
        }
    }

    @Test
    void theSchemasOfWhatIsPrintedAreOnThePage() throws IOException {
        var door = MachineReader.read("door.yaml",
                "machine: door\ninitial: closed\nstates: { closed: { on: { OPEN: open } }, open: {} }\n");
        var machine = CompiledMachine.of(door.machine().orElseThrow());
        try (var system = ActorSystem.create("house");
                var _ = Inspection.open(system, runtime.resolve("aw"))) {
            system.spawn("door", StatechartActor.factory(machine, Bindings.NONE, null));

            for (var words : List.of("list", "list --systems", "show door", "send door OPEN", "ask door OPEN",
                    "restart door", "dead-letters", "stop door")) {
                var printed = aw(("actors " + words + " --json").split(" ", -1)).out();
                var schema = printed.substring(printed.indexOf("aw/"));
                assertThat(page()).contains("`" + schema.substring(0, schema.indexOf('"')) + "`");
            }
        }
    }
}
