package dev.actorweb.cli.config;

import dev.actorweb.cli.commit.CommitRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The configuration of one run: defaults, the user's file, the repository's `aw.yaml` and the
/// environment, each over the one before. Immutable.
///
/// @param file
///            the repository's `aw.yaml`, if there is one
/// @param origins
///            where the values come from, by path (`workflow.remote`); what is not in it is
///            a default
public record Config(Optional<Path> file, Workflow workflow, List<Agent> agents, Analyze analyze,
        Map<String, Origin> origins) {
    public Config {
        agents = List.copyOf(agents);
        origins = Map.copyOf(origins);
    }

    /// What holds where nothing is configured.
    public static Config defaults() {
        return new Draft().config(Optional.empty());
    }

    /// How work gets from a branch to the integration branch.
    ///
    /// @param integration
    ///            the integration branch; empty means the remote's HEAD
    ///
    /// @param allowedSecrets
    ///            the files in which what looks like a secret is none
    public record Workflow(Optional<String> integration, String remote, Ship ship, CommitRules commit,
            List<Check> checks, List<Glob> allowedSecrets) {
        public Workflow {
            checks = List.copyOf(checks);
            allowedSecrets = List.copyOf(allowedSecrets);
        }

        public Workflow(Optional<String> integration, String remote, Ship ship, CommitRules commit,
                List<Check> checks) {
            this(integration, remote, ship, commit, checks, List.of());
        }

        /// The checks to run at `moment`, in their order.
        public List<Check> checksOn(Moment moment) {
            return checks.stream().filter(c -> c.on().contains(moment)).toList();
        }
    }

    /// How `aw ship` brings a branch onto integration.
    public record Ship(Strategy strategy, boolean deleteBranch, boolean push) {}

    /// The ways to ship.
    public enum Strategy {
        REBASE, SQUASH, MERGE, FAST_FORWARD;

        /// The name in the configuration and on the command line: `fast-forward`.
        public String word() {
            return Words.of(this);
        }
    }

    /// When a check runs without being asked for by name.
    public enum Moment {
        SAVE, SHIP
    }

    /// A project check: a program that exits with 0 when all is well.
    ///
    /// @param run
    ///            the program and its arguments, never a shell line; not empty
    /// @param on
    ///            when it runs on its own; empty means only by `aw check`
    /// @param timeout
    ///            positive
    /// @param paths
    ///            the files it is about; empty means all
    public record Check(String name, List<String> run, Set<Moment> on, Duration timeout, List<Glob> paths) {
        public Check {
            run = List.copyOf(run);
            on = Set.copyOf(on);
            paths = List.copyOf(paths);
            if (run.isEmpty() || !timeout.isPositive()) {
                throw new IllegalArgumentException("check " + name + " has nothing to run, or no time");
            }
        }

        /// Whether the check is about the file `path`: relative to the repository, with `/`.
        public boolean concerns(String path) {
            return paths.isEmpty() || paths.stream().anyMatch(g -> g.matches(path));
        }
    }

    /// A worktree beside the repository.
    ///
    /// @param path
    ///            absolute
    public record Agent(String name, String branch, Path path) {}

    /// How `aw analyze` judges.
    ///
    /// @param failOn
    ///            the least severity that makes it exit with 1; empty means none does
    /// @param rules
    ///            the severity of rules that differ from their own
    public record Analyze(Optional<Level> failOn, Map<String, Optional<Level>> rules) {
        public Analyze {
            rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        }
    }

    /// Severities, ascending.
    public enum Level {
        INFO, WARNING, ERROR
    }

    /// Where the value at `path` comes from.
    public Origin origin(String path) {
        var origin = origins.get(path);
        return origin == null ? new Origin.Default() : origin;
    }
}
