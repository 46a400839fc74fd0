package dev.actorweb.cli.live;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.analyze.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The actors of a system as a table.
final class ActorList {
    private static final List<String> HEADINGS = List.of("actor", "state", "processed", "queued", "restarts");

    private ActorList() {}

    static Exit print(Invocation invocation, Map<String, @Nullable Object> answer) {
        var actors = answer.get("actors") instanceof List<?> list ? list : List.of();
        if (invocation.json()) {
            var json = Json.document("aw/actors/1");
            JsonValues.member("actors", actors, json);
            invocation.terminal().json(json);
            return Exit.OK;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (var actor : actors) {
            if (actor instanceof Map<?, ?> map) {
                rows.add(row(map));
            }
        }
        print(invocation, rows);
        return Exit.OK;
    }

    private static List<String> row(Map<?, ?> actor) {
        return List.of(String.valueOf(actor.get("actor")), state(actor.get("state")),
                String.valueOf(actor.get("processed")), String.valueOf(actor.get("queued")),
                String.valueOf(actor.get("restarts")));
    }

    /// The active states in a word or two.
    static String state(@Nullable Object state) {
        if (state instanceof Map<?, ?> map && map.get("configuration") instanceof List<?> configuration) {
            List<String> names = new ArrayList<>();
            for (var name : configuration) {
                names.add(String.valueOf(name));
            }
            return String.join(", ", names);
        }
        return state == null ? "–" : state.toString();
    }

    private static void print(Invocation invocation, List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            var line = new Text();
            for (int column = 0; column < widths.length; column++) {
                boolean last = column == widths.length - 1;
                line.column(style(i, column), rows.get(i).get(column), last ? 0 : widths[column] + 2);
            }
            invocation.terminal().line(line);
        }
    }

    private static Style style(int row, int column) {
        if (row == 0) {
            return Style.FAINT;
        }
        return column == 0 ? Style.NAME : Style.PLAIN;
    }
}
