/**
 * Holds the one logger, and limits lines that any client can cause. The extensions use this package
 * too. The package is internal: it promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.log;

import org.jspecify.annotations.NullMarked;
