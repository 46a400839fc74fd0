package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Credentials;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Refspec;
import dev.actorweb.cli.git.TipNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;

/// Talks to remotes.
final class RemoteTalk {
    private final Opened opened;
    private final Repository repository;

    RemoteTalk(Opened opened) {
        this.opened = opened;
        this.repository = opened.repository();
    }

    /// What is done with an open connection.
    interface Talk<T> {
        T run(Transport transport, Deadline deadline) throws Exception;
    }

    Optional<RefName> askHead(String remote) {
        Ref head = advertised(remote).get("HEAD");
        return head != null && head.isSymbolic() && head.getTarget().getName().startsWith("refs/heads/")
                ? Optional.of(new RefName(head.getTarget().getName()))
                : Optional.empty();
    }

    Map<RefName, CommitId> refs(String remote, Collection<RefName> wanted) {
        RemoteConfig config = remote(remote);
        return refs(config, config.getURIs().getFirst(), wanted);
    }

    Map<RefName, CommitId> pushedRefs(String remote, Collection<RefName> wanted) {
        return refs(remote(remote), pushUri(remote(remote)), wanted);
    }

    /// Where pushes go. JGit heeds `insteadOf` for an address of both ways alone, git for any.
    URIish pushUri(RemoteConfig config) {
        if (config.getPushURIs().isEmpty()) {
            return config.getURIs().getFirst();
        }
        var given = config.getPushURIs().getFirst();
        return Trouble.attempt("reading the remote", () -> new URIish(
                Configuration.read(repository.getConfig()).rewritten(given.toPrivateString())));
    }

    private Map<RefName, CommitId> refs(RemoteConfig config, URIish uri, Collection<RefName> wanted) {
        var found = new HashMap<RefName, CommitId>();
        if (wanted.isEmpty()) {
            return found;
        }
        Map<String, Ref> advertised = advertised(config, uri);
        for (RefName name : wanted) {
            Ref ref = advertised.get(name.full());
            if (ref != null && ref.getObjectId() != null) {
                found.put(name, Ids.ours(ref.getObjectId()));
            }
        }
        return found;
    }

    private Map<String, Ref> advertised(String remote) {
        RemoteConfig config = remote(remote);
        return advertised(config, config.getURIs().getFirst());
    }

    /// What the remote has now.
    Map<String, Ref> advertised(RemoteConfig config, URIish uri) {
        return talk(config, uri, (transport, _) -> {
            try (FetchConnection connection = transport.openFetch()) {
                return connection.getRefsMap();
            }
        });
    }

    void fetch(String remote, Collection<Refspec> refspecs) {
        RemoteConfig config = remote(remote);
        var specs = new ArrayList<RefSpec>();
        for (Refspec refspec : refspecs) {
            specs.add(new RefSpec("+" + refspec.source() + ":" + refspec.destination()));
        }
        talk(config, config.getURIs().getFirst(), (transport, deadline) -> {
            boolean prune = repository.getConfig().getBoolean("remote", config.getName(), "prune",
                    repository.getConfig().getBoolean("fetch", "prune", false));
            transport.setRemoveDeletedRefs(prune && specs.isEmpty());
            Path fetchHead = opened.layout().gitDir().resolve("FETCH_HEAD");
            Optional<byte[]> before = Files.exists(fetchHead)
                    ? Optional.of(Files.readAllBytes(fetchHead))
                    : Optional.empty();
            transport.fetch(deadline, specs);
            if (before.isPresent()) {
                Files.write(fetchHead, before.get());
            } else {
                Files.deleteIfExists(fetchHead);
            }
            return true;
        });
    }

    CommitId fetchTip(String remote, Optional<String> revision) {
        String wanted = TipNames.require(remote, revision);
        RemoteConfig config = remote(remote);
        Map<String, Ref> there = advertised(config, config.getURIs().getFirst());
        var found = Stream.of(wanted, "refs/tags/" + wanted, "refs/heads/" + wanted)
                .filter(there::containsKey)
                .findFirst();
        if (found.isEmpty() && !TipNames.mayBeCommit(wanted)) {
            throw TipNames.missing(remote, wanted);
        }
        List<String> refspecs = found.map(name -> List.of("+" + name + ":" + TipNames.TIP))
                .orElse(TipNames.EVERYTHING);
        talk(config, config.getURIs().getFirst(), (transport, deadline) -> {
            if (found.isPresent()) {
                transport.setDepth(1);
            }
            transport.setTagOpt(TagOpt.NO_TAGS);
            return transport.fetch(deadline, refspecs.stream().map(RefSpec::new).toList());
        });
        return Trouble.attempt("git fetch", () -> new Commits(repository)
                .resolve(found.isPresent() ? TipNames.TIP : wanted)
                .orElseThrow(() -> TipNames.missing(remote, wanted)));
    }

    /// The folder of a remote on this machine, if it is one.
    Optional<File> folder(URIish uri) {
        boolean local = uri.getHost() == null && (uri.getScheme() == null || uri.getScheme().equals("file"));
        if (!local) {
            return Optional.empty();
        }
        File named = opened.layout().workTree().orElse(opened.layout().gitDir()).resolve(uri.getPath())
                .toFile();
        return Optional.ofNullable(RepositoryCache.FileKey.resolve(named, repository.getFS()));
    }

    void requireOwned(Path folder) throws Exception {
        var layout = new Layout(Optional.empty(), folder, folder);
        new Ownership(opened.environment(), SystemReader.getInstance().getUserConfig()).require(layout);
    }

    private List<String> names() {
        return List.copyOf(repository.getConfig().getSubsections("remote"));
    }

    RemoteConfig remote(String name) {
        return Trouble.attempt("reading the remote", () -> {
            if (name.isEmpty() || !repository.getConfig().getSubsections("remote").contains(name)) {
                throw new GitException(new GitProblem.NoSuchRemote(name, names()));
            }
            var config = new RemoteConfig(repository.getConfig(), name);
            if (config.getURIs().isEmpty()) {
                throw new GitException(new GitProblem.NoSuchRemote(name, names()));
            }
            return config;
        });
    }

    <T> T talk(RemoteConfig config, URIish uri, Talk<T> talk) {
        var limit = opened.options().limits().network();
        var deadline = new Deadline(limit);
        try {
            requireSsh(uri);
            Optional<File> folder = folder(uri);
            if (folder.isPresent()) {
                requireOwned(folder.get().toPath());
            }
            try (Transport transport = Transport.open(repository, uri, config.getName())) {
                transport.applyConfig(config);
                transport.setTimeout(Math.clamp(limit.toSeconds(), 1, Integer.MAX_VALUE));
                transport.setCredentialsProvider(new NetRCCredentialsProvider());
                return talk.run(transport, deadline);
            }
        } catch (GitException e) {
            throw e;
        } catch (Exception e) {
            throw new GitException(problem(config.getName(), deadline, e), e);
        }
    }

    /// JGit runs `ssh` as it is; a command of the user's own it would pass over.
    private void requireSsh(URIish uri) {
        boolean ssh = "ssh".equals(uri.getScheme()) || (uri.getScheme() == null && uri.getHost() != null);
        boolean chosen = repository.getConfig().getString("core", null, "sshCommand") != null
                || opened.environment().get("GIT_SSH_COMMAND").isPresent();
        if (ssh && chosen) {
            throw Preconditions.unsupported("an ssh command of your own");
        }
    }

    private GitProblem problem(String remote, Deadline deadline, Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            return new GitProblem.Interrupted("talking to '" + remote + "'");
        }
        if (deadline.isOver()) {
            return new GitProblem.TimedOut("talking to '" + remote + "'",
                    opened.options().limits().network());
        }
        String text = Credentials.masked(Trouble.text(failure));
        int missing = text.indexOf("Remote does not have ");
        if (missing >= 0) {
            String ref = text.substring(missing + "Remote does not have ".length());
            return new GitProblem.NoSuchRemoteRef(remote,
                    ref.substring(0, Math.max(0, ref.indexOf(" available"))));
        }
        if (text.contains("not authorized") || text.contains("Authentication is required")
                || text.contains("Auth fail") || text.contains("Permission denied (")) {
            return new GitProblem.Unauthenticated(remote, text);
        }
        boolean unreachable = failure instanceof NoRemoteRepositoryException
                || failure instanceof TransportException
                || failure instanceof IOException;
        return unreachable ? new GitProblem.Unreachable(remote, text) : Trouble.problem("git fetch", failure);
    }
}
