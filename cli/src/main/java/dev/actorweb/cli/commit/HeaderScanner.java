package dev.actorweb.cli.commit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a header, `type(scope)!: description`, from left to right in one pass.
///
/// A type is any run of characters other than blanks, control characters and `( ) : !`; a scope any
/// run without parentheses that is not blank. The [rules][CommitRules] narrow both.
final class HeaderScanner {
    sealed interface Result {}

    record Header(String type, Optional<String> scope, boolean marked,
            String description) implements Result {}

    /// What is wrong at the character `index` of the header.
    record Fault(String rule, int index, String message, String hint) {}

    /// What could be told of a header before, and perhaps behind, its fault.
    record Faulty(Fault fault, Header read) implements Result {}

    private static final String FORM = "write `type: description` or `type(scope): description`, as in `fix: keep the order`";

    private final String line;
    private int at;
    private String type = "";
    private Optional<String> scope = Optional.empty();
    private boolean marked;
    private String description = "";

    private HeaderScanner(String line) {
        this.line = line;
    }

    static Result scan(String line) {
        var scanner = new HeaderScanner(line);
        var fault = scanner.type();
        if (fault == null) {
            fault = scanner.scope();
        }
        if (fault == null) {
            fault = scanner.colon();
        }
        if (fault == null) {
            fault = scanner.description();
        }
        var read = scanner.read();
        return fault == null ? read : new Faulty(fault, read);
    }

    /// A word counts as type only where it is followed by what follows a type.
    private Header read() {
        boolean told = type.length() < line.length() && "(!:：".indexOf(line.charAt(type.length())) >= 0;
        return new Header(told ? type : "", scope, marked, description);
    }

    private @Nullable Fault type() {
        if (Blanks.blank(at())) {
            return new Fault("header-form", 0, "the first line begins with a blank",
                    "begin with the type, as in `fix: …`");
        }
        while (at < line.length() && !endsType(line.charAt(at))) {
            at++;
        }
        if (at == 0) {
            return new Fault("type-empty", 0, "there is no type", FORM);
        }
        type = line.substring(0, at);
        return null;
    }

    private static boolean endsType(char c) {
        return Blanks.blank(c) || Character.isISOControl(c) || c == '(' || c == ')' || c == ':' || c == '!'
                || c == '：';
    }

    private @Nullable Fault scope() {
        if (at() != '(') {
            return null;
        }
        var open = at++;
        while (at < line.length() && at() != ')' && at() != '(') {
            at++;
        }
        if (at == line.length()) {
            return new Fault("header-form", open, "the scope is not closed", "put `)` after the scope");
        }
        if (at() == '(') {
            return new Fault("header-form", at, "a scope can't contain parentheses",
                    "take out the inner `(`");
        }
        var name = line.substring(open + 1, at++);
        if (Blanks.strip(name).isEmpty()) {
            return new Fault("scope-empty", open, "the scope is empty",
                    "name the scope or leave out the parentheses");
        }
        scope = Optional.of(name);
        return null;
    }

    private @Nullable Fault colon() {
        if (at() == '!') {
            marked = true;
            at++;
        }
        if (at() == ':') {
            at++;
            return null;
        }
        var hint = FORM;
        if (at() == '(' && marked) {
            hint = "the `!` comes after the scope: `%s(scope)!: …`".formatted(type);
        } else if (at() == '：') {
            hint = "use the ASCII colon `:` and a space";
        } else if (line.startsWith(":", skipBlanks(at))) {
            hint = "take out the blank before the colon";
        }
        return new Fault(missingColonRule(), at,
                "expected `:` after " + (scope.isPresent() ? "the scope" : "the type"), hint);
    }

    private int skipBlanks(int from) {
        var i = from;
        while (i < line.length() && Blanks.blank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private String missingColonRule() {
        return line.indexOf(':') < 0 ? "type-empty" : "header-form";
    }

    private @Nullable Fault description() {
        description = Blanks.strip(line.substring(at));
        if (description.isEmpty()) {
            return new Fault("subject-empty", at, "there is no description after the colon",
                    "say what the change does, as in `fix: keep the order`");
        }
        if (at() != ' ') {
            return new Fault("header-form", at, "a space must follow the colon",
                    "write `: ` between type and description");
        }
        return null;
    }

    /// The character at the scanner's place; a line end behind the last.
    private char at() {
        return at < line.length() ? line.charAt(at) : '\n';
    }
}
