package dev.actorweb.runtime.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The children of one actor by name: a table without chains, of some twelve bytes for each.
///
/// An entry is the place of a child in its [Brood], not the child: five bits of a tag, whose other
/// bits are from the name's hash. So a search looks at a child only if that is most likely the one,
/// a larger table is made without any look at the children or their names, and a child that ends,
/// which clears its place there, need not touch this table nor is kept by it. Entries of those who
/// have ended remain until a new table is made, which is when this one is full, or known to be of
/// little use. Guarded by the [Family].
final class NameTable {
    private static final int FEWEST = 8;
    private static final int MANY = 1 << 16;

    /// A table is too large for one in so many of its places.
    private static final int SPARSE = 32;

    /// Of a tag, for the place in a brood.
    private static final int PLACE_BITS = 5;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int HASH_BITS = Integer.SIZE - PLACE_BITS;

    /// The odd number closest to 2^32 divided by the golden ratio: it spreads what differs little.
    private static final int SPREAD = 0x9E3779B9;

    private int[] tags = new int[FEWEST];
    private @Nullable Brood[] broods = empty(FEWEST);

    /// How many entries there are; how many of their children are known to have ended.
    private int entered;
    private int former;

    @SuppressWarnings("NullAway") // nobody is entered at first
    private static @Nullable Brood[] empty(int length) {
        return new Brood[length];
    }

    /// Finds a living child.
    ///
    /// @param hash
    ///            of the name as a string
    @Nullable
    Cell<?> find(int hash, byte[] name) {
        int wanted = tag(hash, 0);
        for (int at = home(wanted);; at = after(at)) {
            var brood = broods[at];
            if (brood == null) {
                return null;
            }
            int tag = tags[at];
            if ((tag & ~PLACE_MASK) == wanted) {
                var child = brood.at(tag & PLACE_MASK);
                if (child != null && Arrays.equals(child.name, name)) {
                    return child;
                }
            }
        }
    }

    /// Enters a child under a name that no living one has.
    ///
    /// @param eldest
    ///            the first of the broods of all that live
    void add(int hash, Brood brood, int place, Brood eldest) {
        if (5 * (entered + 1L) > 4L * tags.length) {
            renew(eldest);
        }
        put(tag(hash, place), brood);
    }

    /// So many children with names in here have ended, all of one brood. Makes a smaller table once
    /// hardly any entry of this one is of use; before that, whoever fills it has to make a new
    /// one anyway.
    void forget(int number, @Nullable Brood eldest) {
        former += number;
        if (former >= FEWEST && SPARSE * (entered - (long) former) < tags.length) {
            renew(eldest);
        }
    }

    /// Makes the table of the living.
    private void renew(@Nullable Brood eldest) {
        var formerTags = tags;
        var formerBroods = broods;
        int living = 0;
        for (var brood = eldest; brood != null; brood = brood.younger) {
            living += brood.livingNamed();
        }
        int length = lengthFor(living);
        tags = new int[length];
        broods = empty(length);
        entered = 0;
        former = 0;
        for (int at = 0; at < formerTags.length; at++) {
            var brood = formerBroods[at];
            if (brood != null && !brood.hasLeft(formerTags[at] & PLACE_MASK)) {
                put(formerTags[at], brood);
            }
        }
    }

    /// Few are to take little time, and where they come and go, what it has taken to find the
    /// living among the entries is spread over many new ones; many are to take little room.
    private int lengthFor(int living) {
        return FEWEST + (living < MANY
                ? Math.max(2 * living, Math.min(tags.length, 4 * living))
                : living + living / 8 * 5);
    }

    private void put(int tag, Brood brood) {
        int at = home(tag);
        while (broods[at] != null) {
            at = after(at);
        }
        tags[at] = tag;
        broods[at] = brood;
        entered++;
    }

    private static int tag(int hash, int place) {
        return ((hash * SPREAD) & ~PLACE_MASK) | place;
    }

    /// Where the search for a tag begins: in the order of the hashes, so that what is put from one
    /// table into another goes from its front to its back.
    private int home(int tag) {
        return (int) (((tag >>> PLACE_BITS) * (long) tags.length) >>> HASH_BITS);
    }

    private int after(int at) {
        return at + 1 == tags.length ? 0 : at + 1;
    }

    /// How long it is, for tests.
    int length() {
        return tags.length;
    }
}
