package dev.actorweb.cli.template;

/// Compares versions as people count them: number by number.
final class Versions {
    private Versions() {}

    /// Whether `one` comes before `other`; never where one of them has no numbers.
    static boolean older(String one, String other) {
        var left = one.split("[^0-9]+", -1);
        var right = other.split("[^0-9]+", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = compare(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /// Numbers of any length; none counts as 0.
    private static int compare(String one, String other) {
        var left = one.replaceFirst("^0+", "");
        var right = other.replaceFirst("^0+", "");
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }
}
