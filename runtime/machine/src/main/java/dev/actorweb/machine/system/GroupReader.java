package dev.actorweb.machine.system;

import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.step.Compilation;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the entries under `actors` and makes the actors of them.
final class GroupReader {
    private static final int MOST = 10_000;
    private static final int MOST_CHOICES = 1_000;
    private final Problems problems;
    private final MachineFiles files;
    private final List<ActorGroup> groups = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Problem> machineProblems = new ArrayList<>();

    private boolean partial;

    private final Map<String, Entry> children = new LinkedHashMap<>();
    /// The sources that can't be read; said once.
    private final Set<String> failed = new LinkedHashSet<>();

    /// A machine that was read; `compiled` is missing if it can't run.
    private record Source(Machine machine, @Nullable CompiledMachine compiled) {}

    GroupReader(Problems problems, MachineFiles files) {
        this.problems = problems;
        this.files = files;
    }

    List<ActorGroup> groups() {
        return groups;
    }

    /// Whether an entry gave no actors, so that nothing can be said about who speaks of them.
    boolean isPartial() {
        return partial;
    }

    List<String> names() {
        return groups.stream().map(ActorGroup::name).toList();
    }

    List<Member> members() {
        return members;
    }

    List<Document> documents() {
        return documents;
    }

    List<Problem> machineProblems() {
        return machineProblems;
    }

    /// Notes the machines that others may start, by the names under which they do.
    void declare(List<Entry> machines) {
        machines.forEach(entry -> children.put(entry.key(), entry));
        for (Entry entry : machines) { // also one that nobody starts has to be right
            source(entry.key(), entry.value(), Set.of(entry.key()));
        }
    }

    void add(Entry entry) {
        Optional<Fields> found = Fields.of(entry.value(), problems, "the actor `" + entry.key() + "`");
        if (found.isEmpty() || !isName(entry)) {
            partial = true;
            return;
        }
        Fields fields = found.get();
        Optional<Source> source = source(entry.key(), fields);
        boolean counted = fields.has("count");
        int count = (int) Numbers.atLeast(fields, "count", 1, problems).orElse(1);
        if (count > MOST) {
            problems.error(Problem.WRONG_VALUE, entry.keyPosition(), "more than " + MOST + " actors");
            count = 1;
        }
        Mailbox mailbox = mailbox(fields);
        RestartPolicy restart = switch (fields
                .choice("restart", List.of("permanent", "transient", "temporary")).orElse("transient")) {
            case "permanent" -> RestartPolicy.PERMANENT;
            case "temporary" -> RestartPolicy.TEMPORARY;
            default -> RestartPolicy.TRANSIENT;
        };
        Optional<Environment> environment = environment(fields);
        fields.allow("description");
        StartValues starts = new StartValues(fields, problems);
        fields.finish();
        partial |= source.isEmpty();
        if (source.isPresent()) {
            ActorGroup group = new ActorGroup(entry.key(), source.get().machine, count, counted, mailbox,
                    restart, environment, entry.keyPosition(), starts.places());
            groups.add(group);
            members(group, source.get(), starts);
        }
    }

    private void members(ActorGroup group, Source source, StartValues starts) {
        CompiledMachine compiled = source.compiled;
        Map<Map<String, @Nullable Object>, CompiledMachine> made = new LinkedHashMap<>();
        for (int number = 0; number < group.count() && compiled != null; number++) {
            Map<String, @Nullable Object> values = starts.of(group, number);
            CompiledMachine machine = made.computeIfAbsent(values, compiled::startingWith);
            members.add(new Member(members.size(), group, number, group.memberName(number), machine));
        }
    }

    private boolean isName(Entry entry) {
        String name = entry.key();
        boolean right = !name.isEmpty() && Character.isLetter(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            right &= Character.isLetterOrDigit(c) || c == '_' || c == '-';
        }
        if (!right || name.length() > 100) {
            problems.error(Problem.WRONG_VALUE, entry.keyPosition(),
                    "`" + name + "` is no name for an actor",
                    Optional.of("names begin with a letter and have letters, digits, `-` and `_`"));
        }
        return right;
    }

    private Optional<Source> source(String user, Fields fields) {
        Optional<Node> node = fields.node("machine");
        if (node.isEmpty()) {
            fields.requiredText("machine");
            return Optional.empty();
        }
        return source(user, node.get(), Set.of());
    }

    /// @param user
    ///            what a machine without a name is called if it is written here
    /// @param within
    ///            the names of the machines that it would be a child of
    private Optional<Source> source(String user, Node node, Set<String> within) {
        if (node instanceof Mapping inline) {
            String key = problems.file() + ":" + inline.position();
            Source known = sources.get(key);
            return known != null || failed.contains(key)
                    ? Optional.ofNullable(known)
                    : Optional.ofNullable(read(key,
                            new Document(problems.file(), Optional.of(inline), List.of(),
                                    Optional.of(user)),
                            within));
        }
        if (!(node instanceof Scalar name) || name.isNull() || name.text().isEmpty()) {
            problems.error(Problem.WRONG_VALUE, node.position(),
                    "`machine` must be a machine or the name of its file, not " + node.noun());
            return Optional.empty();
        }
        Source known = sources.get(name.text());
        if (known != null || failed.contains(name.text())) {
            return Optional.ofNullable(known);
        }
        Document document = files.read(name.text(), name.position(), problems);
        if (document.root().isEmpty()) {
            machineProblems.addAll(document.problems());
            failed.add(name.text());
            return Optional.empty();
        }
        return Optional.ofNullable(read(name.text(), document, within));
    }

    /// The machine with those that it starts, as far as they are declared.
    private Machine withChildren(Machine machine, Set<String> within) {
        Map<String, Machine> parts = new LinkedHashMap<>(machine.parts());
        for (String name : Children.startedBy(machine)) {
            Entry entry = children.get(name);
            if (entry == null || parts.containsKey(name)) {
                continue;
            }
            if (within.contains(name)) {
                problems.error(Problem.WRONG_VALUE, entry.keyPosition(),
                        "`" + name + "` starts itself, or one that does: that has no end",
                        Optional.of("let an actor of the system start it"));
                continue;
            }
            Set<String> deeper = new LinkedHashSet<>(within);
            deeper.add(name);
            source(name, entry.value(), deeper).ifPresent(child -> parts.put(name, child.machine));
        }
        return parts.size() == machine.parts().size()
                ? machine
                : new Machine(machine.file(), machine.name(), machine.description(), machine.context(),
                        machine.eventsDeclared(), machine.events(), machine.states(), machine.declarations(),
                        machine.dialect(), parts);
    }

    private @Nullable Source read(String key, Document document, Set<String> within) {
        Reading reading = MachineReader.read(document);
        documents.add(document);
        for (Problem problem : reading.problems()) {
            if (problem.isError()) {
                machineProblems.add(problem);
            }
        }
        if (reading.machine().isEmpty()) {
            failed.add(key);
            return null;
        }
        Machine machine = withChildren(reading.machine().get(), within);
        Compilation compilation = CompiledMachine.compile(machine);
        machineProblems.addAll(compilation.problems());
        Source source = new Source(machine, compilation.machine().orElse(null));
        sources.put(key, source);
        return source;
    }

    private Mailbox mailbox(Fields fields) {
        if (!fields.has("mailbox")) {
            return Mailbox.unbounded();
        }
        if (fields.node("mailbox").orElseThrow() instanceof Scalar) {
            return bounded((int) Numbers.atLeast(fields, "mailbox", 1, problems).orElse(0), Overflow.BLOCK);
        }
        Optional<Fields> values = fields.fields("mailbox");
        if (values.isEmpty()) {
            return Mailbox.unbounded();
        }
        Fields mailbox = values.get();
        Overflow overflow = switch (mailbox
                .choice("overflow", List.of("block", "drop-newest", "drop-oldest", "reject"))
                .orElse("block")) {
            case "drop-newest" -> Overflow.DROP_NEWEST;
            case "drop-oldest" -> Overflow.DROP_OLDEST;
            case "reject" -> Overflow.REJECT;
            default -> Overflow.BLOCK;
        };
        int capacity = (int) Numbers.atLeast(mailbox, "capacity", 1, problems).orElse(0);
        mailbox.finish();
        return bounded(capacity, overflow);
    }

    private static Mailbox bounded(int capacity, Overflow overflow) {
        return capacity > 0 ? Mailbox.bounded(capacity, overflow) : Mailbox.unbounded();
    }

    // ---- what comes from outside

    private Optional<Environment> environment(Fields fields) {
        Optional<Node> node = fields.node("environment");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof Scalar) {
            return fields.flag("environment").orElse(false)
                    ? Optional.of(new Environment(List.of()))
                    : Optional.empty();
        }
        List<Event> choices = new ArrayList<>();
        for (Entry entry : fields.entries("environment")) {
            List<Node> payloads = entry.value() instanceof Node.Sequence sequence
                    ? sequence.items()
                    : List.of(entry.value());
            for (Node payload : payloads) {
                event(entry.key(), payload).ifPresent(choices::add);
            }
        }
        return Optional.of(new Environment(choices));
    }

    private Optional<Event> event(String type, Node payload) {
        if (payload instanceof Mapping mapping) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            for (Entry field : mapping.entries()) {
                data.put(field.key(), field.value().toJava());
            }
            return Optional.of(new Event(type, data));
        }
        if (payload instanceof Scalar scalar && scalar.isNull()) {
            return Optional.of(Event.of(type));
        }
        problems.error(Problem.WRONG_VALUE, payload.position(),
                "the data of `" + type + "` must be a mapping, not " + payload.noun());
        return Optional.empty();
    }

    /// Gives `environment: true` its meaning: the events that the machine knows and nobody in the
    /// system sends.
    void inferChoices() {
        for (int i = 0; i < groups.size(); i++) {
            ActorGroup group = groups.get(i);
            if (group.environment().isPresent() && group.environment().get().choices().isEmpty()) {
                ActorGroup complete = new ActorGroup(group.name(), group.machine(), group.count(),
                        group.counted(), group.mailbox(), group.restart(),
                        Optional.of(new Environment(choices(group, SentEvents.to(group, groups)))),
                        group.position(), group.starts());
                groups.set(i, complete);
                members.replaceAll(member -> member.group().name().equals(group.name())
                        ? new Member(member.index(), complete, member.number(), member.name(),
                                member.machine())
                        : member);
            }
        }
    }

    private List<Event> choices(ActorGroup group, Set<String> sent) {
        List<Event> choices = new ArrayList<>();
        for (EventDeclaration event : group.machine().events()) {
            if (!sent.contains(event.name())) {
                choices.addAll(events(event, group.position()));
            }
        }
        return choices;
    }

    /// An event without data, or with all values where it is declared what its data may be.
    private List<Event> events(EventDeclaration declaration, Position position) {
        List<Event> events = List.of(Event.of(declaration.name()));
        for (EventDeclaration.Field field : declaration.fields()) {
            if (field.values().isEmpty() || (long) events.size() * field.values().size() > MOST_CHOICES) {
                problems.error(Problem.WRONG_VALUE, position,
                        "`" + declaration.name() + "` comes from outside and carries `" + field.name() + "`",
                        Optional.of("say what it may be: environment: { " + declaration.name() + ": [ { "
                                + field.name() + ": … } ] }"));
                return List.of();
            }
            List<Event> wider = new ArrayList<>();
            for (Event event : events) {
                for (Object value : field.values()) {
                    Map<String, @Nullable Object> data = new LinkedHashMap<>(event.data());
                    data.put(field.name(), value);
                    wider.add(new Event(event.type(), data));
                }
            }
            events = wider;
        }
        return events;
    }
}
