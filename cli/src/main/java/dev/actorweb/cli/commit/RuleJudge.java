package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Judges one message by one of the rules that a repository has set, as commitlint does.
final class RuleJudge {
    private static final Pattern BETWEEN_SCOPES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern REFERENCE = Pattern.compile("#[\\w-]*\\d");
    private static final String SIGNATURE = "Signed-off-by:";
    private static final String CHERRY_PICK = "(cherry picked from commit ";
    private static final List<String> USUAL_DELIMITERS = List.of("/", "\\", ",");

    private final Parts message;
    private final Layout layout;
    private final String header;

    RuleJudge(Parts message) {
        this.message = message;
        this.layout = message.layout();
        this.header = message.header();
    }

    /// What is wrong by the rule, in words; empty if nothing is.
    Optional<String> judge(CommitRule rule, RuleSetting setting) {
        var part = part(rule);
        return switch (rule) {
            case TYPE_CASE, SCOPE_CASE, SUBJECT_CASE, HEADER_CASE, BODY_CASE -> cases(rule, part, setting);
            case TYPE_ENUM, SCOPE_ENUM -> names(rule, part, setting);
            case TYPE_MAX_LENGTH, SCOPE_MAX_LENGTH, SUBJECT_MAX_LENGTH, HEADER_MAX_LENGTH, BODY_MAX_LENGTH,
                    FOOTER_MAX_LENGTH ->
                length(part) <= setting.number()
                        ? Optional.empty()
                        : told(rule, "has " + length(part) + " characters, more than " + setting.number());
            case TYPE_MIN_LENGTH, SCOPE_MIN_LENGTH, SUBJECT_MIN_LENGTH, HEADER_MIN_LENGTH, BODY_MIN_LENGTH,
                    FOOTER_MIN_LENGTH ->
                part.isEmpty() || length(part) >= setting.number()
                        ? Optional.empty()
                        : told(rule, "has " + length(part) + " characters, fewer than " + setting.number());
            case BODY_MAX_LINE_LENGTH, FOOTER_MAX_LINE_LENGTH -> lines(rule, part, setting.number());
            case SCOPE_EMPTY, BODY_EMPTY, FOOTER_EMPTY -> (rule == CommitRule.SCOPE_EMPTY && isUnread())
                    || holds(part.isEmpty(), setting)
                            ? Optional.empty()
                            : Optional.of(setting.never()
                                    ? "there is no " + noun(rule)
                                    : "there is a " + noun(rule));
            case REFERENCES_EMPTY -> holds(references() == 0, setting)
                    ? Optional.empty()
                    : Optional.of(setting.never()
                            ? "the message refers to nothing, as `Refs #12` does"
                            : "the message refers to something");
            case SUBJECT_FULL_STOP, HEADER_FULL_STOP, BODY_FULL_STOP -> stop(rule, part, setting);
            case SUBJECT_EXCLAMATION_MARK -> holds(message.marked(), setting)
                    ? Optional.empty()
                    : Optional.of(setting.never()
                            ? "there is a `!` before the colon"
                            : "there is no `!` before the colon");
            case BREAKING_CHANGE_EXCLAMATION_MARK -> holds(message.marked() == hasBreakingFooter(), setting)
                    ? Optional.empty()
                    : Optional.of(setting.never()
                            ? "`!` and a footer BREAKING CHANGE exclude each other here"
                            : "a `!` before the colon and a footer BREAKING CHANGE belong together");
            case BODY_LEADING_BLANK -> blank(rule, layout.body(), setting);
            case FOOTER_LEADING_BLANK -> blank(rule, firstFooter(), setting);
            case HEADER_TRIM -> holds(header.equals(Blanks.strip(header)), setting)
                    ? Optional.empty()
                    : told(rule, setting.never() ? "has no blanks around it" : "has blanks around it");
            case SCOPE_DELIMITER_STYLE -> delimiters(part, setting);
            case SIGNED_OFF_BY -> trailer(lastLine().startsWith(beginning(setting)), setting);
            case TRAILER_EXISTS -> trailer(
                    lastParagraph().stream().anyMatch(line -> line.startsWith(beginning(setting))), setting);
            case BREAKING_CHANGE_FORM -> Optional.empty(); // it is judged where nothing is set, too
        };
    }

    /// Whether the first line is no header, so that nobody knows what is in it.
    private boolean isUnread() {
        return message.type().isEmpty();
    }

    private static boolean holds(boolean described, RuleSetting setting) {
        return described != setting.never();
    }

    private static Optional<String> told(CommitRule rule, String what) {
        return Optional.of("the " + noun(rule) + " " + what);
    }

    private static String noun(CommitRule rule) {
        var word = rule.word();
        return switch (word.substring(0, word.indexOf('-'))) {
            case "subject" -> "description";
            case "header" -> "first line";
            case "footer" -> "footer";
            case "scope" -> "scope";
            case "type" -> "type";
            default -> "body";
        };
    }

    /// What the rule is about; empty where the message has none.
    private String part(CommitRule rule) {
        return switch (noun(rule)) {
            case "type" -> message.type();
            case "scope" -> message.scope().orElse("");
            case "description" -> message.description();
            case "first line" -> Blanks.strip(header);
            case "footer" -> text(firstFooter(), layout.lines().size());
            default -> text(layout.body(), layout.bodyEnd());
        };
    }

    /// The line at which the rule's part begins, from 1; that of the header for what is not there.
    int line(CommitRule rule) {
        int line = switch (noun(rule)) {
            case "body" -> layout.body();
            case "footer" -> firstFooter();
            default -> layout.header();
        };
        return line == 0 ? layout.header() : line;
    }

    /// Where in that line, as an index.
    int index(CommitRule rule) {
        return switch (noun(rule)) {
            case "scope" ->
                Math.min(header.length(), message.type().length() + (message.scope().isPresent() ? 1 : 0));
            case "description" ->
                Math.max(0, Blanks.stripTrailing(header).length() - message.description().length());
            default -> 0;
        };
    }

    private int firstFooter() {
        return layout.footers().isEmpty() ? 0 : layout.footers().getFirst();
    }

    private String text(int from, int to) {
        return from == 0 ? "" : String.join("\n", layout.lines().subList(from - 1, to)).strip();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private Optional<String> cases(CommitRule rule, String part, RuleSetting setting) {
        if (part.isEmpty() || (rule != CommitRule.TYPE_CASE && rule != CommitRule.SCOPE_CASE
                && rule != CommitRule.BODY_CASE
                && !hasCase(part.codePointAt(0)))) {
            return Optional.empty();
        }
        var words = rule == CommitRule.SCOPE_CASE ? scopes(part, setting) : List.of(part);
        boolean fits = false;
        for (var name : setting.words()) {
            var letters = LetterCase.named(name).orElseThrow();
            fits |= words.stream().allMatch(letters::fits);
        }
        return holds(fits, setting)
                ? Optional.empty()
                : told(rule, "must " + (setting.never() ? "not " : "") + "be in "
                        + String.join(", ", setting.words()));
    }

    /// Many scripts know no small and large letters.
    private static boolean hasCase(int letter) {
        return Character.isUpperCase(letter) || Character.isLowerCase(letter)
                || Character.isTitleCase(letter);
    }

    private Optional<String> names(CommitRule rule, String part, RuleSetting setting) {
        if (part.isEmpty() || setting.words().isEmpty()) {
            return Optional.empty();
        }
        boolean whole = isOne(part, setting.words());
        var parts = rule == CommitRule.SCOPE_ENUM ? scopes(part, setting) : List.of(part);
        boolean fine = setting.never()
                ? !whole && parts.stream().noneMatch(one -> isOne(one, setting.words()))
                : whole || parts.stream().allMatch(one -> isOne(one, setting.words()));
        return fine
                ? Optional.empty()
                : told(rule, "must " + (setting.never() ? "not " : "") + "be one of "
                        + String.join(", ", setting.words()));
    }

    private static boolean isOne(String name, List<String> names) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> scopes(String scope, RuleSetting setting) {
        var delimiters = setting.delimiters().isEmpty() ? USUAL_DELIMITERS : setting.delimiters();
        var pattern = String.join("|", delimiters.stream().map(Pattern::quote).toList());
        var scopes = new ArrayList<String>();
        for (var one : scope.split(pattern, -1)) {
            scopes.add(one.strip());
        }
        return scopes;
    }

    private static Optional<String> delimiters(String scope, RuleSetting setting) {
        if (scope.isEmpty()) {
            return Optional.empty();
        }
        var allowed = setting.words().isEmpty() ? USUAL_DELIMITERS : setting.words();
        var between = BETWEEN_SCOPES.matcher(Blanks.strip(scope));
        boolean all = true;
        while (between.find()) {
            var sign = between.group();
            all &= allowed.contains(sign.strip().equals(",") ? "," : sign);
        }
        return holds(all, setting)
                ? Optional.empty()
                : Optional.of("scopes must " + (setting.never() ? "not " : "") + "be separated by one of "
                        + String.join(" ", allowed));
    }

    private static Optional<String> lines(CommitRule rule, String part, int most) {
        return part.lines().noneMatch(line -> length(line) > most && !line.contains("://"))
                ? Optional.empty()
                : told(rule, "has a line of more than " + most + " characters");
    }

    private static Optional<String> stop(CommitRule rule, String part, RuleSetting setting) {
        var sign = setting.words().isEmpty() ? "." : setting.words().getFirst();
        boolean trailsOff = rule == CommitRule.SUBJECT_FULL_STOP && part.endsWith("...");
        boolean ends = part.endsWith(sign) && !trailsOff;
        return part.isEmpty() || holds(ends, setting)
                ? Optional.empty()
                : told(rule, (setting.never() ? "ends with " : "does not end with ") + sign);
    }

    private Optional<String> blank(CommitRule rule, int line, RuleSetting setting) {
        return line == 0 || holds(layout.blankBefore(line), setting)
                ? Optional.empty()
                : Optional.of((setting.never()
                        ? "a blank line comes before the "
                        : "no blank line comes before the ") + noun(rule));
    }

    private boolean hasBreakingFooter() {
        return message.footers().stream().anyMatch(Footer::breaking);
    }

    /// A line that begins with the sign is a comment to git.
    private long references() {
        return layout.lines().stream().filter(line -> !line.startsWith("#") && REFERENCE.matcher(line).find())
                .count();
    }

    private static String beginning(RuleSetting setting) {
        return setting.words().isEmpty() ? SIGNATURE : setting.words().getFirst();
    }

    private static Optional<String> trailer(boolean there, RuleSetting setting) {
        return holds(there, setting)
                ? Optional.empty()
                : Optional.of("the message must " + (setting.never() ? "not " : "") + "end with a line `"
                        + beginning(setting) + " …`");
    }

    private List<String> written() {
        return layout.lines().stream().filter(line -> !line.startsWith(CHERRY_PICK)).toList();
    }

    private String lastLine() {
        var lines = written();
        for (int i = lines.size() - 1; i >= layout.header(); i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i);
            }
        }
        return "";
    }

    private List<String> lastParagraph() {
        var lines = new ArrayList<String>();
        var all = written();
        for (int i = all.size() - 1; i >= layout.header()
                && !(all.get(i).isBlank() && !lines.isEmpty()); i--) {
            if (!all.get(i).isBlank()) {
                lines.add(all.get(i));
            }
        }
        return lines;
    }

    /// What to do about it.
    static String hint(CommitRule rule) {
        return "it is asked for by workflow.commit.rules." + rule.word() + " in aw.yaml";
    }
}
