package dev.actorweb.cli.forge;

import dev.actorweb.cli.Json;
import dev.actorweb.runtime.inspect.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A forge that opens pull requests for whoever has a token in the environment.
///
/// A token is sent to nobody but the host it is for: the maker's own, or the one that a variable of
/// the environment names. Never over plain HTTP, except to this machine.
public final class Forge {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST = 300;

    /// What a forge asks for and answers.
    ///
    /// @param tokens
    ///            the variables that may hold a token, the first that is set counts
    /// @param hosts
    ///            the variables that may name a host of one's own
    /// @param home
    ///            the maker's own host
    /// @param header
    ///            the header that carries the token, and what stands before it
    /// @param answer
    ///            where the answer holds the new address
    private record Kind(List<String> tokens, List<String> hosts, String home, List<String> header,
            List<String> answer) {}

    private static final Kind GITHUB = new Kind(List.of("GH_TOKEN", "GITHUB_TOKEN"), List.of("GH_HOST"),
            "github.com", List.of("Authorization", "Bearer "), List.of("html_url"));
    private static final Kind GITLAB = new Kind(List.of("GITLAB_TOKEN"),
            List.of("GITLAB_HOST", "CI_SERVER_HOST"),
            "gitlab.com", List.of("PRIVATE-TOKEN", ""), List.of("web_url"));
    private static final Kind GITEA = new Kind(List.of("GITEA_TOKEN", "FORGEJO_TOKEN"),
            List.of("GITEA_HOST", "FORGEJO_HOST"), "codeberg.org", List.of("Authorization", "token "),
            List.of("html_url"));
    private static final Kind BITBUCKET = new Kind(List.of("BITBUCKET_TOKEN"), List.of(), "bitbucket.org",
            List.of("Authorization", "Bearer "), List.of("links", "html", "href"));

    private final Kind kind;
    private final Project project;
    private final String token;

    private Forge(Kind kind, Project project, String token) {
        this.kind = kind;
        this.project = project;
        this.token = token;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// It is open.
        ///
        /// @param address
        ///            the pull request's page
        record Opened(String address) implements Outcome {}

        /// It was not opened.
        ///
        /// @param why
        ///            the forge's own words, raw
        record Refused(String why) implements Outcome {}
    }

    /// The forge of a project, if there is a token for it.
    ///
    /// @param variables
    ///            the environment
    public static Optional<Forge> of(Project project, Function<String, Optional<String>> variables) {
        for (var kind : List.of(GITHUB, GITLAB, GITEA, BITBUCKET)) {
            boolean here = project.host().equals(kind.home()) || first(kind.hosts(), variables)
                    .filter(host -> host.equalsIgnoreCase(project.host())).isPresent();
            var token = first(kind.tokens(), variables);
            if (here && token.isPresent()) {
                return Optional.of(new Forge(kind, project, token.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(List<String> names, Function<String, Optional<String>> variables) {
        for (var name : names) {
            var value = variables.apply(name).map(String::strip).filter(text -> !text.isEmpty());
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    public String host() {
        return project.host();
    }

    /// Opens a pull request. One that there is already is an answer like any other refusal.
    public Outcome open(String branch, String into, String title, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api())).timeout(PATIENCE)
                .header(kind.header().getFirst(), kind.header().getLast() + token)
                .header("Content-Type", "application/json").header("Accept", "application/json")
                .header("User-Agent", "aw")
                .POST(HttpRequest.BodyPublishers.ofString(text(branch, into, title, body))).build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            String content;
            try (var in = answer.body()) {
                content = new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
            }
            return outcome(answer.statusCode(), content);
        } catch (IOException e) {
            return new Outcome.Refused(host() + " cannot be reached: " + e.getMessage());
        }
    }

    private Outcome outcome(int status, String content) {
        var address = status == 201 || status == 200
                ? find(content, kind.answer())
                : Optional.<String>empty();
        if (address.isPresent()) {
            return new Outcome.Opened(address.get());
        }
        var why = find(content, List.of("message")).or(() -> find(content, List.of("error", "message")))
                .orElse(content);
        return new Outcome.Refused(host() + " answered " + status + ": "
                + why.substring(0, Math.min(why.length(), LONGEST)));
    }

    private static Optional<String> find(String content, List<String> path) {
        try {
            @Nullable
            Object at = JsonText.read(content);
            for (var name : path) {
                at = at instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return Optional.ofNullable(at).map(Object::toString);
        } catch (IllegalArgumentException noJson) {
            return Optional.empty();
        }
    }

    private String api() {
        boolean here = project.name().equals("localhost") || project.name().equals("127.0.0.1");
        var base = (here ? "http://" : "https://") + project.host();
        if (kind.equals(GITHUB)) {
            return (project.host().equals(kind.home()) ? "https://api.github.com" : base + "/api/v3")
                    + "/repos/"
                    + project.path() + "/pulls";
        }
        if (kind.equals(GITLAB)) {
            return base + "/api/v4/projects/" + URLEncoder.encode(project.path(), StandardCharsets.UTF_8)
                    + "/merge_requests";
        }
        return kind.equals(GITEA)
                ? base + "/api/v1/repos/" + project.path() + "/pulls"
                : "https://api.bitbucket.org/2.0/repositories/" + project.path() + "/pullrequests";
    }

    private String text(String branch, String into, String title, String body) {
        var json = Json.line();
        if (kind.equals(GITLAB)) {
            json.member("source_branch", branch).member("target_branch", into).member("title", title)
                    .member("description", body);
        } else if (kind.equals(BITBUCKET)) {
            json.member("title", title).member("description", body);
            json.object("source").object("branch").member("name", branch).end().end();
            json.object("destination").object("branch").member("name", into).end().end();
        } else {
            json.member("title", title).member("body", body).member("head", branch).member("base", into);
        }
        return json.toString();
    }
}
