/// Projects from templates: `aw init --template`, `aw update`, `aw templates`.
@NullMarked
package dev.actorweb.cli.template;

import org.jspecify.annotations.NullMarked;
