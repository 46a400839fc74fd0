package dev.actorweb.cli.live;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;

/// Options that are whole numbers.
final class Numbers {
    private Numbers() {}

    static long option(Invocation invocation, String name, long least, long most, long absent) {
        var text = invocation.option(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as what is too small or too large
        }
        throw UserError.usage(name + " " + text.get() + " is no number from " + least + " to " + most, "");
    }
}
