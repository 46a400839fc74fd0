package dev.actorweb.cli.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// git's effective configuration, read once: every file and include that applies, in git's order.
public final class GitConfig {
    /// One setting; section and name of the key are in lower case, the subsection as written.
    public record Entry(String key, String value) {}

    private final List<Entry> entries;

    public GitConfig(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// The last value of `key`, as git takes it; section and name are case-insensitive.
    public Optional<String> get(String key) {
        String wanted = canonical(key);
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).key().equals(wanted)) {
                return Optional.of(entries.get(i).value());
            }
        }
        return Optional.empty();
    }

    /// All values of `key`, in git's order.
    public List<String> all(String key) {
        String wanted = canonical(key);
        var values = new ArrayList<String>();
        for (Entry entry : entries) {
            if (entry.key().equals(wanted)) {
                values.add(entry.value());
            }
        }
        return values;
    }

    /// A boolean as git reads it: `true`, `yes`, `on`, a number other than 0, or a key without
    /// a value.
    public boolean isTrue(String key) {
        return get(key).map(GitConfig::truth).orElse(false);
    }

    /// Every subsection of `section`, such as the names of all remotes, in order of appearance.
    public List<String> subsections(String section) {
        String prefix = section.toLowerCase(Locale.ROOT) + ".";
        var names = new ArrayList<String>();
        for (Entry entry : entries) {
            int last = entry.key().lastIndexOf('.');
            if (entry.key().startsWith(prefix) && last >= prefix.length()) {
                String name = entry.key().substring(prefix.length(), last);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /// The configured remotes that have an address; the address is raw, before
    /// `url.<base>.insteadOf`.
    public List<Remote> remotes() {
        var remotes = new ArrayList<Remote>();
        for (String name : subsections("remote")) {
            List<String> urls = all("remote." + name + ".url");
            if (!urls.isEmpty()) {
                String url = urls.getFirst();
                remotes.add(new Remote(name, url, get("remote." + name + ".pushurl").orElse(url)));
            }
        }
        return remotes;
    }

    /// An address as git reaches it: the longest prefix that a `url.<base>.insteadOf` names is
    /// replaced by its base.
    public String rewritten(String address) {
        String base = "";
        String prefix = "";
        for (String candidate : subsections("url")) {
            for (String instead : all("url." + candidate + ".insteadof")) {
                if (address.startsWith(instead) && instead.length() > prefix.length()) {
                    base = candidate;
                    prefix = instead;
                }
            }
        }
        return base + address.substring(prefix.length());
    }

    private static boolean truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "", "false", "no", "off" -> false;
            default -> isNonZeroNumber(value);
        };
    }

    private static boolean isNonZeroNumber(String value) {
        try {
            return Long.parseLong(value.strip()) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String canonical(String key) {
        int first = key.indexOf('.');
        int last = key.lastIndexOf('.');
        if (first < 0) {
            throw new IllegalArgumentException("a configuration key needs a section: " + key);
        }
        return key.substring(0, first).toLowerCase(Locale.ROOT) + key.substring(first, last)
                + key.substring(last).toLowerCase(Locale.ROOT);
    }
}
