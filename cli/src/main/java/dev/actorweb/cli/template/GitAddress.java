package dev.actorweb.cli.template;

import dev.actorweb.cli.UserError;
import java.util.Optional;

/// A template in a git repository: `https://example.com/templates.git#v2:service`.
///
/// @param url
///            whatever git takes as an address
/// @param ref
///            a branch, tag or commit; empty for the default branch
/// @param below
///            the template's folder in the repository, or `""`
record GitAddress(String url, Optional<String> ref, String below) {
    /// What was typed, if it is the address of a git repository rather than a folder.
    static Optional<GitAddress> parse(String typed) {
        int hash = typed.indexOf('#');
        var url = hash < 0 ? typed : typed.substring(0, hash);
        if (!isAddress(url) && hash < 0) {
            return Optional.empty();
        }
        var rest = hash < 0 ? "" : typed.substring(hash + 1);
        int colon = rest.indexOf(':');
        var ref = colon < 0 ? rest : rest.substring(0, colon);
        var below = colon < 0 ? "" : rest.substring(colon + 1);
        return Optional.of(new GitAddress(url, ref.isEmpty() ? Optional.empty() : Optional.of(ref),
                trimmed(below)));
    }

    /// The address with another ref.
    GitAddress at(Optional<String> other) {
        return other.isEmpty() ? this : new GitAddress(url, other, below);
    }

    /// `scheme://…`, `host:path`, or a path that ends in `.git`.
    static boolean isAddress(String text) {
        if (text.contains("://") || text.endsWith(".git")) {
            return true;
        }
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        return colon > 1 && (slash < 0 || colon < slash);
    }

    private static String trimmed(String below) {
        var text = below;
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        for (var name : text.split("/", -1)) {
            if (!text.isEmpty() && (name.isEmpty() || name.equals(".") || name.equals(".."))) {
                throw UserError.usage("not a folder of a repository: " + below,
                        "as in https://example.com/templates.git#v2:service");
            }
        }
        return text;
    }
}
