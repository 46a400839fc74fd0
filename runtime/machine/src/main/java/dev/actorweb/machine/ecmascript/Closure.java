package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function as a value within a [Frame].
sealed interface Closure {
    @Nullable
    Object call(Frame frame, @Nullable Object self, List<@Nullable Object> arguments, Position position);

    /// One of the document.
    ///
    /// @param scope
    ///            the local variables among which it was made
    /// @param self
    ///            what `this` was there
    record Made(Function function, @Nullable Scope scope, @Nullable Object self) implements Closure {
        @Override
        public @Nullable Object call(Frame frame, @Nullable Object with, List<@Nullable Object> arguments,
                Position position) {
            return frame.call(this, with, arguments, position);
        }

        @Override
        public String toString() {
            return function.source();
        }
    }

    /// One of the language.
    record Native(Builtin builtin) implements Closure {
        @Override
        public @Nullable Object call(Frame frame, @Nullable Object self, List<@Nullable Object> arguments,
                Position position) {
            return builtin.apply(frame, arguments, position);
        }

        @Override
        public String toString() {
            return "function " + builtin.name() + "() { [native code] }";
        }
    }
}
