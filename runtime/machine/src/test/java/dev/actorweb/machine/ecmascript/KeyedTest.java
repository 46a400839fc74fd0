package dev.actorweb.machine.ecmascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Surroundings;
import dev.actorweb.machine.scxml.ScxmlReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.SavedJson;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `Map` and `Set`: in expressions, as part of a machine's state, and against a map of Java.
class KeyedTest {
    private static final Names NAMES = new Names(List.of("m", "s"), "m", false);
    private static final Surroundings ENV = List.of(
            Map.of("(map)", List.of(List.of("a", 1L), List.of("b", List.of(2L)))),
            Map.of("(set)", List.of("x", 7L)))::get;

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '~', value = {
            "m.get('a')→1", "m.get('z')→undefined", "m.size→2", "m.has('b')→true", "m.has('z')→false",
            "m.get('b')[0]→2", "m.nothing→undefined", "s.size→2", "s.has(7)→true", "s.has('7')→false",
            "new Map().size→0", "new Map→[object Map]", "new Set(null).size→0", "String(s)→[object Set]",
            "new Set([3, 1, 3, 2]).size→3", "[...new Set([3, 1, 3, 2])]→3,1,2",
            "[...new Set('hello')].join('')→helo",
            "[...m][0]→a,1", "[...m.keys()]→a,b", "[...m.values()].length→2", "[...m.entries()][1][0]→b",
            "[...s.values(), ...s.keys()]→x,7,x,7", "[...s.entries()][0]→x,x",
            "Array.from(m).length→2", "Array.from(s, v => v + '!')→x!,7!",
            "Array.from({length: 3}, (_, i) => i * i)→0,1,4",
            "Object.fromEntries(m).a→1", "new Map(Object.entries({k: 5})).get('k')→5",
            "new Map(m).get('a')→1",
            "new Map([[1, 'one'], ['1', 'text']]).get(1)→one", "new Map([[NaN, 'n']]).get(0 / 0)→n",
            "new Map([[0, 'zero']]).get(-0)→zero", "new Map([[null, 'n']]).get(null)→n",
            "new Map([[null, 'n']]).get(undefined)→undefined",
            "new Map([[[1, 2], 'list']]).get([1, 2])→list", "new Map([[{a: 1}, 'o']]).has({a: 2})→false",
            "new Map([['a', 1]]).set('b', 2).set('a', 3).size→2",
            "[...new Map([['a', 1]]).set('b', 2).set('a', 3).values()]→3,2",
            "[...new Set([1, 2]).add(3).add(1)]→1,2,3", "m.delete('a')→true", "m.delete('z')→false",
            "(() => { m.delete('a'); m.set('a', 9); return [...m.keys()] })()→b,a",
            "(() => { m.clear(); return m.size })()→0",
            "(() => { let t = ''; m.forEach((v, k, all) => t += k + v + all.size); return t })()→a12b22",
            "(() => { let t = ''; for (const [k, v] of m) t += k + v; return t })()→a1b2",
            "(() => { let t = ''; s.forEach((v, k) => { t += v; s.delete(7) }); return t })()→x",
            "(() => { let t = 0; for (const k in m) t++; return t })()→0",
            "(() => { const o = {n: 1}; const set = new Set([o]); o.n = 2; return [...set][0].n })()→2",
            "(() => { const k = [1]; const n = new Map([[k, 'v']]); k.push(2); return n.get([1, 2]) + n.get([1]) })()→vundefined",
            "(() => { const [first] = s; return first })()→x",
            "new Map() instanceof Map→true", "new Map() instanceof Set→false", "s instanceof Set→true",
            "s instanceof Object→true", "({}) instanceof Map→false", "typeof m→object", "m ? 1 : 2→1",
            "JSON.stringify([m, s])→[{},{}]", "Object.keys(m).length→0", "'a' in m→false",
            "({...m}).a→undefined",
            "m == m→true", "new Set([1, 2]) == new Set([1, 2])→true",
            "new Set([1, 2]) == new Set([2, 1])→false",
            "[...new Set([1, 2]).union(new Set([2, 3]))]→1,2,3",
            "[...new Set([1, 2]).intersection(new Set([2, 3]))]→2",
            "[...new Set([1, 2]).difference(new Set([2, 3]))]→1",
            "[...new Set([1, 2]).symmetricDifference(new Set([2, 3]))]→1,3",
            "new Set([1]).isSubsetOf(new Set([1, 2]))→true",
            "new Set([1, 3]).isSubsetOf(new Set([1, 2]))→false",
            "new Set([1, 2]).isSupersetOf(new Set([1]))→true",
            "new Set([1]).isDisjointFrom(new Set([2]))→true"})
    void valuesAreThoseOfEcmaScript(String text, String expected) {
        assertThat(EcmaScript.text(eval(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s.get(1)              | a Set has no `get`
            s.set(1, 2)           | a Set has no `set`
            m.add(1)              | a Map has no `add`
            m.union(s)            | a Map has no `union`
            m.keys().next()       | a value of type object has no `next`
            m.frob()              | a Map has no `frob`
            s.union([1])          | `union` takes a Set
            new Map([1])          | a Map is made of pairs of key and value
            new Map(3)            | a value of type number has no items
            m.forEach(1)          | `the argument of forEach` is no function
            Map()                 | `Map` is not declared
            new WeakMap()         | `WeakMap` is not declared
            (m.x = 1)             | `x` cannot be set in a value of type object
            """)
    void whatIsWrongIsSaidSo(String text, String message) {
        assertThat(eval(text)).isInstanceOfSatisfying(EvalError.class,
                error -> assertThat(error.message()).isEqualTo(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(() => { for (;;) s.add(s.size) })()",
            "(() => { for (;;) s.add({n: s.size}) })()",
            "(() => { const a = new Set(); a.add(a); return a })()",
            "(() => { let a = new Map(); for (;;) a = new Map([[a, a]]) })()"})
    void nothingGrowsForEver(String text) {
        assertThat(eval(text)).isInstanceOf(EvalError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"(map)\": 1}", "{\"(map)\": [1]}", "{\"(map)\": [[1]]}",
            "{\"(map)\": [], \"b\": 1}",
            "{\"(set)\": null}"})
    void whatOnlyLooksLikeOneIsAnObject(String json) {
        assertThat(EcmaScript.text(eval("JSON.parse('" + json + "')"))).isEqualTo("[object Object]");
        assertThat(EcmaScript.text(eval("JSON.parse('" + json + "') instanceof Map"))).isEqualTo("false");
    }

    @Test
    void itIsPartOfTheStateInTheOrderInWhichItWasMade() {
        var simulation = simulation();
        simulation.send(Event.of("add", Map.of("k", "b")));
        simulation.send(Event.of("add", Map.of("k", "a")));
        Snapshot both = simulation.snapshot();

        assertThat(both).hasToString("[s] {n={(map)=[[b, 1], [a, 1]]}}");

        simulation.send(Event.of("add", Map.of("k", "b")));
        simulation.send(Event.of("add", Map.of("k", "b", "by", -1L)));
        assertThat(simulation.snapshot()).isEqualTo(both).hasSameHashCodeAs(both);

        simulation.send(Event.of("drop", Map.of("k", "b")));
        simulation.send(Event.of("add", Map.of("k", "b")));
        assertThat(simulation.snapshot()).isNotEqualTo(both).hasToString("[s] {n={(map)=[[a, 1], [b, 1]]}}");

        simulation.send(Event.of("end"));
        assertThat(simulation.snapshot().configuration()).containsExactly("s");
        simulation.send(Event.of("drop", Map.of("k", "b")));
        simulation.send(Event.of("end"));
        assertThat(simulation.snapshot().configuration()).containsExactly("full");
    }

    @Test
    void itIsSavedAndGoesOn() {
        var simulation = simulation();
        simulation.send(Event.of("add", Map.of("k", "a")));
        String json = SavedJson.write(simulation.save());
        Simulation again = Simulation.resume(
                SavedJson.read(machine(), "saved.json", json, _ -> Optional.empty()).saved().orElseThrow(),
                Guards.NONE, _ -> Duration.ZERO);

        assertThat(again.snapshot()).hasToString(simulation.snapshot().toString());
        again.send(Event.of("end"));
        assertThat(again.snapshot().configuration()).containsExactly("full");
    }

    @Test
    void conditionsThatChangeOneAreTold() {
        Reading reading = ScxmlReader.read("m.scxml", """
                <scxml><datamodel><data id="n" expr="new Set()"/></datamodel>
                  <state id="a"><transition cond="n.delete(1)" target="a"/></state></scxml>""",
                Optional.empty());

        assertThat(reading.problems()).extracting(Object::toString)
                .containsExactly("m.scxml:2:35: what this does to `n` is forgotten");
    }

    @Test
    void aMapDoesWhatAMapOfJavaDoes() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            StringBuilder script = new StringBuilder("(() => { const m = new Map(); const log = [];");
            Map<String, Integer> model = new LinkedHashMap<>();
            StringBuilder log = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                int key = random.nextInt(6);
                String name = key < 3 ? "" + key : key < 5 ? "'k" + key + "'" : "[5]";
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        script.append("m.set(").append(name).append(", ").append(i).append(");");
                        model.put(name, i);
                    }
                    case 2 -> {
                        script.append("log.push(m.delete(").append(name).append("));");
                        log.append(model.remove(name) != null).append(',');
                    }
                    case 3 -> {
                        script.append("log.push(m.has(").append(name).append("), m.get(").append(name)
                                .append(") ?? 'none');");
                        log.append(model.containsKey(name)).append(',')
                                .append(model.containsKey(name) ? model.get(name) : "none").append(',');
                    }
                    default -> {
                        script.append("log.push(m.size, [...m.values()].join('+'));");
                        log.append(model.size()).append(',').append(String.join("+",
                                model.values().stream().map(String::valueOf).toList())).append(',');
                    }
                }
            }
            script.append("log.push(''); return log })()");
            assertThat(EcmaScript.text(eval(script.toString()))).as(script.toString())
                    .isEqualTo(log.toString());
        }
    }

    private static Simulation simulation() {
        return new Simulation(machine());
    }

    private static CompiledMachine machine() {
        Reading reading = ScxmlReader.read("m.scxml",
                """
                        <scxml initial="s" datamodel="ecmascript" name="m"><datamodel><data id="n" expr="new Map()"/></datamodel>
                          <state id="s">
                            <transition event="add">
                              <script>n.set(_event.data.k, (n.get(_event.data.k) ?? 0) + (_event.data.by ?? 1))</script>
                            </transition>
                            <transition event="drop"><script>n.delete(_event.data.k)</script></transition>
                            <transition event="end" cond="n.size == 1 &amp;&amp; n.has('a')" target="full"/>
                          </state><final id="full"/></scxml>""",
                Optional.empty());
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    private static @Nullable Object eval(String text) {
        Parsed parsed = EcmaScript.parse(text, NAMES, index -> new Position(1, index + 1));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Done.class);
        return ((Parsed.Done) parsed).expression().eval(ENV);
    }
}
