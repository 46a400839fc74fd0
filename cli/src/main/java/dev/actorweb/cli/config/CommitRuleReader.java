package dev.actorweb.cli.config;

import dev.actorweb.cli.commit.CommitRule;
import dev.actorweb.cli.commit.RuleSetting;
import dev.actorweb.cli.commit.Severity;
import dev.actorweb.cli.config.Draft.Fault;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads `workflow.commit.rules`: each rule with its severity alone, or as commitlint writes it,
/// `[error, always, value]`.
final class CommitRuleReader {
    private static final int MOST = 1_000_000;
    private static final List<String> SEVERITIES = List.of("error", "warning", "off");

    /// What the specification itself asks for; commitlint knows the first two, and they may be set
    /// to what they are.
    private static final List<String> FIXED = List.of("type-empty", "subject-empty", "header-form",
            "message-empty",
            "control-character");
    private static final List<String> FIXED_OF_COMMITLINT = FIXED.subList(0, 2);

    private final FileLayer layer;

    CommitRuleReader(FileLayer layer) {
        this.layer = layer;
    }

    void read(List<Entry> entries) {
        for (var entry : entries) {
            var rule = CommitRule.named(entry.key());
            if (FIXED_OF_COMMITLINT.contains(entry.key()) && isErrorNever(entry.value())) {
                continue;
            }
            if (rule.isEmpty()) {
                layer.report(entry.keyPosition(), noRule(entry.key()));
                continue;
            }
            var setting = setting(rule.get(), entry.value());
            setting.ifPresent(found -> layer.draft().setCommitRule(rule.get(), found,
                    layer.origin(entry.keyPosition())));
        }
    }

    /// Whether a setting says no more than what holds anyway.
    private static boolean isErrorNever(Node value) {
        return switch (value) {
            case Scalar scalar -> word(scalar).equals("error");
            case Sequence list -> list.items().size() > 1 && list.items().getFirst() instanceof Scalar first
                    && word(first).equals("error") && list.items().get(1) instanceof Scalar when
                    && when.text().equals("never")
                    && list.items().stream().skip(2)
                            .allMatch(none -> none instanceof Scalar is && is.isNull());
            case Mapping _ -> false;
        };
    }

    private static Fault noRule(String name) {
        return FIXED.contains(name)
                ? new Fault("`" + name + "` can't be set", "Conventional Commits themselves ask for it"
                        + (FIXED_OF_COMMITLINT.contains(name) ? "; it is always [error, never]" : ""))
                : new Fault("`" + name + "` is no rule of commit messages",
                        DidYouMean.hint(name, CommitRule.words())
                                .orElse("docs/conventional-commits.md lists them"));
    }

    private Optional<RuleSetting> setting(CommitRule rule, Node value) {
        if (value instanceof Scalar scalar) {
            var setting = RuleSetting.severity(rule, severity(rule, scalar));
            if (setting.severity().isPresent() && !rule.isCompleteWithoutValue()) {
                return refuse(scalar, "`" + rule.word() + "` needs a value",
                        "as in " + rule.word() + ": " + example(rule));
            }
            return SEVERITIES.contains(word(scalar)) ? Optional.of(setting) : Optional.empty();
        }
        if (value instanceof Sequence list && !list.items().isEmpty() && list.items().size() < 4
                && list.items().getFirst() instanceof Scalar first) {
            return SEVERITIES.contains(word(first))
                    ? detailed(rule, severity(rule, first), list)
                    : bad(rule, first);
        }
        return refuse(value, "`" + rule.word() + "` can't be " + value.noun(),
                "as in " + rule.word() + ": " + example(rule));
    }

    private Optional<RuleSetting> bad(CommitRule rule, Scalar scalar) {
        var _ = severity(rule, scalar);
        return Optional.empty();
    }

    /// commitlint's numbers are understood, too.
    private static String word(Scalar scalar) {
        return switch (scalar.text()) {
            case "0" -> "off";
            case "1" -> "warning";
            case "2" -> "error";
            default -> scalar.text();
        };
    }

    private Optional<Severity> severity(CommitRule rule, Scalar scalar) {
        return switch (word(scalar)) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            case "off" -> Optional.empty();
            default -> {
                var list = "use one of " + String.join(", ", SEVERITIES);
                layer.report(scalar.position(),
                        new Fault("`" + rule.word() + "` can't be `" + scalar.text() + "`",
                                DidYouMean.hint(scalar.text(), SEVERITIES).map(hint -> hint + " " + list)
                                        .orElse(list)));
                yield Optional.empty();
            }
        };
    }

    private Optional<RuleSetting> detailed(CommitRule rule, Optional<Severity> severity, Sequence list) {
        boolean never = RuleSetting.severity(rule, severity).never();
        if (list.items().size() > 1) {
            var when = list.items().get(1) instanceof Scalar scalar ? scalar.text() : "";
            if (!when.equals("always") && !when.equals("never")) {
                return refuse(list.items().get(1),
                        "`" + rule.word() + "`: after the severity comes always or never",
                        "as in " + rule.word() + ": " + example(rule));
            }
            never = when.equals("never");
        }
        if (severity.isEmpty()) {
            return Optional.of(RuleSetting.severity(rule, severity)); // it is off, whatever else is
                                                                      // said
        }
        if (rule.value() == CommitRule.Value.LEVEL) {
            return refuse(list, "`" + rule.word() + "` takes its severity alone", "");
        }
        var value = list.items().size() > 2 ? list.items().get(2) : null;
        return value == null || (value instanceof Scalar scalar && scalar.isNull())
                ? withoutValue(rule, severity, never, list)
                : withValue(rule, severity, never, value);
    }

    private Optional<RuleSetting> withoutValue(CommitRule rule, Optional<Severity> severity, boolean never,
            Sequence list) {
        return switch (rule.value()) {
            case NUMBER, WORDS, CASES ->
                refuse(list, "`" + rule.word() + "` needs a value",
                        "as in " + rule.word() + ": " + example(rule));
            case LEVEL, NONE, SIGN, SIGNS, TRAILER ->
                Optional.of(new RuleSetting(severity, true, never, 0, List.of(), List.of()));
        };
    }

    private Optional<RuleSetting> withValue(CommitRule rule, Optional<Severity> severity, boolean never,
            Node value) {
        var delimiters = new ArrayList<String>();
        var part = value;
        if (value instanceof Mapping mapping
                && (rule == CommitRule.SCOPE_ENUM || rule == CommitRule.SCOPE_CASE)) {
            part = null;
            for (var entry : mapping.entries()) {
                switch (entry.key()) {
                    case "scopes", "cases" -> part = entry.value();
                    case "delimiters" -> delimiters.addAll(texts(entry.value()).orElse(List.of()));
                    default -> {
                        return refuse(entry.value(), "`" + rule.word() + "` knows no `" + entry.key() + "`",
                                "it takes " + (rule == CommitRule.SCOPE_ENUM ? "scopes" : "cases")
                                        + " and delimiters");
                    }
                }
            }
        }
        var texts = part == null ? Optional.<List<String>>empty() : texts(part);
        if (texts.isEmpty()) {
            return wrongValue(rule, value);
        }
        var words = texts.get();
        return switch (rule.value()) {
            case NUMBER -> words.size() == 1 && number(words.getFirst()) > 0
                    ? Optional.of(new RuleSetting(severity, true, false, number(words.getFirst()), List.of(),
                            List.of()))
                    : wrongValue(rule, value);
            case CASES -> cases(rule, value, words)
                    ? Optional.of(new RuleSetting(severity, true, never, 0, words, delimiters))
                    : Optional.empty();
            case WORDS, SIGNS -> Optional.of(new RuleSetting(severity, true, never, 0, words, delimiters));
            case SIGN, TRAILER -> words.size() == 1
                    ? Optional.of(new RuleSetting(severity, true, never, 0, words, delimiters))
                    : wrongValue(rule, value);
            case LEVEL, NONE -> refuse(value, "`" + rule.word() + "` takes no value", "");
        };
    }

    private boolean cases(CommitRule rule, Node value, List<String> words) {
        for (var word : words) {
            if (!RuleSetting.isCase(word)) {
                layer.report(value.position(), new Fault("`" + rule.word() + "` knows no `" + word + "`",
                        DidYouMean.hint(word, RuleSetting.cases())
                                .orElse("use some of " + String.join(", ", RuleSetting.cases()))));
                return false;
            }
        }
        return !words.isEmpty() || wrongValue(rule, value).isPresent();
    }

    /// The number; 0 for what is none.
    private static int number(String text) {
        if (text.equals("Infinity") || text.equals(".inf")) {
            return Integer.MAX_VALUE;
        }
        try {
            int number = Integer.parseInt(text);
            return number <= MOST ? number : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// One text, or a list of them; empty for anything else, and for texts without a sign in them.
    private static Optional<List<String>> texts(Node node) {
        var texts = new ArrayList<String>();
        for (var item : node instanceof Sequence list ? list.items() : List.of(node)) {
            if (!(item instanceof Scalar scalar) || scalar.isNull() || scalar.text().isBlank()) {
                return Optional.empty();
            }
            texts.add(scalar.text());
        }
        return Optional.of(texts);
    }

    private Optional<RuleSetting> wrongValue(CommitRule rule, Node value) {
        return refuse(value, "`" + rule.word() + "` can't have this value",
                "as in " + rule.word() + ": " + example(rule));
    }

    private Optional<RuleSetting> refuse(Node node, String message, String hint) {
        layer.report(node.position(), new Fault(message, hint));
        return Optional.empty();
    }

    /// How the rule is set.
    static String example(CommitRule rule) {
        return switch (rule.value()) {
            case LEVEL -> "off";
            case NONE -> "[error, "
                    + (RuleSetting.severity(rule, Optional.empty()).never() ? "never" : "always") + "]";
            case NUMBER -> "[error, always, 50]";
            case WORDS -> "[error, always, [one, other]]";
            case CASES -> "[error, always, [lower-case]]";
            case SIGNS -> "[error, always, [\"/\"]]";
            case SIGN -> "[error, never, \".\"]";
            case TRAILER -> "[error, always, \"Signed-off-by:\"]";
        };
    }

    /// The setting as it is written, so that it reads back the same.
    static String text(RuleSetting setting, CommitRule rule, UnaryOperator<String> quoting) {
        var severity = setting.severity().map(weight -> weight == Severity.ERROR ? "error" : "warning")
                .orElse("off");
        if (!setting.detailed()) {
            return severity;
        }
        var text = "[" + severity + ", " + (setting.never() ? "never" : "always");
        var value = value(setting, rule, quoting);
        return text + (value == null ? "" : ", " + value) + "]";
    }

    private static @Nullable String value(RuleSetting setting, CommitRule rule,
            UnaryOperator<String> quoting) {
        if (setting.number() > 0) {
            return setting.number() == Integer.MAX_VALUE ? "Infinity" : String.valueOf(setting.number());
        }
        if (setting.words().isEmpty() && rule.value() != CommitRule.Value.WORDS) {
            return null;
        }
        var words = list(setting.words(), quoting);
        if (!setting.delimiters().isEmpty()) {
            return "{ " + (rule == CommitRule.SCOPE_ENUM ? "scopes" : "cases") + ": " + words
                    + ", delimiters: "
                    + list(setting.delimiters(), quoting) + " }";
        }
        return words;
    }

    private static String list(List<String> words, UnaryOperator<String> quoting) {
        return "[" + String.join(", ", words.stream().map(quoting).toList()) + "]";
    }
}
