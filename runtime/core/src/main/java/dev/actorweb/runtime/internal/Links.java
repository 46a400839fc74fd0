package dev.actorweb.runtime.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who watches an actor. Safe to use from any thread.
final class Links {
    private final Set<Watcher> watchers = new LinkedHashSet<>();

    synchronized void add(Watcher watcher) {
        watchers.add(watcher);
    }

    synchronized boolean remove(Watcher watcher) {
        return watchers.remove(watcher);
    }

    /// Takes all watchers, in the order they came.
    synchronized List<Watcher> takeAll() {
        var all = new ArrayList<>(watchers);
        watchers.clear();
        return all;
    }
}
