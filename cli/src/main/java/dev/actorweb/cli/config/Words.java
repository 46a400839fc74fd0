package dev.actorweb.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Constants as they are written in the configuration: `FAST_FORWARD` is `fast-forward`.
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> of(Enum<?>[] constants) {
        var words = new ArrayList<String>();
        for (var constant : constants) {
            words.add(of(constant));
        }
        return words;
    }

    static <E extends Enum<E>> Optional<E> find(E[] constants, String word) {
        for (var constant : constants) {
            if (of(constant).equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
