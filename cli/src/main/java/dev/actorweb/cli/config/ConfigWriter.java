package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.Config.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes an `aw.yaml` that people can go on with: every key with its value, comments beside them.
/// What is written reads back as the same configuration.
public final class ConfigWriter {
    /// Words that some version of YAML takes for something other than text.
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off", "y",
            "n");

    private final StringBuilder out = new StringBuilder();
    private final Path folder;

    private ConfigWriter(Path folder) {
        this.folder = folder;
    }

    /// The text of an `aw.yaml` in `folder` (absolute), relative to which the agents' paths
    /// are written.
    public static String write(Config config, Path folder) {
        var writer = new ConfigWriter(folder);
        writer.workflow(config);
        writer.agents(config.agents());
        writer.analyze(config.analyze());
        return writer.out.toString();
    }

    private void workflow(Config config) {
        var workflow = config.workflow();
        var ship = workflow.ship();
        var commit = workflow.commit();
        line("# How aw works in this repository; 'aw config list --origin' shows what is in force.");
        line("workflow:");
        line(workflow.integration().map(name -> "  integration: " + text(name))
                .orElse("  # integration: main        # default: the remote's HEAD"));
        line("  remote: " + text(workflow.remote()));
        line("  ship:");
        line("    strategy: " + ship.strategy().word() + "         # rebase | squash | merge | fast-forward");
        line("    delete-branch: " + ship.deleteBranch() + "      # of the branch that was shipped");
        line("    push: " + ship.push());
        line("  commit:");
        line("    types: " + list(commit.types()));
        line("    scopes: " + list(commit.scopes()) + "               # empty: any");
        line("    scope-required: " + commit.scopeRequired());
        line("    subject-max: " + commit.subjectMax());
        if (!commit.settings().isEmpty()) {
            line("    rules:");
            commit.settings().forEach((rule, setting) -> line(
                    "      " + rule.word() + ": "
                            + CommitRuleReader.text(setting, rule, ConfigWriter::quote)));
        }
        checks(workflow.checks());
    }

    private void checks(List<Check> checks) {
        if (checks.isEmpty()) {
            line("  checks: []                 # run by save and ship, as each says; for example");
            line("  # - { name: test, run: [\"mvn\", \"-q\", \"verify\"], on: [ship], timeout: 10m }");
            return;
        }
        line("  checks:");
        for (var check : checks) {
            line("    - name: " + text(check.name()));
            line("      run: " + quoted(check.run()));
            line("      on: " + list(moments(check)));
            line("      timeout: " + Durations.format(check.timeout()));
            line("      paths: " + quoted(check.paths().stream().map(Glob::pattern).toList()));
        }
    }

    private static List<String> moments(Check check) {
        var words = new ArrayList<String>();
        for (var moment : Moment.values()) {
            if (check.on().contains(moment)) {
                words.add(Words.of(moment));
            }
        }
        return words;
    }

    private void agents(List<Agent> agents) {
        line(agents.isEmpty()
                ? "agents: []                   # worktrees: { name, branch, path }"
                : "agents:");
        for (var agent : agents) {
            line("  " + item(agent, folder));
        }
    }

    /// The line for one agent in an `aw.yaml` in `folder`.
    static String item(Agent agent, Path folder) {
        return "- { name: " + text(agent.name()) + ", branch: " + text(agent.branch()) + ", path: "
                + text(relative(folder, agent.path())) + " }";
    }

    private static String relative(Path folder, Path path) {
        var relative = folder.relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    private void analyze(Config.Analyze analyze) {
        line("analyze:");
        line("  fail-on: " + level(analyze.failOn(), "never")
                + "             # error | warning | info | never");
        if (!analyze.rules().isEmpty()) {
            line("  rules:");
            analyze.rules().forEach((id, level) -> line("    " + id + ": " + level(level, "off")));
        }
    }

    private static String level(Optional<Level> level, String none) {
        return level.map(Words::of).orElse(none);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String list(List<String> words) {
        return "[" + String.join(", ", words.stream().map(ConfigWriter::text).toList()) + "]";
    }

    private static String quoted(List<String> words) {
        return "[" + String.join(", ", words.stream().map(ConfigWriter::quote).toList()) + "]";
    }

    /// `value` plain where YAML takes it for the same text in any place, else in double quotes.
    private static String text(String value) {
        return plain(value) && !WORDS.contains(value.toLowerCase(Locale.ROOT)) ? value : quote(value);
    }

    private static boolean plain(String value) {
        if (value.isEmpty() || !(letter(value.charAt(0)) || value.startsWith("../"))) {
            return false;
        }
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (!letter(c) && (c < '0' || c > '9') && "_./-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String quote(String value) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\uFEFF' || c == '\u2028' || c == '\u2029') {
                        quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
