package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.Packing;
import dev.actorweb.machine.step.Snapshot;

/// Where an exploration is: the machine, the services that run, and the timers. A service is its
/// cause's number, twice, plus one if it shows snapshots.
final class Place {
    static final int[] NONE = {};
    private final Snapshot snapshot;
    private final int[] services;
    private final Zone zone;
    private final boolean ended;

    Place(Snapshot snapshot, int[] services, Zone zone, boolean ended) {
        this.snapshot = snapshot;
        this.services = services;
        this.zone = zone;
        this.ended = ended;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /// Not to be changed.
    int[] services() {
        return services;
    }

    Zone zone() {
        return zone;
    }

    boolean ended() {
        return ended;
    }

    void pack(Packing packing) {
        packing.clear();
        packing.add(ended ? 1 : 0);
        packing.add(snapshot);
        if (ended) {
            return;
        }
        if (services.length == 0 && zone.isEmpty()) {
            return;
        }
        packing.add(services.length);
        for (int service : services) {
            packing.add(service);
        }
        packing.add(zone.timers.length);
        for (int timer : zone.timers) {
            packing.add(timer);
        }
        if (!zone.isEmpty()) {
            for (long bound : zone.bounds()) {
                packing.add(bound << 1 ^ bound >> 63);
            }
        }
    }

    static Place unpack(Packing packing) {
        boolean ended = packing.next() == 1;
        Snapshot snapshot = packing.nextSnapshot();
        if (!packing.hasNext()) {
            return new Place(snapshot, NONE, Zone.EMPTY, ended);
        }
        int[] services = array(packing, (int) packing.next());
        int[] timers = array(packing, (int) packing.next());
        if (timers.length == 0) {
            return new Place(snapshot, services, Zone.EMPTY, ended);
        }
        long[] bounds = new long[(timers.length + 1) * (timers.length + 1)];
        for (int i = 0; i < bounds.length; i++) {
            long code = packing.next();
            bounds[i] = code >>> 1 ^ -(code & 1);
        }
        return new Place(snapshot, services, Zone.of(timers, bounds), ended);
    }

    private static int[] array(Packing packing, int length) {
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (int) packing.next();
        }
        return numbers;
    }
}
