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
        /// The address in a browser for a pull request from a branch into another of this project.
        ///
        /// @param from
        ///            the project that has the branch
        public String page(Project from, String branch, String into) {
            return maker.page(new Ends(from, branch, project, into));
        }

        /// Whether two projects can have a pull request between them.
        public boolean isBeside(Made other) {
            return maker == other.maker && project.host().equals(other.project.host());
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

    /// The question for what the forge calls a project by, where it has to be told: a number, `id`
    /// in the answer.
    Optional<String> identity(String base, Project project) {
        return this == GITLAB
                ? Optional.of(base + "/api/v4/projects/" + encoded(project.path()))
                : Optional.empty();
    }

    /// The address at which pull requests between two projects are opened by programs: GitLab's
    /// asks the one that has the branch, all others the one that is to take it in.
    ///
    /// @param base
    ///            scheme and host
    String opening(String base, Ends ends) {
        return api(base, this == GITLAB ? ends.from() : ends.onto());
    }

    /// The address of a project's pull requests.
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
    Optional<String> existing(String base, Ends ends) {
        var api = api(base, ends.onto());
        var into = encoded(ends.into());
        return switch (this) {
            case GITHUB -> Optional.of(api + "?state=open&head="
                    + encoded(Ends.owner(ends.from()) + ":" + ends.branch()) + "&base=" + into);
            case GITLAB -> Optional.of(api + "?state=opened&source_branch=" + encoded(ends.branch())
                    + "&target_branch=" + into);
            case GITEA -> Optional.of(api + "/" + into + "/" + encoded(ends.head()));
            case BITBUCKET -> Optional.empty(); // brings its own up to date
            case BITBUCKET_SERVER -> Optional.of(api + (ends.crossing()
                    ? "?state=OPEN&direction=INCOMING&at=" + encoded("refs/heads/" + ends.into())
                    : "?state=OPEN&direction=OUTGOING&at=" + encoded("refs/heads/" + ends.branch())));
        };
    }

    /// What is sent to open a pull request.
    ///
    /// @param identity
    ///            what the forge calls the project by that is to take it in
    String request(Ends ends, Optional<Long> identity, String title, String body) {
        var json = Json.line();
        switch (this) {
            case GITHUB, GITEA -> {
                json.member("title", title).member("body", body).member("head", ends.head()).member("base",
                        ends.into());
                if (this == GITHUB && ends.crossing() && ends.ofOneOwner()) {
                    json.member("head_repo", Ends.name(ends.from()));
                }
            }
            case GITLAB -> {
                json.member("source_branch", ends.branch()).member("target_branch", ends.into())
                        .member("title", title).member("description", body);
                identity.ifPresent(id -> json.member("target_project_id", id));
            }
            case BITBUCKET -> {
                json.member("title", title).member("description", body);
                json.object("source").object("branch").member("name", ends.branch()).end();
                if (ends.crossing()) {
                    json.object("repository").member("full_name", ends.from().path()).end();
                }
                json.end();
                json.object("destination").object("branch").member("name", ends.into()).end().end();
            }
            case BITBUCKET_SERVER -> {
                json.member("title", title).member("description", body);
                side(json, "fromRef", ends.branch(), ends.from());
                side(json, "toRef", ends.into(), ends.onto());
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

    private String page(Ends ends) {
        var page = ends.onto().base() + "/" + ends.onto().path();
        var source = ends.from().base() + "/" + ends.from().path();
        var branch = encoded(ends.branch());
        return switch (this) {
            case GITHUB -> page + "/compare/" + path(ends.into()) + "..." + path(ends.head()) + "?expand=1";
            case GITLAB -> source + "/-/merge_requests/new?merge_request%5Bsource_branch%5D=" + branch
                    + "&merge_request%5Btarget_branch%5D=" + encoded(ends.into());
            case GITEA -> page + "/compare/" + path(ends.into()) + "..." + path(ends.head());
            case BITBUCKET -> source + "/pull-requests/new?source=" + branch + "&dest="
                    + encoded((ends.crossing() ? ends.onto().path() + "::" : "") + ends.into());
            case BITBUCKET_SERVER -> {
                var place = Place.of(ends.from().path());
                yield ends.from().base() + place.context() + "/projects/" + place.key() + "/repos/"
                        + place.name()
                        + "/pull-requests?create&sourceBranch=" + encoded("refs/heads/" + ends.branch())
                        + "&targetBranch=" + encoded("refs/heads/" + ends.into());
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

    /// Slashes stay, and the colon behind an owner.
    private static String path(String branch) {
        return encoded(branch).replace("%2F", "/").replace("%3A", ":");
    }
}
