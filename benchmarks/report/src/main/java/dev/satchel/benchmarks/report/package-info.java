/** Runs the benchmarks, keeps the results, and makes a page of them. */
@NullMarked
package dev.satchel.benchmarks.report;

import org.jspecify.annotations.NullMarked;
