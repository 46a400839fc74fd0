package dev.actorweb.analyzer.diff;

import java.util.regex.Pattern;

/// Takes the places out of the text of a record, so that what is written elsewhere compares equal.
final class Places {
    private static final Pattern PLACE = Pattern.compile("position=[^,\\])}]*");

    private Places() {}

    static String without(String text) {
        return PLACE.matcher(text).replaceAll("");
    }
}
