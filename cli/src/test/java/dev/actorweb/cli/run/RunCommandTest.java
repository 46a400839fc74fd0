package dev.actorweb.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.machine.actor.SystemBindings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class RunCommandTest {
    private static final String LAMP = """
            machine: lamp
            context: { watts: 0 }
            initial: off
            states:
              off:
                after: { 1ms: { target: waking, guard: hasPower, actions: [ { type: click, params: { times: 2 } } ] } }
              waking:
                invoke: { src: power.fetch, onDone: { target: on, actions: [ { assign: { watts: "event.output.watts" } } ] }, onError: dark }
              on: { entry: [ { log: "${watts} watts" } ], always: burnt }
              dark: { entry: [ { log: dark } ], always: burnt }
              burnt: { type: final }
            """;

    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    @BeforeEach
    void writeTheLamp() throws IOException {
        write("lamp.yaml", LAMP);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Aw.Result aw(String... words) {
        return Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()).call(words);
    }

    private static String withoutTimes(String log) {
        return log.replaceAll("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d  ", "").replaceAll("(?m) +$", "");
    }

    @Test
    void aTimeWithoutAUnitIsRefused() {
        var run = Aw.run("run", "lamp.yaml", "--for", "5");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("""
                aw: error: --for needs a duration, not '5'
                hint: say the unit, too: --for 5ms, or 5s
                """);
    }

    @Test
    void aMachineRunsToItsEndOnTheAnswersThatAreGiven() {
        var run = aw("run", "lamp.yaml", "--given", "hasPower=true", "--given",
                "power.fetch={done: {watts: 40}}");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(withoutTimes(run.out())).isEqualTo("""
                lamp  spawned
                lamp  transition   start: · → off
                lamp  started
                lamp  log          click {"times":2}
                lamp  transition   after 1ms: off → waking
                lamp  log          40 watts
                lamp  transition   service done: waking → burnt
                lamp  stopped      requested
                lamp  terminated   requested
                """);
        assertThat(run.err()).contains("lamp runs as process", "1 actor", "all actors have ended");
    }

    @Test
    void theCodeBehindTheNamesComesFromAFolder() throws URISyntaxException {
        var run = aw("run", "lamp.yaml", "--bindings", testClasses(), "--bindings-class",
                LampBindings.class.getName());

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("60 watts");
    }

    private static String testClasses() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RunCommandTest.class.getProtectionDomain().getCodeSource())
                .getLocation().toURI()).toString();
    }

    @Test
    void theCodeBehindTheNamesIsFoundAsAService() throws IOException {
        Path services = Files.createDirectories(folder.resolve("code/META-INF/services"));
        Files.writeString(services.resolve(SystemBindings.class.getName()), LampBindings.class.getName());

        var run = aw("run", "lamp.yaml", "--bindings", "code");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("60 watts");
    }

    @Test
    void withJsonEachLineIsAnObject() {
        var run = aw("run", "lamp.yaml", "--given", "hasPower=true", "--given", "power.fetch=error",
                "--json");

        var lines = run.out().lines().toList();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(lines.getFirst()).contains("\"event\":\"running\"", "\"schema\":\"aw/run/1\"",
                "\"system\":\"lamp\"", "\"actors\":1");
        assertThat(lines.getLast()).isEqualTo(
                "{\"event\":\"ended\",\"how\":\"finished\",\"failed\":[],\"unfinished\":[]}");
        assertThat(run.out()).contains("\"event\":\"log\",\"text\":\"dark\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aSystemEndsWhenItsTimeIsOver() throws IOException {
        write("system.yaml", """
                system: two rooms
                actors:
                  lamp: { machine: ./lamp.yaml, count: 2 }
                given: { power.fetch: [ { done: { watts: 5 } } ] }
                """);

        var run = aw("run", "system.yaml", "--for", "50ms", "--drain", "2m", "--given", "hasPower=false",
                "--quiet");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anActorThatFailsForGoodMakesItAFailure() throws IOException {
        write("system.yaml", """
                system: short
                actors:
                  fuse: { machine: ./fuse.yaml, restart: temporary }
                """);
        write("fuse.yaml", """
                machine: fuse
                context: { zero: 0 }
                initial: whole
                states:
                  whole: { after: { 1ms: { target: blown, actions: [ { assign: { zero: "1 / zero" } } ] } } }
                  blown: {}
                """);

        var run = aw("run", "system.yaml");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("failed", "during receive", "terminated   failed");
        assertThat(run.err()).contains("ended by failures: fuse");
        assertThat(aw("run", "system.yaml", "--quiet").err()).contains("fuse failed in RECEIVE");
        assertThat(aw("run", "system.yaml", "--json").out()).contains("\"failed\":[\"fuse\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            lamp.yaml                                        | USAGE | lamp: guard hasPower, service power.fetch
            lamp.yaml --given hasPower=true                  | USAGE | lamp: service power.fetch
            lamp.yaml --given hasPwer=true                   | USAGE | did you mean `hasPower`?
            lamp.yaml --given hasPower                       | USAGE | --given needs a name and an answer
            lamp.yaml --for soon                             | USAGE | --for needs a duration
            lamp.yaml --for -1s                              | USAGE | --for needs a duration
            lamp.yaml --drain 1s                             | USAGE | lamp: guard hasPower
            lamp.yaml --drain -1                             | USAGE | --drain needs a duration
            lamp.yaml --bindings gone.jar                    | PRECONDITION | no such jar or folder: gone.jar
            lamp.yaml --bindings .                           | USAGE | --bindings brings no SystemBindings
            lamp.yaml --bindings-class no.Such               | PRECONDITION | there is no class no.Such
            lamp.yaml --bindings-class java.lang.String      | USAGE | java.lang.String is no SystemBindings
            lamp.yaml --bindings-class dev.actorweb.machine.actor.SystemBindings | USAGE | can't be made
            gone.yaml                                        | PRECONDITION | no such file: gone.yaml
            lamp.yaml --target git-actor                     | USAGE | exclude each other
            --target git-actor                               | PRECONDITION | not in a git repository
            --target door                                    | USAGE | 'door' is none of git-actor
            .                                                | PRECONDITION | a folder, not a file: .
            broken.yaml                                      | USAGE | broken.yaml:3:
            wrong.yaml --bindings-class dev.actorweb.cli.run.LampBindings | USAGE | LampBindings can't bind wrong: java.lang.IllegalStateException: not this one
            named.yaml                                       | USAGE | a system can't be called 'a/b'
            alone.yaml                                       | USAGE | alone: recipient nobody
            """)
    void whatCannotRunIsSaid(String words, Exit exit, String message) throws IOException {
        write("broken.yaml", "machine: m\ninitial: a\nstates: { a: { onn: {} } }\n");
        write("wrong.yaml", "machine: wrong\ninitial: a\nstates: { a: {} }\n");
        write("named.yaml", "machine: a/b\ninitial: a\nstates: { a: {} }\n");
        write("alone.yaml",
                "machine: alone\ninitial: a\nstates: { a: { entry: [ { sendTo: nobody, event: HI } ] } }\n");

        var run = aw(("run " + words).split(" ", -1));

        assertThat(run.err()).contains(message);
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
    }

    private void writePost(String channels) throws IOException {
        write("post.yaml",
                """
                        system: post
                        channels: %s
                        actors:
                          sender: { machine: { machine: sender, initial: a, states: { a: { after: { 10: { target: a, reenter: true, actions: [ { sendTo: receiver, event: LETTER } ] } } } } } }
                          receiver: { machine: { machine: receiver, initial: b, states: { b: { on: { LETTER: { actions: [] } } } } } }
                        """
                        .formatted(channels));
    }

    @Test
    void faultyChannelsAreReliableUnlessAskedForAndThatIsSaid() throws IOException {
        writePost("lossy");
        var reliable = post();
        var lossy = post("--faults", "7");

        assertThat(reliable.err())
                .contains("every message arrives once and in order; --faults SEED lets channels do "
                        + "what post.yaml declares");
        assertThat(lossy.err()).doesNotContain("--faults");
        assertThat(lost(reliable.out())).isLessThanOrEqualTo(1); // the last may be under way
        assertThat(lost(lossy.out())).isPositive().isGreaterThan(2);
        assertThat(lossy.exit()).isEqualTo(Exit.OK);
    }

    /// Runs until enough letters were sent: a busy machine needs longer.
    private Aw.Result post(String... more) {
        var run = new Aw.Result(Exit.OK, "", "");
        for (var time : List.of("600ms", "5s", "1m")) {
            var words = new ArrayList<>(
                    List.of("run", "post.yaml", "--json", "--drain", "2m", "--for", time));
            words.addAll(List.of(more));
            run = aw(words.toArray(String[]::new));
            if (sent(run.out()) > 40) {
                return run;
            }
        }
        return run;
    }

    private static long sent(String out) {
        return out.lines().filter(line -> line.contains("xstate.after.10")).count();
    }

    private static long lost(String out) {
        assertThat(sent(out)).isGreaterThan(10);
        return sent(out) - out.lines().filter(line -> line.contains("\"on\":\"LETTER\"")).count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"reliable | 7 | all channels of post are reliable",
            "lossy | often | --faults needs a number, not 'often'"})
    void faultsThatCannotBeAreRefused(String channels, String seed, String why) throws IOException {
        writePost(channels);
        var run = aw("run", "post.yaml", "--faults", seed);

        assertThat(run.err()).contains(why);
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aRunIsRecordedFromItsFirstStepToItsEnd() {
        var run = aw("run", "lamp.yaml", "--given", "hasPower=true", "--given",
                "power.fetch={done: {watts: 40}}",
                "--record", "run.awt");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);

        var replay = aw("analyze", "--replay", "run.awt", "--fail-on", "deviation", "--plain");
        assertThat(replay.out()).contains("lamp", "start", "burnt", "terminated", "no deviation");
        assertThat(replay.exit()).isEqualTo(Exit.OK);

        var again = aw("run", "lamp.yaml", "--given", "hasPower=true", "--given", "power.fetch=done",
                "--record",
                "run.awt");
        assertThat(again.err()).contains("run.awt exists already");
        assertThat(again.exit()).isEqualTo(Exit.PRECONDITION);
    }

    @Test
    void itNeedsToKnowWhatToRun() {
        assertThat(aw("run").exit()).isEqualTo(Exit.USAGE);
        assertThat(aw("run").err()).contains("needs the file of a system or of a machine");
    }

    @Test
    void aFolderForSocketsThatIsOpenToOthersIsRefused() throws IOException {
        Files.createDirectory(runtime.resolve("aw"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        var run = aw("run", "lamp.yaml", "--given", "hasPower=true", "--given", "power.fetch=done");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("can't be opened for inspection", "alone");
    }
}
