/**
 * What belongs to a session but does not fit a cookie, kept under {@link dev.satchel.Session#id()}
 * in a cache of the standard API (JSR-107), and revocations in another.
 */
@NullMarked
package dev.satchel.cache;

import org.jspecify.annotations.NullMarked;
