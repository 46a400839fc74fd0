package dev.actorweb.cli.config;

import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A configured value as text, with where it comes from.
///
/// @param path
///            the value's path: `workflow.ship.strategy`, `workflow.checks.test.run`
public record Setting(String path, String value, Origin origin) {
    /// All values of `config` in the order of the documentation.
    public static List<Setting> all(Config config) {
        var lines = new Lines(config);
        var workflow = config.workflow();
        lines.add("workflow.integration", workflow.integration().orElse(""));
        lines.add("workflow.remote", workflow.remote());
        lines.add("workflow.ship.strategy", workflow.ship().strategy().word());
        lines.add("workflow.ship.delete-branch", String.valueOf(workflow.ship().deleteBranch()));
        lines.add("workflow.ship.push", String.valueOf(workflow.ship().push()));
        lines.add("workflow.commit.types", String.join(", ", workflow.commit().types()));
        lines.add("workflow.commit.scopes", String.join(", ", workflow.commit().scopes()));
        lines.add("workflow.commit.scope-required", String.valueOf(workflow.commit().scopeRequired()));
        lines.add("workflow.commit.subject-max", String.valueOf(workflow.commit().subjectMax()));
        workflow.commit().settings()
                .forEach((rule, setting) -> lines.add(Key.COMMIT_RULES.path() + "." + rule.word(),
                        CommitRuleReader.text(setting, rule, word -> word)));
        for (var check : workflow.checks()) {
            lines.add(check);
        }
        if (!workflow.allowedSecrets().isEmpty()) {
            lines.add(Key.ALLOW_SECRETS.path(), patterns(workflow.allowedSecrets()));
        }
        for (var agent : config.agents()) {
            lines.add("agents." + agent.name() + ".branch", agent.branch());
            lines.add("agents." + agent.name() + ".path", agent.path().toString());
        }
        lines.add("analyze.fail-on", config.analyze().failOn().map(Setting::word).orElse("never"));
        config.analyze().rules().forEach(
                (id, level) -> lines.add("analyze.rules." + id, level.map(Setting::word).orElse("off")));
        return List.copyOf(lines.settings);
    }

    private static String patterns(List<Glob> paths) {
        return String.join(", ", paths.stream().map(Glob::pattern).toList());
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static final class Lines {
        private final Config config;
        private final List<Setting> settings = new ArrayList<>();

        Lines(Config config) {
            this.config = config;
        }

        void add(String path, String value) {
            settings.add(new Setting(path, value, config.origin(path)));
        }

        void add(Check check) {
            var path = "workflow.checks." + check.name();
            var moments = new ArrayList<String>();
            for (var moment : Config.Moment.values()) {
                if (check.on().contains(moment)) {
                    moments.add(Words.of(moment));
                }
            }
            add(path + ".run", String.join(" ", check.run()));
            add(path + ".on", String.join(", ", moments));
            add(path + ".timeout", Durations.format(check.timeout()));
            add(path + ".paths", patterns(check.paths()));
        }
    }
}
