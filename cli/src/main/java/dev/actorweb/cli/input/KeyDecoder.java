package dev.actorweb.cli.input;

import static dev.actorweb.cli.input.Key.Stroke.*;

import dev.actorweb.cli.input.Key.Pasted;
import dev.actorweb.cli.input.Key.Redraw;
import dev.actorweb.cli.input.Key.Stroke;
import dev.actorweb.cli.input.Key.Turned;
import dev.actorweb.cli.input.Key.Typed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what a terminal sends into keys: control characters, the sequences of ECMA-48 as xterm and
/// its followers use them, and bracketed paste.
///
/// A lone escape is told from the beginning of a sequence by the time that passes after it. Unknown
/// sequences, and answers of the terminal that nobody asked for, are swallowed whole, so that no
/// part of them is taken for text. Not thread-safe.
public final class KeyDecoder {
    /// How long the rest of a sequence may take after its escape.
    private static final Duration SEQUENCE = Duration.ofMillis(50);
    /// How long a paste may pause before its end is given up.
    private static final Duration PASTE = Duration.ofSeconds(2);
    private static final int LONGEST_SEQUENCE = 4096;
    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_PASTE = 64 * 1024;
    private static final String PASTE_END = "\u001b[201~";
    private static final char ESC = 0x1b;

    private final KeySource source;
    private int pushedBack = KeySource.NOTHING;

    public KeyDecoder(KeySource source) {
        this.source = source;
    }

    /// The next key; empty when none came within `patience`, or only something without a meaning.
    public Optional<Key> next(Duration patience) throws IOException, InterruptedException {
        int c = read(patience);
        return Optional.ofNullable(c == KeySource.NOTHING ? null : key(c));
    }

    private @Nullable Key key(int c) throws IOException, InterruptedException {
        return switch (c) {
            case KeySource.END -> HANG_UP;
            case ESC -> escape();
            default -> c < ' ' || c == 0x7f ? control(c) : typed((char) c);
        };
    }

    /// Control characters, as readline reads them.
    private static @Nullable Key control(int c) {
        return switch (c) {
            case 'A' - '@' -> HOME;
            case 'B' - '@' -> ARROW_LEFT;
            case 'C' - '@' -> CTRL_C;
            case 'D' - '@' -> END_OF_INPUT;
            case 'E' - '@' -> END;
            case 'F' - '@' -> ARROW_RIGHT;
            case '\b', 0x7f -> BACKSPACE;
            case '\t' -> TAB_PRESSED;
            case '\n', '\r' -> ENTER_PRESSED;
            case 'K' - '@' -> REST_ERASED;
            case 'L' - '@' -> new Redraw();
            case 'N' - '@' -> ARROW_DOWN;
            case 'P' - '@' -> ARROW_UP;
            case 'U' - '@' -> LINE_ERASED;
            case 'W' - '@' -> WORD_ERASED;
            case 'Y' - '@' -> YANKED;
            case 'Z' - '@' -> new Key.Suspend();
            default -> null;
        };
    }

    /// Takes what has arrived together as one text, so that a character is not torn apart.
    private @Nullable Key typed(char first) throws IOException, InterruptedException {
        var text = new StringBuilder().append(first);
        while (text.length() < LONGEST_TEXT || Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            boolean torn = Character.isHighSurrogate(text.charAt(text.length() - 1));
            int c = read(torn ? SEQUENCE : Duration.ZERO);
            if (c < ' ' || c == 0x7f) {
                pushedBack = c;
                break;
            }
            text.append((char) c);
        }
        var clean = OneLine.of(text.toString());
        return clean.isEmpty() ? null : new Typed(clean);
    }

    private @Nullable Key escape() throws IOException, InterruptedException {
        int c = read(SEQUENCE);
        return switch (c) {
            case KeySource.NOTHING, KeySource.END, ESC -> {
                pushedBack = c;
                yield ESCAPE;
            }
            case '[' -> controlSequence();
            case 'O' -> keypad(read(SEQUENCE));
            case ']', 'P', 'X', '^', '_' -> string();
            case 'b', 'B' -> WORD_LEFT;
            case 'f', 'F' -> WORD_RIGHT;
            case '\b', 0x7f -> WORD_ERASED;
            default -> null;
        };
    }

    private @Nullable Key controlSequence() throws IOException, InterruptedException {
        var parameters = new StringBuilder();
        int c = read(SEQUENCE);
        while (c >= 0x20 && c <= 0x3f && parameters.length() < LONGEST_SEQUENCE) {
            parameters.append((char) c);
            c = read(SEQUENCE);
        }
        if (c < 0x40 || c > 0x7e) {
            pushedBack = c;
            return null;
        }
        var values = parameters.toString();
        return c == '~' ? numbered(values) : named(c, parameter(values, 1));
    }

    /// The key of `CSI number ~`.
    private @Nullable Key numbered(String values) throws IOException, InterruptedException {
        return switch (parameter(values, 0)) {
            case 1, 7 -> HOME;
            case 3 -> DELETE;
            case 4, 8 -> END;
            case 5 -> new Turned(true);
            case 6 -> new Turned(false);
            case 200 -> paste();
            default -> null;
        };
    }

    /// The key of `SS3 letter`.
    private static @Nullable Stroke keypad(int letter) {
        return letter == 'M' ? ENTER_PRESSED : named(letter, 1);
    }

    /// The key of `CSI 1 ; modifier letter` and `SS3 letter`; with Alt or Ctrl, arrows go by words.
    private static @Nullable Stroke named(int letter, int modifier) {
        boolean byWord = modifier >= 3;
        return switch (letter) {
            case 'A' -> ARROW_UP;
            case 'B' -> ARROW_DOWN;
            case 'C' -> byWord ? WORD_RIGHT : ARROW_RIGHT;
            case 'D' -> byWord ? WORD_LEFT : ARROW_LEFT;
            case 'F' -> END;
            case 'H' -> HOME;
            case 'Z' -> BACK_TAB_PRESSED;
            default -> null;
        };
    }

    /// The parameter at `index` of `a;b;c`; 1 where there is none, as ECMA-48 has it.
    private static int parameter(String values, int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            start = values.indexOf(';', start) + 1;
            if (start == 0) {
                return 1;
            }
        }
        int value = 0;
        int i = start;
        while (i < values.length() && Character.isDigit(values.charAt(i)) && value < 10_000) {
            value = value * 10 + Character.digit(values.charAt(i++), 10);
        }
        return i == start ? 1 : value;
    }

    /// Swallows OSC, DCS, SOS, PM and APC: an answer of the terminal, up to BEL or ST.
    private @Nullable Key string() throws IOException, InterruptedException {
        for (int i = 0; i < LONGEST_SEQUENCE; i++) {
            int c = read(SEQUENCE);
            if (c == ESC) {
                int end = read(SEQUENCE);
                if (end != '\\') {
                    pushedBack = end;
                }
                return null;
            }
            if (c < 0 || c == 0x07 || c == 0x9c) {
                return null;
            }
        }
        return null;
    }

    private @Nullable Key paste() throws IOException, InterruptedException {
        var text = new StringBuilder();
        int tail = 0;
        while (tail < PASTE_END.length()) {
            int c = read(PASTE);
            if (c < 0) {
                pushedBack = c;
                break;
            }
            tail = c == PASTE_END.charAt(tail) ? tail + 1 : c == ESC ? 1 : 0;
            if (text.length() < LONGEST_PASTE + PASTE_END.length()) {
                text.append((char) c);
            }
        }
        if (tail == PASTE_END.length() && text.indexOf(PASTE_END) >= 0) {
            text.setLength(text.indexOf(PASTE_END));
        }
        text.setLength(Math.min(text.length(), LONGEST_PASTE));
        var clean = OneLine.joining(text.toString());
        return clean.isEmpty() ? null : new Pasted(clean);
    }

    private int read(Duration patience) throws IOException, InterruptedException {
        if (pushedBack != KeySource.NOTHING) {
            int c = pushedBack;
            pushedBack = KeySource.NOTHING;
            return c;
        }
        return source.read(patience);
    }
}
