package dev.actorweb.machine.yaml;

import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the YAML that nearly every file is made of, several times as fast as the complete parser:
/// mappings and lists, by indentation or in brackets, of scalars that stand on one line; so most of
/// JSON, too. At the first sign of anything else (anchors, tags, block scalars, text across lines,
/// an error) it gives up, and the complete parser reads the text from its beginning: problems are
/// always that parser's. What both read they read alike; a test compares them on random texts.
final class QuickReader {
    /// What to do about a key that is there twice.
    static final Optional<String> ONCE = Optional.of("leave one of the two out, or merge what they hold");
    private static final int DEEPEST = 200;
    /// Up to this many keys are compared one by one.
    private static final int FEW = 8;
    private final Cursor in;
    private final Limits limits;
    private final Problems problems;
    private int nodes;
    private int depth;

    private QuickReader(String file, String text, Limits limits) {
        this.in = new Cursor(text);
        this.limits = limits;
        this.problems = new Problems(file);
    }

    /// The document, if its text is of the plain sort.
    static Optional<Document> read(String file, String text, Limits limits) {
        QuickReader reader = new QuickReader(file, text, limits);
        try {
            Node root = reader.root();
            return Optional.of(new Document(file, Optional.of(root), reader.problems.list()));
        } catch (Cursor.Unusual _) {
            return Optional.empty();
        }
    }

    private Node root() {
        in.nextContent();
        if (in.isAtEnd()) {
            throw Cursor.unusual();
        }
        Node root = block(in.column());
        if (root instanceof Scalar || !in.isAtEnd()) {
            throw Cursor.unusual();
        }
        return root;
    }

    private void grow() {
        if (++nodes > limits.nodes()) {
            throw Cursor.unusual();
        }
    }

    private void open() {
        grow();
        if (++depth > Math.min(limits.depth(), DEEPEST)) {
            throw Cursor.unusual();
        }
    }

    // ---- by indentation

    /// The node that begins here, at the first thing on a line or after a dash; afterwards the
    /// cursor is at the next thing in a line that is not the node's.
    private Node block(int indent) {
        char c = in.peek();
        if (c == '-' && isBreak(in.peek(1))) {
            return sequence(indent);
        }
        if (c == '{' || c == '[') {
            Node node = flow();
            endLine(indent - 1);
            return node;
        }
        int start = in.at;
        int line = in.line();
        Scalar first = scalar(false);
        in.spaces();
        if (in.peek() == ':' && isBreak(in.peek(1))) {
            return mapping(indent, first, start, line);
        }
        endLine(indent - 1);
        grow();
        return first;
    }

    private Scalar scalar(boolean inFlow) {
        char c = in.peek();
        return c == '"' || c == '\'' ? in.quoted() : in.plain(inFlow);
    }

    private static boolean isBreak(char c) {
        return c == ' ' || c == '\n' || c == 0;
    }

    private Mapping mapping(int indent, Scalar first, int firstStart, int firstLine) {
        open();
        Position position = first.position();
        Set<String> many = Set.of();
        List<Entry> entries = new ArrayList<>(4);
        Scalar key = first;
        int start = firstStart;
        int line = firstLine;
        while (true) {
            in.colon(start, line);
            grow();
            many = check(key, entries, many);
            entries.add(new Entry(key.text(), key.position(), value(indent)));
            if (in.isAtEnd() || in.column() < indent) {
                break;
            }
            if (in.column() > indent) {
                throw Cursor.unusual();
            }
            start = in.at;
            line = in.line();
            key = scalar(false);
            in.spaces();
            if (!isBreak(in.peek(1))) {
                throw Cursor.unusual();
            }
        }
        depth--;
        return new Mapping(entries, position);
    }

    /// The value behind a colon, on the same line or below.
    private Node value(int indent) {
        Position colon = in.position();
        in.spaces();
        if (!in.isLineOver()) {
            return inline(indent);
        }
        in.nextContent();
        if (!in.isAtEnd() && in.column() > indent) {
            return block(in.column());
        }
        if (!in.isAtEnd() && in.column() == indent && in.peek() == '-' && isBreak(in.peek(1))) {
            return sequence(indent);
        }
        return nothing(colon);
    }

    private Node nothing(Position position) {
        grow();
        return new Scalar("", Scalar.Kind.NULL, Scalar.Style.PLAIN, position);
    }

    private Node inline(int indent) {
        char c = in.peek();
        if (c == '{' || c == '[') {
            Node node = flow();
            endLine(indent);
            return node;
        }
        Scalar value = scalar(false);
        grow();
        endLine(indent);
        return value;
    }

    /// After a node: nothing more on its line, and no deeper line below, which would belong to it.
    private void endLine(int indent) {
        in.spaces();
        if (!in.isLineOver()) {
            throw Cursor.unusual();
        }
        in.nextContent();
        if (!in.isAtEnd() && in.column() > indent) {
            throw Cursor.unusual();
        }
    }

    private Sequence sequence(int indent) {
        open();
        Position position = in.position();
        List<Node> items = new ArrayList<>();
        while (!in.isAtEnd() && in.column() == indent && in.peek() == '-' && isBreak(in.peek(1))) {
            in.at++;
            items.add(item(indent));
        }
        if (!in.isAtEnd() && in.column() > indent) {
            throw Cursor.unusual();
        }
        depth--;
        return new Sequence(items, position);
    }

    private Node item(int indent) {
        Position dash = in.position();
        in.spaces();
        if (!in.isLineOver()) {
            return block(in.column());
        }
        in.nextContent();
        return !in.isAtEnd() && in.column() > indent ? block(in.column()) : nothing(dash);
    }

    // ---- in brackets

    private Node flow() {
        open();
        Node node = in.peek() == '{' ? flowMapping() : flowSequence();
        depth--;
        return node;
    }

    private Node flowNode() {
        char c = in.peek();
        if (c == '{' || c == '[') {
            return flow();
        }
        grow();
        return scalar(true);
    }

    private Sequence flowSequence() {
        Position position = in.position();
        List<Node> items = new ArrayList<>();
        in.at++;
        in.flowBlanks();
        while (in.peek() != ']') {
            items.add(flowNode());
            in.flowBlanks();
            separator(']');
        }
        in.at++;
        return new Sequence(items, position);
    }

    private Mapping flowMapping() {
        Position position = in.position();
        Set<String> many = Set.of();
        List<Entry> entries = new ArrayList<>(4);
        in.at++;
        in.flowBlanks();
        while (in.peek() != '}') {
            int start = in.at;
            Scalar key = scalar(true);
            grow();
            in.colon(start, key.position().line());
            many = check(key, entries, many);
            entries.add(new Entry(key.text(), key.position(), flowValue(key)));
            in.flowBlanks();
            separator('}');
        }
        in.at++;
        return new Mapping(entries, position);
    }

    private Node flowValue(Scalar key) {
        Position colon = in.position();
        char next = in.peek();
        boolean apart = next == ' ' || next == '\n' || next == ',' || next == '}';
        if (!apart && key.style() == Scalar.Style.PLAIN) {
            throw Cursor.unusual();
        }
        in.flowBlanks();
        return in.peek() == ',' || in.peek() == '}' ? nothing(colon) : flowNode();
    }

    private void separator(char closing) {
        if (in.peek() == ',') {
            in.at++;
            in.flowBlanks();
        } else if (in.peek() != closing) {
            throw Cursor.unusual();
        }
    }

    /// Says whether a key is there twice. The first few are compared one by one; then they are all
    /// in a set, which is given back.
    private Set<String> check(Scalar key, List<Entry> before, Set<String> many) {
        Set<String> seen = many;
        if (before.size() == FEW) {
            seen = new HashSet<>();
            for (Entry entry : before) {
                seen.add(entry.key());
            }
        }
        if (before.size() < FEW ? isAmong(key.text(), before) : !seen.add(key.text())) {
            problems.error(Problem.DUPLICATE_KEY, key.position(),
                    "the key `" + key.text() + "` is here twice", ONCE);
        }
        return seen;
    }

    private static boolean isAmong(String key, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return true;
            }
        }
        return false;
    }
}
