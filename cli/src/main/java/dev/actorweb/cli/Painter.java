package dev.actorweb.cli;

/// Turns styled text into characters, with or without colours.
interface Painter {
    /// Leaves the styles out.
    Painter PLAIN = Text::toString;

    String paint(Text text);

    /// Decides about colour: `--color` first, then `NO_COLOR` and `CLICOLOR_FORCE`, then what the
    /// stream is.
    static Painter choose(String color, Environment environment, boolean terminal) {
        return colored(color, environment, terminal) ? new AnsiPainter() : PLAIN;
    }

    private static boolean colored(String color, Environment environment, boolean terminal) {
        return switch (color) {
            case "always" -> true;
            case "never" -> false;
            default -> {
                if (!environment.variable("NO_COLOR").isEmpty()) {
                    yield false;
                }
                var force = environment.variable("CLICOLOR_FORCE");
                if (!force.isEmpty() && !force.equals("0")) {
                    yield true;
                }
                yield terminal && !environment.variable("TERM").equals("dumb")
                        && !environment.variable("CLICOLOR").equals("0");
            }
        };
    }
}
