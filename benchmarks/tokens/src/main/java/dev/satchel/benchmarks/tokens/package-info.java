/** Session to cookie value and back. */
@NullMarked
package dev.satchel.benchmarks.tokens;

import org.jspecify.annotations.NullMarked;
