/** Requests through Jersey. */
@NullMarked
package dev.satchel.benchmarks.jersey;

import org.jspecify.annotations.NullMarked;
