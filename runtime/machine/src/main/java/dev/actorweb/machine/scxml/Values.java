package dev.actorweb.machine.scxml;

import dev.actorweb.machine.Guard;
import dev.actorweb.machine.ecmascript.EcmaScript;
import dev.actorweb.machine.ecmascript.EcmaScript.Parsed;
import dev.actorweb.machine.ecmascript.Missing;
import dev.actorweb.machine.ecmascript.Names;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problems;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the conditions and values of one document. What is wrong with one is a warning: SCXML
/// makes an event of it when it is evaluated, and the document may be waiting for that.
final class Values {
    /// The condition of the `null` data model: a state's id, as it is.
    private static final Pattern BARE_IN = Pattern
            .compile("\\bIn\\(\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*\\)");
    private final Problems problems;
    private final Names names;
    private final boolean understood;
    private final boolean plain;

    /// @param understood
    ///            whether the language is one that can be read at all
    /// @param plain
    ///            whether the document names no language with variables
    Values(Problems problems, Names names, boolean understood, boolean plain) {
        this.problems = problems;
        this.names = names;
        this.understood = understood;
        this.plain = plain;
    }

    Names names() {
        return names;
    }

    Problems problems() {
        return problems;
    }

    /// Whether the document's language can be read.
    boolean areUnderstood() {
        return understood;
    }

    /// A condition; one that cannot be read is bound by its text when the machine runs, and may be
    /// true or false for analysis.
    Guard guard(Text text) {
        Position place = text.positionOf(0);
        if (!understood) {
            return new Guard.Named(named(text.value()), Template.MapOf.EMPTY, place);
        }
        return switch (EcmaScript.parse(condition(text.value()), names.bound(), text::positionOf)) {
            case Parsed.Done(var expression) -> {
                warnUndeclared(expression);
                warnForgotten(expression);
                yield new Guard.Inline(EcmaScript.condition(expression), expression.position());
            }
            case Parsed.Malformed(var failing, var message, var position) -> {
                warn(position, "no condition: " + message, "it raises error.execution and counts as false");
                yield new Guard.Inline(failing, place);
            }
            case Parsed.Beyond(var message, var position) -> {
                ComposedGuard composed = new ComposedGuard(text, names);
                Optional<Guard> guard = composed.read();
                if (guard.isPresent()) {
                    warn(position, "this condition cannot be evaluated: " + message,
                            "analysis takes what it calls for true and for false; a running machine needs guards"
                                    + " bound to " + String.join(", ", composed.calls()));
                    yield guard.get();
                }
                warn(position, "this condition cannot be evaluated: " + message,
                        "analysis takes it for true and for false; a running machine needs a guard bound to"
                                + " its text");
                yield new Guard.Named(named(text.value()), Template.MapOf.EMPTY, place);
            }
        };
    }

    private String condition(String text) {
        return plain && names.variables().isEmpty() ? BARE_IN.matcher(text).replaceAll("In('$1')") : text;
    }

    /// A value; one that cannot be read fails when it is evaluated.
    Expression value(Text text) {
        if (!understood) {
            return EcmaScript.failing(text.value().strip(), "the data model is not supported",
                    text.positionOf(0));
        }
        return switch (EcmaScript.parse(text.value(), names, text::positionOf)) {
            case Parsed.Done(var expression) -> {
                warnUndeclared(expression);
                yield expression;
            }
            case Parsed.Malformed(var failing, var message, var position) -> {
                warn(position, "no expression: " + message, "it raises error.execution");
                yield failing;
            }
            case Parsed.Beyond(var message, var position) -> {
                warn(position, "this value cannot be computed: " + message,
                        "it raises error.execution when the machine runs here");
                yield EcmaScript.failing(text.value().strip(), message, position);
            }
        };
    }

    /// A value as a template: constants are recognized.
    Template template(Text text) {
        Expression value = value(text);
        warnForgotten(value);
        return template(value);
    }

    static Template template(Expression value) {
        Optional<EcmaScript.Constant> constant = EcmaScript.constant(value);
        return constant.isPresent()
                ? new Template.Constant(constant.get().value())
                : new Template.Computed(value);
    }

    /// Text that stands for a value inside an element: JSON, else the text with its
    /// blanks condensed.
    @Nullable
    Object inline(Text text) {
        if (understood && EcmaScript.parse(text.value(), names,
                text::positionOf) instanceof Parsed.Done(var expression)) {
            Optional<EcmaScript.Constant> constant = EcmaScript.constant(expression);
            if (constant.isPresent()) {
                return constant.get().value();
            }
        }
        return condensed(text.value());
    }

    /// The name under which Java gives a meaning to a text that cannot be read here: of a mere call
    /// the function's, else the text.
    static String named(String text) {
        String condensed = text.contains("//") ? text.strip() : condensed(text);
        String call = condensed.endsWith(";") ? condensed.substring(0, condensed.length() - 1) : condensed;
        if (call.endsWith("()")) {
            String function = call.substring(0, call.length() - 2);
            boolean simple = true;
            for (String part : function.split("\\.", -1)) {
                simple &= Names.isName(part);
            }
            return simple ? function : condensed;
        }
        return condensed;
    }

    static String condensed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void warnForgotten(Expression expression) {
        for (String name : EcmaScript.forgotten(expression)) {
            warn(expression.position(), "what this does to `" + name + "` is forgotten",
                    "conditions and values change nothing; <assign> and <script> do");
        }
    }

    void warnUndeclared(Expression expression) {
        for (Missing missing : Missing.in(expression.tree())) {
            warn(missing.position(), missing.message(), missing.hint());
        }
    }

    void warn(Position position, String message, String hint) {
        problems.warning(Expression.PROBLEM, position, message, Optional.of(hint));
    }
}
