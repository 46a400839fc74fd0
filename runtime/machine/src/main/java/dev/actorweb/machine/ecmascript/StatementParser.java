package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the statements of scripts and functions that are carried out within a [Frame].
final class StatementParser {
    private static final Set<String> BEYOND = Set.of("class", "with", "import", "export", "async",
            "debugger");
    private final Parser parser;
    private final Tokens tokens;
    private final Uses uses;
    private final LoopParser loops;

    StatementParser(Parser parser) {
        this.parser = parser;
        this.tokens = parser.tokens();
        this.uses = parser.uses();
        this.loops = new LoopParser(parser, this);
    }

    /// The whole text.
    Code program() throws Wrong {
        List<Code> statements = new ArrayList<>();
        while (!tokens.atEnd()) {
            add(statements, "");
        }
        return new Code.Block(List.of(), List.copyOf(statements));
    }

    /// `{…}`
    Code.Block block() throws Wrong {
        Locals outer = uses.locals();
        Locals inner = uses.enter(Locals.Kind.BLOCK);
        Declared.inBlock(tokens, tokens.mark() + 1, tokens.closing()).forEach(inner::add);
        List<Code> statements = new ArrayList<>();
        tokens.expect("{");
        while (!tokens.take("}")) {
            if (tokens.atEnd()) {
                throw tokens.wrong("`}` is missing");
            }
            add(statements, "");
        }
        uses.leave(outer);
        return new Code.Block(inner.names(), List.copyOf(statements));
    }

    /// Adds a statement; functions that are declared come first.
    private void add(List<Code> into, String label) throws Wrong {
        if (!tokens.at("function")) {
            into.add(statement(label));
            return;
        }
        Token name = tokens.second();
        Function function = parser.operands().functions().declaration();
        Place place = place(name);
        int first = 0;
        while (first < into.size() && into.get(first) instanceof Code.Evaluate(Dynamic.Assign assign, var _)
                && assign.value() instanceof Dynamic.FunctionOf) {
            first++;
        }
        into.add(first, new Code.Evaluate(
                new Dynamic.Assign(place, "", new Dynamic.FunctionOf(function), tokens.place(name)), 1));
    }

    /// A name that is declared here: local, or a variable of the document.
    private Place place(Token name) throws Wrong {
        if (name.kind() != Kind.NAME || !Names.isName(name.text())) {
            throw tokens.wrong(Tokens.shown(name) + " is no name", name);
        }
        if (uses.isLocal(name.text())) {
            return new Place.Local(name.text());
        }
        return parser.operands().places().of(uses.names().resolve(name.text(), tokens.place(name)), name);
    }

    Code statement(String label) throws Wrong {
        parser.descend();
        Code statement = next(label);
        parser.ascend();
        return statement;
    }

    private Code next(String label) throws Wrong {
        Token token = tokens.peek();
        if (tokens.take(";")) {
            return new Code.Block(List.of(), List.of());
        }
        if (tokens.at("{")) {
            return block();
        }
        if (token.kind() == Kind.NAME) {
            if (BEYOND.contains(token.text()) && !tokens.second().is("=")) {
                throw tokens.beyond("`" + token.text() + "` is not supported in scripts", token);
            }
            if (Names.isName(token.text()) && tokens.second().is(":")
                    && tokens.second().kind() == Kind.SIGN) {
                tokens.next();
                tokens.next();
                parser.loops(parser.loops() + 1);
                Code labelled = new Code.Labelled(token.text(), statement(token.text()));
                parser.loops(parser.loops() - 1);
                return labelled;
            }
            Code known = known(token.text(), label);
            if (known != null) {
                return known;
            }
        }
        Code.Evaluate expression = evaluate();
        end();
        return expression;
    }

    private @Nullable Code known(String word, String label) throws Wrong {
        return switch (word) {
            case "if" -> choice();
            case "for" -> loops.loop(label);
            case "while" -> loops.whileLoop(label);
            case "do" -> loops.doLoop(label);
            case "switch" -> choices();
            case "try" -> guarded();
            case "var", "let", "const" -> {
                Code declared = declarations();
                end();
                yield declared;
            }
            case "function" -> {
                List<Code> one = new ArrayList<>();
                add(one, "");
                yield one.getFirst();
            }
            case "return" -> leave();
            case "throw" -> {
                Token token = tokens.next();
                Code.Evaluate value = evaluate();
                end();
                yield new Code.Throw(value, tokens.place(token));
            }
            case "break", "continue" -> jump();
            default -> null;
        };
    }

    private Code leave() throws Wrong {
        Token token = tokens.next();
        if (!uses.isInFunction()) {
            throw tokens.wrong("`return` stands outside of functions", token);
        }
        Token value = tokens.peek();
        boolean bare = value.newline() || tokens.at(";") || tokens.at("}") || tokens.atEnd();
        Code made = new Code.Return(bare ? nothing() : evaluate());
        end();
        return made;
    }

    static Code.Evaluate nothing() {
        return new Code.Evaluate(new Js.Literal(Absent.UNDEFINED), 1);
    }

    private Code jump() throws Wrong {
        Token token = tokens.next();
        Token to = tokens.peek();
        String label = to.kind() == Kind.NAME && !to.newline() ? tokens.next().text() : "";
        if (parser.loops() == 0) {
            throw tokens.wrong("`" + token.text() + "` has nothing to leave here", token);
        }
        end();
        return new Code.Jump(
                token.is("break") ? new Code.Leave.Break(label) : new Code.Leave.Continue(label));
    }

    private Code choice() throws Wrong {
        tokens.next();
        Code.Evaluate condition = condition();
        Code then = statement("");
        return new Code.If(condition, then, tokens.take("else")
                ? statement("")
                : new Code.Block(List.of(), List.of()));
    }

    /// `(…)`
    Code.Evaluate condition() throws Wrong {
        tokens.expect("(");
        Code.Evaluate condition = evaluate();
        tokens.expect(")");
        return condition;
    }

    Code.Evaluate evaluate() throws Wrong {
        int mark = tokens.mark();
        parser.begin();
        Js tree = parser.sequence();
        return new Code.Evaluate(tree, tokens.since(mark));
    }

    /// `var a = 1, b`: assignments. Names that are declared were found before.
    Code declarations() throws Wrong {
        boolean hoisted = tokens.next().is("var");
        List<Code> all = new ArrayList<>();
        do {
            int mark = tokens.mark();
            Token token = tokens.peek();
            if (token.kind() == Kind.NAME) {
                all.add(declaration(hoisted, mark));
            } else if (tokens.at("[") || tokens.at("{")) {
                Declared.parameters(tokens, mark, tokens.closing()).forEach(name -> declare(name, hoisted));
                all.add(new Code.Evaluate(parser.expression(), tokens.since(mark)));
            } else {
                throw tokens.wrong("a name is missing before " + Tokens.shown(token));
            }
        } while (tokens.take(","));
        return all.size() == 1 ? all.getFirst() : new Code.Block(List.of(), List.copyOf(all));
    }

    private Code declaration(boolean hoisted, int mark) throws Wrong {
        Token name = tokens.next();
        declare(name.text(), hoisted);
        Place place = place(name);
        if (tokens.take("=")) {
            parser.begin();
            Js value = parser.expression();
            return new Code.Evaluate(uses.dynamic(new Dynamic.Assign(place, "", value, tokens.place(name))),
                    tokens.since(mark));
        }
        return hoisted || place instanceof Place.Global
                ? new Code.Block(List.of(), List.of())
                : new Code.Evaluate(
                        new Dynamic.Assign(place, "", new Js.Literal(Absent.UNDEFINED), tokens.place(name)),
                        1);
    }

    void declare(String name, boolean hoisted) {
        Locals here = uses.locals();
        if (here != null && !(hoisted && !here.isInFunction())) {
            Locals where = hoisted ? here.function() : here;
            where.add(name);
        } else {
            uses.names().declared(name);
        }
    }

    private Code choices() throws Wrong {
        tokens.next();
        Code.Evaluate value = condition();
        Locals outer = uses.locals();
        Locals inner = uses.enter(Locals.Kind.BLOCK);
        Declared.inBlock(tokens, tokens.mark() + 1, tokens.closing()).forEach(inner::add);
        List<Code.@Nullable Evaluate> cases = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Code> statements = new ArrayList<>();
        tokens.expect("{");
        parser.loops(parser.loops() + 1);
        while (!tokens.take("}")) {
            if (tokens.take("case")) {
                cases.add(evaluate());
                starts.add(statements.size());
                tokens.expect(":");
            } else if (tokens.take("default")) {
                cases.add(null);
                starts.add(statements.size());
                tokens.expect(":");
            } else if (cases.isEmpty() || tokens.atEnd()) {
                throw tokens.unexpected();
            } else {
                statements.add(statement(""));
            }
        }
        parser.loops(parser.loops() - 1);
        uses.leave(outer);
        return new Code.Switch(value, cases, List.copyOf(starts),
                new Code.Block(inner.names(), List.copyOf(statements)));
    }

    private Code guarded() throws Wrong {
        tokens.next();
        Code.Block body = block();
        Code.@Nullable Block handler = null;
        @Nullable
        Place thrown = null;
        List<String> names = List.of();
        if (tokens.take("catch")) {
            Locals outer = uses.locals();
            Locals inner = uses.enter(Locals.Kind.BLOCK);
            if (tokens.at("(")) {
                Declared.parameters(tokens, tokens.mark(), tokens.closing()).forEach(inner::add);
                tokens.next();
                Token token = tokens.peek();
                thrown = parser.operands().places().of(parser.expression(), token);
                tokens.expect(")");
            }
            handler = block();
            names = inner.names();
            uses.leave(outer);
        }
        Code.@Nullable Block last = tokens.take("finally") ? block() : null;
        if (handler == null && last == null) {
            throw tokens.wrong("`catch` is missing before " + Tokens.shown(tokens.peek()));
        }
        return new Code.Try(body, thrown, names, handler, last);
    }

    void end() throws Wrong {
        Token token = tokens.peek();
        if (!tokens.take(";") && !token.newline() && !tokens.atEnd() && !tokens.at("}")) {
            throw tokens.unexpected();
        }
    }
}
