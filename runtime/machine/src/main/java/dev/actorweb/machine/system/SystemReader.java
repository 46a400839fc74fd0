package dev.actorweb.machine.system;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.SchemaText;
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
import dev.actorweb.runtime.Supervision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a system file and the machines it names. Nothing is thrown for bad input, and no code
/// is run.
public final class SystemReader {
    private final Document document;
    private final Problems problems;
    private final GroupReader groups;

    private SystemReader(Document document, MachineFiles files) {
        this.document = document;
        this.problems = new Problems(document.file());
        this.groups = new GroupReader(problems, files);
    }

    /// The JSON Schema of systems, with that of the machines written in them: it accepts and
    /// refuses what this reader does, as far as the form decides it.
    public static String schema() {
        return SchemaText.bundled(SchemaText.beside(SystemReader.class, "system.schema.json"),
                MachineReader.schema());
    }

    /// Whether a document is a system rather than a machine: it has `system` or `actors` and
    /// no `states`.
    public static boolean isSystem(Node root) {
        return root instanceof Mapping mapping && mapping.get("states").isEmpty()
                && mapping.get("scenario").isEmpty()
                && (mapping.get("system").isPresent() || mapping.get("actors").isPresent());
    }

    /// Reads a file; machines are looked for beside it.
    public static SystemReading read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return read(YamlReader.read(file),
                MachineFiles.beside(file.toString(), file, folder == null ? file : folder));
    }

    /// Reads a text whose machines are written in it.
    public static SystemReading read(String name, String text) {
        return read(YamlReader.read(name, text), MachineFiles.NONE);
    }

    /// Reads a document that was parsed already.
    public static SystemReading read(Document document, MachineFiles files) {
        return new SystemReader(document, files).read();
    }

    private SystemReading read() {
        problems.addAll(document.problems());
        Optional<MachineSystem> system = document.root()
                .flatMap(root -> Fields.of(root, problems, "a system")).map(this::system);
        List<Problem> all = new ArrayList<>();
        for (Problem problem : problems.list()) {
            all.add(coded(problem));
        }
        all.addAll(groups.machineProblems());
        boolean usable = all.stream().noneMatch(Problem::isError);
        return new SystemReading(usable ? system : Optional.empty(), all, groups.documents());
    }

    private static Problem coded(Problem problem) {
        return switch (problem.code()) {
            case Problem.DUPLICATE_KEY -> problem.withCode(MachineReader.DUPLICATE);
            case Problem.UNKNOWN_KEY, Problem.WRONG_VALUE -> problem.withCode(MachineReader.PROPERTY);
            default -> problem;
        };
    }

    private MachineSystem system(Fields fields) {
        Optional<String> name = fields.requiredText("system");
        Position position = fields.entry("system").map(Entry::keyPosition).orElse(Position.START);
        fields.allow("description", "$schema");
        Services services = services(fields);
        if (fields.entries("actors").isEmpty()) {
            problems.error(Problem.WRONG_VALUE, position, "a system needs `actors`",
                    Optional.of("actors: { desk: { machine: ./desk.yaml } }"));
        }
        groups.declare(fields.entries("machines"));
        for (Entry entry : fields.entries("actors")) {
            groups.add(entry);
        }
        groups.inferChoices();
        ChannelReader channels = new ChannelReader(problems, groups.names());
        channels.read(fields);
        Supervision supervision = supervision(fields);
        List<Check> checks = new CheckReader(
                groups.isPartial() ? new Problems(document.file()) : problems, groups.groups()).read(fields);
        fields.finish();
        return new MachineSystem(document.file(), name.orElse("system"), position, groups.groups(),
                groups.members(), channels.general(), channels.pairs(), supervision, checks, services);
    }

    private Supervision supervision(Fields fields) {
        Supervision supervision = Supervision.defaults();
        Optional<Fields> given = fields.fields("supervision");
        if (given.isEmpty()) {
            return supervision;
        }
        Fields values = given.get();
        Optional<String> strategy = values.choice("strategy",
                List.of("one-for-one", "one-for-all", "rest-for-one"));
        if (strategy.isPresent()) {
            supervision = supervision.strategy(switch (strategy.get()) {
                case "one-for-all" -> Supervision.Strategy.ONE_FOR_ALL;
                case "rest-for-one" -> Supervision.Strategy.REST_FOR_ONE;
                default -> Supervision.Strategy.ONE_FOR_ONE;
            });
        }
        long restarts = Numbers.atLeast(values, "maxRestarts", 0, problems).orElse(supervision.maxRestarts());
        supervision = supervision.limit((int) restarts,
                Numbers.duration(values, "within", problems).orElse(supervision.window()));
        values.finish();
        return supervision;
    }

    private Services services(Fields fields) {
        Map<String, List<Services.Reply>> given = new LinkedHashMap<>();
        for (Entry entry : fields.entries("given")) {
            List<Services.Reply> replies = new ArrayList<>();
            List<Node> nodes = entry.value() instanceof Node.Sequence sequence
                    ? sequence.items()
                    : List.of(entry.value());
            for (Node node : nodes) {
                reply(node).ifPresent(replies::add);
            }
            if (!replies.isEmpty()) {
                given.put(entry.key(), List.copyOf(replies));
            }
        }
        return new Services(given);
    }

    private Optional<Services.Reply> reply(Node node) {
        if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            Entry only = mapping.entries().getFirst();
            if (only.key().equals("done")) {
                return Optional.of(new Services.Reply(true, only.value().toJava()));
            }
            if (only.key().equals("error")) {
                return Optional.of(new Services.Reply(false, error(only.value())));
            }
        }
        problems.error(Problem.WRONG_VALUE, node.position(),
                "a service answers `{ done: output }` or `{ error: message }`");
        return Optional.empty();
    }

    /// A text is the error's message.
    private static Object error(Node node) {
        Object value = node.toJava();
        return value instanceof Map<?, ?> map
                ? map
                : Map.of("message", node instanceof Scalar scalar ? scalar.text() : String.valueOf(value),
                        "type", "ServiceFailure");
    }
}
