package dev.actorweb.machine;

import dev.actorweb.machine.State.History;
import dev.actorweb.machine.State.Initial;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the tree of states, depth first, which is document order.
final class StateReader {
    private static final List<String> KINDS = List.of("atomic", "compound", "parallel", "final", "history");
    private final Problems problems;
    private final ContextReader context;
    private final TransitionReader transitions;
    private final ActionReader actions;
    private final String machineName;
    private final String rootId;
    private final List<@Nullable State> states = new ArrayList<>();

    StateReader(Problems problems, ContextReader context, String machineName, String rootId) {
        this.problems = problems;
        this.context = context;
        this.machineName = machineName;
        this.rootId = rootId;
        this.actions = new ActionReader(problems, context);
        this.transitions = new TransitionReader(problems, context, actions);
    }

    /// The root and all below it.
    List<State> root(Fields fields) {
        read(fields, -1, machineName, "", fields.position());
        List<State> complete = new ArrayList<>(states.size());
        for (State state : states) {
            if (state != null) {
                complete.add(state);
            }
        }
        return complete;
    }

    private int read(Fields fields, int parent, String key, String path, Position position) {
        int index = states.size();
        states.add(null);
        Optional<State.Id> id = MachineReader.scalar(fields, "id")
                .map(text -> new State.Id(text.text(), text.position()));
        fields.text("id");
        String fullId = id.isPresent() ? id.get().text() : path.isEmpty() ? rootId : rootId + "." + path;
        Kind kind = kind(fields, path.isEmpty());
        Optional<History> history = kind == Kind.HISTORY
                ? Optional.of(history(fields))
                : misplacedHistory(fields);
        State state = new State(index, parent, key, path, id, kind, initial(fields),
                children(fields, index, path),
                transitions.onEvents(fields), transitions.deferred(fields), transitions.always(fields),
                transitions.after(fields),
                transitions.onDone(fields), invokes(fields, fullId),
                actions.list(fields, "entry", context.scope()),
                actions.list(fields, "exit", context.scope()), history,
                kind == Kind.HISTORY ? transitions.targets(fields) : List.of(),
                output(fields),
                tags(fields), fields.node("meta"), fields.text("description"), position);
        fields.finish();
        states.set(index, state);
        return index;
    }

    /// As in XState, a state with an empty `states` has no states; a machine must have some.
    private Kind kind(Fields fields, boolean isRoot) {
        boolean empty = fields.node("states").filter(node -> node instanceof Mapping(var states, var _)
                && states.isEmpty()).isPresent();
        boolean nested = fields.has("states") && (isRoot || !empty);
        Optional<String> type = fields.choice("type", KINDS);
        if (type.isEmpty()) {
            return nested ? Kind.COMPOUND : fields.has("history") ? Kind.HISTORY : Kind.ATOMIC;
        }
        return switch (type.get()) {
            case "parallel" -> Kind.PARALLEL;
            case "final" -> Kind.FINAL;
            case "history" -> Kind.HISTORY;
            case "compound" -> Kind.COMPOUND;
            default -> nested ? Kind.COMPOUND : Kind.ATOMIC;
        };
    }

    private History history(Fields fields) {
        Optional<String> depth = fields.choice("history", List.of("shallow", "deep", "true"));
        return depth.isPresent() && depth.get().equals("deep") ? History.DEEP : History.SHALLOW;
    }

    /// Only a history state remembers.
    private Optional<History> misplacedHistory(Fields fields) {
        Optional<Entry> entry = fields.entry("history");
        if (entry.isPresent()) {
            problems.error(Problem.UNKNOWN_KEY, entry.get().keyPosition(),
                    "`history` belongs to a state of type history",
                    Optional.of("say `type: history`, or leave it out"),
                    List.of("history"));
        }
        return Optional.empty();
    }

    private Optional<Initial> initial(Fields fields) {
        Optional<Node> node = fields.node("initial");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Mapping mapping) {
            Fields nested = new Fields(mapping, problems, "`initial`").allow("meta", "description");
            Initial initial = new Initial(transitions.targets(nested),
                    actions.list(nested, "actions", context.scope()), mapping.position());
            nested.finish();
            return Optional.of(initial);
        }
        if (node.get() instanceof Scalar scalar && scalar.isNull()) {
            return Optional.empty();
        }
        return Optional
                .of(new Initial(transitions.targets(fields, "initial"), List.of(), node.get().position()));
    }

    private List<Integer> children(Fields fields, int index, String path) {
        List<Integer> children = new ArrayList<>();
        for (Entry entry : fields.entries("states")) {
            String childPath = path.isEmpty() ? entry.key() : path + "." + entry.key();
            Node value = entry.value();
            Mapping mapping = value instanceof Mapping given
                    ? given
                    : new Mapping(List.of(), value.position());
            if (!(value instanceof Mapping) && !(value instanceof Scalar scalar && scalar.isNull())) {
                problems.error(Problem.WRONG_VALUE, value.position(),
                        "the state `" + entry.key() + "` must be a mapping, not " + value.noun(),
                        Optional.empty(), List.of("states"));
            }
            Fields child = new Fields(mapping, problems, "a state");
            children.add(read(child, index, entry.key(), childPath, entry.keyPosition()));
        }
        return children;
    }

    private List<Invoke> invokes(Fields fields, String stateId) {
        List<Invoke> invokes = new ArrayList<>();
        for (Node node : fields.listOrSingle("invoke")) {
            String defaultId = invokes.size() + "." + stateId;
            if (node instanceof Scalar src && !src.isNull()) {
                invokes.add(new Invoke(defaultId, src.text(), Template.MapOf.EMPTY, List.of(), List.of(),
                        List.of(),
                        src.position()));
            } else {
                Fields.of(node, problems, "an invoke")
                        .ifPresent(nested -> invokes.add(invoke(nested, defaultId)));
            }
        }
        return invokes;
    }

    private Invoke invoke(Fields fields, String defaultId) {
        String id = fields.text("id").orElse(defaultId);
        Optional<String> src = fields.requiredText("src");
        fields.allow("systemId");
        Invoke invoke = new Invoke(id, src.orElse(""), input(fields),
                transitions.invoked(fields, "onDone", id, Trigger.Invoked.Outcome.DONE),
                transitions.invoked(fields, "onError", id, Trigger.Invoked.Outcome.ERROR),
                transitions.invoked(fields, "onSnapshot", id, Trigger.Invoked.Outcome.SNAPSHOT),
                fields.position());
        fields.finish();
        return invoke;
    }

    private Template input(Fields fields) {
        return fields.node("input").map(node -> actions.template(node, context.scope()))
                .orElse(Template.MapOf.EMPTY);
    }

    private Optional<Template> output(Fields fields) {
        return fields.node("output").map(node -> actions.template(node, context.scope()));
    }

    private static List<String> tags(Fields fields) {
        List<String> tags = new ArrayList<>();
        for (Scalar tag : fields.texts("tags")) {
            tags.add(tag.text());
        }
        return tags;
    }
}
