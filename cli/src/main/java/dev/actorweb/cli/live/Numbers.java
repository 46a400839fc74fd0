package dev.actorweb.cli.live;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;

/// Options that are whole numbers.
final class Numbers {
    private Numbers() {}

    static long option(Invocation invocation, String name, long least, long absent) {
        var text = invocation.option(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as what is too small
        }
        throw UserError.usage(
                name + " needs a whole number of at least " + least + ", not '" + Safe.line(text.get()) + "'",
                "for instance " + name + " 10");
    }
}
