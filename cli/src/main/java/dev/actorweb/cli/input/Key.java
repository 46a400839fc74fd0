package dev.actorweb.cli.input;

/// What was done at the keyboard: text, or a key with a meaning of its own.
public sealed interface Key {
    /// One or more characters that were typed; nothing a terminal obeys.
    record Typed(String text) implements Key {}

    /// Text that the terminal says was pasted, on one line; nothing a terminal obeys.
    record Pasted(String text) implements Key {}

    /// A key without text, or the end of the terminal itself (`HANG_UP`). The names are those of
    /// the events in `input-actor.yaml`.
    enum Stroke implements Key {
        BACKSPACE, DELETE, WORD_ERASED, LINE_ERASED, REST_ERASED, YANKED, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ARROW_DOWN, WORD_LEFT, WORD_RIGHT, HOME, END, TAB_PRESSED, BACK_TAB_PRESSED, ENTER_PRESSED, ESCAPE, CTRL_C, END_OF_INPUT, HANG_UP
    }

    /// Asks for more of what is shown, upwards or downwards; no event of the line.
    record Turned(boolean up) implements Key {}

    /// Asks for the screen to be drawn anew; no event of the line.
    record Redraw() implements Key {}

    /// Asks to be stopped until the shell's `fg`; no event of the line.
    record Suspend() implements Key {}
}
