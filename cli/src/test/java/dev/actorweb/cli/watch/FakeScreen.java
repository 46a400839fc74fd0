package dev.actorweb.cli.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A terminal that understands just what [Paper] writes.
final class FakeScreen {
    private static final Pattern PART = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])|([^\u001b]+)");
    private final List<String> rows = new ArrayList<>();
    private int row;

    void take(String characters) {
        var parts = PART.matcher(characters);
        int at = 0;
        while (parts.find()) {
            if (parts.start() != at) {
                throw new IllegalArgumentException("not understood: " + characters.substring(at));
            }
            at = parts.end();
            if (parts.group(3) != null) {
                set(parts.group(3));
            } else {
                obey(parts.group(2), parts.group(1));
            }
        }
    }

    private void obey(String command, String parameters) {
        switch (command) {
            case "H" -> {
                row = Integer.parseInt(parameters.split(";", -1)[0]) - 1;
                if (parameters.endsWith(";1")) {
                    set("");
                }
            }
            case "J" -> rows.clear();
            case "K", "h", "l" -> {
            }
            default -> throw new IllegalArgumentException("not understood: " + command);
        }
    }

    private void set(String text) {
        while (rows.size() <= row) {
            rows.add("");
        }
        rows.set(row, text);
    }

    String row(int number) {
        return number < rows.size() ? rows.get(number).stripTrailing() : "";
    }
}
