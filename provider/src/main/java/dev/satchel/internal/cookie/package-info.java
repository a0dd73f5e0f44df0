/**
 * The wire: a Cookie header to values, a value to a Set-Cookie line (RFC 6265). Knows the JDK only.
 * Internal: it promises nothing to code outside this library.
 */
@NullMarked
package dev.satchel.internal.cookie;

import org.jspecify.annotations.NullMarked;
