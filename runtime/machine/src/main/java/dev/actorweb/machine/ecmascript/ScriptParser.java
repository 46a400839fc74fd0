package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Reads scripts that are made of declarations, assignments, `if`, and calls that change a list:
/// those that become assignments one by one. The rest of the language is beyond. Used once.
final class ScriptParser {
    private static final Set<String> OPERATORS = Set.of("+=", "-=", "*=", "/=", "%=", "**=", "&=", "|=", "^=",
            "<<=", ">>=", ">>>=", "&&=", "||=", "??=");
    private static final Set<String> BEYOND = Set.of("for", "while", "do", "function", "return", "switch",
            "try",
            "throw", "class", "break", "continue", "delete", "with", "import", "export");
    private final Parser parser;
    private final Tokens tokens;
    private final Names names;
    /// Variables that may hold the same list or object as another.
    private final Set<String> shared = new HashSet<>();
    /// Variables whose lists or objects are changed in place.
    private final Set<String> changed = new HashSet<>();
    private int depth;

    ScriptParser(String text, Names names, IntFunction<Position> places) throws Wrong {
        this.names = names;
        this.parser = new Parser(text, names, places);
        this.tokens = parser.tokens();
    }

    List<Statement> statements() throws Wrong {
        List<Statement> found = new ArrayList<>();
        while (tokens.peek().kind() != Kind.END) {
            statement(found);
        }
        if (!Collections.disjoint(shared, changed)) {
            throw tokens.beyond("what two names hold is changed", tokens.peek());
        }
        return List.copyOf(found);
    }

    /// Notes that a variable gets what is in another.
    private Expression noteShared(String variable, Expression value) {
        Js tree = value.tree() instanceof Translated translated ? translated.tree() : new Js.Literal(null);
        while (tree instanceof Js.Member member) {
            tree = member.of();
        }
        if (tree instanceof Js.Variable of) {
            shared.add(variable);
            shared.add(of.name());
        }
        return value;
    }

    private void statement(List<Statement> into) throws Wrong {
        if (++depth > 50) {
            throw tokens.beyond("nested too deep", tokens.peek());
        }
        Token token = tokens.peek();
        if (tokens.take(";")) {
            depth--;
            return;
        }
        if (token.kind() == Kind.NAME && BEYOND.contains(token.text())) {
            throw tokens.beyond("`" + token.text() + "` is not supported in scripts", token);
        }
        if (tokens.take("{")) {
            while (!tokens.take("}")) {
                if (tokens.peek().kind() == Kind.END) {
                    throw tokens.wrong("`}` is missing");
                }
                statement(into);
            }
        } else if (tokens.take("if")) {
            into.add(choice());
        } else if (tokens.take("var") || tokens.take("let") || tokens.take("const")) {
            declarations(into);
        } else {
            into.add(simple());
            end();
        }
        depth--;
    }

    private Statement choice() throws Wrong {
        tokens.expect("(");
        Expression condition = expression();
        tokens.expect(")");
        List<Statement> then = new ArrayList<>();
        statement(then);
        List<Statement> otherwise = new ArrayList<>();
        if (tokens.take("else")) {
            statement(otherwise);
        }
        return new Statement.If(condition, List.copyOf(then), List.copyOf(otherwise));
    }

    private void declarations(List<Statement> into) throws Wrong {
        do {
            Token name = tokens.next();
            if (name.kind() != Kind.NAME) {
                throw tokens.beyond("only names can be declared", name);
            }
            if (tokens.take("=")) {
                String variable = target(name);
                into.add(new Statement.Assign(variable, noteShared(variable, expression())));
            }
        } while (tokens.take(","));
        end();
    }

    private void end() throws Wrong {
        Token token = tokens.peek();
        if (!tokens.take(";") && !token.newline() && token.kind() != Kind.END && !token.is("}")) {
            throw tokens.unexpected();
        }
    }

    /// An assignment, an increment, a call that changes a list, or a mere expression.
    private Statement simple() throws Wrong {
        Token first = tokens.peek();
        if (first.kind() == Kind.SIGN && (tokens.take("++") || tokens.take("--"))) {
            return changed(location(), first.text().substring(1), "1", tokens.place(first));
        }
        int mark = tokens.mark();
        Optional<Location> location = tryLocation();
        if (location.isPresent()) {
            Token operator = tokens.peek();
            if (tokens.take("=")) {
                return assign(location.get(), noteShared(location.get().variable, expression()));
            }
            if (operator.kind() == Kind.SIGN && OPERATORS.contains(operator.text())) {
                tokens.next();
                int value = tokens.mark();
                expression();
                String sign = operator.text().substring(0, operator.text().length() - 1);
                return changed(location.get(), sign, "(" + tokens.source(value) + ")",
                        tokens.place(operator));
            }
            if (operator.kind() == Kind.SIGN && !operator.newline()
                    && (tokens.take("++") || tokens.take("--"))) {
                return changed(location.get(), operator.text().substring(1), "1", tokens.place(operator));
            }
            Optional<Statement> listed = listCall(location.get(), operator);
            if (listed.isPresent()) {
                return listed.get();
            }
        }
        tokens.reset(mark);
        return new Statement.Evaluate(expression());
    }

    /// `list.push(x)` and the like, as assignments.
    private Optional<Statement> listCall(Location location, Token open) throws Wrong {
        if (!open.is("(") || location.path.isEmpty()
                || !(location.path.getLast() instanceof Js.Literal(String method))) {
            return Optional.empty();
        }
        String list = location.source.substring(0, Math.max(0, location.source.lastIndexOf('.')));
        if (list.isEmpty() || !Set.of("push", "pop", "shift", "unshift").contains(method)) {
            return Optional.empty();
        }
        changed.add(location.variable);
        tokens.next();
        int mark = tokens.mark();
        while (!tokens.peek().is(")")) {
            expression();
            if (!tokens.take(",")) {
                break;
            }
        }
        String arguments = tokens.source(mark);
        tokens.expect(")");
        String value = switch (method) {
            case "push" -> list + ".concat([" + arguments + "])";
            case "unshift" -> "[" + arguments + "].concat(" + list + ")";
            case "pop" -> list + ".slice(0, -1)";
            default -> list + ".slice(1)";
        };
        Position place = tokens.place(open);
        return Optional.of(new ScriptParser(list, names, _ -> place).assignment(value));
    }

    private Statement changed(Location location, String operator, String operand, Position place)
            throws Wrong {
        if (!location.path.isEmpty()) {
            changed.add(location.variable);
        }
        String value = location.source + " " + operator + " " + operand;
        return new ScriptParser(location.source, names, _ -> place).assignment(value);
    }

    /// Takes the whole text as a location, which gets the value.
    Statement.Assign assignment(String value) throws Wrong {
        Location location = location();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected();
        }
        Position place = location.position;
        Parser other = new Parser(value.strip(), names, _ -> place);
        Js tree = other.alone();
        return assign(location, new Expression(value.strip(), place, other.uses().expression(tree, place)));
    }

    private Statement.Assign assign(Location location, Expression value) {
        if (location.path.isEmpty()) {
            return new Statement.Assign(location.variable, value);
        }
        changed.add(location.variable);
        Translated given = (Translated) value.tree();
        List<String> variables = new ArrayList<>(given.variables());
        if (!variables.contains(location.variable)) {
            variables.add(location.variable);
        }
        Js whole = new Js.Changed(new Js.Variable(location.variable, location.slot), location.path,
                given.tree(),
                location.position);
        return new Statement.Assign(location.variable,
                new Expression(location.source + " = " + value.source(), location.position,
                        new Translated(whole, List.copyOf(variables), given.states(), location.position)));
    }

    private Expression expression() throws Wrong {
        int mark = tokens.mark();
        Position place = tokens.place(tokens.peek());
        parser.begin();
        Js tree = parser.expression();
        refuseDynamic(mark);
        return new Expression(tokens.source(mark), place, parser.uses().expression(tree, place));
    }

    /// What takes a frame is not for assignments one by one.
    private void refuseDynamic(int mark) throws Wrong {
        if (parser.uses().isDynamic()) {
            throw tokens.beyond("this is not translated into assignments", tokens.get(mark));
        }
    }

    // ---- locations

    private record Location(String variable, int slot, List<Js> path, String source, Position position) {}

    private Location location() throws Wrong {
        Token token = tokens.peek();
        return tryLocation().orElseThrow(() -> new Wrong(
                "`" + token.text() + "` cannot be assigned to", tokens.place(token), false));
    }

    /// A declared variable and, after it, `.name` and `[key]`.
    private Optional<Location> tryLocation() throws Wrong {
        Token name = tokens.peek();
        int mark = tokens.mark();
        if (name.kind() != Kind.NAME || !names.has(name.text())) {
            return Optional.empty();
        }
        tokens.next();
        List<Js> path = new ArrayList<>();
        while (true) {
            if (tokens.take(".")) {
                path.add(new Js.Literal(tokens.next().text()));
            } else if (tokens.take("[")) {
                int key = tokens.mark();
                path.add(parser.expression());
                refuseDynamic(key);
                tokens.expect("]");
            } else {
                break;
            }
        }
        return Optional
                .of(new Location(name.text(), names.variables().indexOf(name.text()), List.copyOf(path),
                        tokens.source(mark), tokens.place(name)));
    }

    private String target(Token name) throws Wrong {
        if (!names.has(name.text())) {
            throw new Wrong("`" + name.text() + "` cannot be assigned to", tokens.place(name), false);
        }
        return name.text();
    }
}
