package dev.actorweb.analyzer.system;

import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives a small number to everything that an actor of one role can be: its local state, the
/// messages that wait for it, and the actors whose room it waits for. What a further message makes
/// of a situation is looked up after the first time.
final class Situations {
    /// The message is lost: there was no room, or the actor has ended.
    static final int LOST = 1 << 29;
    /// There was no room, but the message was let in: its sender has to wait.
    static final int PRESSED = 1 << 30;
    static final int ID = LOST - 1;
    private static final int[] NOBODY = {};
    private final Role role;
    private final Interned<Situation> known = new Interned<>();
    private final LongIntMap appended = new LongIntMap();
    private final int capacity;
    private final Overflow overflow;
    private int longest;

    /// An actor at a moment.
    static final class Situation {
        private final int local;
        private final int[] mailbox;
        /// The actors, in order, whose full mailboxes it met.
        private final int[] waitsFor;

        private Situation(int local, int[] mailbox, int[] waitsFor) {
            this.local = local;
            this.mailbox = mailbox;
            this.waitsFor = waitsFor;
        }

        int local() {
            return local;
        }

        /// The numbers of the messages that wait; not to be changed.
        int[] mailbox() {
            return mailbox;
        }

        /// Whether it is the earlier one with more messages behind those that waited already.
        boolean continues(Situation earlier) {
            int waited = earlier.mailbox.length;
            return local == earlier.local && mailbox.length > waited
                    && Arrays.equals(mailbox, 0, waited, earlier.mailbox, 0, waited)
                    && Arrays.equals(waitsFor, earlier.waitsFor);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Situation that && local == that.local
                    && Arrays.equals(mailbox, that.mailbox) && Arrays.equals(waitsFor, that.waitsFor);
        }

        @Override
        public int hashCode() {
            return (local * 31 + Arrays.hashCode(mailbox)) * 31 + Arrays.hashCode(waitsFor);
        }
    }

    Situations(Role role, Mailbox mailbox) {
        this.role = role;
        this.capacity = mailbox instanceof Mailbox.Bounded bounded ? bounded.capacity() : Integer.MAX_VALUE;
        this.overflow = mailbox instanceof Mailbox.Bounded bounded ? bounded.overflow() : Overflow.BLOCK;
    }

    int size() {
        return known.size();
    }

    Situation get(int id) {
        return known.get(id);
    }

    /// The number of messages in the longest mailbox seen.
    int longest() {
        return longest;
    }

    int capacity() {
        return capacity;
    }

    boolean blocks() {
        return capacity != Integer.MAX_VALUE && overflow == Overflow.BLOCK;
    }

    boolean hasRoom(int id) {
        return known.get(id).mailbox.length < capacity;
    }

    int id(int local, int[] mailbox, int[] waitsFor) {
        longest = Math.max(longest, mailbox.length);
        int id = known.id(new Situation(local, mailbox, waitsFor));
        if (id >= ID) {
            throw new IllegalStateException("too many situations of one actor");
        }
        return id;
    }

    int id(int local, int[] mailbox) {
        return id(local, mailbox, NOBODY);
    }

    /// The situation with one more message, and what became of the message.
    int append(int id, int message) {
        long key = (long) id << 32 | message;
        int found = appended.get(key);
        if (found == LongIntMap.NONE) {
            found = computed(known.get(id), id, message);
            appended.put(key, found);
        }
        return found;
    }

    private int computed(Situation before, int id, int message) {
        if (role.local(before.local).hasEnded()) {
            return id | LOST;
        }
        int[] mailbox = before.mailbox;
        boolean full = mailbox.length >= capacity;
        if (full && (overflow == Overflow.REJECT || overflow == Overflow.DROP_NEWEST)) {
            return id | LOST;
        }
        int[] longer;
        if (full && overflow == Overflow.DROP_OLDEST) {
            longer = Arrays.copyOfRange(mailbox, 1, mailbox.length + 1);
            longer[mailbox.length - 1] = message;
        } else {
            longer = Arrays.copyOf(mailbox, mailbox.length + 1);
            longer[mailbox.length] = message;
        }
        int next = id(before.local, longer, before.waitsFor);
        return !full ? next : overflow == Overflow.DROP_OLDEST ? next | LOST : next | PRESSED;
    }

    /// The situation with one more message before all that wait.
    int prepend(int id, int message) {
        Situation before = known.get(id);
        if (role.local(before.local).hasEnded()) {
            return id;
        }
        int[] longer = new int[before.mailbox.length + 1];
        longer[0] = message;
        System.arraycopy(before.mailbox, 0, longer, 1, before.mailbox.length);
        return id(before.local, longer, before.waitsFor);
    }

    /// The same, but waiting for room in one more mailbox.
    int waiting(int id, int target) {
        Situation before = known.get(id);
        int at = Arrays.binarySearch(before.waitsFor, target);
        if (at >= 0) {
            return id;
        }
        int[] more = Arrays.copyOf(before.waitsFor, before.waitsFor.length + 1);
        more[before.waitsFor.length] = target;
        Arrays.sort(more);
        return id(before.local, before.mailbox, more);
    }

    boolean waits(int id) {
        return known.get(id).waitsFor.length > 0;
    }

    boolean waitsFor(int id, int target) {
        return Arrays.binarySearch(known.get(id).waitsFor, target) >= 0;
    }

    /// The same, but no longer waiting for room in that mailbox.
    int released(int id, int target) {
        Situation before = known.get(id);
        int[] fewer = Arrays.stream(before.waitsFor).filter(other -> other != target).toArray();
        return fewer.length == before.waitsFor.length ? id : id(before.local, before.mailbox, fewer);
    }
}
