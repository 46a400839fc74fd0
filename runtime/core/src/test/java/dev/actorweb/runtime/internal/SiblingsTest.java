package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Children by name and by age, against a linked map.
class SiblingsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void itIsALinkedMap(long seed) {
        var random = new SplittableRandom(seed);
        int names = random.nextInt(2, 300);
        try (var system = ActorSystem.create("family")) {
            var kernel = new Kernel(system, "family", null, Supervision.defaults(), null,
                    Duration.ofSeconds(10), new Kernel.Capacities(0, 0, false));
            var siblings = new Siblings();
            var model = new LinkedHashMap<String, Cell<?>>();
            for (int i = 0; i < 5_000; i++) {
                var name = "n" + random.nextInt(names);
                var known = model.get(name);
                if (known == null) {
                    var cell = new Cell<Object>(kernel, null, name, _ -> _ -> {}, SpawnOptions.defaults());
                    siblings.add(cell);
                    model.put(name, cell);
                } else if (random.nextInt(5) < 3) {
                    siblings.remove(known);
                    siblings.remove(known);
                    model.remove(name);
                }
                var probe = "n" + random.nextInt(names);
                assertThat((Object) siblings.find(probe.getBytes(StandardCharsets.UTF_8)))
                        .isSameAs(model.get(probe));
                assertThat(siblings.isEmpty()).isEqualTo(model.isEmpty());
                if (i % 50 == 0) {
                    assertThat(new ArrayList<Object>(siblings.all()))
                            .isEqualTo(new ArrayList<>(model.values()));
                }
            }
        }
    }
}
