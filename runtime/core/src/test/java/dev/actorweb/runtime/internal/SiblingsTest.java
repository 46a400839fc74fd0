package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Children by name, by number and by age, against a linked map.
class SiblingsTest {
    private final ActorSystem system = ActorSystem.create("family");
    private final Kernel kernel = new Kernel(system, "family", null, Supervision.defaults(), null,
            Duration.ofSeconds(10), new Kernel.Capacities(0, 0, false));
    private final Siblings siblings = new Siblings();

    private Cell<?> cell(@Nullable String name) {
        return new Cell<>(kernel, null, name, _ -> _ -> {}, SpawnOptions.defaults());
    }

    private void end(Cell<?> child) {
        if (child.brood().holds(child.brood().leaves(child.place()))) {
            siblings.remove(child.brood());
        }
    }

    private @Nullable Cell<?> find(String name) {
        long number = Names.number(name);
        return number < 0
                ? siblings.find(name.hashCode(), name.getBytes(StandardCharsets.UTF_8))
                : siblings.find(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itIsALinkedMap(long seed) {
        var random = new SplittableRandom(seed);
        int names = random.nextInt(2, 300);
        int started = 0;
        var model = new LinkedHashMap<String, Cell<?>>();
        for (int i = 0; i < 5_000; i++) {
            var name = "n" + random.nextInt(names);
            var known = model.get(name);
            boolean named = random.nextBoolean();
            if (known == null || !named) {
                var cell = cell(named ? name : null);
                siblings.add(cell, name.hashCode());
                started++;
                model.put(named ? name : "$" + started, cell);
                assertThat(cell.name()).isEqualTo(named ? name : "$" + started);
            } else if (random.nextInt(5) < 3) {
                end(known);
                end(known);
                model.remove(name);
            }
            if (random.nextInt(5) < 3 && !model.isEmpty()) {
                var any = model.keySet().stream().skip(random.nextInt(model.size())).findFirst()
                        .orElseThrow();
                end(Objects.requireNonNull(model.remove(any)));
            }
            var probe = random.nextBoolean()
                    ? "n" + random.nextInt(names)
                    : "$" + random.nextInt(started + 2);
            assertThat((Object) find(probe)).isSameAs(model.get(probe));
            if (i % 50 == 0) {
                assertThat(new ArrayList<Object>(siblings.all())).isEqualTo(new ArrayList<>(model.values()));
            }
        }
    }

    @Test
    void neighboursAreKnownWhileTheyLive() {
        var cells = IntStream.range(0, 100).mapToObj(_ -> cell(null)).toList();
        cells.forEach(cell -> siblings.add(cell, 0));
        for (int i = 0; i < 100; i++) {
            var cell = cells.get(i);
            assertThat((Object) cell.brood().before(cell.place())).isSameAs(i == 0 ? null : cells.get(i - 1));
            assertThat((Object) cell.brood().after(cell.place())).isSameAs(i == 99 ? null : cells.get(i + 1));
        }
        end(cells.get(49));
        assertThat((Object) cells.get(50).brood().before(cells.get(50).place())).isNull();
        assertThat((Object) cells.get(48).brood().after(cells.get(48).place())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "$0", "$01", "$-1", "$1x", "$ 1", "$+1", "1", "$1234567890123456789",
            "$١"})
    void suchNamesAreNoNumbers(String name) {
        assertThat(Names.number(name)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8, 9, 999_999_999_999_999_998L})
    void aNumberIsFoundInItsName(long number) {
        assertThat(Names.number(Names.ofNumber(number))).isEqualTo(number);
    }
}
