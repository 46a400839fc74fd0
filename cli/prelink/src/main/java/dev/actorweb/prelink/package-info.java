/// Links pattern switches and the methods of records when the jar is built, not when it starts.
@NullMarked
package dev.actorweb.prelink;

import org.jspecify.annotations.NullMarked;
