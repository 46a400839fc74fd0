package dev.actorweb.machine.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value in a YAML text, immutable, with its place. Aliases are resolved: both places share
/// one node.
public sealed interface Node {
    Position position();

    /// The node as plain Java values (`Map`, `List`, `String`, `Long`, `Double`, `Boolean`, null);
    /// the first of equal keys wins. The collections are unmodifiable.
    @Nullable
    Object toJava();

    /// What a message calls this kind of node: "a mapping", "a list", "text", "a number" …
    String noun();

    /// A single value. `text` is what was written, without quotes and escapes.
    record Scalar(String text, Kind kind, Style style, Position position) implements Node {
        /// How the scalar is written; decides where in the file its characters are.
        public enum Style {
            PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, BLOCK
        }

        /// The kinds of YAML 1.2's core schema; whatever is quoted is a `STRING`.
        public enum Kind {
            STRING, INTEGER, DECIMAL, BOOLEAN, NULL
        }

        @Override
        public @Nullable Object toJava() {
            return value();
        }

        @Override
        public String noun() {
            return switch (kind) {
                case STRING -> "text";
                case INTEGER, DECIMAL -> "a number";
                case BOOLEAN -> "true or false";
                case NULL -> "nothing";
            };
        }

        public boolean isNull() {
            return kind == Kind.NULL;
        }

        /// Where the character of `text` at this index is in the file: exact for text on one line
        /// without escapes other than quotes and backslashes; near it otherwise.
        public Position positionOf(int index) {
            int end = Math.min(index, text.length());
            if (style == Style.BLOCK) {
                return inBlock(end);
            }
            int column = position.column() + text.codePointCount(0, end) + (style == Style.PLAIN ? 0 : 1);
            for (int at = 0; at < end; at++) {
                char c = text.charAt(at);
                boolean doubled = style == Style.SINGLE_QUOTED
                        ? c == '\''
                        : style == Style.DOUBLE_QUOTED && (c == '"' || c == '\\');
                column += doubled ? 1 : 0;
            }
            return new Position(position.line(), column);
        }

        private Position inBlock(int end) {
            int line = 0;
            int start = 0;
            for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
                line++;
                start = at + 1;
            }
            return new Position(position.line() + 1 + line, 1 + end - start);
        }

        /// The Java value: `String`, `Long` (a `Double` when it does not fit), `Double`, `Boolean`
        /// or null.
        public @Nullable Object value() {
            return switch (kind) {
                case STRING -> text;
                case INTEGER -> CoreSchema.integer(text);
                case DECIMAL -> CoreSchema.decimal(text);
                case BOOLEAN -> CoreSchema.isTrue(text);
                case NULL -> null;
            };
        }
    }

    /// A list of values.
    record Sequence(List<Node> items, Position position) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public @Nullable Object toJava() {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Node item : items) {
                list.add(item.toJava());
            }
            return Collections.unmodifiableList(list);
        }

        @Override
        public String noun() {
            return "a list";
        }
    }

    /// Keys with their values, in the order of the text; a key that is there twice is there twice.
    record Mapping(List<Entry> entries, Position position) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public @Nullable Object toJava() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Entry entry : entries) {
                if (!map.containsKey(entry.key)) {
                    map.put(entry.key, entry.value.toJava());
                }
            }
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String noun() {
            return "a mapping";
        }

        /// The value of the first entry with this key.
        public Optional<Node> get(String key) {
            for (Entry entry : entries) {
                if (entry.key.equals(key)) {
                    return Optional.of(entry.value);
                }
            }
            return Optional.empty();
        }
    }

    /// A key and its value; the key is the text as written, whatever its kind would be as a value.
    record Entry(String key, Position keyPosition, Node value) {}
}
