package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Expected;
import dev.actorweb.cli.git.GitConfig;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Refspec;
import dev.actorweb.cli.git.Scratch;
import dev.actorweb.cli.git.TipNames;
import dev.actorweb.cli.git.installed.Git.Kind;
import dev.actorweb.cli.process.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Talks to remotes.
final class Remotes {
    private static final List<String> PLAIN = List.of("-c", "color.ui=false", "-c", "color.push=false", "-c",
            "color.remote=false", "-c", "color.transport=false");

    private final Git git;
    private final Layout layout;
    private final GitConfig config;

    /// @param terminal
    ///            whether ssh may ask for a password or an unknown host
    Remotes(Git git, Layout layout, GitConfig config, boolean terminal) {
        this.layout = layout;
        this.config = config;
        boolean chosen = config.get("core.sshCommand").isPresent()
                || git.environment().get("GIT_SSH_COMMAND").isPresent()
                || git.environment().get("GIT_SSH").isPresent();
        this.git = terminal
                ? git
                : unattended(chosen ? git : git.with("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"));
    }

    /// Whatever ssh is called, it asks a program for passwords instead of the terminal that may be
    /// there all the same; and that program knows none. git itself takes the user's own
    /// (`GIT_ASKPASS`, `core.askPass`) or none.
    private Git unattended(Git asking) {
        if (has(asking, "SSH_ASKPASS")) {
            return asking;
        }
        var silent = asking.with("SSH_ASKPASS", "false").with("SSH_ASKPASS_REQUIRE", "force");
        return has(asking, "GIT_ASKPASS") || config.get("core.askPass").isPresent()
                ? silent
                : silent.with("GIT_ASKPASS", "");
    }

    private static boolean has(Git asking, String variable) {
        return asking.environment().get(variable).isPresent();
    }

    Optional<RefName> askHead(String remote) {
        requireRemote(remote);
        Answer answer = network(Bytes.NONE, List.of("ls-remote", "--symref", "--", remote, "HEAD"));
        for (String line : git.require(answer, remote).lines()) {
            if (line.startsWith("ref: refs/heads/") && line.endsWith("\tHEAD")) {
                return Optional.of(new RefName(line.substring("ref: ".length(), line.lastIndexOf('\t'))));
            }
        }
        return Optional.empty();
    }

    Map<RefName, CommitId> refs(String remote, Collection<RefName> wanted) {
        requireRemote(remote);
        return refs(remote, remote, wanted);
    }

    Map<RefName, CommitId> pushedRefs(String remote, Collection<RefName> wanted) {
        requireRemote(remote);
        boolean elsewhere = config.get("remote." + remote + ".pushurl").isPresent();
        return refs(remote, elsewhere
                ? git.require(git.read("remote", "get-url", "--push", "--", remote)).lines().getFirst()
                : remote, wanted);
    }

    private Map<RefName, CommitId> refs(String remote, String place, Collection<RefName> wanted) {
        var arguments = new ArrayList<>(List.of("ls-remote", "--refs", "--", place));
        for (RefName name : wanted) {
            arguments.add(name.full());
        }
        var found = new HashMap<RefName, CommitId>();
        if (wanted.isEmpty()) {
            return found;
        }
        for (String line : git.require(network(Bytes.NONE, arguments), remote).lines()) {
            int tab = line.indexOf('\t');
            String name = line.substring(tab + 1);
            if (RefName.isWellFormed(name) && wanted.contains(new RefName(name))) {
                found.put(new RefName(name), new CommitId(line.substring(0, tab)));
            }
        }
        return found;
    }

    void fetch(String remote, Collection<Refspec> refspecs) {
        requireRemote(remote);
        var arguments = new ArrayList<>(List.of("fetch", "--quiet", "--no-write-fetch-head"));
        var input = new StringBuilder();
        if (!refspecs.isEmpty()) {
            arguments.add("--stdin");
            for (Refspec refspec : refspecs) {
                input.append('+').append(refspec.source()).append(':').append(refspec.destination())
                        .append('\n');
            }
        }
        arguments.add("--");
        arguments.add(remote);
        git.require(network(Bytes.of(input.toString()), arguments), remote);
    }

    CommitId fetchTip(String remote, Optional<String> revision, History history) {
        requireRemote(remote);
        String wanted = TipNames.require(remote, revision);
        List<String> tip = List.of("+" + wanted + ":" + TipNames.TIP);
        Answer shallow = fetch(remote, List.of("--depth=1"), tip);
        if (shallow.err().contains("does not support shallow")) { // plain files behind a web server
            shallow = fetch(remote, List.of(), tip);
        }
        if (shallow.succeeded()) {
            return history.resolve(TipNames.TIP).orElseThrow(() -> TipNames.missing(remote, wanted));
        }
        if (!TipNames.mayBeCommit(wanted)) {
            throw git.failure(shallow, remote);
        }
        git.require(fetch(remote, List.of(), TipNames.EVERYTHING), remote);
        return history.resolve(wanted).orElseThrow(() -> TipNames.missing(remote, wanted));
    }

    private Answer fetch(String remote, List<String> options, List<String> refspecs) {
        var arguments = new ArrayList<>(List.of("fetch", "--quiet", "--no-write-fetch-head", "--no-tags",
                "--no-recurse-submodules"));
        arguments.addAll(options);
        arguments.add("--");
        arguments.add(remote);
        arguments.addAll(refspecs);
        return network(Bytes.NONE, arguments);
    }

    PushResult push(String remote, List<PushUpdate> updates) {
        requireRemote(remote);
        var arguments = new ArrayList<>(List.of("push", "--porcelain", "--no-follow-tags"));
        if (updates.size() > 1) { // one alone is moved or not; not every server can promise that of
                                  // several
            arguments.add("--atomic");
        }
        for (PushUpdate update : updates) {
            String expected = switch (update.expected()) {
                case Expected.At(var commit) -> commit.hex();
                case Expected.Absent() -> "";
            };
            arguments.add("--force-with-lease=" + update.remoteRef() + ":" + expected);
        }
        arguments.add("--");
        arguments.add(remote);
        for (PushUpdate update : updates) {
            arguments.add(update.target().map(CommitId::hex).orElse("") + ":" + update.remoteRef());
        }
        return push(remote, updates, arguments);
    }

    private PushResult push(String remote, List<PushUpdate> updates, List<String> arguments) {
        try (var scratch = new Scratch(layout.gitDir())) {
            Path trace = scratch.reserve("trace");
            var command = new ArrayList<>(PLAIN);
            command.addAll(arguments);
            Answer answer = git.run(pushing(), Bytes.NONE, command, trace, PushReport::isAmongOutput,
                    PushReport::isAmongErrors);
            if (answer.succeeded()) {
                return new PushResult.Pushed(PushReport.remoteText(answer.err()));
            }
            if (HookTrace.read(trace).failed().isPresent()) {
                return new PushResult.RejectedByHook(PushReport.hookText(answer));
            }
            return PushReport.rejected(answer, updates).orElseThrow(() -> git.failure(answer, remote));
        }
    }

    /// A hook before a push may run all tests there are; that is not the network's time.
    private Kind pushing() {
        Path hooks = config.get("core.hooksPath").map(git.directory()::resolve)
                .orElse(layout.commonDir().resolve("hooks"));
        return Files.isExecutable(hooks.resolve("pre-push")) ? Kind.NETWORK_WITH_HOOK : Kind.NETWORK;
    }

    private Answer network(Bytes input, List<String> arguments) {
        var command = new ArrayList<>(PLAIN);
        command.addAll(arguments);
        return git.run(Kind.NETWORK, input, command);
    }

    /// Only configured remotes: git would take any other word for an address.
    private void requireRemote(String remote) {
        if (remote.isEmpty() || !config.subsections("remote").contains(remote)) {
            throw new GitException(new GitProblem.NoSuchRemote(remote, config.subsections("remote")));
        }
    }
}
