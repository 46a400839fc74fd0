package dev.actorweb.cli.forge;

import dev.actorweb.cli.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Who makes a forge's software, which decides about its addresses and its questions.
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody changes
public enum Maker {
    GITHUB("github", "github.com", List.of("GH_TOKEN", "GITHUB_TOKEN"), List.of("GH_HOST")),

    GITLAB("gitlab", "gitlab.com", List.of("GITLAB_TOKEN"), List.of("GITLAB_HOST", "CI_SERVER_HOST")),

    GITEA("gitea", "codeberg.org", List.of("GITEA_TOKEN", "FORGEJO_TOKEN"),
            List.of("GITEA_HOST", "FORGEJO_HOST")),

    BITBUCKET("bitbucket", "bitbucket.org", List.of("BITBUCKET_TOKEN"), List.of()),

    /// Bitbucket on servers of one's own, which has little in common with the other.
    BITBUCKET_SERVER("bitbucket", "", List.of("BITBUCKET_TOKEN"), List.of("BITBUCKET_HOST"));

    private final String word;
    private final String home;
    private final List<String> tokens;
    private final List<String> hosts;

    /// @param word
    ///            what the names of its hosts often contain
    /// @param home
    ///            the maker's own host; empty if there is none
    /// @param tokens
    ///            the variables that may hold a token, the first that is set counts
    /// @param hosts
    ///            the variables that may name a host of one's own
    Maker(String word, String home, List<String> tokens, List<String> hosts) {
        this.word = word;
        this.home = home;
        this.tokens = tokens;
        this.hosts = hosts;
    }

    /// A project whose maker is known.
    ///
    /// @param certain
    ///            whether the host is the maker's own or one that the environment names, not one
    ///            that is only called like it
    public record Made(Maker maker, Project project, boolean certain) {
        /// The address in a browser for a pull request from one branch into another.
        public String page(String branch, String into) {
            return maker.page(project, branch, into);
        }
    }

    /// Who has made the forge of a project.
    ///
    /// @param variables
    ///            the environment
    /// @return empty for a host that could be anything
    public static Optional<Made> of(Project project, Function<String, Optional<String>> variables) {
        for (var maker : values()) {
            if (project.host().equals(maker.home)) {
                return Optional.of(new Made(maker, project, true));
            }
            var named = maker.named(project, variables);
            if (named.isPresent()) {
                return Optional.of(new Made(maker, named.get(), true));
            }
        }
        for (var maker : List.of(GITHUB, GITLAB, GITEA, BITBUCKET_SERVER)) {
            if (project.host().contains(maker.word)
                    || (maker == GITEA && project.host().contains("forgejo"))) {
                return Optional.of(new Made(maker, project, false));
            }
        }
        return Optional.empty();
    }

    /// The project at a host that a variable names. ssh has a port of its own: there the variable
    /// tells that of the web.
    private Optional<Project> named(Project project, Function<String, Optional<String>> variables) {
        for (var variable : hosts) {
            var host = variables.apply(variable).map(Maker::host).orElse("");
            int colon = host.indexOf(':');
            var name = colon < 0 ? host : host.substring(0, colon);
            if (!host.isEmpty()
                    && (host.equals(project.host()) || (project.ssh() && name.equals(project.host())))) {
                return Optional.of(project.at(host));
            }
        }
        return Optional.empty();
    }

    /// The host in a variable that may hold a whole address.
    private static String host(String value) {
        var host = value.strip().toLowerCase(Locale.ROOT);
        int scheme = host.indexOf("://");
        host = scheme < 0 ? host : host.substring(scheme + 3);
        int slash = host.indexOf('/');
        return slash < 0 ? host : host.substring(0, slash);
    }

    /// The variable that holds the token.
    Optional<String> tokenVariable(Function<String, Optional<String>> variables) {
        return tokens.stream()
                .filter(name -> variables.apply(name).filter(text -> !text.isBlank()).isPresent())
                .findFirst();
    }

    /// The header that carries the token, and its value.
    List<String> header(String token) {
        return switch (this) {
            case GITHUB, BITBUCKET, BITBUCKET_SERVER -> List.of("Authorization", "Bearer " + token);
            case GITLAB -> List.of("PRIVATE-TOKEN", token);
            case GITEA -> List.of("Authorization", "token " + token);
        };
    }

    /// Where the answer holds the address of the pull request; a number is a place in a list.
    List<String> answer() {
        return switch (this) {
            case GITHUB, GITEA -> List.of("html_url");
            case GITLAB -> List.of("web_url");
            case BITBUCKET -> List.of("links", "html", "href");
            case BITBUCKET_SERVER -> List.of("links", "self", "0", "href");
        };
    }

    /// The address at which pull requests are opened by programs.
    ///
    /// @param base
    ///            scheme and host
    String api(String base, Project project) {
        return switch (this) {
            case GITHUB ->
                (project.host().equals(home) ? "https://api.github.com" : base + "/api/v3") + "/repos/"
                        + project.path() + "/pulls";
            case GITLAB -> base + "/api/v4/projects/" + encoded(project.path()) + "/merge_requests";
            case GITEA -> base + "/api/v1/repos/" + project.path() + "/pulls";
            case BITBUCKET ->
                "https://api.bitbucket.org/2.0/repositories/" + project.path() + "/pullrequests";
            case BITBUCKET_SERVER -> {
                var place = Place.of(project.path());
                yield base + place.context() + "/rest/api/1.0/projects/" + place.key() + "/repos/"
                        + place.name()
                        + "/pull-requests";
            }
        };
    }

    /// The question for the pull request that is open already for two branches.
    Optional<String> existing(String api, Project project, String branch, String into) {
        return switch (this) {
            case GITHUB -> Optional.of(api + "?state=open&head=" + encoded(owner(project) + ":" + branch)
                    + "&base=" + encoded(into));
            case GITLAB -> Optional.of(
                    api + "?state=opened&source_branch=" + encoded(branch) + "&target_branch="
                            + encoded(into));
            case GITEA -> Optional.of(api + "/" + encoded(into) + "/" + encoded(branch));
            case BITBUCKET -> Optional.empty(); // brings its own up to date
            case BITBUCKET_SERVER ->
                Optional.of(api + "?state=OPEN&direction=OUTGOING&at=" + encoded("refs/heads/" + branch));
        };
    }

    private static String owner(Project project) {
        return project.path().substring(0, project.path().indexOf('/'));
    }

    /// What is sent to open a pull request.
    String request(Project project, String branch, String into, String title, String body) {
        var json = Json.line();
        switch (this) {
            case GITHUB, GITEA ->
                json.member("title", title).member("body", body).member("head", branch).member("base", into);
            case GITLAB ->
                json.member("source_branch", branch).member("target_branch", into).member("title", title)
                        .member("description", body);
            case BITBUCKET -> {
                json.member("title", title).member("description", body);
                json.object("source").object("branch").member("name", branch).end().end();
                json.object("destination").object("branch").member("name", into).end().end();
            }
            case BITBUCKET_SERVER -> {
                json.member("title", title).member("description", body);
                side(json, "fromRef", branch, project);
                side(json, "toRef", into, project);
            }
        }
        return json.toString();
    }

    private static void side(Json json, String name, String branch, Project project) {
        var place = Place.of(project.path());
        json.object(name).member("id", "refs/heads/" + branch).object("repository")
                .member("slug", place.name())
                .object("project").member("key", place.key()).end().end().end();
    }

    private String page(Project project, String branch, String into) {
        var page = project.base() + "/" + project.path();
        return switch (this) {
            case GITHUB -> page + "/compare/" + path(into) + "..." + path(branch) + "?expand=1";
            case GITLAB -> page + "/-/merge_requests/new?merge_request%5Bsource_branch%5D=" + encoded(branch)
                    + "&merge_request%5Btarget_branch%5D=" + encoded(into);
            case GITEA -> page + "/compare/" + path(into) + "..." + path(branch);
            case BITBUCKET ->
                page + "/pull-requests/new?source=" + encoded(branch) + "&dest=" + encoded(into);
            case BITBUCKET_SERVER -> {
                var place = Place.of(project.path());
                yield project.base() + place.context() + "/projects/" + place.key() + "/repos/" + place.name()
                        + "/pull-requests?create&sourceBranch=" + encoded("refs/heads/" + branch)
                        + "&targetBranch="
                        + encoded("refs/heads/" + into);
            }
        };
    }

    /// Where a project is on a server with Bitbucket: by HTTP its path is `[CONTEXT/]scm/KEY/NAME`,
    /// by ssh `KEY/NAME`.
    ///
    /// @param context
    ///            begins with a slash, or is empty
    private record Place(String context, String key, String name) {
        static Place of(String path) {
            var parts = List.of(path.split("/"));
            int count = parts.size();
            int before = count > 2 && parts.get(count - 3).equals("scm") ? count - 3 : count - 2;
            var context = String.join("/", parts.subList(0, before));
            return new Place(context.isEmpty() ? "" : "/" + context, parts.get(count - 2),
                    parts.get(count - 1));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Slashes stay.
    private static String path(String branch) {
        return encoded(branch).replace("%2F", "/");
    }
}
