package dev.actorweb.cli.forge;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A project at a forge, as the address of a remote names it.
///
/// @param host
///            in lower case, with the port where one is given
/// @param path
///            owner and name, without slashes at the ends
public record Project(String host, String path) {
    /// The project that a remote belongs to.
    ///
    /// @param remote
    ///            the remote's address as git has it; credentials in it are left out
    /// @return empty for a folder, or an address that names no project
    public static Optional<Project> of(String remote) {
        return place(remote);
    }

    /// The host without a port.
    String name() {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /// The address in a browser for a pull request from one branch into another.
    ///
    /// @return empty for a host that could be anything
    public Optional<String> address(String branch, String into) {
        return page(branch, into);
    }

    private static Optional<Project> place(String remote) {
        if (remote.contains("://")) {
            try {
                var uri = new URI(remote);
                return uri.getHost() == null || !uri.getScheme().matches("https?|ssh|git")
                        ? Optional.empty()
                        : of(uri.getHost() + port(uri), uri.getPath());
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

    /// The port of a web address; that of ssh says nothing about the web.
    private static String port(URI uri) {
        return uri.getPort() >= 0 && uri.getScheme().startsWith("http") ? ":" + uri.getPort() : "";
    }

    private static Optional<Project> of(String host, String path) {
        var project = path.startsWith("/") ? path.substring(1) : path;
        project = project.endsWith("/") ? project.substring(0, project.length() - 1) : project;
        project = project.endsWith(".git") ? project.substring(0, project.length() - 4) : project;
        boolean plain = project.matches("[\\w.~-]+(/[\\w.~-]+)+") && host.matches("[\\w.-]+(:\\d+)?");
        return plain
                ? Optional.of(new Project(host.toLowerCase(Locale.ROOT), project))
                : Optional.empty();
    }

    private Optional<String> page(String branch, String into) {
        var base = "https://" + host + "/" + path;
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
