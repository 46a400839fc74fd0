package dev.actorweb.cli.workflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Where a pull request is opened in a browser, at the forges whose addresses are known.
final class PullRequest {
    private final String host;
    private final String project;

    private PullRequest(String host, String project) {
        this.host = host;
        this.project = project;
    }

    /// The address for a pull request from one branch into another.
    ///
    /// @param remote
    ///            the remote's address as git has it; credentials in it are left out
    /// @return empty for a folder, or a host that could be anything
    static Optional<String> address(String remote, String branch, String into) {
        return place(remote).flatMap(place -> place.address(branch, into));
    }

    private static Optional<PullRequest> place(String remote) {
        if (remote.contains("://")) {
            try {
                var uri = new URI(remote);
                return uri.getHost() == null || !uri.getScheme().matches("https?|ssh|git")
                        ? Optional.empty()
                        : of(uri.getHost(), uri.getPath());
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }
        int colon = remote.indexOf(':');
        int slash = remote.indexOf('/');
        if (colon < 2 || (slash >= 0 && slash < colon)) { // a folder, or a drive
            return Optional.empty();
        }
        return of(remote.substring(remote.lastIndexOf('@', colon) + 1, colon), remote.substring(colon + 1));
    }

    private static Optional<PullRequest> of(String host, String path) {
        var project = path.startsWith("/") ? path.substring(1) : path;
        project = project.endsWith("/") ? project.substring(0, project.length() - 1) : project;
        project = project.endsWith(".git") ? project.substring(0, project.length() - 4) : project;
        boolean plain = project.matches("[\\w.~-]+(/[\\w.~-]+)+") && host.matches("[\\w.-]+");
        return plain
                ? Optional.of(new PullRequest(host.toLowerCase(Locale.ROOT), project))
                : Optional.empty();
    }

    private Optional<String> address(String branch, String into) {
        var base = "https://" + host + "/" + project;
        if (host.contains("gitlab")) {
            return Optional
                    .of(base + "/-/merge_requests/new?merge_request%5Bsource_branch%5D=" + encoded(branch)
                            + "&merge_request%5Btarget_branch%5D=" + encoded(into));
        }
        if (host.contains("bitbucket")) {
            return Optional
                    .of(base + "/pull-requests/new?source=" + encoded(branch) + "&dest=" + encoded(into));
        }
        if (host.contains("github")) {
            return Optional.of(base + "/compare/" + path(into) + "..." + path(branch) + "?expand=1");
        }
        if (host.contains("gitea") || host.contains("forgejo") || host.equals("codeberg.org")) {
            return Optional.of(base + "/compare/" + path(into) + "..." + path(branch));
        }
        return Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Slashes stay.
    private static String path(String branch) {
        return encoded(branch).replace("%2F", "/");
    }
}
