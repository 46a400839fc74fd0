package dev.actorweb.cli;

import org.fusesource.jansi.Ansi;

/// Writes styles as ANSI sequences; loaded only where somebody sees them.
final class AnsiPainter implements Painter {
    @Override
    public String paint(Text text) {
        var painted = new Ansi();
        for (var piece : text.pieces()) {
            switch (piece.style()) {
                case PLAIN -> painted.a(piece.text());
                case STRONG -> painted.bold().a(piece.text()).reset();
                case FAINT -> painted.a(Ansi.Attribute.INTENSITY_FAINT).a(piece.text()).reset();
                case SUCCESS -> painted.fgGreen().a(piece.text()).reset();
                case WARNING -> painted.fgYellow().a(piece.text()).reset();
                case ERROR -> painted.bold().fgRed().a(piece.text()).reset();
                case SELECTED -> painted.a(Ansi.Attribute.NEGATIVE_ON).a(piece.text()).reset();
                case ACTIVE -> painted.bold().fgGreen().a(piece.text()).reset();
                case LIT -> painted.bold().fgYellow().a(piece.text()).reset();
                case NAME -> painted.fgCyan().a(piece.text()).reset();
            }
        }
        return painted.toString();
    }
}
