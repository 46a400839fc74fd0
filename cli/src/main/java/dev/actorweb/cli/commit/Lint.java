package dev.actorweb.cli.commit;

import static dev.actorweb.cli.commit.Severity.ERROR;
import static dev.actorweb.cli.commit.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Checks one message against [CommitRules].
final class Lint {
    private static final int LINE_MAX = 100;

    private final CommitRules rules;
    private final Parts message;
    private final Layout layout;
    private final String header;
    private final List<Problem> problems = new ArrayList<>();

    Lint(CommitRules rules, Parts message) {
        this.rules = rules;
        this.message = message;
        this.layout = message.layout();
        this.header = message.header();
    }

    List<Problem> problems() {
        type();
        scope();
        subject();
        body();
        footers();
        if (!rules.settings().isEmpty()) {
            settings();
        }
        return problems;
    }

    /// The rules that the repository has set with more than a severity, or that aw has not
    /// by itself.
    private void settings() {
        var judge = new RuleJudge(message);
        for (var entry : rules.settings().entrySet()) {
            var rule = entry.getKey();
            var setting = entry.getValue();
            if (setting.severity().isPresent() && (setting.detailed() || !rule.isBuiltIn())) {
                judge.judge(rule, setting).ifPresent(what -> {
                    var line = judge.line(rule);
                    problems.add(new Problem(rule.word(), setting.severity().get(), line,
                            Layout.column(layout.line(line), judge.index(rule)), what, RuleJudge.hint(rule)));
                });
            }
        }
    }

    /// The severity of one of aw's own rules; empty where the repository has switched it off, or
    /// says itself what it asks.
    private Optional<Severity> severity(String name, Severity usual) {
        if (rules.settings().isEmpty()) {
            return Optional.of(usual);
        }
        var setting = CommitRule.named(name).map(rules.settings()::get);
        return setting.isEmpty()
                ? Optional.of(usual)
                : setting.get().detailed() || name.equals("scope-empty")
                        ? Optional.empty()
                        : setting.get().severity();
    }

    private void type() {
        var type = message.type();
        if (type.isEmpty()) {
            return;
        }
        if (!rules.types().isEmpty() && !containsIgnoringCase(rules.types(), type)) {
            inHeader("type-enum", ERROR, 0, "the type is not one of this repository's",
                    "use one of " + String.join(", ", rules.types()));
        } else if (!type.equals(type.toLowerCase(Locale.ROOT)) && !rules.types().contains(type)) {
            inHeader("type-case", WARNING, 0, "the type is not in lower case",
                    "write `" + type.toLowerCase(Locale.ROOT) + "`");
        }
    }

    private static boolean containsIgnoringCase(List<String> names, String name) {
        for (var candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private void scope() {
        var at = message.type().length() + 1;
        if (message.scope().isEmpty()) {
            if (rules.scopeRequired() && !message.type().isEmpty()) {
                inHeader("scope-empty", ERROR, at - 1, "there is no scope", scopeHint());
            }
        } else if (!rules.scopes().isEmpty() && !known(message.scope().get())) {
            inHeader("scope-enum", ERROR, at, "the scope is not one of this repository's", scopeHint());
        }
    }

    private String scopeHint() {
        return rules.scopes().isEmpty()
                ? "name the part that changes, as in `" + message.type() + "(parser): …`"
                : "use one of " + String.join(", ", rules.scopes());
    }

    /// Whether all scopes are known: the whole, or each of several separated by `,`, `/` or `\`.
    private boolean known(String scope) {
        if (containsIgnoringCase(rules.scopes(), scope.strip())) {
            return true;
        }
        var start = 0;
        for (var i = 0; i <= scope.length(); i++) {
            if (i == scope.length() || ",/\\".indexOf(scope.charAt(i)) >= 0) {
                if (!containsIgnoringCase(rules.scopes(), scope.substring(start, i).strip())) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private void subject() {
        var trimmed = Blanks.stripTrailing(header);
        if (trimmed.length() < header.length()) {
            inHeader("header-trim", ERROR, trimmed.length(), "the first line ends in blanks",
                    "take them out");
        }
        var length = trimmed.codePointCount(0, trimmed.length());
        if (length > rules.subjectMax()) {
            inHeader("subject-max", ERROR, trimmed.offsetByCodePoints(0, rules.subjectMax()),
                    "the first line has %d characters, more than %d".formatted(length, rules.subjectMax()),
                    "say it shorter and explain in the body");
        }
        var description = message.description();
        if (description.isEmpty()) {
            return;
        }
        if (description.endsWith(".") && !description.endsWith("...")) {
            inHeader("subject-full-stop", ERROR, trimmed.length() - 1,
                    "the description ends with a full stop",
                    "take it out");
        }
        if (SubjectCase.capitalised(description)) {
            inHeader("subject-case", ERROR, trimmed.length() - description.length(),
                    "the description begins with a capital letter", "begin with a small letter");
        }
    }

    private void body() {
        var from = layout.body();
        if (from == 0) {
            return;
        }
        if (!layout.blankBefore(from)) {
            at(from, "body-leading-blank", WARNING, 0, "the body follows the first line at once",
                    "put a blank line between them");
        }
        lineLengths("body-max-line-length", from, layout.bodyEnd());
        for (var number = from; number <= layout.bodyEnd(); number++) {
            unreadBreakingChange(number);
        }
    }

    private void footers() {
        if (layout.footers().isEmpty()) {
            return;
        }
        var from = layout.footers().getFirst();
        if (!layout.blankBefore(from)) {
            at(from, "footer-leading-blank", WARNING, 0, "no blank line comes before the footers",
                    "put one there");
        }
        lineLengths("footer-max-line-length", from, layout.lines().size());
        for (var number = from; number <= layout.lines().size(); number++) {
            unreadBreakingChange(number);
        }
    }

    private void lineLengths(String rule, int from, int to) {
        for (var number = from; number <= to; number++) {
            var line = layout.line(number);
            if (line.length() > LINE_MAX && line.codePointCount(0, line.length()) > LINE_MAX
                    && !line.contains("://")) {
                at(number, rule, ERROR, line.offsetByCodePoints(0, LINE_MAX),
                        "the line has more than " + LINE_MAX + " characters", "break it");
                return;
            }
        }
    }

    /// Warns of a line that a reader takes for a breaking change but the specification doesn't.
    private void unreadBreakingChange(int number) {
        var line = layout.line(number);
        if (!startsWithIgnoringCase(line, "BREAKING CHANGE")
                && !startsWithIgnoringCase(line, "BREAKING-CHANGE")) {
            return;
        }
        var start = FooterStart.in(line);
        var rest = line.substring("BREAKING CHANGE".length());
        if ((start == null || !start.breaking(line))
                && (rest.startsWith(":") || startsWithIgnoringCase(rest, "S:"))) {
            at(number, "breaking-change-form", WARNING, 0, "this does not count as a breaking change",
                    "write `BREAKING CHANGE: ` in capitals, then what breaks on the same line");
        }
    }

    private static boolean startsWithIgnoringCase(String line, String prefix) {
        return line.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private void inHeader(String rule, Severity severity, int index, String text, String hint) {
        at(layout.header(), rule, severity, index, text, hint);
    }

    private void at(int number, String rule, Severity severity, int index, String text, String hint) {
        severity(rule, severity).ifPresent(weight -> problems.add(
                new Problem(rule, weight, number, Layout.column(layout.line(number), index), text, hint)));
    }
}
