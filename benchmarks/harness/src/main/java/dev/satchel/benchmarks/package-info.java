/** Measures what Satchel costs. */
@NullMarked
package dev.satchel.benchmarks;

import org.jspecify.annotations.NullMarked;
