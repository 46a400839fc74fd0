package dev.actorweb.machine.yaml;

import dev.actorweb.machine.yaml.Node.Entry;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Scalar.Kind;
import dev.actorweb.machine.yaml.Node.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Builds the nodes of one document from the parser's events. The only class that knows the parser.
///
/// An alias shares its anchor's node, so memory stays small; but whoever walks the tree walks a
/// shared node once per alias. Therefore the size *with aliases written out* is what the
/// limit counts.
final class NodeBuilder {
    private final String text;
    private final Limits limits;
    private final Problems problems;
    private final ParserImpl events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final ArrayDeque<Collection> open = new ArrayDeque<>();
    private int size;

    private record Anchored(@Nullable Node node, int size) {}

    NodeBuilder(String text, Limits limits, Problems problems) {
        this.text = text;
        this.limits = limits;
        this.problems = problems;
        // A scalar that is longer than the buffer is copied with every buffer that is read.
        int buffer = Math.clamp(text.length() / 16, 1024, 1 << 22);
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(buffer).build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    Optional<Node> document() {
        try {
            events.next(); // the stream starts
            if (events.next() instanceof StreamEndEvent) {
                throw new Refusal(Problem.SYNTAX, Position.START, "the file is empty");
            }
            Node root = node(events.next());
            events.next(); // the document ends
            if (events.next() instanceof DocumentStartEvent second) {
                throw new Refusal(Problem.SYNTAX, at(second),
                        "a second document begins here; one per file is read");
            }
            return Optional.of(root);
        } catch (Refusal refusal) {
            problems.error(refusal.code, refusal.position, refusal.message);
        } catch (MarkedYamlEngineException e) {
            problems.error(Problem.SYNTAX, syntaxPosition(e), SyntaxMessage.of(e));
        } catch (ReaderException e) {
            String codePoint = Integer.toHexString(e.getCodePoint()).toUpperCase(Locale.ROOT);
            problems.error(Problem.SYNTAX, positionOf(e.getPosition()),
                    "the character U+" + "0".repeat(Math.max(0, 4 - codePoint.length())) + codePoint
                            + " is not allowed in YAML");
        } catch (YamlEngineException e) {
            problems.error(Problem.SYNTAX, Position.START, "not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /// Builds the node that begins with `first`. The nesting is kept in [#open], not on the
    /// thread's stack.
    private Node node(Event first) {
        Event event = first;
        while (true) {
            Node complete = begin(event);
            if (complete != null && open.isEmpty()) {
                return complete;
            }
            if (complete != null) {
                open.getLast().add(complete, event);
            }
            event = events.next();
            while (event instanceof CollectionEndEvent) {
                Collection ended = open.removeLast();
                Node node = ended.node();
                remember(ended.anchor, node, size - ended.sizeBefore);
                if (open.isEmpty()) {
                    return node;
                }
                open.getLast().add(node, event);
                event = events.next();
            }
        }
    }

    /// A scalar or alias is complete at once; a list or mapping opens and gives null.
    private @Nullable Node begin(Event event) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        grow(1, event);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        if (event instanceof ScalarEvent scalar) {
            Scalar node = new Scalar(scalar.getValue(), kind(scalar, scalar.getValue()), style(scalar),
                    at(event));
            remember(anchor, node, 1);
            return node;
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        boolean mapping = start instanceof MappingStartEvent;
        checkTag(start, mapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq");
        remember(anchor, null, 0);
        if (open.size() >= limits.depth()) {
            throw new Refusal(Problem.LIMIT, at(event),
                    "nested more than " + limits.depth() + " levels deep");
        }
        open.addLast(new Collection(mapping, anchor, at(start), size - 1));
        return null;
    }

    private void remember(Optional<Anchor> anchor, @Nullable Node node, int nodes) {
        if (anchor.isPresent()) {
            anchors.put(anchor.get().getValue(), new Anchored(node, nodes));
        }
    }

    /// A list or mapping whose end has not been read yet.
    private final class Collection {
        private final boolean mapping;
        private final Optional<Anchor> anchor;
        private final Position position;
        private final int sizeBefore;
        private final List<Node> items = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final Set<String> keys;
        private @Nullable Scalar key;
        private Position keyPosition = Position.START;

        Collection(boolean mapping, Optional<Anchor> anchor, Position position, int sizeBefore) {
            this.mapping = mapping;
            this.anchor = anchor;
            this.position = position;
            this.sizeBefore = sizeBefore;
            this.keys = mapping ? new HashSet<>() : Set.of();
        }

        void add(Node node, Event event) {
            if (!mapping) {
                items.add(node);
            } else if (key != null) {
                entries.add(new Entry(key.text(), keyPosition, node));
                key = null;
            } else if (node instanceof Scalar scalar) {
                key = scalar;
                keyPosition = event instanceof AliasEvent ? at(event) : scalar.position();
                if (!keys.add(scalar.text())) {
                    problems.error(Problem.DUPLICATE_KEY, keyPosition,
                            "the key `" + scalar.text() + "` is here twice", QuickReader.ONCE);
                }
            } else {
                throw new Refusal(Problem.SYNTAX, node.position(), "a key must be text");
            }
        }

        Node node() {
            return mapping ? new Mapping(entries, position) : new Sequence(items, position);
        }
    }

    private Node aliased(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw new Refusal(Problem.SYNTAX, at(alias), "the alias `*" + name + "` has no anchor before it");
        }
        if (anchored.node == null) {
            throw new Refusal(Problem.SYNTAX, at(alias), "the alias `*" + name + "` contains itself");
        }
        grow(anchored.size, alias);
        return anchored.node;
    }

    private void grow(int nodes, Event event) {
        if (nodes > limits.nodes() - size) {
            throw new Refusal(Problem.LIMIT, at(event),
                    "more than " + limits.nodes() + " nodes when its aliases are written out");
        }
        size += nodes;
    }

    private static Scalar.Style style(ScalarEvent event) {
        if (event.isPlain()) {
            return Scalar.Style.PLAIN;
        }
        if (event.isSQuoted()) {
            return Scalar.Style.SINGLE_QUOTED;
        }
        return event.isDQuoted() ? Scalar.Style.DOUBLE_QUOTED : Scalar.Style.BLOCK;
    }

    private Kind kind(ScalarEvent event, String value) {
        Optional<String> tag = event.getTag();
        if (tag.isEmpty()) {
            return event.isPlain() ? CoreSchema.kindOf(value) : Kind.STRING;
        }
        Kind kind = switch (tag.get()) {
            case "tag:yaml.org,2002:str", "!" -> Kind.STRING;
            case "tag:yaml.org,2002:int" -> Kind.INTEGER;
            case "tag:yaml.org,2002:float" -> Kind.DECIMAL;
            case "tag:yaml.org,2002:bool" -> Kind.BOOLEAN;
            case "tag:yaml.org,2002:null" -> Kind.NULL;
            default -> throw unknownTag(tag.get(), event);
        };
        Kind plain = CoreSchema.kindOf(value);
        if (kind != Kind.STRING && plain != kind && !(kind == Kind.DECIMAL && plain == Kind.INTEGER)) {
            throw new Refusal(Problem.SYNTAX, at(event), "`" + value + "` does not fit its tag");
        }
        return kind;
    }

    private void checkTag(CollectionStartEvent start, String expected) {
        Optional<String> tag = start.getTag();
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(expected)) {
            throw unknownTag(tag.get(), start);
        }
    }

    private static Refusal unknownTag(String tag, Event event) {
        return new Refusal(Problem.SYNTAX, at(event),
                "the tag `" + tag + "` is not one of YAML's core schema");
    }

    private static Position at(Event event) {
        return position(event.getStartMark().orElseThrow());
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Position syntaxPosition(MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark().isPresent() ? e.getProblemMark() : e.getContextMark();
        return mark.isPresent() ? position(mark.get()) : Position.START;
    }

    /// The position of a code point by its index in the text.
    private Position positionOf(int index) {
        int line = 1;
        int column = 1;
        for (int at = 0, seen = 0; at < text.length() && seen < index; seen++) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            line += codePoint == '\n' ? 1 : 0;
            column = codePoint == '\n' ? 1 : column + 1;
        }
        return new Position(line, column);
    }

    /// Ends the reading; carries a problem from the depth of the recursion to [#document()].
    private static final class Refusal extends RuntimeException {
        private final String code;
        private final Position position;
        private final String message;

        Refusal(String code, Position position, String message) {
            super(message, null, false, false);
            this.code = code;
            this.position = position;
            this.message = message;
        }
    }
}
