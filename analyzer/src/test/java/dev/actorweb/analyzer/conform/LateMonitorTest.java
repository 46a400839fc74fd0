package dev.actorweb.analyzer.conform;

import static dev.actorweb.analyzer.conform.Watched.DOOR;
import static dev.actorweb.analyzer.conform.Watched.HISTORY;
import static dev.actorweb.analyzer.conform.Watched.RETRY;
import static dev.actorweb.analyzer.conform.Watched.machine;
import static dev.actorweb.analyzer.conform.Watched.started;
import static dev.actorweb.analyzer.conform.Watched.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateMonitorTest {
    @Test
    void whatHistoryRemembersIsNotHeldAgainstAMachineThatRanBefore() {
        var monitor = new Monitor(machine(HISTORY));
        monitor.attach(List.of("off"), Map.of());
        monitor.observe(step("ON", "player", "on", "on.two"));
        monitor.observe(step("OFF", "player", "off"));

        assertThat(monitor.observe(step("ON", "player", "on", "on.two")))
                .isInstanceOf(Judgement.Conforms.class);
    }

    @Test
    void afterAGapTheNextStepIsNotJudgedAndTheOneAfterIs() {
        var monitor = started(DOOR, "door", "closed");
        monitor.gap();

        assertThat(monitor.observe(step("UNLOCK", "door", "closed")))
                .isInstanceOf(Judgement.Unjudged.class);
        assertThat(monitor.observe(step("OPEN", "door", "locked"))).isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void anAttachedMachineIsKnownByItsVariables() {
        var monitor = new Monitor(machine(RETRY));
        monitor.attach(List.of("trying"), Map.of("tries", 1L));
        monitor.observe(step("FAIL", "retry", "trying"));

        assertThat(monitor.observe(step("FAIL", "retry", "trying"))).isInstanceOf(Judgement.Deviates.class);
    }

    @Test
    void aMachineThatMovedWhileItWasAttachedIsBelieved() {
        var monitor = new Monitor(machine(DOOR));
        monitor.attach(List.of("closed"), Map.of());

        assertThat(monitor.observe(step("UNLOCK", "door", "closed")))
                .isInstanceOf(Judgement.Unjudged.class);
    }

    @Test
    void anAttachedMachineThatIsKnownNotToHaveMovedIsJudgedAtOnce() {
        var monitor = new Monitor(machine(DOOR));
        monitor.attach(List.of("closed"), Map.of());
        monitor.trust();

        assertThat(monitor.observe(step("UNLOCK", "door", "closed"))).isInstanceOf(Judgement.Deviates.class);
    }
}
