package {{package}};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.testkit.TestSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In whatever order the actors take their turns.
class TotalsTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void addsUpWhatTheReadersCount() {
        var files = List.of(file("a", "x y x"), file("b", "y z"), folder.resolve("missing"));
        TestSystem.forEachSeed(50, test -> {
            var probe = test.<Totals.Result>probe("probe");
            ActorRef<Totals.Message> totals = test.spawn("totals", context -> new Totals(context, files));

            totals.tell(new Totals.Message.WhenDone(probe.ref()));

            var result = probe.expectMessage(Totals.Result.class);
            assertEquals(Map.of("x", 2, "y", 2, "z", 1), result.words());
            assertEquals(Map.of(folder.resolve("missing"), "there is no such file"), result.unreadable());
            assertEquals(List.of(new Totals.Word("x", 2), new Totals.Word("y", 2)), result.most(2));
        });
    }
}
