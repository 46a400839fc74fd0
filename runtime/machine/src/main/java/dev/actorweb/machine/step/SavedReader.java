package dev.actorweb.machine.step;

import dev.actorweb.machine.State;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what [SavedJson] writes. The text may come from anywhere: what does not fit the machine is
/// a problem at its place.
final class SavedReader {
    private static final List<String> STATUSES = List.of("active", "done", "error");
    private final CompiledMachine machine;
    private final Problems problems;
    private final Function<String, Optional<CompiledMachine>> machines;

    private SavedReader(CompiledMachine machine, Problems problems,
            Function<String, Optional<CompiledMachine>> machines) {
        this.machine = machine;
        this.problems = problems;
        this.machines = machines;
    }

    static SavedJson.Read read(CompiledMachine machine, String name, String text,
            Function<String, Optional<CompiledMachine>> machines) {
        Document document = YamlReader.read(name, text);
        Problems problems = new Problems(name);
        problems.addAll(document.problems());
        Optional<Saved> saved = document.root()
                .flatMap(root -> Fields.of(root, problems, "what is saved of a machine"))
                .map(fields -> new SavedReader(machine, problems, machines).saved(fields));
        return new SavedJson.Read(problems.hasErrors() ? Optional.empty() : saved, problems.list());
    }

    private Saved saved(Fields fields) {
        expect(fields, "schema", SavedJson.SCHEMA);
        expect(fields, "machine", machine.name());
        String status = fields.choice("status", STATUSES).orElse("active");
        int[] active = active(fields);
        int[][] history = history(fields);
        Context context = context(fields);
        Object output = value(fields.node("output"));
        Failure failure = status.equals("error") ? failure(fields) : null;
        fields.allow("failure");
        Snapshot snapshot = new Snapshot(machine, active, history, context, switch (status) {
            case "done" -> Snapshot.Status.DONE;
            case "error" -> Snapshot.Status.ERROR;
            default -> Snapshot.Status.ACTIVE;
        }, deferred(fields), ended(fields, active), output, failure);
        Saved saved = new Saved(snapshot, timers(fields), children(fields));
        fields.finish();
        return saved;
    }

    private void expect(Fields fields, String key, String expected) {
        Optional<String> found = fields.requiredText(key);
        if (found.isPresent() && !found.get().equals(expected)) {
            problems.error(Problem.WRONG_VALUE, fields.entry(key).orElseThrow().value().position(),
                    "`" + key + "` must be `" + expected + "`, not `" + found.get() + "`");
        }
    }

    // ---- the snapshot

    private int[] active(Fields fields) {
        List<Scalar> written = fields.texts("states");
        int[] leaves = states(written);
        for (int i = 0; i < leaves.length; i++) {
            if (!machine.state(leaves[i]).isAtomic() && !fields.has("entered")) {
                wrong(written.get(i), "is not an atomic state");
            }
        }
        int[] active = fields.has("entered")
                ? states(fields.texts("entered"))
                : machine.withAncestors(leaves);
        boolean none = active.length == 0 && fields.text("status").orElse("").equals("error");
        if (!none && !canBeActive(active) && !problems.hasErrors()) {
            problems.error(Problem.WRONG_VALUE, fields.position(),
                    "these states of `" + machine.name() + "` cannot be active together");
        }
        return active;
    }

    /// Whether the states can be a configuration. With parallel states all can that have a root: by
    /// XState's rules even states without parents can come about, and siblings.
    private boolean canBeActive(int[] active) {
        return active.length > 0 && (machine.isChain()
                ? Arrays.equals(active, machine.chain(active[active.length - 1]))
                : machine.withAncestors(active)[0] == 0);
    }

    private int[] states(List<Scalar> paths) {
        IntList states = new IntList();
        for (Scalar path : paths) {
            int state = machine.atPath(path.text());
            if (state < 0) {
                wrong(path, "names no state of `" + machine.name() + "`");
            } else if (machine.state(state).kind == State.Kind.HISTORY) {
                wrong(path, "is a history state, which is never active");
            } else {
                states.add(state);
            }
        }
        return states.toArray();
    }

    private void wrong(Scalar scalar, String message) {
        problems.error(Problem.WRONG_VALUE, scalar.position(), "`" + scalar.text() + "` " + message);
    }

    private int[][] history(Fields fields) {
        int[][] history = machine.nothingRemembered().clone();
        for (Entry entry : fields.entries("history")) {
            int state = machine.atPath(entry.key());
            int slot = state < 0 ? -1 : machine.historySlot(state);
            if (slot < 0) {
                problems.error(Problem.WRONG_VALUE, entry.keyPosition(),
                        "`" + entry.key() + "` names no history state of `" + machine.name() + "`");
                continue;
            }
            Mapping only = new Mapping(List.of(entry), entry.keyPosition());
            int[] remembered = states(new Fields(only, problems, "`history`").texts(entry.key()));
            for (int inside : remembered) {
                if (!machine.state(machine.state(state).parent).contains(inside)) {
                    problems.error(Problem.WRONG_VALUE, entry.value().position(), "`" + entry.key()
                            + "` cannot remember `" + machine.machine().state(inside).path() + "`");
                }
            }
            history[slot] = remembered;
        }
        return history;
    }

    private Context context(Fields fields) {
        List<Variable> variables = machine.machine().context();
        @Nullable
        Object[] values = machine.initialContext().values().clone();
        List<String> missing = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Variable variable : variables) {
            names.add(variable.name());
            missing.add(variable.name());
        }
        for (Entry entry : fields.entries("context")) {
            int slot = names.indexOf(entry.key());
            if (slot < 0) {
                problems.error(Problem.UNKNOWN_KEY, entry.keyPosition(),
                        "there is no variable `" + entry.key() + "`", DidYouMean.hint(entry.key(), names));
                continue;
            }
            missing.remove(entry.key());
            values[slot] = value(Optional.of(entry.value()));
            Type type = variables.get(slot).type();
            if (!Payload.fits(type, values[slot])) {
                problems.error(Problem.WRONG_VALUE, entry.value().position(),
                        "the variable `" + entry.key() + "` is of type " + type);
            }
        }
        if (!missing.isEmpty()) {
            problems.error(Problem.WRONG_VALUE, fields.position(),
                    "`context` needs " + String.join(", ", missing));
        }
        return machine.initialContext().with(values);
    }

    private Failure failure(Fields fields) {
        Optional<Fields> found = fields.fields("failure");
        if (found.isEmpty()) {
            return new Failure("unknown", Optional.empty(), null);
        }
        Fields entries = found.get();
        long line = entries.integer("line").orElse(0);
        long column = entries.integer("column").orElse(0);
        boolean placed = line > 0 && column > 0 && line <= Integer.MAX_VALUE && column <= Integer.MAX_VALUE;
        Failure failure = new Failure(entries.requiredText("message").orElse(""),
                placed ? Optional.of(new Position((int) line, (int) column)) : Optional.empty(),
                value(entries.node("cause")));
        entries.finish();
        return failure;
    }

    // ---- what goes on beside it

    private List<Saved.Timer> timers(Fields fields) {
        List<Saved.Timer> timers = new ArrayList<>();
        for (Node node : fields.listOrSingle("timers")) {
            Fields.of(node, problems, "a timer").ifPresent(timer -> {
                long nanos = timer.integer("leftNanos").orElse(-1);
                if (nanos < 0) {
                    problems.error(Problem.WRONG_VALUE, timer.position(),
                            "a timer needs `leftNanos`, and not below 0");
                }
                Optional<Event> event = event(timer);
                Optional<String> id = timer.text("id");
                Optional<String> recipient = timer.text("recipient");
                event.ifPresent(due -> timers.add(
                        new Saved.Timer(id, Duration.ofNanos(Math.max(0, nanos)), due, recipient)));
                timer.finish();
            });
        }
        return timers;
    }

    private List<Saved.Child> children(Fields fields) {
        List<Saved.Child> children = new ArrayList<>();
        for (Node node : fields.listOrSingle("children")) {
            Fields.of(node, problems, "a child").flatMap(this::child).ifPresent(children::add);
        }
        return children;
    }

    private Optional<Saved.Child> child(Fields fields) {
        Optional<String> id = fields.requiredText("id");
        Optional<String> src = fields.requiredText("src");
        Object input = value(fields.node("input"));
        boolean snapshots = fields.flag("snapshots").orElse(false);
        Optional<Event> event = event(fields);
        Optional<Saved> saved = Optional.empty();
        if (fields.has("machine") && src.isPresent()) {
            Optional<CompiledMachine> known = machines.apply(src.get());
            if (known.isEmpty()) {
                problems.error(Problem.WRONG_VALUE, fields.position(),
                        "no machine is known under the name `" + src.get() + "`");
            } else {
                SavedReader reader = new SavedReader(known.get(), problems, machines);
                saved = fields.fields("machine").map(reader::saved);
            }
        }
        fields.finish();
        return id.isEmpty() || src.isEmpty() || event.isEmpty()
                ? Optional.empty()
                : Optional.of(new Saved.Child(id.get(), src.get(), input, snapshots, event.get(), saved));
    }

    private List<String> ended(Fields fields, int[] active) {
        List<String> ended = new ArrayList<>();
        for (Scalar id : fields.texts("ended")) {
            boolean invoked = false;
            for (int state : active) {
                invoked |= machine.state(state).invoked.stream().anyMatch(one -> one.id().equals(id.text()));
            }
            if (!invoked || ended.contains(id.text())) {
                wrong(id, "names nothing that these states have invoked");
            }
            ended.add(id.text());
        }
        ended.sort(null);
        return List.copyOf(ended);
    }

    private List<Event> deferred(Fields fields) {
        List<Event> events = new ArrayList<>();
        for (Node node : fields.listOrSingle("deferred")) {
            Fields.of(node, problems, "an event").flatMap(this::named).ifPresent(events::add);
            boolean possible = machine.isDeferring() && events.size() <= Step.DEFERRED_LIMIT;
            if (!possible) {
                problems.error(Problem.WRONG_VALUE, node.position(), machine.isDeferring()
                        ? "more than " + Step.DEFERRED_LIMIT + " deferred events"
                        : "no state of `" + machine.name() + "` defers events");
                return List.of();
            }
        }
        return List.copyOf(events);
    }

    private Optional<Event> event(Fields owner) {
        Optional<Fields> found = owner.fields("event");
        if (found.isEmpty()) {
            problems.error(Problem.WRONG_VALUE, owner.position(), "`event` is missing");
        }
        return found.flatMap(this::named);
    }

    private Optional<Event> named(Fields event) {
        Optional<String> type = event.requiredText("type");
        Object data = value(event.node("data"));
        event.finish();
        if (type.isEmpty() || type.get().isEmpty() || type.get().equals("*")) {
            problems.error(Problem.WRONG_VALUE, event.position(), "an event needs a name");
            return Optional.empty();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (data instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                fields.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        return Optional.of(new Event(type.get(), fields));
    }

    private static @Nullable Object value(Optional<Node> node) {
        return node.isPresent() ? JsonValues.of(node.get().toJava()) : null;
    }
}
