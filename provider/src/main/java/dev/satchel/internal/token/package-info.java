/**
 * Values to token and back: signing, keys, JSON. Knows the JDK only. Internal: it promises nothing
 * to code outside this library.
 */
@NullMarked
package dev.satchel.internal.token;

import org.jspecify.annotations.NullMarked;
