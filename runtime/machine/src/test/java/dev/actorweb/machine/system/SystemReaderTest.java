package dev.actorweb.machine.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.YamlReader;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.Supervision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemReaderTest {
    private static final String MACHINE = """
            machine: worker
            context: { me: "", jobs: 0, ratio: 0.5 }
            events: { JOB: { urgent: bool }, STOP: {} }
            initial: idle
            states:
              idle: { on: { JOB: busy, STOP: idle } }
              busy: { on: { JOB: { actions: [ { sendTo: desk, event: DONE } ] } } }
            """;
    @TempDir
    private Path folder;

    @Test
    void readsEverythingThatAFileMaySay() throws IOException {
        var system = read("""
                system: order-desk
                description: all there is
                actors:
                  desk: { machine: ./worker.yaml, mailbox: { capacity: 4, overflow: drop-oldest } }
                  packer:
                    machine: ./worker.yaml
                    count: 3
                    restart: permanent
                    mailbox: 2
                    context: { me: "${self}", jobs: "${index * 10 + count}", ratio: 2 }
                  client: { machine: ./worker.yaml, environment: true }
                channels: { default: lossy, client -> desk: [duplicating, unordered] }
                supervision: { strategy: rest-for-one, maxRestarts: 3, within: 60s }
                given: { pay: [ { done: { ok: true } }, { error: declined } ] }
                check:
                  - deadlock-free
                  - no-unhandled
                  - no-lost
                  - mailbox-bound: 4
                  - mailbox-bound: { desk: 2 }
                  - never: desk.in('busy') && packer[0].jobs > 3
                  - always: packer.count('busy') < 3
                  - leads-to: { from: client.in('idle'), to: client.in('busy'), fair: none }
                """).system().orElseThrow();

        assertThat(system.name()).isEqualTo("order-desk");
        assertThat(system.members()).extracting(Member::name)
                .containsExactly("desk", "packer[0]", "packer[1]", "packer[2]", "client");
        assertThat(system.groups()).extracting(ActorGroup::mailbox).containsExactly(
                Mailbox.bounded(4, Overflow.DROP_OLDEST), Mailbox.bounded(2, Overflow.BLOCK),
                Mailbox.unbounded());
        assertThat(system.groups().get(1).restart()).isEqualTo(RestartPolicy.PERMANENT);
        assertThat(system.groups().get(2).environment().orElseThrow().choices())
                .extracting(Object::toString)
                .containsExactly("Event[type=JOB, data={urgent=true}]",
                        "Event[type=JOB, data={urgent=false}]", "Event[type=STOP, data={}]");
        assertThat(system.channel(system.groups().get(2), system.groups().get(0)))
                .isEqualTo(new Channel(false, true, true));
        assertThat(system.channel(system.groups().get(0), system.groups().get(2)))
                .isEqualTo(new Channel(true, false, false));
        assertThat(system.supervision().strategy()).isEqualTo(Supervision.Strategy.REST_FOR_ONE);
        assertThat(system.supervision().window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(system.services().replies("pay")).hasSize(2);
        assertThat(system.checks()).extracting(Check::text).containsExactly("deadlock-free", "no-unhandled",
                "no-lost", "mailbox-bound: 4", "mailbox-bound: { desk: 2 }",
                "never: desk.in('busy') && packer[0].jobs > 3", "always: packer.count('busy') < 3",
                "leads-to: client.in('idle') → client.in('busy')");
    }

    @Test
    void givesEachActorItsStartValues() throws IOException {
        var members = read(
                """
                        system: s
                        actors:
                          packer: { machine: ./worker.yaml, count: 2, context: { me: "${self}", jobs: "${index * 10 + count}" } }
                        """)
                .system().orElseThrow().members();

        assertThat(members.get(1).machine()).isNotSameAs(members.get(0).machine());
        var start = dev.actorweb.machine.step.Step.initial(members.get(1).machine(), null,
                dev.actorweb.machine.step.Guards.NONE);
        assertThat(start.snapshot().context().toMap()).containsEntry("me", "packer[1]").containsEntry("jobs",
                12L);
    }

    @Test
    void actorsAlikeShareAMachine() throws IOException {
        var members = read("""
                system: s
                actors: { packer: { machine: ./worker.yaml, count: 2 } }
                """).system().orElseThrow().members();

        assertThat(members.get(1).machine()).isSameAs(members.get(0).machine());
    }

    @Test
    void findsActorsByAddress() throws IOException {
        var system = read("""
                system: s
                actors: { desk: { machine: ./worker.yaml }, packer: { machine: ./worker.yaml, count: 2 } }
                """).system().orElseThrow();

        assertThat(names(system.addressed("desk"))).containsExactly("desk");
        assertThat(names(system.addressed("desk[0]"))).containsExactly("desk");
        assertThat(names(system.addressed("packer[1]"))).containsExactly("packer[1]");
        assertThat(names(system.addressed("packer[*]"))).containsExactly("packer[0]", "packer[1]");
        assertThat(system.addressed("packer")).isEmpty();
        assertThat(system.addressed("packer[2]")).isEmpty();
        assertThat(system.addressed("nobody[*]")).isEmpty();
    }

    @Test
    void takesMachinesThatAreWrittenInIt() {
        var system = SystemReader.read("s.yaml", """
                system: s
                actors:
                  one: { machine: { initial: a, states: { a: {} } } }
                """).system().orElseThrow();

        assertThat(system.members().getFirst().machine().machine().state(1).position()).hasToString("3:43");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actors: { a: { machin: ./worker.yaml } }                             | 2:16 | has no property `machin`
            actors: { a: { machine: ./worker.yaml, cont: 3 } }                   | 2:40 | has no property `cont`
            actors: { a: { machine: ./worker.yaml, count: 0 } }                  | 2:47 | must be at least 1
            actors: { a: { machine: ./worker.yaml, count: 99999999 } }           | 2:11 | more than 10000 actors
            actors: { a: { machine: ./nobody.yaml } }                            | 2:25 | there is no machine
            actors: { a: { machine: ./nobody.yaml } }, check: { never: "a.in('x')" } | 2:25 | there is no machine
            actors: { a: { machine: ./worker.yaml } }, check: { leads-to: { form: "true", to: "true" } } | 2:65 | no property `form`
            actors: { a: { machine: ../../etc/passwd } }                         | 2:25 | lies outside
            actors: { a: { machine: /etc/passwd } }                              | 2:25 | lies outside
            actors: { a: { machine: [] } }                                       | 2:25 | not a list
            actors: { "a/b": { machine: ./worker.yaml } }                        | 2:11 | is no name for an actor
            actors: { a: { machine: ./worker.yaml, context: { mee: x } } }       | 2:51 | has no variable `mee`
            actors: { a: { machine: ./worker.yaml, context: { jobs: x } } }      | 2:51 | is of type int
            actors: { a: { machine: ./worker.yaml, context: { jobs: '${1/0}' } } } | 2:51 | division by zero
            actors: { a: { machine: ./worker.yaml, mailbox: { capacity: 0 } } }  | 2:61 | must be at least 1
            actors: { a: { machine: ./worker.yaml, mailbox: { overflow: dorp-newest, capacity: 1 } } } | 2:61 | must be block or
            actors: { a: { machine: ./worker.yaml, restart: never } }            | 2:49 | must be permanent or
            actors: { a: { machine: ./worker.yaml, environment: 7 } }            | 2:53 | must be true or false
            actors: {}                                                           | 1:3  | a system needs `actors`
            actors: { a: { machine: ./worker.yaml } }, channels: losy            | 2:54 | a channel can't be `losy`
            actors: { a: { machine: ./worker.yaml } }, channels: { a -> b: lossy } | 2:56 | there is no actor `b`
            actors: { a: { machine: ./worker.yaml } }, check: dedlock-free       | 2:51 | there is no check `dedlock-free`
            actors: { a: { machine: ./worker.yaml } }, check: { never: "a.in('bussy')" } | 2:66 | has no state `bussy`
            actors: { a: { machine: ./worker.yaml } }, check: { never: "b.in('busy')" } | 2:61 | there is no variable `b`
            actors: { a: { machine: ./worker.yaml } }, check: { never: "a.job > 1" } | 2:63 | has no variable `job`
            actors: { a: { machine: ./worker.yaml } }, check: { never: 7 }       | 2:60 | this is of type int
            actors: { a: { machine: ./worker.yaml, count: 2 } }, check: { never: "a[2].in('busy')" } | 2:72 | there is no actor `a[2]`
            actors: { a: { machine: ./worker.yaml, count: 2 } }, check: { never: "a.in('busy')" } | 2:73 | are several
            actors: { a: { machine: ./worker.yaml } }, check: { leads-to: { from: "true" } } | 2:63 | needs `to`
            actors: { a: { machine: ./worker.yaml } }, check: { mailbox-bound: { b: 1 } } | 2:70 | there is no actor `b`
            actors: { a: { machine: ./worker.yaml } }, supervision: { within: soon } | 2:67 | must be a duration
            actors: { a: { machine: ./worker.yaml } }, given: { pay: ok }        | 2:58 | a service answers
            actors: { a: { machine: ./worker.yaml } }, actor: {}                 | 2:44 | has no property `actor`
            """)
    void tellsWhatIsWrongAndWhere(String line, String position, String message) throws IOException {
        var reading = read("{ system: s,\n" + line + "\n}");

        assertThat(reading.system()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.position()).hasToString(position);
        });
    }

    @Test
    void asksForTheDataThatComesFromOutside() throws IOException {
        Files.writeString(folder.resolve("payer.yaml"), """
                machine: payer
                events: { PAY: { amount: int } }
                initial: a
                states: { a: { on: { PAY: a } } }
                """);

        assertThat(read("""
                system: s
                actors: { p: { machine: ./payer.yaml, environment: true } }
                """).problems()).extracting(Problem::message)
                .containsExactly("`PAY` comes from outside and carries `amount`");
        assertThat(
                read("""
                        system: s
                        actors: { p: { machine: ./payer.yaml, environment: { PAY: [ { amount: 1 }, { amount: 5 } ] } } }
                        """)
                        .system().orElseThrow().groups().getFirst().environment().orElseThrow().choices())
                .hasSize(2);
    }

    @Test
    void whatTheSystemSendsWhereverThatIsWrittenDoesNotComeFromOutside() throws IOException {
        Files.writeString(folder.resolve("boss.yaml"),
                """
                        machine: boss
                        context: { n: 0 }
                        initial: a
                        states:
                          a:
                            entry: [ { choose: [ { if: n > 0, actions: [ { raise: OWN } ] } ] } ]
                            invoke: { src: helper }
                            on: { OWN: a, FROM_CHILD: a, FROM_CHILD_OF_ANOTHER: a, IN_A_BRANCH: a, BY_DEFAULT: a, OUTSIDE: a }
                        """);
        Files.writeString(folder.resolve("helper.yaml"), """
                machine: helper
                initial: a
                states: { a: { entry: [ { sendParent: FROM_CHILD } ] } }
                """);
        Files.writeString(folder.resolve("clerk.yaml"),
                """
                        machine: clerk
                        context: { list: [], each: 0 }
                        initial: a
                        states:
                          a:
                            initial: { target: b, actions: [ { sendTo: boss, event: BY_DEFAULT } ] }
                            entry: [ { forEach: list, item: each, actions: [ { sendTo: boss, event: IN_A_BRANCH } ] } ]
                            states: { b: { invoke: { src: messenger } } }
                        """);
        Files.writeString(folder.resolve("messenger.yaml"),
                """
                        machine: messenger
                        initial: a
                        states: { a: { entry: [ { sendTo: boss, event: FROM_CHILD_OF_ANOTHER }, { sendParent: OUTSIDE } ] } }
                        """);

        var system = read("""
                system: s
                actors:
                  boss: { machine: ./boss.yaml, environment: true }
                  clerk: { machine: ./clerk.yaml }
                machines: { helper: ./helper.yaml, messenger: ./messenger.yaml }
                """);

        assertThat(system.problems()).isEmpty();
        assertThat(system.system().orElseThrow().groups().getFirst().environment().orElseThrow().choices())
                .containsExactly(Event.of("OUTSIDE"));
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("outside.yaml"), MACHINE);
        Files.createSymbolicLink(folder.resolve("link.yaml"), outside);

        assertThat(read("system: s\nactors: { a: { machine: ./link.yaml } }\n").problems())
                .extracting(Problem::message).first().asString().contains("lies outside");
    }

    @Test
    void whatKeepsAMachineFromRunningIsToldWithItsFile() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"),
                "machine: bad\ninitial: a\nstates: { a: { on: { X: b } } }\n");

        var problem = read("system: s\nactors: { a: { machine: ./bad.yaml } }\n").problems().getFirst();
        assertThat(problem.file()).endsWith("bad.yaml");
        assertThat(problem.code()).isEqualTo("SC001");
    }

    private SystemReading read(String text) throws IOException {
        Files.writeString(folder.resolve("worker.yaml"), MACHINE);
        Path file = folder.resolve("system.yaml");
        return SystemReader.read(YamlReader.read(file.toString(), text),
                MachineFiles.beside("system.yaml", file, folder));
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(Member::name).toList();
    }
}
