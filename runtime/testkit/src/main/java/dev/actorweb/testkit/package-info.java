/// Runs actors under test control: virtual time, seeded schedules, probes.
@NullMarked
package dev.actorweb.testkit;

import org.jspecify.annotations.NullMarked;
