package dev.actorweb.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineReaderTest {
    private static final String GIT = """
            machine: git-actor
            description: Runs git for one repository.
            context:
              branch: ""
              retries: { type: int, initial: 0, min: 0, max: 3 }
            events:
              COMMIT: { message: string }
              FAILED: { reason: string }
              RETRY: {}
            initial: idle
            states:
              idle:
                tags: [ready]
                on:
                  COMMIT:
                    - target: committing
                      if: "event.message != ''"
                      actions: [ { assign: { branch: "'main'" } } ]
                    - target: rejected
              committing:
                invoke: { src: git.commit, onDone: committed, onError: failed }
                after: { 30s: timedOut }
              failed:
                always: [ { target: givenUp, if: "retries >= 3" } ]
                on: { RETRY: { target: committing, actions: [ { assign: { retries: "retries + 1" } } ] } }
              committed: { type: final }
              givenUp: { type: final }
              rejected: { on: { COMMIT: idle } }
              timedOut: { on: { RETRY: committing } }
            """;

    @Test
    void theExampleOfTheLanguageIsRead() {
        var machine = read(GIT);

        assertThat(machine.name()).isEqualTo("git-actor");
        assertThat(machine.context()).extracting(Variable::name).containsExactly("branch", "retries");
        assertThat(machine.context().get(1).type()).isEqualTo(Type.INT);
        assertThat(machine.context().get(1).max()).hasValue(3);
        assertThat(machine.events()).extracting(EventDeclaration::name).containsExactly("COMMIT", "FAILED",
                "RETRY");
        assertThat(machine.states()).extracting(State::name).containsExactly("git-actor", "idle",
                "committing",
                "failed", "committed", "givenUp", "rejected", "timedOut");
        var idle = machine.states().get(1);
        assertThat(idle.tags()).containsExactly("ready");
        assertThat(idle.position()).isEqualTo(new Position(12, 3));
        assertThat(idle.on()).hasSize(2);
        assertThat(idle.on().getFirst().guard()).hasValueSatisfying(guard -> assertThat(guard.position())
                .isEqualTo(new Position(17, 16)));
        assertThat(idle.on().getFirst().targets())
                .containsExactly(new Target("committing", new Position(16, 19)));
        var committing = machine.states().get(2);
        assertThat(committing.invokes().getFirst().id()).isEqualTo("0.git-actor.committing");
        assertThat(committing.after().getFirst().trigger()).isEqualTo(new Trigger.After(
                new Delay.Fixed(Duration.ofSeconds(30), "30s", new Position(22, 14)), new Position(22, 14)));
        assertThat(machine.states().get(4).kind()).isEqualTo(Kind.FINAL);
    }

    @Test
    void targetsResolveWhereTheyAreWritten() {
        var machine = read("""
                id: m
                initial: a
                states:
                  a:
                    initial: b
                    states: { b: { states: { c: {} } }, d: { id: other } }
                  e: {}
                """);
        var a = machine.find("a").orElseThrow();
        var b = machine.find("a.b").orElseThrow();

        assertThat(machine.resolve(a, target("e"))).hasValue(machine.find("e").orElseThrow());
        assertThat(machine.resolve(a, target(".b.c"))).hasValue(machine.find("a.b.c").orElseThrow());
        assertThat(machine.resolve(b, target("d"))).hasValue(machine.find("other").orElseThrow());
        assertThat(machine.resolve(b, target("#m.e"))).hasValue(machine.find("e").orElseThrow());
        assertThat(machine.resolve(b, target("#m"))).hasValue(machine.root());
        assertThat(machine.resolve(a, target("#other"))).hasValue(machine.find("a.d").orElseThrow());
        assertThat(machine.resolve(machine.root(), target(".a.d")))
                .hasValue(machine.find("a.d").orElseThrow());
        assertThat(machine.resolve(a, target("b"))).isEmpty();
        assertThat(machine.resolve(a, target("#nowhere"))).isEmpty();
        assertThat(machine.resolveInitial(a, target("b.c"))).hasValue(machine.find("a.b.c").orElseThrow());
        assertThat(machine.idOf(machine.find("a.b").orElseThrow())).isEqualTo("m.a.b");
        assertThat(machine.isDescendant(machine.find("a.b.c").orElseThrow(), a)).isTrue();
        assertThat(machine.isDescendant(a, a)).isFalse();
    }

    @Test
    void everyActionIsRead() {
        var machine = read("""
                context: { n: 0, list: [] }
                entry:
                  - notify
                  - { type: show, params: { text: "n is ${n}", deep: [1, "${n}"] } }
                  - assign: { n: n + 1, list: "list + [n]" }
                  - raise: { type: GO, by: "${n}" }
                    delay: 1s
                    id: later
                  - { sendTo: worker, event: WORK, delay: pause }
                  - sendParent: { type: UP }
                  - emit: { type: DONE, n: "${n}" }
                  - cancel: later
                  - log: "at ${n}"
                  - { spawnChild: worker, id: w, input: { n: 1 } }
                  - stopChild: w
                """);

        assertThat(machine.root().entry()).extracting(action -> action.getClass().getSimpleName())
                .containsExactly(
                        "Named", "Named", "Assign", "Raise", "SendTo", "SendParent", "Emit", "Cancel", "Log",
                        "SpawnChild",
                        "StopChild");
        assertThat(machine.root().entry().get(3)).isInstanceOfSatisfying(Action.Raise.class, raise -> {
            assertThat(raise.id()).contains("later");
            assertThat(raise.delay()).map(Delay::text).contains("1s");
            assertThat(raise.event().data().entries()).containsOnlyKeys("by");
        });
        assertThat(machine.root().entry().get(9)).isInstanceOfSatisfying(Action.SpawnChild.class,
                spawn -> assertThat(spawn.input()).isEqualTo(new Template.MapOf(
                        Map.of("n", new Template.Constant(1L)))));
    }

    @Test
    void guardsCompose() {
        var machine = read("""
                on:
                  A: { guard: isValid }
                  B: { guard: { type: min, params: { size: 3 } } }
                  C: { guard: { and: [ a, { or: [ b, { not: c } ] }, { stateIn: "#x" }, { if: "1 < 2" } ] } }
                  D: { guard: a, if: "true" }
                """);

        assertThat(machine.root().on()).extracting(t -> t.guard().orElseThrow().getClass().getSimpleName())
                .containsExactly("Named", "Named", "And", "And");
        assertThat(machine.root().on().get(2).guard())
                .hasValueSatisfying(guard -> assertThat(((Guard.And) guard)
                        .guards()).extracting(g -> g.getClass().getSimpleName()).containsExactly("Named",
                                "Or", "StateIn",
                                "Inline"));
    }

    @Test
    void forbiddenAndTargetlessTransitionsDiffer() {
        var machine = read("{ on: { A: null, B: {}, C: { actions: x }, D: { target: null, actions: [] } } }");

        assertThat(machine.root().on()).extracting(Transition::forbidden).containsExactly(true, true, false,
                false);
        assertThat(machine.root().on()).allMatch(Transition::isTargetless);
    }

    @Test
    void aStateWithoutStatesInItIsAtomic() {
        var machine = read(
                "{ initial: a, states: { a: { states: {} }, h: { history: deep, states: {} }, p: { type: parallel } } }");

        assertThat(machine.find("a").orElseThrow().kind()).isEqualTo(Kind.ATOMIC);
        assertThat(machine.find("h").orElseThrow().kind()).isEqualTo(Kind.HISTORY);
        assertThat(machine.find("p").orElseThrow().kind()).isEqualTo(Kind.PARALLEL);
    }

    @Test
    void historyInvokesAndInitialsAreReadInTheirForms() {
        var machine = read("""
                initial: { target: a, actions: [x] }
                states:
                  a: { invoke: [ { src: one, id: first, input: { k: 1 }, onSnapshot: { actions: y } }, two ] }
                  h: { type: history }
                  d: { history: deep, target: [a, p] }
                  p: { type: parallel, initial: [q, r], states: { q: null, r: {} } }
                  f: { type: final, output: { n: 1 }, states: { x: {} }, on: { A: a } }
                """);

        assertThat(machine.root().initial())
                .hasValueSatisfying(initial -> assertThat(initial.actions()).hasSize(1));
        assertThat(machine.find("a").orElseThrow().invokes()).extracting(Invoke::id).containsExactly("first",
                "1.(machine).a");
        assertThat(machine.find("h").orElseThrow().history()).contains(History.SHALLOW);
        assertThat(machine.find("d").orElseThrow().history()).contains(History.DEEP);
        assertThat(machine.find("d").orElseThrow().historyDefault()).hasSize(2);
        assertThat(machine.find("p").orElseThrow().initial())
                .hasValueSatisfying(i -> assertThat(i.targets()).hasSize(2));
        assertThat(machine.find("f").orElseThrow().kind()).isEqualTo(Kind.FINAL);
    }

    @Test
    void eventsAreInferredWhereNoneAreDeclared() {
        var machine = read(
                "{ on: { B: null, '*': null, a.*: null, xstate.done.state.x: null }, states: { s: { on: { A: null, B: null } } } }");

        assertThat(machine.eventsDeclared()).isFalse();
        assertThat(machine.events()).extracting(EventDeclaration::name).containsExactly("B", "A");
    }

    @Test
    void contextVariablesHaveTheTypeTheyShowOrDeclare() {
        var machine = read("""
                context:
                  a: 1
                  b: 1.5
                  c: null
                  d: [1]
                  e: { type: double, initial: 2 }
                  f: { type: string }
                  g: { type: admin, name: x }
                  h: { type: string, values: [on, off], initial: on }
                """);

        assertThat(machine.context()).extracting(Variable::type).containsExactly(Type.INT, Type.DOUBLE,
                Type.ANY,
                Type.LIST, Type.DOUBLE, Type.STRING, Type.MAP, Type.STRING);
        assertThat(machine.context().get(4).initial()).isEqualTo(2.0);
        assertThat(machine.context().get(5).initial()).isEqualTo("");
        assertThat(machine.context().get(7).values()).isEqualTo(List.of("on", "off"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "{ initail: a }~SC011~1:3: a machine has no property `initail`~did you mean `initial`?",
            "{ states: { a: { on: { A: { taget: b } } } } }~SC011~1:29: a transition has no property `taget`~did you mean `target`?",
            "{ on: { A: { cond: b } } }~SC011~1:14: a transition has no property `cond`~XState 4's `cond` became `guard`",
            "{ states: { a: {}, a: {} } }~SC002~1:20: the key `a` is here twice~leave one of the two out, or merge what they hold",
            "{ type: paralel }~SC011~1:9: `type` must be atomic or compound or parallel or final or history, not `paralel`~did you mean `parallel`?",
            "{ states: [a] }~SC011~1:11: `states` must be a mapping, not a list~-",
            "{ states: { a: 3 } }~SC011~1:16: the state `a` must be a mapping, not a number~-",
            "{ on: { '': a } }~SC011~1:9: an event needs a name~a transition without an event is written under `always`",
            "{ on: { a.*.b: a } }~SC011~1:9: `a.*.b` never matches an event~a wildcard is `*`, or `name.*` at the end",
            "{ entry: { foo: 1 } }~SC011~1:12: an action has no property `foo`~it may have type, assign, raise, sendTo, sendParent, emit, cancel, log, spawnChild, stopChild, choose, forEach, do",
            "{ entry: [[x]] }~SC011~1:11: an action must be a mapping, not a list~-",
            "{ entry: { raise: A, emit: B } }~SC011~1:22: an action is either `raise` or `emit`, not both~begin another list item with `-`",
            "{ entry: { raise: { by: 1 } } }~SC011~1:19: an event needs `type`, its name~-",
            "{ entry: { sendTo: a } }~SC011~1:10: an action `sendTo` needs `event`~sendTo: actor, event: NAME",
            "{ entry: { type: a, params: 3 } }~SC011~1:29: `params` must be a mapping, not a number~-",
            "{ entry: { assign: { n: 1 } } }~expression~1:22: there is no variable `n`~declare it under `context`",
            "{ context: { n: 0 }, entry: { assign: { n: \"'a'\" } } }~expression~1:45: the variable `n` is of type int; this is of type string~-",
            "{ context: { n: 0 }, always: { if: n } }~expression~1:36: `if` must be true or false; this is of type int~-",
            "{ always: { if: [1] } }~SC011~1:17: `if` must be an expression, not a list~-",
            "{ always: { if: x == } }~expression~1:17: there is no variable `x`~-",
            "{ events: { A: { n: itn } } }~SC011~1:21: there is no type `itn`~did you mean `int`?",
            "{ events: { A: 3 } }~SC011~1:16: the event `A` lists its fields with their types, not a number~-",
            "{ events: { A: {} }, on: { A: { if: event.x == 1 } } }~expression~1:43: the event `A` has no field `x`~-",
            "{ context: { n: { type: int, initial: 5, max: 3 } } }~SC011~1:17: the initial value of `n` is outside its domain~-",
            "{ context: { n: { type: int, initial: a } } }~SC011~1:39: the variable `n` is of type int; its initial value is text~-",
            "{ invoke: { onDone: a } }~SC011~1:11: an invoke needs `src`~-",
            "{ history: deep, type: atomic }~SC011~1:3: `history` belongs to a state of type history~say `type: history`, or leave it out",
            "{ target: a }~SC011~1:3: a machine has no property `target`~it may have machine, id, description, dialect, version, types, $schema, guards, actions, services,"
                    + " delays, context, events, states, type, history, initial, on, defer, always, after, onDone, invoke, entry, exit, output,"
                    + " tags, meta",
            "{ on: { A: { guard: { foo: 1 } } } }~SC011~1:21: a guard needs `type`~-",
            "{ on: { A: { reenter: yes } } }~SC011~1:23: `reenter` must be true or false, not text~-",
            "{ onDone: [[a]] }~SC011~1:12: a transition must be a mapping, not a list~-",
            "[1]~SC011~1:1: a machine must be a mapping, not a list~-",
            "{~yaml-syntax~1:2: not YAML: the text ends where a value is missing, or a `]` or `}`~-"})
    void whatCannotBeRepresentedIsAProblemAtItsPlace(String text, String code, String message, String hint) {
        var problems = MachineReader.read("m.yaml", text).problems();

        assertThat(problems).isNotEmpty();
        var problem = problems.getFirst();
        assertThat(problem.toString()).startsWith("m.yaml:" + message);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.hint().orElse("-")).isEqualTo(hint);
    }

    @Test
    void whatIsWrongButRepresentableIsNoProblem() {
        var reading = MachineReader.read("m", """
                initial: nowhere
                type: parallel
                states:
                  a: { on: { A: nowhere }, after: { -5: a, soon enough: a, 0: a, pause: a } }
                """);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.machine())
                .hasValueSatisfying(machine -> assertThat(machine.find("a").orElseThrow().after())
                        .extracting(t -> ((Trigger.After) t.trigger()).delay().getClass().getSimpleName())
                        .containsExactly("Fixed", "Invalid", "Fixed", "Named"));
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "250ms,PT0.25S", "250,PT0.25S", "1.5s,PT1.5S", "5m,PT5M", "5min,PT5M", "2h,PT2H",
            "1d,PT24H",
            "1h30m,PT1H30M", "1d2h3min4s5ms,PT26H3M4.005S", "0h1ms,PT0.001S", "-5,PT-0.005S", "0,PT0S"})
    void durationsAreReadWithTheirUnits(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"''", "s", "1x", "1 s", ".s", "1.2.3s", "--1", "99999999999999999d", "1e3", "1h30", "30m1h",
            "1m1min", "1h1.5m",
            "-1h30m", "1h-30m", "1h 30m", "2562047h59m", "h30m", "1hm"})
    void otherTextIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void everyRealXStateConfigurationIsRead() throws IOException {
        try (var files = Files.list(Conformance.folder("corpus/xstate"))) {
            for (Path file : files.toList()) {
                var reading = MachineReader.read(file);

                assertThat(reading.problems()).extracting(Problem::toString).as(file.toString()).isEmpty();
                assertThat(reading.machine()).isPresent();
            }
        }
    }

    private static Target target(String text) {
        return new Target(text, Position.START);
    }

    private static Machine read(String text) {
        var reading = MachineReader.read("m.yaml", text);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.isClean()).isTrue();
        return reading.machine().orElseThrow();
    }
}
