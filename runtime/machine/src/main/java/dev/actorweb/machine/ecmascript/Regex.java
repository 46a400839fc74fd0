package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled regular expression. A search goes to no instruction twice at the same place of the
/// text, so that its time is at most their product (as RE2's search with a bit for each state); what
/// it finds is what ECMAScript finds, the first way by the order of the alternatives.
final class Regex {
    /// A program has at most as many instructions.
    private static final int LARGEST = 2_000;
    /// Instructions times characters.
    private static final int MOST = 1 << 24;

    /// What a pattern consists of.
    sealed interface Node {
        record One(CharSet set) implements Node {}

        record All(List<Node> nodes) implements Node {}

        record Either(Node first, Node second) implements Node {}

        /// Something several times, as often as it can be or, not greedy, as seldom.
        ///
        /// @param most
        ///            -1 for no bound
        record Repeat(Node of, int least, int most, boolean greedy) implements Node {}

        /// A part of the match that is kept.
        ///
        /// @param index
        ///            its place among the parts
        record Group(Node of, int index) implements Node {}

        record Border(Operation kind) implements Node {}
    }

    enum Operation {
        TAKE, SPLIT, JUMP, SAVE, BEGIN, END, WORD_EDGE, NO_WORD_EDGE, MATCH
    }

    private record Instruction(Operation operation, int first, int second, @Nullable CharSet set) {}

    /// What repeats nothing makes no instructions, but work.
    private static final int MOST_EMITTED = 20 * LARGEST;
    private final List<Instruction> code = new ArrayList<>();
    private final int groups;
    private final boolean multiline;
    private int emitted;

    /// @param groups
    ///            how many parts a match has, itself included
    Regex(Node node, int groups, boolean multiline) throws Invalid {
        this.groups = groups;
        this.multiline = multiline;
        emit(new Node.Group(node, 0));
        add(Operation.MATCH, 0, 0);
    }

    /// What a text is that is no pattern, or one beyond what is supported.
    static final class Invalid extends Exception {
        private final boolean beyond;

        Invalid(String message, boolean beyond) {
            super(message, null, false, false);
            this.beyond = beyond;
        }

        boolean isBeyond() {
            return beyond;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    // ---- compiling

    private void emit(Node node) throws Invalid {
        if (++emitted > MOST_EMITTED) {
            throw new Invalid("the regular expression is too large", true);
        }
        switch (node) {
            case Node.One(var set) -> append(new Instruction(Operation.TAKE, 0, 0, set));
            case Node.All(var nodes) -> {
                for (Node one : nodes) {
                    emit(one);
                }
            }
            case Node.Either(var first, var second) -> {
                int split = add(Operation.SPLIT, 0, 0);
                emit(first);
                int jump = add(Operation.JUMP, 0, 0);
                set(split, split + 1, code.size());
                emit(second);
                set(jump, code.size(), 0);
            }
            case Node.Repeat(var of, var least, var most, var greedy) -> repeat(of, least, most, greedy);
            case Node.Group(var of, var index) -> {
                add(Operation.SAVE, 2 * index, 0);
                emit(of);
                add(Operation.SAVE, 2 * index + 1, 0);
            }
            case Node.Border(var kind) -> add(kind, 0, 0);
        }
    }

    private void repeat(Node of, int least, int most, boolean greedy) throws Invalid {
        for (int i = 0; i < least; i++) {
            emit(of);
        }
        List<Integer> splits = new ArrayList<>();
        for (int i = least; i < most || most < 0; i++) {
            int split = add(Operation.SPLIT, 0, 0);
            splits.add(split);
            emit(of);
            if (most < 0) {
                add(Operation.JUMP, split, 0);
                break;
            }
        }
        for (int split : splits) {
            set(split, greedy ? split + 1 : code.size(), greedy ? code.size() : split + 1);
        }
    }

    private int add(Operation operation, int first, int second) throws Invalid {
        append(new Instruction(operation, first, second, null));
        return code.size() - 1;
    }

    private void append(Instruction instruction) throws Invalid {
        if (code.size() >= LARGEST) {
            throw new Invalid("the regular expression is too large", true);
        }
        code.add(instruction);
    }

    private void set(int at, int first, int second) {
        code.set(at, new Instruction(code.get(at).operation, first, second, null));
    }

    // ---- searching

    /// The first match at or after a place: where each part begins and ends, -1 for parts that are
    /// not in it; null where there is none.
    int @Nullable [] find(String text, int from, Position position) {
        if ((long) code.size() * (text.length() + 1) > MOST) {
            throw Thrown.limit("the text is too long for this regular expression", position);
        }
        BitSet visited = new BitSet();
        for (int start = from; start <= text.length(); start++) {
            int[] found = match(text, from, start, visited);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// How much work a search that looked at this many characters may have been.
    int cost(int length) {
        return 1 + (int) (((long) code.size() * length) >> 5);
    }

    private int @Nullable [] match(String text, int from, int start, BitSet visited) {
        List<int[]> open = new ArrayList<>();
        int[] parts = new int[2 * groups];
        Arrays.fill(parts, -1);
        open.add(way(0, start, parts));
        while (!open.isEmpty()) {
            int[] way = open.removeLast();
            int pc = way[0];
            int at = way[1];
            while (pc >= 0) {
                int state = (at - from) * code.size() + pc;
                if (visited.get(state)) {
                    break;
                }
                visited.set(state);
                Instruction now = code.get(pc);
                switch (now.operation) {
                    case TAKE -> {
                        boolean taken = at < text.length() && now.set != null
                                && now.set.takes(text.charAt(at));
                        at++;
                        pc = taken ? pc + 1 : -1;
                    }
                    case SPLIT -> {
                        open.add(way(now.second, at, Arrays.copyOfRange(way, 2, way.length)));
                        pc = now.first;
                    }
                    case JUMP -> pc = now.first;
                    case SAVE -> {
                        way[2 + now.first] = at;
                        pc++;
                    }
                    case BEGIN, END, WORD_EDGE, NO_WORD_EDGE ->
                        pc = holds(now.operation, text, at) ? pc + 1 : -1;
                    case MATCH -> {
                        return Arrays.copyOfRange(way, 2, way.length);
                    }
                }
            }
        }
        return null;
    }

    private static int[] way(int pc, int at, int[] parts) {
        int[] way = new int[parts.length + 2];
        way[0] = pc;
        way[1] = at;
        System.arraycopy(parts, 0, way, 2, parts.length);
        return way;
    }

    private boolean holds(Operation border, String text, int at) {
        boolean word = (at > 0 && CharSet.isWord(text.charAt(at - 1))) != (at < text.length()
                && CharSet.isWord(text.charAt(at)));
        return switch (border) {
            case BEGIN -> at == 0 || (multiline && CharSet.isLineEnd(text.charAt(at - 1)));
            case END -> at == text.length() || (multiline && CharSet.isLineEnd(text.charAt(at)));
            case WORD_EDGE -> word;
            default -> !word;
        };
    }
}
