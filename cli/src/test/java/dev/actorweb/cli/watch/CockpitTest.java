package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.input.Screen;
import dev.actorweb.cli.input.Size;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.system.MachineSystem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CockpitTest {
    /// Types a text, and fails where it is told to.
    private static final class Typist implements Screen {
        private final StringBuilder written = new StringBuilder();
        private final String keys;
        private final int fails;
        private int next;
        private int sizes;

        Typist(String keys, int fails) {
            this.keys = keys;
            this.fails = fails;
        }

        @Override
        public int read(Duration patience) {
            return next < keys.length() ? keys.charAt(next++) : next++ < keys.length() + 3 ? NOTHING : END;
        }

        @Override
        public Size size() {
            if (++sizes == fails) {
                throw new IllegalStateException("the terminal is gone");
            }
            return new Size(80, 24);
        }

        @Override
        public void print(String text) {
            written.append(text);
        }

        @Override
        public void suspend() {
            written.append("<shell>");
        }

        @Override
        public void close() {}
    }

    private static Cockpit.Ending show(Screen screen) throws Exception {
        var machine = CompiledMachine
                .of(MachineReader.read("door.yaml", BoardTest.DOOR).machine().orElseThrow());
        var source = new StageSource(MachineSystem.of("door", machine), Optional.of(BoardTest.DOOR),
                Given.NOTHING,
                OptionalLong.empty());
        try (var session = new Session(source, () -> new Board(RuleSettings.DEFAULT), Script.nothing(), "",
                Map.of(),
                false)) {
            session.begin(false);
            return new Cockpit(session, screen, new Paper(Text::toString, Glyphs.UNICODE), Clock.from(0),
                    new Layout.Title("door", "simulated", true, false, Layout.AtEnd.GOES_ON),
                    Optional.empty(), Optional.empty())
                    .run();
        }
    }

    @Test
    void whatGoesWrongOnTheScreenPutsItBack() {
        var typist = new Typist("e?jk", 1);

        assertThatThrownBy(() -> show(typist)).isInstanceOf(IllegalStateException.class);
        assertThat(typist.written.toString()).startsWith(Paper.ENTER).endsWith(Paper.LEAVE);
    }

    @Test
    void theScreenIsPutBackWhenSomebodyQuitsOrHangsUp() throws Exception {
        for (var keys : new String[]{"q", "", "?\t\t\t/open\rojk[]p+-gbnq", "?jjk?adoo\rq"}) {
            var typist = new Typist(keys, 0);

            assertThat(show(typist)).isEqualTo(Cockpit.Ending.QUIT);
            assertThat(typist.written.toString()).startsWith(Paper.ENTER).endsWith(Paper.LEAVE);
        }
    }

    @Test
    void theShellHasItsScreenWhileThisOneIsSuspended() throws Exception {
        for (var keys : new String[]{"\u001aq", "eOP\u001aEN\r", "?\u001a?q"}) {
            var typist = new Typist(keys, 0);

            assertThat(show(typist)).isEqualTo(Cockpit.Ending.QUIT);
            assertThat(typist.written.toString()).containsOnlyOnce(Paper.LEAVE + "<shell>" + Paper.ENTER)
                    .endsWith(Paper.LEAVE);
        }
        var typist = new Typist("eOP\u001aEN\r", 0);
        show(typist);
        assertThat(typist.written.toString()).contains("door   → OPEN");
    }

    /// As over a slow line.
    @Test
    void whatIsTypedInOneGoIsTypedIntoTheLine() throws Exception {
        var typist = new Typist("jeOPEN", 0);
        show(typist);

        assertThat(typist.written.toString()).contains("door › OPEN");
    }

    @Test
    void anEventIsTypedAndSent() throws Exception {
        var typist = new Typist("eOPEN\r", 0);
        show(typist);

        assertThat(typist.written.toString()).contains("OPEN  closed → open");
    }

    @Test
    void anEventThatIsOutOfPlaceIsToldByItsOwnLine() {
        assertThat(new Watched.Sent(false, "`CLOSE` is not accepted in closed").isOutOfPlace("CLOSE"))
                .isTrue();
        assertThat(new Watched.Sent(false, "`OPEN` needs `key`").isOutOfPlace("OPEN")).isFalse();
        assertThat(new Watched.Sent(true, "").isOutOfPlace("OPEN")).isFalse();
    }
}
