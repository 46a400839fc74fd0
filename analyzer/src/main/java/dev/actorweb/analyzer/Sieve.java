package dev.actorweb.analyzer;

import dev.actorweb.analyzer.ignore.Ignore;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Findings;
import dev.actorweb.analyzer.rule.IgnoredWithoutReason;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Separates the findings that a spec tells us to ignore from the others. For one spec.
final class Sieve {
    private final Set<Ignore> unused;
    private final Ignores ignores;
    private final List<Finding> kept = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();

    Sieve(Ignores ignores) {
        this.ignores = ignores;
        this.unused = new LinkedHashSet<>(ignores.list());
    }

    void pass(List<Finding> findings) {
        for (Finding finding : findings) {
            Optional<Ignore> reason = covering(finding);
            if (reason.isPresent()) {
                unused.remove(reason.get());
                ignored.add(new Ignored(finding, Ignored.Origin.SPEC, reason.get().reason()));
            } else {
                kept.add(finding);
            }
        }
    }

    private Optional<Ignore> covering(Finding finding) {
        for (Ignore ignore : ignores.list()) {
            if (ignore.covers(finding.rule(), finding.position(), finding.state())) {
                return Optional.of(ignore);
            }
        }
        return Optional.empty();
    }

    /// Reports, once all findings have passed, what has ignored nothing although its rule
    /// was applied.
    void addUnused(RuleSettings settings, String file) {
        Rule reporter = RuleCatalogue.find("SC018").orElseThrow();
        if (!settings.isOn(reporter)) {
            return;
        }
        Findings findings = new Findings(reporter, settings.severity(reporter), file);
        for (Ignore ignore : unused) {
            addUnused(ignore, settings, findings);
        }
        kept.addAll(findings.list());
    }

    /// Reports an ignore that has ignored nothing, if that is sure.
    static void addUnused(Ignore ignore, RuleSettings settings, Findings findings) {
        Optional<Rule> rule = RuleCatalogue.find(ignore.rule());
        if (rule.isPresent() && !ignore.reason().isEmpty() && settings.isOn(rule.get())
                && rule.get().proof() == Proof.STRUCTURE) {
            IgnoredWithoutReason.addUnused(ignore, findings);
        }
    }

    /// What is left, by place.
    List<Finding> kept() {
        kept.sort(Finding.BY_PLACE);
        return kept;
    }

    List<Ignored> ignored() {
        if (ignored.size() > 1) {
            ignored.sort((one, other) -> Finding.BY_PLACE.compare(one.finding(), other.finding()));
        }
        return ignored;
    }
}
