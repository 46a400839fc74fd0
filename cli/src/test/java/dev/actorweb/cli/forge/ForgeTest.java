package dev.actorweb.cli.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeTest {
    private final FakeForge server = new FakeForge();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"https://github.com/o/r,GH_TOKEN", "git@github.com:o/r.git,GITHUB_TOKEN",
            "ssh://git@ssh.github.com:443/o/r.git,GH_TOKEN", "https://gitlab.com/g/s/r.git,GITLAB_TOKEN",
            "https://codeberg.org/o/r,FORGEJO_TOKEN", "https://bitbucket.org/o/r,BITBUCKET_TOKEN"})
    void theMakersOwnHostGetsTheMakersToken(String remote, String variable) {
        assertThat(forge(remote, Map.of(variable, "t"))).isPresent();
        assertThat(forge(remote, Map.of(variable, " "))).isEmpty();
        assertThat(forge(remote, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://github.com.evil.example/o/r", "https://evil-github.com/o/r",
            "https://gitlab.com/o/r", "https://github.com:8443/o/r", "https://github.com@evil.example/o/r"})
    void aTokenGoesToNobodyElse(String remote) {
        assertThat(forge(remote, Map.of("GH_TOKEN", "t"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"git.example.org,git@git.example.org:o/r.git,git.example.org",
            "https://git.example.org/,https://git.example.org/o/r,git.example.org",
            "git.example.org:8443,ssh://git@git.example.org:2222/o/r.git,git.example.org:8443",
            "git.example.org:8443,https://git.example.org:8443/o/r.git,git.example.org:8443"})
    void aHostOfOnesOwnIsNamedInTheEnvironment(String variable, String remote, String host) {
        assertThat(forge(remote, Map.of("GITLAB_TOKEN", "t", "GITLAB_HOST", variable)).map(Forge::host))
                .contains(host);
    }

    @ParameterizedTest
    @CsvSource({"git.example.org,git@other.example.org:o/r.git",
            "git.example.org,https://git.example.org:8443/o/r",
            "git.example.org:8443,https://git.example.org/o/r", "'',git@git.example.org:o/r.git"})
    void anotherHostIsNotTheOneThatIsNamed(String variable, String remote) {
        assertThat(forge(remote, Map.of("GITLAB_TOKEN", "t", "GITLAB_HOST", variable))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GH | o/r | POST /api/v3/repos/o/r/pulls | Bearer t | {\"html_url\": \"https://x/1\"}",
            "GITLAB | o/r | POST /api/v4/projects/o%2Fr/merge_requests | t | {\"web_url\": \"https://x/1\"}",
            "GITEA | o/r | POST /api/v1/repos/o/r/pulls | token t | {\"html_url\": \"https://x/1\"}",
            "BITBUCKET | git/scm/o/r | POST /git/rest/api/1.0/projects/o/repos/r/pull-requests | Bearer t "
                    + "| {\"links\": {\"self\": [{\"href\": \"https://x/1\"}]}}"})
    void eachIsAskedInItsOwnWay(String maker, String path, String request, String token, String answer)
            throws Exception {
        server.answers(201, answer);

        assertThat(open(maker, path)).isEqualTo(new Forge.Outcome.Opened("https://x/1", false));
        assertThat(server.asked()).singleElement().asString().startsWith(request + " " + token + " {")
                .contains("feat: \\\"a\\\"", "feat/a", "main");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GH | 422 | GET /api/v3/repos/o/r/pulls?state=open&head=o%3Afeat%2Fa&base=main | [{\"html_url\": \"https://x/1\"}]",
            "GITLAB | 409 | GET /api/v4/projects/o%2Fr/merge_requests?state=opened&source_branch=feat%2Fa&target_branch=main "
                    + "| [{\"web_url\": \"https://x/1\"}]",
            "GITEA | 409 | GET /api/v1/repos/o/r/pulls/main/feat%2Fa | {\"html_url\": \"https://x/1\"}",
            "BITBUCKET | 409 | GET /rest/api/1.0/projects/o/repos/r/pull-requests?state=OPEN&direction=OUTGOING&at=refs%2Fheads%2Ffeat%2Fa"
                    + " | {\"values\": [{\"fromRef\": {\"displayId\": \"feat/a\"}, \"toRef\": {\"displayId\": \"next\"}, "
                    + "\"links\": {\"self\": [{\"href\": \"https://x/2\"}]}}, {\"fromRef\": {\"displayId\": \"feat/a\"}, "
                    + "\"toRef\": {\"displayId\": \"main\"}, \"links\": {\"self\": [{\"href\": \"https://x/1\"}]}}]}"})
    void oneThatIsThereAlreadyIsFound(String maker, int status, String request, String answer)
            throws Exception {
        server.answers(status, "{\"message\": \"already exists\"}").answers(200, answer);

        assertThat(open(maker, "o/r")).isEqualTo(new Forge.Outcome.Opened("https://x/1", true));
        assertThat(server.asked()).hasSize(2).last().asString().startsWith(request + " ");
    }

    @Test
    void anotherBranchesPullRequestIsNotTakenForIt() throws Exception {
        server.answers(422,
                "{\"message\": \"Validation Failed\", \"errors\": [{\"message\": \"No commits between\"}, "
                        + "\"field\", {\"resource\": \"PullRequest\", \"code\": \"custom\"}]}")
                .answers(200, "[{\"html_url\": \"https://x/9\", \"head\": {\"ref\": \"other\"}}]");

        assertThat(refusal("GH").why())
                .isEqualTo(server.host() + " answered 422: Validation Failed; No commits between; field; "
                        + "PullRequest; custom");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "401 | {\"message\": \"Bad credentials\"} | Bad credentials | the token in GH_TOKEN is not accepted",
            "403 | {\"error\": {\"message\": \"no rights\"}} | no rights | GH_TOKEN needs the right to write pull requests",
            "404 | {\"error\": \"404 Not Found\"} | 404 Not Found | there is no project o/r that the token",
            "409 | {\"message\": [\"Another is open\", \"!5\"]} | Another is open; !5 | ''",
            "500 | '<html><h1>Oops</h1>' | a web page instead of data | ''",
            "200 | '<!doctype html><title>Sign in</title>' | a web page instead of data | a page to sign in",
            "500 | broken | broken | ''", "201 | {} | {} | ''"})
    void whatIsNoPullRequestIsARefusal(int status, String answer, String why, String hint) throws Exception {
        server.answers(status, answer);

        assertThat(refusal("GH").why()).isEqualTo(server.host() + " answered " + status + ": " + why);
        server.answers(status, answer);
        assertThat(refusal("GH").hint()).contains(hint);
    }

    @Test
    void anAnswerWithoutWordsIsItsNumber() throws Exception {
        server.answers(502, "");

        assertThat(refusal("GH").why()).isEqualTo(server.host() + " answered 502");
    }

    @Test
    void whoHasAskedTooOftenIsToldWhenToComeBack() throws Exception {
        server.answers(429, Map.of("Retry-After", "30"), "").answers(403,
                Map.of("x-ratelimit-remaining", "0"),
                "{\"message\": \"API rate limit exceeded\"}");

        assertThat(refusal("GH").hint()).isEqualTo("it takes no more requests for now; try again in 30 s");
        assertThat(refusal("GH").hint()).isEqualTo("it takes no more requests for now; try again later");
    }

    @Test
    void aRedirectIsNotFollowedAndTheTokenGoesNowhereElse() throws Exception {
        try (var other = new FakeForge()) {
            server.answers(307,
                    Map.of("Location", "http://" + other.host() + "/repositories/1/pulls?key=s3cr3t"), "");

            var refusal = refusal("GH");

            assertThat(other.asked()).isEmpty();
            assertThat(refusal.why())
                    .contains("answered 307 and points to http://localhost/repositories/1/pulls")
                    .doesNotContain("s3cr3t");
            assertThat(refusal.hint()).contains("git remote set-url");
        }
    }

    @Test
    void whatIsNoTokenIsNotSent() throws Exception {
        var forge = forge("http://" + server.host() + "/o/r",
                Map.of("GH_HOST", server.host(), "GH_TOKEN", "a\nb: c")).orElseThrow();

        var refused = (Forge.Outcome.Refused) forge.open(project("o/r"), "feat/a", "main", "t", "");
        assertThat(refused.why()).contains("GH_TOKEN").doesNotContain("b: c");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aForgeThatIsNotThereIsNamed() throws Exception {
        var host = server.host();
        server.close();

        assertThat(open("GH", "o/r")).isInstanceOfSatisfying(Forge.Outcome.Refused.class,
                refused -> assertThat(refused.why()).startsWith(host + " cannot be reached: "));
    }

    private Forge.Outcome.Refused refusal(String maker) throws InterruptedException {
        return (Forge.Outcome.Refused) open(maker, "o/r");
    }

    private Forge.Outcome open(String maker, String path) throws InterruptedException {
        return open(maker, path, path);
    }

    private Forge.Outcome open(String maker, String from, String onto) throws InterruptedException {
        var variables = new HashMap<>(Map.of(maker + "_TOKEN", "t", maker + "_HOST", server.host()));
        return forge("http://" + server.host() + "/" + onto + ".git", variables).orElseThrow()
                .open(project(from), "feat/a", "main", "feat: \"a\"", "b\n");
    }

    private Project project(String path) {
        return Project.of("http://" + server.host() + "/" + path + ".git").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GH | me/r | POST /api/v3/repos/o/r/pulls | \"head\":\"me:feat/a\"",
            "GH | o/r-fork | POST /api/v3/repos/o/r/pulls | \"head\":\"o:feat/a\",\"base\":\"main\",\"head_repo\":\"r-fork\"",
            "GITEA | me/r | POST /api/v1/repos/o/r/pulls | \"head\":\"me:feat/a\"",
            "BITBUCKET | scm/~me/r | POST /rest/api/1.0/projects/o/repos/r/pull-requests | "
                    + "\"fromRef\":{\"id\":\"refs/heads/feat/a\",\"repository\":{\"slug\":\"r\",\"project\":{\"key\":\"~me\"}}}"})
    void fromAForkTheProjectItComesFromIsAsked(String maker, String from, String request, String part)
            throws Exception {
        server.answers(201,
                "{\"html_url\": \"https://x/1\", \"links\": {\"self\": [{\"href\": \"https://x/1\"}]}}");

        assertThat(open(maker, from, "o/r")).isEqualTo(new Forge.Outcome.Opened("https://x/1", false));
        assertThat(server.asked()).singleElement().asString().startsWith(request).contains(part);
    }

    @Test
    void gitLabIsToldTheNumberOfTheProjectThatAForkAsks() throws Exception {
        server.answers(200, "{\"id\": 4711}").answers(201, "{\"web_url\": \"https://x/1\"}");

        assertThat(open("GITLAB", "me/r", "o/r")).isEqualTo(new Forge.Outcome.Opened("https://x/1", false));
        assertThat(server.asked()).hasSize(2);
        assertThat(server.asked().getFirst()).startsWith("GET /api/v4/projects/o%2Fr t");
        assertThat(server.asked().getLast()).startsWith("POST /api/v4/projects/me%2Fr/merge_requests t")
                .contains("\"target_project_id\":4711");
    }

    @Test
    void aProjectThatMayNotBeSeenIsARefusal() throws Exception {
        server.answers(404, "{\"message\": \"404 Project Not Found\"}");

        assertThat(open("GITLAB", "me/r", "o/r")).isInstanceOfSatisfying(Forge.Outcome.Refused.class,
                refused -> assertThat(refused.why()).contains("404 Project Not Found"));
    }

    /// Somebody else's fork has a branch of the same name.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GH | GET /api/v3/repos/o/r/pulls?state=open&head=me%3Afeat%2Fa&base=main | "
                    + "[{\"html_url\": \"https://x/2\", \"head\": {\"repo\": {\"full_name\": \"you/r\"}}}, "
                    + "{\"html_url\": \"https://x/1\", \"head\": {\"repo\": {\"full_name\": \"Me/r\"}}}]",
            "GITEA | GET /api/v1/repos/o/r/pulls/main/me%3Afeat%2Fa | {\"html_url\": \"https://x/1\"}",
            "BITBUCKET | GET /rest/api/1.0/projects/o/repos/r/pull-requests?state=OPEN&direction=INCOMING&at=refs%2Fheads%2Fmain | "
                    + "{\"values\": [{\"fromRef\": {\"displayId\": \"feat/a\", \"repository\": {\"slug\": \"r\", \"project\": {\"key\": \"you\"}}}, "
                    + "\"links\": {\"self\": [{\"href\": \"https://x/2\"}]}}, {\"fromRef\": {\"displayId\": \"feat/a\", "
                    + "\"repository\": {\"slug\": \"r\", \"project\": {\"key\": \"ME\"}}}, \"links\": {\"self\": [{\"href\": \"https://x/1\"}]}}]}"})
    void oneFromThisForkIsFoundAmongOthers(String maker, String request, String answer) throws Exception {
        server.answers(409, "{}").answers(200, answer);

        assertThat(open(maker, "me/r", "o/r")).isEqualTo(new Forge.Outcome.Opened("https://x/1", true));
        assertThat(server.asked()).last().asString().startsWith(request + " ");
    }

    @Test
    void oneFromThisForkIsFoundAtGitLabByItsNumber() throws Exception {
        server.answers(200, "{\"id\": 1}").answers(409, "{}").answers(200, "{\"id\": 5}").answers(200,
                "[{\"web_url\": \"https://x/2\", \"source_project_id\": 6}, {\"web_url\": \"https://x/1\", \"source_project_id\": 5}]");

        assertThat(open("GITLAB", "me/r", "o/r")).isEqualTo(new Forge.Outcome.Opened("https://x/1", true));
        assertThat(server.asked()).last().asString()
                .startsWith("GET /api/v4/projects/o%2Fr/merge_requests?state=opened");
    }

    private static Optional<Forge> forge(String remote, Map<String, String> variables) {
        return Project.of(remote)
                .flatMap(project -> Maker.of(project, name -> Optional.ofNullable(variables.get(name))))
                .flatMap(made -> Forge.of(made, name -> Optional.ofNullable(variables.get(name))));
    }
}
