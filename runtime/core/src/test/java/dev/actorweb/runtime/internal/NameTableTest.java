package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Names against a map: many, few, and such as have the same hash; and what is left of the table
/// when those who had the names have ended.
class NameTableTest {
    private static final int MANY = 20_000;

    private final ActorSystem system = ActorSystem.create("names");
    private final Kernel kernel = new Kernel(system, "names", null, Supervision.defaults(), null,
            Duration.ofSeconds(10), new Kernel.Capacities(0, 0, false));
    private final NameTable table = new NameTable();
    private final List<Brood> broods = new ArrayList<>();

    private Cell<?> add(String name) {
        if (broods.isEmpty() || broods.getLast().full()) {
            var more = new Brood(100);
            if (!broods.isEmpty()) {
                broods.getLast().younger = more;
            }
            broods.add(more);
        }
        var brood = broods.getLast();
        var cell = new Cell<>(kernel, null, name, _ -> _ -> {}, SpawnOptions.defaults());
        brood.add(cell);
        table.add(name.hashCode(), brood, cell.place(), broods.getFirst());
        return cell;
    }

    private void end(Cell<?> cell) {
        if (cell.brood().holds(cell.brood().leaves(cell.place()))) {
            table.forget(cell.brood().named(), broods.getFirst());
        }
    }

    private @Nullable Cell<?> find(String name) {
        return table.find(name.hashCode(), name.getBytes(StandardCharsets.UTF_8));
    }

    enum Kind {
        NUMBERED, LONG, COLLIDING, FOREIGN;

        private String name(int number) {
            return switch (this) {
                case NUMBERED -> "n" + number;
                case LONG -> "a-long-name-that-differs-from-others-at-its-very-end-%09d".formatted(number);
                case COLLIDING -> // all of them with the hash of as many times `Aa`
                    Integer.toBinaryString(number % 64 + 64).replace("0", "Aa").replace("1", "BB");
                case FOREIGN -> Character.toString(0x4E00 + number) + "-ü" + number;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itIsAMap(Kind kind) {
        var random = new SplittableRandom(kind.name().hashCode());
        var model = new HashMap<String, Cell<?>>();
        for (int i = 0; i < MANY; i++) {
            // few names and many, in turn
            var name = kind.name(random.nextInt(i % 2_000 < 1_000 ? 500 : MANY));
            assertThat((Object) find(name)).isSameAs(model.get(name));
            var known = model.remove(name);
            if (known == null) {
                model.put(name, add(name));
            } else {
                end(known);
            }
        }
        assertThat(model).isNotEmpty();
        model.forEach((name, cell) -> assertThat((Object) find(name)).isSameAs(cell));
    }

    @Test
    void aNameIsFreeAsSoonAsItsBearerHasLeft() {
        for (int i = 0; i < MANY; i++) {
            var cell = add("same");
            assertThat((Object) find("same")).isSameAs(cell);
            end(cell);
            assertThat((Object) find("same")).isNull();
        }
        assertThat(table.length()).isLessThan(100);
    }

    @Test
    void itShrinksWhenTheyEnd() {
        List<Cell<?>> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(add("n" + i));
        }
        assertThat(table.length()).isBetween(MANY, 3 * MANY);
        all.forEach(this::end);
        assertThat(table.length()).isLessThan(100);
    }

    @Test
    void itDoesNotGrowWithThoseWhoHaveEndedWhileSomeOfEachBroodLive() {
        for (int i = 0; i < MANY; i++) {
            var cell = add("n" + i);
            if (cell.place() > 0) {
                end(cell);
            }
        }
        assertThat(table.length()).isLessThan(MANY / 8);
        assertThat((Object) find("n" + (MANY - 1))).isNull();
    }
}
