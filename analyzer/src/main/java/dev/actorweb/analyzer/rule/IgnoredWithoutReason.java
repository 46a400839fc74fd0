package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.ignore.Ignore;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.ignore.Misuse;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SC018: a comment or `meta` tells a rule to be silent, but says not why, names no rule, or
/// silences nothing.
///
/// That it silences nothing is known when all rules have spoken: the analysis adds that.
public final class IgnoredWithoutReason implements Rule {
    @Override
    public String id() {
        return "SC018";
    }

    @Override
    public String title() {
        return "rule ignored without a reason or in vain";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        check(subject.ignores(), findings);
    }

    /// Reports what is wrong with ignores by themselves.
    public static void check(Ignores ignores, Findings findings) {
        for (Misuse misuse : ignores.misuses()) {
            findings.add(misuse.position(), misuse.message(), Optional.of(misuse.hint()));
        }
        for (Ignore ignore : ignores.list()) {
            if (RuleCatalogue.find(ignore.rule()).isEmpty()) {
                findings.add(ignore.position(), "there is no rule `" + ignore.rule() + "` to ignore",
                        DidYouMean.hint(ignore.rule(), ids()));
            } else if (ignore.reason().isEmpty()) {
                findings.add(ignore.position(), "`" + ignore.rule() + "` is not ignored: no reason is given",
                        Optional.of("say why: `ignore " + ignore.rule() + " because …`"));
            }
        }
    }

    /// Reports what has silenced nothing.
    public static void addUnused(Ignore ignore, Findings findings) {
        findings.add(ignore.position(), "`" + ignore.rule() + "` has nothing to say here",
                Optional.of("leave the ignore out, or put it where the finding is"));
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Rule rule : RuleCatalogue.rules()) {
            ids.add(rule.id());
        }
        return ids;
    }
}
