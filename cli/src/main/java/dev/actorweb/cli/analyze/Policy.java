package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.Terminal;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config;
import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.ConfigLoader;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How this run judges: the configuration's word, and the command line's over it.
///
/// @param failOn
///            the least severity that makes the run fail; empty when none does
record Policy(Optional<Severity> failOn, RuleSettings settings) {
    private static final List<String> LEVELS = List.of("error", "warning", "info", "off");

    /// In `--rules`: what is only told when it is asked for.
    private static final String ADVICE = "advice";

    static Policy of(Invocation invocation) {
        if (invocation.option("--fail-on").filter("deviation"::equals).isPresent()
                && !Subscribe.isAsked(invocation)) {
            throw UserError.usage("--fail-on deviation is about what runs: it needs --subscribe or --replay",
                    "use --fail-on error, warning, info or never");
        }
        var config = ConfigLoader.load(invocation.directory(), invocation.environment().variables());
        if (invocation.option("--fail-on").orElse("").equals("breaking")) {
            throw UserError.usage("only a difference can be breaking",
                    "name the older version: --diff OLD; or use error, warning, info or never");
        }
        var failOn = invocation.option("--fail-on").map(Policy::severity)
                .orElse(config.analyze().failOn().map(Policy::severity));
        var settings = configured(config, invocation.terminal());
        return new Policy(failOn, chosen(settings, invocation));
    }

    /// Whether the findings are bad enough for exit code 1.
    boolean fails(Report report) {
        for (Finding finding : report.findings()) {
            if (failOn.isPresent() && finding.severity().compareTo(failOn.get()) <= 0) {
                return true;
            }
        }
        return false;
    }

    private static RuleSettings configured(Config config, Terminal terminal) {
        var settings = RuleSettings.DEFAULT;
        for (var entry : config.analyze().rules().entrySet()) {
            var rule = RuleCatalogue.find(entry.getKey());
            if (rule.isEmpty()) {
                terminal.warn("the configuration sets " + entry.getKey() + ", which is no rule of this aw");
            } else {
                settings = set(settings, rule.get(), entry.getValue().map(Policy::severity));
            }
        }
        return settings;
    }

    private static RuleSettings chosen(RuleSettings configured, Invocation invocation) {
        var settings = configured;
        Set<String> only = new HashSet<>();
        for (var group : RuleGroup.values()) {
            if (invocation.flag(group.option())) {
                only.addAll(group.rules());
            }
        }
        for (var option : invocation.options("--rules")) {
            if (option.isBlank()) {
                throw UserError.usage("--rules names no rule", "'aw analyze --explain' lists the rules");
            }
            for (var part : option.split(",", -1)) {
                var equals = part.indexOf('=');
                if (part.isBlank()) {
                    throw UserError.usage("--rules names no rule between two commas",
                            "for instance --rules SC101,SC108=off");
                }
                if (part.strip().equals(ADVICE)) {
                    settings = settings.withAdvice();
                    continue;
                }
                if (equals < 0) {
                    only.add(rule(part.strip()).id());
                } else {
                    var word = part.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
                    if (!LEVELS.contains(word)) {
                        throw UserError.usage("a rule can't be '" + Safe.line(word) + "'",
                                DidYouMean.nearest(word, LEVELS).map(near -> "did you mean " + near + "? ")
                                        .orElse("") + "use one of " + String.join(", ", LEVELS));
                    }
                    settings = set(settings, rule(part.substring(0, equals).strip()), severity(word));
                }
            }
        }
        return settings.only(only);
    }

    private static RuleSettings set(RuleSettings settings, Rule rule, Optional<Severity> severity) {
        return severity.isPresent() ? settings.with(rule.id(), severity.get()) : settings.without(rule.id());
    }

    /// The rule of this id; a usage error, with a suggestion, when there is none.
    static Rule rule(String id) {
        List<String> ids = new ArrayList<>();
        for (Rule rule : RuleCatalogue.rules()) {
            ids.add(rule.id());
        }
        return RuleCatalogue.find(id).orElseThrow(() -> UserError.usage("no such rule: " + Safe.line(id),
                DidYouMean.nearest(id, ids).map(near -> "did you mean " + near + "? ").orElse("")
                        + "'aw analyze --explain' lists the rules"));
    }

    private static Optional<Severity> severity(String word) {
        return switch (word) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            case "info" -> Optional.of(Severity.INFO);
            default -> Optional.empty();
        };
    }

    private static Severity severity(Level level) {
        return switch (level) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFO -> Severity.INFO;
        };
    }

    /// What users call a severity.
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
