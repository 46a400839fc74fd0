package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Function.Parameter;
import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads functions, as expressions and as declarations.
final class FunctionParser {
    private static final String NAMELESS = "";
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;

    FunctionParser(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
    }

    /// `function (…) {…}` as a value.
    Js expression() throws Wrong {
        int mark = tokens.mark();
        tokens.expect("function");
        refuseGenerator();
        String name = tokens.peek().kind() == Kind.NAME ? tokens.next().text() : NAMELESS;
        return new Dynamic.FunctionOf(rest(mark, name));
    }

    /// `function name(…) {…}`, after whose name one can ask.
    Function declaration() throws Wrong {
        int mark = tokens.mark();
        tokens.expect("function");
        refuseGenerator();
        if (tokens.next().kind() != Kind.NAME) {
            throw tokens.wrong("a function that is declared needs a name", tokens.get(mark));
        }
        return rest(mark, NAMELESS);
    }

    /// `name(…) {…}` within an object.
    Js method(Token key) throws Wrong {
        int mark = tokens.mark();
        if (!tokens.get(tokens.closing() + 1).is("{")) {
            throw tokens.wrong("`:` is missing after " + Tokens.shown(key));
        }
        return new Dynamic.FunctionOf(rest(mark, NAMELESS));
    }

    private void refuseGenerator() throws Wrong {
        if (tokens.at("*")) {
            throw tokens.beyond("generators are not supported", tokens.peek());
        }
    }

    boolean isArrowNext() {
        return (tokens.peek().kind() == Kind.NAME && tokens.second().is("=>"))
                || (tokens.at("(") && tokens.get(tokens.closing() + 1).is("=>"));
    }

    Js arrow() throws Wrong {
        int mark = tokens.mark();
        Locals outer = uses.locals();
        Locals inner = uses.enter(Locals.Kind.ARROW);
        List<Parameter> parameters = new ArrayList<>();
        if (tokens.at("(")) {
            parameters.addAll(parameters(inner));
        } else {
            String name = tokens.next().text();
            inner.add(name);
            parameters.add(new Parameter(new Place.Local(name), null, false));
        }
        tokens.expect("=>");
        Code body;
        if (tokens.at("{")) {
            body = body(inner);
        } else {
            int start = tokens.mark();
            Js value = parser.expression();
            body = new Code.Return(new Code.Evaluate(value, tokens.since(start)));
        }
        uses.leave(outer);
        return new Dynamic.FunctionOf(made(NAMELESS, parameters, inner, body, true, mark));
    }

    private Function rest(int mark, String name) throws Wrong {
        Locals outer = uses.locals();
        Locals inner = uses.enter(Locals.Kind.FUNCTION);
        if (!name.isEmpty()) {
            inner.add(name);
        }
        List<Parameter> parameters = parameters(inner);
        Code body = body(inner);
        uses.leave(outer);
        return made(name, parameters, inner, body, false, mark);
    }

    private Function made(String name, List<Parameter> parameters, Locals inner, Code body, boolean isArrow,
            int mark) {
        Function function = new Function(name, List.copyOf(parameters), inner.names(), body, isArrow,
                !inner.isOpen(), Changes.of(body), tokens.source(mark));
        uses.needFrame();
        uses.names().functions().add(function);
        return function;
    }

    private List<Parameter> parameters(Locals inner) throws Wrong {
        Set<String> names = Declared.parameters(tokens, tokens.mark(), tokens.closing());
        names.forEach(inner::add);
        List<Parameter> parameters = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.take(")")) {
            Token token = tokens.peek();
            boolean isRest = tokens.take("...");
            parameters.add(parameter(parser.expression(), token, isRest));
            if (!tokens.take(",")) {
                tokens.expect(")");
                break;
            }
        }
        return parameters;
    }

    private Parameter parameter(Js tree, Token token, boolean isRest) throws Wrong {
        @Nullable
        Js otherwise = tree instanceof Dynamic.Assign assign ? assign.value() : null;
        Place place = tree instanceof Dynamic.Assign assign
                ? assign.place()
                : parser.operands().places().of(tree, token);
        if (place instanceof Place.Property || place instanceof Place.Global) {
            throw tokens.wrong("this is no parameter", token);
        }
        return new Parameter(place, otherwise, isRest);
    }

    private Code body(Locals inner) throws Wrong {
        parser.descend();
        Declared.inFunction(tokens, tokens.mark() + 1, tokens.closing()).forEach(inner::add);
        int loops = parser.loops();
        parser.loops(0);
        Code body = new StatementParser(parser).block();
        parser.loops(loops);
        parser.ascend();
        return body;
    }
}
