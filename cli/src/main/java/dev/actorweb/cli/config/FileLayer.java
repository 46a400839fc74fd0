package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Draft.Fault;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Problems;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lays one YAML file over a draft. Only a run that has such a file loads this class, and with it
/// the YAML reader.
final class FileLayer {
    private static final int MOST_BYTES = 1 << 20;

    private final String name;
    private final Path folder;
    private final Draft draft;
    private final Problems problems;

    private FileLayer(String name, Path folder, Draft draft) {
        this.name = name;
        this.folder = folder;
        this.draft = draft;
        this.problems = new Problems(name);
    }

    /// Reads `file`, which its user knows as `name`, into `draft`, and tells what is wrong with it.
    static List<ConfigProblem> read(String name, Path file, Draft draft) {
        var folder = file.toAbsolutePath().getParent();
        var layer = new FileLayer(name, folder == null ? file : folder, draft);
        layer.read(file);
        return layer.found();
    }

    /// Reads a text as if it were the content of `file`.
    static List<ConfigProblem> read(String name, Path file, String text, Draft draft) {
        var folder = file.toAbsolutePath().getParent();
        var layer = new FileLayer(name, folder == null ? file : folder, draft);
        layer.read(Optional.of(YamlReader.read(name, text)));
        return layer.found();
    }

    private List<ConfigProblem> found() {
        var all = new ArrayList<ConfigProblem>();
        for (var problem : problems.list()) {
            all.add(new ConfigProblem(origin(problem.position()), problem.message(),
                    problem.hint().orElse("")));
        }
        return all;
    }

    private void read(Path file) {
        read(document(file));
    }

    private void read(Optional<Document> document) {
        if (document.isPresent()) {
            problems.addAll(document.get().problems());
            document.get().root().flatMap(root -> Fields.of(root, problems, "the configuration"))
                    .ifPresent(this::root);
        }
    }

    /// The file's YAML; empty for a file with nothing but comments, which configures nothing.
    private Optional<Document> document(Path file) {
        if (!Files.isRegularFile(file)) {
            problems.error(Problem.UNREADABLE, Position.START, "this is not a file");
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                problems.error(Problem.LIMIT, Position.START,
                        "a configuration is not larger than a megabyte");
                return Optional.empty();
            }
            return onlyComments(bytes)
                    ? Optional.empty()
                    : Optional.of(YamlReader.read(name, new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            problems.error(Problem.UNREADABLE, Position.START, "cannot be read: " + IoReason.of(e));
            return Optional.empty();
        }
    }

    private static boolean onlyComments(byte[] bytes) {
        var comment = false;
        for (var b : bytes) {
            if (b == '\n') {
                comment = false;
            } else if (b == '#') {
                comment = true;
            } else if (!comment && b != ' ' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private void root(Fields root) {
        root.fields("workflow").ifPresent(this::workflow);
        new ListReader(this, folder).agents(root);
        root.fields("analyze").ifPresent(this::analyze);
        root.finish();
    }

    private void workflow(Fields workflow) {
        set(workflow, Key.INTEGRATION);
        set(workflow, Key.REMOTE);
        workflow.fields("ship").ifPresent(ship -> {
            set(ship, Key.SHIP_STRATEGY);
            set(ship, Key.SHIP_DELETE_BRANCH);
            set(ship, Key.SHIP_PUSH);
            ship.finish();
        });
        workflow.fields("commit").ifPresent(commit -> {
            setList(commit, Key.COMMIT_TYPES);
            setList(commit, Key.COMMIT_SCOPES);
            set(commit, Key.COMMIT_SCOPE_REQUIRED);
            set(commit, Key.COMMIT_SUBJECT_MAX);
            if (commit.has("rules")) {
                new CommitRuleReader(this).read(commit.entries("rules"));
            }
            commit.finish();
        });
        new ListReader(this, folder).checks(workflow);
        new ListReader(this, folder).allowedSecrets(workflow);
        workflow.finish();
    }

    private void analyze(Fields analyze) {
        set(analyze, Key.FAIL_ON);
        for (Entry entry : analyze.entries("rules")) {
            if (entry.value() instanceof Scalar level) {
                var place = Draft.ruleId(entry.key()) ? level.position() : entry.keyPosition();
                report(place, draft.setRule(entry.key(), level.text(), origin(entry.keyPosition())));
            } else {
                wrong(entry.value(), "`" + entry.key() + "` must be a severity or off");
            }
        }
        analyze.finish();
    }

    private void set(Fields fields, Key key) {
        var value = fields.node(key.leaf());
        if (value.isPresent() && value.get() instanceof Scalar scalar) {
            if (!scalar.isNull()) {
                report(scalar.position(), draft.set(key, scalar.text(), origin(scalar.position())));
            }
        } else if (value.isPresent()) {
            wrong(value.get(), "`" + key.leaf() + "` must be one value");
        }
    }

    private void setList(Fields fields, Key key) {
        var value = fields.node(key.leaf());
        if (value.isEmpty() || (value.get() instanceof Scalar scalar && scalar.isNull())) {
            return;
        }
        var before = problems.list().size();
        var words = new ArrayList<String>();
        for (var word : fields.texts(key.leaf())) {
            words.add(word.text());
        }
        if (problems.list().size() == before) {
            report(value.get().position(), draft.set(key, words, origin(value.get().position())));
        }
    }

    Origin origin(Position position) {
        return new Origin.File(name, position.line(), position.column());
    }

    Draft draft() {
        return draft;
    }

    Problems problems() {
        return problems;
    }

    void report(Position position, @Nullable Fault fault) {
        if (fault != null) {
            problems.error(Problem.WRONG_VALUE, position, fault.message(),
                    fault.hint().isEmpty() ? Optional.empty() : Optional.of(fault.hint()));
        }
    }

    void wrong(Node node, String message) {
        problems.error(Problem.WRONG_VALUE, node.position(), message + ", not " + node.noun());
    }
}
