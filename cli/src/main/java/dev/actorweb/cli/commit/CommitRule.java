package dev.actorweb.cli.commit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The rules that a repository can set for its commit messages, with commitlint's names
/// and meanings.
public enum CommitRule {
    TYPE_CASE(Value.CASES), TYPE_ENUM(Value.WORDS), TYPE_MAX_LENGTH(Value.NUMBER), TYPE_MIN_LENGTH(
            Value.NUMBER), //
    SCOPE_CASE(Value.CASES), SCOPE_DELIMITER_STYLE(Value.SIGNS), SCOPE_EMPTY(Value.NONE), SCOPE_ENUM(
            Value.WORDS), //
    SCOPE_MAX_LENGTH(Value.NUMBER), SCOPE_MIN_LENGTH(Value.NUMBER), //
    SUBJECT_CASE(Value.CASES), SUBJECT_EXCLAMATION_MARK(Value.NONE), SUBJECT_FULL_STOP(Value.SIGN), //
    SUBJECT_MAX_LENGTH(Value.NUMBER), SUBJECT_MIN_LENGTH(Value.NUMBER), //
    HEADER_CASE(Value.CASES), HEADER_FULL_STOP(Value.SIGN), HEADER_MAX_LENGTH(Value.NUMBER), //
    HEADER_MIN_LENGTH(Value.NUMBER), HEADER_TRIM(Value.NONE), //
    BODY_CASE(Value.CASES), BODY_EMPTY(Value.NONE), BODY_FULL_STOP(Value.SIGN), BODY_LEADING_BLANK(
            Value.NONE), //
    BODY_MAX_LENGTH(Value.NUMBER), BODY_MAX_LINE_LENGTH(Value.NUMBER), BODY_MIN_LENGTH(Value.NUMBER), //
    FOOTER_EMPTY(Value.NONE), FOOTER_LEADING_BLANK(Value.NONE), FOOTER_MAX_LENGTH(Value.NUMBER), //
    FOOTER_MAX_LINE_LENGTH(Value.NUMBER), FOOTER_MIN_LENGTH(Value.NUMBER), //
    BREAKING_CHANGE_EXCLAMATION_MARK(Value.NONE), BREAKING_CHANGE_FORM(Value.LEVEL), //
    REFERENCES_EMPTY(Value.NONE), SIGNED_OFF_BY(Value.TRAILER), TRAILER_EXISTS(Value.TRAILER);

    /// What a rule is told besides its severity.
    public enum Value {
        /// Nothing at all, not even whether it is `always` or `never`.
        LEVEL,
        /// Nothing.
        NONE,
        /// A number.
        NUMBER,
        /// Names.
        WORDS,
        /// Ways to write.
        CASES,
        /// Signs that separate scopes.
        SIGNS,
        /// One sign; `.` where none is given.
        SIGN,
        /// The beginning of a trailer; `Signed-off-by:` where none is given.
        TRAILER
    }

    private static final Set<CommitRule> BUILT_IN = EnumSet.of(TYPE_ENUM, TYPE_CASE, SCOPE_ENUM, SUBJECT_CASE,
            SUBJECT_FULL_STOP,
            HEADER_MAX_LENGTH, HEADER_TRIM, BODY_LEADING_BLANK, BODY_MAX_LINE_LENGTH, FOOTER_LEADING_BLANK,
            FOOTER_MAX_LINE_LENGTH,
            BREAKING_CHANGE_FORM);
    private static final Set<CommitRule> FORBIDDING = EnumSet.of(SCOPE_EMPTY, BODY_EMPTY, FOOTER_EMPTY,
            REFERENCES_EMPTY,
            SUBJECT_EXCLAMATION_MARK, SUBJECT_FULL_STOP, HEADER_FULL_STOP, BODY_FULL_STOP);

    private final Value value;

    CommitRule(Value value) {
        this.value = value;
    }

    /// What it is told.
    public Value value() {
        return value;
    }

    /// Its name: `subject-case`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The rule of that name; `subject-max` is aw's own word for one of them.
    public static Optional<CommitRule> named(String word) {
        for (var rule : values()) {
            if (rule.word().equals(word) || (rule == HEADER_MAX_LENGTH && word.equals("subject-max"))) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /// The names of all.
    public static List<String> words() {
        var words = new ArrayList<String>();
        for (var rule : values()) {
            words.add(rule.word());
        }
        return words;
    }

    /// Whether it forbids what its name says, where neither `always` nor `never` is said.
    boolean isNeverByItself() {
        return FORBIDDING.contains(this);
    }

    /// Whether aw judges by it where nothing is set, so that its severity alone can be set.
    boolean isBuiltIn() {
        return BUILT_IN.contains(this);
    }

    /// Whether its severity says enough.
    public boolean isCompleteWithoutValue() {
        return isBuiltIn() || switch (value) {
            case LEVEL, NONE, SIGN, SIGNS, TRAILER -> true;
            case NUMBER, WORDS, CASES -> false;
        };
    }
}
