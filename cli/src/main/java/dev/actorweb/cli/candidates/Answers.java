package dev.actorweb.cli.candidates;

import dev.actorweb.cli.Environment;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Terminal;
import dev.actorweb.completions.Candidates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hidden command `aw __complete KIND -- WORD…`: prints the candidates for the last word.
///
/// It never fails and never asks: what can't be found out is not offered, and what takes longer than
/// the patience of somebody who has pressed Tab is given up.
public final class Answers {
    private static final int MOST = 2000;

    private Answers() {}

    /// Answers one question; `args` are all words behind `__complete`.
    public static Exit give(List<String> args, Terminal terminal, Environment environment)
            throws InterruptedException {
        int dashes = args.indexOf("--");
        var kind = args.isEmpty() ? null : Candidates.asked(args.getFirst()).orElse(null);
        if (kind == null || dashes != 1 || dashes == args.size() - 1) {
            return Exit.USAGE;
        }
        var line = new TypedLine(args.subList(2, args.size() - 1), args.getLast(), environment.directory(),
                environment.variables());
        var text = new StringBuilder();
        for (var candidate : inTime(kind, line)) {
            if (candidate.isHarmless()) {
                text.append(candidate.line()).append('\n');
            }
        }
        if (!text.isEmpty()) {
            terminal.document(text.toString());
        }
        return Exit.OK;
    }

    /// The candidates; none when they are not found in time.
    private static List<Candidate> inTime(Candidates kind, TypedLine line) throws InterruptedException {
        var found = new Search(kind, line);
        var thread = new Thread(found, "candidates");
        thread.setDaemon(true);
        thread.start();
        thread.join(line.patience());
        return found.result();
    }

    private static final class Search implements Runnable {
        private final Candidates kind;
        private final TypedLine line;
        private volatile @Nullable List<Candidate> result;

        Search(Candidates kind, TypedLine line) {
            this.kind = kind;
            this.line = line;
        }

        @Override
        public void run() {
            try {
                result = find(kind, line);
            } catch (IOException | RuntimeException nothingToOffer) {
                result = List.of();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        }

        List<Candidate> result() {
            var all = result;
            if (all == null) {
                return List.of();
            }
            var fitting = new ArrayList<Candidate>();
            for (var candidate : all) {
                if (candidate.word().startsWith(line.current()) && fitting.size() < MOST) {
                    fitting.add(candidate);
                }
            }
            // Where nothing begins like this, a shell that matches otherwise may still find
            // something.
            return fitting.isEmpty() && all.size() < MOST ? all : Collections.unmodifiableList(fitting);
        }
    }

    private static List<Candidate> find(Candidates kind, TypedLine line)
            throws IOException, InterruptedException {
        return switch (kind) {
            case FILES, DIRECTORIES -> List.of(); // the shell knows them itself
            case BRANCHES -> GitCandidates.branches(line);
            case COMMITS -> GitCandidates.commits(line);
            case REMOTES -> GitCandidates.remotes(line);
            case WORKTREES -> GitCandidates.worktrees(line);
            case OPERATIONS -> GitCandidates.operations(line);
            case TYPES -> ProjectCandidates.types(line);
            case SCOPES -> ProjectCandidates.scopes(line);
            case CHECKS -> ProjectCandidates.checks(line);
            case TEMPLATES -> ProjectCandidates.templates();
            case TARGETS -> {
                var targets = new ArrayList<>(SpecCandidates.builtIn());
                targets.addAll(LiveCandidates.targets(line));
                yield targets;
            }
            case SYSTEMS -> LiveCandidates.systems(line);
            case ACTORS -> LiveCandidates.actors(line);
            case EVENTS -> line.words().contains("actors") || line.option("--target").orElse("").contains("/")
                    ? LiveCandidates.events(line)
                    : SpecCandidates.events(line);
            case RULES -> SpecCandidates.rules(line);
        };
    }
}
