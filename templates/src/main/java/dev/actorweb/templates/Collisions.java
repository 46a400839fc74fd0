package dev.actorweb.templates;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Finds paths that can't stand beside each other on every file system: equal but for case or for
/// the composition of accents, or a file where another path needs a folder.
final class Collisions {
    private Collisions() {}

    static List<Refusal> among(Collection<String> paths) {
        var refusals = new ArrayList<Refusal>();
        var spelled = new HashMap<String, String>();
        var files = new HashMap<String, String>();
        for (var path : paths) {
            var other = files.put(fold(path), path);
            if (other != null) {
                refusals.add(new Refusal(path, "collides with `" + other + "`", ""));
            }
        }
        for (var path : paths) {
            for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                var folder = path.substring(0, slash);
                var spelling = spelled.putIfAbsent(fold(folder), folder);
                if (files.containsKey(fold(folder))) {
                    refusals.add(new Refusal(path, "needs a folder where `" + folder + "` is a file", ""));
                } else if (spelling != null && !spelling.equals(folder)) {
                    refusals.add(new Refusal(path, "collides with the folder `" + spelling + "`", ""));
                }
            }
        }
        return refusals;
    }

    /// `name` as a file system sees it that regards neither case nor composition.
    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
