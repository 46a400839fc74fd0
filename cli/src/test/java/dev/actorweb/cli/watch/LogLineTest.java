package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static String line(int width, String event, List<String> from, List<String> to,
            Map<String, @Nullable Object> data) {
        var step = new Happening.Stepped(0, "door", "door", event, from, to, List.of(), Optional.of(data),
                Optional.empty(), 2, "desk");
        return new LogLine(Clock.from(0), 6).of(new Log.Entry(1, step, Optional.empty()), width).toString();
    }

    @Test
    void whereThereIsRoomAllIsSaid() {
        assertThat(line(80, "GO", List.of("a.b", "c.d"), List.of("a.x", "c.d"), Map.of("n", 1L)))
                .isEqualTo("+0:00.000   door   → GO {\"n\":1}  a.b, c.d → a.x, c.d  by desk");
    }

    @Test
    void elseOnlyWhatWasLeftAndEntered() {
        assertThat(line(60, "GO", List.of("engine.off", "lights.off", "radio.off"),
                List.of("engine.off", "lights.on", "radio.off"),
                Map.of())).isEqualTo("+0:00.000   door   → GO  lights.off → lights.on  by desk");
        assertThat(line(60, "GO", List.of("engine.off", "lights.off", "radio.off"),
                List.of("engine.off", "lights.off", "radio.off"),
                Map.of())).startsWith("+0:00.000   door   → GO  ").endsWith("radio.off");
    }

    @Test
    void ofSeveralAsManyAsThereIsRoomFor() {
        assertThat(line(60, "GO", List.of("off"),
                List.of("engine.off", "lights.off", "radio.off", "heating.off"), Map.of()))
                .contains("→ engine.off, lights.off").endsWith("…");
    }

    @Test
    void ofLongNamesTheEnd() {
        var deep = "level0.level1.level2.level3.level4.level5.level6.level7";
        assertThat(line(60, "GO", List.of(deep), List.of("home"), Map.of()))
                .endsWith(".level6.level7 → home");
        assertThat(line(60, "GO", List.of("home"), List.of(deep), Map.of())).contains("→ …")
                .endsWith(".level6.level7");
    }

    @Test
    void dataGiveWayToTheStates() {
        assertThat(line(70, "ORDER", List.of("waiting"), List.of("serving"), Map.of("text", "x".repeat(200))))
                .contains("ORDER {\"text\":").contains("…").endsWith("waiting → serving");
    }

    @Test
    void aServiceIsNamedOnlyWhereTheStateDoesNotSayWhichItIs() {
        assertThat(
                line(80, "xstate.done.actor.0.door.ringing", List.of("ringing"), List.of("closed"), Map.of()))
                .contains("→ service done  ringing → closed");
        assertThat(line(80, "xstate.error.actor.0.door.ringing", List.of("ringing"), List.of("closed"),
                Map.of()))
                .contains("→ service failed  ringing → closed");
        assertThat(line(80, "xstate.done.actor.bell", List.of("ringing"), List.of("closed"), Map.of()))
                .contains("→ bell is done  ringing → closed");
        assertThat(line(80, "xstate.done.actor.0.door.ringing", List.of("ringing.loud"), List.of("closed"),
                Map.of()))
                .contains("→ service of ringing is done  ringing.loud → closed");
    }

    @Test
    void onANarrowScreenThereAreNoMilliseconds() {
        assertThat(line(40, "GO", List.of("a"), List.of("b"), Map.of()))
                .startsWith("+0:00   door   → GO  a → b");
    }
}
