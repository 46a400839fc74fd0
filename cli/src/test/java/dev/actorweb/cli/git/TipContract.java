package dev.actorweb.cli.git;

import static dev.actorweb.cli.git.Problems.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One commit of a remote, and the files in it.
interface TipContract extends EngineContract {
    private Path fetching(String url) {
        Path fresh = sandbox().repository("fresh");
        sandbox().git(fresh, "remote", "add", "origin", url);
        return fresh;
    }

    private Path remote() {
        Path home = sandbox().repository("source");
        sandbox().commit(home, "a/b.txt", "one", "feat: one");
        sandbox().git(home, "tag", "--annotate", "--message", "v1", "v1");
        sandbox().commit(home, "a/b.txt", "two", "feat: two");
        return home;
    }

    @Test
    default void aCommitIsFetchedByBranchTagOrName() {
        Path home = remote();
        Path fresh = fetching("file://" + home);
        CommitId first = new CommitId(sandbox().git(home, "rev-parse", "v1^{commit}").strip());
        CommitId second = new CommitId(sandbox().git(home, "rev-parse", "HEAD").strip());

        assertThat(open(fresh).fetchTip("origin", Optional.empty())).isEqualTo(second);
        assertThat(sandbox().git(fresh, "rev-list", "--count", "refs/aw/tip").strip()).isEqualTo("1");
        assertThat(sandbox().git(fresh, "for-each-ref", "--format=%(refname)")).isEqualTo("refs/aw/tip\n");
        assertThat(open(fresh).fetchTip("origin", Optional.of("v1"))).isEqualTo(first);
        assertThat(open(fresh).fetchTip("origin", Optional.of(first.hex()))).isEqualTo(first);
        assertThat(open(fresh).fetchTip("origin", Optional.of(first.hex().substring(0, 9)))).isEqualTo(first);
    }

    @Test
    default void whatTheRemoteDoesNotHaveIsSaid() {
        Path fresh = fetching("file://" + remote());

        for (String name : List.of("nowhere", "--upload-pack=x", "a b", "v1:refs/heads/x", "refs/heads/*",
                "0123abcd")) {
            assertThat(problemOf(() -> open(fresh).fetchTip("origin", Optional.of(name)))).as(name)
                    .isInstanceOf(GitProblem.NoSuchRemoteRef.class);
        }
        assertThat(problemOf(() -> open(fresh).fetchTip("upstream", Optional.empty())))
                .isInstanceOf(GitProblem.NoSuchRemote.class);
        assertThat(sandbox().git(fresh, "branch", "--list")).isEmpty();
    }

    @Test
    default void plainFilesBehindAWebServerAreARemoteToo() throws IOException {
        Path home = remote();
        Path bare = home.resolveSibling("web.git"); // such a server hides names that begin with a
                                                    // dot
        sandbox().git(home, "clone", "--quiet", "--bare", home.toString(), bare.toString());
        sandbox().git(bare, "update-server-info");
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), bare.toRealPath(),
                OutputLevel.NONE);
        server.start();
        try {
            Path fresh = fetching("http://127.0.0.1:" + server.getAddress().getPort() + "/");

            CommitId tip = open(fresh).fetchTip("origin", Optional.of("v1"));

            assertThat(open(fresh).files(tip, "a").getFirst().content().text()).isEqualTo("one");
        } finally {
            server.stop(0);
        }
    }

    @Test
    default void theFilesOfACommitAreReadAsGitHasThem() throws IOException {
        Path home = sandbox().repository("source");
        sandbox().write(home, ".gitattributes", "*.txt text eol=crlf\n");
        sandbox().write(home, "a/plain.txt", "one\n");
        sandbox().write(home, "a/b/run.sh", "#!/bin/sh\n");
        sandbox().write(home, "a/empty", "");
        assertThat(home.resolve("a/b/run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(home.resolve("a/link"), Path.of("plain.txt"));
        sandbox().git(home, "add", "--all");
        CommitId commit = sandbox().commit(home, "z \u00e4.bin", "\0\1\2", "feat: all");

        assertThat(open(home).files(commit, "a")).extracting(TreeFile::path).containsExactly("b/run.sh",
                "empty", "link", "plain.txt");
        assertThat(open(home).files(commit, "a")).extracting(TreeFile::kind).containsExactly(
                TreeFile.Kind.EXECUTABLE, TreeFile.Kind.FILE, TreeFile.Kind.LINK, TreeFile.Kind.FILE);
        assertThat(open(home).files(commit, "a")).extracting(file -> file.content().text())
                .containsExactly("#!/bin/sh\n", "", "plain.txt", "one\n");
        assertThat(open(home).paths(commit))
                .isEqualTo(open(home).files(commit, "").stream().map(TreeFile::path).toList());
        assertThat(open(home).files(commit, "")).extracting(TreeFile::path)
                .contains("z \u00e4.bin", "a/empty")
                .hasSize(6);
        assertThat(open(home).files(commit, "nowhere")).isEmpty();
    }
}
