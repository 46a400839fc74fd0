package dev.actorweb.analyzer.rule;

import java.util.List;
import java.util.regex.Pattern;

/// A way of writing names of several words. Names of one word fit several.
enum Casing {
    CAMEL("[a-z][a-z0-9]*([A-Z0-9][a-z0-9]*)*", "in camelCase"), UPPER_SNAKE("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*",
            "in UPPER_CASE"), LOWER_SNAKE("[a-z][a-z0-9]*(_[a-z0-9]+)*", "in snake_case"), KEBAB(
                    "[a-z][a-z0-9]*(-[a-z0-9]+)*", "in kebab-case"), PASCAL("([A-Z][a-z0-9]*)+",
                            "in PascalCase"), WORDS("[^ ]+( [^ ]+)+|[A-Z][a-z0-9]*", "in separate words");

    private final Pattern pattern;
    private final String example;

    Casing(String word, String example) {
        this.pattern = Pattern.compile("(" + word + ")([.:/](" + word + "))*");
        this.example = example;
    }

    boolean fits(String name) {
        return name.length() <= 200 && pattern.matcher(name).matches();
    }

    String example() {
        return example;
    }

    /// The one that fits most of the names; among equals the first.
    static Casing ofMost(List<String> names) {
        Casing best = CAMEL;
        int most = -1;
        for (Casing casing : values()) {
            int fitting = 0;
            for (String name : names) {
                fitting += casing.fits(name) ? 1 : 0;
            }
            if (fitting > most) {
                most = fitting;
                best = casing;
            }
        }
        return best;
    }
}
