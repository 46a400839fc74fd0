package dev.actorweb.analyzer.simulate;

import java.util.Optional;

/// The guards that need no answer because their name is one: `T`, `true` and `always` hold, `F`,
/// `false` and `never` do not. Test machines are full of them.
public final class ConstantGuards {
    private ConstantGuards() {}

    /// What the guard of this name always says; empty for every other.
    public static Optional<Boolean> value(String name) {
        return switch (name) {
            case "T", "true", "always" -> Optional.of(true);
            case "F", "false", "never" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
