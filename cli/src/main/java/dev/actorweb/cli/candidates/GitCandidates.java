package dev.actorweb.cli.candidates;

import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Timeline;
import dev.actorweb.cli.process.Environment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the repository knows; nothing where there is none.
final class GitCandidates {
    private static final int COMMITS = 50;
    private static final int ENTRIES = 90;
    private static final int SUBJECTS = 200;
    private static final int DIGITS = 10;
    private static final Pattern SCOPED = Pattern.compile("[A-Za-z]+\\(([^()]+)\\)!?:");

    private GitCandidates() {}

    static List<Candidate> branches(TypedLine line) {
        return ask(line, repository -> {
            var branches = new ArrayList<Candidate>();
            for (var ref : repository.refs("refs/heads/")) {
                branches.add(new Candidate(ref.name().shortName(),
                        ref.upstream().map(upstream -> "follows " + upstream.shortName()).orElse("branch")));
            }
            for (var ref : repository.refs("refs/remotes/")) {
                if (!ref.name().full().endsWith("/HEAD")) {
                    branches.add(new Candidate(ref.name().shortName(), "remote branch"));
                }
            }
            return branches;
        });
    }

    static List<Candidate> commits(TypedLine line) {
        return ask(line, repository -> {
            var commits = new ArrayList<Candidate>();
            var tip = repository.head().tip();
            if (tip.isPresent()) {
                for (var commit : repository.log(tip.get(), List.of(), COMMITS)) {
                    commits.add(new Candidate(commit.id().hex().substring(0, DIGITS), commit.subject()));
                }
            }
            return commits;
        });
    }

    static List<Candidate> remotes(TypedLine line) {
        return ask(line, repository -> repository.remotes().stream()
                .map(remote -> new Candidate(remote.name(), "remote")).toList());
    }

    static List<Candidate> worktrees(TypedLine line) {
        return ask(line, repository -> {
            var worktrees = new ArrayList<Candidate>();
            for (var worktree : repository.worktrees()) {
                var name = worktree.path().getFileName();
                if (name != null) {
                    worktrees.add(new Candidate(name.toString(),
                            worktree.head().flatMap(Head::checkedOutBranch)
                                    .map(branch -> "on " + branch.shortName()).orElse("")));
                }
            }
            return worktrees;
        });
    }

    /// The operations of this work tree that stand, the latest first.
    static List<Candidate> operations(TypedLine line) {
        return ask(line, repository -> {
            var layout = repository.layout();
            var operations = Journal.of(layout).latest(ENTRIES);
            var timeline = new Timeline(operations, Desk.name(layout));
            var standing = new ArrayList<Candidate>();
            for (var operation : operations.reversed()) {
                if (timeline.stands(operation.number())) {
                    standing.add(new Candidate(String.valueOf(operation.number()),
                            operation.command() + ": " + operation.summary()));
                }
            }
            return standing;
        });
    }

    /// The scopes of the latest commits.
    static List<Candidate> scopes(TypedLine line) {
        return ask(line, repository -> {
            var scopes = new LinkedHashSet<String>();
            var tip = repository.head().tip();
            if (tip.isPresent()) {
                for (var commit : repository.log(tip.get(), List.of(), SUBJECTS)) {
                    var header = SCOPED.matcher(commit.subject());
                    if (header.lookingAt()) {
                        scopes.add(header.group(1));
                    }
                }
            }
            return scopes.stream().map(Candidate::of).toList();
        });
    }

    private static List<Candidate> ask(TypedLine line, Function<Repository, List<Candidate>> question) {
        var options = EngineOptions.unattended().with(Environment.of(line.variables()));
        if (line.option("--root").isPresent()) {
            options = options.named();
        }
        try (var repository = Engines.open(line.directory(), options)) {
            return question.apply(repository);
        } catch (GitException nothingToOffer) {
            return List.of();
        }
    }
}
