package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what operators stand between: names, literals, calls, and what is written after them.
final class Operands {
    private static final Set<String> RESERVED = Set.of("break", "case", "catch", "class", "const", "continue",
            "debugger", "default", "delete", "do", "else", "export", "extends", "finally", "for", "if",
            "import", "in", "instanceof", "let", "return", "super", "switch", "throw", "try", "var", "while",
            "with", "yield");
    private static final Set<String> BEYOND = Set.of("async", "await", "class", "super", "import", "yield");
    private static final Set<String> MODULES = Set.of("Math", "JSON", "Array", "Object", "Number", "String",
            "console");
    /// What can be made by `new` or by a mere call, and known by `instanceof`.
    private static final Set<String> ERRORS = Set.of("Error", "TypeError", "RangeError", "SyntaxError",
            "ReferenceError", "EvalError", "URIError");
    private static final Set<String> KINDS = Set.of("Array", "Object", "Function", "String", "Number",
            "Boolean", "RegExp", "Map", "Set");
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;
    private final Literals literals;
    private final FunctionParser functions;
    private final Places places;
    private boolean header;

    Operands(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
        this.literals = new Literals(parser);
        this.functions = new FunctionParser(parser);
        this.places = new Places(tokens, uses.names());
    }

    FunctionParser functions() {
        return functions;
    }

    Places places() {
        return places;
    }

    /// Whether `in` ends the expression, as it does where a loop begins.
    boolean isInHeader() {
        return header;
    }

    void header(boolean begins) {
        header = begins;
    }

    /// What `instanceof` asks for.
    String kind() throws Wrong {
        Token kind = tokens.next();
        if (ERRORS.contains(kind.text())) {
            return kind.text();
        }
        if (kind.kind() != Kind.NAME || !KINDS.contains(kind.text()) || uses.names().has(kind.text())) {
            throw tokens.beyond("`instanceof` knows " + String.join(", ", KINDS.stream().sorted().toList())
                    + " and Error only", kind);
        }
        return kind.text();
    }

    /// An operand with what follows it.
    Js postfix() throws Wrong {
        Js value = primary();
        boolean chained = false;
        for (boolean first = true;; first = false) {
            if (!first) {
                parser.count();
            }
            Token token = tokens.peek();
            if (token.kind() == Kind.TEMPLATE) {
                throw tokens.beyond("tagged templates are not supported", token);
            }
            if (token.kind() != Kind.SIGN) {
                return chained ? new Operation.Chain(value) : value;
            }
            if (tokens.take("?.")) {
                chained = true;
                value = new Operation.Present(value);
                value = tokens.at("(") || tokens.at("[") ? after(value, tokens.peek()) : member(value);
            } else if (tokens.take(".")) {
                value = member(value);
            } else if (tokens.at("[") || tokens.at("(")) {
                value = after(value, token);
            } else {
                return chained ? new Operation.Chain(value) : value;
            }
        }
    }

    /// `[key]`, `[name](…)` or `(…)`.
    private Js after(Js value, Token token) throws Wrong {
        if (tokens.at("(")) {
            if (uses.names().areBound() && !uses.names().hasFunctions()) {
                throw tokens.beyond("only known functions can be called", token);
            }
            return uses.dynamic(new Dynamic.Apply(value, arguments(), "this", tokens.place(token)));
        }
        tokens.expect("[");
        boolean before = header;
        header = false;
        Js key = parser.sequence();
        header = before;
        tokens.expect("]");
        return tokens.at("(") && (uses.names().hasFunctions() || !uses.names().areBound())
                ? uses.dynamic(new Dynamic.Method(value, key, arguments(), tokens.place(token)))
                : new Js.Member(value, key, tokens.place(token));
    }

    private Js member(Js value) throws Wrong {
        Token name = tokens.peek();
        if (name.kind() != Kind.NAME) {
            throw tokens.wrong("a name is missing after `.`");
        }
        tokens.next();
        if (!tokens.at("(")) {
            return new Js.Member(value, new Js.Literal(name.text()), tokens.place(name));
        }
        if (uses.names().areBound() && value instanceof Js.Undeclared(var owner, var _)) {
            throw tokens.beyond("`" + owner + "` is not known", name);
        }
        if (uses.names().hasFunctions() || ListMethods.isKnown(name.text())
                || KeyedMethods.isKnown(name.text()) || PatternMethods.isKnown(name.text())) {
            return method(value, name);
        }
        Optional<Builtin> builtin = Builtin.named("." + name.text());
        if (builtin.isEmpty() && uses.names().areBound()) {
            throw tokens.beyond("the method `" + name.text() + "` is not supported", name);
        }
        if (builtin.isEmpty()) {
            return method(value, name);
        }
        List<Js> all = new ArrayList<>();
        all.add(value);
        all.addAll(arguments());
        return new Js.Call(builtin.get(), List.copyOf(all), tokens.place(name));
    }

    private Js method(Js receiver, Token name) throws Wrong {
        return uses.dynamic(
                new Dynamic.Method(receiver, new Js.Literal(name.text()), arguments(), tokens.place(name)));
    }

    private List<Js> arguments() throws Wrong {
        boolean before = header;
        header = false;
        List<Js> items = parser.items("(", ")");
        header = before;
        return items;
    }

    private Js primary() throws Wrong {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> new Js.Literal(tokens.next().value());
            case STRING -> new Js.Literal(tokens.next().text());
            case TEMPLATE -> literals.template();
            case REGEXP -> literals.regExp();
            case NAME -> name();
            case END -> throw tokens.wrong("an expression is missing");
            case SIGN -> switch (token.text()) {
                case "(" -> {
                    tokens.next();
                    boolean before = header;
                    header = false;
                    Js inner = parser.sequence();
                    header = before;
                    tokens.expect(")");
                    yield inner;
                }
                case "[" -> literals.list();
                case "{" -> literals.object();
                default -> throw tokens.unexpected();
            };
        };
    }

    private Js name() throws Wrong {
        Token token = tokens.peek();
        String name = token.text();
        if (name.equals("function")) {
            return functions.expression();
        }
        tokens.next();
        if (BEYOND.contains(name)) {
            throw tokens.beyond("`" + name + "` is not supported", token);
        }
        if (RESERVED.contains(name)) {
            throw tokens.wrong("`" + name + "` is no value", token);
        }
        if (uses.isLocal(name)) {
            Js local = uses.dynamic(new Dynamic.Local(name));
            return tokens.at("(") ? apply(local, token) : local;
        }
        if (name.equals("new")) {
            return made();
        }
        if (name.equals("this")) {
            if (!uses.isInFunction()) {
                throw tokens.beyond("`this` is not supported outside of functions", token);
            }
            uses.useThis();
            return uses.dynamic(new Dynamic.This());
        }
        if (tokens.at("(")) {
            return call(name, token);
        }
        if (MODULES.contains(name) && tokens.at(".") && !uses.names().has(name)) {
            return ofModule(name, token);
        }
        return switch (name) {
            case "true" -> new Js.Literal(true);
            case "false" -> new Js.Literal(false);
            case "null", "undefined" -> new Js.Literal(null);
            case "NaN" -> new Js.Literal(Double.NaN);
            case "Infinity" -> new Js.Literal(Double.POSITIVE_INFINITY);
            default -> variable(name, token);
        };
    }

    private Js variable(String name, Token token) throws Wrong {
        if (uses.names().has(name)) {
            uses.variable(name);
        } else {
            Optional<Builtin> builtin = Builtin.named(name);
            if (builtin.isPresent()) {
                return uses.dynamic(new Dynamic.NativeOf(builtin.get()));
            }
        }
        return uses.names().resolve(name, tokens.place(token));
    }

    private Js apply(Js function, Token token) throws Wrong {
        return uses.dynamic(new Dynamic.Apply(function, arguments(), token.text(), tokens.place(token)));
    }

    private Js call(String name, Token token) throws Wrong {
        if (uses.names().has(name) && (uses.names().hasFunctions() || !uses.names().areBound())) {
            return apply(variable(name, token), token);
        }
        if (name.equals("In")) {
            List<Js> arguments = arguments();
            if (arguments.size() != 1) {
                throw tokens.wrong("In() takes the id of one state", token);
            }
            if (arguments.getFirst() instanceof Js.Literal(String state)) {
                uses.state(state);
            }
            return new Js.In(arguments.getFirst());
        }
        if (ERRORS.contains(name)) {
            return error(name);
        }
        Optional<Builtin> builtin = Builtin.named(name);
        if (builtin.isEmpty() && (uses.isInFunction() || !uses.names().areBound())) {
            return apply(new Js.Undeclared(name, tokens.place(token)), token);
        }
        return new Js.Call(
                builtin.orElseThrow(() -> tokens.beyond("the function `" + name + "` is not known", token)),
                arguments(), tokens.place(token));
    }

    private Js ofModule(String module, Token token) throws Wrong {
        tokens.expect(".");
        String name = module + "." + tokens.next().text();
        Double constant = MathFunctions.CONSTANTS.get(name);
        if (constant != null) {
            return new Js.Literal(Values.number(constant));
        }
        Optional<Builtin> builtin = Builtin.named(name);
        if (builtin.isEmpty()) {
            return missing(name, token);
        }
        if (name.equals("Object.assign")) {
            uses.needFrame();
        }
        if (name.equals("Array.from") && tokens.at("(")) {
            return listFrom(builtin.get(), token);
        }
        return tokens.at("(")
                ? new Js.Call(builtin.get(), arguments(), tokens.place(token))
                : uses.dynamic(new Dynamic.NativeOf(builtin.get()));
    }

    /// `Array.from(source, change)`
    private Js listFrom(Builtin from, Token token) throws Wrong {
        List<Js> given = arguments();
        Js list = new Js.Call(from, given.subList(0, Math.min(1, given.size())), tokens.place(token));
        return given.size() < 2
                ? list
                : uses.dynamic(new Dynamic.Method(list, new Js.Literal("map"), given.subList(1, given.size()),
                        tokens.place(token)));
    }

    /// What a module of the language has elsewhere, but not here.
    private Js missing(String name, Token token) throws Wrong {
        if (uses.names().areBound()) {
            throw tokens.beyond("`" + name + "` is not supported", token);
        }
        Js absent = new Js.Undeclared(name, tokens.place(token));
        return tokens.at("(") ? apply(absent, token) : absent;
    }

    /// `new F(…)`
    private Js made() throws Wrong {
        Token token = tokens.next();
        String name = token.text();
        if (token.kind() != Kind.NAME) {
            throw tokens.wrong("a function is missing after `new`", token);
        }
        boolean known = uses.isLocal(name) || uses.names().has(name);
        if (!known && ERRORS.contains(name)) {
            return error(name);
        }
        if (!known && (name.equals("Object") || name.equals("Array"))) {
            List<Js> given = tokens.at("(") ? arguments() : List.of();
            return name.equals("Object") ? new Js.MapOf(List.of(), List.of()) : list(given, token);
        }
        if (!known && (name.equals("Map") || name.equals("Set"))) {
            return uses.dynamic(new Dynamic.Collection(name.equals("Map"),
                    tokens.at("(") ? arguments() : List.of(), tokens.place(token)));
        }
        if (!known && name.equals("RegExp")) {
            return new Js.Call(Builtin.named(name).orElseThrow(), tokens.at("(") ? arguments() : List.of(),
                    tokens.place(token));
        }
        if (!known && uses.names().areBound()) {
            throw tokens.beyond("`new " + name + "` is not supported", token);
        }
        Js function = uses.isLocal(name) ? new Dynamic.Local(name) : variable(name, token);
        return uses.dynamic(new Dynamic.New(function, tokens.at("(") ? arguments() : List.of(), name,
                tokens.place(token)));
    }

    private Js error(String name) throws Wrong {
        List<Js> given = tokens.at("(") ? arguments() : List.of();
        return new Js.MapOf(List.of(new Js.Literal("name"), new Js.Literal("message")),
                List.of(new Js.Literal(name), given.isEmpty() ? new Js.Literal("") : given.getFirst()));
    }

    private Js list(List<Js> given, Token token) throws Wrong {
        if (given.size() != 1) {
            return new Js.ListOf(given);
        }
        return new Js.Call(Builtin.named("Array.from").orElseThrow(),
                List.of(new Js.MapOf(List.of(new Js.Literal("length")), given)), tokens.place(token));
    }
}
