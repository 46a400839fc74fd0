/*
 * docs/samples/philosophers, once more for Spin: each with a fork to the left and one to the right, twice N processes.
 *
 * A step is what it is there: a philosopher's wish to eat or to think, or the receipt of a message with all that follows
 * from it. Each is a d_step, the cheapest thing Spin has. Nothing is kept that the sample does not keep, so that the
 * numbers of states and steps are the same. They starve when each has taken one fork: that is the error Spin finds.
 */
#ifndef N
#define N 6
#endif
#define LEFT(i) (i)
#define RIGHT(i) (((i) + 1) % N)
#define NOBODY N

mtype = { thinking, waitingForLeft, waitingForRight, eating, free, taken, TAKE, RELEASE }

chan toPhilosopher[N] = [1] of { bit };
chan toFork[N] = [4] of { mtype, byte };
hidden mtype kind;              /* used within a step only, no part of the state */
hidden byte by;

active [N] proctype Philosopher() {
    mtype at = thinking;
    do
    :: d_step {
            at == thinking ->
            at = waitingForLeft;
            toFork[LEFT(_pid)] ! TAKE(_pid)
        }
    :: d_step {
            at == waitingForLeft && nempty(toPhilosopher[_pid]) ->
            toPhilosopher[_pid] ? _;
            at = waitingForRight;
            toFork[RIGHT(_pid)] ! TAKE(_pid)
        }
    :: d_step {
            at == waitingForRight && nempty(toPhilosopher[_pid]) ->
            toPhilosopher[_pid] ? _;
            at = eating
        }
    :: d_step {
            at == eating ->
            at = thinking;
            toFork[LEFT(_pid)] ! RELEASE(_pid);
            toFork[RIGHT(_pid)] ! RELEASE(_pid)
        }
    od
}

active [N] proctype Fork() {
    mtype at = free;
    byte next = NOBODY;
    do
    :: d_step {
            nempty(toFork[_pid - N]) ->
            toFork[_pid - N] ? kind(by);
            if
            :: kind == TAKE && at == free ->
                at = taken;
                toPhilosopher[by] ! 1
            :: kind == TAKE && at == taken ->
                next = by
            :: kind == RELEASE && at == taken && next != NOBODY ->
                toPhilosopher[next] ! 1;
                next = NOBODY
            :: kind == RELEASE && at == taken && next == NOBODY ->
                at = free
            fi
        }
    od
}
