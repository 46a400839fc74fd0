package dev.actorweb.cli.forge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A project at a forge, as the address of a remote names it.
///
/// @param scheme
///            how browsers reach the host: `https`, or `http` where the remote itself is reached
///            that way
/// @param host
///            in lower case, with the port where a web address gives one
/// @param path
///            owner and name, without slashes at the ends
/// @param ssh
///            whether the host is one that ssh knows, and may be an alias from ssh's configuration
public record Project(String scheme, String host, String path, boolean ssh) {
    /// The hosts by which forges are reached through the port of HTTPS.
    private static final Map<String, String> BY_ANOTHER_NAME = Map.of("ssh.github.com", "github.com",
            "altssh.gitlab.com",
            "gitlab.com", "altssh.bitbucket.org", "bitbucket.org", "www.github.com", "github.com");

    /// The project that a remote belongs to.
    ///
    /// @param remote
    ///            the remote's address as git has it; credentials in it are left out
    /// @return empty for a folder, or an address that names no project
    public static Optional<Project> of(String remote) {
        if (remote.contains("://")) {
            try {
                return of(new URI(remote));
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }
        int colon = remote.indexOf(':');
        int slash = remote.indexOf('/');
        if (colon < 2 || (slash >= 0 && slash < colon)) { // a folder, or a drive
            return Optional.empty();
        }
        return of("https", remote.substring(remote.lastIndexOf('@', colon) + 1, colon),
                remote.substring(colon + 1), true);
    }

    /// The same project at another host.
    Project at(String other) {
        return new Project(scheme, other.toLowerCase(Locale.ROOT), path, ssh);
    }

    /// The host without a port.
    String name() {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /// Where browsers find the host.
    String base() {
        return scheme + "://" + host;
    }

    private static Optional<Project> of(URI uri) {
        if (uri.getHost() == null || uri.getPath() == null) {
            return Optional.empty();
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https", "http" -> of(uri.getScheme().toLowerCase(Locale.ROOT),
                    uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()), uri.getPath(), false);
            // The port of ssh says nothing about the web.
            case "ssh", "git+ssh", "ssh+git" -> of("https", uri.getHost(), uri.getPath(), true);
            case "git" -> of("https", uri.getHost(), uri.getPath(), false);
            default -> Optional.empty();
        };
    }

    private static Optional<Project> of(String scheme, String host, String path, boolean ssh) {
        var project = path.startsWith("/") ? path.substring(1) : path;
        project = project.endsWith("/") ? project.substring(0, project.length() - 1) : project;
        project = project.endsWith(".git") ? project.substring(0, project.length() - 4) : project;
        boolean plain = project.matches("[\\w.~-]+(/[\\w.~-]+)+") && host.matches("\\w[\\w.-]*(:\\d+)?");
        var name = host.toLowerCase(Locale.ROOT);
        return plain
                ? Optional.of(new Project(scheme, BY_ANOTHER_NAME.getOrDefault(name, name), project, ssh))
                : Optional.empty();
    }
}
