package dev.actorweb.cli.config;

/// Names that git takes for branches and remotes, by the rules of `git check-ref-format --branch`.
final class RefName {
    private RefName() {}

    static boolean valid(String name) {
        if (name.isEmpty() || name.startsWith("-") || name.endsWith(".") || name.equals("@")
                || name.equals("HEAD")
                || name.contains("..") || name.contains("@{")) {
            return false;
        }
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c <= ' ' || c == 0x7f || "~^:?*[\\".indexOf(c) >= 0) {
                return false;
            }
        }
        for (var part : name.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.endsWith(".lock")) {
                return false;
            }
        }
        return true;
    }
}
