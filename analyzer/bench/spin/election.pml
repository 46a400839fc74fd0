/*
 * docs/samples/leader-election, once more for Spin: nodes in a ring elect the one with the greatest number.
 *
 * A step is what it is there: a node's start, or the receipt of a message with all that follows from it. Each is a
 * d_step, the cheapest thing Spin has. Nothing is kept that the sample does not keep, so that the numbers of states
 * and steps are the same.
 */
#ifndef N
#define N 10
#endif
#define UID(i) (N - (i))
#define NEXT(i) (((i) + 1) % N)

mtype = { asleep, candidate, relay, leader }

mtype node[N] = asleep;
chan box[N] = [N] of { byte };
byte leaders;
hidden byte uid;                /* used within a step only, no part of the state */

active [N] proctype Node() {
end:
    do
    :: d_step {
            node[_pid] == asleep ->
            node[_pid] = candidate;
            box[NEXT(_pid)] ! UID(_pid)
        }
    :: d_step {
            node[_pid] != leader && nempty(box[_pid]) ->
            box[_pid] ? uid;
            if
            :: uid > UID(_pid) ->
                node[_pid] = relay;
                box[NEXT(_pid)] ! uid
            :: uid == UID(_pid) && node[_pid] == candidate ->
                node[_pid] = leader;
                leaders++;
                assert(leaders <= 1)
            :: else
            fi
        }
    od
}
