/// Reads `aw.yaml`, the user's own configuration and the environment into typed values that know
/// their origin.
@NullMarked
package dev.actorweb.cli.config;

import org.jspecify.annotations.NullMarked;
