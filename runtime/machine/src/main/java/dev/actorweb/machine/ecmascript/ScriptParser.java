package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.EcmaScript.Statement;
import dev.actorweb.machine.ecmascript.Token.Kind;
import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Reads scripts that are made of declarations, assignments, `if`, and calls that change a list;
/// the rest of the language is beyond. Used once.
final class ScriptParser {
    private static final Set<String> OPERATORS = Set.of("+=", "-=", "*=", "/=", "%=", "**=", "&=", "|=", "^=",
            "<<=", ">>=", ">>>=", "&&=", "||=", "??=");
    private static final Set<String> BEYOND = Set.of("for", "while", "do", "function", "return", "switch",
            "try",
            "throw", "class", "break", "continue", "delete", "with", "import", "export");
    private final Parser parser;
    private final Names names;
    private int depth;

    ScriptParser(String text, Names names, IntFunction<Position> places) throws Wrong {
        this.names = names;
        this.parser = new Parser(text, names, places);
    }

    List<Statement> statements() throws Wrong {
        List<Statement> found = new ArrayList<>();
        while (parser.peek().kind() != Kind.END) {
            statement(found);
        }
        return List.copyOf(found);
    }

    private void statement(List<Statement> into) throws Wrong {
        if (++depth > 50) {
            throw parser.beyond("nested too deep", parser.peek());
        }
        Token token = parser.peek();
        if (parser.take(";")) {
            depth--;
            return;
        }
        if (token.kind() == Kind.NAME && BEYOND.contains(token.text())) {
            throw parser.beyond("`" + token.text() + "` is not supported in scripts", token);
        }
        if (parser.take("{")) {
            while (!parser.take("}")) {
                if (parser.peek().kind() == Kind.END) {
                    throw parser.wrong("`}` is missing");
                }
                statement(into);
            }
        } else if (parser.take("if")) {
            into.add(choice());
        } else if (parser.take("var") || parser.take("let") || parser.take("const")) {
            declarations(into);
        } else {
            into.add(simple());
            end();
        }
        depth--;
    }

    private Statement choice() throws Wrong {
        parser.expect("(");
        Expression condition = expression();
        parser.expect(")");
        List<Statement> then = new ArrayList<>();
        statement(then);
        List<Statement> otherwise = new ArrayList<>();
        if (parser.take("else")) {
            statement(otherwise);
        }
        return new Statement.If(condition, List.copyOf(then), List.copyOf(otherwise));
    }

    private void declarations(List<Statement> into) throws Wrong {
        do {
            Token name = parser.next();
            if (name.kind() != Kind.NAME) {
                throw parser.beyond("only names can be declared", name);
            }
            if (parser.take("=")) {
                into.add(new Statement.Assign(target(name), expression()));
            }
        } while (parser.take(","));
        end();
    }

    private void end() throws Wrong {
        Token token = parser.peek();
        if (!parser.take(";") && !token.newline() && token.kind() != Kind.END && !token.is("}")) {
            throw parser.unexpected();
        }
    }

    /// An assignment, an increment, a call that changes a list, or a mere expression.
    private Statement simple() throws Wrong {
        Token first = parser.peek();
        if (first.kind() == Kind.SIGN && (parser.take("++") || parser.take("--"))) {
            return changed(location(), first.text().substring(1), "1", parser.place(first));
        }
        int mark = parser.mark();
        Optional<Location> location = tryLocation();
        if (location.isPresent()) {
            Token operator = parser.peek();
            if (parser.take("=")) {
                return assign(location.get(), expression());
            }
            if (operator.kind() == Kind.SIGN && OPERATORS.contains(operator.text())) {
                parser.next();
                int value = parser.mark();
                expression();
                String sign = operator.text().substring(0, operator.text().length() - 1);
                return changed(location.get(), sign, "(" + parser.source(value) + ")",
                        parser.place(operator));
            }
            if (operator.kind() == Kind.SIGN && !operator.newline()
                    && (parser.take("++") || parser.take("--"))) {
                return changed(location.get(), operator.text().substring(1), "1", parser.place(operator));
            }
            Optional<Statement> listed = listCall(location.get(), operator);
            if (listed.isPresent()) {
                return listed.get();
            }
        }
        parser.reset(mark);
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
        parser.next();
        int mark = parser.mark();
        while (!parser.peek().is(")")) {
            expression();
            if (!parser.take(",")) {
                break;
            }
        }
        String arguments = parser.source(mark);
        parser.expect(")");
        String value = switch (method) {
            case "push" -> list + ".concat([" + arguments + "])";
            case "unshift" -> "[" + arguments + "].concat(" + list + ")";
            case "pop" -> list + ".slice(0, -1)";
            default -> list + ".slice(1)";
        };
        Position place = parser.place(open);
        return Optional.of(new ScriptParser(list, names, _ -> place).assignment(value));
    }

    private Statement changed(Location location, String operator, String operand, Position place)
            throws Wrong {
        String value = location.source + " " + operator + " " + operand;
        return new ScriptParser(location.source, names, _ -> place).assignment(value);
    }

    /// Takes the whole text as a location, which gets the value.
    Statement.Assign assignment(String value) throws Wrong {
        Location location = location();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        Position place = location.position;
        Parser other = new Parser(value.strip(), names, _ -> place);
        Js tree = other.whole();
        return assign(location, new Expression(value.strip(), place, other.expression(tree, place)));
    }

    private Statement.Assign assign(Location location, Expression value) {
        if (location.path.isEmpty()) {
            return new Statement.Assign(location.variable, value);
        }
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
        int mark = parser.mark();
        Position place = parser.place(parser.peek());
        Js tree = parser.expression();
        return new Expression(parser.source(mark), place, parser.expression(tree, place));
    }

    // ---- locations

    private record Location(String variable, int slot, List<Js> path, String source, Position position) {}

    private Location location() throws Wrong {
        Token token = parser.peek();
        return tryLocation().orElseThrow(() -> new Wrong(
                "`" + token.text() + "` cannot be assigned to", parser.place(token), false));
    }

    /// A declared variable and, after it, `.name` and `[key]`.
    private Optional<Location> tryLocation() throws Wrong {
        Token name = parser.peek();
        int mark = parser.mark();
        if (name.kind() != Kind.NAME || !names.has(name.text())) {
            return Optional.empty();
        }
        parser.next();
        List<Js> path = new ArrayList<>();
        while (true) {
            if (parser.take(".")) {
                path.add(new Js.Literal(parser.next().text()));
            } else if (parser.take("[")) {
                path.add(parser.expression());
                parser.expect("]");
            } else {
                break;
            }
        }
        return Optional
                .of(new Location(name.text(), names.variables().indexOf(name.text()), List.copyOf(path),
                        parser.source(mark), parser.place(name)));
    }

    private String target(Token name) throws Wrong {
        if (!names.has(name.text())) {
            throw new Wrong("`" + name.text() + "` cannot be assigned to", parser.place(name), false);
        }
        return name.text();
    }

    // ---- what a script declares

    /// The names after `var` and before `=`, wherever they stand.
    static List<String> declared(String text) {
        List<String> found = new ArrayList<>();
        try {
            List<Token> tokens = Lexer.tokens(text, _ -> Position.START);
            boolean declaring = false;
            int depth = 0;
            for (int i = 0; i + 1 < tokens.size(); i++) {
                Token token = tokens.get(i);
                Token next = tokens.get(i + 1);
                boolean keyword = token.kind() == Kind.NAME
                        && (token.is("var") || token.is("let") || token.is("const"));
                declaring = keyword || (declaring && !token.is(";") && !(token.newline() && depth == 0
                        && i > 0 && !tokens.get(i - 1).is(",") && !token.is(",")));
                depth += token.is("(") || token.is("[") || token.is("{")
                        ? 1
                        : token.is(")") || token.is("]") || token.is("}") ? -1 : 0;
                boolean previous = i > 0
                        && (tokens.get(i - 1).is(".") || (tokens.get(i - 1).kind() == Kind.NAME
                                && !isDeclaration(tokens.get(i - 1)) && !token.newline()));
                boolean afterDeclaration = i > 0 && (isDeclaration(tokens.get(i - 1))
                        || (declaring && depth == 0 && tokens.get(i - 1).is(",")));
                boolean assigned = next.kind() == Kind.SIGN && next.is("=") && !previous && depth >= 0;
                if (token.kind() == Kind.NAME && Names.isName(token.text()) && (afterDeclaration || assigned)
                        && !found.contains(token.text())) {
                    found.add(token.text());
                }
            }
        } catch (Wrong _) {
            return List.of(); // the script is refused as a whole
        }
        return List.copyOf(found);
    }

    private static boolean isDeclaration(Token token) {
        return token.kind() == Kind.NAME && (token.is("var") || token.is("let") || token.is("const"));
    }
}
