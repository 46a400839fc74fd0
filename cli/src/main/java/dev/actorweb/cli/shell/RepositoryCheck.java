package dev.actorweb.cli.shell;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.git.EngineOptions;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Repository;
import dev.actorweb.cli.git.engine.Engines;
import dev.actorweb.cli.oplog.Journal;
import java.util.Locale;

/// What the doctor says of the repository it was called in: whose it is, and what was left
/// half done.
final class RepositoryCheck {
    private static final String SUBJECT = "repository";

    private RepositoryCheck() {}

    static Diagnosis look(Invocation invocation, EngineOptions options) {
        try (var repository = Engines.open(invocation.directory(), options)) {
            return of(repository, options);
        } catch (GitException e) {
            return e.problem() instanceof GitProblem.NotARepository
                    ? Diagnosis.ok(SUBJECT, "none here or above")
                    : Diagnosis.error(SUBJECT, e.problem().message(), "what uses git is refused until then");
        }
    }

    private static Diagnosis of(Repository repository, EngineOptions options) {
        var layout = repository.layout();
        var place = layout.workTree().orElse(layout.gitDir()) + (layout.isBare() ? " (bare)" : "")
                + (layout.isLinkedWorktree() ? " (of " + layout.commonDir() + ")" : "");
        var latest = Journal.of(layout).latest(1);
        if (!latest.isEmpty() && latest.getLast().outcome().isEmpty()) {
            return Diagnosis.warning(SUBJECT,
                    place + ", where aw " + latest.getLast().command() + " has not ended",
                    "'aw status' tells whether it was cut off, and how to go on or back");
        }
        var begun = repository.operationInProgress();
        if (begun.isPresent()) {
            return Diagnosis.warning(SUBJECT, place + ", where git has not finished a "
                    + begun.get().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "'git status' tells how to go on or back");
        }
        return hasName(repository, options)
                ? Diagnosis.ok(SUBJECT, place)
                : Diagnosis.warning(SUBJECT,
                        place + ", where nobody can commit: git knows no name and no address",
                        "git config --global user.name \"…\" and user.email \"…\"");
    }

    private static boolean hasName(Repository repository, EngineOptions options) {
        var config = repository.config();
        var name = options.environment().get("GIT_AUTHOR_NAME").or(() -> config.get("author.name"))
                .or(() -> config.get("user.name"));
        var address = options.environment().get("GIT_AUTHOR_EMAIL").or(() -> config.get("author.email"))
                .or(() -> config.get("user.email")).or(() -> options.environment().get("EMAIL"));
        return name.isPresent() && address.isPresent();
    }
}
