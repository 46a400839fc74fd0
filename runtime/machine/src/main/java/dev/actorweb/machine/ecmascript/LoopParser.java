package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.List;
import java.util.Set;

/// Reads loops.
final class LoopParser {
    private static final Code NOTHING = new Code.Block(List.of(), List.of());
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;
    private final StatementParser statements;

    LoopParser(Parser parser, StatementParser statements) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
        this.statements = statements;
    }

    Code whileLoop(String label) throws Wrong {
        tokens.next();
        Code.Evaluate condition = statements.condition();
        return new Code.Loop(List.of(), NOTHING, condition, StatementParser.nothing(), body(), label, false);
    }

    Code doLoop(String label) throws Wrong {
        tokens.next();
        Code body = body();
        tokens.expect("while");
        Code.Evaluate condition = statements.condition();
        tokens.take(";");
        return new Code.Loop(List.of(), NOTHING, condition, StatementParser.nothing(), body, label, true);
    }

    private Code body() throws Wrong {
        parser.loops(parser.loops() + 1);
        Code body = statements.statement("");
        parser.loops(parser.loops() - 1);
        return body;
    }

    /// `for (…; …; …)`, `for (… of …)` and `for (… in …)`.
    Code loop(String label) throws Wrong {
        tokens.next();
        if (!tokens.at("(")) {
            throw tokens.wrong("`(` is missing before " + Tokens.shown(tokens.peek()));
        }
        Locals outer = uses.locals();
        Code made;
        int close = tokens.closing();
        if (tokens.second().is("let") || tokens.second().is("const")) {
            Locals inner = uses.enter(Locals.Kind.BLOCK);
            Declared.inBlock(tokens, tokens.mark() + 1, close).forEach(inner::add);
            tokens.next();
            made = rest(inner, label);
        } else {
            tokens.next();
            made = rest(new Locals(outer, Locals.Kind.BLOCK), label);
        }
        uses.leave(outer);
        return made;
    }

    private Code rest(Locals own, String label) throws Wrong {
        boolean declared = Set.of("var", "let", "const").contains(tokens.peek().text())
                && tokens.peek().kind() == Kind.NAME;
        int each = each(declared);
        if (each >= 0) {
            return each(declared, own, label);
        }
        Code first = NOTHING;
        if (declared) {
            parser.header(true);
            first = statements.declarations();
        } else if (!tokens.at(";")) {
            parser.header(true);
            first = statements.evaluate();
        }
        parser.header(false);
        tokens.expect(";");
        Code.Evaluate condition = tokens.at(";")
                ? new Code.Evaluate(new Js.Literal(true), 1)
                : statements.evaluate();
        tokens.expect(";");
        Code.Evaluate next = tokens.at(")") ? StatementParser.nothing() : statements.evaluate();
        tokens.expect(")");
        return new Code.Loop(own.names(), first, condition, next, body(), label, false);
    }

    /// Where `of` or `in` stands after a single name or pattern; -1 if there is none.
    private int each(boolean declared) {
        int start = tokens.mark() + (declared ? 1 : 0);
        Token first = tokens.get(start);
        int after = first.is("[") || first.is("{") ? tokens.closing(start) + 1 : start + 1;
        while (!declared && (tokens.get(after).is(".") || tokens.get(after).is("["))) {
            after = tokens.get(after).is(".") ? after + 2 : tokens.closing(after) + 1;
        }
        Token word = tokens.get(after);
        return word.kind() == Kind.NAME && (word.is("of") || word.is("in")) ? after : -1;
    }

    private Code each(boolean declared, Locals own, String label) throws Wrong {
        boolean hoisted = tokens.at("var");
        if (declared) {
            tokens.next();
        }
        Token token = tokens.peek();
        if (declared) {
            Set<String> names = token.kind() == Kind.NAME
                    ? Set.of(token.text())
                    : Declared.parameters(tokens, tokens.mark(), tokens.closing());
            names.forEach(name -> statements.declare(name, hoisted));
        }
        Place item = parser.operands().places().of(parser.operands().postfix(), token);
        boolean keys = tokens.next().is("in");
        Code.Evaluate of = statements.evaluate();
        tokens.expect(")");
        return new Code.Each(own.names(), item, of, keys, body(), label, tokens.place(token));
    }
}
