package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads calls: of functions and methods, of the document and of the language, and what
/// `new` makes.
final class Calls {
    /// What can be made by `new` or by a mere call, and known by `instanceof`.
    static final Set<String> ERRORS = Set.of("Error", "TypeError", "RangeError", "SyntaxError",
            "ReferenceError", "EvalError", "URIError");
    private static final Set<String> MODULES = Set.of("Math", "JSON", "Array", "Object", "Number", "String",
            "console");
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;

    Calls(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
    }

    List<Js> arguments() throws Wrong {
        return parser.items("(", ")");
    }

    /// A variable, or a function of the language as a value.
    Js variable(String name, Token token) throws Wrong {
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

    /// `value.name(…)`
    Js method(Js value, Token name) throws Wrong {
        if (uses.names().areBound() && value instanceof Js.Undeclared(var owner, var _)) {
            throw tokens.beyond("`" + owner + "` is not known", name);
        }
        if (uses.names().hasFunctions() || ListMethods.isKnown(name.text())
                || KeyedMethods.isKnown(name.text()) || PatternMethods.isKnown(name.text())) {
            return dynamic(value, name);
        }
        Optional<Builtin> builtin = Builtin.named("." + name.text());
        if (builtin.isEmpty() && uses.names().areBound()) {
            throw tokens.beyond("the method `" + name.text() + "` is not supported", name);
        }
        if (builtin.isEmpty()) {
            return dynamic(value, name);
        }
        List<Js> all = new ArrayList<>();
        all.add(value);
        all.addAll(arguments());
        return new Js.Call(builtin.get(), List.copyOf(all), tokens.place(name));
    }

    private Js dynamic(Js receiver, Token name) throws Wrong {
        return uses.dynamic(
                new Dynamic.Method(receiver, new Js.Literal(name.text()), arguments(), tokens.place(name)));
    }

    /// Whether what was just read names a part of the language whose functions are called by a dot.
    boolean isModule(String name) {
        return MODULES.contains(name) && tokens.at(".") && !uses.names().has(name);
    }

    Js apply(Js function, Token token) throws Wrong {
        return uses.dynamic(new Dynamic.Apply(function, arguments(), token.text(), tokens.place(token)));
    }

    /// `name(…)`
    Js call(String name, Token token) throws Wrong {
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

    /// `Math.max(…)`, `Math.PI` and the like.
    Js ofModule(String module, Token token) throws Wrong {
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
        if (!tokens.at("(")) {
            return uses.dynamic(new Dynamic.NativeOf(builtin.get()));
        }
        List<Js> given = arguments();
        boolean mayCall = builtin.get().takesFunctions()
                && (given.size() > 1 || given.stream().anyMatch(Js.Spread.class::isInstance));
        if (name.equals("Object.assign") || mayCall) {
            uses.needFrame();
        }
        return new Js.Call(builtin.get(), given, tokens.place(token));
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
    Js made() throws Wrong {
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
