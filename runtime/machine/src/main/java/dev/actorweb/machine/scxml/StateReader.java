package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Initial;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the tree of states, depth first, which is document order.
final class StateReader {
    private static final List<String> STATES = List.of("state", "parallel", "final", "history");
    private final Values values;
    private final Content content;
    private final InvokeReader invokes;
    private final Map<Element, List<Element>> late;
    private final List<@Nullable State> states = new ArrayList<>();

    /// @param late
    ///            the data that is bound when a state is entered for the first time
    StateReader(Values values, Content content, DocumentReader document, Map<Element, List<Element>> late) {
        this.values = values;
        this.content = content;
        this.invokes = new InvokeReader(values, content, document);
        this.late = late;
    }

    List<State> root(Element root, String name) {
        read(root, -1, name, "");
        List<State> complete = new ArrayList<>(states.size());
        for (State state : states) {
            if (state != null) {
                complete.add(state);
            }
        }
        return complete;
    }

    private int read(Element element, int parent, String key, String path) {
        int index = states.size();
        states.add(null);
        Optional<State.Id> id = parent < 0
                ? Optional.empty()
                : element.attribute("id").filter(text -> !text.isBlank())
                        .map(text -> new State.Id(text.value().strip(), text.positionOf(0)));
        List<Integer> children = new ArrayList<>();
        for (Element child : Vocabulary.children(element)) {
            if (STATES.contains(child.name())) {
                String childKey = child.attribute("id").filter(text -> !text.isBlank())
                        .map(text -> text.value().strip()).orElse(child.name() + "-" + states.size());
                children.add(read(child, index, childKey, path.isEmpty() ? childKey : path + "." + childKey));
            }
        }
        Kind kind = kind(element, children);
        boolean history = kind == Kind.HISTORY;
        List<Transition> on = new ArrayList<>();
        List<Transition> always = new ArrayList<>();
        if (!history) {
            transitions(element, on, always);
        }
        states.set(index, new State(index, parent, key, path, id, kind,
                kind == Kind.COMPOUND ? initial(element) : Optional.empty(), children, on, List.of(), always,
                List.of(), List.of(), invokes.read(element, id.isPresent() ? id.get().text() : key),
                history ? defaultActions(element) : entry(element, parent),
                content.handlers(element, "onexit"),
                history ? Optional.of(history(element)) : Optional.empty(),
                history ? defaultTargets(element) : List.of(), donedata(element), List.of(), Optional.empty(),
                Optional.empty(), element.position()));
        return index;
    }

    private static Kind kind(Element element, List<Integer> children) {
        return switch (element.name()) {
            case "parallel" -> Kind.PARALLEL;
            case "final" -> Kind.FINAL;
            case "history" -> Kind.HISTORY;
            default -> children.isEmpty() && !element.name().equals("scxml") ? Kind.ATOMIC : Kind.COMPOUND;
        };
    }

    // ---- entering

    private Optional<Initial> initial(Element element) {
        Optional<Text> attribute = element.attribute("initial");
        if (attribute.isPresent()) {
            for (Element child : Vocabulary.children(element)) {
                if (child.name().equals("initial")) {
                    values.problems().error(Problem.UNKNOWN_KEY, child.position(),
                            "`<" + element.name() + ">` has an attribute `initial` already",
                            Optional.of("keep one of the two"));
                }
            }
            return Optional.of(new Initial(targets(attribute), List.of(), attribute.get().positionOf(0)));
        }
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("initial")) {
                for (Element transition : Vocabulary.children(child)) {
                    return Optional.of(new Initial(targets(transition.attribute("target")),
                            content.actions(transition), child.position()));
                }
                values.problems().error(Problem.WRONG_VALUE, child.position(),
                        "`<initial>` needs `<transition target=\"…\"/>` inside");
            }
        }
        for (Element child : Vocabulary.children(element)) {
            if (STATES.contains(child.name()) && !child.name().equals("history")) {
                return Optional.of(new Initial(List.of(first(child)), List.of(), element.position()));
            }
        }
        return Optional.empty();
    }

    /// The first state in document order.
    private Target first(Element child) {
        Optional<Text> id = child.attribute("id").filter(text -> !text.isBlank());
        for (State state : states) {
            if (state != null && state.position().equals(child.position())) {
                return new Target(id.isPresent() ? "#" + id.get().value().strip() : state.key(),
                        child.position());
            }
        }
        throw new IllegalStateException("children are read before their parents");
    }

    private List<Action> entry(Element element, int parent) {
        List<Action> handlers = content.handlers(element, "onentry");
        if (parent < 0) {
            return DocumentReader.scripts(element, content);
        }
        List<Element> data = late.getOrDefault(element, List.of());
        if (data.isEmpty()) {
            return handlers;
        }
        List<Action> all = new ArrayList<>();
        all.add(bind(element, data));
        if (handlers.isEmpty() || handlers.getFirst() instanceof Action.Block) {
            all.addAll(handlers);
        } else {
            all.add(new Action.Block(handlers, handlers.getFirst().position()));
        }
        return List.copyOf(all);
    }

    /// The name of the variable that tells whether a state's data is bound already.
    static String flag(Element state) {
        return "__bound_" + state.position().line() + "_" + state.position().column();
    }

    private Action bind(Element element, List<Element> data) {
        Position position = element.position();
        List<Action> actions = new ArrayList<>();
        Text flag = new Text(flag(element), flag(element), position);
        actions.add(Content.assign(flag.value(), values.value(new Text("true", "true", position)), position));
        for (Element datum : data) {
            String id = datum.attribute("id").map(text -> text.value().strip()).orElse("");
            value(datum, values, content.given()).ifPresent(value -> actions.add(new Action.Block(
                    List.of(Content.assign(id, value, datum.position())), datum.position())));
        }
        Text unbound = new Text("!" + flag.value(), "!" + flag.value(), position);
        Guard guard = values.guard(unbound);
        return new Action.Block(List.of(new Action.Choose(
                List.of(new Action.Branch(Optional.of(guard), actions, position)), position)), position);
    }

    /// What a `<data>` gives its variable.
    static Optional<Expression> value(Element datum, Values values, Given given) {
        Optional<Text> src = datum.attribute("src");
        Optional<Text> expr = datum.attribute("expr");
        if (src.isPresent()) {
            return given.file(src.get(), datum.position());
        }
        if (expr.isPresent()) {
            return Optional.of(values.value(expr.get()));
        }
        boolean empty = datum.elements().isEmpty() && datum.text().isBlank();
        return empty ? Optional.empty() : Optional.of(given.literal(datum));
    }

    // ---- transitions

    private void transitions(Element element, List<Transition> on, List<Transition> always) {
        for (Element child : Vocabulary.children(element)) {
            if (!child.name().equals("transition")) {
                continue;
            }
            Optional<Text> event = child.attribute("event");
            if (event.isEmpty()) {
                always.add(transition(child, new Trigger.Always(child.position())));
            }
            for (Text descriptor : Text.words(event)) {
                on.add(transition(child, new Trigger.OnEvent(descriptor.value(), descriptor.position())));
            }
            if (event.isEmpty() && child.attribute("cond").isEmpty() && child.attribute("target").isEmpty()) {
                values.problems().error(Problem.WRONG_VALUE, child.position(),
                        "a `<transition>` needs `event`, `cond` or `target`");
            }
        }
    }

    private Transition transition(Element element, Trigger trigger) {
        Optional<Text> type = element.attribute("type");
        if (type.isPresent() && !List.of("internal", "external").contains(type.get().value())) {
            values.problems().error(Problem.WRONG_VALUE, type.get().positionOf(0),
                    "`type` must be internal or external, not `" + type.get().value() + "`");
        }
        boolean internal = type.isPresent() && type.get().value().equals("internal");
        Optional<Text> target = element.attribute("target");
        return new Transition(trigger, targets(target), element.attribute("cond").map(values::guard),
                content.actions(element), !internal && target.isPresent(), false, Optional.empty(),
                Optional.empty(), element.position());
    }

    private static List<Target> targets(Optional<Text> text) {
        List<Target> targets = new ArrayList<>();
        for (Text word : Text.words(text)) {
            targets.add(new Target("#" + word.value(), word.position()));
        }
        return targets;
    }

    // ---- history and final states

    private History history(Element element) {
        Optional<Text> type = element.attribute("type");
        if (type.isPresent() && !List.of("shallow", "deep").contains(type.get().value())) {
            values.problems().error(Problem.WRONG_VALUE, type.get().positionOf(0),
                    "`type` must be shallow or deep, not `" + type.get().value() + "`");
        }
        return type.isPresent() && type.get().value().equals("deep") ? History.DEEP : History.SHALLOW;
    }

    private List<Target> defaultTargets(Element history) {
        for (Element transition : Vocabulary.children(history)) {
            return targets(transition.attribute("target"));
        }
        return List.of();
    }

    private List<Action> defaultActions(Element history) {
        for (Element transition : Vocabulary.children(history)) {
            return content.actions(transition);
        }
        return List.of();
    }

    private Optional<Template> donedata(Element element) {
        for (Element child : Vocabulary.children(element)) {
            if (child.name().equals("donedata")) {
                for (Element given : Vocabulary.children(child)) {
                    if (given.name().equals("content")) {
                        return Optional.of(content.given().content(given));
                    }
                }
                return Optional.of(new Template.MapOf(content.given().payload(child)));
            }
        }
        return Optional.empty();
    }
}
