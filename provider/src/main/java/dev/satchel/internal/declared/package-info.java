/**
 * What annotations declare, for the modules beside this one too. Internal: it promises nothing to
 * code outside this project.
 */
@NullMarked
package dev.satchel.internal.declared;

import org.jspecify.annotations.NullMarked;
