package dev.actorweb.machine.expr;

import java.util.List;

/// A regular expression that never backtracks: the syntax is RE2's without Unicode classes and
/// flags, the search is a simulation of all threads at once (Thompson 1968, in Pike's form), so its
/// time is at most the product of the lengths of text and program. A program has at most 1,000
/// instructions. Immutable and thread-safe.
public final class Pattern {
    static final int LARGEST = 1_000;
    private final String source;
    private final int[] code;
    private final int[] left;
    private final int[] right;
    private final List<CharClass> classes;

    Pattern(String source, int[] code, int[] left, int[] right, List<CharClass> classes) {
        this.source = source;
        this.code = code;
        this.left = left;
        this.right = right;
        this.classes = List.copyOf(classes);
    }

    static final int CHAR = 0;
    static final int CLASS = 1;
    static final int SPLIT = 2;
    static final int JUMP = 3;
    static final int BEGIN = 4;
    static final int END = 5;
    static final int WORD_EDGE = 6;
    static final int NO_WORD_EDGE = 7;
    static final int MATCH = 8;

    /// The pattern is not one of this syntax, or too large.
    static final class Invalid extends Exception {
        Invalid(String message) {
            super(message, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    static Pattern compile(String pattern) throws Invalid {
        return new PatternParser(pattern).parse();
    }

    public String source() {
        return source;
    }

    /// Whether the pattern matches somewhere in the text.
    public boolean find(String text) {
        Threads now = new Threads(code.length);
        Threads next = new Threads(code.length);
        int at = 0;
        while (true) {
            int before = at == 0 ? -1 : text.codePointBefore(at);
            int c = at < text.length() ? text.codePointAt(at) : -1;
            if (follow(now, 0, before, c, at == 0)) {
                return true;
            }
            if (c < 0) {
                return false;
            }
            int after = at + Character.charCount(c);
            int following = after < text.length() ? text.codePointAt(after) : -1;
            next.size = 0;
            for (int i = 0; i < now.size; i++) {
                int pc = now.dense[i];
                if (consumes(pc, c) && follow(next, pc + 1, c, following, false)) {
                    return true;
                }
            }
            Threads free = now;
            now = next;
            next = free;
            at = after;
        }
    }

    private boolean consumes(int pc, int c) {
        return (code[pc] == CHAR && left[pc] == c)
                || (code[pc] == CLASS && classes.get(left[pc]).contains(c));
    }

    /// Adds the threads that `start` leads to without consuming; says whether one of them
    /// has matched.
    private boolean follow(Threads threads, int start, int before, int c, boolean first) {
        int[] stack = threads.stack;
        int depth = 0;
        stack[depth++] = start;
        while (depth > 0) {
            int pc = stack[--depth];
            if (!threads.add(pc)) {
                continue;
            }
            switch (code[pc]) {
                case MATCH -> {
                    return true;
                }
                case JUMP -> stack[depth++] = left[pc];
                case SPLIT -> {
                    stack[depth++] = right[pc];
                    stack[depth++] = left[pc];
                }
                case BEGIN, END, WORD_EDGE, NO_WORD_EDGE -> {
                    if (holds(code[pc], before, c, first)) {
                        stack[depth++] = pc + 1;
                    }
                }
                default -> {
                    // waits for a character
                }
            }
        }
        return false;
    }

    private static boolean holds(int assertion, int before, int c, boolean first) {
        return switch (assertion) {
            case BEGIN -> first || before < 0;
            case END -> c < 0;
            case WORD_EDGE -> CharClass.isWord(before) != CharClass.isWord(c);
            default -> CharClass.isWord(before) == CharClass.isWord(c);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pattern pattern && pattern.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    /// A set of program counters with constant-time insertion and clearing (Briggs and
    /// Torczon 1993).
    private static final class Threads {
        private final int[] dense;
        private final int[] sparse;
        private final int[] stack;
        private int size;

        Threads(int length) {
            dense = new int[length];
            sparse = new int[length];
            stack = new int[2 * length + 2];
        }

        boolean add(int pc) {
            int at = sparse[pc];
            if (at < size && dense[at] == pc) {
                return false;
            }
            sparse[pc] = size;
            dense[size++] = pc;
            return true;
        }
    }
}
