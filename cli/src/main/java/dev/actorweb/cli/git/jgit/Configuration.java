package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.Config;

/// Copies JGit's view of the configuration into ours.
final class Configuration {
    private Configuration() {}

    static GitConfig read(Config config) {
        var entries = new ArrayList<GitConfig.Entry>();
        for (String section : config.getSections()) {
            String prefix = section.toLowerCase(Locale.ROOT) + ".";
            for (String name : config.getNames(section, true)) {
                add(entries, config, prefix, section, null, name);
            }
            for (String subsection : config.getSubsections(section)) {
                for (String name : config.getNames(section, subsection, true)) {
                    add(entries, config, prefix + subsection + ".", section, subsection, name);
                }
            }
        }
        return new GitConfig(entries);
    }

    @SuppressWarnings("NullAway") // JGit takes null for "no subsection".
    private static void add(List<GitConfig.Entry> entries, Config config, String prefix, String section,
            @org.jspecify.annotations.Nullable String subsection, String name) {
        String key = prefix + name.toLowerCase(Locale.ROOT);
        for (String value : config.getStringList(section, subsection, name)) {
            boolean alone = Config.isMissing(value);
            entries.add(new GitConfig.Entry(key, alone ? "true" : value == null ? "" : value));
        }
    }
}
