package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Use;
import dev.actorweb.analyzer.structure.References.Wait;
import dev.actorweb.machine.Delay;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashSet;
import java.util.Set;

/// SC016: a delay is no time that can pass.
public final class BadDelay implements Rule {
    @Override
    public String id() {
        return "SC016";
    }

    @Override
    public String title() {
        return "bad delay";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Set<Position> reported = new HashSet<>();
        for (Wait wait : subject.references().waits()) {
            if (reported.add(wait.delay().position())) {
                check(wait, findings);
            }
        }
    }

    private static void check(Wait wait, Findings findings) {
        switch (wait.delay()) {
            case Delay.Named _,Delay.Computed _ -> {
            }
            case Delay.Invalid invalid -> findings.add(invalid.position(), wait.state(),
                    "`" + invalid.text() + "` is not a duration",
                    "write `250ms`, `30s`, `5m`, `2h` or `1d`, or the name of a delay");
            case Delay.Fixed fixed -> {
                if (fixed.duration().isNegative()) {
                    findings.add(fixed.position(), wait.state(), "the delay `" + fixed.text()
                            + "` is negative", "time only goes forward: write a positive duration");
                } else if (fixed.duration().isZero() && wait.use() == Use.AFTER) {
                    findings.add(fixed.position(), wait.state(), "the delay `" + fixed.text()
                            + "` is zero", "use `always` for what is to happen at once");
                }
            }
        }
    }
}
