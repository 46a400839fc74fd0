/// Reads SCXML documents into machines that keep SCXML's own semantics.
@NullMarked
package dev.actorweb.machine.scxml;

import org.jspecify.annotations.NullMarked;
