package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.yaml.Severity;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rules are applied, and how bad their findings are. Immutable.
public final class RuleSettings {
    /// Every rule with its own severity, but advice (rules of severity `info`) only where it is
    /// asked for.
    public static final RuleSettings DEFAULT = new RuleSettings(Set.of(), Map.of());

    private final Set<String> only;
    private final Map<String, Optional<Severity>> severities;

    private RuleSettings(Set<String> only, Map<String, Optional<Severity>> severities) {
        this.only = only;
        this.severities = severities;
    }

    /// The same with all advice, except what somebody switched off.
    public RuleSettings withAdvice() {
        Map<String, Optional<Severity>> changed = new HashMap<>(severities);
        for (Rule rule : RuleCatalogue.rules()) {
            if (rule.severity() == Severity.INFO) {
                changed.putIfAbsent(rule.id(), Optional.of(Severity.INFO));
            }
        }
        return new RuleSettings(only, Collections.unmodifiableMap(changed));
    }

    /// The same, restricted to these rules.
    ///
    /// @param ids
    ///            ids of [RuleCatalogue]; empty for all rules
    public RuleSettings only(Set<String> ids) {
        return new RuleSettings(Collections.unmodifiableSet(new HashSet<>(ids)), severities);
    }

    /// The same, but findings of `rule` are of this severity.
    public RuleSettings with(String rule, Severity severity) {
        return with(rule, Optional.of(severity));
    }

    /// The same without `rule`.
    public RuleSettings without(String rule) {
        return with(rule, Optional.empty());
    }

    private RuleSettings with(String rule, Optional<Severity> severity) {
        Map<String, Optional<Severity>> changed = new HashMap<>(severities);
        changed.put(rule, severity);
        return new RuleSettings(only, Collections.unmodifiableMap(changed));
    }

    /// Whether the rule is applied. A rule that was asked for with [#only(Set)] is, even if it was
    /// switched off before.
    public boolean isOn(Rule rule) {
        if (!only.isEmpty()) {
            return only.contains(rule.id());
        }
        Optional<Severity> changed = severities.get(rule.id());
        return changed == null ? rule.severity() != Severity.INFO : changed.isPresent();
    }

    /// The severity that somebody gave the rule's findings.
    public Optional<Severity> severity(Rule rule) {
        return severities.getOrDefault(rule.id(), Optional.empty());
    }
}
