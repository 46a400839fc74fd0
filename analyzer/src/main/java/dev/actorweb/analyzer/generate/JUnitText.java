package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.simulate.Expectation;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Scenario;
import dev.actorweb.analyzer.structure.References;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes scenarios as a JUnit class that drives the actor of the machine, with the runtime's test
/// kit; what it needs to do so is in the class `MachineStage` beside it.
public final class JUnitText {
    private final StringBuilder out = new StringBuilder();
    private final Names names = new Names();
    private final Machine machine;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private JUnitText(Machine machine) {
        this.machine = machine;
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                ids.put(invoke.src(), invoke.id());
            }
        }
        names.method("stage");
    }

    /// The name of the class.
    public static String className(Machine machine) {
        String name = Names.type(machine.name());
        return (name.equals("Machine") ? "" : name) + "MachineTest";
    }

    /// The text of the class.
    ///
    /// @param inPackage
    ///            its package; empty for none
    /// @param spec
    ///            where the spec is, seen from the folder in which tests run
    public static String of(Suite suite, String inPackage, String spec, String comment) {
        JUnitText text = new JUnitText(suite.machine().machine());
        text.write(suite, inPackage, spec, comment);
        return text.out.toString();
    }

    private void write(Suite suite, String inPackage, String spec, String comment) {
        String stage = inPackage.isEmpty() ? "MachineStage" : inPackage + ".MachineStage";
        out.append("// ").append(Names.line(comment)).append('\n')
                .append(inPackage.isEmpty() ? "" : "package " + inPackage + ";\n\n");
        if (!inPackage.isEmpty()) { // nothing is imported from the package without a name
            out.append("import static ").append(stage).append(".list;\nimport static ").append(stage)
                    .append(".map;\n\n");
        }
        out.append("import java.time.Duration;\nimport org.junit.jupiter.api.Test;\n\n/// Drives the actor ")
                .append("of the machine `").append(Names.line(machine.name()))
                .append("` along each of its ways.\nclass ")
                .append(className(machine)).append(" {\n    private static MachineStage stage() {\n")
                .append("        return new MachineStage(").append(text(spec)).append(")");
        bind();
        out.append(";\n    }\n");
        for (Scenario scenario : suite.scenarios()) {
            test(scenario, inPackage.isEmpty() ? "MachineStage." : "");
        }
        out.append("}\n");
    }

    private void bind() {
        Set<String> guards = new LinkedHashSet<>();
        Set<String> actions = new LinkedHashSet<>();
        Set<String> services = new LinkedHashSet<>();
        Set<String> recipients = new TreeSet<>();
        Set<String> delays = new LinkedHashSet<>();
        for (Machine one : withParts(machine)) {
            References references = References.of(one);
            references.guards().forEach(guard -> guards.add(guard.name()));
            references.actions().forEach(action -> actions.add(action.name()));
            references.services().forEach(service -> services.add(service.name()));
            one.parts().keySet().forEach(services::remove);
            for (References.Wait wait : references.waits()) {
                if (wait.delay() instanceof Delay.Named delay) {
                    delays.add(delay.name());
                }
            }
            recipients(one, recipients);
        }
        each("guards", guards);
        each("actions", actions);
        each("services", services);
        each("recipients", recipients);
        each("delays", delays);
    }

    private static List<Machine> withParts(Machine machine) {
        List<Machine> all = new ArrayList<>(List.of(machine));
        machine.parts().values().forEach(part -> all.addAll(withParts(part)));
        return all;
    }

    private void each(String method, Set<String> bound) {
        if (!bound.isEmpty()) {
            List<String> texts = new ArrayList<>();
            bound.forEach(name -> texts.add(text(name)));
            out.append("\n                .").append(method).append('(').append(String.join(", ", texts))
                    .append(')');
        }
    }

    private static void recipients(Machine machine, Set<String> recipients) {
        for (Action action : machine.actions()) {
            if (action instanceof Action.SendTo send
                    && send.actor() instanceof Template.Constant(Object name)) {
                recipients.add(String.valueOf(name));
            } else if (action instanceof Action.SendParent) {
                recipients.add("#parent");
            }
        }
        recipients.remove("#origin");
    }

    private void test(Scenario scenario, String prefix) {
        out.append("\n    /// Takes `").append(Names.line(scenario.name())).append("`.\n    @Test\n    void ")
                .append(names.method(scenario.name())).append("() {\n        try (var stage = stage()) {\n");
        scenario.given().guards()
                .forEach((name, answers) -> line("given(" + text(name) + answers(answers) + ")"));
        scenario.given().delays()
                .forEach((name, time) -> line("delay(" + text(name) + ", " + duration(time) + ")"));
        line("start()");
        for (Scenario.Step step : scenario.steps()) {
            Given given = step.given();
            given.guards().forEach((name, answers) -> line("during(" + text(name) + answers(answers) + ")"));
            line(call(step, prefix));
        }
        out.append("        }\n    }\n");
    }

    private void line(String call) {
        out.append("            stage.").append(call).append(";\n");
    }

    private String call(Scenario.Step step, String prefix) {
        return switch (step) {
            case Scenario.Step.Send send ->
                "send(" + text(send.event().type()) + ", " + value(send.event().data(), prefix) + ")";
            case Scenario.Step.Advance advance -> "advance(" + duration(advance.time()) + ")";
            case Scenario.Step.Answer answer -> {
                String id = text(ids.getOrDefault(answer.service(), answer.service()));
                yield answer.fails()
                        ? "fail(" + id + ", \"failed\", \"failed\")"
                        : "answer(" + id + ", " + value(answer.value(), prefix) + ")";
            }
            case Scenario.Step.Expect expect -> expect(expect.expectation(), prefix);
        };
    }

    private static String expect(Expectation expected, String prefix) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        expected.context().forEach((name, part) -> context.put(name, part.value()));
        String call = "expect(" + value(part(expected.configuration()), prefix) + ", "
                + value(context, prefix)
                + ", " + value(part(expected.actions()), prefix) + ")";
        return expected.done().isPresent() ? call + ".expectEnd()" : call;
    }

    private static List<String> part(Optional<Expectation.Part<List<String>>> part) {
        return part.map(Expectation.Part::value).orElse(List.of());
    }

    private static String answers(List<Boolean> answers) {
        StringBuilder list = new StringBuilder();
        answers.forEach(answer -> list.append(", ").append(answer));
        return list.toString();
    }

    private static String duration(Duration time) {
        if (time.toNanos() % 1_000_000 != 0) {
            return "Duration.ofNanos(" + time.toNanos() + "L)";
        }
        long millis = time.toMillis();
        return millis % 1000 == 0
                ? "Duration.ofSeconds(" + millis / 1000 + ")"
                : "Duration.ofMillis(" + millis + ")";
    }

    private static String value(@Nullable Object value, String prefix) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                List<String> parts = new ArrayList<>();
                map.forEach((key, item) -> {
                    parts.add(text(String.valueOf(key)));
                    parts.add(value(item, prefix));
                });
                yield prefix + "map(" + String.join(", ", parts) + ")";
            }
            case List<?> list -> {
                List<String> parts = new ArrayList<>();
                list.forEach(item -> parts.add(list.size() == 1 && item == null
                        ? "(Object) null"
                        : value(item, prefix)));
                yield prefix + "list(" + String.join(", ", parts) + ")";
            }
            case Long number -> number + "L";
            case Double number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                quoted.append(c);
            } else {
                // as an octal escape where that is possible: a Unicode escape of a line break would
                // break it
                quoted.append(c < 0x20 ? "\\%03o".formatted((int) c) : "\\u%04x".formatted((int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
