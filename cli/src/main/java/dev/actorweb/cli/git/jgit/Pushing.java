package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.HookRunner.Verdict;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushResult.Outcome;
import dev.actorweb.cli.git.PushResult.Reason;
import dev.actorweb.cli.git.PushUpdate;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/// Pushes all or nothing, each ref under its lease, with the hooks of both sides.
final class Pushing {
    private final Opened opened;
    private final Repository repository;
    private final RemoteTalk remotes;

    Pushing(Opened opened, RemoteTalk remotes) {
        this.opened = opened;
        this.repository = opened.repository();
        this.remotes = remotes;
    }

    PushResult push(String remote, List<PushUpdate> updates) {
        RemoteConfig config = remotes.remote(remote);
        URIish uri = remotes.pushUri(config);
        Map<String, Ref> current = remotes.advertised(config, uri);
        Optional<PushResult> stale = stale(updates, current);
        if (stale.isPresent()) {
            return stale.get();
        }
        Verdict verdict = opened.hooks().run("pre-push", prePushLines(updates, current), remote,
                uri.toString());
        if (!verdict.accepted()) {
            return new PushResult.RejectedByHook(verdict.output());
        }
        Optional<File> folder = remotes.folder(uri);
        if (folder.isEmpty()) {
            return remotes.talk(config, uri,
                    (transport, deadline) -> push(transport, deadline, config, updates));
        }
        return Trouble.attempt("git push", () -> pushToFolder(folder.get(), config, updates));
    }

    private PushResult pushToFolder(File folder, RemoteConfig config, List<PushUpdate> updates)
            throws Exception {
        remotes.requireOwned(folder.toPath());
        Repository remote = new FileRepositoryBuilder().setGitDir(folder).setFS(repository.getFS()).build();
        try (var server = new LocalServer(remote, opened.environment(), opened.options().limits());
                Transport transport = server.connect(repository)) {
            transport.applyConfig(config);
            return push(transport, new Deadline(opened.options().limits().network()), config, updates);
        }
    }

    private PushResult push(Transport transport, Deadline deadline, RemoteConfig config,
            List<PushUpdate> updates)
            throws Exception {
        transport.setPushAtomic(updates.size() > 1);
        transport.setPushThin(true);
        var wanted = new ArrayList<RemoteRefUpdate>();
        for (PushUpdate update : updates) {
            wanted.add(refUpdate(config, update));
        }
        var result = transport.push(deadline, wanted);
        String messages = result.getMessages();
        var outcomes = new ArrayList<Outcome>();
        boolean rejected = false;
        for (PushUpdate update : updates) {
            RemoteRefUpdate answer = result.getRemoteUpdate(update.remoteRef().full());
            rejected |= answer.getStatus() != RemoteRefUpdate.Status.OK
                    && answer.getStatus() != RemoteRefUpdate.Status.UP_TO_DATE;
            outcomes.add(new Outcome(update.remoteRef(), reason(answer, messages)));
        }
        return rejected ? new PushResult.Rejected(outcomes, messages) : new PushResult.Pushed(messages);
    }

    private RemoteRefUpdate refUpdate(RemoteConfig config, PushUpdate update) throws IOException {
        String remoteRef = update.remoteRef().full();
        String tracking = null;
        for (RefSpec spec : config.getFetchRefSpecs()) {
            if (spec.matchSource(remoteRef)) {
                tracking = spec.isWildcard()
                        ? spec.expandFromSource(remoteRef).getDestination()
                        : spec.getDestination();
            }
        }
        ObjectId target = update.target().map(Ids::jgit).orElse(ObjectId.zeroId());
        return refUpdate(update, remoteRef, tracking, target);
    }

    @SuppressWarnings("NullAway") // JGit takes null for "no tracking branch" and for "no local
                                  // name".
    private RemoteRefUpdate refUpdate(PushUpdate update, String remoteRef,
            @org.jspecify.annotations.Nullable String tracking, ObjectId target) throws IOException {
        String source = target.equals(ObjectId.zeroId()) ? null : target.name();
        return new RemoteRefUpdate(repository, source, target, remoteRef, true, tracking, expected(update));
    }

    private static ObjectId expected(PushUpdate update) {
        return switch (update.expected()) {
            case Expected.At(var commit) -> Ids.jgit(commit);
            case Expected.Absent() -> ObjectId.zeroId();
        };
    }

    /// JGit passes over the deletion of what is gone already and pushes the rest; a lease must not.
    private static Optional<PushResult> stale(List<PushUpdate> updates, Map<String, Ref> current) {
        var outcomes = new ArrayList<Outcome>();
        boolean stale = false;
        for (PushUpdate update : updates) {
            ObjectId actual = actual(update, current);
            boolean done = actual.equals(update.target().map(Ids::jgit).orElse(ObjectId.zeroId()))
                    && update.target().isPresent();
            boolean broken = !done && !actual.equals(expected(update));
            stale |= broken;
            outcomes.add(
                    new Outcome(update.remoteRef(), broken ? new Reason.Stale() : new Reason.NotAttempted()));
        }
        return stale ? Optional.of(new PushResult.Rejected(outcomes, "")) : Optional.empty();
    }

    private static ObjectId actual(PushUpdate update, Map<String, Ref> current) {
        Ref ref = current.get(update.remoteRef().full());
        return ref == null || ref.getObjectId() == null ? ObjectId.zeroId() : ref.getObjectId();
    }

    private static String prePushLines(List<PushUpdate> updates, Map<String, Ref> current) {
        var lines = new StringBuilder();
        for (PushUpdate update : updates) {
            String target = update.target().map(CommitId::hex).orElse(ObjectId.zeroId().name());
            lines.append(update.target().isPresent() ? target : "(delete)").append(' ').append(target)
                    .append(' ')
                    .append(update.remoteRef()).append(' ').append(actual(update, current).name())
                    .append('\n');
        }
        return lines.toString();
    }

    private static Reason reason(RemoteRefUpdate answer, String messages) {
        return switch (answer.getStatus()) {
            case OK, UP_TO_DATE, NOT_ATTEMPTED, AWAITING_REPORT -> new Reason.NotAttempted();
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING -> new Reason.Stale();
            case REJECTED_NODELETE -> new Reason.RefusedByRemote("the remote deletes no refs");
            case REJECTED_OTHER_REASON -> Reason.read(answer.getRemoteName(),
                    Optional.ofNullable(answer.getMessage()).orElse("no reason given"), messages);
        };
    }
}
