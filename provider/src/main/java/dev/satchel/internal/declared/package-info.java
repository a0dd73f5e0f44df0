/**
 * Reads the annotations of resource methods, and hears how a method ended. The extensions use this
 * package too. The package is internal: it promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.declared;

import org.jspecify.annotations.NullMarked;
