package dev.actorweb.runtime;

import dev.actorweb.runtime.SnapshotFile.Sync;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A program that does nothing but change a state, and prints each one as soon as it counts.
final class Saver {
    private Saver() {}

    record Text() implements SnapshotFile.Codec<String> {
        @Override
        public byte[] encode(String state) {
            return state.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// Saves until it is killed, or the first message has failed for good.
    ///
    /// @param args
    ///            the file, a [Sync], and what is put before the number to make it longer and longer
    public static void main(String[] args) throws Exception {
        var store = SnapshotFile.of(Path.of(args[0]), new Text()).sync(Sync.valueOf(args[1]));
        var growth = args[2];
        var system = ActorSystem.builder("saver").logger(new Silence()).create();
        system.deadLetters().subscribe(letter -> {
            System.out.println(letter.cause());
            Runtime.getRuntime().halt(3);
        });
        ActorRef<String> saver = system.spawn("saver", context -> {
            var state = context.snapshot("0", store);
            return next -> {
                System.out.println(state.get());
                state.set(next.repeat(1 + number(state.get())) + (number(state.get()) + 1));
                context.self().tell(next);
            };
        });
        saver.tell(growth);
        Thread.currentThread().join();
    }

    static int number(String state) {
        return Integer.parseInt(state.substring(state.lastIndexOf(' ') + 1));
    }
}
