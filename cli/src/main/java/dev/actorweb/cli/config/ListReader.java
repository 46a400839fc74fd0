package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.config.Draft.Fault;
import dev.actorweb.machine.yaml.Fields;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Position;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the lists of mappings: `checks`, `allow-secrets` and `agents`. An item that is wrong is
/// reported and left out.
final class ListReader {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /// For what is read only to tell what else is wrong with it.
    private static final String NAMELESS = "nameless";

    private final FileLayer layer;
    private final Path folder;
    private final Map<String, Origin> origins = new HashMap<>();

    ListReader(FileLayer layer, Path folder) {
        this.layer = layer;
        this.folder = folder;
    }

    void checks(Fields workflow) {
        var checks = new ArrayList<Check>();
        for (var item : workflow.listOrSingle("checks")) {
            var fields = Fields.of(item, layer.problems(), "a check");
            var name = fields.flatMap(f -> name(f, item, Key.CHECKS));
            if (fields.isPresent()) {
                var check = check(fields.get(), name.orElse(NAMELESS));
                check.filter(_ -> name.isPresent()).ifPresent(checks::add);
                fields.get().finish();
            }
        }
        if (workflow.has("checks")) {
            layer.draft().setChecks(checks, origins);
        }
    }

    /// Each names files and gives a reason, so that somebody has thought about it.
    void allowedSecrets(Fields workflow) {
        var globs = new ArrayList<Glob>();
        for (var item : workflow.listOrSingle("allow-secrets")) {
            var fields = Fields.of(item, layer.problems(), "an exception");
            if (fields.isPresent()) {
                fields.get().requiredText("reason");
                globs.addAll(paths(fields.get()));
                fields.get().finish();
            }
        }
        workflow.node("allow-secrets")
                .ifPresent(list -> layer.draft().setAllowedSecrets(globs, layer.origin(list.position())));
    }

    private Optional<Check> check(Fields fields, String name) {
        var run = command(fields);
        var moments = moments(fields);
        var timeout = timeout(fields);
        var paths = paths(fields);
        place(fields, Key.CHECKS, name, "run", "on", "timeout", "paths");
        return run.isEmpty() ? Optional.empty() : Optional.of(new Check(name, run, moments, timeout, paths));
    }

    private List<String> command(Fields fields) {
        var node = fields.node("run");
        if (node.isEmpty() || !(node.get() instanceof Sequence)) {
            layer.report(node.map(Node::position).orElse(fields.position()),
                    new Fault("a check needs `run`, a list of words",
                            "write the program and its arguments, as in run: [\"mvn\", \"-q\", \"verify\"]"));
            return List.of();
        }
        var words = new ArrayList<String>();
        for (var word : fields.texts("run")) {
            if (word.text().indexOf('\0') >= 0 || (words.isEmpty() && word.text().isBlank())) {
                layer.report(word.position(), new Fault("this can't be run", ""));
                return List.of();
            }
            words.add(word.text());
        }
        if (words.isEmpty()) {
            layer.report(node.get().position(), new Fault("`run` names no program", ""));
        }
        return words;
    }

    private Set<Moment> moments(Fields fields) {
        var moments = EnumSet.noneOf(Moment.class);
        for (var word : fields.texts("on")) {
            var moment = Words.find(Moment.values(), word.text());
            if (moment.isPresent()) {
                moments.add(moment.get());
            } else {
                layer.report(word.position(), new Fault("`on` can't contain `" + word.text() + "`",
                        "use one of " + String.join(", ", Words.of(Moment.values()))));
            }
        }
        return moments;
    }

    private Duration timeout(Fields fields) {
        var text = fields.text("timeout");
        if (text.isEmpty()) {
            return TIMEOUT;
        }
        var timeout = Durations.parse(text.get());
        if (timeout.isEmpty()) {
            layer.report(position(fields, "timeout"), new Fault("`timeout` can't be `" + text.get() + "`",
                    "write a number and its unit, as in 30s, 10m or 1h30m"));
        }
        return timeout.orElse(TIMEOUT);
    }

    private List<Glob> paths(Fields fields) {
        var globs = new ArrayList<Glob>();
        for (var word : fields.texts("paths")) {
            var fault = Glob.fault(word.text());
            if (fault.isPresent()) {
                layer.report(word.position(), new Fault("`" + word.text() + "`: " + fault.get(), ""));
            } else {
                globs.add(new Glob(word.text()));
            }
        }
        return globs;
    }

    void agents(Fields root) {
        var agents = new ArrayList<Agent>();
        for (var item : root.listOrSingle("agents")) {
            var fields = Fields.of(item, layer.problems(), "an agent");
            var name = fields.flatMap(f -> name(f, item, Key.AGENTS));
            if (fields.isPresent()) {
                var agent = agent(fields.get(), name.orElse(NAMELESS));
                agent.filter(_ -> name.isPresent()).ifPresent(agents::add);
                fields.get().finish();
            }
        }
        if (root.has("agents")) {
            layer.draft().setAgents(agents, origins);
        }
    }

    private Optional<Agent> agent(Fields fields, String name) {
        var branch = fields.text("branch").orElse("agent/" + name);
        if (!RefName.valid(branch)) {
            layer.report(position(fields, fields.has("branch") ? "branch" : "name"),
                    new Fault("`" + branch + "` can't be a branch", ""));
            return Optional.empty();
        }
        var base = folder.getFileName();
        var path = fields.text("path").orElse("../" + (base == null ? "" : base + "-") + name);
        place(fields, Key.AGENTS, name, "branch", "path");
        try {
            return Optional.of(new Agent(name, branch, folder.resolve(path).normalize()));
        } catch (InvalidPathException e) {
            layer.report(position(fields, "path"), new Fault("`path` can't be a path: " + e.getReason(), ""));
            return Optional.empty();
        }
    }

    /// The item's name, which must be there, be a word and be unique in its list.
    private Optional<String> name(Fields fields, Node item, Key list) {
        var name = fields.requiredText("name");
        if (name.isPresent() && (name.get().isEmpty() || Draft.hasBlankOrControl(name.get()))) {
            layer.report(position(fields, "name"),
                    new Fault("a name is one word, not `" + name.get() + "`", ""));
            return Optional.empty();
        }
        if (name.isPresent()
                && origins.put(list.path() + "." + name.get(), layer.origin(item.position())) != null) {
            layer.report(position(fields, "name"), new Fault("the name `" + name.get() + "` is taken", ""));
            return Optional.empty();
        }
        return name;
    }

    private void place(Fields fields, Key list, String name, String... keys) {
        for (var key : keys) {
            fields.node(key).ifPresent(value -> origins.put(list.path() + "." + name + "." + key,
                    layer.origin(value.position())));
        }
    }

    private static Position position(Fields fields, String key) {
        return fields.node(key).map(Node::position).orElse(fields.position());
    }
}
